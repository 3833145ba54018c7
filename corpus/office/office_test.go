package office

import (
	"io"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestText checks what is read of the XML of both formats: title, paragraphs with
// bars between them, quotations in brackets.
func TestText(t *testing.T) {
	const word, open = "<w:document><w:body>%</w:body></w:document>", "<office:document-content><office:automatic-styles>" +
		`<style:style style:name="P1" style:parent-style-name="Title"/></office:automatic-styles><office:body>%</office:body></office:document-content>`
	for name, c := range map[string]struct{ frame, in, want string }{
		"runs":            {word, "<w:p><w:r><w:t>Ice </w:t></w:r><w:r><w:t>and snow</w:t></w:r></w:p><w:p><w:r><w:t>Wind</w:t></w:r></w:p>", "Ice and snow|Wind"},
		"breaks":          {word, "<w:p><w:r><w:t>Ice</w:t><w:br/><w:t>and</w:t><w:tab/><w:t>snow</w:t><w:noBreakHyphen/></w:r></w:p>", "Ice\nand snow-"},
		"title":           {word, `<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Ice</w:t></w:r></w:p><w:p><w:r><w:t>Snow</w:t></w:r></w:p>`, "title Ice: Ice|Snow"},
		"quotation":       {word, `<w:p><w:pPr><w:pStyle w:val="IntenseQuote"/></w:pPr><w:r><w:t>Ice</w:t></w:r></w:p><w:p><w:r><w:t>Snow</w:t></w:r></w:p>`, "[Ice]|Snow"},
		"deleted":         {word, "<w:p><w:del><w:r><w:delText>Fire</w:delText><w:t>Fire</w:t></w:r></w:del><w:ins><w:r><w:t>Ice</w:t></w:r></w:ins></w:p>", "Ice"},
		"hidden":          {word, "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Fire</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>Ice</w:t></w:r></w:p>", "Ice"},
		"box":             {word, "<w:p><w:r><w:t>Ice</w:t><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>Box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r></w:p>", "Ice|Box"},
		"field":           {word, "<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>Ice &amp; snow</w:t></w:r></w:p>", "Ice & snow"},
		"cut":             {word[:22] + "%", "<w:p><w:r><w:t>Ice</w:t></w:r></w:p><w:p", "Ice"},
		"spans":           {open, "<text:h>Ice</text:h><text:p>and <text:span>snow</text:span>\n  fall<text:s text:c='2'/>here<text:line-break/>too</text:p>", "Ice|and snow fall  here\ntoo"},
		"own style":       {open, `<text:p text:style-name="P1">Ice</text:p><text:p text:style-name="Quotations">Snow</text:p>`, "title Ice: Ice|[Snow]"},
		"notes":           {open, "<text:p>Ice<text:note><text:note-body><text:p>Fire</text:p></text:note-body></text:note> melts<office:annotation><text:p>No</text:p></office:annotation></text:p>", "Ice melts"},
		"paragraph in it": {open, "<text:p>Ice<draw:frame><draw:text-box><text:p>Box</text:p></draw:text-box></draw:frame> melts</text:p>", "Ice|Box|melts"},
	} {
		read := Word
		if strings.HasPrefix(c.frame, "<office") {
			read = OpenDocument
		}
		d, err := read(strings.NewReader(strings.Replace(c.frame, "%", c.in, 1)))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		have := d.Text
		for i := len(d.Quoted) - 1; i >= 0; i-- {
			q := d.Quoted[i]
			have = have[:q.Start] + "[" + have[q.Start:q.End] + "]" + have[q.End:]
		}
		if have = strings.ReplaceAll(have, "\n\n", "|"); d.Title != "" {
			have = "title " + d.Title + ": " + have
		}
		if have != c.want {
			t.Errorf("%s: %q, want %q", name, have, c.want)
		}
	}
}

// TestBounds checks that what expands or nests without end is a fault.
func TestBounds(t *testing.T) {
	for name, in := range map[string]io.Reader{
		"deep": strings.NewReader(strings.Repeat("<w:p>", deepest+1)),
		"long": io.MultiReader(strings.NewReader("<w:x>"), io.LimitReader(letters{}, longest)),
	} {
		if _, err := Word(in); err == nil {
			t.Errorf("%s: no fault", name)
		}
	}
	in := `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w:p><w:r><w:t>&b;</w:t></w:r></w:p>`
	if d, err := Word(strings.NewReader(in)); err != nil || len(d.Text) > 10 {
		t.Errorf("%v, %v", d, err)
	}
}

type letters struct{}

func (letters) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

// FuzzText checks that spans lie in the text, on whole characters and in order.
func FuzzText(f *testing.F) {
	f.Add("<w:p><w:pPr><w:pStyle w:val='Quote'/></w:pPr><w:r><w:t>Ice</w:t></w:r></w:p>", true)
	f.Add("<office:body><text:p text:style-name='Quotations'>Ice<text:s/></text:p></office:body>", false)
	f.Fuzz(func(t *testing.T, in string, word bool) {
		read := OpenDocument
		if word {
			read = Word
		}
		d, err := read(strings.NewReader(in))
		if err != nil {
			return
		}
		last := 0
		for _, q := range d.Quoted {
			if q.Start < last || q.End <= q.Start || q.End > len(d.Text) || !utf8.ValidString(d.Text[q.Start:q.End]) {
				t.Fatalf("%v of %q", d.Quoted, d.Text)
			}
			last = q.End
		}
		if !utf8.ValidString(d.Text) {
			t.Errorf("%q", d.Text)
		}
		Properties(strings.NewReader(in))
	})
}
