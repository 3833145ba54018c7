package corpus

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

// What the program wrote is counted where a walk meets it, and a fault where it
// was named.
func TestOwnReportsAreNotRead(t *testing.T) {
	dir := t.TempDir()
	results := filepath.Join(dir, "results.jsonl")
	for path, text := range map[string]string{
		results:                              `{"type":"run","v":1,"tool":"reprint","version":"1"}` + "\n",
		filepath.Join(dir, "report.html"):    `<!DOCTYPE html><meta name="generator" content="reprint 1">`,
		filepath.Join(dir, "article.jsonl"):  `{"type":"run","text":"A run on the bank."}` + "\n",
		filepath.Join(dir, "generator.html"): `<!DOCTYPE html><meta name="generator" content="Press 1"><p>An article.</p>`,
	} {
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		paths []string
		want  Stats
	}{
		{[]string{dir}, Stats{Documents: 2, Own: 2}},
		{[]string{dir, results}, Stats{Documents: 2, Own: 1, Skipped: 1}},
		{[]string{results}, Stats{Skipped: 1}},
	} {
		s, err := Open(c.paths, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, err := range s.Documents(context.Background()) {
			if err != nil && !errors.Is(err, errOwn) {
				t.Error(err)
			}
		}
		if got := s.Stats(); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q: got %+v, want %+v", c.paths, got, c.want)
		}
		s.Close()
	}
}

// listOf is what List says of a folder: "path: reader" or "path! why".
func listOf(t *testing.T, dir string, opts Options) []string {
	t.Helper()
	list, err := List([]string{dir}, opts)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, l := range list {
		path, err := filepath.Rel(dir, l.Path)
		if err != nil {
			t.Fatal(err)
		}
		line := filepath.ToSlash(path) + ": " + l.Reader
		if l.Reader == "" {
			line = filepath.ToSlash(path) + "! " + l.Why
		}
		lines = append(lines, line)
	}
	return lines
}

func TestChoice(t *testing.T) {
	dir := files(t, map[string]string{
		"news/a.txt":                prose,
		"news/a.html":               "<p>An article.</p>",
		"news/drafts/b.txt":         prose,
		"news/drafts/keep.txt":      prose,
		"news/deep/drafts/c.txt":    prose,
		"news/.reprintignore":       "# what is not finished\ndrafts/*\n!keep.txt\n/deep/old.txt\n",
		"news/deep/old.txt":         prose,
		"news/deep/deeper/old.txt":  prose,
		"news/deep/.reprintignore":  "!old.txt\n",
		"other/old.txt":             prose,
		"other/x.y/.reprintignore":  "*\n!a.txt\n",
		"other/x.y/a.txt":           prose,
		"other/x.y/b.txt":           prose,
		"other/ends in 5. and more": "x",
		"other/slides.PPTX":         "x",
	})
	for _, c := range []struct {
		name string
		opts Options
		want []string
	}{
		{"as it is", Options{}, []string{
			"news/a.html: web page",
			"news/a.txt: plain text",
			"news/deep/deeper/old.txt: plain text",
			"news/deep/drafts/c.txt: plain text",
			"news/deep/old.txt: plain text",
			"news/drafts/b.txt! ignored by drafts/* in news/.reprintignore:2",
			"news/drafts/keep.txt: plain text",
			"other/ends in 5. and more! no reader for a name without suffix",
			"other/old.txt: plain text",
			"other/slides.PPTX! no reader for .pptx",
			"other/x.y/a.txt: plain text",
			"other/x.y/b.txt! ignored by * in other/x.y/.reprintignore:1",
		}},
		{"chosen", Options{Include: []string{"*.txt", "x.y"}, Exclude: []string{"deep/", "/other/old.txt"}}, []string{
			"news/a.html! not among those to include",
			"news/a.txt: plain text",
			"news/deep! excluded by deep/",
			"news/drafts/b.txt! ignored by drafts/* in news/.reprintignore:2",
			"news/drafts/keep.txt: plain text",
			"other/ends in 5. and more! no reader for a name without suffix",
			"other/old.txt! excluded by /other/old.txt",
			"other/slides.PPTX! no reader for .pptx",
			"other/x.y/a.txt: plain text",
			"other/x.y/b.txt! ignored by * in other/x.y/.reprintignore:1",
		}},
	} {
		equal(t, c.name, listOf(t, dir, c.opts), c.want)
	}
	if _, err := Open([]string{dir}, Options{Exclude: []string{"[a"}}); err == nil {
		t.Error("a pattern that is none is taken")
	}
	dir = files(t, map[string]string{"a.txt": prose, "b.md": prose, ".reprintignore": "[a\n*.md\n"})
	equal(t, "a bad line", listOf(t, dir, Options{}), []string{
		".reprintignore! line 1: \"[a\" is no pattern: a bracket, brace or backslash has no counterpart",
		"a.txt: plain text",
		"b.md! ignored by *.md in .reprintignore:2",
	})
}

// A browser's folder is known by its name and by the links of the page; other
// folders of such a name are read.
func TestCompanions(t *testing.T) {
	page := "<p>An article.</p>"
	dir := files(t, map[string]string{
		"Saved one.html":         `<img src="./Saved%20one_files/a.png">` + page,
		"Saved one_files/a.html": page,
		"Zwei.htm":               `<img src="Zwei-Dateien/a.png">` + page,
		"Zwei-Dateien/a.html":    page,
		"news.html":              page,
		"news_files/a.html":      page,
		"report.html":            `<!DOCTYPE html><meta name="generator" content="reprint 1"><a href="report_files/a.html">`,
		"report_files/a.html":    page,
		"lonely_files/a.html":    page,
	})
	equal(t, "companions", listOf(t, dir, Options{}), []string{
		"Saved one.html: web page",
		"Saved one_files! made by a browser for the saved page Saved one.html",
		"Zwei-Dateien! made by a browser for the saved page Zwei.htm",
		"Zwei.htm: web page",
		"lonely_files/a.html: web page",
		"news.html: web page",
		"news_files/a.html: web page",
		"report.html! " + whyOwn,
		"report_files/a.html: web page",
	})
}

func TestManyTypes(t *testing.T) {
	var p passes
	for i := range 30 {
		for range i + 1 {
			p.add("", pass{kind: fmt.Sprintf(".t%d", i)})
		}
	}
	list, sum := p.byType()
	if len(list) != mostTypes || sum != 30*31/2 || list[0] != (Passed{".t29", 30}) || list[mostTypes-1] != (Passed{"of other types", 11 * 12 / 2}) {
		t.Errorf("%d: %v", sum, list)
	}
}
