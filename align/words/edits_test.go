package words

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"reprint/internal/span"
	"reprint/shingle"
)

// checkLaw holds an edit script to what Edit promises.
func checkLaw(t *testing.T, a, b *shingle.Text, p passage, edits []Edit) {
	t.Helper()
	if err := lawOf(a, b, p, edits); err != nil {
		t.Errorf("%v\nA: %q\nB: %q\n%s", err, a.Source[p.A.Start:p.A.End], b.Source[p.B.Start:p.B.End], describe(a, b, edits))
	}
}

func lawOf(a, b *shingle.Text, p passage, edits []Edit) error {
	var sideA, sideB side
	sideA.reset(a, p.A)
	sideB.reset(b, p.B)
	if err := eachWordOnce(&sideA, edits, func(e *Edit) span.Span { return e.A }); err != nil {
		return fmt.Errorf("in A, %w", err)
	}
	if err := eachWordOnce(&sideB, edits, func(e *Edit) span.Span { return e.B }); err != nil {
		return fmt.Errorf("in B, %w", err)
	}
	lastA, keptB := -1, -1
	for i, e := range edits {
		if err := fits(a, b, p, &e); err != nil {
			return fmt.Errorf("edit %d: %w", i, err)
		}
		if e.A.Start < lastA {
			return fmt.Errorf("edit %d is out of the order of A", i)
		}
		lastA = e.A.Start
		if e.Op == Kept {
			if e.B.Start < keptB {
				return fmt.Errorf("edit %d is kept and out of the order of B", i)
			}
			keptB = e.B.Start
		}
	}
	got, want := apply(a, b, edits), wordsIn(b, p.B)
	if !slices.Equal(got, want) {
		return fmt.Errorf("applied, the edits give other words than B's: %d and %d", len(got), len(want))
	}
	return nil
}

// eachWordOnce checks that the spans of one side begin and end with words and
// hold each of its words once.
func eachWordOnce(s *side, edits []Edit, place func(*Edit) span.Span) error {
	seen := 0
	starts, ends := map[int]bool{}, map[int]bool{}
	for i := range s.tokens {
		starts[int(s.tokens[i].Start)], ends[int(s.tokens[i].End)] = true, true
	}
	spans := []span.Span{}
	for i := range edits {
		if span := place(&edits[i]); span.Len() > 0 {
			if !starts[span.Start] || !ends[span.End] {
				return fmt.Errorf("edit %d cuts a word", i)
			}
			spans = append(spans, span)
		}
	}
	slices.SortFunc(spans, func(x, y span.Span) int { return cmp.Compare(x.Start, y.Start) })
	end := 0
	for _, span := range spans {
		if span.Start < end {
			return fmt.Errorf("the word at %d is in two edits", span.Start)
		}
		end = span.End
		for seen < len(s.tokens) && int(s.tokens[seen].End) <= end {
			if int(s.tokens[seen].Start) < span.Start {
				return fmt.Errorf("the word at %d is in no edit", s.tokens[seen].Start)
			}
			seen++
		}
	}
	if seen < len(s.tokens) {
		return fmt.Errorf("the word at %d is in no edit", s.tokens[seen].Start)
	}
	return nil
}

// fits checks one edit by itself.
func fits(a, b *shingle.Text, p passage, e *Edit) error {
	wordsA, wordsB := wordsIn(a, e.A), wordsIn(b, e.B)
	inside := e.A.Start >= p.A.Start && e.A.End <= p.A.End && e.B.Start >= p.B.Start && e.B.End <= p.B.End
	switch {
	case !inside:
		return fmt.Errorf("outside the passage")
	case (e.Op == Inserted) != (len(wordsA) == 0) || (e.Op == Deleted) != (len(wordsB) == 0):
		return fmt.Errorf("%s has %d words of A and %d of B", e.Op, len(wordsA), len(wordsB))
	case e.Op == Synonym && (len(wordsA) != 1 || len(wordsB) != 1):
		return fmt.Errorf("a synonym of %d and %d words", len(wordsA), len(wordsB))
	case (e.Op == Kept || e.Op == Moved) && !slices.Equal(wordsA, wordsB):
		return fmt.Errorf("%s words differ", e.Op)
	}
	return nil
}

