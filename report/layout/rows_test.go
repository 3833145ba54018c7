package layout

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"reprint/align"
	"reprint/align/words"
	"reprint/detect"
	"reprint/internal/span"
	"reprint/report/internal/sample"
	"reprint/shingle"
)

// TestRowsCover checks on every pair of the fixture, and on hostile texts, that
// the rows cover both texts from end to end, in order, and that every passage of
// the spine is in rows of its own.
func TestRowsCover(t *testing.T) {
	for _, r := range []*detect.Result{sample.Result(), sample.Of(sample.Hostile)} {
		for i := range r.Pairs {
			p := &r.Pairs[i]
			a, b := loaded(t, r, p.A), loaded(t, r, p.B)
			edits, err := r.Evidence.Edits(p)
			if err != nil {
				t.Fatal(err)
			}
			rows := Rows(p.Passages, edits, a, b)
			atA, atB := 0, 0
			held := map[int]int{}
			for _, row := range rows {
				if row.A.Start != atA || row.B.Start != atB || row.A.End < atA || row.B.End < atB {
					t.Fatalf("%s and %s: row %+v does not follow %d, %d", p.A, p.B, row, atA, atB)
				}
				atA, atB = row.A.End, row.B.End
				if row.Passage >= 0 {
					held[row.Passage] += row.A.Overlap(p.Passages[row.Passage].A)
				}
			}
			if atA != len(a.Text.Text) || atB != len(b.Text.Text) {
				t.Errorf("%s and %s: rows end at %d, %d", p.A, p.B, atA, atB)
			}
			for _, number := range spineOf(p.Passages) {
				if held[number] != p.Passages[number].A.Len() {
					t.Errorf("%s and %s: %d of %d bytes of passage %d are in its rows", p.A, p.B, held[number], p.Passages[number].A.Len(), number)
				}
			}
		}
	}
}

func loaded(t *testing.T, r *detect.Result, id string) *Analysed {
	t.Helper()
	text, err := r.Evidence.Text(id)
	if err != nil {
		t.Fatal(err)
	}
	return Analyze(shingle.NewAnalyzer(), text, Document(r, id).Lang)
}

// TestBeads checks which sentences stand side by side. Sentences are words that
// end in a point; kept names the pairs of equal words.
func TestBeads(t *testing.T) {
	for _, test := range []struct {
		name, a, b string
		kept       []string
		want       []string
	}{
		{"one to one", "Aaaa one. Bbbb two.", "Aaaa uno. Bbbb due.", []string{"Aaaa", "Bbbb"}, []string{"1-1", "1-1"}},
		{"joined", "Aaaa one. Bbbb two.", "Aaaa uno e Bbbb due.", []string{"Aaaa", "Bbbb"}, []string{"2-1"}},
		{"split", "Aaaa one and Bbbb two.", "Aaaa uno. Bbbb due.", []string{"Aaaa", "Bbbb"}, []string{"1-2"}},
		{"left out", "Aaaa one. Gone here. Bbbb two.", "Aaaa uno. Bbbb due.", []string{"Aaaa one", "Bbbb"}, []string{"1-1", "1-0", "1-1"}},
		{"put in", "Aaaa one. Bbbb two.", "Aaaa one. New. Also new. Bbbb due.", []string{"Aaaa one", "Bbbb"}, []string{"1-1", "0-2", "1-1"}},
		{"nothing equal", "Aaaa one. Bbbb two.", "Cccc. Dddd.", nil, []string{"1-1", "1-1"}},
	} {
		var edits []words.Edit
		for _, word := range test.kept {
			a, b := strings.Index(test.a, word), strings.Index(test.b, word)
			if b < 0 {
				word, _, _ = strings.Cut(word, " ")
				b = strings.Index(test.b, word)
			}
			edits = append(edits, words.Edit{A: span.Span{Start: a, End: a + len(word)}, B: span.Span{Start: b, End: b + len(word)}})
		}
		a, b := cutsOf(test.a), cutsOf(test.b)
		p := &align.Passage{Class: align.Paraphrase}
		var got []string
		for _, row := range beads(p, 0, edits, a, b, span.Span{End: len(test.a)}, span.Span{End: len(test.b)}) {
			got = append(got, fmt.Sprintf("%d-%d", row.Sentences[0], row.Sentences[1]))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

func cutsOf(text string) *cuts {
	c := &cuts{starts: []int{0}, paragraphs: map[int]bool{0: true}}
	for i := range text {
		if i > 0 && text[i-1] == ' ' && text[i-2] == '.' {
			c.starts = append(c.starts, i)
		}
	}
	c.starts = append(c.starts, len(text))
	return c
}
