package page

import (
	"runtime"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"reprint/align/words"

	"reprint/detect"
	"reprint/detect/finding"
	"reprint/internal/span"
	"reprint/report/layout"
	"reprint/report/record"
	"reprint/report/wording"
)

// maxFigures is the number of pairs of which a page shows figures. A pair
// costs about 60 bytes of page and a matrix of more is no longer quick.
const maxFigures = 50_000

// A page is a report in the making: the core, and the texts and passages that
// stand behind it.
type page struct {
	result *detect.Result
	pairs  []*finding.Pair // by rank
	core   pageCore
	// shown are the documents with a text in the page, in the order of the
	// matrix, and texts their texts.
	shown []int
	texts []loadedText
	place []int // document -> index in shown, -1 for none
	// detailed is the number of pairs, from the first, whose passages the page holds.
	detailed int
	edits    [][][]words.Edit // by pair, then passage
	rows     [][]layout.Row   // by pair
}

// newPage works out everything that the page shows.
func newPage(r *detect.Result, o Options) (*page, error) {
	order := layout.Order(r)
	r = record.Oriented(r)
	p := &page{result: r, pairs: record.Ranked(r)}
	p.core = pageCore{
		Version: label(o.Version), Single: o.SinglePair, Up: o.up, Files: []string{},
		Docs: []pageDoc{}, Pairs: []pagePair{}, Clusters: []pageCluster{}, Shared: []pageShared{},
		Verdicts: verdictTerms, Classes: classTerms, Ops: opTerms,
		Complete: r.Summary.Verified <= len(r.Pairs),
	}
	p.detailed = min(len(r.Pairs), o.maxPairs())
	p.addDocuments()
	p.addPairs()
	p.addClusters()
	p.core.Order = order
	if err := p.load(); err != nil {
		return nil, err
	}
	p.addShared()
	return p, nil
}

func (p *page) addDocuments() {
	for i := range p.result.Documents {
		d := &p.result.Documents[i]
		title := label(d.Title)
		if title == "" {
			title = label(d.ID)
		}
		p.core.Docs = append(p.core.Docs, pageDoc{
			ID: strings.ToValidUTF8(d.ID, "\uFFFD"), Title: title,
			Outlet: label(d.Outlet), Author: label(d.Author), Credit: label(d.Credit),
			Date: date(d.Published), Basis: label(d.DateSource), URL: safeURL(d.URL),
			Lang: language(d.Lang), Dir: direction(d.Lang), Words: d.Words,
			Cluster: -1, Part: -1,
		})
	}
}

// language is a value for the lang attribute; und is a valid one.
func language(lang string) string {
	for i := 0; i < len(lang); i++ {
		if c := lang[i] | 0x20; (c < 'a' || c > 'z') && lang[i] != '-' {
			return "und"
		}
	}
	if lang == "" {
		return "und"
	}
	return lang
}

func date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

func (p *page) addPairs() {
	for _, pair := range p.pairs[:min(len(p.pairs), maxFigures)] {
		p.core.Pairs = append(p.core.Pairs, pagePair{
			A: layout.Index(p.result, pair.A), B: layout.Index(p.result, pair.B),
			Verdict: int(pair.Verdict), Figures: record.FiguresOf(pair), Class: slices.Clone(pair.ClassWords[:]),
			Order: pair.Order.String(), Basis: label(pair.OrderBasis.String()), Reasons: labels(finding.Sentences(pair.Reasons)),
			Part: -1,
		})
	}
	p.detailed = min(p.detailed, len(p.core.Pairs))
}

