package encoding

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
)

// Guessing the encoding of text that declares none. Every encoding is tried
// with every language that is written in it, and the likeliest pair counts:
// the one in which the bytes have the highest probability if letters follow
// each other as they do in the language. This is the naive Bayes classifier of
// Cavnar and Trenkle's field with pairs of letters as features. Only words with
// bytes beyond ASCII are looked at, since all these encodings share ASCII.
// A few KB take some 100 µs.

// A candidate is an encoding and a language.
type candidate struct {
	charset string
	prior   float32 // cost of an encoding that is rare
	enc     encoding.Encoding
	table   *table
	bytes   *[256]byteClass // of an encoding of single bytes, else nil
}

// A byteClass is what a byte means in an encoding and a language.
type byteClass struct {
	letter uint8   // by the table's numbers
	cased  uint8   // 0 without case, or lower or upper
	cost   float32 // beside that of the pair
}

const (
	lower = 1 + iota
	upper
)

// Costs of bytes that are no letters of the language.
const (
	commonMark   = 6  // quotation marks, dashes and their like
	rareMark     = 12 // other signs
	foreign      = 16 // a letter of another script, or an accent without a letter
	noCharacter  = 20 // a control character, or nothing at all
	oddCase      = 7  // a capital behind a small letter
	firstCase    = 2  // a capital that begins a word
	rareCharset  = 8  // an encoding of computers that are no more
	otherCharset = 2  // any but windows-1252, which texts with few bytes beyond ASCII are in
)

const commonMarks = "“”„‘’‚«»‹›–—…•€£\u00a0、。"

// candidates are all pairs of an encoding and a language.
var candidates = sync.OnceValue(func() []candidate {
	var all []candidate
	for _, t := range tables() {
		for i, name := range t.charsets {
			c := candidate{charset: name, enc: named(name), table: t, prior: float32(i)}
			if name != "windows-1252" {
				c.prior += otherCharset
			}
			if name == "macintosh" || strings.HasPrefix(name, "ibm85") || name == "x-mac-cyrillic" {
				c.prior += rareCharset
			}
			if m, ok := c.enc.(*charmap.Charmap); ok {
				c.bytes = t.classes(m)
			}
			all = append(all, c)
		}
	}
	return all
})

// named is the encoding of a name that the tables use.
func named(name string) encoding.Encoding {
	switch name {
	case "ibm850":
		return charmap.CodePage850
	case "ibm852":
		return charmap.CodePage852
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		panic("encoding: " + name + ": " + err.Error())
	}
	return enc
}

// classes says what each byte of an encoding means in the language.
func (t *table) classes(m *charmap.Charmap) *[256]byteClass {
	var all [256]byteClass
	for i := range all {
		r := m.DecodeByte(byte(i))
		c := &all[i]
		low := t.lower(r)
		number, known := t.letters[low]
		switch {
		case known:
			c.letter = number
		case i < utf8.RuneSelf && !unicode.IsLetter(r):
		case r == utf8.RuneError, unicode.IsControl(r):
			c.cost = noCharacter
		case unicode.IsLetter(r) && (unicode.Is(unicode.Latin, r) || t.shares(r)):
			c.letter = uint8(len(t.letters) + 1)
		case unicode.IsLetter(r), unicode.IsMark(r), unicode.Is(unicode.Sk, r):
			c.cost = foreign
		case strings.ContainsRune(commonMarks, r):
			c.cost = commonMark
		default:
			c.cost = rareMark
		}
		switch {
		case low != r:
			c.cased = upper
		case unicode.IsLower(r):
			c.cased = lower
		}
	}
	return &all
}

// lower is the small letter of r in the language.
func (t *table) lower(r rune) rune {
	if t.language == "tr" {
		return unicode.TurkishCase.ToLower(r)
	}
	return unicode.ToLower(r)
}

// shares reports whether r is of the script of the language's letters.
func (t *table) shares(r rune) bool {
	for _, script := range []*unicode.RangeTable{unicode.Cyrillic, unicode.Greek, unicode.Hebrew, unicode.Arabic, unicode.Thai} {
		if unicode.Is(script, r) {
			for letter := range t.letters {
				return unicode.Is(script, letter)
			}
		}
	}
	return false
}

