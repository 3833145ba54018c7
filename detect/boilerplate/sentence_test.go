package boilerplate

import (
	"testing"

	"reprint/shingle"
)

// Five words that are no facts are a frame, beside a fact.
func TestFrameWords(t *testing.T) {
	for line, want := range map[string]bool{
		"12 boats left the old port": true,
		"12 boats left the port":     false,
		"Boats left the old port":    false,
	} {
		if s := SentencesOf(shingle.NewAnalyzer().Analyze(line, "")); (s[0].Frame != 0) != want {
			t.Errorf("%q has a frame: %v", line, !want)
		}
	}
}
