package markdown_test

import (
	"fmt"

	"reprint/corpus/markdown"
)

func Example() {
	a := markdown.Read("---\nauthors: [Ida Lund, Per Holm]\ndate: 2021-03-04\n---\n# Ice closes the *harbour*\n\nThe [ferry](/f) stayed\nat its berth.\n\n> We wait.\n")
	fmt.Printf("%q\n", a.Text)
	fmt.Println(a.Meta.Title, "by", a.Meta.Author, a.Meta.DateSource)
	for _, q := range a.Quoted {
		fmt.Println("quoted:", a.Text[q.Start:q.End])
	}
	// Output:
	// "Ice closes the harbour\n\nThe ferry stayed at its berth.\n\nWe wait."
	// Ice closes the harbour by Ida Lund, Per Holm front matter
	// quoted: We wait.
}
