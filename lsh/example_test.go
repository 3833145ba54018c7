package lsh_test

import (
	"context"
	"fmt"
	"hash/fnv"
	"strings"

	"reprint/lsh"
)

// shingles are the hashes of all runs of n words. Any hashes will do.
func shingles(text string, n int) []uint64 {
	words := strings.Fields(strings.ToLower(text))
	var hashes []uint64
	for i := range len(words) - n + 1 {
		h := fnv.New64a()
		h.Write([]byte(strings.Join(words[i:i+n], " ")))
		hashes = append(hashes, h.Sum64())
	}
	return hashes
}

// Two of the four texts are near-duplicates, which the near view finds; the third
// shares a few words with the first, which only the rare view does.
func Example() {
	texts := []string{
		"The harbour board voted on Monday to close the old ferry terminal at the end of the summer season",
		"The harbour board voted on Monday to close the old ferry terminal at the end of the winter season",
		"Commuters will miss the old ferry terminal, said a baker who has sold rolls on the quay for thirty years",
		"A storm uprooted eleven lime trees along the avenue, and nobody was hurt",
	}
	sketcher := lsh.NewSketcher(lsh.DefaultSize)
	var signatures []lsh.Signature
	var features lsh.Features
	for _, text := range texts {
		signatures = append(signatures, sketcher.Sketch(nil, shingles(text, 3)))
		features.Add(shingles(text, 2))
	}

	ctx := context.Background()
	near, _, err := lsh.NearJoin(ctx, signatures, lsh.NearOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	rare, _, err := lsh.RareJoin(ctx, &features, lsh.RareOptions{MinShared: 2})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range lsh.Merge(near, rare) {
		fmt.Printf("%d-%d near %v rare %v\n", c.A, c.B, c.Views&lsh.Near != 0, c.Views&lsh.Rare != 0)
	}
	fmt.Printf("resemblance of 0 and 1: about %.1f\n", lsh.Similarity(signatures[0], signatures[1]))
	// Output:
	// 0-1 near true rare true
	// 0-2 near false rare true
	// 1-2 near false rare true
	// resemblance of 0 and 1: about 0.8
}

// An archive is filed once; what comes later is looked up in it, and filed too.
func ExampleIndex() {
	sketcher := lsh.NewSketcher(lsh.DefaultSize)
	archive := lsh.NewIndex(lsh.NearOptions{})
	for _, text := range []string{
		"snow closed the pass for a week",
		"the mayor opened a library in the old mill",
	} {
		archive.Add(sketcher.Sketch(nil, shingles(text, 2)))
	}
	for _, text := range []string{
		"snow closed the pass for a week again",
		"a heron nests on the roof of the bank",
		"snow closed the pass for a second week",
	} {
		signature := sketcher.Sketch(nil, shingles(text, 2))
		found := archive.Query(signature)
		fmt.Println(archive.Add(signature), "resembles", found)
	}
	// Output:
	// 2 resembles [0]
	// 3 resembles []
	// 4 resembles [0 2]
}

// Two sets are joined by giving every document its side.
func ExampleNearJoin() {
	texts := []string{
		"the bakery on the square bakes a black loaf on Fridays",
		"the bakery on the square bakes a black loaf on Fridays",
		"the bakery on the square bakes a black loaf on Mondays",
		"a choir of forty sang below the dam",
	}
	sketcher := lsh.NewSketcher(lsh.DefaultSize)
	var signatures []lsh.Signature
	for _, text := range texts {
		signatures = append(signatures, sketcher.Sketch(nil, shingles(text, 2)))
	}
	sides := []bool{false, false, true, true}
	pairs, _, err := lsh.NearJoin(context.Background(), signatures, lsh.NearOptions{Sides: sides})
	for _, c := range pairs {
		fmt.Println(c.A, c.B)
	}
	fmt.Println(err)
	// Output:
	// 0 2
	// 1 2
	// <nil>
}

// A paragraph of one text stands in a much longer one: no whole resembles the
// other, but they share what few documents have.
func ExampleRareJoin() {
	var features lsh.Features
	features.Add([]uint64{1, 2, 3, 11, 12, 13})
	features.Add([]uint64{1, 2, 3, 21, 22, 23, 24, 25, 26, 27, 28, 29, 12, 13})
	features.Add([]uint64{1, 2, 3, 31, 32})
	pairs, counts, err := lsh.RareJoin(context.Background(), &features, lsh.RareOptions{MaxDF: 2})
	for _, c := range pairs {
		fmt.Println(c.A, c.B)
	}
	fmt.Println(counts.FeaturesCut, "features are too frequent,", err)
	// Output:
	// 0 1
	// 3 features are too frequent, <nil>
}

func ExampleIdentical() {
	fmt.Println(lsh.Identical([]string{"a", "b", "", "a", ""}))
	// Output: [[0 3]]
}
