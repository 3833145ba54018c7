package shingle

import "reprint/internal/span"

// A Span is a half-open byte range of a text.
type Span = span.Span

// A Token is one word with its place in the text.
type Token struct {
	// Start and End are the word's byte offsets in the text.
	Start, End int32
	// Word is the hash of the folded, lower-cased word, and Stem that of its
	// stem. Equal hashes are taken for equal words (64 bits).
	Word, Stem uint64
	// Prior is the word's commonness before any corpus is seen: its rarity
	// from 0 (the commonest word of the language) to 1 (not among the common words).
	Prior float32
	Flags Flags
}

// Flags tell kinds of tokens apart.
type Flags uint16

const (
	// Stop marks a function word.
	Stop Flags = 1 << iota
	// Number marks a word that holds a digit.
	Number
	// Name marks a word that is capitalised where the position does not ask for it.
	Name
	// Quoted marks a word inside a quotation.
	Quoted
	// Masked marks a word of boilerplate.
	Masked
	// LongQuoted marks a quoted word, where at least longQuotation words are
	// quoted in one go: a statement in full, or an article that is wrapped in marks.
	LongQuoted
	// Reporting marks a verb of speaking, or another word that says whose words
	// these are, as according.
	Reporting

	capital // begins with a capital letter
	spaced  // nothing but one space stands between it and the word before it
)

// Own reports whether the token belongs to the document's own words: those
// outside quotations and boilerplate.
func (t *Token) Own() bool { return t.Flags&(Quoted|Masked) == 0 }

// Has reports whether any of the flags in f is set.
func (t *Token) Has(f Flags) bool { return t.Flags&f != 0 }

// A Sentence is a half-open range of token indices.
type Sentence struct {
	First, Last int32
	// Block is the index in Text.Blocks of the line the sentence begins in.
	Block int32
}

// A Quotation is quoted speech or text, marks included.
type Quotation struct {
	Span
	// Speaker is the name that the text gives beside it, or "".
	Speaker string
}

// A Block is one line or paragraph of a text.
type Block struct {
	Span
	// Hash is over the folded words of the block; 0 for a block without words.
	Hash uint64
	// First and Last are the half-open range of its token indices.
	First, Last int32
}

// A Text is an analysed text: tokens, sentences, quotations and blocks, all
// with byte offsets into Source. It is read-only once made and may be shared.
type Text struct {
	Source     string
	Lang       string // ISO 639-1 or "und"
	Tokens     []Token
	Sentences  []Sentence
	Quotations []Quotation
	Blocks     []Block

	grammar *grammar // of Lang
	// NounCapitals says that all nouns of the language begin with a capital letter,
	// so that the flag Name is on nouns too.
	NounCapitals bool

	spaceless bool // some of the text is in a script without spaces
}
