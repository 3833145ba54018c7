package wording_test

import (
	"fmt"

	"reprint/align"
	"reprint/detect/finding"
	"reprint/report/wording"
)

// A pair is said in a headline, its figures and its order.
func Example() {
	p := &finding.Pair{
		Verdict: finding.Rewrite, AB: .9, BA: .71, Passages: make([]align.Passage, 3),
		ClassWords: [align.NumClasses]int{12, 0, 1300},
		Order:      finding.AFirst, OrderBasis: finding.Basis{Kind: finding.Credited, Name: "as the Gazette reported"},
	}
	a, b := wording.SideNames("Gazette", "Post")
	fmt.Println(wording.Headline(p, a, b))
	fmt.Println(wording.Figures(p))
	fmt.Println(wording.Order(p))
	// Output:
	// Post (B) rewrites Gazette (A)
	// 71% of B’s own words stand in A and 90% of A’s in B, in 3 passages: 12 words word for word, 1,300 words in other words.
	// A was first: credit: as the Gazette reported.
}
