package report

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"

	"reprint/align"
	"reprint/align/words"
	"reprint/detect"
	"reprint/detect/finding"
	"reprint/report/layout"
	"reprint/report/record"
	"reprint/report/wording"
)

// Markdown writes what was found as GitHub-flavoured Markdown: a summary, a
// table of the pairs, the clusters with their members, and a section for each
// pair with the reasons, the figures and the passages side by side, changed
// words in bold. Where saved results hold no texts, the passages are left out and the report
// says so.
func Markdown(w io.Writer, r *detect.Result) error {
	r = record.Oriented(r)
	pairs := record.Ranked(r)
	out := bufio.NewWriter(w)
	m := &markdownWriter{out: out, result: r}
	fmt.Fprint(out, "# Reused text\n\n")
	for _, sentence := range wording.Summary(r) {
		fmt.Fprintf(out, "%s\n", escapeMarkdown(sentence))
	}
	m.overview(pairs)
	m.clusters()
	for i, p := range pairs {
		if err := m.pair(i+1, p); err != nil {
			return err
		}
	}
	return out.Flush()
}

type markdownWriter struct {
	out      *bufio.Writer
	result   *detect.Result
	textless bool // said that there are no texts
}

func (m *markdownWriter) overview(pairs []*finding.Pair) {
	if len(pairs) == 0 {
		return
	}
	fmt.Fprint(m.out, "\n## Pairs\n\n")
	fmt.Fprint(m.out, "| # | verdict | score | A in B | B in A | A | B |\n|---:|---|---:|---:|---:|---|---|\n")
	for i, p := range pairs {
		a, b := layout.Document(m.result, p.A), layout.Document(m.result, p.B)
		fmt.Fprintf(m.out, "| [%d](#pair-%d) | %s | %s | %s | %s | %s | %s |\n", i+1, i+1, p.Verdict, record.Fraction(p.Score),
			wording.Percent(100*p.AB), wording.Percent(100*p.BA), named(a), named(b))
	}
}

// named is the title of a document and its ID.
func named(d *finding.Document) string {
	if wording.Printable(d.Title) == "" {
		return code(d.ID)
	}
	return escapeMarkdown(d.Title) + "<br>" + code(d.ID)
}

func (m *markdownWriter) clusters() {
	if len(m.result.Clusters) == 0 {
		return
	}
	fmt.Fprint(m.out, "\n## Clusters\n")
	for i := range m.result.Clusters {
		m.cluster(&m.result.Clusters[i])
	}
}

func (m *markdownWriter) cluster(c *finding.Cluster) {
	fmt.Fprintf(m.out, "\n### Cluster %s\n\n%s, weakest verdict %s, lowest score %s. ",
		escapeMarkdown(c.ID), wording.Plural(len(c.Members), "article", "articles"), c.Verdict, record.Fraction(c.MinScore))
	origin := "Origin unknown"
	if c.Origin != "" {
		origin = "Origin: " + code(c.Origin)
	}
	if c.OriginBasis.Kind != finding.NoBasis {
		origin += " (" + escapeMarkdown(c.OriginBasis.String()) + ")"
	}
	fmt.Fprintf(m.out, "%s.\n\n| article | title | outlet | published |\n|---|---|---|---|\n", origin)
	for _, id := range c.Members {
		d := layout.Document(m.result, id)
		fmt.Fprintf(m.out, "| %s | %s | %s | %s |\n", code(id), escapeMarkdown(d.Title), escapeMarkdown(d.Outlet), wording.Time(d.Published))
	}
}