// cost is how unlikely the bytes of a sample are.
func (c *candidate) cost(sample []byte) float32 {
	if c.bytes == nil {
		return c.prior + c.glyphCost(sample)
	}
	sum, prev := c.prior, byteClass{}
	for _, b := range sample {
		class := c.bytes[b]
		sum += class.cost
		if prev.letter != 0 || class.letter != 0 {
			sum += c.table.pairs[prev.letter][class.letter]
		}
		if class.cased == upper {
			if prev.cased == lower {
				sum += oddCase
			} else if prev.letter == 0 {
				sum += firstCase
			}
		}
		prev = class
	}
	return sum
}

// glyphCost is the cost of a sample in an encoding of several bytes.
func (c *candidate) glyphCost(sample []byte) float32 {
	text, err := c.enc.NewDecoder().Bytes(sample)
	if err != nil {
		return noCharacter * float32(len(sample))
	}
	sum := float32(0)
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		text = text[n:]
		if r < utf8.RuneSelf {
			sum += 4
			continue
		}
		cost, known := c.table.glyphs[r]
		switch {
		case known:
		case r == utf8.RuneError, unicode.IsControl(r), unicode.Is(unicode.Co, r):
			cost = noCharacter
		case unicode.IsLetter(r):
			cost = foreignLetter + 2
		default:
			cost = rareMark
		}
		sum += cost
	}
	return sum
}

// sampleSize is how many bytes are looked at. That is far more than is needed,
// and is still fast.
const sampleSize = 4096

// sampleOf gives words with bytes beyond ASCII, with spaces between them.
func sampleOf(b []byte) []byte {
	sample := make([]byte, 0, sampleSize+64)
	for len(b) > 0 && len(sample) < sampleSize {
		high := slices.IndexFunc(b, func(c byte) bool { return c >= utf8.RuneSelf })
		if high < 0 {
			break
		}
		start := high
		for start > 0 && b[start-1] > ' ' && high-start < 64 {
			start--
		}
		end := high
		for end < len(b) && b[end] > ' ' {
			end++
		}
		end = min(end, start+sampleSize)
		sample = append(append(sample, b[start:end]...), ' ')
		b = b[end:]
	}
	return sample
}

// A guess is the likeliest encoding of a text, and whether another one is nearly as likely.
type guess struct {
	charset string
	enc     encoding.Encoding
	doubt   bool

	costs []float32 // of the candidates
	best  float32   // the least of them
}

// The bounds of doubt.
const (
	leastMargin = 5   // how much likelier than any that reads the sample otherwise
	worstCost   = 6.5 // of a byte on average: no language is written so
)

// guessEncoding finds the likeliest encoding of text that is no UTF-8.
func guessEncoding(b []byte) guess {
	sample := sampleOf(b)
	all := candidates()
	g := guess{costs: make([]float32, len(all))}
	best := 0
	for i := range all {
		g.costs[i] = all[i].cost(sample)
		if g.costs[i] < g.costs[best] || g.costs[i] == g.costs[best] && all[i].charset == "windows-1252" {
			best = i
		}
	}
	g.charset, g.enc, g.best = all[best].charset, all[best].enc, g.costs[best]
	g.doubt = g.best > worstCost*float32(len(sample)) || g.hasRival(sample)
	return g
}

// hasRival reports whether an encoding that reads the sample otherwise is nearly
// as likely.
func (g *guess) hasRival(sample []byte) bool {
	read := decodeSample(g.enc, sample)
	tried := map[string]bool{g.charset: true}
	for i, c := range candidates() {
		if g.costs[i] >= g.best+leastMargin || tried[c.charset] {
			continue
		}
		tried[c.charset] = true
		if decodeSample(c.enc, sample) != read {
			return true
		}
	}
	return false
}

// How much costlier a declared encoding has to be than another one until it is
// not believed: by a sum, and by a factor.
const (
	disbeliefSum    = 40
	disbeliefFactor = 1.3
)

// refutes reports whether a text can hardly be in the encoding of this name. One
// that is not among the candidates is always believed.
func (g *guess) refutes(charset string) bool {
	if charset == "gbk" {
		charset = "gb18030" // which contains it
	}
	declared := float32(-1)
	for i, c := range candidates() {
		if c.charset == charset && (declared < 0 || g.costs[i] < declared) {
			declared = g.costs[i]
		}
	}
	return !g.doubt && declared > g.best+disbeliefSum && declared > g.best*disbeliefFactor
}

func decodeSample(enc encoding.Encoding, sample []byte) string {
	text, _ := enc.NewDecoder().Bytes(sample)
	return string(text)
}
