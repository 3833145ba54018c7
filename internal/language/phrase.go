package language

import (
	"errors"
	"fmt"
	"strings"
)

// A Phrase is what a line may say, in other words the alternatives between bars:
// each is a sequence of parts.
type Phrase [][]Part

// A Part of a phrase is a word or one of the others below, and nothing else.
type Part struct {
	Word  string // a word, with what is joined to it: note:
	Name  bool   // NAME: the name that the phrase is there for
	Any   bool   // *: any word
	Run   bool   // **: any words, or none
	Group Phrase // ( a | b ) or [ a | b ]

	Optional bool // a group in square brackets
	Repeated bool // an optional group before an ellipsis: none, one or more of it
}

// ParsePhrase reads a phrase, all of whose words and signs stand between spaces:
//
//	[ this | the ( story | article ) ] [ was ] [ first ] ... published in NAME
//
// Round brackets hold alternatives, square brackets alternatives that may be
// missing, and several times over before three dots. An alternative does not end
// with what may be missing.
func ParsePhrase(text string) (Phrase, error) {
	p := phraseParser{rest: strings.Fields(text)}
	phrase, err := p.alternatives()
	if err == nil && len(p.rest) > 0 {
		err = fmt.Errorf("nothing is open that %q closes", p.rest[0])
	}
	return phrase, err
}

// A phraseParser reads a phrase by recursive descent.
type phraseParser struct {
	rest []string
}

// alternatives reads up to a closing bracket or the end.
func (p *phraseParser) alternatives() (Phrase, error) {
	phrase := Phrase{nil}
	for len(p.rest) > 0 && p.rest[0] != ")" && p.rest[0] != "]" {
		last := &phrase[len(phrase)-1]
		if p.rest[0] == "|" {
			p.rest = p.rest[1:]
			phrase = append(phrase, nil)
			continue
		}
		part, err := p.part()
		if err != nil {
			return nil, err
		}
		*last = append(*last, part)
	}
	for _, parts := range phrase {
		if len(parts) == 0 {
			return nil, errors.New("an alternative is empty")
		}
		if parts[len(parts)-1].Optional {
			return nil, errors.New("an alternative ends with what may be missing")
		}
	}
	return phrase, nil
}

func (p *phraseParser) part() (Part, error) {
	word := p.rest[0]
	p.rest = p.rest[1:]
	switch word {
	case "NAME":
		return Part{Name: true}, nil
	case "*":
		return Part{Any: true}, nil
	case "**":
		return Part{Run: true}, nil
	case "...":
		return Part{}, errors.New("... does not stand behind square brackets")
	case "(":
		return p.group(")")
	case "[":
		return p.group("]")
	}
	return Part{Word: word}, nil
}

// group reads a group behind its opening bracket.
func (p *phraseParser) group(closing string) (Part, error) {
	phrase, err := p.alternatives()
	if err != nil {
		return Part{}, err
	}
	if len(p.rest) == 0 || p.rest[0] != closing {
		return Part{}, fmt.Errorf("%q is missing", closing)
	}
	p.rest = p.rest[1:]
	part := Part{Group: phrase, Optional: closing == "]"}
	if part.Optional && len(p.rest) > 0 && p.rest[0] == "..." {
		p.rest, part.Repeated = p.rest[1:], true
	}
	return part, nil
}
