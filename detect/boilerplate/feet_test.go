package boilerplate

import (
	"fmt"
	"reprint/internal/invent"
	"slices"
	"testing"
)

func TestLearnFeet(t *testing.T) {
	m := invent.NewWriter(4)
	var docs []page
	var teasers []string
	ending := m.Sentence(20)
	for i := range 120 {
		site, paper := m.Paragraphs(9), m.Paragraphs(9)
		if i%3 == 0 { // so three articles have a teaser
			teasers = append(teasers, m.Sentence(20), m.Sentence(20))
		}
		site = append(site, teasers[len(teasers)-2:]...)
		if i == 10 || i == 100 {
			paper[8] = ending
		}
		docs = append(docs, newPage("The Site", site...), newPage("The Paper", paper...))
	}
	n, r := learnRare(docs, teasers...)
	if n != len(teasers) {
		t.Errorf("%d of %d teasers were learnt", n, len(teasers))
	}
	for hash, causes := range r.tables[rare] {
		for _, c := range causes {
			if c.scope == "The Paper" {
				t.Errorf("%016x %v: this outlet has no feet", hash, c)
			}
		}
	}
	for i := range docs {
		docs[i].outlet = ""
	}
	if n, _ := learnRare(docs, teasers...); n != len(teasers) {
		t.Errorf("without outlets %d of %d teasers were learnt", n, len(teasers))
	}
}

func TestLearnNoFeetOfStories(t *testing.T) {
	m := invent.NewWriter(5)
	for name, pair := range map[string]func() (a, b []string){
		"told twice": func() (a, b []string) {
			story := m.Paragraphs(12)
			return story, slices.Concat(m.Paragraphs(1), story[1:])
		},
		"second half reprinted": func() (a, b []string) {
			end := m.Paragraphs(4)
			return append(m.Paragraphs(4), end...), append(m.Paragraphs(4), end...)
		},
		"long ending reprinted": func() (a, b []string) {
			end := m.Sentence(120) + " " + m.Sentence(60)
			return append(m.Paragraphs(12), end), append(m.Paragraphs(12), end)
		},
		"background in the middle": func() (a, b []string) {
			a, b = m.Paragraphs(14), m.Paragraphs(14)
			at := m.Rand.IntN(14)
			b[at] = a[at]
			return a, b
		},
	} {
		var docs []page
		for range 100 {
			a, b := pair()
			docs = append(docs, newPage("The Paper", a...), newPage("The Paper", b...))
		}
		if _, b := learnRare(docs); len(b.tables[rare]) > 0 {
			t.Errorf("%s: %d blocks are boilerplate", name, len(b.tables[rare]))
		}
	}
}

// learnRare is learnFrom for rare boilerplate.
func learnRare(pages []page, lines ...string) (n int, r Rules) {
	_, r = learnFrom(pages)
	return countLines(r.tables[rare], lines), r
}

// TestRules: rules are read as they were written, in the same bytes; what is no
// encoding is refused with its line.
func TestRules(t *testing.T) {
	m := invent.NewWriter(8)
	line := m.Sentence(20)
	var pages []page
	for i := range 60 {
		outlet := fmt.Sprintf("Outlet \"%d\"", i%3)
		text := m.Paragraphs(5)
		if i%3 == 0 {
			text = append(text, line)
		}
		pages = append(pages, newPage(outlet, text...))
	}
	rules := learnPages(pages)
	written, _ := rules.MarshalText()
	var read Rules
	if err := read.UnmarshalText(written); err != nil {
		t.Fatal(err)
	}
	again, _ := read.MarshalText()
	if masked, _ := read.Len(); masked != 1 || string(written) != string(again) || read.Hash() != rules.Hash() {
		t.Errorf("written\n%sand again\n%s", written, again)
	}
	merged := Rules{}
	merged.Merge(&read)
	if merged.Hash() != rules.Hash() {
		t.Error("rules merged with none are others")
	}
	for _, bad := range []string{"", "rules", encodingHeader + "\nmasked 12 outlet 0.5 0 \"\"", encodingHeader + "\nmasked 0000000000000012 outlet 1.5 0 \"\"",
		encodingHeader + "\nsome 0000000000000012 outlet 0.5 0 \"\""} {
		if err := read.UnmarshalText([]byte(bad)); err == nil {
			t.Errorf("%q is read", bad)
		}
	}
	if read.Hash() != rules.Hash() {
		t.Error("rules that can't be read change those that were")
	}
}

func FuzzRules(f *testing.F) {
	f.Add(encodingHeader + "\nmasked 00a1b2c3d4e50017 outlet 0.3125 0 \"The Gazette\"\nrare 00a1b2c3d4e50018 end 0 7 \"\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		var r, again Rules
		if r.UnmarshalText([]byte(text)) != nil {
			return
		}
		written, _ := r.MarshalText()
		if err := again.UnmarshalText(written); err != nil || r.Hash() != again.Hash() {
			t.Fatalf("%q is read, written as %q, and then read as others: %v", text, written, err)
		}
	})
}
