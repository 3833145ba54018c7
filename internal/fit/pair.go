package main

import (
	"bufio"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"reprint/corpus"
	"reprint/detect"
	"reprint/detect/finding"
	"reprint/detect/judge"
	"reprint/internal/forest"
)

var pairTask = task{
	file:     "detect/judge/models/pair.txt",
	features: judge.FeatureNames(),
	gather:   gatherPairs,
	options:  forest.GrowOptions{Trees: 160, Depth: 4, Rate: .08, LeafWeight: 4, Penalty: 1, Monotone: judge.MonotoneFeatures()},
	weights: map[string]float64{
		"llm1": 3, "halves1": 2, "scale1": .7, "demo1": .7, "onestop1": 1, "german1": .5, "usnews1": 1, "stories1": 2,
		"llm0": 3, "halves0": 3, "scale0": .7, "demo0": 1, "onestop0": .5, "german0": .7, "usnews0": 5, "stories0": 2,
		"basil0": 3, "leads-60": 2, "leads-100": 2,
	},
}

// gatherPairs gathers the candidate pairs of all corpora that have truth about pairs.
func gatherPairs(t *task, corpora, variants string) error {
	for _, s := range pairSources(corpora, variants) {
		if err := s.gather(t); err != nil {
			return err
		}
	}
	return nil
}

func pairSources(corpora, variants string) []source {
	in := func(elements ...string) string { return filepath.Join(append([]string{corpora}, elements...)...) }
	v := func(elements ...string) string { return filepath.Join(append([]string{variants}, elements...)...) }
	return []source{
		{name: "onestop", docs: in("onestop", "docs"), truth: in("onestop", "clusters.tsv"), literal: true},
		{name: "german", docs: in("german", "docs"), truth: in("german", "clusters.tsv"), group: number, only: "language learner"},
		{name: "llm", docs: in("llm-rewrites", "docs"), truth: in("llm-rewrites", "truth.tsv"), group: event, literal: true},
		{name: "basil", docs: in("basil", "docs"), truth: in("basil", "truth.tsv"), group: event, literal: true},
		{name: "leads-6", docs: v("leads-6"), truth: in("basil", "truth.tsv"), group: event, literal: true},
		{name: "leads-10", docs: v("leads-10"), truth: in("basil", "truth.tsv"), group: event, literal: true},
		{name: "halves", docs: v("halves", "docs"), truth: v("halves", "truth.tsv"), group: event},
		{name: "demo", docs: "seeds", truth: "seeds/truth.tsv"},
		stories, halvedStories, paddedStories, mixedStories,
		{name: "scale", docs: v("scale", "docs"), truth: v("scale", "truth.tsv")},
		{name: "usnews", docs: in("usnews", "docs"), truth: in("usnews", "truth.tsv")},
	}
}

// stories are the project's own whole articles with their rewrites, and with
// independent reports of the same event.
var stories = source{name: "stories", docs: "testdata/stories/fitted", truth: "testdata/stories/fitted.tsv", group: story, literal: true}

// halvedStories are the same with the short texts cut to half, so that lengths
// differ more; paddedStories have in the long ones paragraphs on something else;
// mixedStories both, and paragraphs in another order.
var (
	halvedStories = source{name: "stories", docs: stories.docs, truth: stories.truth, group: story, literal: true, change: halveShort}
	paddedStories = source{name: "stories", docs: stories.docs, truth: stories.truth, group: story, change: padLong}
	mixedStories  = source{name: "stories", docs: stories.docs, truth: stories.truth, group: story, change: mix}
)

func story(id string) string { return id[:2] }

// halveShort keeps about half of the paragraphs of the short rewrites and of the
// independent reports.
func halveShort(docs []*corpus.Document) {
	for _, d := range docs {
		if strings.HasSuffix(d.ID, "-short.txt") || strings.HasSuffix(d.ID, "-other.txt") {
			d.Text = firstHalf(d.Text)
		}
	}
}

// padLong puts half of an independent report of the next story into the long
// rewrites and the independent reports.
func padLong(docs []*corpus.Document) {
	var reports []string
	for _, d := range docs {
		if strings.HasSuffix(d.ID, "-other.txt") {
			reports = append(reports, firstHalf(d.Text))
		}
	}
	n := 0
	for _, d := range docs {
		switch {
		case strings.HasSuffix(d.ID, "-long.txt"):
			d.Text += "\n\n" + reports[(n+1)%len(reports)]
		case strings.HasSuffix(d.ID, "-other.txt"):
			d.Text += "\n\n" + reports[(n+2)%len(reports)]
		case strings.HasSuffix(d.ID, "-source.txt"): // the last text of a story
			n++
		}
	}
}

