package terminal

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"reprint/report/wording"
)

func TestPrintable(t *testing.T) {
	for in, want := range map[string]string{
		"":                       "",
		"plain title":            "plain title",
		"  two\t\nlines  ":       "two lines",
		"\x1b[31mred\x1b[0m":     "[31mred[0m",
		"a\x00b\x7fc\u0085d":     "abc d",
		"right\u202eleft\u2069":  "rightleft",
		"zero\u200bwidth\ufeff":  "zerowidth",
		"soft\u00adhyphen":       "softhyphen",
		"می\u200cخواهم":          "می\u200cخواهم",
		"👨\u200d👩\u200d👧":        "👨\u200d👩\u200d👧",
		"bad \xff byte":          "bad \ufffd byte",
		"line\u2028and\u2029end": "line and end",
	} {
		if got := wording.Printable(in); got != want {
			t.Errorf("wording.Printable(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestClip(t *testing.T) {
	for _, c := range []struct {
		in, end, middle string
		n               int
	}{
		{"short", "short", "short", 5},
		{"harbour/ferry.txt", "harbour/f…", "har…ry.txt", 10},
		{"港の委員会の記事", "港の委員…", "港…の記事", 9},
		{"港の委員会の記事", "港の委員…", "港…の記事", 10},
		{"abc", "…", "…", 1},
	} {
		if got := clip(c.in, c.n); got != c.end || columns(got) > c.n {
			t.Errorf("clip(%q, %d) = %q, want %q", c.in, c.n, got, c.end)
		}
		if got := clipMiddle(c.in, c.n); got != c.middle || columns(got) > c.n {
			t.Errorf("clipMiddle(%q, %d) = %q, want %q", c.in, c.n, got, c.middle)
		}
	}
}

func TestProseWraps(t *testing.T) {
	for _, c := range []struct {
		name  string
		width int
		build func(*prose)
		want  []string
	}{
		{"words", 10, func(p *prose) { p.add("one two  three\nfour", plain) }, []string{"one two", "three four"}},
		{"paragraphs", 20, func(p *prose) { p.add("one\n\ntwo", plain) }, []string{"one", "two"}},
		{"a long word", 6, func(p *prose) { p.add("a incomprehensible b", plain) }, []string{"a", "incomp", "rehens", "ible b"}},
		{"no blanks", 8, func(p *prose) { p.add("港の委員会の記事。", plain) }, []string{"港の委員", "会の記", "事。"}},
		{"signs count", 12, func(p *prose) { p.add("go", goneWord); p.add(" away now", plain) }, []string{"[-go-] away", "now"}},
		{"signs over lines", 9, func(p *prose) { p.add("one two three", newWord) }, []string{"{+one+}", "{+two+}", "{+three+}"}},
		{"marks join", 30, func(p *prose) { p.add("one", newWord); p.add(" ", plain); p.add("two", newWord) }, []string{"{+one two+}"}},
		{"gap", 30, func(p *prose) { p.add("(", plain); p.gap(); p.add("one", plain); p.gap(); p.add("two", plain) }, []string{"(one two"}},
		{"empty", 30, func(p *prose) { p.add(" \n\n ", strong) }, nil},
	} {
		var p prose
		c.build(&p)
		var got []string
		for _, l := range p.lines(palette{}, c.width) {
			got = append(got, l.text)
			if l.width != columns(l.text) {
				t.Errorf("%s: %q is said to have %d columns", c.name, l.text, l.width)
			}
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// FuzzProse checks that wrapping loses and adds nothing but white space, and
// that no line is too wide unless a single character is.
func FuzzProse(f *testing.F) {
	f.Add("one two three", "港の委員会", "\x1b[0m\n\nx", 5)
	f.Add("a‑b-c/d", "👨‍👩‍👧‍👦 é", "nobreak", 3)
	f.Fuzz(func(t *testing.T, a, b, c string, width int) {
		width = 1 + (width&0xff)%120
		var p prose
		p.add(a, plain)
		p.add(b, strong)
		p.gap()
		p.add(c, faint)
		var out strings.Builder
		for _, l := range p.lines(palette{color: true}, width) {
			text := sgr.ReplaceAllString(l.text, "")
			if w := columns(text); w != l.width || w > width && utf8.RuneCountInString(text) > 1 && columns(prefix(text, width)) > 0 {
				t.Errorf("%q has %d columns, said %d, of %d", text, w, l.width, width)
			}
			out.WriteString(text)
		}
		if got, want := solid(out.String()), solid(wording.Printable(a)+wording.Printable(b)+wording.Printable(c)); got != want {
			t.Errorf("%q became %q", want, got)
		}
	})
}

// solid is s without white space.
func solid(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
