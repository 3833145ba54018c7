package shingle_test

import (
	"fmt"

	"reprint/shingle"
)

// A text becomes words, sentences and quotations, all with their place in it.
func Example() {
	z := shingle.NewAnalyzer()
	t := z.Analyze("The bridge is closed. “It was not safe for the ferries,” said Ida Lund.", "")
	fmt.Println(t.Lang, len(t.Tokens), "words,", len(t.Sentences), "sentences,", t.Own(), "own words")
	for _, q := range t.Quotations {
		fmt.Printf("%s: %s\n", q.Speaker, t.Source[q.Start:q.End])
	}
	// Output:
	// en 14 words, 2 sentences, 7 own words
	// Ida Lund: “It was not safe for the ferries,”
}

// Two texts are compared by their shingles: here by all runs of three words.
func ExampleGrams() {
	z := shingle.NewAnalyzer()
	a := shingle.Grams(nil, z.Analyze("Ice closed the harbour on Monday.", ""), 3, false)
	b := shingle.Grams(nil, z.Analyze("Ice closed the harbour on Tuesday.", ""), 3, false)
	fmt.Printf("%.2f\n", shingle.Jaccard(shingle.Distinct(a), shingle.Distinct(b)))
	// Output: 0.60
}
