package copies

import (
	"cmp"
	"slices"
	"strings"

	"reprint/detect/finding"
)

// A finder settles document after document, in the order in which they stay: each is
// a copy if one that was settled before, and stays, holds it. So what is dropped
// always stands in a document that is kept, and not only in another copy.
type finder struct {
	*Corpus
	Options
	links map[uint32][]link // by document
	list  []uint32          // the documents that have links, in the order in which they stay
	state map[uint32]*state // of those that are settled
	sets  bool              // two of them are compared
}

// A link leads to a document of which it was judged who holds whom.
type link struct {
	to uint32
	hold
}

// A hold is what is known of a document and one that may hold it.
type hold struct {
	share   float64
	verdict finding.Verdict
	ok      bool // it does
}

// A state says what became of a document.
type state struct {
	stays bool
	of    uint32 // otherwise: the document that holds it
	by    hold
	holds int // copies that rest on it
}

func newFinder(c *Corpus, pairs []Judged, o Options) *finder {
	f := &finder{Corpus: c, Options: o, links: map[uint32][]link{}, state: map[uint32]*state{}}
	for i := range pairs {
		p := &pairs[i]
		ofA, ofB := f.holds(p)
		if ofA.ok || ofB.ok {
			f.links[p.A] = append(f.links[p.A], link{p.B, ofA})
			f.links[p.B] = append(f.links[p.B], link{p.A, ofB})
		}
	}
	f.sets = slices.ContainsFunc(c.Documents, func(d finding.Document) bool { return d.Against })
	f.sort()
	return f
}

func (f *finder) holds(p *Judged) (ofA, ofB hold) {
	return hold{p.OfA.Share, p.Verdict, f.Holds(p.OfA, p.Verdict)}, hold{p.OfB.Share, p.Verdict, f.Holds(p.OfB, p.Verdict)}
}

// sort sorts the documents that have links into the order in which they stay, and
// each one's links likewise.
func (f *finder) sort() {
	for d := range f.links {
		f.list = append(f.list, d)
		slices.SortFunc(f.links[d], func(x, y link) int { return f.compare(x.to, y.to) })
	}
	slices.SortFunc(f.list, f.compare)
}

// compare says which of two documents stays: those of the second set before all.
func (f *finder) compare(a, b uint32) int {
	x, y := &f.Documents[a], &f.Documents[b]
	length, date := cmp.Compare(y.Words, x.Words), compareDates(x, y)
	place := cmp.Compare(f.Places[a], f.Places[b])
	set := compareBool(y.Against, x.Against)
	switch f.Order {
	case Longest:
		return cmp.Or(set, length, date, place)
	case First:
		return cmp.Or(set, place)
	}
	return cmp.Or(set, date, place)
}

func compareDates(x, y *finding.Document) int {
	return cmp.Or(compareBool(x.Published.IsZero(), y.Published.IsZero()), x.Published.Compare(y.Published))
}

func compareBool(x, y bool) int {
	switch {
	case x == y:
		return 0
	case y:
		return -1
	}
	return 1
}

// settle decides on a document that comes after all that were settled.
func (f *finder) settle(d uint32) error {
	s := &state{stays: true}
	f.state[d] = s
	if f.Documents[d].Against {
		return nil
	}
	f.settleNear(d, s)
	if !s.stays || f.sets {
		return nil
	}
	return f.settleFar(d, s)
}

// settleNear drops a document that one of its links leads to holds.
func (f *finder) settleNear(d uint32, s *state) {
	for _, l := range f.links[d] {
		if l.ok && f.stays(l.to) {
			f.drop(s, l.to, l.hold)
			return
		}
	}
}

// settleFar tries documents that no pair joins with d: of a large group of copies,
// pairs lead to one of them only, which need not be the one that stays.
func (f *finder) settleFar(d uint32, s *state) error {
	tried := map[uint32]bool{d: true}
	for _, l := range f.links[d] {
		tried[l.to] = true
	}
	near := len(tried)
	for _, l := range f.links[d] {
		for _, far := range f.links[l.to] {
			if len(tried) == near+mostTried {
				return nil
			}
			if tried[far.to] || !f.stays(far.to) {
				continue
			}
			tried[far.to] = true
			h, err := f.judge(d, far.to)
			if err != nil {
				return err
			}
			if h.ok {
				f.drop(s, far.to, h)
				return nil
			}
		}
	}
	return nil
}

// judge says how much of d the other document holds.
func (f *finder) judge(d, other uint32) (hold, error) {
	p, err := f.Judge(d, other)
	if err != nil {
		return hold{}, err
	}
	ofA, _ := f.holds(&p)
	return ofA, nil
}

func (f *finder) stays(d uint32) bool {
	s := f.state[d]
	return s != nil && s.stays
}

func (f *finder) drop(s *state, of uint32, by hold) {
	s.stays, s.of, s.by = false, of, by
	f.state[of].holds++
}

// dropParts drops the documents that stayed because they come first, though they are
// only a part of one that stays too. Those on which a copy rests stay.
func (f *finder) dropParts() {
	for _, d := range f.list {
		if s := f.state[d]; s.stays && s.holds == 0 && !f.Documents[d].Against {
			f.settleNear(d, s)
		}
	}
}

func (f *finder) copies() []finding.Copy {
	list := []finding.Copy{}
	for d, s := range f.state {
		if !s.stays {
			list = append(list, finding.Copy{ID: f.Documents[d].ID, Of: f.Documents[s.of].ID, Share: s.by.share, Verdict: s.by.verdict})
		}
	}
	slices.SortFunc(list, func(x, y finding.Copy) int { return strings.Compare(x.ID, y.ID) })
	return list
}
