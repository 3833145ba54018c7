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
	var a audit
	blocks := map[string]*auditBlock{}
	speakers := map[string]*auditSpeaker{}
	for i, doc := range p.shown {
		text := &p.texts[i]
		inText := map[string]bool{}
		for _, m := range text.Spans {
			words := text.WordsIn(m.Span)
			switch m.Kind {
			case "dropped":
				a.Dropped++
			case "quotation":
				a.Quotations++
				a.QuotationWords += words
				if name := label(m.Speaker); name != "" {
					s := speakers[name]
					if s == nil {
						s = &auditSpeaker{Name: name}
						speakers[name] = s
					}
					s.Quotations++
					s.Words += words
				}
			case "boilerplate":
				a.BoilerplateWords += words
				shown := label(slice(text.Text.Text, m.Span))
				if inText[shown] || shown == "" {
					continue
				}
				inText[shown] = true
				b := blocks[shown]
				if b == nil {
					b = &auditBlock{Text: shown, Reason: label(m.Reason), Example: p.core.Docs[doc]}
					blocks[shown] = b
				}
				b.Articles++
			}
		}
	}
	for i, d := range p.result.Documents {
		if d.TooShort && len(a.TooShort) < maxAudit {
			a.TooShort = append(a.TooShort, p.core.Docs[i])
		}
	}
	a.BoilerplateTexts = len(blocks)
	for _, b := range blocks {
		a.Boilerplate = append(a.Boilerplate, *b)
	}
	slices.SortFunc(a.Boilerplate, func(x, y auditBlock) int {
		return cmp.Or(cmp.Compare(y.Articles, x.Articles), strings.Compare(x.Text, y.Text))
	})
	a.Boilerplate = a.Boilerplate[:min(len(a.Boilerplate), maxAudit)]
	for _, s := range speakers {
		a.Speakers = append(a.Speakers, *s)
	}
	slices.SortFunc(a.Speakers, func(x, y auditSpeaker) int {
		return cmp.Or(cmp.Compare(y.Words, x.Words), strings.Compare(x.Name, y.Name))
	})
	a.Speakers = a.Speakers[:min(len(a.Speakers), maxAudit)]
	for i, pair := range p.core.Pairs {
		if finding.Verdict(pair.Verdict).Finding() {
			continue
		}
		if len(a.NotReuse) == maxAudit {
			a.NotReuseMore++
			continue
		}
		a.NotReuse = append(a.NotReuse, viewPair(&p.core, i))
	}
	return a
}

// slice is at most the part of the text that a label shows.
func slice(text string, s span.Span) string {
	return strings.ToValidUTF8(text[s.Start:min(s.End, s.Start+4*labelRunes)], "")
}
