package eval

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"reprint/internal/variants"
)

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

// textsOf are the documents of a corpus.
func textsOf(t *testing.T, corpus ...string) variants.Texts {
	t.Helper()
	texts, err := variants.Read(filepath.Join(filepath.Join(corpus...), "docs"))
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

// leads is a folder with the first n sentences of each document of a corpus.
func leads(t *testing.T, corpus string, n int) string {
	return writeFiles(t, variants.Leads(textsOf(t, corpus), n))
}

// halves is a folder of pairs of which half the text is a rewording, from
// llm-rewrites, and half is new, from usnews; with truth.tsv.
func halves(t *testing.T, corpora string) string {
	table := readText(t, filepath.Join(corpora, "llm-rewrites", "clusters.tsv"))
	c := variants.Halves(variants.Versions(table, textsOf(t, corpora, "llm-rewrites")), textsOf(t, corpora, "usnews"))
	files := map[string]string{"truth.tsv": c.Truth()}
	maps.Copy(files, c.Texts)
	return writeFiles(t, files)
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
