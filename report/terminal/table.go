package terminal

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"reprint/detect"
	"reprint/detect/finding"
	"reprint/report/layout"
	"reprint/report/record"
	"reprint/report/wording"
)

// Table writes what was found for people to read on a terminal: the clusters
// with their findings, what shares only quotations, other pairs where r holds
// them, and a summary that says also what was not done. Of each pair it shows
// the verdict, the score, both articles with their coverage, and the reasons.
// It shows the largest clusters with the strongest pairs of each, and counts
// what it leaves out.
func Table(w io.Writer, r *detect.Result, o Options) error {
	r = record.Oriented(r)
	out := bufio.NewWriter(w)
	t := &tableWriter{out: out, result: r, palette: palette{o.Color}, width: o.width()}
	t.fitIDs()
	shownClusters, shownPairs := 0, 0
	for i, s := range sections(r) {
		if s.cluster != nil && i >= sectionClusters {
			continue
		}
		if s.cluster != nil {
			shownClusters++
		}
		shown := s.pairs[:min(len(s.pairs), sectionPairs)]
		shownPairs += len(shown)
		t.section(&s, shown)
	}
	if shownPairs < len(r.Pairs) {
		t.lines("", wrapped(t.palette, notShown(r, shownClusters, shownPairs), strong, t.width))
		fmt.Fprintln(out)
	}
	if len(r.Pairs) > 0 {
		t.lines("", wrapped(t.palette, sharedMeaning, faint, t.width))
	}
	for _, sentence := range wording.Summary(r) {
		t.lines("", wrapped(t.palette, sentence, plain, t.width))
	}
	return out.Flush()
}

// What the table shows: a screen or two of the strongest.
const (
	sectionClusters = 12 // clusters
	sectionPairs    = 6  // pairs of one section
)

// notShown says how much of the result the table shows, and where the rest is.
func notShown(r *detect.Result, clusters, pairs int) string {
	text := fmt.Sprintf("Showing %s of %s", wording.Grouped(pairs), wording.Plural(len(r.Pairs), "pair", "pairs"))
	if clusters < len(r.Clusters) {
		text += fmt.Sprintf(" and %s of %s", wording.Grouped(clusters), wording.Plural(len(r.Clusters), "cluster", "clusters"))
	}
	return text + "; all are in -o csv=FILE, -o jsonl=FILE and -o html=FILE."
}

const sharedMeaning = "Shared: how much of an article's own words, without quotations and boilerplate, stands in the other one."

// The columns before the ID: verdict, score, coverage.
const (
	verdictColumns = 10
	scoreColumns   = 5
	shareColumns   = 6
	tableIndent    = 2
	reasonColumn   = tableIndent + verdictColumns + 2
	idColumn       = reasonColumn + scoreColumns + 2 + shareColumns + 2
)

// titlesFrom is the width from which on titles stand beside the IDs.
const titlesFrom = 100

type tableWriter struct {
	out     *bufio.Writer
	result  *detect.Result
	palette palette
	width   int
	idWidth int
}

// fitIDs gives the IDs the columns that they need: all there are, or where there
// is room for titles too up to three fifths.
func (t *tableWriter) fitIDs() {
	room := t.width - idColumn
	for i := range t.result.Pairs {
		p := &t.result.Pairs[i]
		t.idWidth = max(t.idWidth, columns(wording.Printable(p.A)), columns(wording.Printable(p.B)))
	}
	if t.width >= titlesFrom {
		room = room * 3 / 5
	}
	t.idWidth = min(t.idWidth, room)
}

func (t *tableWriter) section(s *section, shown []*finding.Pair) {
	heading := s.heading
	if s.cluster != nil {
		heading += ": " + wording.Plural(len(s.cluster.Members), "article", "articles")
		if len(s.pairs) > 0 {
			heading += ", " + pairsByVerdict(s.pairs)
		}
	} else {
		heading += ": " + wording.Plural(len(s.pairs), "pair", "pairs")
	}
	t.lines("", wrapped(t.palette, heading, strong, t.width))
	if s.cluster != nil {
		t.about(s.cluster)
	}
	if len(shown) > 0 {
		t.head()
	}
	for _, p := range shown {
		t.pair(p)
	}
	if n := len(s.pairs) - len(shown); n > 0 {
		more := fmt.Sprintf("%s showing %s of %s", ellipsis, wording.Grouped(len(shown)), wording.Plural(len(s.pairs), "pair", "pairs"))
		fmt.Fprintf(t.out, "%s%s\n", strings.Repeat(" ", tableIndent), t.palette.paint(more, faint))
	}
	fmt.Fprintln(t.out)
}

// pairsByVerdict counts pairs, such as "1 syndicated, 3 rewrite".
func pairsByVerdict(pairs []*finding.Pair) string {
	var counts [finding.NumVerdicts]int
	for _, p := range pairs {
		counts[p.Verdict]++
	}
	var parts []string
	for v, n := range counts {
		if n > 0 {
			parts = append(parts, wording.Grouped(n)+" "+finding.Verdict(v).String())
		}
	}
	return strings.Join(parts, ", ")
}

// about says what is known of a cluster: its origin, and what was kept apart.
func (t *tableWriter) about(c *finding.Cluster) {
	text := "Which was first is not known"
	if c.Origin != "" {
		text = "Likely origin: " + wording.Printable(c.Origin)
	}
	if c.OriginBasis.Kind != finding.NoBasis {
		text += " (" + wording.Printable(c.OriginBasis.String()) + ")"
	}
	t.lines("", wrapped(t.palette, text, plain, t.width))
	for _, reason := range finding.Sentences(c.Reasons) {
		t.lines("", wrapped(t.palette, "Note: "+wording.Printable(reason), plain, t.width))
	}
}

func (t *tableWriter) head() {
	t.row(plain, "verdict", "score", "shared", "article", "", faint)
}

// pair writes a row for each article, with the share of its own words that
// stand in the other, and the reasons below.
func (t *tableWriter) pair(p *finding.Pair) {
	a, b := layout.Document(t.result, p.A), layout.Document(t.result, p.B)
	t.row(verdictStyle(p.Verdict), p.Verdict.String(), fmt.Sprintf("%.2f", p.Score), wording.Percent(100*p.AB), wording.Printable(a.ID), wording.Printable(a.Title), plain)
	t.row(plain, "", "", wording.Percent(100*p.BA), wording.Printable(b.ID), wording.Printable(b.Title), plain)
	indent := reasonColumn
	if t.width < 70 {
		indent = 2 * tableIndent
	}
	t.lines(strings.Repeat(" ", indent), wrapped(t.palette, strings.Join(wording.Reasons(p, "the upper article", "the lower article"), "; "), faint, t.width-indent))
}

func (t *tableWriter) row(st style, verdict, score, share, id, title string, rest style) {
	figures := padLeft(score, scoreColumns) + "  " + padLeft(share, shareColumns) + "  "
	text := clipMiddle(id, t.idWidth)
	if room := t.width - idColumn - t.idWidth - 2; t.width >= titlesFrom && room >= 8 && title != "" {
		text = pad(text, t.idWidth) + "  " + clip(title, room)
	}
	if st == plain {
		st = rest
	}
	row := strings.Repeat(" ", tableIndent) + t.palette.paint(verdict, st) + strings.Repeat(" ", verdictColumns-len(verdict)+2) +
		t.palette.paint(figures+text, rest)
	fmt.Fprintln(t.out, strings.TrimRight(row, " "))
}

func (t *tableWriter) lines(indent string, lines []line) {
	for _, l := range lines {
		fmt.Fprintf(t.out, "%s%s\n", indent, l.text)
	}
}
