package boilerplate

import (
	"cmp"
	"crypto/sha256"
	"encoding"
	"errors"
	"fmt"
	"maps"
	"reprint/internal/language"
	"slices"
	"strconv"
	"strings"
)

// Rules are written as text: a line that names the format and its version, then
// a line for each block, masked ones first, by block:
//
//	masked 00a1b2c3d4e50017 outlet 0.3125 0 "The Gazette"
//
// that is: what is done, the block in 16 hex digits, how it recurs, the share, the
// count, and the quoted outlet. Equal rules have equal bytes.
const encodingHeader = "reprint boilerplate 1"

var (
	_ encoding.TextMarshaler   = (*Rules)(nil)
	_ encoding.TextUnmarshaler = (*Rules)(nil)
)

// MarshalText writes the rules. It never fails.
func (r *Rules) MarshalText() ([]byte, error) {
	out := []byte(encodingHeader + "\n")
	for _, set := range []struct {
		name   string
		blocks map[Block]Cause
	}{{"masked", r.masked}, {"rare", r.rare}} {
		for _, b := range slices.Sorted(maps.Keys(set.blocks)) {
			c := set.blocks[b]
			out = fmt.Appendf(out, "%s %016x %s %s %d %q\n", set.name, uint64(b), causeNames[c.kind], strconv.FormatFloat(c.share, 'g', -1, 64), c.count, c.outlet)
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
	read := Rules{masked: map[Block]Cause{}, rare: map[Block]Cause{}}
	for i, line := range lines[1:] {
		if err := read.addLine(line); err != nil {
			return fmt.Errorf("boilerplate rules: line %d: %w", i+2, err)
		}
	}
	*r = read
	return nil
}

func (r *Rules) addLine(line string) error {
	f := strings.SplitN(line, " ", 6)
	if len(f) != 6 || len(f[1]) != 16 {
		return errors.New("not six fields")
	}
	set, ok := map[string]map[Block]Cause{"masked": r.masked, "rare": r.rare}[f[0]]
	block, err1 := strconv.ParseUint(f[1], 16, 64)
	kind := slices.Index(causeNames[:], f[2])
	share, err2 := strconv.ParseFloat(f[3], 64)
	count, err3 := strconv.Atoi(f[4])
	outlet, err4 := strconv.Unquote(f[5])
	if err := cmp.Or(err1, err2, err3, err4); err != nil {
		return err
	}
	if _, twice := set[Block(block)]; !ok || kind < 0 || twice || !(share >= 0 && share <= 1) || count < 0 {
		return errors.New("a field that can't be")
	}
	set[Block(block)] = Cause{causeKind(kind), share, count, outlet}
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
// whole corpus has to be learnt from all of it. A block that one part masks is
// masked; of two causes the one with the larger share or count stays.
func (r *Rules) Merge(other *Rules) {
	r.masked = mergeCauses(r.masked, other.masked)
	r.rare = mergeCauses(r.rare, other.rare)
	for b := range r.masked {
		delete(r.rare, b)
	}
}

func mergeCauses(into, from map[Block]Cause) map[Block]Cause {
	if into == nil {
		into = map[Block]Cause{}
	}
	for b, c := range from {
		if had, ok := into[b]; !ok || had.compare(c) < 0 {
			into[b] = c
		}
	}
	return into
}

func (c Cause) compare(d Cause) int {
	return cmp.Or(cmp.Compare(c.share, d.share), cmp.Compare(c.count, d.count), cmp.Compare(d.kind, c.kind), strings.Compare(d.outlet, c.outlet))
}
