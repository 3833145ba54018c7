package page

import (
	"cmp"
	"slices"
	"strings"

	"reprint/detect/finding"
	"reprint/internal/span"
)

// audit says what the shown articles hold that was kept from counting.
type audit struct {
	TooShort         []pageDoc
	Boilerplate      []auditBlock // the most repeated
	BoilerplateTexts int          // different ones
	BoilerplateWords int
	Quotations       int
	QuotationWords   int
	Speakers         []auditSpeaker // the most quoted
	Dropped          int            // spans of control characters
	NotReuse         []pairView     // pairs that share something and are no finding
	NotReuseMore     int
}

// auditBlock is one stretch of boilerplate.
type auditBlock struct {
	Text, Reason string
	Articles     int
	Example      pageDoc
}

type auditSpeaker struct {
	Name              string
	Quotations, Words int
}

const maxAudit = 40

func (p *page) audit() audit {
	c := auditCounter{page: p, blocks: map[string]*auditBlock{}, speakers: map[string]*auditSpeaker{}}
	for i, doc := range p.shown {
		c.marks(&p.texts[i], &p.core.Docs[doc])
	}
	a := &c.audit
	for i, d := range p.result.Documents {
		if d.TooShort && len(a.TooShort) < maxAudit {
			a.TooShort = append(a.TooShort, p.core.Docs[i])
		}
	}
	a.BoilerplateTexts = len(c.blocks)
	a.Boilerplate = most(c.blocks, func(x, y auditBlock) int {
		return cmp.Or(cmp.Compare(y.Articles, x.Articles), cmp.Compare(x.Text, y.Text))
	})
	a.Speakers = most(c.speakers, func(x, y auditSpeaker) int {
		return cmp.Or(cmp.Compare(y.Words, x.Words), cmp.Compare(x.Name, y.Name))
	})
	c.notReuse()
	return *a
}

// An auditCounter counts what was kept from counting.
type auditCounter struct {
	audit
	page     *page
	blocks   map[string]*auditBlock   // by text
	speakers map[string]*auditSpeaker // by name
}

func (c *auditCounter) marks(text *loadedText, doc *pageDoc) {
	seen := map[string]bool{} // boilerplate of this text
	for _, m := range text.Spans {
		words := text.WordsIn(m.Span)
		switch m.Kind {
		case finding.Dropped:
			if m.Len() > 0 {
				c.Dropped++
			}
		case finding.Quotation:
			c.Quotations++
			c.QuotationWords += words
			c.speaker(label(m.Speaker), words)
		case finding.Boilerplate:
			c.BoilerplateWords += words
			shown := label(slice(text.Text.Text, m.Span))
			if seen[shown] || shown == "" {
				continue
			}
			seen[shown] = true
			if c.blocks[shown] == nil {
				c.blocks[shown] = &auditBlock{Text: shown, Reason: label(m.Reason), Example: *doc}
			}
			c.blocks[shown].Articles++
		}
	}
}

func (c *auditCounter) speaker(name string, words int) {
	if name == "" {
		return
	}
	if c.speakers[name] == nil {
		c.speakers[name] = &auditSpeaker{Name: name}
	}
	c.speakers[name].Quotations++
	c.speakers[name].Words += words
}

func (c *auditCounter) notReuse() {
	for i, pair := range c.page.core.Pairs {
		switch {
		case finding.Verdict(pair.Verdict).Finding():
		case len(c.NotReuse) == maxAudit:
			c.NotReuseMore++
		default:
			c.NotReuse = append(c.NotReuse, viewPair(&c.page.core, i))
		}
	}
}

// most lists the first maxAudit values in this order.
func most[T any](values map[string]*T, order func(x, y T) int) []T {
	var list []T
	for _, v := range values {
		list = append(list, *v)
	}
	slices.SortFunc(list, order)
	return list[:min(len(list), maxAudit)]
}

// slice is at most the part of the text that a label shows.
func slice(text string, s span.Span) string {
	return strings.ToValidUTF8(text[s.Start:min(s.End, s.Start+4*labelRunes)], "")
}
