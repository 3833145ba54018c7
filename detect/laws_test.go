package detect_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"reprint/corpus"
	"reprint/detect"
	"reprint/detect/finding"
	"reprint/internal/invent"
	"reprint/internal/span"
)

// Laws of what else lies in a folder. More of it never hides reuse, and more copies
// never hide it: what is found in a small folder is found there as well. A folder
// here is of some invented events, each told by six papers that print their foot
// below: a report, two rewrites of it, an independent report, a cut copy, and the
// independent report with a part of the first one. Or it is the demo corpus.

// lawSeeds is how many folders of stories each law is tried on.
const lawSeeds = 2

// A pairing is two ids, sorted.
type pairing [2]string

func pairingOf(a, b string) pairing { return pairing{min(a, b), max(a, b)} }

// found are the findings of documents with their scores, and which cluster each document is in.
type found struct {
	verdicts map[pairing]finding.Verdict
	scores   map[pairing]float64
	cluster  map[string]string
}

func findIn(t *testing.T, docs []*corpus.Document) *found {
	t.Helper()
	r := scan(t, docs, detect.Options{})
	f := &found{map[pairing]finding.Verdict{}, map[pairing]float64{}, map[string]string{}}
	for _, p := range r.Pairs {
		if p.Verdict.Finding() {
			f.verdicts[pairing{p.A, p.B}], f.scores[pairing{p.A, p.B}] = p.Verdict, p.Score
		}
	}
	for _, c := range r.Clusters {
		for _, m := range c.Members {
			f.cluster[m] = c.ID
		}
	}
	return f
}

func (f *found) sorted() []pairing {
	return slices.SortedFunc(maps.Keys(f.verdicts), func(x, y pairing) int { return slices.Compare(x[:], y[:]) })
}

// papers are those that tell each event of testdata/stories, each in its way, with
// what they print below.
var papers = map[string]struct{ name, foot string }{
	"source": {"wire", "Reports of the wire may be printed by those who pay for it, and by nobody else."},
	"short":  {"gazette", "The Gazette is delivered on foot. Write to the editor at the bridge if it is late."},
	"long":   {"courier", "You have read the Courier, which has appeared on every day but one since the flood."},
	"other":  {"herald", "Subscribers of the Herald may borrow an umbrella from the front desk."},
	"cut":    {"tribune", "More of this is in the Tribune on Saturday, with the tides and the crossword."},
	"part":   {"post", "The Post answers all letters that are signed. Its office is closed on market days."},
}

// eventsOf are the articles on some events of testdata/stories, by ids as those of
// a folder for each paper.
func eventsOf(t *testing.T, events []int) []*corpus.Document {
	t.Helper()
	var docs []*corpus.Document
	for _, n := range events {
		source, other := event(t, n, "source"), event(t, n, "other")
		cut := slices.Concat([]string{"From our correspondent"}, source[1:len(source)-1])
		middle := len(other) / 2
		part := slices.Concat(other[:middle], source[len(source)/2:min(len(source)/2+3, len(source))], other[middle:])
		for kind, text := range map[string][]string{"source": source, "other": other, "cut": cut, "part": part,
			"short": event(t, n, "short"), "long": event(t, n, "long")} {
			paper := papers[kind]
			docs = append(docs, &corpus.Document{ID: fmt.Sprintf("%s/%02d-%s.txt", paper.name, n, kind), Text: strings.Join(append(text, paper.foot), "\n\n")})
		}
	}
	return docs
}

// event are the paragraphs of one telling of an event.
func event(t *testing.T, n int, kind string) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "testdata", "stories", "fitted", fmt.Sprintf("%02d-%s.txt", n, kind)))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(data)), "\n\n")
}

// allEvents are the numbers of the stories, in an order of the seed's.
func allEvents(t *testing.T, seed int) []int {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "testdata", "stories", "fitted", "*-source.txt"))
	if err != nil || len(files) < 20 {
		t.Fatalf("%d stories, %v", len(files), err)
	}
	var events []int
	for _, f := range files {
		var n int
		if _, err := fmt.Sscanf(filepath.Base(f), "%d", &n); err != nil {
			t.Fatal(err)
		}
		events = append(events, n)
	}
	rand.New(rand.NewPCG(31, uint64(seed))).Shuffle(len(events), func(i, k int) { events[i], events[k] = events[k], events[i] })
	return events
}

