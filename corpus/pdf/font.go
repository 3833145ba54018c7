package pdf

import (
	"strconv"
	"strings"
	"unicode/utf16"

	library "github.com/ledongthuc/pdf"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// A font tells which letters the codes of a string are, and how wide.
type font struct {
	composite bool               // codes have two bytes
	letters   [256]string        // of a simple font, by code
	mapped    map[uint32]string  // what the font itself says that codes mean
	lengths   [5]bool            // how many bytes codes have, where the font says it
	widths    map[uint32]float64 // in thousandths of the font's size
	width     float64            // of all others
}

// fontOf reads the description of a font.
func fontOf(v library.Value) *font {
	f := &font{widths: map[uint32]float64{}, width: 500, composite: v.Key("Subtype").Name() == "Type0"}
	if tounicode := v.Key("ToUnicode"); tounicode.Kind() == library.Stream {
		f.readMap(streamOf(tounicode))
	}
	if f.composite {
		f.compositeWidths(v.Key("DescendantFonts").Index(0))
		return f
	}
	f.simpleLetters(v)
	first := v.Key("FirstChar").Int64()
	widths := v.Key("Widths")
	for i := range min(widths.Len(), 256) {
		f.widths[uint32(first)+uint32(i)] = widths.Index(i).Float64()
	}
	if v.Key("Subtype").Name() == "Type3" {
		// Its widths are in units of its own.
		scale := v.Key("FontMatrix").Index(0).Float64() * 1000
		for code := range f.widths {
			f.widths[code] *= scale
		}
	}
	return f
}

// simpleLetters fills the letters of a font with codes of one byte, by its encoding.
func (f *font) simpleLetters(v library.Value) {
	enc := v.Key("Encoding")
	base := enc.Name()
	if enc.Kind() == library.Dict {
		base = enc.Key("BaseEncoding").Name()
	}
	table := encoding.Encoding(charmap.Windows1252)
	if base == "MacRomanEncoding" {
		table = charmap.Macintosh
	}
	for code := range f.letters {
		letter, err := table.NewDecoder().Bytes([]byte{byte(code)})
		if err == nil && code >= ' ' {
			f.letters[code] = string(letter)
		}
	}
	if enc.Kind() == library.Dict {
		f.differences(enc.Key("Differences"), (&library.Font{V: v}).Encoder())
	}
}

// differences changes the letters of single codes: a code, and the names of the
// letters from there on. The library knows Adobe's names.
func (f *font) differences(list library.Value, known library.TextEncoding) {
	if list.Len() > 1024 {
		return
	}
	code := 0
	for i := range list.Len() {
		switch x := list.Index(i); {
		case x.Kind() == library.Integer:
			code = int(x.Int64())
		case x.Kind() == library.Name && 0 <= code && code < len(f.letters):
			if f.letters[code] = spelled(x.Name()); f.letters[code] == "" {
				f.letters[code] = known.Decode(string([]byte{byte(code)}))
			}
			code++
		}
	}
}

// compositeWidths reads the widths of a font with codes of two bytes: first codes,
// each with a list of widths, or first, last and one width.
func (f *font) compositeWidths(v library.Value) {
	f.width = 1000
	if w := v.Key("DW"); w.Kind() == library.Integer || w.Kind() == library.Real {
		f.width = w.Float64()
	}
	list := v.Key("W")
	n := min(list.Len(), 1<<16)
	for i := 0; i+1 < n; {
		first := uint32(list.Index(i).Int64())
		if next := list.Index(i + 1); next.Kind() == library.Array {
			for j := range min(next.Len(), 1<<16) {
				f.widths[first+uint32(j)] = next.Index(j).Float64()
			}
			i += 2
			continue
		}
		last, width := uint32(list.Index(i+1).Int64()), list.Index(i+2).Float64()
		for code := first; code <= min(last, first+1<<16); code++ {
			f.widths[code] = width
		}
		i += 3
	}
}

// readMap reads a ToUnicode map: pairs of code and letters between beginbfchar and
// endbfchar, first, last and letters between beginbfrange and endbfrange.
func (f *font) readMap(data []byte) {
	f.mapped = map[uint32]string{}
	l := lexer{data: data}
	var stack []token
	for t := l.next(); t.kind != noToken; t = l.next() {
		if t.kind != anOperator {
			stack = append(stack, t)
			continue
		}
		switch t.str {
		case "endcodespacerange":
			for _, code := range stack {
				if n := len(code.str); code.kind == aString && n < len(f.lengths) {
					f.lengths[n] = true
				}
			}
		case "endbfchar":
			for i := 0; i+1 < len(stack); i += 2 {
				f.mapped[codeOf(stack[i].str)] = lettersOf(stack[i+1].str)
			}
		case "endbfrange":
			f.mapRanges(stack)
		}
		stack = stack[:0]
	}
}

// mostMapped bounds how many codes a font maps.
const mostMapped = 1 << 17

// mapRanges maps ranges of codes to ranges of letters, or to lists of them.
func (f *font) mapRanges(stack []token) {
	for i := 0; i+2 < len(stack); {
		first, last := codeOf(stack[i].str), codeOf(stack[i+1].str)
		i += 2
		if stack[i].kind == listOpens {
			for i++; i < len(stack) && stack[i].kind != listCloses; i++ {
				f.mapped[first] = lettersOf(stack[i].str)
				first++
			}
			i++
			continue
		}
		letters := []rune(lettersOf(stack[i].str))
		i++
		for code := first; code <= last && len(letters) > 0 && len(f.mapped) < mostMapped; code++ {
			f.mapped[code] = string(letters)
			letters[len(letters)-1]++
		}
	}
}

// codeOf is a code of up to four bytes.
func codeOf(s string) (code uint32) {
	for i := range len(s) {
		code = code<<8 | uint32(s[i])
	}
	return code
}

// lettersOf are letters in UTF-16.
func lettersOf(s string) string {
	var units []uint16
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	if len(s) == 1 {
		return s
	}
	return string(utf16.Decode(units))
}

// codes yields the codes of a string, with the letters and the width of each.
func (f *font) codes(s string, yield func(code uint32, letters string, width float64)) {
	size := 1
	if f.composite {
		size = 2
		if f.lengths[1] && !f.lengths[2] {
			size = 1
		}
	}
	for ; len(s) >= size; s = s[size:] {
		code := codeOf(s[:size])
		letters, ok := f.mapped[code]
		if !ok && !f.composite {
			letters = f.letters[code]
		}
		width, ok := f.widths[code]
		if !ok {
			width = f.width
		}
		yield(code, letters, width)
	}
}

// spelled are the letters of a name that spells them, as in "f_i", "T_h.alt" and
// "uni00E9", or "".
func spelled(name string) string {
	name, _, _ = strings.Cut(name, ".")
	var out strings.Builder
	for part := range strings.SplitSeq(name, "_") {
		if digits, ok := strings.CutPrefix(part, "uni"); ok && len(digits) == 4 {
			code, err := strconv.ParseUint(digits, 16, 16)
			if err != nil {
				return ""
			}
			out.WriteRune(rune(code))
		} else if len(part) == 1 {
			out.WriteString(part)
		} else {
			return ""
		}
	}
	return out.String()
}
