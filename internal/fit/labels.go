package main

import (
	"bufio"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"

	"reprint/detect/finding"
	"reprint/internal/eval"
	"reprint/internal/variants"
)

// labels are what is known of the pairs of a source.
type labels struct {
	pairs  map[[2]string]label
	groups map[string]string // the cluster or event of a document
}

// A label says what a pair is: '1' reuse, '0' no reuse, '-' not counted.
type label struct {
	label byte
	kind  string
	cases []eval.Match // what is reused, where that is known
}

func newLabels() *labels {
	return &labels{pairs: map[[2]string]label{}, groups: map[string]string{}}
}

func (l *labels) add(a, b string, known label) { l.pairs[[2]string{min(a, b), max(a, b)}] = known }

// join adds a document to a cluster: it is reuse of all others there.
func (l *labels) join(id, cluster, kind string) {
	for other, c := range l.groups {
		if c == cluster {
			l.add(id, other, label{label: '1', kind: kind})
		}
	}
	l.groups[id] = cluster
}

// sorted are the pairs in order.
func (l *labels) sorted() [][2]string {
	var list [][2]string
	for p := range l.pairs {
		list = append(list, p)
	}
	slices.SortFunc(list, func(a, b [2]string) int { return slices.Compare(a[:], b[:]) })
	return list
}

// labelOf reads the label of a pair, which may be a verdict. Of the findings among
// these only rewrites teach something: the others are copies.
func labelOf(s, kind string) label {
	switch v, err := finding.ParseVerdict(s); {
	case err != nil:
		return label{label: s[0], kind: kind}
	case v == finding.Rewrite:
		return label{label: '1', kind: s}
	case v.Finding():
		return label{label: '-', kind: s}
	default:
		return label{label: '0', kind: s}
	}
}

// truthIn reads a table of cluster, file and kind, or one of a, b, label and kind.
func truthIn(path string) func(string, *source) (*labels, error) {
	return func(corpora string, _ *source) (*labels, error) {
		l := newLabels()
		err := eachLine(place(corpora, path), func(header string, x []string) {
			switch {
			case strings.HasPrefix(header, "cluster\t"):
				l.join(x[1], x[0], x[2])
			case x[2] != "":
				l.add(x[0], x[1], labelOf(x[2], x[3]))
			}
		})
		return l, err
	}
}

// truthOfRead reads the labels of the pairs of a set that were read, and the
// events of its documents. Where events are not known the set is one group.
func truthOfRead(corpora string, s *source) (*labels, error) {
	l := newLabels()
	err := eachLine(place(corpora, "$/"+s.set+"/events.tsv"), func(_ string, x []string) { l.groups[x[0]] = x[1] })
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	one := err != nil
	for _, table := range []string{"$/read/pairs.tsv", ownReading} {
		err := eachLine(place(corpora, table), func(_ string, x []string) {
			if x[0] != s.set {
				return
			}
			l.add(x[1], x[2], labelOf(x[3], x[4]))
			if one {
				l.groups[x[1]], l.groups[x[2]] = s.set, s.set
			}
		})
		if err != nil {
			return nil, err
		}
	}
	return l, nil
}

// ownReading are the labels of pairs of the corpora that were read for this project,
// blind and by the same guide as those that come with the corpora.
const ownReading = "internal/fit/read.tsv"

// ofMade are the labels of texts that were made.
func ofMade(c *variants.Collection) *labels {
	l := newLabels()
	for _, p := range c.Pairs {
		known := label{label: p.Label, kind: p.Kind}
		if p.InA.Len() > 0 {
			known.cases = []eval.Match{{This: p.InA, Source: p.InB}}
		}
		l.add(p.A, p.B, known)
	}
	return l
}

// eachLine calls do for the lines of a table below its header, with at least five
// fields.
func eachLine(path string, do func(header string, fields []string)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	lines.Scan()
	header := lines.Text()
	for lines.Scan() {
		do(header, append(strings.Split(lines.Text(), "\t"), "", "", "", ""))
	}
	return lines.Err()
}
