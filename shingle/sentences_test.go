package shingle

import (
	"fmt"
	"strings"
	"testing"
)

func TestSentences(t *testing.T) {
	z := NewAnalyzer()
	for _, c := range readMarkedTexts(t, "sentences.txt") {
		t.Run(c.name, func(t *testing.T) {
			parts := strings.Split(c.marked, "‖")
			d := z.Analyze(strings.Join(parts, ""), c.lang)
			var want []string
			for _, part := range parts {
				words := z.Analyze(part, c.lang)
				want = append(want, describeSentence(words, 0, int32(len(words.Tokens))))
			}
			var got []string
			for _, s := range d.Sentences {
				got = append(got, describeSentence(d, s.First, s.Last))
			}
			if got, want := strings.Join(got, ""), strings.Join(want, ""); got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
			checkText(t, d)
		})
	}
}

func describeSentence(t *Text, first, last int32) string {
	return fmt.Sprintf("  %q\n", t.Source[t.Tokens[first].Start:t.Tokens[last-1].End])
}
