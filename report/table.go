package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"reprint/detect"
)

// Table writes what was found for people to read on a terminal: the clusters
// with their findings, what shares only quotations, other pairs where r holds
// them, and a summary that says also what was not done. Of each pair it shows
// the verdict, the score, both articles with their coverage, and the reasons.
// At most o.Limit pairs are shown, and the rest is counted.
func Table(w io.Writer, r *detect.Result, o Options) error {
	out := bufio.NewWriter(w)
	t := &tableWriter{out: out, result: r, palette: palette{o.Color}, width: o.width(), left: o.Limit}
	if o.Limit == 0 {
		t.left = len(r.Pairs)
	}
	t.fitIDs()
	hiddenClusters, hiddenPairs := 0, 0
	for _, s := range sections(r) {
		if t.left == 0 && (len(s.pairs) > 0 || s.cluster != nil) {
			hiddenPairs += len(s.pairs)
			if s.cluster != nil {
				hiddenClusters++
			}
			continue
		}
		shown := s.pairs[:min(len(s.pairs), t.left)]
		t.left -= len(shown)
		hiddenPairs += len(s.pairs) - len(shown)
		t.section(&s, shown)
	}
	if hiddenPairs > 0 {
		fmt.Fprintf(out, "%s\n\n", t.palette.paint("Not shown: "+moreOf(hiddenPairs, hiddenClusters)+".", strong))
	}
	if len(r.Pairs) > 0 {
		t.lines("", wrapped(t.palette, sharedMeaning, faint, t.width))
	}
	for _, sentence := range summarize(r) {
		t.lines("", wrapped(t.palette, sentence, plain, t.width))
	}
	return out.Flush()
}

const sharedMeaning = "Shared: how much of an article's own words, without quotations and boilerplate, stands in the other one."

func moreOf(pairs, clusters int) string {
	text := plural(pairs, "more pair", "more pairs")
	if clusters > 0 {
		text += ", " + plural(clusters, "more cluster", "more clusters")
	}
	return text
}

// The columns before the ID: verdict, score, coverage.
const (
	verdictColumns = 10
	scoreColumns   = 5
	shareColumns   = 6
	tableIndent    = 2
	idColumn       = tableIndent + verdictColumns + 2 + scoreColumns + 2 + shareColumns + 2
)

type tableWriter struct {
	out     *bufio.Writer
	result  *detect.Result
	palette palette
	width   int
	left    int // pairs that may still be shown
	idWidth int
}

// fitIDs gives the IDs the columns that they need, up to three fifths of what
// they share with the titles.
func (t *tableWriter) fitIDs() {
	room := t.width - idColumn
	for i := range t.result.Pairs {
		p := &t.result.Pairs[i]
		t.idWidth = max(t.idWidth, columns(printable(p.A)), columns(printable(p.B)))
	}
	t.idWidth = min(t.idWidth, max(room*3/5, min(room, 16)))
}

func (t *tableWriter) section(s *section, shown []*detect.Pair) {
	heading := s.heading
	if c := s.cluster; c != nil {
		heading = fmt.Sprintf("%s · %s · weakest: %s, score %.2f", heading, plural(len(c.Members), "article", "articles"), c.Verdict, c.MinScore)
	}
	fmt.Fprintln(t.out, t.palette.paint(clip(heading, t.width), strong))
	if s.cluster != nil {
		t.origin(s.cluster)
	}
	fmt.Fprintln(t.out)
	if len(shown) > 0 {
		t.head()
	}
	for _, p := range shown {
		t.pair(p)
	}
	if n := len(s.pairs) - len(shown); n > 0 {
		fmt.Fprintf(t.out, "%s%s\n", strings.Repeat(" ", tableIndent), t.palette.paint(ellipsis+" "+plural(n, "more pair", "more pairs"), faint))
	}
	fmt.Fprintln(t.out)
}

func (t *tableWriter) origin(c *detect.Cluster) {
	text := "Origin unknown"
	if c.Origin != "" {
		text = "Origin: " + c.Origin
	}
	if c.OriginBasis != "" {
		text += " (" + c.OriginBasis + ")"
	}
	t.lines("", wrapped(t.palette, text, plain, t.width))
}

func (t *tableWriter) head() {
	t.row(plain, "verdict", "score", "shared", "article", "", faint)
}

// pair writes a row for each article, with the share of its own words that
// stand in the other, and the reasons below.
func (t *tableWriter) pair(p *detect.Pair) {
	a, b := findDocument(t.result, p.A), findDocument(t.result, p.B)
	t.row(verdictStyle(p.Verdict), p.Verdict.String(), fmt.Sprintf("%.2f", p.Score), percent(100*p.AB), printable(a.ID), printable(a.Title), plain)
	t.row(plain, "", "", percent(100*p.BA), printable(b.ID), printable(b.Title), plain)
	indent := idColumn
	if t.width < 70 {
		indent = 2 * tableIndent
	}
	t.lines(strings.Repeat(" ", indent), wrapped(t.palette, strings.Join(explain(p, "the upper article", "the lower article"), "; "), faint, t.width-indent))
}

func (t *tableWriter) row(st style, verdict, score, share, id, title string, rest style) {
	figures := padLeft(score, scoreColumns) + "  " + padLeft(share, shareColumns) + "  "
	text := clipMiddle(id, t.idWidth)
	if room := t.width - idColumn - t.idWidth - 2; room >= 8 && title != "" {
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