// load opens the texts and the edits of the shown pairs.
func (p *page) load() error {
	p.place = make([]int, len(p.core.Docs))
	for i := range p.place {
		p.place[i] = -1
	}
	for _, pair := range p.core.Pairs[:p.detailed] {
		p.place[pair.A], p.place[pair.B] = 0, 0
	}
	for _, doc := range p.core.Order {
		if p.place[doc] == 0 {
			p.place[doc] = len(p.shown)
			p.shown = append(p.shown, doc)
		}
	}
	var err error
	if p.texts, err = loadTexts(p.result, p.shown); err != nil {
		return err
	}
	p.edits, p.rows = make([][][]words.Edit, p.detailed), make([][]layout.Row, p.detailed)
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range p.detailed {
		group.Go(func() (err error) {
			if p.edits[i], err = record.Edits(p.result, p.pairs[i]); err != nil {
				return err
			}
			p.rows[i] = layout.Rows(p.pairs[i].Passages, p.edits[i], p.text(p.core.Pairs[i].A).Analysed, p.text(p.core.Pairs[i].B).Analysed)
			return nil
		})
	}
	return group.Wait()
}

// text is the loaded text of a document, nil where the page does not hold it.
func (p *page) text(doc int) *loadedText {
	if p.place[doc] < 0 {
		return nil
	}
	return &p.texts[p.place[doc]]
}

// detail is what stands behind the figures of a pair.
func (p *page) detail(pair int) pageDetail {
	from := p.pairs[pair]
	a, b := p.text(p.core.Pairs[pair].A), p.text(p.core.Pairs[pair].B)
	nameA, nameB := p.names(pair)
	d := pageDetail{
		Pair: pair, Headline: wording.Headline(from, nameA, nameB), Figures: wording.Figures(from), Order: label(wording.Order(from)),
		Passages: []pagePassage{},
	}
	var inA, inB []span.Span
	for i, passage := range from.Passages {
		inA, inB = append(inA, passage.A), append(inB, passage.B)
		d.Passages = append(d.Passages, pagePassage{
			Class: int(passage.Class), A: a.units.span(passage.A), B: b.units.span(passage.B),
			Words: passage.Words, Score: record.Rounded(passage.Score), Moved: passage.Moved,
			Edits: pageEdits(p.edits[pair][i], a.units, b.units),
		})
	}
	d.CountsA, d.CountsB = a.counts(inA), b.counts(inB)
	d.Rows = pageRows(p.rows[pair], a.units, b.units)
	return d
}

func pageRows(rows []layout.Row, a, b *units) []int {
	flat := []int{}
	for _, r := range rows {
		inA, inB, flags := a.span(r.A), b.span(r.B), 0
		if r.Alone {
			flags++
		}
		if r.Paragraph {
			flags += 2
		}
		flat = append(flat, inA[0], inA[1], inB[0], inB[1], r.Passage, flags)
	}
	return flat
}

// names are what the sentences about a pair call its documents.
func (p *page) names(pair int) (a, b string) {
	return wording.SideNames(p.core.Docs[p.core.Pairs[pair].A].Outlet, p.core.Docs[p.core.Pairs[pair].B].Outlet)
}

// pageEdits translates the offsets of a passage's edits. One that says all words
// were kept is left out.
func pageEdits(edits []words.Edit, a, b *units) []int {
	flat := []int{}
	if len(edits) == 1 && edits[0].Op == words.Kept {
		return flat
	}
	for _, e := range edits {
		inA, inB := a.span(e.A), b.span(e.B)
		flat = append(flat, int(e.Op), inA[0], inA[1], inB[0], inB[1])
	}
	return flat
}

// counts cuts the text at the ends of the passages and of the quotations and
// boilerplate, and counts the words that begin in each piece.
func (t *loadedText) counts(passages []span.Span) []int {
	cuts := []int{0, len(t.Text.Text)}
	for _, s := range passages {
		cuts = append(cuts, s.Start, s.End)
	}
	for _, m := range t.Spans {
		if m.Kind != finding.Dropped {
			cuts = append(cuts, m.Start, m.End)
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	counts := []int{}
	for i := 1; i < len(cuts); i++ {
		counts = append(counts, t.WordsIn(span.Span{Start: cuts[i-1], End: cuts[i]}))
	}
	return counts
}
