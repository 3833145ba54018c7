package report

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"reprint/align"
	"reprint/detect"
	"reprint/internal/span"
	"reprint/shingle"
)

// sideBySide is the width from which on Diff shows two columns.
const sideBySide = 100

// Diff shows the first pair of r on a terminal: the verdict with its reasons,
// then the passages in the order of A with the changed words marked, by colour
// or by [-words of A-] {+words of B+} {~moved words~}. From 100 columns on the
// two sides stand beside each other; below that a passage is one text with the
// words of both or, where it is a paraphrase, one side above the other. What lies
// between passages is folded to a count of sentences.
// It returns an error wrapping ErrNoText where saved results hold no texts.
func Diff(w io.Writer, r *detect.Result, o Options) error {
	if len(r.Pairs) == 0 {
		return errors.New("there is no pair to show")
	}
	s, err := openPair(r, &r.Pairs[0])
	if err != nil {
		return err
	}
	d := &diffWriter{out: bufio.NewWriter(w), pair: s, palette: palette{o.Color}, width: o.width()}
	d.column = d.width
	if d.beside() {
		d.column = (d.width - 3) / 2
	}
	d.header()
	d.passages()
	return d.out.Flush()
}

type diffWriter struct {
	out     *bufio.Writer
	pair    *shownPair
	palette palette
	width   int
	column  int // of one side
}

func (d *diffWriter) beside() bool { return d.width >= sideBySide }

func (d *diffWriter) header() {
	p := d.pair
	var t prose
	t.add(p.Verdict.String(), verdictStyle(p.Verdict))
	t.add(fmt.Sprintf(" · score %.2f · A in B %s · B in A %s", p.Score, percent(100*p.AB), percent(100*p.BA)), plain)
	d.write("", t.lines(d.palette, d.width))
	fmt.Fprintln(d.out)
	d.document("A", p.a)
	d.document("B", p.b)
	fmt.Fprintln(d.out)
	for _, reason := range explain(p.Pair, "A", "B") {
		d.item("-", reason, plain)
	}
	figures := fmt.Sprintf("longest run of equal words: %s; 5-gram Jaccard: %s; %s", grouped(p.Longest), fraction(p.Jaccard), lowerFirst(classWords(p.Pair)))
	d.item("-", figures, plain)
	if len(p.Passages) > 0 {
		fmt.Fprintln(d.out)
		d.legend()
	}
}

func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }

func (d *diffWriter) document(side string, doc *detect.Document) {
	d.item(side, title(doc), strong)
	facts := []string{printable(doc.ID), plural(doc.Words, "word", "words")}
	for _, fact := range []string{printable(doc.Outlet), printable(doc.Author), shownTime(doc.Published)} {
		if fact != "" {
			facts = append(facts, fact)
		}
	}
	if doc.Credit != "" {
		facts = append(facts, "credits "+printable(doc.Credit))
	}
	d.item(" ", strings.Join(facts, " · "), faint)
}

// item writes a text behind a sign, further lines below the text.
func (d *diffWriter) item(sign, text string, st style) {
	d.write(sign+"  ", wrapped(d.palette, text, st, d.width-3))
}

// legend shows what the marks of words mean.
func (d *diffWriter) legend() {
	var t prose
	sample := func(text string, st style) {
		t.add(text, st)
		t.add("   ", plain)
	}
	sample("only in A", goneWord)
	sample("only in B", newWord)
	if d.palette.color {
		sample("other form or synonym", nearOld)
	}
	sample("moved", movedWord)
	d.write("", t.lines(d.palette, d.width))
}

func (d *diffWriter) passages() {
	foldA, foldB := d.folds()
	if len(d.pair.Passages) == 0 {
		fmt.Fprint(d.out, "\nNo shared passages.\n")
	}
	for i := range d.pair.Passages {
		d.fold(foldA[i], foldB[i])
		d.rule(i)
		switch {
		case d.beside():
			d.columns(i)
		case d.pair.Passages[i].Class == align.Paraphrase:
			d.stacked(i)
		default:
			d.inline(i)
		}
	}
	last := len(d.pair.Passages)
	d.fold(foldA[last], foldB[last])
}

