package page

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"compress/flate"
	"encoding/base64"

	"reprint/detect"
	"reprint/detect/finding"
	"reprint/internal/imprint"
	"reprint/internal/span"
	"reprint/report/internal/sample"
	"reprint/report/record"
)

func htmlOf(t *testing.T, r *detect.Result, o Options) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, r, o); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestHTMLIsDeterministic(t *testing.T) {
	o := Options{Version: "1.0"}
	first := htmlOf(t, sample.Result(), o)
	sample.CheckRecognised(t, imprint.Page, first)
	for range 3 {
		if !bytes.Equal(first, htmlOf(t, sample.Result(), o)) {
			t.Fatal("the same result gives other bytes")
		}
	}
}

// TestHTMLOfSavedResults checks that nothing is lost between a scan and its records.
func TestHTMLOfSavedResults(t *testing.T) {
	for name, r := range map[string]*detect.Result{"fixture": sample.Result(), "hostile": sample.Of(sample.Hostile[:3])} {
		var records bytes.Buffer
		if err := record.Write(&records, r, record.Options{Text: true, Version: "1.0"}); err != nil {
			t.Fatal(err)
		}
		saved, err := record.Read(&records)
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range []Options{{Version: "1.0"}, {Version: "1.0", SinglePair: true}} {
			if !bytes.Equal(htmlOf(t, r, o), htmlOf(t, saved, o)) {
				t.Errorf("%s: the page of saved results differs from the page of the scan (%+v)", name, o)
			}
		}
	}
}

// readPage inflates what a page holds.
func readPage(t *testing.T, text []byte) (core pageCore, parts []pagePart) {
	t.Helper()
	read := func(data []byte, value any) {
		packed, err := base64.StdEncoding.DecodeString(string(data))
		if err != nil {
			t.Fatal(err)
		}
		inflated, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(inflated, []byte("null")) {
			t.Error("the data holds a null")
		}
		if err := json.Unmarshal(inflated, value); err != nil {
			t.Fatal(err)
		}
	}
	for _, block := range regexp.MustCompile(`<script type="text/plain" id="([a-z]+)[-0-9]*">([^<]*)</script>`).FindAllSubmatch(text, -1) {
		if string(block[1]) == "core" {
			read(block[2], &core)
			continue
		}
		var part pagePart
		read(block[2], &part)
		parts = append(parts, part)
	}
	return core, parts
}

func TestPageData(t *testing.T) {
	r := sample.Result()
	core, parts := readPage(t, htmlOf(t, r, Options{}))
	if len(core.Docs) != len(r.Documents) || len(core.Pairs) != len(r.Pairs) || len(core.Clusters) != len(r.Clusters) {
		t.Fatalf("%d documents, %d pairs, %d clusters", len(core.Docs), len(core.Pairs), len(core.Clusters))
	}
	for i, pair := range r.Pairs {
		detail := parts[core.Pairs[i].Part].Details[slices.IndexFunc(parts[core.Pairs[i].Part].Details, func(d pageDetail) bool { return d.Pair == i })]
		for side, doc := range []int{core.Pairs[i].A, core.Pairs[i].B} {
			texts := parts[core.Docs[doc].Part].Texts
			text := texts[slices.IndexFunc(texts, func(text pageText) bool { return text.Doc == doc })]
			wide := utf16.Encode([]rune(text.Text))
			for k, passage := range pair.Passages {
				at, got := passage.A, detail.Passages[k].A
				if side == 1 {
					at, got = passage.B, detail.Passages[k].B
				}
				if want, is := text.Text[at.Start:at.End], string(utf16.Decode(wide[got[0]:got[1]])); is != want {
					t.Errorf("pair %d passage %d: %q, want %q", i, k, is, want)
				}
			}
		}
	}
	if len(core.Shared) == 0 || len(core.Shared[0].Places) != 4 {
		t.Errorf("the most shared passage is %+v", core.Shared)
	}
	for _, doc := range core.Docs {
		if doc.ID == "weather/frost.txt" && doc.Part >= 0 {
			t.Error("the page holds the text of an article without a pair")
		}
	}
}

