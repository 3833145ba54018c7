package corpus

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// plainTwins are the words of the articles of testdata/formats/plain, without
// headline and byline, by their names.
func plainTwins(t *testing.T) map[string][]string {
	t.Helper()
	files, err := filepath.Glob("testdata/formats/plain/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no articles", err)
	}
	twins := map[string][]string{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(string(data), "2025\n\n")
		twins[strings.TrimSuffix(filepath.Base(file), ".txt")] = wordsOf(body)
	}
	return twins
}

// wordsOf are the words of a text with the quotation marks of a typewriter.
func wordsOf(text string) []string {
	return strings.Fields(strings.NewReplacer("“", `"`, "”", `"`, "’", "'").Replace(text))
}

// TestFormats reads each file of testdata/formats/packed, which hold the articles of
// testdata/formats/plain in other formats: one, where it has an article's name, or
// all. The same comes of it as standard input and under a wrong name. A new case is
// a new file.
func TestFormats(t *testing.T) {
	twins := plainTwins(t)
	files, err := filepath.Glob("testdata/formats/packed/*")
	if err != nil || len(files) < 15 {
		t.Fatal(len(files), "files", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		misnamed := filepath.Join(t.TempDir(), "misnamed.txt")
		if err := os.WriteFile(misnamed, data, 0o644); err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(file)
		t.Run(name, func(t *testing.T) { checkTwins(t, twins, name, file, Options{}) })
		t.Run(name+"/stdin", func(t *testing.T) {
			checkTwins(t, twins, name, stdinPath, Options{Stdin: bytes.NewReader(data)})
		})
		if !strings.HasSuffix(name, ".eml") && !strings.HasSuffix(name, ".mbox") && !strings.HasSuffix(name, ".mhtml") {
			t.Run(name+"/misnamed", func(t *testing.T) { checkTwins(t, twins, name, misnamed, Options{}) })
		}
	}
}

// checkTwins reads a path and compares what comes of it with the articles.
func checkTwins(t *testing.T, twins map[string][]string, name, path string, opts Options) {
	docs, faults := readAll(t, []string{path}, opts)
	if len(faults) > 0 {
		t.Errorf("faults: %v", messages(faults))
	}
	stem, _, _ := strings.Cut(name, ".")
	missing := map[string]bool{}
	for article := range twins {
		missing[article] = len(twins[stem]) == 0 || article == stem
	}
	for _, d := range docs {
		words := wordsOf(d.Text)
		if len(words) < 20 {
			continue // a page without an article
		}
		article := twinOf(twins, words)
		if !missing[article] {
			t.Errorf("%s is %q, which is no article or was there before:\n%s", d.ID, article, d.Text)
		}
		missing[article] = false
		if d.Title == "" || d.Author == "" || d.Published.IsZero() {
			t.Errorf("%s: title %q, author %q, published %v", d.ID, d.Title, d.Author, d.Published)
		}
	}
	for article, left := range missing {
		if left {
			t.Errorf("no document of article %q", article)
		}
	}
}

// twinOf is the article that words are, but for a headline and byline before it.
func twinOf(twins map[string][]string, words []string) string {
	for article, body := range twins {
		if n := len(words) - len(body); n >= 0 && n <= 20 && slices.Equal(words[n:], body) {
			return article
		}
	}
	return ""
}
