package corpus

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/encoding/unicode"
)

// files writes files into a new folder and returns it. Names ending in a slash
// are folders.
func files(t *testing.T, content map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range content {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if strings.HasSuffix(name, "/") {
			path, name = filepath.Join(path, "x"), ""
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if name == "" {
			continue
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func gz(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

func zst(s string) string {
	w, err := zstd.NewWriter(nil)
	if err != nil {
		panic(err)
	}
	return string(w.EncodeAll([]byte(s), nil))
}

func equal(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n%q, want\n%q", what, got, want)
	}
}

const (
	prose     = "The harbour froze over on Monday.\n"
	oneRecord = `{"id": "a", "text": "The harbour froze over."}` + "\n"
)

func TestWalk(t *testing.T) {
	dir := files(t, map[string]string{
		"b.txt":             prose,
		"a/two.md":          prose,
		"a/one.HTML":        prose,
		"a-b.txt":           prose,
		"a/deep/er/x.jsonl": oneRecord,
		"a/README.md":       prose,
		"LICENSE.txt":       prose,
		"CHANGELOG.md":      prose,
		"truth.tsv":         "a\tb\n",
		"image.png":         "\x00\x00",
		".hidden.txt":       prose,
		".git/x.txt":        prose,
		"archive.7z":        "x",
		"packed.txt.gz":     gz(prose),
		"packed.md.zst":     zst(prose),
		"empty/":            "",
		"folder.txt/in.txt": prose,
	})
	if err := os.Symlink(filepath.Join(dir, "b.txt"), filepath.Join(dir, "link.txt")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(dir, filepath.Join(dir, "a", "loop")); err != nil {
		t.Fatal(err)
	}
	s, err := Open([]string{dir}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	docs, faults := collect(t, s)
	equal(t, "ids", ids(docs), []string{
		"a-b.txt", "a/deep/er/x.jsonl#a", "a/one.HTML", "a/two.md", "b.txt", "folder.txt/in.txt", "packed.md.zst", "packed.txt.gz",
	})
	equal(t, "faults", messages(faults), nil)
	want := Stats{Documents: 8, Other: 10, PassedOver: []Passed{
		{"hidden", 2}, {"linked", 2}, {".7z", 1}, {".png", 1}, {".tsv", 1}, {"CHANGELOG", 1}, {"LICENSE", 1}, {"README", 1},
	}}
	if got := s.Stats(); !reflect.DeepEqual(got, want) {
		t.Errorf("stats %+v", got)
	}
	again, _ := collect(t, s)
	equal(t, "ids of the second iteration", ids(again), ids(docs))
}

func TestNamedPaths(t *testing.T) {
	dir := files(t, map[string]string{
		"README.md":     prose,
		".hidden.txt":   prose,
		"image.png":     "\x00\x00",
		"real/b.txt":    prose,
		"real/c/d.txt":  prose,
		"Loud.TXT.GZ":   gz(prose),
		"plain":         prose,
		"emptyfolder/":  "",
		"real/sub/e.md": prose,
	})
	at := func(names ...string) []string {
		var paths []string
		for _, n := range names {
			paths = append(paths, filepath.Join(dir, n))
		}
		return paths
	}
	for _, link := range []string{"linked", "linked.txt"} {
		target := map[string]string{"linked": "real", "linked.txt": "real/b.txt"}[link]
		if err := os.Symlink(filepath.Join(dir, target), filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("self.txt", filepath.Join(dir, "self.txt")); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		paths, ids, faults []string
	}{
		{at("README.md"), []string{"README.md"}, nil},
		{at(".hidden.txt"), []string{".hidden.txt"}, nil},
		{at("Loud.TXT.GZ"), []string{"Loud.TXT.GZ"}, nil},
		{at("linked.txt"), []string{"linked.txt"}, nil},
		{at("linked"), []string{"b.txt", "c/d.txt", "sub/e.md"}, nil},
		{at("emptyfolder"), nil, nil},
		{at("image.png"), nil, []string{"unknown kind"}},
		{at("plain"), []string{"plain"}, nil},
		{at("missing.txt"), nil, []string{"no such file"}},
		{at("self.txt"), nil, []string{"too many levels"}},
		{at("real", "missing"), []string{"real/b.txt", "real/c/d.txt", "real/sub/e.md"}, []string{"no such file"}},
		{at("real", "README.md"), []string{"README.md", "real/b.txt", "real/c/d.txt", "real/sub/e.md"}, nil},
		// Named twice, in two spellings, and inside another path.
		{at("real", "real/../real"), []string{"b.txt", "c/d.txt", "sub/e.md"}, nil},
		{at("real", "real/c"), []string{"real/b.txt", "real/c/d.txt", "real/sub/e.md"}, nil},
		{at("real", "real/b.txt"), []string{"real/b.txt", "real/c/d.txt", "real/sub/e.md"}, nil},
	} {
		for _, paths := range [][]string{c.paths, reversed(c.paths)} {
			docs, faults := readAll(t, paths, Options{})
			equal(t, fmt.Sprint("ids of ", paths), ids(docs), c.ids)
			if len(faults) != len(c.faults) {
				t.Errorf("%v: faults %q, want %q", paths, messages(faults), c.faults)
				continue
			}
			for i, want := range c.faults {
				if got := faults[i]; !strings.Contains(got.Error(), want) || !strings.HasPrefix(got.Path, dir) || strings.Count(got.Error(), dir) != 1 {
					t.Errorf("%v: fault %q, want %q", paths, got, want)
				}
			}
		}
	}
}

func reversed(s []string) []string {
	s = slices.Clone(s)
	slices.Reverse(s)
	return s
}

func TestDistinctEnds(t *testing.T) {
	for _, c := range []struct{ paths, ends string }{
		{"/a/docs", "docs"},
		{"/a/docs /b/notes", "docs notes"},
		{"/a/docs /b/docs", "a/docs b/docs"},
		{"/docs /a/docs", "docs a/docs"},
		{"/x/a/docs /y/a/docs /z/other", "x/a/docs y/a/docs other"},
		{"/x/a /y/a/docs /z/docs", "x/a y/a/docs z/docs"},
		{"/w/x/a /a/docs /z/docs", "x/a a/docs z/docs"},
		{"- /a/-", "- a/-"},
	} {
		got := distinctEnds(strings.Fields(c.paths))
		equal(t, c.paths, got, strings.Fields(c.ends))
	}
}

func TestPrefixesAndSets(t *testing.T) {
	dir := files(t, map[string]string{
		"new/docs/a.txt": prose, "old/docs/a.txt": prose, "old/docs/b.jsonl": oneRecord + oneRecord,
	})
	first, second := filepath.Join(dir, "new", "docs"), filepath.Join(dir, "old", "docs")
	docs, _ := readAll(t, []string{second, first}, Options{})
	equal(t, "ids", ids(docs), []string{"new/docs/a.txt", "old/docs/a.txt", "old/docs/b.jsonl#a", "old/docs/b.jsonl#@2"})

	docs, _ = readAll(t, []string{first}, Options{Against: []string{second}})
	for _, d := range docs {
		if d.Against != strings.HasPrefix(d.ID, "old/") {
			t.Errorf("%s: Against is %v", d.ID, d.Against)
		}
	}
	if len(docs) != 4 {
		t.Errorf("%d documents", len(docs))
	}
	// A file that both sets reach belongs to the second, by whatever name.
	if err := os.Link(filepath.Join(first, "a.txt"), filepath.Join(dir, "linked.txt")); err != nil {
		t.Skip(err)
	}
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(second, link); err != nil {
		t.Skip(err)
	}
	for _, c := range []struct {
		paths, against        []string
		wantFirst, wantSecond int
	}{
		{[]string{dir}, []string{second}, 2, 3},
		{[]string{dir}, []string{link}, 2, 3},
		{[]string{second}, []string{second}, 0, 3},
		{[]string{first}, []string{filepath.Join(dir, "linked.txt")}, 0, 1},
		{[]string{first}, []string{dir}, 0, 5},
	} {
		docs, _ = readAll(t, c.paths, Options{Against: c.against})
		var got [2]int
		for _, d := range docs {
			if d.Against {
				got[1]++
			} else {
				got[0]++
			}
		}
		if want := [2]int{c.wantFirst, c.wantSecond}; got != want {
			t.Errorf("%q against %q: %v documents, want %v", c.paths, c.against, got, want)
		}
	}
}

func TestContainers(t *testing.T) {
	lines := `{"id": "x1", "title": "One", "text": "First text.", "published": "2021-03-04", "url": "https://www.example.org/1", "author": ["Ida Lund", "Per Holm"]}
{"id": 7, "headline": "Two", "body": "Second text.", "date": 1614890276, "source": {"id": null, "name": "The Mercury"}, "lang": "de-AT"}

{"content": ["Third", "text."], "id": ""}
{"id": "x1", "text": "Fourth text."}
{broken
["an", "array"]
{"id": "none", "title": "No text"}
"string"
{"id": "@2", "text": "Fifth text.", "title": null}
{"id": "last", "text": "", "extra": {"deep": [1, 2, {"text": "never"}]}}`
	utf16 := func(s string) string {
		b, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	for name, content := range map[string]string{
		"a.jsonl":      lines,
		"a.ndjson":     "\xEF\xBB\xBF" + strings.ReplaceAll(lines, "\n", "\r\n") + "\r\n",
		"a.jsonl.gz":   gz(lines),
		"a.jsonl.zst":  zst(lines),
		"b.jsonl":      utf16(lines),
		"b.ndjson.gz":  gz(utf16(lines)),
		"stdin":        lines,
		"stdin packed": gz(lines),
	} {
		dir := files(t, map[string]string{name: content})
		path, opts, id := filepath.Join(dir, name), Options{}, name
		if strings.HasPrefix(name, "stdin") {
			path, opts.Stdin, id = "-", strings.NewReader(content), "-"
		}
		docs, faults := readAll(t, []string{path}, opts)
		want := []string{"x1", "7", "@3", "@4", "@9", "last"}
		for i := range want {
			want[i] = id + "#" + want[i]
		}
		equal(t, name, ids(docs), want)
		var texts []string
		for _, d := range docs {
			texts = append(texts, d.Text)
		}
		equal(t, name, texts, []string{"First text.", "Second text.", "Third\n\ntext.", "Fourth text.", "Fifth text.", ""})
		var at []string
		for _, f := range faults {
			at = append(at, strings.TrimPrefix(f.Path, path)+fmt.Sprint(f.Harmless))
		}
		equal(t, name, at, []string{":5true", ":6false", ":7false", ":8false", ":9false"})
		if d := docs[0]; d.Title != "One" || d.Author != "Ida Lund, Per Holm" || d.Outlet != "example.org" || d.Uncertainty != 24*time.Hour || d.Path != path {
			t.Errorf("%s: %+v", name, d)
		}
		if d := docs[1]; d.Title != "Two" || d.Outlet != "The Mercury" || d.Lang != "de" || d.Published.Unix() != 1614890276 || d.DateSource != "record" {
			t.Errorf("%s: %+v", name, d)
		}
	}
}

func TestStdinText(t *testing.T) {
	for in, want := range map[string]string{
		"Ice closes the harbour\n\nIt froze.\n": "Ice closes the harbour\n\nIt froze.\n",
		"\xEF\xBB\xBF[1] It froze.":             "[1] It froze.",
		"  \n {\"text\": \"a record\"}":         "a record",
		"\xFF\xFEI\x00c\x00e\x00":               "Ice",
	} {
		docs, faults := readAll(t, []string{"-"}, Options{Stdin: strings.NewReader(in)})
		if len(docs) != 1 || len(faults) != 0 || docs[0].Text != want || !strings.HasPrefix(docs[0].ID, "-") {
			t.Errorf("%q: %d documents %q, faults %q", in, len(docs), ids(docs), messages(faults))
		}
	}
	docs, faults := readAll(t, []string{"-"}, Options{Stdin: strings.NewReader("")})
	if len(docs) != 0 || len(faults) != 1 || !errors.Is(faults[0], errNothing) {
		t.Errorf("nothing: %d documents, faults %q", len(docs), messages(faults))
	}
}

func TestBadInput(t *testing.T) {
	many := strings.Repeat(`{"text": "Enough text to make the compressed file long enough to be cut."}`+"\n", 2000) + "{\"text\": \"last\"}"
	packed := gz(many)
	dir := files(t, map[string]string{
		"binary.txt":     "\x7fELF\x00\x00\x00\x00 binary",
		"one-nul.txt":    "one\x00nul",
		"cut.jsonl.gz":   packed[:len(packed)-20],
		"cut.txt.gz":     gz(prose)[:30],
		"cut.zst":        "",
		"cut.jsonl.zst":  zst(many)[:60],
		"notgz.txt.gz":   prose,
		"notzst.md.zst":  prose,
		"empty.txt.gz":   "",
		"binary.jsonl":   "\x00\x00\x00\x00\n" + oneRecord,
		"latin1.jsonl":   "{\"id\": \"l\", \"text\": \"Eis schlie\xdft den Hafen f\xfcr Wochen\"}\n",
		"good.txt":       prose,
		"empty.txt":      "",
		"empty.jsonl":    "",
		"binary.html":    "<p>\x00\x00\x00\x00</p>",
		"empty.html":     "",
		"unclosed.html":  "<div><p>The harbour froze <b>over",
		"nested.html":    strings.Repeat("<div>", 3000) + "<p>The harbour froze over.</p>",
		"deep.jsonl":     `{"text": "shallow", "x": ` + strings.Repeat("[", 5000) + strings.Repeat("]", 5000) + "}\n" + oneRecord,
		"wrongtype.json": "{}",
	})
	s, err := Open([]string{dir}, Options{TempDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	docs, faults := collect(t, s)
	got := map[string]string{}
	cut := 0
	for _, d := range docs {
		if strings.HasPrefix(d.ID, "cut.jsonl.gz#") {
			cut++
			continue
		}
		got[d.ID] = d.Text
	}
	if cut < 500 || cut > 2000 {
		t.Errorf("%d records of the file that is cut", cut)
	}
	for id, text := range map[string]string{
		"one-nul.txt": "one\x00nul", "good.txt": prose, "empty.txt": "", "empty.html": "",
		"latin1.jsonl#l": "Eis schließt den Hafen für Wochen", "binary.jsonl#a": "The harbour froze over.",
		"notgz.txt.gz": prose, "notzst.md.zst": "The harbour froze over on Monday.", "unclosed.html": "The harbour froze over", "nested.html": "The harbour froze over.", "deep.jsonl#a": "The harbour froze over.",
	} {
		if have, ok := got[id]; !ok || have != text {
			t.Errorf("%s is %q, %v", id, have, ok)
		}
		delete(got, id)
	}
	if len(got) != 0 {
		t.Errorf("more documents: %q", got)
	}
	want := map[string]string{
		"binary.txt": "binary", "cut.jsonl.gz": "cut short", "cut.txt.gz": "cut short", "cut.jsonl.zst": "cut short",
		"empty.txt.gz": "cut short", "binary.jsonl:1": "", "binary.html": "binary", "deep.jsonl:1": "",
	}
	for _, f := range faults {
		if f.Harmless {
			continue // of nested.html that it is nested too deep
		}
		name := strings.TrimPrefix(f.Path, dir+string(filepath.Separator))
		reason, ok := want[name]
		if !ok || !strings.Contains(f.Err.Error(), reason) {
			t.Errorf("fault %q", f)
		}
		delete(want, name)
	}
	if len(want) != 0 {
		t.Errorf("not reported: %q", want)
	}
	if stats := s.Stats(); stats.Skipped != 8 {
		t.Errorf("stats %+v", stats)
	}
}

// TestManyFaults checks that a file of another kind under the name of a container does
// not drown everything else, and that remarks of one kind don't drown others.
func TestManyFaults(t *testing.T) {
	repeated := strings.Repeat(strings.TrimSuffix(`{"id": "r", `+oneRecord[1:], "\n")+"\n", 13)
	dir := files(t, map[string]string{
		"a.jsonl": strings.Repeat("{\n", 500) + repeated + `{"id": "none"}` + "\n",
		"b.jsonl": strings.Repeat("{\n", 11) + oneRecord,
	})
	docs, faults := readAll(t, []string{dir}, Options{})
	var got []string
	for _, f := range faults {
		if strings.Contains(f.Error(), "more of this kind") {
			got = append(got, strings.TrimPrefix(f.Error(), dir+string(filepath.Separator)))
		}
	}
	equal(t, "counts", got, []string{
		"a.jsonl: 490 more of this kind: not JSON", "a.jsonl: 2 more of this kind: an id that was there before", "b.jsonl: 1 more of this kind: not JSON",
	})
	if len(docs) != 14 || len(faults) != 10+10+1+2+10+1 {
		t.Errorf("%d documents, %d faults", len(docs), len(faults))
	}
}

func TestEarlyStop(t *testing.T) {
	dir := files(t, map[string]string{
		"a.jsonl": strings.Repeat(`{"text": "The harbour froze over on Monday, again."}`+"\n", 100_000),
		"b.txt":   prose, "c.jsonl.gz": gz(oneRecord + oneRecord),
	})
	s, err := Open([]string{dir}, Options{TempDir: t.TempDir(), Jobs: 3})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, stop := range []int{0, 1, 5000} {
		n := 0
		for range s.Documents(context.Background()) {
			if n++; n > stop {
				break
			}
		}
	}
	if got := s.Stats(); !reflect.DeepEqual(got, Stats{}) {
		t.Errorf("stats of iterations that did not end: %+v", got)
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	var last error
	for d, err := range s.Documents(ctx) {
		if last = err; d != nil {
			n++
		}
		if n == 1000 {
			cancel()
		}
	}
	if !errors.Is(last, context.Canceled) || n != 1000 {
		t.Errorf("after cancelling: %d documents, error %v", n, last)
	}
	for d, err := range s.Documents(ctx) {
		if d != nil || !errors.Is(err, context.Canceled) {
			t.Errorf("of a cancelled context: %v, %v", d, err)
		}
	}
	docs, _ := collect(t, s)
	if len(docs) != 100_003 || docs[77_776].ID != "a.jsonl#@77777" || docs[100_002].ID != "c.jsonl.gz#@2" {
		t.Errorf("%d documents after stops", len(docs))
	}
}

// TestJobs checks that the number of workers changes nothing, and opens
// documents from several goroutines.
func TestJobs(t *testing.T) {
	content := map[string]string{}
	var lines strings.Builder
	for i := range 30_000 {
		fmt.Fprintf(&lines, "{\"id\": \"r%d\", \"text\": \"Text number %d\\u2014%s\"}\n", i%29_000, i, strings.Repeat("x", i%97))
	}
	content["big.jsonl"] = lines.String()
	content["big.jsonl.zst"] = zst(lines.String())
	for i := range 50 {
		content[fmt.Sprintf("f%02d.txt", i)] = fmt.Sprintf("Text of file %d.", i)
	}
	dir := files(t, content)
	var first []string
	for _, jobs := range []int{1, 2, 8} {
		s, err := Open([]string{dir}, Options{TempDir: t.TempDir(), Jobs: jobs})
		if err != nil {
			t.Fatal(err)
		}
		docs, faults := collect(t, s)
		var got []string
		for _, d := range docs {
			got = append(got, d.ID+" "+d.Text)
		}
		got = append(got, strings.ReplaceAll(strings.Join(messages(faults), "\n"), dir, ""))
		if first == nil {
			first = got
		} else if !slices.Equal(got, first) {
			t.Errorf("%d jobs give other documents", jobs)
		}
		var wg sync.WaitGroup
		for g := range 4 {
			wg.Go(func() {
				for i := g; i < len(docs); i += 53 {
					again, err := s.Open(docs[i].ID)
					if err != nil || again.Text != docs[i].Text || again.ID != docs[i].ID {
						t.Errorf("Open(%q): %v, %v", docs[i].ID, again, err)
						return
					}
				}
			})
		}
		wg.Wait()
		if _, err := s.Open("nothing.txt"); err == nil {
			t.Error("an unknown id opens")
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	if len(first) != 60_051 {
		t.Errorf("%d documents", len(first)-1)
	}
}

func TestOpenNothing(t *testing.T) {
	if _, err := Open(nil, Options{}); err == nil {
		t.Error("no path opens")
	}
	if _, err := Open([]string{"x"}, Options{Meta: "missing.csv"}); err == nil {
		t.Error("a missing file of metadata opens")
	}
}

func TestExtent(t *testing.T) {
	for name, c := range map[string]struct {
		files map[string]string
		total int64
	}{
		"files":      {map[string]string{"a.txt": prose, "b.md": prose, "c.txt.gz": gz(prose)}, 3},
		"containers": {map[string]string{"a.txt": prose, "b.jsonl": oneRecord + oneRecord}, int64(len(prose) + 2*len(oneRecord))},
		"compressed": {map[string]string{"a.jsonl.gz": gz(oneRecord), "b.txt": prose}, 0},
	} {
		s, err := Open([]string{files(t, c.files)}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		for range 2 {
			collect(t, s)
			if done, total := s.(Measured).Extent(); total != c.total || total > 0 && done != total {
				t.Errorf("%s: %d of %d, want %d", name, done, total, c.total)
			}
		}
	}
}
