package eval

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// lead is the first n sentences of a text, paragraph by paragraph. A first
// paragraph without a full stop at its end is a title and counts for none.
func lead(text string, n int) string {
	var out []string
	for i, p := range strings.Split(text, "\n\n") {
		p = strings.TrimSpace(p)
		if p == "" {
			continue
		}
		if last, _ := utf8.DecodeLastRuneInString(p); i == 0 && !strings.ContainsRune(".!?”\"", last) {
			out = append(out, p)
			continue
		}
		if n <= 0 {
			break
		}
		ends := sentenceEnds(p)
		k := min(n, len(ends))
		out = append(out, p[:ends[k-1]])
		n -= k
	}
	return strings.Join(out, "\n\n") + "\n"
}

// sentenceEnds are the offsets where sentences of a paragraph end, the last of
// them its length: behind a full stop and a closing mark, before white space
// and a capital or a digit that may stand in quotation marks.
func sentenceEnds(p string) []int {
	var ends []int
	runes := []rune(p)
	at := func(i int) rune {
		if i < len(runes) {
			return runes[i]
		}
		return 0
	}
	offset := 0
	for i, r := range runes {
		offset += utf8.RuneLen(r)
		if !strings.ContainsRune(".!?", r) {
			continue
		}
		next, end := i+1, offset
		if strings.ContainsRune("\"”’", at(next)) && at(next) != 0 {
			end += utf8.RuneLen(at(next))
			next++
		}
		space := next
		for unicode.IsSpace(at(next)) {
			next++
		}
		if next == space {
			continue
		}
		if strings.ContainsRune("\"“‘", at(next)) && at(next) != 0 {
			next++
		}
		if c := at(next); c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' {
			ends = append(ends, end)
		}
	}
	return append(ends, len(p))
}

func TestLead(t *testing.T) {
	text := "Locks close\n\nThe weir fell. “It broke!” She left at 5. Then rain\n\nNobody came. “Why?” he asked.\n"
	for n, want := range []string{
		"Locks close\n",
		"Locks close\n\nThe weir fell.\n",
		"Locks close\n\nThe weir fell. “It broke!”\n",
		"Locks close\n\nThe weir fell. “It broke!” She left at 5.\n",
		"Locks close\n\nThe weir fell. “It broke!” She left at 5. Then rain\n",
		"Locks close\n\nThe weir fell. “It broke!” She left at 5. Then rain\n\nNobody came.\n",
		"Locks close\n\nThe weir fell. “It broke!” She left at 5. Then rain\n\nNobody came. “Why?” he asked.\n",
	} {
		if got := lead(text, n); got != want {
			t.Errorf("%d sentences: %q, want %q", n, got, want)
		}
	}
}

func readText(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ToValidUTF8(string(data), "\ufffd")
}

func glob(t *testing.T, elements ...string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(elements...))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no files %v: %v", elements, err)
	}
	return paths
}

// leads is a folder with the first n sentences of each document of a corpus.
func leads(t *testing.T, corpus string, n int) string {
	files := map[string]string{}
	for _, path := range glob(t, corpus, "docs", "*.txt") {
		files[filepath.Base(path)] = lead(readText(t, path), n)
	}
	return writeFiles(t, files)
}

// halves is a folder of pairs of which half the text is a rewording, from
// llm-rewrites, and half is new, from the bodies of usnews; with truth.tsv.
// Pairs made from the same original are related otherwise too and don't count.
func halves(t *testing.T, corpora string) string {
	versions := map[string]map[string]string{} // file by cluster and kind
	for _, line := range strings.Split(readText(t, filepath.Join(corpora, "llm-rewrites", "clusters.tsv")), "\n")[1:] {
		if f := strings.Split(line, "\t"); len(f) == 4 {
			if versions[f[0]] == nil {
				versions[f[0]] = map[string]string{}
			}
			versions[f[0]][f[3]] = f[1]
		}
	}
	news := glob(t, corpora, "usnews", "docs", "*.txt")
	rand.New(rand.NewPCG(3, 3)).Shuffle(len(news), func(i, j int) { news[i], news[j] = news[j], news[i] })
	body := func() string {
		_, body, _ := strings.Cut(lead(readText(t, news[0]), 8), "\n\n") // without the title
		news = news[1:]
		return strings.TrimSpace(body)
	}
	reworded := func(file string) string {
		return strings.TrimSpace(readText(t, filepath.Join(corpora, "llm-rewrites", "docs", file)))
	}

	files := map[string]string{}
	truth := &strings.Builder{}
	truth.WriteString("a\tb\tlabel\tkind\n")
	var clusters []string
	for cluster := range versions {
		clusters = append(clusters, cluster)
	}
	slices.Sort(clusters)
	for _, cluster := range clusters {
		original, ok := versions[cluster]["a-original"]
		if !ok {
			continue
		}
		var ids []string
		for _, kind := range []string{"slight-major-gpt", "major-gpt", "major-deepseek", "rewrite-gpt4"} {
			rewording, ok := versions[cluster][kind]
			if !ok {
				continue
			}
			a, b := fmt.Sprintf("%s-%s-1.txt", cluster, kind), fmt.Sprintf("%s-%s-2.txt", cluster, kind)
			files[a] = body() + "\n\n" + reworded(original) + "\n"
			files[b] = reworded(rewording) + "\n\n" + body() + "\n"
			fmt.Fprintf(truth, "%s\t%s\t1\t%s\n", a, b, kind)
			for _, id := range ids {
				fmt.Fprintf(truth, "%s\t%s\t-\tsame original\n%s\t%s\t-\tsame original\n", id, a, id, b)
			}
			ids = append(ids, a, b)
		}
	}
	dir := writeFiles(t, files)
	if err := os.WriteFile(filepath.Join(dir, "truth.tsv"), []byte(truth.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	return dir
}

// usnewsSample is a folder with the documents of all true pairs of usnews and
// every eighth of the others.
func usnewsSample(t *testing.T, corpora string) string {
	wanted := map[string]bool{}
	for _, line := range strings.Split(readText(t, filepath.Join(corpora, "usnews", "truth.tsv")), "\n") {
		if f := strings.Split(line, "\t"); len(f) >= 3 && f[2] == "1" {
			wanted[f[0]], wanted[f[1]] = true, true
		}
	}
	files := map[string]string{}
	for i, path := range glob(t, corpora, "usnews", "docs", "*.txt") {
		if name := filepath.Base(path); wanted[name] || i%8 == 0 {
			files[name] = readText(t, path)
		}
	}
	return writeFiles(t, files)
}

// fiveArticles is the truth about the five articles of seeds: 000, 001 and 004
// are rewrites of one report, 002 and 003 were written independently.
func fiveArticles(t *testing.T, dir string) string {
	truth := "cluster\tfile\n"
	for _, path := range glob(t, dir, "*.txt") {
		name := filepath.Base(path)
		cluster := name[:3]
		if cluster == "001" || cluster == "004" {
			cluster = "000"
		}
		truth += cluster + "\t" + name + "\n"
	}
	return filepath.Join(writeFiles(t, map[string]string{"truth.tsv": truth}), "truth.tsv")
}
