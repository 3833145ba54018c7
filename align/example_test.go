package align_test

import (
	"fmt"

	"reprint/align"
	"reprint/shingle"
)

const (
	original = `The harbour board of Linsmouth will replace the wooden pier next spring after divers found rot in a third of its piles. ` +
		`The new pier will stand on steel and carry trucks of up to twenty tonnes, board chair Ines Halloran said. ` +
		`Fishermen must land their catch at the ferry quay until the work is finished in October.`
	reprinted = `Readers along the coast wrote to us about the weather. ` +
		`The harbour board of Linsmouth will replace the wooden pier next spring after divers found rot in a third of its piles. ` +
		`The new pier will stand on steel and carry trucks of up to twenty tonnes, the chair said. ` +
		`Nobody could tell what it will cost.`
)

func ExampleAlign() {
	z := shingle.NewAnalyzer()
	a, b := align.Prepare(z.Analyze(original, "en")), align.Prepare(z.Analyze(reprinted, "en"))
	found := align.Align(a, b)
	defer found.Release()
	for _, p := range found.Passages() {
		fmt.Printf("%s, %d words: %.30q... is %.30q...\n", p.Class, p.Words, original[p.A.Start:p.A.End], reprinted[p.B.Start:p.B.End])
	}
	// Output:
	// edited, 40 words: "The harbour board of Linsmouth"... is "The harbour board of Linsmouth"...
}

func ExampleAlignment_Linked() {
	const reworded = `Linsmouth is to get a new pier. ` +
		`Timber has had its day: after what divers saw of the piles, the board chose steel. ` +
		`It asks for patience. ` +
		`The catch comes ashore at the ferry quay until October.`
	z := shingle.NewAnalyzer()
	a, b := align.Prepare(z.Analyze(original, "en")), align.Prepare(z.Analyze(reworded, "en"))
	found := align.Align(a, b)
	defer found.Release()
	fmt.Printf("%.0f%% of the sentences are each other's best match\n", 100*found.Correspondence()[align.CorrespondMutual])
	linked := found.Linked(true) // since we know that it is a rewrite
	for _, p := range linked.Passages {
		for _, k := range p.Links {
			fmt.Printf("%.24q... is %.24q...\n", original[k.A.Start:k.A.End], reworded[k.B.Start:k.B.End])
		}
	}
	fmt.Printf("%d of %d words of a are covered\n", linked.A.Covered, linked.A.Own)
	// Output:
	// 100% of the sentences are each other's best match
	// "The harbour board of Lin"... is "divers saw of the piles,"...
	// "Fishermen must land thei"... is "The catch comes ashore a"...
	// 38 of 58 words of a are covered
}
