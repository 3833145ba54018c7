package markdown

import (
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"reprint/corpus/meta"
)

func TestSplitFrontMatter(t *testing.T) {
	for _, c := range []struct {
		name, text, title, author, body string
	}{
		{"none", "Text.\n", "", "", "Text.\n"},
		{"unclosed", "---\ntitle: A\nText.\n", "", "", "---\ntitle: A\nText.\n"},
		{"empty", "---\n---\nText.\n", "", "", "Text.\n"},
		{"plain", "---\ntitle: A b\nauthor: C D\n---\nText.\n", "A b", "C D", "Text.\n"},
		{"colon", "---\ntitle: Ice: what we know\n---\n", "Ice: what we know", "", ""},
		{"comment", "---\n# title: no\ntitle: A # but not this\n---\n", "A", "", ""},
		{"hash in quotes", "---\ntitle: \"A # and this\" # but not this\n---\n", "A # and this", "", ""},
		{"escapes", `---` + "\n" + `title: "The \"ice\" \u2014 now"` + "\n---\n", `The "ice" — now`, "", ""},
		{"single quotes", "---\ntitle: 'It''s ice'\n---\n", "It's ice", "", ""},
		{"only opening quote", "---\ntitle: \"Ice\" closes harbour\n---\n", `"Ice" closes harbour`, "", ""},
		{"list", "---\nauthor: [A B, 'C D']\n---\n", "", "A B, C D", ""},
		{"lines", "---\nauthors:\n  - A B\n- C D\n---\n", "", "A B, C D", ""},
		{"names", "---\nauthor:\n  - name: A B\n    mail: x\n---\n", "", "A B", ""},
		{"object", "---\nauthor:\n  name: A B\n---\n", "", "A B", ""},
		{"folded", "---\ntitle: >-\n  Ice closes\n  the harbour\nauthor: A\n---\n", "Ice closes the harbour", "A", ""},
		{"null", "---\ntitle: null\nauthor: ~\n---\n", "", "", ""},
		{"preferred name", "---\nheadline: B\ntitle: A\n---\n", "A", "", ""},
		{"case", "---\nTitle: A\n---\n", "A", "", ""},
		{"CRLF", "---\r\ntitle: A\r\n---\r\nText.\r\n", "A", "", "Text.\r\n"},
		{"dots", "---\ntitle: A\n...\nText.", "A", "", "Text."},
		{"TOML", "+++\ntitle = \"A\"\nauthors = [\"B\", \"C\"]\n+++\nText.", "A", "B, C", "Text."},
		{"rule", "---\n\nText between rules.\n\n---\n", "", "", ""},
	} {
		got, front, body := splitFrontMatter(c.text)
		if got[meta.Title] != c.title || got[meta.Author] != c.author || body != c.body || front+body != c.text {
			t.Errorf("%s: title %q, author %q, body %q", c.name, got[meta.Title], got[meta.Author], body)
		}
	}
}

// FuzzFrontMatter checks two laws: nothing of a text is lost, and a quoted
// value comes back as it was written.
func FuzzFrontMatter(f *testing.F) {
	f.Add("---\ntitle: A\n---\nText.", "A title")
	f.Add("+++\ntitle = 'A'\n+++\n", "with \"quotes\" and — dashes: # all")
	f.Fuzz(func(t *testing.T, text, title string) {
		if _, front, body := splitFrontMatter(text); front+body != text {
			t.Fatalf("%q became %q and %q", text, front, body)
		}
		if !utf8.ValidString(title) {
			return
		}
		for _, c := range [][2]string{{"---", ":"}, {"+++", "="}} {
			block := c[0] + "\ntitle" + c[1] + " " + strconv.Quote(title) + "\n" + c[0] + "\n"
			got, _, body := splitFrontMatter(block + text)
			if got[meta.Title] != title || body != text {
				t.Errorf("%q came back as %q", title, got[meta.Title])
			}
		}
		if single := "'" + strings.ReplaceAll(title, "'", "''") + "'"; !strings.ContainsAny(title, "\n\r") {
			if got, _, _ := splitFrontMatter("---\ntitle: " + single + "\n---\n"); got[meta.Title] != title {
				t.Errorf("%q in single quotes came back as %q", title, got[meta.Title])
			}
		}
	})
}
