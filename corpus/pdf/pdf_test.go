package pdf

import (
	"bytes"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

// file is a PDF whose pages have these content streams, in Helvetica as F1.
func file(pages ...string) []byte {
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"}
	var kids strings.Builder
	for _, content := range pages {
		n := len(objects)
		fmt.Fprintf(&kids, "%d 0 R ", n+1)
		objects = append(objects, fmt.Sprintf("<</Type/Page/Parent 2 0 R/Contents %d 0 R>>", n+2), fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(content), content))
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d/Resources<</Font<</F1 3 0 R>>>>>>", kids.String(), len(pages))
	return write(objects, "/Root 1 0 R")
}

// write puts objects and their table into a file.
func write(objects []string, trailer string) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n")
	var table strings.Builder
	for i, object := range objects {
		fmt.Fprintf(&table, "%010d 00000 n \n", out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	at := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table.String(), len(objects)+1, trailer, at)
	return out.Bytes()
}

// lines draws lines below each other, from a place on.
func lines(x, y int, list ...string) string {
	out := fmt.Sprintf("BT /F1 10 Tf 12 TL %d %d Td ", x, y)
	for _, l := range list {
		out += "(" + l + ") Tj T* "
	}
	return out + "ET "
}

// TestLayout checks what is made of lines: paragraphs with bars between them.
func TestLayout(t *testing.T) {
	for name, c := range map[string]struct {
		pages []string
		want  string
	}{
		"paragraphs":        {[]string{lines(50, 700, "The harbour froze over", "on Monday.") + lines(50, 650, "Nobody came.")}, "The harbour froze over on Monday.|Nobody came."},
		"indented":          {[]string{lines(50, 700, "The harbour froze over.", "It was cold.") + lines(62, 676, "Nobody came.")}, "The harbour froze over. It was cold.|Nobody came."},
		"parted word":       {[]string{lines(50, 700, "The har-", "bour froze.")}, "The harbour froze."},
		"hyphen that stays": {[]string{lines(50, 700, "A well-known ship, as well-", "known as ice.")}, "A well-known ship, as well-known as ice."},
		"columns":           {[]string{lines(50, 700, "The harbour", "froze over, and the") + lines(300, 700, "wind turned.", "Nobody came.")}, "The harbour froze over, and the wind turned. Nobody came."},
		"over the page":     {[]string{lines(50, 700, "The harbour", "froze"), lines(50, 700, "over on Monday.", "It was cold.")}, "The harbour froze over on Monday. It was cold."},
		"kerning":           {[]string{"BT /F1 10 Tf 50 700 Td [(The har) -20 (bour) -300 (froze)] TJ ET"}, "The harbour froze"},
		"heads and numbers": {[]string{lines(50, 780, "The Lantern, p. 1") + lines(50, 700, "The harbour froze.") + lines(50, 40, "1"), lines(50, 780, "The Lantern, p. 2") + lines(50, 700, "Nobody came.") + lines(50, 40, "2")}, "The harbour froze.|Nobody came."},
		"escapes":           {[]string{"BT /F1 10 Tf 50 700 Td (Ice \\(thin\\) \\251 (or) \\\nthick) Tj ET"}, "Ice (thin) © (or) thick"},
		"hexadecimal":       {[]string{"BT /F1 10 Tf 50 700 Td <496365 2> Tj ET"}, "Ice"},
		"picture inside":    {[]string{"BI /W 1 /H 1 ID \x00(junk\x01 EI BT /F1 10 Tf 50 700 Td (Ice) Tj ET"}, "Ice"},
		"upright only":      {[]string{"BT /F1 10 Tf 0 1 -1 0 20 300 Tm (Photo) Tj ET " + lines(50, 700, "Ice")}, "Ice"},
		"broken operators":  {[]string{"Q Q Td (x) Tj 1 0 cm Tf /F9 Tf BT /F1 10 Tf 50 700 Td (Ice) Tj"}, "Ice"},
	} {
		d, err := Read(file(c.pages...))
		have := fmt.Sprint(err)
		if err == nil {
			have = strings.ReplaceAll(d.Text, "\n\n", "|")
		}
		if have != c.want {
			t.Errorf("%s: %q, want %q", name, have, c.want)
		}
	}
}

// TestFont checks a font that says itself what its codes mean.
func TestFont(t *testing.T) {
	f := &font{composite: true, widths: map[uint32]float64{}}
	f.readMap([]byte("1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0001> <0049> <0002> <00660069> endbfchar " +
		"99999999 beginbfrange <0010> <0012> <0041> <0020> <0021> [<0063> <0065>] endbfrange"))
	var out strings.Builder
	f.codes("\x00\x01\x00\x02\x00\x10\x00\x12\x00\x20\x00\x21\x00\x99", func(_ uint32, letters string, _ float64) { out.WriteString(letters + ".") })
	if want := "I.fi.A.C.c.e.."; out.String() != want {
		t.Errorf("%q, want %q", out.String(), want)
	}
	for name, want := range map[string]string{"f_i": "fi", "T_h.liga": "Th", "uni00E9": "é", "a": "a", "eacute": "", "uniXXXX": ""} {
		if have := spelled(name); have != want {
			t.Errorf("%s: %q, want %q", name, have, want)
		}
	}
}

// TestLost checks that pages which cannot be read are counted, and the others read.
func TestLost(t *testing.T) {
	broken := bytes.Replace(file(lines(50, 700, "Ice"), "snow"), []byte("<</Length 4>>"), []byte("<</Length 4/Filter/X>>"), 1)
	i := bytes.LastIndex(broken, []byte("xref\n0"))
	j := bytes.LastIndex(broken, []byte("startxref"))
	broken = append(broken[:j], fmt.Sprintf("startxref\n%d\n%%%%EOF", i)...)
	if d, err := Read(broken); err != nil || d.Text != "Ice" || d.Pages != 2 || d.Lost != 1 {
		t.Errorf("%+v, %v", d, err)
	}
	many := file(strings.Repeat(lines(50, 700, strings.Repeat("ice ", 1000)), 100), lines(50, 700, "snow"))
	if d, err := Read(many); err != nil || d.Lost != 1 || !strings.HasSuffix(d.Text, "snow") {
		t.Errorf("%d of %d lost, %v", d.Lost, d.Pages, err)
	}
}

// TestFaults checks what is said of files that cannot be read.
func TestFaults(t *testing.T) {
	circle := write([]string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"}, "/Root 1 0 R")
	for name, c := range map[string]struct {
		in   []byte
		want string
	}{
		"nothing":       {nil, "cannot be read as PDF"},
		"cut":           {file(lines(50, 700, "Ice"))[:300], "missing %%EOF"},
		"no text":       {file("0 0 m"), ErrPictures.Error()},
		"no pages":      {file(), errPages.Error()},
		"circle":        {circle, ""},
		"many objects":  {write([]string{"<</Type/Catalog>>"}, "/Root 1 0 R/Size 99999999999"), "99999999999 objects"},
		"with a secret": {write([]string{"<</Type/Catalog>>"}, "/Root 1 0 R/Encrypt<</Filter/Standard/V 9>>/ID[(a)(b)]"), ErrEncrypted.Error()},
	} {
		d, err := Read(c.in)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, %v", name, d, err)
		}
	}
}

// FuzzRead checks that the same bytes give the same text, in UTF-8.
func FuzzRead(f *testing.F) {
	f.Add(file(lines(50, 700, "The har-", "bour froze over."), "BT /F1 10 Tf [(x) -300 (y)] TJ ET"))
	for _, name := range []string{"ferry.pdf", "bees.pdf"} {
		if data, err := os.ReadFile("../testdata/formats/packed/" + name); err == nil {
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(bytes.Clone(data))
		again, _ := Read(bytes.Clone(data))
		if !reflect.DeepEqual(d, again) {
			t.Error("differs")
		}
		if err == nil && !utf8.ValidString(d.Text) {
			t.Errorf("%q", d.Text)
		}
	})
}

// FuzzContent draws a page, which is quicker than to guess a whole file.
func FuzzContent(f *testing.F) {
	f.Add(lines(50, 700, "The har-", "bour froze over."))
	f.Add("q 1 0 0 1 5 5 cm BT /F1 12 Tf [(a) 5 <62>] TJ 1 2 (c) \" ET Q BI ID x EI")
	f.Fuzz(func(t *testing.T, content string) {
		d, err := Read(file(content))
		if err == nil && !utf8.ValidString(d.Text) {
			t.Errorf("%q", d.Text)
		}
	})
}
