package pdf

import (
	"math"

	library "github.com/ledongthuc/pdf"
)

// A matrix [a b c d e f] takes a point (x, y) to (ax+cy+e, bx+dy+f).
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// times is the matrix that does m first, then n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// A glyph is what one code draws: letters on a line, from x to end, in points.
type glyph struct {
	letters   string
	x, end, y float64
	size      float64
}

// state is the graphics state, as far as text needs it.
type state struct {
	ctm                                          matrix
	font                                         *font
	size, charSpace, wordSpace, leading, rise, h float64
}

// Limits of what is read of one file.
const (
	longestStream = 32 << 20  // bytes of a content stream
	mostUnpacked  = 256 << 20 // bytes of all content streams of a file
	mostGlyphs    = 8 << 20   // of a file
	mostOnPage    = 256 << 10 // glyphs
	mostOperators = 32 << 20  // of a file
	deepestForm   = 8         // forms inside each other
	mostSaved     = 512       // states that are saved inside each other
)

// An interpreter draws the text of pages, glyph by glyph.
type interpreter struct {
	fonts     map[string]*font // by their descriptions
	glyphs    []glyph          // of the page
	drawn     int              // glyphs of the file
	unpacked  int              // bytes of content streams of the file
	operators int              // of the file

	now        state
	saved      []state
	text, line matrix // of the next glyph, and of the start of its line
}

// page draws a page and returns its glyphs.
func (in *interpreter) page(content []byte, resources library.Value) []glyph {
	in.glyphs, in.saved = nil, nil
	in.now = state{ctm: identity, h: 1}
	in.run(content, resources, 0)
	return in.glyphs
}

// run does what a content stream says.
func (in *interpreter) run(content []byte, resources library.Value, depth int) {
	l := lexer{data: content}
	var args []token
	for t := l.next(); t.kind != noToken; t = l.next() {
		if t.kind != anOperator {
			if args = append(args, t); len(args) > 1<<16 {
				args = args[:0]
			}
			continue
		}
		if in.operators++; in.spent() {
			return
		}
		switch t.str {
		case "ID":
			l.skipImage()
		case "Do":
			in.form(args, resources, depth)
		case "Tf":
			in.setFont(args, resources)
		default:
			in.do(t.str, args)
		}
		args = args[:0]
	}
}

// spent reports whether as much was read as may be, of the file or of the page.
func (in *interpreter) spent() bool {
	return in.operators > mostOperators || in.drawn > mostGlyphs || in.unpacked > mostUnpacked || len(in.glyphs) > mostOnPage
}

// numbers are the last n arguments, if they are numbers.
func numbers(args []token, n int) ([]float64, bool) {
	if len(args) < n {
		return nil, false
	}
	out := make([]float64, n)
	for i, t := range args[len(args)-n:] {
		if t.kind != aNumber {
			return nil, false
		}
		out[i] = t.num
	}
	return out, true
}

// do does one operator that needs no resources.
func (in *interpreter) do(op string, args []token) {
	switch op {
	case "q":
		if len(in.saved) < mostSaved {
			in.saved = append(in.saved, in.now)
		}
	case "Q":
		if n := len(in.saved); n > 0 {
			in.now, in.saved = in.saved[n-1], in.saved[:n-1]
		}
	case "BT":
		in.text, in.line = identity, identity
	case "T*":
		in.newLine(0, -in.now.leading)
	case "cm", "Tm":
		if v, ok := numbers(args, 6); ok {
			in.setMatrix(op, matrix(v))
		}
	case "Td", "TD":
		if v, ok := numbers(args, 2); ok {
			if op == "TD" {
				in.now.leading = -v[1]
			}
			in.newLine(v[0], v[1])
		}
	case "Tc", "Tw", "TL", "Ts", "Tz":
		if v, ok := numbers(args, 1); ok {
			in.set(op, v[0])
		}
	case "Tj", "TJ", "'", "\"":
		in.showLine(op, args)
	}
}

