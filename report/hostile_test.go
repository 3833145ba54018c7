package report

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"reprint/detect"
	"reprint/detect/finding"
)

// hostileArticles is a corpus of titles and texts that mean harm, or are hard to lay out.
var hostileArticles = []article{
	{"a/=cmd.txt", "=HYPERLINK(\"http://example.org\",\"prize\")", "@outlet\x1b]0;owned\x07", "+1\r\n-2", "", "2025-01-01T00:00:00Z", nasty,
		[]string{"s0.0", "s1.0", "|", "s2.0", "boiler"}},
	{"b/" + strings.Repeat("very-long-folder/", 9) + "x.txt", "\x1b[31mred\x1b[0m | pipe <script>alert(1)</script> [x](javascript:alert(1)) `code` **bold**", "", "", "", "", nasty,
		[]string{"s2.0", "|", "s0.1", "s1.0"}},
	{"c/漢字の長い名前の記事その一.txt", strings.Repeat("港の夜間フェリーが十月に廃止される", 6), "朝の新聞", "", "", "", nasty, []string{"s0.0", "s1.2"}},
	{"d/\u202etxt.exe", "\u202edrow\u202c a\u200bb\u0085c\u2028d\x00e\xff", "", "", "", "", nasty, []string{"s1.0", "s2.0"}},
	{"e/none.txt", "", "", "", "", "", nil, []string{""}},
}

var nasty = []sentence{
	{wordings: [3]string{
		"港の委員会は火曜日、夜間フェリーへの補助金を打ち切ることを七対二で決めた。郡は毎年百九十万クローネを払っていた。",
		"港の委員会は水曜日、夜間フェリーへの補助金を打ち切ることを七対二で決定した。郡は毎年百九十万クローネを払ってきた。",
		"夜の船はもう出ない。委員会は七対二で補助金の終わりを決めた。"}},
	{wordings: [3]string{
		"Line\x1b[2Jone\x07 and " + strings.Repeat("nobreak", 30) + " </script><img src=x onerror=alert(1)> | \u202esiht\u202c end.",
		"", "Line\x00two and <b>bold</b> | [link](http://example.org) end."}},
	{wordings: [3]string{"“Familie 👨\u200d👩\u200d👧\u200d👦 é \u200b ok,” said \x1b]8;;http://example.org\x07nobody.", "", ""}, speaker: "\x1b[5mNobody"},
}

var sgr = regexp.MustCompile("\x1b\\[[0-9;]*m")

// TestHostileTerminal checks every view for a terminal at several widths: no
// line is too wide, and nothing that a terminal obeys comes through but the
// colours that were asked for.
func TestHostileTerminal(t *testing.T) {
	r := resultOf(hostileArticles)
	for i := range r.Pairs {
		r.Pairs[i].Reasons = append(r.Pairs[i].Reasons, because("because \x1b[2J of this"))
	}
	r.Summary.Cuts["evil\x1b[2Jlimit"] = 3
	for _, width := range []int{40, 41, 64, 80, 100, 101, 120, 300} {
		for _, color := range []bool{false, true} {
			o := Options{Width: width, Color: color}
			var out bytes.Buffer
			if err := Table(&out, r, o); err != nil {
				t.Fatal(err)
			}
			if err := Matrix(&out, r, o); err != nil {
				t.Fatal(err)
			}
			for i := range r.Pairs {
				one := *r
				one.Pairs = r.Pairs[i : i+1]
				if err := Diff(&out, &one, o); err != nil {
					t.Fatal(err)
				}
			}
			for i := range r.Documents {
				text, err := r.Evidence.Text(r.Documents[i].ID)
				if err != nil {
					t.Fatal(err)
				}
				if err := Extract(&out, &r.Documents[i], text, o); err != nil {
					t.Fatal(err)
				}
			}
			text := out.String()
			if color {
				text = sgr.ReplaceAllString(text, "")
			}
			for line := range strings.Lines(text) {
				line = strings.TrimSuffix(line, "\n")
				if columns(line) > width {
					t.Errorf("%d columns: a line of %d: %q", width, columns(line), line)
				}
				for _, r := range line {
					if unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r == '\u200b' {
						t.Fatalf("%U in %q", r, line)
					}
				}
			}
		}
	}
}

// TestHostileFiles checks that titles can't become formulas or markup.
func TestHostileFiles(t *testing.T) {
	r := resultOf(hostileArticles)
	var table, markdown bytes.Buffer
	if err := PairsCSV(&table, r); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(table.String(), `"'=HYPERLINK(""http`) || !strings.Contains(table.String(), "'@outlet") {
		t.Errorf("a formula comes through:\n%s", table.String())
	}
	if err := Markdown(&markdown, r, Options{}); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"<script", "<img", "[x](", "[link](", "http://", "\x1b", "**bold**", " | pipe"} {
		if strings.Contains(markdown.String(), bad) {
			t.Errorf("%q comes through", bad)
		}
	}
	if err := JSONLines(&bytes.Buffer{}, r, Options{Text: true}); err == nil || !strings.Contains(err.Error(), "UTF-8") {
		t.Errorf("broken UTF-8 in a text gave %v", err)
	}
}

func TestEmptyResult(t *testing.T) {
	r := &detect.Result{Documents: []finding.Document{}, Pairs: []finding.Pair{}, Clusters: []finding.Cluster{}, Warnings: []detect.Warning{}}
	var out bytes.Buffer
	for _, err := range []error{Table(&out, r, Options{}), Matrix(&out, r, Options{}), Markdown(&out, r, Options{}), PairsCSV(&out, r), JSONLines(&out, r, Options{Text: true})} {
		if err != nil {
			t.Error(err)
		}
	}
	if err := Diff(&out, r, Options{}); err == nil {
		t.Error("a diff of nothing")
	}
	if !strings.Contains(out.String(), "No reuse found.") {
		t.Error(out.String())
	}
}
