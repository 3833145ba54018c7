package corpus

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"reprint/corpus/address"
	"reprint/corpus/credit"
	"reprint/corpus/date"
	"reprint/corpus/encoding"
	"reprint/corpus/meta"
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

// pageScores is the golden file of what TestArticleText and TestPageMetadata
// measure: name, tab, value.
const pageScores = "../testdata/scores/html-articles.tsv"

// goldenScores reads them.
func goldenScores(t *testing.T) map[string]float64 {
	data, err := os.ReadFile(pageScores)
	if err != nil && !*update {
		t.Fatal(err)
	}
	scores := map[string]float64{}
	for line := range strings.Lines(string(data)) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if scores[name], err = strconv.ParseFloat(value, 64); err != nil {
			t.Fatal(err)
		}
	}
	return scores
}

// compareScores fails for every score that is lower than the golden one, and
// with -update puts the new ones in their place.
func compareScores(t *testing.T, got map[string]float64) {
	t.Helper()
	golden := goldenScores(t)
	for name, value := range got {
		was, ok := golden[name]
		t.Logf("%s %.4f, was %.4f", name, value, was)
		if golden[name] = value; !*update && (!ok || value < was-.0005) {
			t.Errorf("%s became worse: %.4f, was %.4f (-update writes it)", name, value, was)
		}
	}
	if !*update {
		return
	}
	var out strings.Builder
	for _, name := range slices.Sorted(maps.Keys(golden)) {
		fmt.Fprintf(&out, "%s\t%.4f\n", name, golden[name])
	}
	if err := os.WriteFile(pageScores, []byte(out.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestArticleText measures the extracted text on real pages: mean precision and
// recall of its four-word shingles, and the F1 of these.
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
	docs, faults := readAll(t, []string{dir}, Options{Include: []string{"*.html.gz"}})
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
	compareScores(t, map[string]float64{
		"precision": precision, "recall": recall, "f1": 2 * precision * recall / (precision + recall),
	})
}

// TestPageMetadata compares title, date and outlet of real pages with what a
// list says of them, and their text with that of another reader. (Many titles
// of the list are cut, or other headlines of the same page.)
func TestPageMetadata(t *testing.T) {
	table, err := readMetaFile(shared(t, "corpora/usnews/meta.jsonl"), meta.Names{})
	if err != nil {
		t.Fatal(err)
	}
	docs, faults := readAll(t, []string{shared(t, "corpora/usnews-html")}, Options{})
	for _, f := range faults {
		if !f.Harmless { // some are no articles
			t.Fatal(f)
		}
	}
	n := 0.0
	got := map[string]float64{}
	count := func(name string, ok bool) { got["usnews/"+name] += btof(ok) }
	for _, d := range docs {
		row := table.rows[withoutSuffix(d.ID)]
		if row == nil {
			continue
		}
		n++
		p, r := overlap(d.Title, row.Fields[meta.Title])
		count("title", p > .5 || r > .5)
		day, _ := date.Parse(row.Fields[meta.Date])
		count("date", !d.Published.IsZero() && d.Published.Sub(day.Time).Abs() <= 48*time.Hour)
		count("outlet", credit.SameOutlet(d.Outlet, row.Fields[meta.Outlet]) || address.Host(d.URL) == row.Fields[meta.Outlet])
		count("author", d.Author != "")
		other, err := os.ReadFile(shared(t, "corpora/usnews/docs/"+withoutSuffix(d.ID)+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		p, r = overlap(d.Text, string(other))
		got["usnews/precision"] += p
		got["usnews/recall"] += r
	}
	for name := range got {
		got[name] /= n
	}
	compareScores(t, got)
}

func btof(b bool) float64 {
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
			if utf8.Valid(raw) && d.Text != encoding.RepairPlain(strings.TrimPrefix(string(raw), "\uFEFF")) {
				t.Errorf("%s: text is not the file byte for byte, but for damaged characters", d.ID)
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
		f.Add(data, slices.Index(formats, k.format))
	}
	f.Fuzz(func(t *testing.T, data []byte, which int) {
		if which < 0 || which >= len(formats) || formats[which].article == nil {
			return
		}
		d, err := formats[which].article(data)
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
			if x.Start < end || x.End < x.Start || (x.End == x.Start) != (x.Text != "") || x.End > len(d.Text) || x.Reason == "" {
				t.Errorf("dropped %+v of %d bytes, after %d", x, len(d.Text), end)
			}
			end = x.End
		}
	})
}
