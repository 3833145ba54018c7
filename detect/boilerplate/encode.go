package boilerplate

import (
	"cmp"
	"crypto/sha256"
	"encoding"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"reprint/internal/language"
)

// Rules are written as text: a line that names the format and its version, one
// with the rate at which grams are sampled, then a line for each cause, by table,
// hash and outlet:
//
//	masked 00a1b2c3d4e50017 outlet 0.3125 0 "The Gazette"
//
// that is: the table, the hash in 16 hex digits, how it recurs, the share, the
// count, and the quoted outlet, "" for all. Equal rules have equal bytes.
const encodingHeader = "reprint boilerplate 2"

var (
	_ encoding.TextMarshaler   = (*Rules)(nil)
	_ encoding.TextUnmarshaler = (*Rules)(nil)
)

// MarshalText writes the rules. It never fails.
func (r *Rules) MarshalText() ([]byte, error) {
	out := fmt.Appendf(nil, "%s\nrate %d\n", encodingHeader, r.rate)
	for i, t := range r.tables {
		for _, h := range slices.Sorted(maps.Keys(t)) {
			for _, c := range t[h] {
				out = fmt.Appendf(out, "%s %016x %s %s %d %q\n", tableNames[i], h, causeNames[c.kind], strconv.FormatFloat(c.share, 'g', -1, 64), c.count, c.scope)
			}
		}
	}
	return out, nil
}

// UnmarshalText reads what MarshalText wrote, in place of what the rules held. An
// error names the line, and leaves the rules as they were.
func (r *Rules) UnmarshalText(text []byte) error {
	lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	if lines[0] != encodingHeader {
		return fmt.Errorf("boilerplate rules: the first line is not %q", encodingHeader)
	}
	read := newRules()
	for i, line := range lines[1:] {
		if err := read.addLine(line); err != nil {
			return fmt.Errorf("boilerplate rules: line %d: %w", i+2, err)
		}
	}
	*r = read
	return nil
}

func newRules() Rules {
	var r Rules
	for i := range r.tables {
		r.tables[i] = table{}
	}
	return r
}

func (r *Rules) addLine(line string) error {
	if rate, ok := strings.CutPrefix(line, "rate "); ok {
		n, err := strconv.ParseUint(rate, 10, 5)
		r.rate = uint(n)
		return err
	}
	f := strings.SplitN(line, " ", 6)
	if len(f) != 6 || len(f[1]) != 16 {
		return errors.New("not six fields")
	}
	set := slices.Index(tableNames[:], f[0])
	hash, err1 := strconv.ParseUint(f[1], 16, 64)
	kind := slices.Index(causeNames[:], f[2])
	share, err2 := strconv.ParseFloat(f[3], 64)
	count, err3 := strconv.Atoi(f[4])
	scope, err4 := strconv.Unquote(f[5])
	if err := cmp.Or(err1, err2, err3, err4); err != nil {
		return err
	}
	if set < 0 || kind < 0 || !(share >= 0 && share <= 1) || count < 0 {
		return errors.New("a field that can't be")
	}
	c, had := Cause{causeKind(kind), share, count, scope}, r.tables[set][hash]
	if len(had) > 0 && had[len(had)-1].scope >= scope {
		return errors.New("two causes of one outlet, or out of order")
	}
	r.tables[set][hash] = append(had, c)
	return nil
}

// Hash identifies what the rules do: those learnt and the phrases. Texts marked by
// rules of one hash have the same marks.
func (r *Rules) Hash() [32]byte {
	text, _ := r.MarshalText()
	for _, l := range language.Known().All() {
		for _, b := range l.Boilerplate {
			text = fmt.Appendf(text, "%s %q %q\n", l.Code, b.Kind, b.Phrases)
		}
	}
	return sha256.Sum256(text)
}

// Merge adds what was learnt from another part of a corpus. Where parts hold whole
// outlets this is exact for what recurs within an outlet; what recurs over the
// whole corpus has to be learnt from all of it. What one part masks is masked; of
// two causes the one with the larger share or count stays.
func (r *Rules) Merge(other *Rules) {
	into := newRules()
	into.rate = max(r.rate, other.rate)
	for _, from := range []*Rules{r, other} {
		for i, t := range from.tables {
			for h, causes := range t {
				if (i == maskedRuns || i == rareRuns) && h&(1<<into.rate-1) != 0 {
					continue
				}
				for _, c := range causes {
					into.tables[i].put(h, c)
				}
			}
		}
	}
	*r = into
}

// put adds a cause in the order of scopes, in place of a lesser one.
func (t table) put(hash uint64, c Cause) {
	causes := t[hash]
	i, known := slices.BinarySearchFunc(causes, c.scope, func(c Cause, scope string) int { return strings.Compare(c.scope, scope) })
	switch {
	case !known:
		causes = slices.Insert(causes, i, c)
	case causes[i].compare(c) < 0:
		causes[i] = c
	}
	t[hash] = causes
}

func (c Cause) compare(d Cause) int {
	return cmp.Or(cmp.Compare(c.share, d.share), cmp.Compare(c.count, d.count), cmp.Compare(d.kind, c.kind))
}
