package cluster

import (
	"bufio"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reprint/detect/finding"
	"reprint/internal/partition"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// A story is a constructed result: documents and pairs as a file of
// testdata/clusters lists them, before anything is known of all pairs
// together, and the clusters that are expected.
type story struct {
	docs     []finding.Document
	pairs    []finding.Pair
	clusters []finding.Cluster
	want     []string
}

// group groups the story.
func (s *story) group() { s.clusters = Group(s.docs, s.pairs) }

// readStory reads lines of these forms:
//
//	doc ID [words=N] [published=DATE[THH:MM[±1h]]] [outlet=NAME] [credit=NAME]
//	pair A B VERDICT SCORE [AB BA]
//	want ...   a line of what linesOf says
func readStory(t *testing.T, file string) story {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var s story
	var pairs []finding.Pair
	for lines := bufio.NewScanner(f); lines.Scan(); {
		kind, rest, _ := strings.Cut(lines.Text(), " ")
		switch kind {
		case "doc":
			d := parseDoc(t, strings.Fields(rest))
			s.docs = append(s.docs, d)
		case "pair":
			pairs = append(pairs, parsePair(t, strings.Fields(rest)))
		case "want":
			s.want = append(s.want, rest)
		}
	}
	slices.SortFunc(s.docs, func(a, b finding.Document) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(pairs, comparePairs)
	s.pairs = pairs
	return s
}

func parseDoc(t *testing.T, fields []string) finding.Document {
	d := finding.Document{ID: fields[0], Words: 300}
	for _, f := range fields[1:] {
		name, value, _ := strings.Cut(f, "=")
		var err error
		switch name {
		case "words":
			d.Words, err = strconv.Atoi(value)
		case "outlet":
			d.Outlet = value
		case "credit":
			d.Credit, d.CreditBasis = value, "("+value+") —"
		case "published":
			when, uncertain, _ := strings.Cut(value, "±")
			if d.Published, err = time.Parse("2006-01-02T15:04", when); err != nil {
				d.Published, err = time.Parse("2006-01-02", when)
				d.Uncertainty = 24 * time.Hour
			}
			if uncertain != "" && err == nil {
				d.Uncertainty, err = time.ParseDuration(uncertain)
			}
		default:
			t.Fatalf("unknown field %q", f)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return d
}

func parsePair(t *testing.T, f []string) finding.Pair {
	v, err := finding.ParseVerdict(f[2])
	if err != nil {
		t.Fatal(err)
	}
	p := finding.Pair{A: f[0], B: f[1], Verdict: v, AB: .7, BA: .7}
	numbers := []*float64{&p.Score, &p.AB, &p.BA}
	for i, s := range f[3:] {
		if *numbers[i], err = strconv.ParseFloat(s, 64); err != nil {
			t.Fatal(err)
		}
	}
	return p
}

// linesOf says a result's clusters, and what was added to its pairs, in lines.
func linesOf(r *story) []string {
	var lines []string
	for _, c := range r.clusters {
		lines = append(lines, fmt.Sprintf("cluster %s: %s %.2f weakest %s-%s", strings.Join(c.Members, " "), c.Verdict, c.MinScore, c.Weakest[0], c.Weakest[1]))
		origin := c.Origin
		if origin == "" {
			origin = "unknown"
		}
		lines = append(lines, "origin "+origin+": "+c.OriginBasis.String())
		for _, s := range c.Sources {
			if s.Certainty != finding.Undirected {
				lines = append(lines, "source of "+s.Document+": "+s.From+", "+string(s.Certainty))
			}
		}
		lines = append(lines, finding.Sentences(c.Reasons)...)
	}
	for _, p := range r.pairs {
		if p.Order != finding.OrderUnknown {
			lines = append(lines, "order "+p.A+"-"+p.B+" "+p.Order.String()+": "+p.OrderBasis.String())
		}
		for _, reason := range p.Reasons {
			lines = append(lines, "reason "+p.A+"-"+p.B+": "+reason.String())
		}
	}
	return lines
}

var update = flag.Bool("update", false, "rewrite what the files of testdata/clusters want")

// rewrite puts the lines into a file in place of what it wants.
func rewrite(t *testing.T, file string, lines []string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	given, _, _ := strings.Cut(string(data), "want ")
	if err := os.WriteFile(file, []byte(given+"want "+strings.Join(lines, "\nwant ")+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestClusters builds the clusters of every file in testdata/clusters.
func TestClusters(t *testing.T) {
	files, err := filepath.Glob("testdata/clusters/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no files in testdata/clusters", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			s := readStory(t, file)
			s.group()
			got := linesOf(&s)
			if *update {
				rewrite(t, file, got)
			} else if !slices.Equal(got, s.want) {
				t.Errorf("got:\nwant %s", strings.Join(got, "\nwant "))
			}
		})
	}
}

// TestBridgesAgainstRemoval compares the bridges of small graphs with what
// removing each finding does.
func TestBridgesAgainstRemoval(t *testing.T) {
	for seed := range uint64(400) {
		random := rand.New(rand.NewPCG(5, seed))
		r := randomFindings(random, 2+random.IntN(12), random.IntN(22))
		g := findingsOf(r.docs, r.pairs)
		for k, bridge := range g.bridges() {
			without := partition.New[int32](len(r.docs))
			for i, e := range g.ends {
				if i != k {
					without.Join(e[0], e[1])
				}
			}
			apart := without.Root(g.ends[k][0]) != without.Root(g.ends[k][1])
			if apart != bridge {
				t.Fatalf("seed %d: %s-%s is a bridge: %v, want %v", seed, g.pairs[k].A, g.pairs[k].B, bridge, apart)
			}
		}
	}
}

// TestClusterLaws checks on random findings that clusters hold each document
// of a finding once, that only cut findings lead from one to another, and that
// none of them could be left in: either end holds together by itself.
func TestClusterLaws(t *testing.T) {
	for seed := range uint64(400) {
		random := rand.New(rand.NewPCG(6, seed))
		r := randomFindings(random, 2+random.IntN(14), random.IntN(26))
		r.group()
		in := map[string]int{}
		for i, c := range r.clusters {
			for _, m := range c.Members {
				if _, twice := in[m]; twice {
					t.Fatalf("seed %d: %s is in two clusters", seed, m)
				}
				in[m] = i
			}
		}
		for _, p := range r.pairs {
			a, okA := in[p.A]
			b, okB := in[p.B]
			if !okA || !okB {
				t.Fatalf("seed %d: %s-%s is in no cluster", seed, p.A, p.B)
			}
			cut := slices.Contains(p.Reasons, finding.Reason{Kind: finding.Bridge})
			if cut != (a != b) {
				t.Fatalf("seed %d: %s-%s: cut %v, clusters %d and %d", seed, p.A, p.B, cut, a, b)
			}
			if cut && (len(r.clusters[a].Members) < 3 || len(r.clusters[b].Members) < 3) {
				t.Fatalf("seed %d: %s-%s was cut from a cluster of two", seed, p.A, p.B)
			}
		}
	}
}

func comparePairs(p, q finding.Pair) int { return p.Compare(&q) }

// randomFindings is a result of n documents and up to m rewrites among them.
func randomFindings(random *rand.Rand, n, m int) *story {
	r := &story{}
	for d := range n {
		r.docs = append(r.docs, finding.Document{ID: string(rune('a' + d))})
	}
	seen := map[[2]int]bool{}
	for range m {
		a, b := random.IntN(n), random.IntN(n)
		if a == b || seen[[2]int{min(a, b), max(a, b)}] {
			continue
		}
		seen[[2]int{min(a, b), max(a, b)}] = true
		r.pairs = append(r.pairs, finding.Pair{A: r.docs[min(a, b)].ID, B: r.docs[max(a, b)].ID, Verdict: finding.Rewrite, Score: float64(random.IntN(5)) / 10})
	}
	slices.SortFunc(r.pairs, comparePairs)
	return r
}

// TestClusterOfManyCopies joins 100,000 documents to their representative and
// to their neighbour, which no quadratic or recursive way would live through.
func TestClusterOfManyCopies(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const n = 100_000
	r := &story{}
	for d := range n {
		r.docs = append(r.docs, finding.Document{ID: fmt.Sprintf("%06d", d), Words: 100, Outlet: fmt.Sprint("outlet ", d%500), Credit: fmt.Sprint("agency ", d%300)})
		if d > 0 {
			r.pairs = append(r.pairs, finding.Pair{A: r.docs[0].ID, B: r.docs[d].ID, Verdict: finding.Duplicate, Score: 1, AB: 1, BA: 1})
		}
		if d > 1 {
			r.pairs = append(r.pairs, finding.Pair{A: r.docs[d-1].ID, B: r.docs[d].ID, Verdict: finding.Rewrite, Score: .9, AB: .5, BA: .5})
		}
	}
	slices.SortFunc(r.pairs, comparePairs)
	r.group()
	if len(r.clusters) != 1 || len(r.clusters[0].Members) != n {
		t.Errorf("%d clusters", len(r.clusters))
	}
	if o := r.clusters[0].Origin; o != "" || r.clusters[0].OriginBasis.Kind != finding.Copies {
		t.Errorf("origin %q (%s)", o, r.clusters[0].OriginBasis)
	}
}
