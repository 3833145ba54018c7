package terminal

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"reprint/detect"
	"reprint/report/layout"
	"reprint/report/wording"
)

// Matrix draws a heat map for a terminal. A cell says how much of the own words
// of the row's article also stand in the column's: A→B above the diagonal and
// B→A below it. Articles stand in LinkageOrder, a bracket beside the rows of
// each cluster. Few articles get figures, more get shades.
//
// Where there is room for all articles all are shown, else only those of pairs,
// and of these as many as fit, members of clusters first.
// What is left out is counted.
func Matrix(w io.Writer, r *detect.Result, o Options) error {
	out := bufio.NewWriter(w)
	m := newHeatMap(r, o)
	if len(m.docs) > 0 {
		m.heading(out)
		for i := range m.docs {
			m.row(out, i)
		}
		fmt.Fprintln(out)
		m.legend(out)
	}
	m.omitted(out)
	for _, sentence := range wording.Summary(r) {
		for _, l := range wrapped(m.palette, sentence, plain, m.width) {
			fmt.Fprintln(out, l.text)
		}
	}
	return out.Flush()
}

// A cellKind is how wide a cell is drawn, and as what.
type cellKind struct {
	columns int
	figures bool
}

var cellKinds = []cellKind{{4, true}, {2, false}, {1, false}}

// leastLabel is the columns that a row's label has at least.
const leastLabel = 16

type heatMap struct {
	result           *detect.Result
	palette          palette
	width            int
	docs             []int  // shown, by place
	folder           string // that all shown IDs begin with; left out of the labels
	cluster          []int  // of each document, or -1
	cells            map[[2]int]float64
	kind             cellKind
	number           int // digits of the largest number
	label            int // columns of a label
	unpaired, paired int // articles that are not shown
}

func newHeatMap(r *detect.Result, o Options) *heatMap {
	m := &heatMap{result: r, palette: palette{o.Color}, width: o.width(), cluster: layout.Clusters(r), cells: layout.Coverage(r)}
	m.choose()
	m.folder = m.commonFolder()
	m.number = len(strconv.Itoa(len(m.docs)))
	for _, m.kind = range cellKinds {
		if m.room(m.kind, m.number) >= len(m.docs) {
			break
		}
	}
	for _, d := range m.docs {
		m.label = max(m.label, columns(m.name(d)))
	}
	m.label = min(m.label, m.width-m.number-5-m.kind.columns*len(m.docs))
	return m
}

// room is the number of cells beside labels of the least width.
func (m *heatMap) room(kind cellKind, digits int) int {
	return (m.width - 5 - digits - leastLabel) / kind.columns
}

// choose sets the articles that are shown.
func (m *heatMap) choose() {
	order := layout.Order(m.result)
	narrowest := cellKinds[len(cellKinds)-1]
	most := m.room(narrowest, 2)
	most = min(most, 99)
	if len(order) <= min(most, m.room(cellKinds[0], 2)) {
		m.docs = order
		return
	}
	inPair := make([]bool, len(m.result.Documents))
	for cell := range m.cells {
		inPair[cell[0]] = true
	}
	place := make([]int, len(order))
	for i, d := range order {
		place[d] = i
		if inPair[d] {
			m.docs = append(m.docs, d)
		}
	}
	m.unpaired = len(order) - len(m.docs)
	if len(m.docs) > most {
		m.paired = len(m.docs) - most
		slices.SortStableFunc(m.docs, func(x, y int) int { return cmp.Compare(m.loneliness(x), m.loneliness(y)) })
		m.docs = m.docs[:most]
		slices.SortFunc(m.docs, func(x, y int) int { return cmp.Compare(place[x], place[y]) })
	}
}

// loneliness is 0 for members of clusters and 1 for others.
func (m *heatMap) loneliness(doc int) int {
	if m.cluster[doc] >= 0 {
		return 0
	}
	return 1
}

// name is the label of a row.
func (m *heatMap) name(doc int) string {
	return wording.Printable(m.result.Documents[doc].ID[len(m.folder):])
}

// commonFolder is the folder that holds all shown articles, or "".
func (m *heatMap) commonFolder() string {
	folder := ""
	for i, doc := range m.docs {
		id := m.result.Documents[doc].ID
		if i == 0 {
			folder = id
		}
		for !strings.HasPrefix(id, folder) || folder != "" && !strings.HasSuffix(folder, "/") {
			folder = folder[:strings.LastIndexByte(strings.TrimSuffix(folder, "/"), '/')+1]
		}
	}
	return folder
}

