package align

import (
	"flag"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"reprint/shingle"
)

var update = flag.Bool("update", false, "rewrite testdata/alignments.txt")

// TestAlignments aligns stories of the project with their rewrites, and compares
// all that is found with testdata/alignments.txt, so that nothing about it changes
// unseen. -update writes the file.
func TestAlignments(t *testing.T) {
	var out []string
	for _, pattern := range []string{"../testdata/stories/held/*.txt", "../testdata/stories/fitted/0*.txt", "../testdata/languages/*/*.txt"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal("no files ", pattern, err)
		}
		out = append(out, alignGroups(t, files)...)
	}
	out = append(out, alignConstructed(t)...)
	const file = "testdata/alignments.txt"
	if *update {
		if err := os.WriteFile(file, []byte(strings.Join(out, "")), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.SplitAfter(string(data), "\n\n")
	for _, pair := range out {
		if i := slices.Index(want, pair); i >= 0 {
			want = slices.Delete(want, i, i+1)
		} else {
			t.Errorf("not in %s:\n%s", file, pair)
		}
	}
	if gone := strings.Join(want, ""); gone != "" {
		t.Errorf("in %s alone:\n%s", file, gone)
	}
}

// alignGroups aligns the files of each story with each other: those whose names
// begin alike up to a hyphen, or that are in one folder.
func alignGroups(t *testing.T, files []string) []string {
	t.Helper()
	z := shingle.NewAnalyzer()
	sides := make([]*Side, len(files))
	story := make([]string, len(files))
	for i, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sides[i] = Prepare(z.Analyze(string(text), ""))
		story[i], _, _ = strings.Cut(strings.TrimPrefix(filepath.ToSlash(file), "../testdata/"), "-")
		if !strings.Contains(file, "-") {
			story[i] = filepath.Dir(file)
		}
	}
	var out []string
	for i, file := range files {
		for k := i + 1; k < len(files) && story[k] == story[i]; k++ {
			out = append(out, strings.TrimPrefix(file, "../testdata/")+" "+filepath.Base(files[k])+": "+describe(sides[i], sides[k]))
		}
	}
	return out
}

// alignConstructed aligns the pairs of testdata/pairs: two texts in a file, with a
// line of hyphens between.
func alignConstructed(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/pairs/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no files in testdata/pairs", err)
	}
	z := shingle.NewAnalyzer()
	var out []string
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		a, b, _ := strings.Cut(string(text), "\n---\n")
		out = append(out, filepath.Base(file)+": "+describe(Prepare(z.Analyze(a, "en")), Prepare(z.Analyze(b, "en"))))
	}
	return out
}

// describe says in lines what an alignment is, and ends with an empty one. What it
// only looks at is there as a number and a checksum.
func describe(a, b *Side) string {
	var out strings.Builder
	looked, sum := 0, crc32.NewIEEE()
	look := func(stretch Span, features []float64) {
		looked++
		fmt.Fprintf(sum, "%v %.3f\n", stretch, features)
	}
	al := AlignTraced(a, b, &Trace{
		Fragment: func(a, b Span, features []float64) { look(a, features) },
		Summary:  func(_ *Side, stretch Span, features []float64) { look(stretch, features) },
	})
	fmt.Fprintf(&out, "resemblance %.4f, longest run %d, quoted %d, limit %d, looked at %d stretches (%08x)\n", al.Jaccard, al.Longest, al.Quoted, al.Limit, looked, sum.Sum32())
	fmt.Fprintf(&out, "correspondence %.3f\n", al.Correspondence())
	fmt.Fprintf(&out, "links %.3f\n", al.Links())
	for _, p := range al.Passages() {
		fmt.Fprintf(&out, "%s %d-%d %d-%d score %.3f probability %.3f", p.Class, p.A.Start, p.A.End, p.B.Start, p.B.End, p.Score, p.Probability)
		if p.Summary {
			out.WriteString(" summary")
		}
		if p.Moved {
			out.WriteString(" moved")
		}
		out.WriteString("\n")
	}
	for _, rewritten := range []bool{false, true} {
		x := al.Linked(rewritten)
		fmt.Fprintf(&out, "linked %v: covered %v of %d and %v of %d, facts %d/%d others %d/%d one-sided %d\n", rewritten, x.A.Class, x.A.Own, x.B.Class, x.B.Own, x.FactsApart, x.Facts, x.OthersApart, x.Others, x.OneSided)
		for _, p := range x.Passages {
			fmt.Fprintf(&out, "  %s %d-%d %d-%d %d words", p.Class, p.A.Start, p.A.End, p.B.Start, p.B.End, p.Words)
			for _, k := range p.Links {
				fmt.Fprintf(&out, "; %d-%d %d-%d %.3f %d/%d", k.A.Start, k.A.End, k.B.Start, k.B.End, k.Score, k.WordsA, k.WordsB)
			}
			out.WriteString("\n")
		}
	}
	return out.String() + "\n"
}
