package align

import "reprint/shingle"

// Coverage counts the words of one text of a pair.
type Coverage struct {
	// Own are the own words: those outside quotations and boilerplate.
	Own int
	// Covered are the own words that have their counterpart in the other text, each
	// counted once.
	Covered int
	// Class counts them by the class of their passage, the strongest of several;
	// beside them the words of passages of class quotation, and the boilerplate words
	// of the whole text.
	Class [NumClasses]int
}

// Share is the coverage, from 0 to 1.
func (c *Coverage) Share() float64 { return float64(c.Covered) / float64(max(1, c.Own)) }

// Literal counts the covered words of verbatim and edited passages.
func (c *Coverage) Literal() int { return c.Class[Verbatim] + c.Class[Edited] }

// coverage counts the words of h by the marks of links.
func (h *half) coverage(covered []uint8, passages []Passage) Coverage {
	c := Coverage{Own: h.exact.Own()}
	for i := range h.Text.Tokens {
		switch tok := &h.Text.Tokens[i]; {
		case tok.Has(shingle.Masked):
			c.Class[Boilerplate]++
		case covered[i] > 0:
			c.Covered++
			c.Class[covered[i]-1]++
		}
	}
	for i := range passages {
		if passages[i].Class == Quotation {
			c.Class[Quotation] += passages[i].Words
		}
	}
	return c
}