// rule writes the line above a passage.
func (d *diffWriter) rule(i int) {
	q := &d.pair.Passages[i]
	text := fmt.Sprintf("── %d · %s · %s · similarity %.2f", i+1, q.Class, plural(q.Words, "word", "words"), q.Score)
	if q.Moved {
		text += " · moved"
	}
	text = clip(text+" ", d.width)
	text += strings.Repeat("─", max(0, d.width-columns(text)))
	fmt.Fprintf(d.out, "\n%s\n", d.palette.paint(text, classStyle(q.Class)))
}

// oldStyle and newStyle are the styles of words on the sides of A and of B. The
// signs for words that are near each other are those for other words.
func (d *diffWriter) oldStyle(op align.Op) style {
	switch {
	case op == align.Kept:
		return plain
	case op == align.Moved:
		return movedWord
	case d.palette.color && (op == align.Inflected || op == align.Synonym):
		return nearOld
	}
	return goneWord
}

func (d *diffWriter) newStyle(op align.Op) style {
	switch {
	case op == align.Kept:
		return plain
	case op == align.Moved:
		return movedWord
	case d.palette.color && (op == align.Inflected || op == align.Synonym):
		return nearNew
	}
	return newWord
}

// side is one side of a passage.
func (d *diffWriter) side(i int, text string, within detect.Span, place func(*align.Edit) detect.Span, look func(align.Op) style, width int) []line {
	var t prose
	eachStretch(within, changes(d.pair.scripts[i], within, place), func(s detect.Span, op align.Op) {
		t.add(text[s.Start:s.End], look(op))
	})
	return t.lines(d.palette, width)
}

// columns writes the two sides of a passage beside each other.
func (d *diffWriter) columns(i int) {
	q := &d.pair.Passages[i]
	a := d.side(i, d.pair.textA.Text, q.A, placeA, d.oldStyle, d.column)
	b := d.side(i, d.pair.textB.Text, q.B, placeB, d.newStyle, d.column)
	for k := range max(len(a), len(b)) {
		left, right := line{}, line{}
		if k < len(a) {
			left = a[k]
		}
		if k < len(b) {
			right = b[k]
		}
		blanks := strings.Repeat(" ", max(0, d.column-left.width))
		fmt.Fprintln(d.out, strings.TrimRight(left.text+blanks+" │ "+right.text, " "))
	}
}

// inline writes a passage as the text of B with the words of A put in where
// they were left out or changed. Of changes with only white space between them
// the words of A come first, then those of B.
func (d *diffWriter) inline(i int) {
	q := &d.pair.Passages[i]
	textA, textB := d.pair.textA.Text, d.pair.textB.Text
	var t prose
	at := q.B.Start // of B, up to where it is written
	for _, group := range changeGroups(d.pair.scripts[i], textB, q.B) {
		t.add(textB[at:group[0].B.Start], plain)
		at = group[0].B.Start
		old := false
		for _, e := range group {
			if e.Op != align.Moved && e.A.Len() > 0 {
				t.gap()
				t.add(textA[e.A.Start:e.A.End], d.oldStyle(e.Op))
				old = true
			}
		}
		if old && beginsWord(textB[at:q.B.End]) {
			t.gap()
		}
		for _, e := range group {
			t.add(textB[at:e.B.Start], plain)
			t.add(textB[e.B.Start:e.B.End], d.newStyle(e.Op))
			at = e.B.End
		}
	}
	t.add(textB[at:q.B.End], plain)
	d.write("", t.lines(d.palette, d.width))
}

// stacked writes the two sides of a passage below each other.
func (d *diffWriter) stacked(i int) {
	q := &d.pair.Passages[i]
	d.write("A  ", d.side(i, d.pair.textA.Text, q.A, placeA, d.oldStyle, d.width-3))
	d.write("B  ", d.side(i, d.pair.textB.Text, q.B, placeB, d.newStyle, d.width-3))
}

