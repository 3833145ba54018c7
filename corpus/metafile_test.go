package corpus

import (
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestMeta(t *testing.T) {
	dir := files(t, map[string]string{
		"docs/sub/one.txt":    "A headline\n\nText (AP) of one.\n",
		"docs/sub/two.txt.gz": gz(prose),
		"docs/three.md":       "---\ntitle: Own title\nauthor: Own Author\n---\nText.",
		"docs/more.jsonl":     `{"id": "r1", "text": "Text."}` + "\n" + `{"text": "Text."}` + "\n",
		"docs/plain.txt":      "The first line\n\nPORT ALDER (Tidewater Dispatch) — Ice.",
	})
	rows := map[string]string{
		"meta.jsonl": `{"id": "sub/one.txt", "title": "One", "published": "2021-03-04", "url": "http://www.alder.test/1"}
{"id": "two", "title": "Two", "outlet": "The Mercury", "words": 12}
{broken
{"title": "row without id"}

{"id": "three", "title": "Three"}
{"id": "r1", "title": "Record"}
{"id": "more.jsonl#@2", "title": "Second", "author": "dpa"}
{"id": "plain", "outlet": "Tidewater Dispatch"}
{"id": "unmatched", "title": "Nobody"}
`,
		"meta.csv": "\xEF\xBB\xBFid,Title,published,outlet,author,url,words\n" +
			"sub/one.txt,One,2021-03-04,,,http://www.alder.test/1,\n" +
			"two,Two,,The Mercury,,,12\n" +
			"broken \"quote\",,,,,,\n" +
			",row without id,,,,,\n" +
			"three,Three\n" +
			"r1,Record\n" +
			"more.jsonl#@2,Second,,,dpa\n" +
			"plain,,,Tidewater Dispatch\n" +
			"unmatched,Nobody\n",
	}
	for name, text := range rows {
		meta := filepath.Join(files(t, map[string]string{name: text}), name)
		docs, faults := readAll(t, []string{filepath.Join(dir, "docs")}, Options{Meta: meta})
		byID := map[string]*Document{}
		for _, d := range docs {
			byID[d.ID] = d
		}
		one := byID["sub/one.txt"]
		if one.Title != "One" || one.Outlet != "alder.test" || one.Published.Format(time.DateOnly) != "2021-03-04" || one.DateSource != "metadata file" {
			t.Errorf("%s: %+v", name, one)
		}
		if d := byID["sub/two.txt.gz"]; d.Title != "Two" || d.Outlet != "The Mercury" {
			t.Errorf("%s: %+v", name, d)
		}
		if d := byID["three.md"]; d.Title != "Three" || d.Author != "Own Author" {
			t.Errorf("%s: %+v", name, d)
		}
		if d := byID["more.jsonl#r1"]; d.Title != "Record" {
			t.Errorf("%s: %+v", name, d)
		}
		if d := byID["more.jsonl#@2"]; d.Title != "Second" || d.Credit != "dpa" {
			t.Errorf("%s: %+v", name, d)
		}
		// The outlet that the metadata gives is the one that the text names.
		if d := byID["plain.txt"]; d.Credit != "" || d.Title != "The first line" {
			t.Errorf("%s: %+v", name, d)
		}
		if len(faults) != 2 || !strings.HasPrefix(faults[0].Path, meta+":") {
			t.Errorf("%s: faults %q", name, messages(faults))
		}
		for i, line := range []string{map[string]string{"meta.jsonl": ":3", "meta.csv": ":4"}[name], map[string]string{"meta.jsonl": ":4", "meta.csv": ":5"}[name]} {
			if !strings.HasSuffix(faults[i].Path, line) {
				t.Errorf("%s: fault %q, want line %s", name, faults[i], line)
			}
		}
	}
	for _, text := range []string{"", "\n", "title,author\nA,B\n"} {
		meta := filepath.Join(files(t, map[string]string{"m.csv": text}), "m.csv")
		if _, err := Open([]string{dir}, Options{Meta: meta}); err == nil || !strings.Contains(err.Error(), meta) {
			t.Errorf("metadata %q: %v", text, err)
		}
	}
}

func TestFromDocuments(t *testing.T) {
	s := FromDocuments([]*Document{{ID: "b", Text: "B"}, {ID: "a", Text: "A"}, {ID: "b", Text: "again"}, {Path: "p"}})
	docs, faults := collect(t, s)
	equal(t, "ids", ids(docs), []string{"a", "b"})
	equal(t, "faults", messages(faults), []string{"b: another document has this id", "p: document has no id"})
	if d, err := s.Open("b"); err != nil || d.Text != "B" {
		t.Errorf("Open: %v, %v", d, err)
	}
	if _, err := s.Open("c"); err == nil {
		t.Error("an unknown id opens")
	}
	if got := s.Stats(); !reflect.DeepEqual(got, Stats{Documents: 2, Skipped: 2}) {
		t.Errorf("stats %+v", got)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// TestMetaTables reads one table as spreadsheets save it, which is the same each time.
func TestMetaTables(t *testing.T) {
	dir := files(t, map[string]string{"docs/one.txt": prose, "docs/two.txt": prose})
	table := func(sep string) string {
		return strings.NewReplacer(";", sep).Replace("id;title;published;note\r\none;\"Fjörd, frozen" + sep + " again\";2021-03-04;x\r\nnobody;Z;;\r\n")
	}
	utf16 := func(s string) string {
		out := "\xFF\xFE"
		for _, r := range s {
			out += string([]byte{byte(r), byte(r >> 8)})
		}
		return out
	}
	for what, text := range map[string]string{
		"commas":              table(","),
		"semicolons":          table(";"),
		"tabs":                table("\t"),
		"sep=":                "sep=|\r\n" + table("|"),
		"sep= in marks":       "\"sep=;\"\n" + table(";"),
		"a mark, and sep=":    "\xEF\xBB\xBFsep=;\r\n" + table(";"),
		"a mark, semicolons":  "\xEF\xBB\xBF" + table(";"),
		"UTF-16, with tabs":   utf16(table("\t")),
		"of western machines": strings.ReplaceAll(table(";"), "ö", "\xF6"),
	} {
		meta := filepath.Join(files(t, map[string]string{"m.csv": text}), "m.csv")
		s, err := Open([]string{filepath.Join(dir, "docs")}, Options{Meta: meta})
		if err != nil {
			t.Errorf("%s: %v", what, err)
			continue
		}
		docs, faults := collect(t, s)
		if title := docs[0].Title; !strings.HasPrefix(title, "Fjörd, frozen") || !strings.HasSuffix(title, "again") || len(faults) > 0 {
			t.Errorf("%s: title %q, faults %q", what, title, messages(faults))
		}
		m, ok := s.(Described).Metadata()
		equal(t, what+": found", m.Found, []string{"id", "title", "published"})
		equal(t, what+": passed over", m.PassedOver, []string{"note"})
		if !ok || m.Rows != 2 || m.Matched != 1 || m.FirstID != "one" {
			t.Errorf("%s: %+v, %v", what, m, ok)
		}
	}
	s, err := Open([]string{dir}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := s.(Described).Metadata(); ok {
		t.Error("metadata without a file")
	}
}

// TestMetaLines: line numbers count the line that names the separator.
func TestMetaLines(t *testing.T) {
	dir := files(t, map[string]string{"a.txt": prose, "m.csv": "sep=;\nid;title\na;A\n;nobody\n"})
	meta := filepath.Join(dir, "m.csv")
	_, faults := readAll(t, []string{filepath.Join(dir, "a.txt")}, Options{Meta: meta})
	equal(t, "faults", messages(faults), []string{meta + ":4: row has no id"})
}