// wordsIn lists the words of a text inside a span, by their hashes.
func wordsIn(t *shingle.Text, s span.Span) []uint64 {
	var words []uint64
	for _, tok := range t.Tokens {
		if int(tok.Start) >= s.Start && int(tok.End) <= s.End {
			words = append(words, tok.Word)
		}
	}
	return words
}

// apply gives the words of B: of A where they are the same, in the order of B.
func apply(a, b *shingle.Text, edits []Edit) []uint64 {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(x, y Edit) int { return cmp.Compare(x.B.Start, y.B.Start) })
	var words []uint64
	for _, e := range edits {
		if e.Op == Kept || e.Op == Moved {
			words = append(words, wordsIn(a, e.A)...)
		} else {
			words = append(words, wordsIn(b, e.B)...)
		}
	}
	return words
}

func describe(a, b *shingle.Text, edits []Edit) string {
	var lines strings.Builder
	for _, e := range edits {
		fmt.Fprintf(&lines, "%-11s %v %q %v %q\n", e.Op, e.A, a.Source[e.A.Start:e.A.End], e.B, b.Source[e.B.Start:e.B.End])
	}
	return lines.String()
}

// TestDiffOfGold also asks again from other goroutines, since memory is reused
// from passage to passage.
func TestDiffOfGold(t *testing.T) {
	var again sync.WaitGroup
	defer again.Wait()
	for _, g := range readGold(t) {
		edits := diff(g.a, g.b, wholes(g.a, g.b))
		again.Go(func() {
			if !slices.Equal(edits, diff(g.a, g.b, wholes(g.a, g.b))) {
				t.Errorf("%s:%d: other edits the second time", g.file, g.line)
			}
		})
		checkLaw(t, g.a, g.b, wholes(g.a, g.b), edits)
		checkLaw(t, g.b, g.a, wholes(g.b, g.a), diff(g.b, g.a, wholes(g.b, g.a)))
	}
}