// demo are the articles of the demo corpus, without what is known beside the text.
func demo(t *testing.T) []*corpus.Document {
	t.Helper()
	src, err := corpus.Open([]string{filepath.Join("..", "seeds")}, corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer src.Close()
	var docs []*corpus.Document
	for d, err := range src.Documents(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, &corpus.Document{ID: d.ID, Text: d.Text, Quoted: d.Quoted})
	}
	return docs
}

// law runs a test of one folder of each seed, and one of the demo corpus. What is
// found in the folder by itself is given beside it.
func law(t *testing.T, test func(t *testing.T, seed int, docs []*corpus.Document, base *found)) {
	t.Helper()
	if testing.Short() {
		t.Skip("many folders are left out of short tests")
	}
	for seed := range lawSeeds {
		t.Run(fmt.Sprint("seed=", seed), func(t *testing.T) {
			docs := eventsOf(t, allEvents(t, seed)[:7])
			test(t, seed, docs, findIn(t, docs))
		})
	}
	t.Run("demo", func(t *testing.T) {
		docs := demo(t)
		test(t, lawSeeds, docs, findIn(t, docs))
	})
}

// clone copies documents, so that what is known of them can be changed.
func clone(docs []*corpus.Document) []*corpus.Document {
	var list []*corpus.Document
	for _, d := range docs {
		c := *d
		list = append(list, &c)
	}
	return list
}

// kept reports the findings of base that are none in f.
func kept(t *testing.T, what string, base, f *found) {
	t.Helper()
	for _, p := range base.sorted() {
		if _, ok := f.verdicts[p]; !ok {
			t.Errorf("%s: %s and %s are no finding any more, a %s before", what, p[0], p[1], base.verdicts[p])
		}
	}
}

// none reports the findings among the documents of base that it does not have.
func none(t *testing.T, what string, docs []*corpus.Document, base, f *found) {
	t.Helper()
	known := map[string]bool{}
	for _, d := range docs {
		known[d.ID] = true
	}
	for _, p := range f.sorted() {
		if _, ok := base.verdicts[p]; !ok && known[p[0]] && known[p[1]] {
			t.Errorf("%s: %s and %s are a %s, no finding before", what, p[0], p[1], f.verdicts[p])
		}
	}
}

// TestLawUnrelated: documents that have nothing to do with the others neither hide
// nor make findings.
func TestLawUnrelated(t *testing.T) {
	law(t, func(t *testing.T, seed int, docs []*corpus.Document, base *found) {
		others := eventsOf(t, allEvents(t, seed)[7:20])
		with := findIn(t, append(clone(docs), others...))
		kept(t, "other events", base, with)
		none(t, "other events", docs, base, with)
		m := invent.NewWriter(uint64(seed))
		more := clone(docs)
		for i := range 300 {
			more = append(more, &corpus.Document{ID: fmt.Sprintf("invented/%03d.txt", i), Text: strings.Join(m.Paragraphs(5), "\n\n")})
		}
		with = findIn(t, more)
		kept(t, "invented articles", base, with)
		none(t, "invented articles", docs, base, with)
	})
}

// TestLawMetadata: outlets and times that are known, of all or of half of the
// documents, make no findings of what is no reuse, and hide none between articles of
// different outlets. They may tell boilerplate apart, and thereby show reuse of the
// demo corpus that was missed.
func TestLawMetadata(t *testing.T) {
	law(t, func(t *testing.T, seed int, docs []*corpus.Document, base *found) {
		random := rand.New(rand.NewPCG(32, uint64(seed)))
		for what, share := range map[string]float64{"all known": 1, "half known": .5} {
			known := clone(docs)
			for _, d := range known {
				if random.Float64() < share {
					d.Outlet = d.ID[:strings.IndexAny(d.ID, "/.")]
				}
				if random.Float64() < share {
					d.Published = time.Date(2031, 5, 1+random.IntN(20), 6, 0, 0, 0, time.UTC)
				}
			}
			with := findIn(t, known)
			shown := &found{verdicts: maps.Clone(with.verdicts)}
			maps.DeleteFunc(shown.verdicts, func(p pairing, _ finding.Verdict) bool { return demoReuse(t)[p] })
			none(t, what, docs, base, shown)
			outlets := map[string]string{}
			for _, d := range known {
				outlets[d.ID] = d.Outlet
			}
			across := &found{verdicts: maps.Clone(base.verdicts)}
			maps.DeleteFunc(across.verdicts, func(p pairing, _ finding.Verdict) bool { return outlets[p[0]] == outlets[p[1]] })
			kept(t, what, across, with)
		}
	})
}

