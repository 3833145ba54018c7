package boilerplate

import (
	"crypto/sha256"
	"encoding/binary"

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

func blockOf(t *shingle.Text, x *shingle.Block) Block {
	b := Block(x.Hash&^(blockQuoted|blockWords) | uint64(min(x.Last-x.First, blockWords)))
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

// OwnHash is over the blocks that the rules do not mask, so that two texts which
// differ in boilerplate alone have the same; zero where there are none.
func (r *Rules) OwnHash(blocks []Block) [32]byte {
	own := make([]byte, 0, 512)
	for _, b := range blocks {
		if _, ok := r.masked[b]; !ok {
			own = binary.LittleEndian.AppendUint64(own, uint64(b))
		}
	}
	if len(own) == 0 {
		return [32]byte{}
	}
	return sha256.Sum256(own)
}