// TestDiffKeepsToLinks pairs no words of sentences that are not linked, and joins what
// is kept across links.
func TestDiffKeepsToLinks(t *testing.T) {
	z := shingle.NewAnalyzer()
	a := z.Analyze("The harbour closed. The mayor blamed the storm. The ferry sank.", "en")
	b := z.Analyze("The harbour closed. A storm is rare. The mayor blamed a ferry.", "en")
	find := func(x *shingle.Text, s string) span.Span {
		at := strings.Index(x.Source, s)
		return span.Span{Start: at, End: at + len(s)}
	}
	first := Link{find(a, "harbour closed"), find(b, "harbour closed")}
	tests := []struct {
		name  string
		links []Link
		want  string
	}{
		{"two in order", []Link{{find(a, "mayor"), find(b, "mayor")}, first},
			"kept The harbour closed = The harbour closed; inserted  = A storm is rare; kept The mayor blamed = The mayor blamed; deleted the storm = ; inserted  = a ferry; deleted The ferry sank = "},
		{"words behind the last link", []Link{first},
			"kept The harbour closed = The harbour closed; deleted The mayor blamed the storm. The ferry sank = ; inserted  = A storm is rare. The mayor blamed a ferry"},
		{"links that cross", []Link{{find(a, "storm"), find(b, "storm")}, {find(a, "ferry"), find(b, "harbour")}},
			"deleted The harbour closed = ; deleted The mayor blamed the = ; inserted  = The harbour closed. A; kept storm = storm; deleted The ferry sank = ; inserted  = is rare; inserted  = The mayor blamed a ferry"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := wholes(a, b)
			edits := Diff(a, b, p.A, p.B, test.links)
			checkLaw(t, a, b, p, edits)
			if got := listed(a, b, edits); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// randomLinks draws links, some of which overlap, cross and reach out of the text.
func randomLinks(r *rand.Rand, a, b *shingle.Text) []Link {
	var links []Link
	for range r.IntN(5) {
		x, y := r.IntN(len(a.Source)+1), r.IntN(len(b.Source)+1)
		links = append(links, Link{span.Span{Start: x, End: x + r.IntN(40)}, span.Span{Start: y, End: y + r.IntN(40)}})
	}
	return links
}

// TestDiffOfRandomTexts draws texts from few words, so that runs repeat, cross
// and touch.
func TestDiffOfRandomTexts(t *testing.T) {
	words := strings.Fields("the of a bridge bridges river collapsed fell engineers engineer said 40 50 forty town Town's collapse near. And")
	r := rand.New(rand.NewPCG(1, 2))
	text := func(n int) string {
		var s strings.Builder
		for range n {
			s.WriteString(words[r.IntN(len(words))])
			s.WriteByte(' ')
		}
		return s.String()
	}
	z := shingle.NewAnalyzer()
	for range 2000 {
		a, b := z.Analyze(text(r.IntN(30)), "en"), z.Analyze(text(r.IntN(30)), "en")
		p := wholes(a, b)
		if len(a.Tokens) > 4 {
			p.A = span.Span{Start: int(a.Tokens[1].Start), End: int(a.Tokens[r.IntN(len(a.Tokens)-1)+1].End)}
		}
		checkLaw(t, a, b, p, diff(a, b, p))
		checkLaw(t, a, b, p, Diff(a, b, p.A, p.B, randomLinks(r, a, b)))
		if t.Failed() {
			return
		}
	}
}

// TestDiffOfLongTexts holds the law where the bounds on the work cut in: on a
// text that repeats itself, one in random order, one sentence without an end,
// and one against nothing.
func TestDiffOfLongTexts(t *testing.T) {
	z := shingle.NewAnalyzer()
	rewrite, other := goldText(t, 1500)
	repeated := z.Analyze(strings.Repeat("the bridge of the town ", 700), "en")
	endless := z.Analyze(strings.ReplaceAll(rewrite.Source, ".", ""), "en")
	texts := []*shingle.Text{rewrite, other, shuffled(rewrite, 2), repeated, endless, z.Analyze("", "en")}
	for _, a := range texts {
		for _, b := range texts {
			checkLaw(t, a, b, wholes(a, b), diff(a, b, wholes(a, b)))
		}
	}
}

// FuzzDiff holds the law on two texts, from the word cutA of A and cutB of B on.
func FuzzDiff(f *testing.F) {
	f.Add("The mayor opened the bridge on Monday.", "On Monday, the bridge was opened by the mayor.", "en", byte(0), byte(0))
	f.Add("It rained. The mayor opened the bridge.", "The bridge is open. The mayor was there.", "en", byte(2), byte(4))
	f.Add("a b c d e f g", "g f e d c b a", "en", byte(0), byte(0))
	f.Add("web site, co-worker, 40 men", "website, coworker, forty men", "en", byte(0), byte(0))
	f.Add("Die Brücke stürzte ein.", "Eingestürzt ist die BRÜCKE.", "de", byte(0), byte(1))
	f.Add("東京都は橋を閉鎖した", "橋は東京都が閉鎖", "ja", byte(0), byte(0))
	f.Add("a\x00 \xff b", "b\xff a", "", byte(0), byte(0))
	f.Add("the the the the the", "the the the", "en", byte(1), byte(0))
	z := shingle.NewAnalyzer()
	f.Fuzz(func(t *testing.T, x, y, lang string, cutA, cutB byte) {
		a, b := z.Analyze(x, lang), z.Analyze(y, lang)
		p := wholes(a, b)
		if int(cutA) < len(a.Tokens) {
			p.A.Start = int(a.Tokens[cutA].Start)
		}
		if int(cutB) < len(b.Tokens) {
			p.B.Start = int(b.Tokens[cutB].Start)
		}
		checkLaw(t, a, b, p, diff(a, b, p))
		links := randomLinks(rand.New(rand.NewPCG(uint64(cutA), uint64(cutB))), a, b)
		checkLaw(t, a, b, p, Diff(a, b, p.A, p.B, links))
	})
}

func TestDiffSaysWhatHappened(t *testing.T) {
	tests := []struct{ name, a, b, want string }{
		{"case, hyphens and apostrophes are kept", "The well-known baker’s shop", "the WELL KNOWN baker's shop",
			"kept The well-known baker’s shop = the WELL KNOWN baker's shop"},
		{"numbers match equal numbers", "They hired 40 engineers in 2011.", "They hired 50 engineers in 2011.",
			"kept They hired = They hired; substituted 40 = 50; kept engineers in 2011 = engineers in 2011"},
		{"digits grouped in another way", "It cost 1,250,000 crowns.", "It cost 1250000 crowns.",
			"kept It cost = It cost; inflected 1,250,000 = 1250000; kept crowns = crowns"},
		{"a fraction is another number", "It cost 2.45 crowns.", "It cost 245 crowns.",
			"kept It cost = It cost; substituted 2.45 = 245; kept crowns = crowns"},
		{"a number's name", "They hired 40 engineers.", "They hired forty engineers.",
			"kept They hired = They hired; inflected 40 = forty; kept engineers = engineers"},
		{"endings and irregular forms", "She drives the van and goes home.", "She drove the vans and went home.",
			"kept She = She; inflected drives = drove; kept the = the; inflected van = vans; kept and = and; inflected goes = went; kept home = home"},
		{"cut into words in another way", "His co-worker is slow.", "His coworker is slow.",
			"kept His = His; inflected co-worker = coworker; kept is slow = is slow"},
		{"synonyms", "The firm bought the harbour.", "The firm purchased the harbour.",
			"kept The firm = The firm; synonym bought = purchased; kept the harbour = the harbour"},
		{"left out and added", "The old library in Harl closed.", "The library in lower Harl closed.",
			"kept The = The; deleted old = ; kept library in = library in; inserted  = lower; kept Harl closed = Harl closed"},
		{"moved", "On Tuesday the council voted to close the library.", "The council voted to close the library on Tuesday.",
			"moved On Tuesday = on Tuesday; kept the council voted to close the library = The council voted to close the library"},
		{"a phrase for a phrase", "The mayor took part in the debate.", "The mayor was absent from the debate.",
			"kept The mayor = The mayor; deleted took part in = ; inserted  = was absent from; kept the debate = the debate"},
		{"a word for another", "The council rejected the plan.", "The council postponed the plan.",
			"kept The council = The council; substituted rejected = postponed; kept the plan = the plan"},
		{"a name for a name only", "Two Danes won the race.", "Two runners won the race.",
			"kept Two = Two; deleted Danes = ; inserted  = runners; kept won the race = won the race"},
		{"a function word for another", "They lived in the harbour.", "They lived near the harbour.",
			"kept They lived = They lived; deleted in = ; inserted  = near; kept the harbour = the harbour"},
		{"with stops and without", "The U.S. airline closed.", "The US airline closed.",
			"kept The = The; inflected U.S = US; kept airline closed = airline closed"},
		{"us is not US", "It told us everything.", "It told the U.S. everything.",
			"kept It told = It told; deleted us = ; inserted  = the U.S; kept everything = everything"},
		{"pieces between other words", "They met many tired concert goers.", "They met many concertgoers outside.",
			"kept They met many = They met many; deleted tired = ; inflected concert goers = concertgoers; inserted  = outside"},
		{"nothing in common", "Rain fell.", "Shares rose sharply in quiet trading today.",
			"deleted Rain fell = ; inserted  = Shares rose sharply in quiet trading today"},
	}
	z := shingle.NewAnalyzer()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a, b := z.Analyze(test.a, "en"), z.Analyze(test.b, "en")
			edits := diff(a, b, wholes(a, b))
			checkLaw(t, a, b, wholes(a, b), edits)
			if got := listed(a, b, edits); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// listed writes edits in one line.
func listed(a, b *shingle.Text, edits []Edit) string {
	var list []string
	for _, e := range edits {
		list = append(list, fmt.Sprintf("%s %s = %s", e.Op, a.Source[e.A.Start:e.A.End], b.Source[e.B.Start:e.B.End]))
	}
	return strings.Join(list, "; ")
}