func (in *interpreter) setMatrix(op string, m matrix) {
	if op == "cm" {
		in.now.ctm = m.times(in.now.ctm)
		return
	}
	in.text, in.line = m, m
}

func (in *interpreter) set(op string, value float64) {
	switch op {
	case "Tc":
		in.now.charSpace = value
	case "Tw":
		in.now.wordSpace = value
	case "TL":
		in.now.leading = value
	case "Ts":
		in.now.rise = value
	case "Tz":
		in.now.h = value / 100
	}
}

// newLine starts a line at a distance from the start of the last.
func (in *interpreter) newLine(x, y float64) {
	in.line = matrix{1, 0, 0, 1, x, y}.times(in.line)
	in.text = in.line
}

// showLine draws strings, and moves by the numbers between them.
func (in *interpreter) showLine(op string, args []token) {
	if op == "\"" && len(args) >= 3 {
		in.now.wordSpace, in.now.charSpace = args[len(args)-3].num, args[len(args)-2].num
		args = args[len(args)-1:]
	}
	if op != "Tj" && op != "TJ" {
		in.newLine(0, -in.now.leading)
	}
	for _, t := range args {
		switch t.kind {
		case aString:
			in.show(t.str)
		case aNumber:
			in.advance(-t.num / 1000 * in.now.size * in.now.h)
		}
	}
}

// advance moves along the line.
func (in *interpreter) advance(x float64) { in.text = matrix{1, 0, 0, 1, x, 0}.times(in.text) }

// show draws a string. Text that does not stand upright is left out: it is beside
// pictures or behind the page.
func (in *interpreter) show(s string) {
	now := &in.now
	if now.font == nil {
		return
	}
	now.font.codes(s, func(code uint32, letters string, width float64) {
		at := matrix{now.size * now.h, 0, 0, now.size, 0, now.rise}.times(in.text).times(now.ctm)
		step := (width/1000*now.size + now.charSpace) * now.h
		if code == ' ' && !now.font.composite {
			step += now.wordSpace * now.h
		}
		upright := math.Abs(at[1]) < math.Abs(at[0])/4 && at[0] > 0
		if upright && letters != "" {
			in.drawn++
			in.glyphs = append(in.glyphs, glyph{letters, at[4], at[4] + width/1000*at[0], at[5], math.Abs(at[3])})
		}
		in.advance(step)
	})
}

// setFont takes the font with the name and size that are given.
func (in *interpreter) setFont(args []token, resources library.Value) {
	if len(args) < 2 || args[len(args)-2].kind != aName || args[len(args)-1].kind != aNumber {
		return
	}
	in.now.size = args[len(args)-1].num
	v := resources.Key("Font").Key(args[len(args)-2].str)
	key := v.String()
	f, ok := in.fonts[key]
	if !ok {
		f = loadFont(v)
		in.fonts[key] = f
	}
	in.now.font = f
}

// loadFont is fontOf for a font that may be broken, nil for one that is.
func loadFont(v library.Value) (f *font) {
	defer func() {
		if recover() != nil {
			f = nil
		}
	}()
	return fontOf(v)
}

// form draws what is kept apart and drawn on pages by its name.
func (in *interpreter) form(args []token, resources library.Value, depth int) {
	if len(args) == 0 || depth >= deepestForm {
		return
	}
	v := resources.Key("XObject").Key(args[len(args)-1].str)
	if v.Key("Subtype").Name() != "Form" {
		return
	}
	own := v.Key("Resources")
	if own.Kind() != library.Dict {
		own = resources
	}
	before := in.now
	saved := in.saved
	in.saved = nil
	if m := v.Key("Matrix"); m.Len() == 6 {
		var to matrix
		for i := range to {
			to[i] = m.Index(i).Float64()
		}
		in.now.ctm = to.times(in.now.ctm)
	}
	in.run(in.stream(v), own, depth+1)
	in.now, in.saved = before, saved
}