// write writes lines, the first behind a sign.
func (d *diffWriter) write(sign string, lines []line) {
	for _, l := range lines {
		fmt.Fprintf(d.out, "%s%s\n", sign, l.text)
		sign = strings.Repeat(" ", len(sign))
	}
}

// changeGroups lists the changes of a passage in the order of B, together those
// between which B has nothing but white space.
func changeGroups(script []align.Edit, textB string, within detect.Span) [][]align.Edit {
	script = slices.Clone(script)
	slices.SortStableFunc(script, func(x, y align.Edit) int {
		return cmp.Or(cmp.Compare(x.B.Start, y.B.Start), cmp.Compare(x.B.End, y.B.End))
	})
	var groups [][]align.Edit
	at := within.Start
	for _, e := range script {
		if e.Op == align.Kept || e.B.Start < at || e.B.End > within.End {
			continue
		}
		if n := len(groups); n > 0 && strings.TrimSpace(textB[at:e.B.Start]) == "" {
			groups[n-1] = append(groups[n-1], e)
		} else {
			groups = append(groups, []align.Edit{e})
		}
		at = e.B.End
	}
	return groups
}

func beginsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

// folds counts the sentences that are in no passage, for A by the passage that
// they stand before in A, for B by the passage that they stand before in B. The
// last count is of those behind all passages.
func (d *diffWriter) folds() (a, b []int) {
	p := d.pair
	n := len(p.Passages)
	spansA, spansB := make([]span.Span, n), make([]span.Span, n)
	byB := make([]int, n) // passages in the order of B
	for i := range p.Passages {
		spansA[i], spansB[i], byB[i] = p.Passages[i].A, p.Passages[i].B, i
	}
	slices.SortStableFunc(byB, func(x, y int) int { return cmp.Compare(spansB[x].Start, spansB[y].Start) })
	a, b = make([]int, n+1), make([]int, n+1)
	for _, start := range unmatched(p.textA.Text, p.a.Lang, spansA) {
		i := 0
		for i < n && spansA[i].Start <= start {
			i++
		}
		a[i]++
	}
	for _, start := range unmatched(p.textB.Text, p.b.Lang, spansB) {
		i := 0
		for i < n && spansB[byB[i]].Start <= start {
			i++
		}
		if i < n {
			b[byB[i]]++
		} else {
			b[n]++
		}
	}
	return a, b
}

// unmatched lists where the sentences begin that lie for the larger part outside
// of the spans.
func unmatched(text, lang string, spans []span.Span) []int {
	covered := span.Union(spans)
	analyzed := shingle.NewAnalyzer().Analyze(text, lang)
	var starts []int
	for _, s := range analyzed.Sentences {
		sentence := span.Span{Start: int(analyzed.Tokens[s.First].Start), End: int(analyzed.Tokens[s.Last-1].End)}
		inside := 0
		for _, c := range covered {
			inside += c.Overlap(sentence)
		}
		if 2*inside < sentence.Len() {
			starts = append(starts, sentence.Start)
		}
	}
	return starts
}

// fold writes the line, or where it is narrow the lines, for unmatched text.
func (d *diffWriter) fold(a, b int) {
	if a+b == 0 {
		return
	}
	text := func(n int, side string) string {
		if n == 0 {
			return ""
		}
		return ellipsis + " " + plural(n, "sentence", "sentences") + " only in " + side + " " + ellipsis
	}
	left, right := text(a, "A"), text(b, "B")
	rows := []string{left, right}
	if d.beside() {
		rows = []string{strings.TrimRight(pad(left, d.column)+"   "+right, " ")}
	}
	fmt.Fprintln(d.out)
	for _, row := range rows {
		if row != "" {
			fmt.Fprintln(d.out, d.palette.paint(row, faint))
		}
	}
}
