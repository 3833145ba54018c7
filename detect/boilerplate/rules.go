package boilerplate

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"slices"

	"reprint/detect/finding"
	"reprint/lsh"
	"reprint/shingle"
)

// A table says why what has a hash is boilerplate, for each outlet of which it is.
type table map[uint64][]Cause

// The tables of Rules, by what is done with what they hold.
const (
	masked     = iota // blocks, and sentences, that are masked
	rare              // blocks and sentences that are rare boilerplate
	frames            // frames of serial sentences
	maskedRuns        // grams of runs that are masked
	rareRuns          // grams of runs that are rare boilerplate
	numTables
)

var tableNames = [numTables]string{"masked", "rare", "frame", "masked-run", "rare-run"}

// Rules are what was learnt about boilerplate. The zero value knows the phrases
// only. Rules are safe for concurrent use; nothing but [Rules.Merge] and
// UnmarshalText changes them.
type Rules struct {
	tables [numTables]table
	rate   uint // of the grams of runs, one in 2^rate is known
}

// Len is how many blocks and sentences were learnt, masked and rare ones.
func (r *Rules) Len() (masks, rares int) { return len(r.tables[masked]), len(r.tables[rare]) }

// learnt reports whether blocks or sentences were learnt, or frames of these.
func (r *Rules) learnt() bool {
	return len(r.tables[masked])+len(r.tables[rare])+len(r.tables[frames]) > 0
}

// For returns the rules as they hold for articles of these outlets (or hosts, or
// folders), names that are "" not counted. It is a value that may be kept.
func (r *Rules) For(outlets ...string) Marker { return Marker{r, outlets} }

// A Marker marks the boilerplate of articles of an outlet. It is safe for
// concurrent use.
type Marker struct {
	rules   *Rules
	outlets []string
}

// cause says why what has a hash is boilerplate here.
func (m *Marker) cause(table int, hash uint64) (Cause, bool) {
	for _, c := range m.rules.tables[table][hash] {
		if c.scope == "" || slices.Contains(m.outlets, c.scope) {
			return c, true
		}
	}
	return Cause{}, false
}

// masks reports whether a block or a sentence is learnt to be masked.
func (m *Marker) masks(unit uint64) bool {
	_, ok := m.cause(masked, unit)
	return ok
}

// Masks reports whether one of the blocks or sentences is learnt to be masked.
func (m Marker) Masks(a *Article) bool {
	return slices.ContainsFunc(a.Blocks, func(b Block) bool { return m.masks(uint64(b)) }) ||
		slices.ContainsFunc(a.Sentences, func(s Sentence) bool { return m.masks(uint64(s.Unit)) })
}

// OwnHash is over the blocks that are not masked, so that two texts which differ in
// boilerplate alone have the same; zero where there are none.
func (m Marker) OwnHash(blocks []Block) [32]byte {
	own := make([]byte, 0, 512)
	for _, b := range blocks {
		if !m.masks(uint64(b)) {
			own = binary.LittleEndian.AppendUint64(own, uint64(b))
		}
	}
	if len(own) == 0 {
		return [32]byte{}
	}
	return sha256.Sum256(own)
}

// Marks are the stretches of a text that are boilerplate, in order: masked ones,
// which do not count as the text's own words, and rare ones, which do unless
// reuse consists of little else. Rare ones of the kind Series are sentences that
// recur with other facts. Rare marks do not overlap. The slices are appended to
// those given.
func (m Marker) Marks(t *shingle.Text, masks, rares []finding.Mark) (_, _ []finding.Mark) {
	w := marking{Marker: m, t: t, masks: masks, rares: rares, learnt: m.rules.learnt()}
	w.markBlocks()
	w.markRuns()
	byStart := func(a, b finding.Mark) int { return cmp.Compare(a.Start, b.Start) }
	slices.SortStableFunc(w.masks[len(masks):], byStart)
	slices.SortStableFunc(w.rares[len(rares):], byStart)
	return w.masks, w.rares
}

// Others are the stretches of t that no mark learnt covers.
func (m Marker) Others(t *shingle.Text) []finding.Span {
	masks, _ := m.Marks(t, nil, nil)
	var spans []finding.Span
	at := 0
	for _, x := range masks {
		if x.Start > at {
			spans = append(spans, finding.Span{Start: at, End: x.Start})
		}
		at = max(at, x.End)
	}
	return append(spans, finding.Span{Start: at, End: len(t.Source)})
}

// A marking is what marks one text.
type marking struct {
	Marker
	t            *shingle.Text
	learnt       bool // there are rules for blocks and sentences
	masks, rares []finding.Mark
	reasons      []string // why the sentences of the block at hand are phrases
	done         []bool   // by token, once runs are looked for: marked already
	formula      []bool   // by token, likewise: of grams that are masked in its outlet
	grams        []uint64 // of own words, likewise
}

func (w *marking) markBlocks() {
	sentences := w.t.Sentences
	for i := range w.t.Blocks {
		x := &w.t.Blocks[i]
		n := 0
		for n < len(sentences) && sentences[n].First < x.Last {
			n++
		}
		w.markBlock(x, sentences[:n])
		sentences = sentences[n:]
	}
}

