package layout_test

import (
	"fmt"

	"reprint/align"
	"reprint/align/words"
	"reprint/detect/finding"
	"reprint/internal/span"
	"reprint/report/internal/sample"
	"reprint/report/layout"
	"reprint/shingle"
)

// Articles that share text stand side by side in a matrix.
func ExampleOrder() {
	r := sample.Result()
	for _, i := range layout.Order(r)[:4] {
		fmt.Println(r.Documents[i].ID)
	}
	// Output:
	// coastal-wire/ferry.txt
	// oster-post/school-ship.txt
	// brackwater-echo/last-boat.txt
	// marl-gazette/bridge-bus.txt
}

// Sentences that correspond stand beside each other, and what lies between.
func ExampleRows() {
	analyzer := shingle.NewAnalyzer()
	a := layout.Analyze(analyzer, &finding.Text{Text: "The ferry is gone. Nobody cheered."}, "en")
	b := layout.Analyze(analyzer, &finding.Text{Text: "It rained. The ferry is gone."}, "en")
	shared := align.Passage{A: span.Span{End: 18}, B: span.Span{Start: 11, End: 29}, Class: align.Verbatim, Words: 4}
	for _, row := range layout.Rows([]align.Passage{shared}, [][]words.Edit{nil}, a, b) {
		fmt.Printf("%q | %q\n", a.Text.Text[row.A.Start:row.A.End], b.Text.Text[row.B.Start:row.B.End])
	}
	// Output:
	// "" | "It rained. "
	// "The ferry is gone. " | "The ferry is gone."
	// "Nobody cheered." | ""
}
