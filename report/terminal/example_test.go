package terminal_test

import (
	"fmt"
	"os"

	"reprint/detect/finding"
	"reprint/report/internal/sample"
	"reprint/report/terminal"
)

// Diff shows one pair word by word.
func ExampleDiff() {
	r := sample.Result()
	for _, p := range r.Pairs {
		if p.Verdict == finding.Quotes {
			r.Pairs = []finding.Pair{p}
			break
		}
	}
	if err := terminal.Diff(os.Stdout, r, terminal.Options{Width: 70}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// quotes · score 0.12
	// A and B share only quoted words.
	// 35 quoted words stand in both. Quotations never count as reuse. Which
	// was first is not known.
	//
	// A  Last boat home: harbour board scraps the overnight crossing
	//    brackwater-echo/last-boat.txt · 197 words · Brackwater Echo ·
	//    2025-09-02 09:45 UTC · credits Coastal Wire
	// B  An open letter about two men and a bus
	//    harbour-blog/open-letter.txt · 101 words
	//
	// -  all 35 shared words are quoted speech
	// -  5-gram Jaccard: 0.0400
	//
	// [-only in A-] {+only in B+} {~moved~}
	//
	// … 5 sentences only in A …
	//
	// ── 1 · quotation · 16 words · similarity 1.00 ────────────────────────
	// “We kept this boat alive with paint and prayers,” said Ilse Varden,
	// its master since 1998.
	//
	// … 2 sentences only in A …
	// … 2 sentences only in B …
	//
	// ── 2 · quotation · 19 words · similarity 1.00 · moved ────────────────
	// “Nobody on that board has ever waited for a bus at three in the
	// morning,” said councillor Tomas Reyl.
	//
	// … 2 sentences only in A …
	// … 2 sentences only in B …
}
