package words_test

import (
	"fmt"

	"reprint/align/words"
	"reprint/internal/span"
	"reprint/shingle"
)

func ExampleDiff() {
	z := shingle.NewAnalyzer()
	a := z.Analyze("On Friday the council bought the old mill for 2,500 crowns.", "en")
	b := z.Analyze("The council purchased the mill on Friday for 2500 crowns.", "en")
	wholeA, wholeB := span.Span{End: len(a.Source)}, span.Span{End: len(b.Source)}
	for _, e := range words.Diff(a, b, wholeA, wholeB, nil) {
		fmt.Printf("%s: %q %q\n", e.Op, a.Source[e.A.Start:e.A.End], b.Source[e.B.Start:e.B.End])
	}
	// Output:
	// moved: "On Friday" "on Friday"
	// kept: "the council" "The council"
	// synonym: "bought" "purchased"
	// kept: "the" "the"
	// deleted: "old" ""
	// kept: "mill" "mill"
	// kept: "for" "for"
	// inflected: "2,500" "2500"
	// kept: "crowns" "crowns"
}