func TestMembersAndSources(t *testing.T) {
	core, _ := readPage(t, htmlOf(t, sample.Result(), Options{}))
	c := core.Clusters[0]
	if c.Members[0].Doc != c.Origin || c.Members[0].Source >= 0 {
		t.Errorf("the first member is %+v, the origin %d", c.Members[0], c.Origin)
	}
	for _, m := range c.Members[1:] {
		if m.Source < 0 || m.Sure != "likely" && m.Sure != "possible" {
			t.Errorf("member %+v has no source", m)
		}
		if m.X < 0 || m.X > 1 || m.Y < 0 || m.Y > 1 {
			t.Errorf("member %+v stands outside the picture", m)
		}
	}
}

func TestMaxPairs(t *testing.T) {
	text := htmlOf(t, sample.Result(), Options{MaxPairs: 2})
	core, parts := readPage(t, text)
	held := 0
	for _, part := range parts {
		held += len(part.Details)
	}
	if held != 2 || core.Pairs[2].Part != -1 {
		t.Errorf("%d pairs have texts, want 2", held)
	}
	if !bytes.Contains(text, []byte("the strongest 2 of 13 pairs")) {
		t.Error("the page does not say what it leaves out")
	}
}

func TestWriteFileLeavesNothingBehind(t *testing.T) {
	r := sample.Result()
	r.Evidence = sample.Texts(map[string]*finding.Text{})
	dir := t.TempDir()
	if _, err := WriteFile(filepath.Join(dir, "report.html"), r, Options{}); err == nil || !strings.Contains(err.Error(), "no text of") {
		t.Errorf("error %v", err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) > 0 {
		t.Errorf("left %v (%v)", entries, err)
	}
}

func TestUnits(t *testing.T) {
	for _, text := range []string{"", "plain", "Ærø 🛳 ferry", strings.Repeat("🛳ü漢a", 400), "\xff\xfe broken \xf0\x9f"} {
		checkUnits(t, text)
	}
}

func FuzzUnits(f *testing.F) {
	f.Add("Ærø 🛳 ferry\xff")
	f.Fuzz(checkUnits)
}

// checkUnits compares every offset with what encoding/json makes of the text before it.
func checkUnits(t *testing.T, text string) {
	u := newUnits(text)
	for offset := 0; offset <= len(text); {
		if got, want := u.at(offset), len(utf16.Encode([]rune(text[:offset]))); got != want {
			t.Fatalf("%q: %d bytes are %d units, want %d", text, offset, got, want)
		}
		_, size := utf8.DecodeRuneInString(text[offset:])
		offset += max(1, size)
	}
	if got := u.span(span.Span{Start: -1, End: len(text) + 5}); got != [2]int{0, len(utf16.Encode([]rune(text)))} {
		t.Errorf("%q: all is %v", text, got)
	}
}

func TestLabel(t *testing.T) {
	for in, want := range map[string]string{
		" two\n words\t ":        "two words",
		"a\u202eb\x00c":          "a‹U+202E›b‹U+0000›c",
		"\xffx":                  "\uFFFDx",
		strings.Repeat("é", 300): strings.Repeat("é", labelRunes) + "…",
	} {
		if got := label(in); got != want {
			t.Errorf("label(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSafeURL(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.org/a?b=c":   "https://example.org/a?b=c",
		" http://example.org ":        "http://example.org",
		"javascript:alert(1)":         "",
		"JAVASCRIPT:alert(1)":         "",
		"data:text/html,x":            "",
		"//example.org":               "",
		"file:///etc/passwd":          "",
		"https://user:pw@example.org": "",
	} {
		if got := safeURL(in); got != want {
			t.Errorf("safeURL(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestContrast computes the contrast of the colours in page.css: text on every
// ground it stands on, and the lines of marks on theirs.
func TestContrast(t *testing.T) {
	css, err := pageFiles.ReadFile("html/page.css")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile(`(?s):root[^{]*\{\s*color-scheme: (light|dark);(.*?)\}`).FindAllSubmatch(css, -1)
	if len(blocks) != 3 {
		t.Fatalf("%d sets of colours, want light, dark by system and dark by choice", len(blocks))
	}
	if !maps.Equal(cssColours(blocks[1][2]), cssColours(blocks[2][2])) {
		t.Error("the two dark sets differ")
	}
	for _, block := range blocks {
		c := cssColours(block[2])
		check := func(front, ground string, least float64) {
			if got := contrast(c[front], c[ground]); got < least {
				t.Errorf("%s: --%s on --%s has contrast %.2f, want %.1f", block[1], front, ground, got, least)
			}
		}
		for _, ground := range []string{"paper", "surface", "sunken"} {
			check("ink", ground, 4.5)
			check("soft", ground, 4.5)
			check("accent", ground, 4.5)
			check("edge", ground, 3)
		}
		check("on-accent", "accent", 4.5)
		for _, class := range classTerms {
			check("ink", class.Name+"-tint", 4.5)
			check("soft", class.Name+"-tint", 4.5)
			check(class.Name+"-line", class.Name+"-tint", 3)
			c["sign"] = mixed(c[class.Name+"-line"], c["ink"], 0.8) // as marks.css has it
			check("sign", class.Name+"-tint", 4.5)
			for _, mix := range mixes(t, "tint") {
				c["mix"] = mixed(c[class.Name+"-tint"], c["surface"], mix)
				check("ink", "mix", 4.5)
				check(class.Name+"-line", "mix", 3)
				check("sign", "mix", 4.5)
			}
			check(class.Name+"-line", "surface", 4.5)
			check("surface", class.Name+"-line", 4.5)
			for _, mix := range mixes(t, "hue") {
				if class.Name == "edited" {
					continue // no hue of the matrix
				}
				c["mix"] = mixed(c[class.Name+"-line"], c["surface"], mix)
				if mix < 0.5 {
					check("ink", "mix", 4.5)
				} else {
					check("surface", "mix", 4.5)
				}
			}
		}
		for _, mix := range mixes(t, "sunken") {
			c["mix"] = mixed(c["sunken"], c["surface"], mix)
			check("soft", "mix", 4.5)
		}
	}
}

// mixes lists how much of a colour the style mixes into the surface.
func mixes(t *testing.T, name string) []float64 {
	t.Helper()
	var list []float64
	for _, m := range regexp.MustCompile(`color-mix\(in srgb, var\(--`+name+`\) ([0-9]+)%, var\(--surface\)\)`).FindAllStringSubmatch(pageStyle, -1) {
		percent, err := strconv.Atoi(m[1])
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, float64(percent)/100)
	}
	if len(list) == 0 {
		t.Errorf("the style mixes no --%s", name)
	}
	return list
}

func mixed(x, y [3]float64, share float64) [3]float64 {
	var c [3]float64
	for i := range c {
		c[i] = share*x[i] + (1-share)*y[i]
	}
	return c
}

func cssColours(block []byte) map[string][3]float64 {
	found := map[string][3]float64{}
	for _, m := range regexp.MustCompile(`--([a-z-]+): #([0-9a-f]{6});`).FindAllSubmatch(block, -1) {
		value, err := strconv.ParseUint(string(m[2]), 16, 32)
		if err != nil {
			panic(err)
		}
		found[string(m[1])] = [3]float64{float64(value >> 16), float64(value >> 8 & 255), float64(value & 255)}
	}
	return found
}

// contrast is that of WCAG 2.
func contrast(x, y [3]float64) float64 {
	luminance := func(c [3]float64) float64 {
		linear := func(v float64) float64 {
			if v /= 255; v <= 0.04045 {
				return v / 12.92
			}
			return math.Pow((v+0.055)/1.055, 2.4)
		}
		return 0.2126*linear(c[0]) + 0.7152*linear(c[1]) + 0.0722*linear(c[2])
	}
	lx, ly := luminance(x), luminance(y)
	return (max(lx, ly) + 0.05) / (min(lx, ly) + 0.05)
}
