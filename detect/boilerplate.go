package detect

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"

	"reprint/detect/finding"
	"reprint/shingle"
)

// Site furniture is text that belongs to the site and not to the article. It is
// known by two signs: a block (a line) that recurs in a folder, and the phrases
// of phrases.go.
//
// A block recurs where at least five different texts have it, and
//   - at least 30% of the articles of one outlet, or
//   - at least 1% of the folder, over three outlets or more, or
//   - at least 1% of the folder, among articles whose outlet is not known.
//
// What five articles of one outlet have and none of another, and what pages end
// with (see feet.go), is furniture of few articles: it may be a paragraph that a
// reporter used again, so it is not masked, but see few.go.
//
// That alone would make furniture of a story that five papers printed. So the
// other text of the articles has to differ, in two ways. Enough of an article's
// words must stand in blocks that do not recur: half of them where several
// outlets have the block, less where it is one outlet's, and any number where a
// hundred articles or more have it, since furniture may be 95% of a page. And
// the grams of what does not recur must be the article's own, not those of the
// other articles with the block: else these are edited copies of one text.

// The bounds of furniture.
const (
	leastRecurring = 5   // texts with the block
	leastOutlets   = 3   // for blocks of the whole folder
	outletShare    = .30 // of an outlet's articles
	folderShare    = .01 // of the folder's
	templatePages  = 100 // texts from which on furniture may be most of the page
	sampledDocs    = 24  // documents whose other text is compared

	// The least share of an article that does not recur, by how a block recurs.
	restOutlet  = .10 // within an outlet
	restUnknown = .15 // among articles whose outlet is not known, if furnitureWords or fewer recur
	restOutlets = .50 // else

	furnitureWords = 200
)

// A recurrence says how a block recurs.
type recurrence struct {
	reason string // "" if it does not
	rest   float32
	few    bool // in few articles
}

// A block is what the first pass keeps of a line: 48 bits of the hash of its
// words, one for a line that is mostly quotation, and in the lower 15 how many
// words they are. What many quote is no furniture.
type block uint64

const (
	blockQuoted = 1 << 15
	blockWords  = blockQuoted - 1
)

func blockOf(t *shingle.Text, x *shingle.Block) block {
	b := block(x.Hash&^(blockQuoted|blockWords) | uint64(min(x.Last-x.First, blockWords)))
	quoted := int32(0)
	for i := x.First; i < x.Last; i++ {
		if t.Tokens[i].Has(shingle.Quoted) {
			quoted++
		}
	}
	if 2*quoted > x.Last-x.First {
		b |= blockQuoted
	}
	return b
}

func (b block) words() int   { return int(b & blockWords) }
func (b block) quoted() bool { return b&blockQuoted != 0 }

// boilerplate holds the blocks learnt from a folder, with the reason of each.
// The zero value knows the phrases only.
type boilerplate struct {
	learnt map[block]string
	few    map[block]string // furniture of few articles
	// examples are documents that have the learnt blocks, by number: at least
	// one for each.
	examples []uint32
}

// has reports whether the document has one of the learnt blocks.
func (b *boilerplate) has(r *read) bool {
	return slices.ContainsFunc(r.blocks, func(x block) bool { _, ok := b.learnt[x]; return ok })
}

// ownHash is over the words of the document's blocks but for learnt ones; zero
// where there are none.
func (b *boilerplate) ownHash(r *read) [32]byte {
	own := make([]byte, 0, 512)
	for _, x := range r.blocks {
		if _, ok := b.learnt[x]; !ok {
			own = binary.LittleEndian.AppendUint64(own, uint64(x))
		}
	}
	if len(own) == 0 {
		return [32]byte{}
	}
	return sha256.Sum256(own)
}

// marks are the stretches of t that are furniture, in order.
func (b *boilerplate) marks(t *shingle.Text) []finding.Mark {
	var marks []finding.Mark
	sentences := t.Sentences
	for i := range t.Blocks {
		x := &t.Blocks[i]
		n := 0
		for n < len(sentences) && sentences[n].First < x.Last {
			n++
		}
		inside := sentences[:n]
		sentences = sentences[n:]
		if reason, ok := b.learnt[blockOf(t, x)]; ok {
			marks = append(marks, finding.Mark{Span: x.Span, Kind: finding.Boilerplate, Reason: reason})
			continue
		}
		marks = appendPhrases(marks, t, inside, x)
	}
	return marks
}

// mask marks the furniture of t.
func (b *boilerplate) mask(t *shingle.Text) {
	if marks := b.marks(t); len(marks) > 0 {
		t.Mask(spansOf(marks))
	}
}

func spansOf(marks []finding.Mark) []finding.Span {
	spans := make([]finding.Span, len(marks))
	for i, m := range marks {
		spans[i] = m.Span
	}
	return spans
}
