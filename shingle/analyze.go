package shingle

import "slices"

// An Analyzer turns texts into tokens, sentences, quotations and blocks. It
// keeps working memory in the size of the largest text it saw, and is not safe
// for concurrent use: make one per worker, by NewAnalyzer. What it returns does not depend on
// what was analysed before. Analyzers share a cache of stems of 12 MB.
type Analyzer struct {
	languages *grammars
	words     scanner
	votes     count
	gaps      gaps
	quotes    quoteFinder
	text      Text
}

// NewAnalyzer returns an Analyzer for the languages that reprint knows.
func NewAnalyzer() *Analyzer { return &Analyzer{languages: known()} }

// Analyze tokenises text once, in time linear in its length. The language is
// the one whose function words the text uses most; lang, the declared language
// (ISO 639-1 or ""), decides only where the text itself does not. Texts over
// 2 GiB are a bug of the caller. The result shares no memory with z.
func (z *Analyzer) Analyze(text, lang string) *Text {
	z.AnalyzeInto(&z.text, text, lang)
	t := z.text
	t.Tokens = slices.Clone(t.Tokens)
	t.Sentences = slices.Clone(t.Sentences)
	t.Quotations = slices.Clone(t.Quotations)
	t.Blocks = slices.Clone(t.Blocks)
	return &t
}

// AnalyzeInto is Analyze with the result in t, whose memory is used again. It
// is for texts that are let go before the next one is read.
func (z *Analyzer) AnalyzeInto(t *Text, text, lang string) {
	z.readWords(t, text, lang)
	z.languages.lexicon.annotate(t)
	cutBlocks(t)
	z.gaps.read(t)
	z.quotes.find(t, &z.gaps)
	cutSentences(t, &z.gaps)
	markNames(t)
}

// AnalyzeWords is AnalyzeInto for those who want no more than words, language,
// blocks and quotations, in half the time: there are no sentences and names, and
// stems only where a script without spaces has its 2-grams for words.
func (z *Analyzer) AnalyzeWords(t *Text, text, lang string) {
	z.readWords(t, text, lang)
	for i := range t.Tokens {
		if text[t.Tokens[i].Start] >= 0xE0 {
			z.languages.lexicon.annotate(t)
			break
		}
	}
	cutBlocks(t)
	z.gaps.read(t)
	z.quotes.find(t, &z.gaps)
}

// readWords sets the words and the language of t, and leaves the rest of it empty.
func (z *Analyzer) readWords(t *Text, text, lang string) {
	*t = Text{Source: text, Tokens: t.Tokens[:0], Sentences: t.Sentences[:0], Quotations: t.Quotations[:0], Blocks: t.Blocks[:0]}
	t.Tokens = z.words.scan(t.Tokens, text)
	t.grammar = z.votes.detect(z.languages, t.Tokens, lang)
	t.Lang, t.NounCapitals = t.grammar.code, t.grammar.nounCapitals
}

// Mask marks the tokens inside spans (sorted by Start) as boilerplate. It is
// meant for the owner of t, before t is shared.
func (t *Text) Mask(spans []Span) {
	eachTokenIn(t.Tokens, spans, func(tok *Token) { tok.Flags |= Masked })
}

// Own counts the document's own words: those outside quotations and boilerplate.
func (t *Text) Own() int {
	n := 0
	for i := range t.Tokens {
		if t.Tokens[i].Own() {
			n++
		}
	}
	return n
}

// Quoted counts the words that are quoted and no boilerplate. Quoted()/(Quoted()+Own())
// tells a text that is quoted as a whole.
func (t *Text) Quoted() int {
	n := 0
	for i := range t.Tokens {
		n += one(t.Tokens[i].Flags&(Quoted|Masked) == Quoted)
	}
	return n
}

// eachTokenIn calls do for every token that begins inside one of the sorted spans.
func eachTokenIn(tokens []Token, spans []Span, do func(*Token)) {
	i := 0
	for _, s := range spans {
		for i > 0 && int(tokens[i-1].Start) >= s.Start {
			i--
		}
		for i < len(tokens) && int(tokens[i].Start) < s.Start {
			i++
		}
		for i < len(tokens) && int(tokens[i].Start) < s.End {
			do(&tokens[i])
			i++
		}
	}
}
