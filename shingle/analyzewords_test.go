package shingle

import (
	"slices"
	"testing"
)

// TestAnalyzeWords checks that words, language, blocks, quotations and grams are those of
// the whole analysis, in memory that is used again.
func TestAnalyzeWords(t *testing.T) {
	z := NewAnalyzer()
	var words Text
	for _, text := range readTexts(t) {
		whole := z.Analyze(text, "")
		z.AnalyzeWords(&words, text, "")
		if words.Lang != whole.Lang || !slices.Equal(words.Blocks, whole.Blocks) {
			t.Errorf("language %q and %d blocks, want %q and %d of %.40q", words.Lang, len(words.Blocks), whole.Lang, len(whole.Blocks), text)
		}
		if !slices.Equal(words.Quotations, whole.Quotations) {
			t.Errorf("%d quotations, want %d of %.40q", len(words.Quotations), len(whole.Quotations), text)
		}
		if !slices.Equal(Grams(nil, &words, 5, true), Grams(nil, whole, 5, true)) {
			t.Errorf("other grams of %.40q", text)
		}
	}
}
