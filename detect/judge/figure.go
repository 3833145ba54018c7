package judge

import (
	"strings"
	"sync"
	"unicode"

	"reprint/internal/language"
	"reprint/shingle"
)

// A figure is a word that differs between two texts of one mould: a number, in digits
// or as a word, or a name of a day or month.
type figure struct {
	kind  figureKind
	value string // the digits of a number without zeros before them, "" of a day
}

type figureKind uint8

const (
	noFigure figureKind = iota
	number
	day
)

// figureOf says what figure a word of a text is.
func figureOf(t *shingle.Text, tok *shingle.Token) figure {
	if tok.Has(shingle.Number) {
		digits := strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) {
				return r
			}
			return -1
		}, t.Source[tok.Start:tok.End])
		return figure{number, strings.TrimLeft(digits, "0")}
	}
	f := figureWords()[t.Lang][tok.Word]
	if f.kind == day && !tok.Has(shingle.Name) {
		return figure{} // may, march
	}
	return f
}

// figureWords are the words that are figures, by language and hash. The word for 1 is
// none: it is an article in many languages.
var figureWords = sync.OnceValue(func() map[string]map[uint64]figure {
	all := map[string]map[uint64]figure{}
	z := shingle.NewAnalyzer()
	for _, l := range language.Known().Languages {
		words := map[uint64]figure{}
		add := func(names []string, f figure) {
			for _, tok := range z.Analyze(strings.Join(names, " "), l.Code).Tokens {
				words[tok.Word] = f
			}
		}
		add(l.Dates.Weekdays, figure{kind: day})
		for _, names := range l.Months {
			add(names, figure{kind: day})
		}
		for _, n := range l.Numbers {
			if n.Digits != "1" {
				add(n.Names, figure{number, n.Digits})
			}
		}
		all[l.Code] = words
	}
	return all
})
