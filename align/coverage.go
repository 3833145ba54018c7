package align

import "reprint/shingle"

// Coverage counts the words of one side of a pair.
type Coverage struct {
	// Own are the own words: those outside quotations and boilerplate.
	Own int
	// Covered are the own words in passages of class verbatim, edited or
	// paraphrase, each counted once.
	Covered int
	// Class counts the words of each class: the own words of the first three;
	// the quoted words in any passage; the boilerplate words of the whole text.
	Class [NumClasses]int
	// plain counts the own words as Class does, summaries left out: a summary
	// covers the whole text that it condenses, which nobody would call reused.
	plain [Quotation]int
	// Largest are the own words of the passage that has most of them, summaries
	// left out.
	Largest int
}

// Share is the coverage, from 0 to 1.
func (c *Coverage) Share() float64 { return float64(c.Covered) / float64(max(1, c.Own)) }

// PlainWords are the own words in passages that are no summary.
func (c *Coverage) PlainWords() int { return c.plain[Verbatim] + c.plain[Edited] + c.plain[Paraphrase] }

// PlainShare is the coverage, summaries left out.
func (c *Coverage) PlainShare() float64 { return float64(c.PlainWords()) / float64(max(1, c.Own)) }

// Literal counts the own words in verbatim and edited passages.
func (c *Coverage) Literal() int { return c.plain[Verbatim] + c.plain[Edited] }

// Cover counts the words of s, which is the side of the passages that side picks.
func (s *Side) Cover(passages []Passage, side func(*Passage) Span) Coverage {
	c := Coverage{Own: s.exact.Own()}
	all, plain := s.classes(passages, side, false), s.classes(passages, side, true)
	for i := range passages {
		if p := &passages[i]; p.Class != Quotation && !p.Summary {
			c.Largest = max(c.Largest, int(s.exact.OwnIn(s.inside(side(p)))))
		}
	}
	for i := range s.Text.Tokens {
		switch tok := &s.Text.Tokens[i]; {
		case tok.Has(shingle.Masked):
			c.Class[Boilerplate]++
		case tok.Has(shingle.Quoted):
			if all[i] < Boilerplate {
				c.Class[Quotation]++
			}
		case all[i] < Quotation:
			c.Covered++
			c.Class[all[i]]++
			if plain[i] < Quotation {
				c.plain[plain[i]]++
			}
		}
	}
	return c
}

// classes is the strongest class of the passages over each token, NumClasses
// where there is none.
func (s *Side) classes(passages []Passage, side func(*Passage) Span, plain bool) []Class {
	classes := make([]Class, len(s.Text.Tokens))
	for i := range classes {
		classes[i] = Class(NumClasses)
	}
	for i := range passages {
		p := &passages[i]
		if plain && p.Summary {
			continue
		}
		r := s.inside(side(p))
		for k := r.First; k < r.Last; k++ {
			classes[k] = min(classes[k], p.Class)
		}
	}
	return classes
}
