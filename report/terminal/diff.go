package terminal

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
	"reprint/align/words"
	"reprint/detect"
	"reprint/detect/finding"
	"reprint/internal/span"
	"reprint/report/layout"
	"reprint/report/record"
	"reprint/report/wording"
	"reprint/shingle"
)

// sideBySide is the width from which on Diff shows two columns.
const sideBySide = 100

// Diff shows the first pair of r on a terminal: what it is in a sentence, with
// its reasons, then the passages in the order of A. Of copied text the changed
// words are marked, by colour or by [-words of A-] {+words of B+} {~moved
// words~}; of text in other words those that are the same: {=equal=} {≈nearly≈}.
// From 100 columns on the two sides stand beside each other, sentence by
// sentence; below that copied text is one text with the words of both, and text
// in other words has one side above the other. What has no counterpart is folded
// to a count of sentences.
// It returns an error wrapping record.ErrNoText where saved results hold no texts.
func Diff(w io.Writer, r *detect.Result, o Options) error {
	if len(r.Pairs) == 0 {
		return errors.New("there is no pair to show")
	}
	s, err := layout.OpenPair(r, &r.Pairs[0])
	if err != nil {
		return err
	}
	analyzer := shingle.NewAnalyzer()
	d := &diffWriter{
		out: bufio.NewWriter(w), pair: s, palette: palette{o.Color}, width: o.width(),
		a: layout.Analyze(analyzer, s.TextA, s.DocA.Lang), b: layout.Analyze(analyzer, s.TextB, s.DocB.Lang),
	}
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
	pair    *layout.Pair
	a, b    *layout.Analysed
	palette palette
	width   int
	column  int // of one side
}

func (d *diffWriter) beside() bool { return d.width >= sideBySide }

func (d *diffWriter) header() {
	p := d.pair
	nameA, nameB := wording.SideNames(wording.Printable(p.DocA.Outlet), wording.Printable(p.DocB.Outlet))
	var t prose
	t.add(p.Verdict.String(), verdictStyle(p.Verdict))
	t.add(fmt.Sprintf(" · score %.2f", p.Score), plain)
	d.write("", t.lines(d.palette, d.width))
	d.write("", wrapped(d.palette, wording.Headline(p.Pair, nameA, nameB)+".", strong, d.width))
	d.write("", wrapped(d.palette, wording.Figures(p.Pair)+" "+wording.Order(p.Pair), plain, d.width))
	fmt.Fprintln(d.out)
	d.document("A", p.DocA)
	d.document("B", p.DocB)
	fmt.Fprintln(d.out)
	for _, reason := range finding.Sentences(p.Reasons) {
		d.item("-", wording.Printable(reason), plain)
	}
	d.item("-", "5-gram Jaccard: "+record.Fraction(p.Jaccard).String(), plain)
	if len(p.Passages) > 0 {
		fmt.Fprintln(d.out)
		d.legend()
	}
}

func (d *diffWriter) document(side string, doc *finding.Document) {
	d.item(side, wording.Title(doc), strong)
	facts := []string{wording.Printable(doc.ID), wording.Plural(doc.Words, "word", "words")}
	for _, fact := range []string{wording.Printable(doc.Outlet), wording.Printable(doc.Author), wording.Time(doc.Published)} {
		if fact != "" {
			facts = append(facts, fact)
		}
	}
	if doc.Credit != "" {
		facts = append(facts, "credits "+wording.Printable(doc.Credit))
	}
	d.item(" ", strings.Join(facts, " · "), faint)
}

// item writes a text behind a sign, further lines below the text.
func (d *diffWriter) item(sign, text string, st style) {
	d.write(sign+"  ", wrapped(d.palette, text, st, d.width-3))
}

