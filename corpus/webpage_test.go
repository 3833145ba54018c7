package corpus

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// shared is a file below the folder that REPRINT_SHARED names; the test is
// skipped where there is none.
func shared(t testing.TB, path string) string {
	root := os.Getenv("REPRINT_SHARED")
	if root == "" {
		t.Skip("set REPRINT_SHARED to the folder that holds corpora/ to measure on real pages")
	}
	return filepath.Join(root, filepath.FromSlash(path))
}

var wordPattern = regexp.MustCompile(`[\p{L}\p{N}_]+`)

// shingles counts the runs of four words in a text.
func shingles(text string) map[string]int {
	words := wordPattern.FindAllString(text, -1)
	counts := map[string]int{}
	for i := range max(len(words)-3, min(len(words), 1)) {
		counts[strings.Join(words[i:min(i+4, len(words))], " ")]++
	}
	return counts
}

func overlap(got, want string) (precision, recall float64) {
	g, w := shingles(got), shingles(want)
	both, inGot, inWant := 0, 0, 0
	for s, n := range g {
		inGot += n
		both += min(n, w[s])
	}
	for _, n := range w {
		inWant += n
	}
	return float64(both) / float64(max(inGot, 1)), float64(both) / float64(max(inWant, 1))
}

// TestArticleText measures the extracted text on real pages: F1 of the mean
// precision and recall of its four-word shingles. The figures are what was
// reached, less a little, so that a loss shows.
func TestArticleText(t *testing.T) {
	dir := shared(t, "corpora/html-articles")
	data, err := os.ReadFile(filepath.Join(dir, "truth.json"))
	if err != nil {
		t.Fatal(err)
	}
	var truth map[string]struct {
		ArticleBody string `json:"articleBody"`
	}
	if err := json.Unmarshal(data, &truth); err != nil {
		t.Fatal(err)
	}
	docs, faults := readAll(t, []string{dir}, Options{})
	if len(faults) > 0 || len(docs) != len(truth) {
		t.Fatalf("%d documents for %d pages, faults %q", len(docs), len(truth), messages(faults))
	}
	var precision, recall float64
	for _, d := range docs {
		p, r := overlap(d.Text, truth[withoutSuffix(d.ID)].ArticleBody)
		precision += p / float64(len(docs))
		recall += r / float64(len(docs))
		if p < .8 || r < .8 {
			t.Logf("%.12s: precision %.2f, recall %.2f", d.ID, p, r)
		}
	}
	f1 := 2 * precision * recall / (precision + recall)
	t.Logf("%d pages: precision %.4f, recall %.4f, F1 %.4f", len(docs), precision, recall, f1)
	if f1 < .960 {
		t.Errorf("F1 %.4f, it was .965", f1)
	}
}

// TestPageMetadata compares title, date and outlet of real pages with what a
// list says of them.
func TestPageMetadata(t *testing.T) {
	meta, err := readMetaFile(shared(t, "corpora/usnews/meta.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	docs, faults := readAll(t, []string{shared(t, "corpora/usnews-html")}, Options{})
	if len(faults) > 0 {
		t.Fatalf("faults %q", messages(faults))
	}
	n, titles, dates, outlets, texts := 0, 0, 0, 0, 0
	for _, d := range docs {
		row := meta.rows[withoutSuffix(d.ID)]
		if row == nil {
			continue
		}
		n++
		p, r := overlap(d.Title, row[fieldTitle])
		titles += btoi(p > .5 || r > .5)
		day, _, _ := parseDate(row[fieldDate])
		dates += btoi(!d.Published.IsZero() && d.Published.Sub(day).Abs() <= 48*time.Hour)
		outlets += btoi(SameOutlet(d.Outlet, row[fieldOutlet]) || hostOf(d.URL) == row[fieldOutlet])
		texts += btoi(len(d.Text) > 500)
	}
	t.Logf("%d pages: title %d, date within two days %d, outlet %d, more than 500 bytes of text %d", n, titles, dates, outlets, texts)
	// Many titles of the list are cut, or other headlines of the same page.
	if titles < n*8/10 {
		t.Errorf("title of %d of %d pages", titles, n)
	}
	for what, have := range map[string]int{"date": dates, "outlet": outlets, "text": texts} {
		if have < n*9/10 {
			t.Errorf("%s of %d of %d pages", what, have, n)
		}
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// TestSharedCorporaRead reads every corpus without a fault.
func TestSharedCorporaRead(t *testing.T) {
	for _, path := range []string{"seeds", "corpora/basil/docs", "corpora/onestop/docs", "corpora/german/docs", "corpora/pan13/susp"} {
		docs, faults := readAll(t, []string{shared(t, path)}, Options{})
		if len(docs) == 0 || len(faults) > 0 {
			t.Errorf("%s: %d documents, faults %q", path, len(docs), messages(faults))
		}
		for _, d := range docs {
			raw, err := os.ReadFile(d.Path)
			if err != nil {
				t.Fatal(err)
			}
			if utf8.Valid(raw) && d.Text != strings.TrimPrefix(string(raw), "\uFEFF") {
				t.Errorf("%s: text is not the file byte for byte", d.ID)
			}
		}
	}
}

// FuzzReadArticle checks that no page, Markdown or text makes the readers
// panic, and that what they give is UTF-8 with its controls listed.
func FuzzReadArticle(f *testing.F) {
	files, err := filepath.Glob("testdata/articles/*")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		k, _ := kindOf(file)
		f.Add(data, int(k.format))
	}
	f.Fuzz(func(t *testing.T, data []byte, which int) {
		format := format(which)
		if format < plainText || format > webPage {
			return
		}
		d, err := readArticle(data, format)
		if err != nil {
			return
		}
		new(fileSource).complete(d)
		for what, s := range map[string]string{"text": d.Text, "title": d.Title, "author": d.Author, "outlet": d.Outlet, "url": d.URL, "credit": d.Credit, "basis": d.CreditBasis} {
			if !utf8.ValidString(s) {
				t.Errorf("%s is no UTF-8: %q", what, s)
			}
		}
		end := 0
		for _, x := range d.Dropped {
			if x.Start < end || x.End <= x.Start || x.End > len(d.Text) || x.Reason == "" {
				t.Errorf("dropped %+v of %d bytes, after %d", x, len(d.Text), end)
			}
			end = x.End
		}
	})
}