func (w *marking) markBlock(x *shingle.Block, sentences []shingle.Sentence) {
	b := uint64(0)
	if w.learnt {
		b = uint64(blockOf(w.t, x))
	}
	if c, ok := w.cause(masked, b); ok {
		w.masks = append(w.masks, finding.Mark{Span: x.Span, Kind: finding.Boilerplate, Reason: c.String()})
		return
	}
	reason, ok, each := phrases().matchBlock(w.t, x, sentences, w.reasons[:0])
	w.reasons = each
	if ok {
		w.masks = append(w.masks, finding.Mark{Span: x.Span, Kind: finding.Boilerplate, Reason: reason})
		return
	}
	c, whole := w.cause(rare, b)
	if whole {
		w.rares = append(w.rares, finding.Mark{Span: x.Span, Kind: c.mark(), Reason: c.String()})
	}
	for i, s := range sentences {
		unit := w.unit(s)
		if len(sentences) > 1 && w.maskSentence(s, unit, each[i]) {
			continue
		}
		if !whole && w.learnt {
			w.markSentence(s, unit)
		}
	}
}

// maskSentence masks one of several sentences of a block, and reports whether it did;
// reason says why it is a phrase, if it is.
func (w *marking) maskSentence(s shingle.Sentence, unit uint64, reason string) bool {
	if reason == "" {
		c, ok := w.cause(masked, unit)
		if !ok {
			return false
		}
		reason = c.String()
	}
	w.masks = append(w.masks, finding.Mark{Span: w.span(s), Kind: finding.Boilerplate, Reason: reason})
	return true
}

// markSentence marks a sentence that is rare boilerplate, or one of a series.
func (w *marking) markSentence(s shingle.Sentence, unit uint64) {
	c, ok := w.cause(rare, unit)
	if !ok && len(w.rules.tables[frames]) > 0 {
		if frame, _, _ := frameOf(w.t, s.First, s.Last); frame != 0 {
			c, ok = w.cause(frames, frame)
		}
	}
	if ok {
		w.rares = append(w.rares, finding.Mark{Span: w.span(s), Kind: c.mark(), Reason: c.String()})
	}
}

// unit is the hash by which a sentence is known, 0 where nothing was learnt.
func (w *marking) unit(s shingle.Sentence) uint64 {
	if !w.learnt {
		return 0
	}
	return uint64(newBlock(w.t, w.t.WordsHash(s.First, s.Last), s.First, s.Last))
}

func (w *marking) span(s shingle.Sentence) finding.Span {
	return finding.Span{Start: int(w.t.Tokens[s.First].Start), End: int(w.t.Tokens[s.Last-1].End)}
}

// markRuns marks what consists of grams that recur together, outside other marks.
func (w *marking) markRuns() {
	if len(w.rules.tables[maskedRuns])+len(w.rules.tables[rareRuns]) == 0 {
		return
	}
	w.done, w.grams = make([]bool, len(w.t.Tokens)), shingle.Grams(nil, w.t, gramWords, true)
	w.formula = make([]bool, len(w.t.Tokens))
	w.note(w.masks)
	w.masks = w.appendRuns(w.masks, maskedRuns)
	w.note(w.masks)
	w.note(w.rares)
	noted := len(w.rares)
	w.rares = w.appendRuns(w.rares, rareRuns)
	w.note(w.rares[noted:])
	w.markAround()
}

// markAround marks the words that are not marked yet of sentences of which formulas of
// the outlet, one long or several short ones, are a part: each such sentence is a mould,
// and they are its facts.
func (w *marking) markAround() {
	for _, s := range w.t.Sentences {
		in := 0
		for i := s.First; i < s.Last; i++ {
			in += one(w.formula[i])
		}
		if in < runWords || float64(in) < formulaPart*float64(s.Last-s.First) {
			continue
		}
		for i := s.First; i < s.Last; i++ {
			if first := i; !w.done[i] {
				for i+1 < s.Last && !w.done[i+1] {
					i++
				}
				w.rares = append(w.rares, finding.Mark{Span: w.span(shingle.Sentence{First: first, Last: i + 1}), Kind: finding.Series, Reason: besideFormula})
			}
		}
	}
}

// note notes the tokens that are marked.
func (w *marking) note(marks []finding.Mark) {
	for _, m := range marks {
		i, _ := slices.BinarySearchFunc(w.t.Tokens, m.Start, func(t shingle.Token, at int) int { return cmp.Compare(int(t.Start), at) })
		for ; i < len(w.done) && int(w.t.Tokens[i].Start) < m.End; i++ {
			w.done[i] = true
		}
	}
}

// appendRuns appends the marks of the runs of one table.
func (w *marking) appendRuns(marks []finding.Mark, table int) []finding.Mark {
	hashes := w.grams
	first, last, length := 0, -1, 0 // of the run so far; the own words so far without one between
	var cause Cause
	flush := func() {
		if last-first+1 >= runWords>>min(w.rules.rate, 1) {
			span := finding.Span{Start: int(w.t.Tokens[first].Start), End: int(w.t.Tokens[last].End)}
			marks = append(marks, finding.Mark{Span: span, Kind: cause.mark(), Reason: cause.String()})
		}
		for i := first; i <= last && cause.kind == inOutlet; i++ {
			w.formula[i] = true
		}
		last = -1
	}
	for i := range w.t.Tokens {
		if length++; !w.t.Tokens[i].Own() {
			length = 0
		}
		if length == 0 || w.done[i] {
			flush()
		}
		if length < gramWords {
			continue
		}
		h := uint64(lsh.Folded(hashes[0]))
		hashes = hashes[1:]
		if h&(1<<w.rules.rate-1) != 0 || w.done[i] || w.done[i-gramWords+1] {
			continue
		}
		c, ok := w.cause(table, h)
		switch {
		case !ok:
			if last >= 0 && i-gramWords+1 > last {
				flush()
			}
		case last < 0:
			first, last, cause = i-gramWords+1, i, c
		default:
			last = i
		}
	}
	flush()
	return marks
}
