package judge_test

import (
	"fmt"

	"reprint/detect/boilerplate"
	"reprint/detect/judge"
	"reprint/shingle"
)

// Rules that were learnt once serve to judge any number of texts. Each text is
// prepared once.
func ExampleJudge() {
	const bridge = `The toll bridge at Ferrow closes for repairs on Monday, the county said.
Two of its arches have lost stones since the flood of last spring,
and a third leans against a willow that nobody dares to cut.`
	rules := &boilerplate.Rules{} // knows the phrases; learnt ones come from boilerplate.Learn
	texts := []string{
		bridge + ` Sign up for our newsletter`,
		bridge + ` Lorries have to use the ford.`,
		`Ferrow's swimming bath opens on Monday with free entry for everybody under twelve, the county said.`,
	}
	z := shingle.NewAnalyzer()
	prepared := make([]judge.Prepared, len(texts))
	for i, text := range texts {
		prepared[i].Prepare(z, judge.Source{Text: text, Lang: "en"}, rules.For("The Ferrow Mail"))
	}
	for _, other := range []int{1, 2} {
		p := judge.Judge(&prepared[0], &prepared[other], nil)
		fmt.Printf("%s, longest run of equal words: %d\n", p.Verdict, p.Longest)
	}
	for _, m := range prepared[0].Marks() {
		fmt.Printf("%s: %s\n", m.Kind, texts[0][m.Start:m.End])
	}
	// Output:
	// syndicated, longest run of equal words: 38
	// event, longest run of equal words: 0
	// boilerplate: Sign up for our newsletter
}