// demoReuse are the pairs of the demo corpus that are reuse, by its own table.
func demoReuse(t *testing.T) map[pairing]bool {
	data, err := os.ReadFile(filepath.FromSlash("../seeds/truth.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	reuse := map[pairing]bool{}
	for line := range strings.Lines(string(data)) {
		if f := strings.Fields(line); len(f) == 3 && f[2] != "quotes" && f[2] != "event" {
			reuse[pairing{f[0], f[1]}] = true
		}
	}
	return reuse
}

// How the copies of an article that a law adds look.
const (
	equal   = iota // as it is
	printed        // without its foot, some without the last paragraph, with a foot of their own
	whole          // with its foot, and one of their own
	flat           // as printed, all in one folder
)

// TestLawCopies: copies of an article in other folders, by other outlets or by
// unknown ones, hide no findings. Of many copies of one text one stands for all, so
// that what was a pair may be in one cluster by a copy; and where the copies differ,
// that one may be no finding where the article is one barely.
func TestLawCopies(t *testing.T) {
	lawOfCopies(t, equal, 0, 5, 20, 120)
	lawOfCopies(t, printed, 0, 5, 20)
	lawOfCopies(t, whole, 0, 20)
	lawOfCopies(t, printed, sure, 90)
}

// TestLawManyCopies: so many edited copies that they look like pages of one template.
func TestLawManyCopies(t *testing.T) {
	lawOfCopies(t, printed, sure, 120)
	lawOfCopies(t, flat, sure, 120)
}

// sure is the score from which on a finding is no bare one.
const sure = .9

func lawOfCopies(t *testing.T, how int, least float64, numbers ...int) {
	t.Helper()
	law(t, func(t *testing.T, seed int, docs []*corpus.Document, base *found) {
		random := rand.New(rand.NewPCG(33, uint64(seed)))
		list := base.sorted()
		maps.DeleteFunc(base.verdicts, func(p pairing, _ finding.Verdict) bool { return base.scores[p] < least })
		for i, n := range numbers {
			outlets := (i+seed)%2 == 0
			article := list[random.IntN(len(list))][random.IntN(2)]
			what := fmt.Sprintf("%d copies of %s, outlets known: %v", n, article, outlets)
			keptTogether(t, what, base, findIn(t, withCopies(docs, article, n, outlets, how)))
		}
	})
}

// withCopies adds n copies of an article, each in a folder of its own.
func withCopies(docs []*corpus.Document, article string, n int, outlets bool, how int) []*corpus.Document {
	m := invent.NewWriter(uint64(n))
	all := clone(docs)
	original := all[slices.IndexFunc(all, func(d *corpus.Document) bool { return d.ID == article })]
	for i := range n {
		c := *original
		c.ID = fmt.Sprintf("copies-%03d/article.txt", i)
		if how == flat {
			c.ID = fmt.Sprintf("copies/article-%03d.txt", i)
		}
		if outlets {
			c.Outlet, c.Published = fmt.Sprint("Copier ", i), time.Date(2031, 5, 1, 6, i, 0, 0, time.UTC)
		}
		if how != equal {
			c.Text = c.Text[:printedTo(c.Text, how, i)]
			c.Quoted = slices.DeleteFunc(slices.Clone(c.Quoted), func(q span.Span) bool { return q.End > len(c.Text) })
			c.Text += "\n\n" + m.Sentence(12) + "\n\n" + m.Sentence(20)
		}
		all = append(all, &c)
	}
	return all
}

// printedTo is where the text ends that copy i prints.
func printedTo(text string, how, i int) int {
	end := len(text)
	if how == whole {
		return end
	}
	for range 1 + i%2 {
		if at := strings.LastIndex(text[:end], "\n\n"); at > len(text)/2 {
			end = at
		}
	}
	return end
}

// keptTogether reports the findings of base that are none in f and whose documents
// are in no cluster together either.
func keptTogether(t *testing.T, what string, base, f *found) {
	t.Helper()
	for _, p := range base.sorted() {
		_, ok := f.verdicts[p]
		if !ok && (f.cluster[p[0]] == "" || f.cluster[p[0]] != f.cluster[p[1]]) {
			t.Errorf("%s: %s and %s are no finding any more, a %s before", what, p[0], p[1], base.verdicts[p])
		}
	}
}

// leastSplit is the share of the partial copies and rewrites of which a half is found
// at least: what is shared may be cut in two, and less words are less evidence.
const leastSplit = .75

// TestLawSplit: of an article that is split over two files one part at least is
// found, always where all of it was taken.
func TestLawSplit(t *testing.T) {
	tried, lost := 0, 0
	law(t, func(t *testing.T, seed int, docs []*corpus.Document, base *found) {
		random := rand.New(rand.NewPCG(34, uint64(seed)))
		list := base.sorted()
		for _, i := range random.Perm(len(list))[:min(8, len(list))] {
			side := random.IntN(2)
			article, other := list[i][side], list[i][1-side]
			f := findIn(t, split(docs, article))
			_, first := f.verdicts[pairingOf(article+"-1", other)]
			_, second := f.verdicts[pairingOf(article+"-2", other)]
			tried++
			if first || second {
				continue
			}
			lost++
			if verdict := base.verdicts[list[i]]; verdict <= finding.Syndicated {
				t.Errorf("neither part of %s is a finding with %s, a %s before", article, other, verdict)
			}
		}
	})
	t.Logf("of %d articles that were split %d are not found", tried, lost)
	if float64(tried-lost) < leastSplit*float64(tried) {
		t.Errorf("of %d articles that were split %d are not found", tried, lost)
	}
}

// split puts the halves of an article in its place, as article-1 and article-2.
func split(docs []*corpus.Document, article string) []*corpus.Document {
	var all []*corpus.Document
	for _, d := range docs {
		if d.ID != article {
			all = append(all, d)
			continue
		}
		at := len(d.Text) / 2
		if n := strings.Index(d.Text[at:], "\n\n"); n >= 0 {
			at += n
		}
		all = append(all, &corpus.Document{ID: article + "-1", Text: d.Text[:at]}, &corpus.Document{ID: article + "-2", Text: d.Text[at:]})
	}
	return all
}

// TestLawRename: under other names, of the files or of their folders, the findings
// and their verdicts are the same.
func TestLawRename(t *testing.T) {
	law(t, func(t *testing.T, seed int, docs []*corpus.Document, base *found) {
		random := rand.New(rand.NewPCG(35, uint64(seed)))
		for _, what := range []string{"files", "folders"} {
			names, renamed := map[string]string{}, clone(docs)
			for _, d := range renamed {
				folder, file := filepath.Split(d.ID)
				name := folder + fmt.Sprintf("%08x.txt", random.Uint32())
				if what == "folders" {
					name = strings.Map(turn, folder) + file
				}
				names[name], d.ID = d.ID, name
			}
			back := &found{verdicts: map[pairing]finding.Verdict{}}
			f := findIn(t, renamed)
			for p, v := range f.verdicts {
				back.verdicts[pairingOf(names[p[0]], names[p[1]])] = v
			}
			kept(t, what, base, back)
			none(t, what, docs, base, back)
			for _, p := range base.sorted() {
				if v := back.verdicts[p]; v != base.verdicts[p] {
					t.Errorf("%s renamed: %s and %s are a %s, a %s before", what, p[0], p[1], v, base.verdicts[p])
				}
			}
		}
	})
}

// turn reverses the alphabet.
func turn(r rune) rune {
	if r >= 'a' && r <= 'z' {
		return 'a' + 'z' - r
	}
	return r
}