// mix does both, and moves some paragraphs of the rewrites.
func mix(docs []*corpus.Document) {
	halveShort(docs)
	for _, d := range docs {
		if strings.HasSuffix(d.ID, "-long.txt") || strings.HasSuffix(d.ID, "-short.txt") {
			paragraphs := strings.Split(d.Text, "\n\n")
			for i := 2; i+1 < len(paragraphs); i += 3 {
				paragraphs[i], paragraphs[i+1] = paragraphs[i+1], paragraphs[i]
			}
			d.Text = strings.Join(paragraphs, "\n\n")
		}
	}
	padLong(docs)
}

func firstHalf(text string) string {
	paragraphs := strings.Split(text, "\n\n")
	return strings.Join(paragraphs[:(len(paragraphs)+1)/2], "\n\n")
}

// event and number are the parts of file names that name an event, or a text
// with its versions.
func event(id string) string  { return id[:8] }
func number(id string) string { return id[:4] }

// A source is a labelled folder.
type source struct {
	name, docs, truth string
	group             func(id string) string // nil: the cluster, or else the id
	// only is the kind of pairs that count as reuse, "" for all.
	only string
	// literal says that unlisted pairs which share text word for word are no
	// reuse all the same; elsewhere they are real copies, and don't count.
	literal bool
	// change, if not nil, changes the texts.
	change func(docs []*corpus.Document)
}

// open calls do with what the truth says of the folder and with its documents.
func (s *source) open(do func(l *labels, docs corpus.Source) error) error {
	l, err := s.readTruth()
	if err != nil {
		return err
	}
	docs, err := corpus.Open([]string{s.docs}, corpus.Options{})
	if err != nil {
		return err
	}
	defer docs.Close()
	if s.change == nil {
		return do(l, docs)
	}
	var changed []*corpus.Document
	for doc, err := range docs.Documents(context.Background()) {
		if err != nil {
			return err
		}
		changed = append(changed, doc)
	}
	s.change(changed)
	return do(l, corpus.FromDocuments(changed))
}

// gather scans the folder and adds its candidate pairs.
func (s *source) gather(t *task) error {
	return s.open(func(l *labels, docs corpus.Source) error {
		var mu sync.Mutex
		trace := &detect.Trace{Judged: func(a, b string, x []float64) {
			mu.Lock()
			defer mu.Unlock()
			t.rows = append(t.rows, s.row(l, a, b, x))
		}}
		_, err := detect.Scan(context.Background(), docs, detect.Options{All: true, Trace: trace})
		return err
	})
}

// row labels the pair of a and b.
func (s *source) row(l *labels, a, b string, x []float64) row {
	r := row{source: s.name, name: a + " " + b, label: '0', group: s.name + s.groupOf(a, l), x: x}
	if known, ok := l.pairs[[2]string{a, b}]; ok {
		r.label, r.kind = known.label, known.kind
	} else if !s.literal && judge.SharesLiterally(x) {
		r.label, r.kind = '-', "literal"
	}
	if s.only != "" && r.label == '1' && r.kind != s.only {
		r.label = '-'
	}
	return r
}

func (s *source) groupOf(id string, l *labels) string {
	switch {
	case s.group != nil:
		return s.group(id)
	case l.clusters[id] != "":
		return l.clusters[id]
	}
	return id
}

// labels are what a truth file says.
type labels struct {
	pairs    map[[2]string]label
	clusters map[string]string // by document
}

// join adds a document to a cluster: it is reuse of all others there.
func (l *labels) join(id, cluster, kind string) {
	for other, c := range l.clusters {
		if c == cluster {
			l.pairs[[2]string{min(id, other), max(id, other)}] = label{'1', kind}
		}
	}
	l.clusters[id] = cluster
}

type label struct {
	label byte
	kind  string
}

// labelOf reads the label of a pair, which may be a verdict. Of the findings
// among these only rewrites teach something: the others are copies.
func labelOf(s, kind string) label {
	switch v, err := finding.ParseVerdict(s); {
	case err != nil:
		return label{s[0], kind}
	case v == finding.Rewrite:
		return label{'1', s}
	case v.Finding():
		return label{'-', s}
	default:
		return label{'0', s}
	}
}

func (s *source) readTruth() (*labels, error) {
	f, err := os.Open(s.truth)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	l := &labels{pairs: map[[2]string]label{}, clusters: map[string]string{}}
	lines := bufio.NewScanner(f)
	lines.Scan()
	clustered := strings.HasPrefix(lines.Text(), "cluster\t")
	for lines.Scan() {
		x := append(strings.Split(lines.Text(), "\t"), "", "", "")
		if clustered {
			l.join(x[1], x[0], x[2])
			continue
		}
		if x[2] == "" {
			continue
		}
		l.pairs[[2]string{min(x[0], x[1]), max(x[0], x[1])}] = labelOf(x[2], x[3])
	}
	return l, lines.Err()
}