// legend shows what the marks of words mean, those that the passages need.
func (d *diffWriter) legend() {
	copied, reworded := false, false
	for i := range d.pair.Passages {
		if rewords(&d.pair.Passages[i]) {
			reworded = true
		} else {
			copied = true
		}
	}
	var t prose
	sample := func(text string, st style) {
		t.add(text, st)
		t.add("   ", plain)
	}
	if copied {
		sample("only in A", goneWord)
		sample("only in B", newWord)
		if d.palette.color {
			sample("other form or synonym", nearOld)
		}
	}
	if reworded {
		sample("equal in both", sameWord)
		sample("other form or synonym", likeWord)
	}
	sample("moved", movedWord)
	d.write("", t.lines(d.palette, d.width))
}

// rewords reports whether the words of a passage are mostly other words, so that
// the equal ones are marked.
func rewords(p *align.Passage) bool {
	return p.Class == align.Paraphrase || p.Score < 0.7
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
		case d.beside() || rewords(&d.pair.Passages[i]):
			d.rows(i)
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
	text := fmt.Sprintf("── %d · %s · %s · similarity %.2f", i+1, q.Class, wording.Plural(q.Words, "word", "words"), q.Score)
	if q.Moved {
		text += " · moved"
	}
	text = clip(text+" ", d.width)
	text += strings.Repeat("─", max(0, d.width-columns(text)))
	fmt.Fprintf(d.out, "\n%s\n", d.palette.paint(text, classStyle(q.Class)))
}

// oldStyle is the style of a word on the side of A where text was copied.
func (d *diffWriter) oldStyle(op words.Op) style { return d.wordStyle(op, nearOld, goneWord) }

// newStyle is that of a word on the side of B.
func (d *diffWriter) newStyle(op words.Op) style { return d.wordStyle(op, nearNew, newWord) }

// wordStyle is near or other for words that are not the same on both sides. Without
// color the signs for words that are near each other are those for other words.
func (d *diffWriter) wordStyle(op words.Op, near, other style) style {
	switch {
	case op == words.Kept:
		return plain
	case op == words.Moved:
		return movedWord
	case d.palette.color && (op == words.Inflected || op == words.Synonym):
		return near
	}
	return other
}

// equalStyle is the style of words on both sides of text in other words.
func equalStyle(op words.Op) style {
	switch op {
	case words.Kept:
		return sameWord
	case words.Inflected, words.Synonym:
		return likeWord
	case words.Moved:
		return movedWord
	}
	return plain
}

// side is one side of a row of a passage.
func (d *diffWriter) side(i int, text string, within finding.Span, place func(*words.Edit) finding.Span, look func(words.Op) style, width int) []line {
	var t prose
	layout.EachStretch(within, layout.Changes(d.pair.Scripts[i], within, place), func(s finding.Span, op words.Op) {
		st := look(op)
		if st != sameWord {
			t.add(text[s.Start:s.End], st)
			return
		}
		before, words, after := trimPoints(text[s.Start:s.End])
		if !d.palette.color && !telling(words) {
			st = plain
		}
		t.add(before, plain)
		t.add(words, st)
		t.add(after, plain)
	})
	return t.lines(d.palette, width)
}

// trimPoints parts the words of a text from what stands before and after them.
func trimPoints(s string) (before, words, after string) {
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
	start := strings.IndexFunc(s, word)
	if start < 0 {
		return s, "", ""
	}
	end := strings.LastIndexFunc(s, word)
	_, size := utf8.DecodeRuneInString(s[end:])
	return s[:start], s[start : end+size], s[end+size:]
}

// telling reports whether equal words are worth a sign: one of five letters, a
// number, or three words.
func telling(s string) bool {
	words := strings.Fields(s)
	return len(words) >= 3 || slices.ContainsFunc(words, func(w string) bool {
		return utf8.RuneCountInString(w) >= 5 || strings.ContainsAny(w, "0123456789")
	})
}

// foldRow is the number of sentences from which a row without a counterpart is
// folded.
const foldRow = 3