// heading writes the numbers of the columns: as they are where they fit into a
// cell, else upright.
func (m *heatMap) heading(out *bufio.Writer) {
	indent := strings.Repeat(" ", m.number+m.label+4)
	if m.kind.figures {
		fmt.Fprint(out, indent)
		for i := range m.docs {
			fmt.Fprint(out, padLeft(strconv.Itoa(i+1), m.kind.columns))
		}
		fmt.Fprintln(out)
		return
	}
	for digit := range m.number {
		row := indent
		for i := range m.docs {
			number := padLeft(strconv.Itoa(i+1), m.number)
			row += pad(number[digit:digit+1], m.kind.columns)
		}
		fmt.Fprintln(out, strings.TrimRight(row, " "))
	}
}

func (m *heatMap) row(out *bufio.Writer, i int) {
	name := pad(clipMiddle(m.name(m.docs[i]), m.label), m.label)
	fmt.Fprintf(out, "%s %*d %s ", m.bracket(i), m.number, i+1, name)
	var row strings.Builder
	for k := range m.docs {
		row.WriteString(m.cell(m.docs[i], m.docs[k]))
	}
	fmt.Fprintln(out, strings.TrimRight(row.String(), " "))
}

// bracket is the piece of the bracket around a cluster beside row i.
func (m *heatMap) bracket(i int) string {
	same := func(k int) bool {
		return k >= 0 && k < len(m.docs) && m.cluster[m.docs[i]] >= 0 && m.cluster[m.docs[k]] == m.cluster[m.docs[i]]
	}
	switch above, below := same(i-1), same(i+1); {
	case above && below:
		return "│"
	case above:
		return "└"
	case below:
		return "┌"
	}
	return " "
}

const (
	noPair   = "·"
	diagonal = "╲"
)

// shades from the highest, with the least coverage that they stand for.
var shades = []struct {
	least float64
	sign  string
	style style
}{
	{.80, "█", heat4},
	{.50, "▓", heat3},
	{.25, "▒", heat2},
	{.05, "░", heat1},
	{0, "-", heat0},
}

func (m *heatMap) cell(row, column int) string {
	x, ok := m.cells[[2]int{row, column}]
	sign := noPair
	switch {
	case row == column:
		sign = diagonal
	case ok:
		return m.heat(x)
	}
	if m.kind.figures {
		return padLeft(sign, m.kind.columns)
	}
	return pad(sign, m.kind.columns)
}

func (m *heatMap) heat(x float64) string {
	for _, s := range shades {
		if x < s.least {
			continue
		}
		text := strings.Repeat(s.sign, m.kind.columns)
		if m.kind.figures {
			text = padLeft(strings.TrimSuffix(wording.Percent(100*x), "%"), m.kind.columns)
		}
		return m.palette.paint(text, s.style)
	}
	return ""
}

func (m *heatMap) legend(out *bufio.Writer) {
	text := "A cell: how much of the row's own words stands in the column's article"
	if m.kind.figures {
		text += ", in percent"
	} else {
		text += ": █ 80% and more, ▓ 50%, ▒ 25%, ░ 5%, - less"
	}
	text += ". Above the diagonal A→B, below it B→A; " + noPair + " no pair. ┌└ cluster."
	if m.folder != "" {
		text += " All articles are in " + wording.Printable(m.folder)
	}
	for _, l := range wrapped(m.palette, text, faint, m.width) {
		fmt.Fprintln(out, l.text)
	}
}

// omitted says which articles are not in the picture.
func (m *heatMap) omitted(out *bufio.Writer) {
	var parts []string
	if m.paired > 0 {
		parts = append(parts, wording.Plural(m.paired, "article of a pair", "articles of pairs"))
	}
	if m.unpaired > 0 {
		parts = append(parts, wording.Plural(m.unpaired, "article without a pair", "articles without a pair"))
	}
	if len(parts) > 0 {
		text := fmt.Sprintf("Showing %d of %s. Not shown: %s.", len(m.docs), wording.Plural(len(m.result.Documents), "article", "articles"), strings.Join(parts, ", "))
		for _, l := range wrapped(m.palette, text, strong, m.width) {
			fmt.Fprintln(out, l.text)
		}
	}
}
