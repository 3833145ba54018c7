package terminal

import (
	"bufio"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"

	"reprint/detect/finding"
	"reprint/report/wording"
)

// Extract shows what a scan reads of a document: its metadata, and its text
// wrapped to o.Width, with brackets around quotations and boilerplate and in the
// place of what was dropped, which is listed below.
func Extract(w io.Writer, d *finding.Document, text *finding.Text, o Options) error {
	out := bufio.NewWriter(w)
	p := palette{o.Color}
	for _, f := range facts(d, &text.Reading) {
		if f.value == "" {
			continue
		}
		name := pad(f.name, factColumns)
		for _, l := range wrapped(p, f.value, plain, o.width()-factColumns) {
			fmt.Fprintf(out, "%s%s\n", p.paint(name, faint), l.text)
			name = pad("", factColumns)
		}
	}
	fmt.Fprintln(out)
	for _, l := range markedText(text).lines(p, o.width()) {
		fmt.Fprintln(out, l.text)
	}
	leftOut(out, p, text, o.width())
	return out.Flush()
}

// longestLeftOut is how many bytes are shown of a text that was left out.
const longestLeftOut = 300

// leftOut lists what the page shows and the text leaves out, with the reason.
func leftOut(out io.Writer, p palette, text *finding.Text, width int) {
	title := "\nLeft out:\n"
	for _, m := range text.Spans {
		if m.Kind != finding.Dropped || m.Text == "" {
			continue
		}
		shown := strings.Join(strings.Fields(m.Text), " ")
		if len(shown) > longestLeftOut {
			shown = strings.ToValidUTF8(shown[:longestLeftOut], "") + "…"
		}
		fmt.Fprint(out, title)
		title = ""
		start := "  "
		for _, l := range wrapped(p, wording.Printable(m.Reason)+": "+shown, faint, width-4) {
			fmt.Fprintf(out, "%s%s\n", start, l.text)
			start = "    "
		}
	}
}

const factColumns = 11

type fact struct{ name, value string }

// facts are what is known of a document, each with where it comes from.
func facts(d *finding.Document, r *finding.Reading) []fact {
	date := wording.Time(d.Published)
	if date != "" && d.Uncertainty > 0 {
		date += ", give or take " + wording.Duration(d.Uncertainty)
	}
	reader := r.Reader
	if r.Encoding != "" {
		reader += ", " + r.Encoding
	}
	doubt := ""
	if r.Doubt {
		doubt = "guessed, and not sure"
	}
	words := wording.Grouped(d.Words)
	if d.TooShort {
		words += ", too short to compare"
	}
	return []fact{
		{"id", d.ID}, {"path", d.Path}, {"read as", from(reader, doubt)},
		{"title", from(d.Title, r.Title)}, {"outlet", from(d.Outlet, r.Outlet)}, {"author", from(d.Author, r.Author)},
		{"published", from(date, d.DateSource)}, {"credit", from(d.Credit, d.CreditBasis)}, {"url", from(d.URL, r.URL)},
		{"language", from(d.Lang, r.Lang)}, {"words", words}, {"sha256", hex.EncodeToString(d.TextSHA256[:])},
	}
}

// from is a fact with where it comes from.
func from(value, source string) string {
	if value == "" || source == "" {
		return value
	}
	return value + " (" + source + ")"
}

// markedText is a text with brackets around its spans. Where spans overlap, what
// was dropped goes before boilerplate, and that before a quotation.
func markedText(text *finding.Text) *prose {
	t := &prose{spaced: true}
	at := 0
	for _, m := range flatMarks(text) {
		t.add(text.Text[at:m.Start], plain)
		at = m.End
		name := string(m.Kind)
		for _, detail := range []string{wording.Printable(m.Speaker), wording.Printable(m.Reason)} {
			if detail != "" {
				name += ", " + detail
			}
		}
		if m.Kind == finding.Dropped {
			t.add(fmt.Sprintf("[%s, %s]", name, droppedSize(m)), faint)
			continue
		}
		t.add("["+name+": ", faint)
		t.add(text.Text[m.Start:m.End], markStyle(m.Kind))
		t.add("]", faint)
	}
	t.add(text.Text[at:], plain)
	return t
}

// droppedSize is how much was dropped.
func droppedSize(m finding.Mark) string {
	if m.Text != "" {
		words := len(strings.Fields(m.Text))
		return wording.Plural(words, "word", "words")
	}
	return wording.Plural(m.Len(), "byte", "bytes")
}

func markStyle(kind finding.MarkKind) style {
	if kind == finding.Boilerplate {
		return classBoilerplate
	}
	return classQuotation
}

// flatMarks cuts overlapping marks to disjoint ones, by place.
func flatMarks(text *finding.Text) []finding.Mark {
	owner := make([]int, len(text.Text)) // of each byte: a mark, counted from 1
	for _, kind := range []finding.MarkKind{finding.Quotation, finding.Boilerplate, finding.Dropped} {
		for i, m := range text.Spans {
			if m.Kind == kind {
				for k := m.Start; k < m.End; k++ {
					owner[k] = i + 1
				}
			}
		}
	}
	var flat []finding.Mark
	cuts := map[int]bool{} // where something was left out
	for _, m := range text.Spans {
		if m.Len() == 0 {
			flat = append(flat, m)
			cuts[m.Start] = true
		}
	}
	for k, i := range owner {
		switch {
		case i == 0:
		case k > 0 && owner[k-1] == i && !cuts[k]:
			flat[len(flat)-1].End = k + 1
		default:
			m := text.Spans[i-1]
			m.Start, m.End = k, k+1
			flat = append(flat, m)
		}
	}
	slices.SortStableFunc(flat, func(a, b finding.Mark) int { return a.Start - b.Start })
	return flat
}
