package boilerplate

import (
	"reprint/shingle"
)

// A Block is what learning sees of a block (a line) of a text: the upper 48 bits
// of the hash of its folded words, a bit that says whether it is mostly quotation,
// and in the lower 15 how many words it has, 32,767 standing for all above. Equal
// lines are equal blocks, also in different documents.
type Block uint64

const (
	blockQuoted = 1 << 15
	blockWords  = blockQuoted - 1
)

// Words is how many words the block has.
func (b Block) Words() int { return int(b & blockWords) }

// Quoted reports whether more than half of the words are quoted. What many
// articles quote is no boilerplate.
func (b Block) Quoted() bool { return b&blockQuoted != 0 }

// BlocksOf lists the blocks of a text, in their order.
func BlocksOf(t *shingle.Text) []Block {
	blocks := make([]Block, len(t.Blocks))
	for i := range t.Blocks {
		blocks[i] = blockOf(t, &t.Blocks[i])
	}
	return blocks
}

func blockOf(t *shingle.Text, x *shingle.Block) Block { return newBlock(t, x.Hash, x.First, x.Last) }

// newBlock is the block of the tokens [first, last), with this hash.
func newBlock(t *shingle.Text, hash uint64, first, last int32) Block {
	b := Block(hash&^(blockQuoted|blockWords) | uint64(min(last-first, blockWords)))
	quoted := int32(0)
	for i := first; i < last; i++ {
		if t.Tokens[i].Has(shingle.Quoted) {
			quoted++
		}
	}
	if 2*quoted > last-first {
		b |= blockQuoted
	}
	return b
}