func (m *markdownWriter) pair(number int, p *finding.Pair) error {
	a, b := layout.Document(m.result, p.A), layout.Document(m.result, p.B)
	nameA, nameB := wording.SideNames(a.Outlet, b.Outlet)
	fmt.Fprintf(m.out, "\n## Pair %d\n\n**%s**, score %s: %s. %s\n\n", number, p.Verdict, record.Fraction(p.Score),
		escapeMarkdown(wording.Headline(p, nameA, nameB)), escapeMarkdown(wording.Figures(p)))
	for _, reason := range wording.Reasons(p, "A", "B") {
		fmt.Fprintf(m.out, "- %s\n", escapeMarkdown(reason))
	}
	fmt.Fprint(m.out, "\n| | A | B |\n|---|---|---|\n")
	row := func(name, a, b string) { fmt.Fprintf(m.out, "| %s | %s | %s |\n", name, a, b) }
	row("article", code(a.ID), code(b.ID))
	row("title", escapeMarkdown(a.Title), escapeMarkdown(b.Title))
	row("outlet", escapeMarkdown(a.Outlet), escapeMarkdown(b.Outlet))
	row("published", wording.Time(a.Published), wording.Time(b.Published))
	row("credit", escapeMarkdown(a.Credit), escapeMarkdown(b.Credit))
	row("words", wording.Grouped(a.Words), wording.Grouped(b.Words))
	row("of its own words in the other", wording.Percent(100*p.AB), wording.Percent(100*p.BA))
	fmt.Fprintf(m.out, "\nLongest run of equal words: %s. 5-gram Jaccard: %s. %s.\n", wording.Grouped(p.Longest), record.Fraction(p.Jaccard), classWords(p))
	if len(p.Passages) == 0 {
		return nil
	}
	s, err := layout.OpenPair(m.result, p)
	if errors.Is(err, record.ErrNoText) {
		if !m.textless {
			fmt.Fprint(m.out, "\nThe saved results hold no texts, so no passages are quoted here.\n")
			m.textless = true
		}
		return nil
	}
	if err != nil {
		return err
	}
	m.passages(s)
	return nil
}

func (m *markdownWriter) passages(s *layout.Pair) {
	fmt.Fprint(m.out, "\n| passage | A | B |\n|---|---|---|\n")
	for i := range s.Passages {
		q := &s.Passages[i]
		kind := fmt.Sprintf("%d, %s, %s", i+1, q.Class, wording.Plural(q.Words, "word", "words"))
		if q.Moved {
			kind += ", moved"
		}
		fmt.Fprintf(m.out, "| %s | %s | %s |\n", kind,
			quote(s.TextA.Text, q.A, layout.Changes(s.Scripts[i], q.A, layout.SideA)),
			quote(s.TextB.Text, q.B, layout.Changes(s.Scripts[i], q.B, layout.SideB)))
	}
}

// quote is a stretch of text as a cell of a table, changed words in bold.
func quote(text string, within finding.Span, list []layout.Change) string {
	var b strings.Builder
	blank := false
	layout.EachStretch(within, joined(text, list), func(s finding.Span, op words.Op) {
		stretch := text[s.Start:s.End]
		shown := escapeMarkdown(stretch)
		if blank || beginsBlank(stretch) {
			b.WriteByte(' ')
		}
		blank = false
		if shown == "" {
			return
		}
		if op != words.Kept {
			shown = "<b>" + shown + "</b>"
		}
		b.WriteString(shown)
		blank = endsBlank(stretch)
	})
	return strings.TrimSpace(b.String())
}

func beginsBlank(s string) bool { return strings.TrimLeftFunc(s, unicode.IsSpace) != s }
func endsBlank(s string) bool   { return strings.TrimRightFunc(s, unicode.IsSpace) != s }

// classWords says how many words of the shorter article are in which class.
func classWords(p *finding.Pair) string {
	var parts []string
	for c, n := range p.ClassWords {
		if n > 0 {
			parts = append(parts, wording.Grouped(n)+" "+align.Class(c).String())
		}
	}
	if len(parts) == 0 {
		return "No words shared in passages"
	}
	return "Words of the shorter article: " + strings.Join(parts, ", ")
}

// code writes a path as code in a cell of a table. Backquotes and bars become
// entities, which needs <code> instead of backquotes.
func code(s string) string { return "<code>" + escapeMarkdown(s) + "</code>" }

// escapeMarkdown puts a text from outside on one line and takes the meaning from
// everything that Markdown or HTML would obey.
func escapeMarkdown(s string) string {
	s = wording.Printable(s)
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '&':
			b.WriteString("&amp;")
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		case '\\', '`', '*', '_', '[', ']', '|', '~', '#', '$':
			b.WriteByte('\\')
			b.WriteByte(c)
		case '@':
			// A mention would notify somebody.
			b.WriteString("&#64;")
		case ':':
			// An address would become a link.
			if strings.HasPrefix(s[i:], "://") {
				b.WriteString("&#58;")
				continue
			}
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// joined joins changes with nothing but white space between them.
func joined(text string, list []layout.Change) []layout.Change {
	var out []layout.Change
	for _, c := range list {
		if n := len(out); n > 0 && strings.TrimSpace(text[out[n-1].End:c.Start]) == "" {
			out[n-1].End = c.End
			continue
		}
		out = append(out, c)
	}
	return out
}
