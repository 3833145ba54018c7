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
	// Largest are the own words of the passage that has most of them, and
	// Plain those covered, summaries left out of both.
	Largest, Plain int
}

// Share is the coverage, from 0 to 1.
func (c *Coverage) Share() float64 { return float64(c.Covered) / float64(max(1, c.Own)) }

// Literal counts the own words in verbatim and edited passages.
func (c *Coverage) Literal() int { return c.Class[Verbatim] + c.Class[Edited] }

// Cover counts the words of s, which is the side of the passages that side picks.
func (s *Side) Cover(passages []Passage, side func(*Passage) Span) Coverage {
	c := Coverage{Own: int(s.own[len(s.own)-1])}
	const none, plain = uint8(NumClasses), uint8(1 << 7)
	class := make([]uint8, len(s.Text.Tokens)) // the strongest class, and whether it is plain
	for i := range class {
		class[i] = none
	}
	for i := range passages {
		p := &passages[i]
		r := s.inside(side(p))
		if p.Class != Quotation && !p.Summary {
			c.Largest = max(c.Largest, int(s.ownWords(r)))
		}
		for k := r.first; k < r.last; k++ {
			was := class[k] & plain
			if p.Class != Quotation && !p.Summary {
				was = plain
			}
			class[k] = min(class[k]&^plain, uint8(p.Class)) | was
		}
	}
	for i := range s.Text.Tokens {
		c.add(&s.Text.Tokens[i], Class(class[i]&^plain), class[i]&plain != 0)
	}
	return c
}

func (c *Coverage) add(tok *shingle.Token, class Class, plain bool) {
	switch {
	case tok.Has(shingle.Masked):
		c.Class[Boilerplate]++
	case tok.Has(shingle.Quoted):
		if int(class) < NumClasses {
			c.Class[Quotation]++
		}
	case class < Quotation:
		c.Covered++
		c.Class[class]++
		fallthrough
	default:
		if plain {
			c.Plain++
		}
	}
}