// rows writes a passage row by row: the two sides beside each other, or one
// above the other.
func (d *diffWriter) rows(i int) {
	q := &d.pair.Passages[i]
	oldStyle, newStyle := d.oldStyle, d.newStyle
	if rewords(q) {
		oldStyle, newStyle = equalStyle, equalStyle
	}
	rows := layout.PassageRows(q, i, d.pair.Scripts[i], d.a, d.b)
	for k, r := range rows {
		if k > 0 && (!d.beside() || r.Paragraph) {
			fmt.Fprintln(d.out)
		}
		if r.Alone && r.Sentences[0]+r.Sentences[1] >= foldRow {
			d.folded(r.Sentences[0], r.Sentences[1])
			continue
		}
		width := d.column
		if !d.beside() {
			width -= 3
		}
		a := d.side(i, d.pair.TextA.Text, r.A, layout.SideA, oldStyle, width)
		b := d.side(i, d.pair.TextB.Text, r.B, layout.SideB, newStyle, width)
		if d.beside() {
			d.columns(a, b)
		} else {
			d.write("A  ", a)
			d.write("B  ", b)
		}
	}
}

// columns writes two texts beside each other.
func (d *diffWriter) columns(a, b []line) {
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
	textA, textB := d.pair.TextA.Text, d.pair.TextB.Text
	var t prose
	at := q.B.Start // of B, up to where it is written
	for _, group := range changeGroups(d.pair.Scripts[i], textB, q.B) {
		t.add(textB[at:group[0].B.Start], plain)
		at = group[0].B.Start
		old := false
		for _, e := range group {
			if e.Op != words.Moved && e.A.Len() > 0 {
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

// write writes lines, the first behind a sign.
func (d *diffWriter) write(sign string, lines []line) {
	for _, l := range lines {
		fmt.Fprintf(d.out, "%s%s\n", sign, l.text)
		sign = strings.Repeat(" ", len(sign))
	}
}

// changeGroups lists the changes of a passage in the order of B, together those
// between which B has nothing but white space.
func changeGroups(script []words.Edit, textB string, within finding.Span) [][]words.Edit {
	script = slices.Clone(script)
	slices.SortStableFunc(script, func(x, y words.Edit) int {
		return cmp.Or(cmp.Compare(x.B.Start, y.B.Start), cmp.Compare(x.B.End, y.B.End))
	})
	var groups [][]words.Edit
	at := within.Start
	for _, e := range script {
		if e.Op == words.Kept || e.B.Start < at || e.B.End > within.End {
			continue
		}
		if n := len(groups); n > 0 && strings.TrimSpace(textB[at:e.B.Start]) == "" {
			groups[n-1] = append(groups[n-1], e)
		} else {
			groups = append(groups, []words.Edit{e})
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
	for _, start := range unmatched(d.a, spansA) {
		i := 0
		for i < n && spansA[i].Start <= start {
			i++
		}
		a[i]++
	}
	for _, start := range unmatched(d.b, spansB) {
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
func unmatched(t *layout.Analysed, spans []span.Span) []int {
	covered := span.Union(spans)
	var starts []int
	for _, sentence := range t.Sentences {
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

// fold writes the line, or where it is narrow the lines, for the sentences
// between two passages.
func (d *diffWriter) fold(a, b int) {
	if a+b > 0 {
		fmt.Fprintln(d.out)
		d.folded(a, b)
	}
}

func (d *diffWriter) folded(a, b int) {
	text := func(n int, side string) string {
		if n == 0 {
			return ""
		}
		return ellipsis + " " + wording.Plural(n, "sentence", "sentences") + " only in " + side + " " + ellipsis
	}
	left, right := text(a, "A"), text(b, "B")
	rows := []string{left, right}
	if d.beside() {
		rows = []string{strings.TrimRight(pad(left, d.column)+" │ "+right, " ")}
	}
	for _, row := range rows {
		if row != "" {
			fmt.Fprintln(d.out, d.palette.paint(row, faint))
		}
	}
}
