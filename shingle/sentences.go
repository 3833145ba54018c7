package shingle

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestSentence bounds a sentence, in words. Lists and tables without full
// stops are cut there.
const longestSentence = 80

// cutSentences cuts the tokens into sentences at the terminators and line ends
// of the gaps. A full stop behind an abbreviation or an initial ends nothing,
// nor does one before a lower-case letter; a line end does, unless the text is
// wrapped at a fixed width.
func cutSentences(t *Text, g *gaps) {
	first := int32(0)
	block := int32(0)
	cut := func(last int32) {
		for first < last {
			for int(block) < len(t.Blocks) && t.Blocks[block].Last <= first {
				block++
			}
			next := min(last, first+longestSentence)
			t.Sentences = append(t.Sentences, Sentence{First: first, Last: next, Block: block})
			first = next
		}
	}
	for _, e := range g.ends {
		if e.next > 0 && endsSentence(t, e, g.wrapped) {
			cut(e.next)
		}
	}
	cut(int32(len(t.Tokens)))
}

func endsSentence(t *Text, e gap, wrapped bool) bool {
	if int(e.next) >= len(t.Tokens) || e.newlines > 1 || e.newlines == 1 && !wrapped {
		return true
	}
	if e.terminator == 0 || !e.space {
		return false
	}
	if isLower(t.Source[t.Tokens[e.next].Start:]) {
		return false
	}
	return e.terminator != '.' || !abbreviated(t, int(e.next)-1)
}

// abbreviations are written with a full stop and followed by a capital letter:
// by language those of that language alone, and under "" those of all.
var abbreviations = func() map[string]map[uint64]bool {
	byLang := map[string]map[uint64]bool{}
	for lang, words := range map[string]string{
		"": "mr mrs ms dr prof rev fr sr jr st sen rep gov gen col lt sgt capt cmdr adm maj pvt hon pres atty dept " +
			"inc ltd co corp bros vs no nos vol pp ed eds fig figs jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri ave blvd rd " +
			"u.s u.k u.n d.c e.g i.e a.m p.m ph.d m.d b.a m.a etc approx est al z.b d.h u.a bzw ca nr hr str dipl ing mme mlle m sra dra ud uds",
		"de": "abs abt art aufl bd bsp bzgl dgl ebd einschl evtl fa fam geb gegr gest ggf hl i.d.r i.a inkl insb jh jhd kath kap lic max min " +
			"mind mio mrd o.ä o.g okt dez mag med mwst rd s.o s.u sog std stellv tel u.u usw u.ä v.a verh vgl z.t zzgl zzt",
		"es": "admón art av avda cap d dña dto ee.uu excmo gral ing lic núm pág págs prof profa sres srta tel vda vd vds",
		"fr": "apr av bd bld boul cf chap dir doc env éd ex exp hab janv févr juill juin déc mgr mm mmes nb oct p pl réf ste tél",
		"it": "art avv cap dott dr.ssa dott.ssa ecc ing mons on pag pagg p.za sen sig sig.ra sig.na sigg tel ten gen geom rag s.p.a",
		"nl": "afb bijv blz dhr dr drs enz evt excl ing incl ir jhr max mej mevr min mw nl o.a t.a.v t.o.v v.chr z.g",
		"pt": "art av cap cia dep dra eng exma exmo gov núm pág profa sta sto tel",
		"ru": "акад г гг др им млн млрд обл пос проф руб рис св см сов стр т т.е тыс ул ч",
	} {
		byLang[lang] = map[uint64]bool{}
		for _, w := range strings.Fields(words) {
			byLang[lang][hashString(w)] = true
		}
	}
	return byLang
}()

// abbreviated reports whether a full stop behind token i is that of an
// abbreviation, an initial or, in German, an ordinal number.
func abbreviated(t *Text, i int) bool {
	tok := &t.Tokens[i]
	word := t.Source[tok.Start:tok.End]
	if len(word) > 12 {
		return false
	}
	german := t.Lang == "de"
	switch {
	case abbreviations[t.Lang][tok.Word]:
		return true
	case german && tok.Has(Number): // am 3. Oktober, im 19. Jahrhundert
		return len(word) <= 2
	case utf8.RuneCountInString(word) == 1:
		return isUpper(word) && word != "I" || german // z. B.
	}
	return len(word) <= 6 && abbreviations[""][tok.Word]
}

// markNames flags capitalised words that do not stand at the beginning of
// their sentence or quotation.
func markNames(t *Text) {
	for _, s := range t.Sentences {
		for i := s.First + 1; i < s.Last; i++ {
			tok := &t.Tokens[i]
			if tok.Flags&(capital|Stop|Number) == capital && !afterQuote(t, i) {
				tok.Flags |= Name
			}
		}
	}
}

// afterQuote reports whether a mark behind which a sentence begins stands before
// token i, in more than one byte.
func afterQuote(t *Text, i int32) bool {
	if t.Tokens[i].Has(spaced) {
		return false
	}
	gap := t.Source[t.Tokens[i-1].End:t.Tokens[i].Start]
	if len(gap) <= 1 {
		return false
	}
	for _, r := range gap {
		switch r {
		case '"', '“', '‘', '„', '«', ':':
			return true
		}
	}
	return false
}

func isUpper(s string) bool {
	if s == "" {
		return false
	}
	if s[0] < utf8.RuneSelf {
		return 'A' <= s[0] && s[0] <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

func isLower(s string) bool {
	if s == "" {
		return false
	}
	if s[0] < utf8.RuneSelf {
		return 'a' <= s[0] && s[0] <= 'z'
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}
