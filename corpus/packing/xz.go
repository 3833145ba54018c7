package packing

import (
	"bufio"
	"fmt"
	"io"

	"github.com/ulikunitz/xz"
	"github.com/ulikunitz/xz/lzma"
)

// unpackXz reads xz, whose library takes the memory that the file asks for: that
// is looked up before.
func unpackXz(r io.Reader) (io.ReadCloser, error) {
	head := bufio.NewReader(r)
	start, _ := head.Peek(64)
	if size := dictionary(start); size > widest {
		return nil, fmt.Errorf("not read: xz that needs %d MB of memory (at most %d MB); pack it again with xz -9 or lower", size>>20, widest>>20)
	}
	z, err := xz.NewReader(head)
	if err != nil {
		return nil, fmt.Errorf("not xz: %w", cutShort(err))
	}
	return unpacker{z, nothing}, nil
}

// dictionary is how many bytes of memory the first block of an xz stream asks for,
// by its header, or 0 where that is not found.
//
// The stream's own header has 12 bytes. That of the block is its size, flags, two
// optional sizes (flags 0x40 and 0x80) of one to nine bytes each, and its filters:
// an id, the number of bytes of its properties, and these. LZMA2 has the id 0x21
// and one byte, the size of its dictionary.
func dictionary(start []byte) int64 {
	if len(start) < 14 {
		return 0
	}
	flags, rest := start[13], start[14:]
	for _, has := range []byte{0x40, 0x80} {
		for more := flags&has != 0; more && len(rest) > 0; rest = rest[1:] {
			more = rest[0]&0x80 != 0
		}
	}
	for range flags&3 + 1 {
		if len(rest) < 3 {
			return 0
		}
		if rest[0] == 0x21 {
			size, _ := lzma.DecodeDictCap(rest[2])
			return size
		}
		rest = rest[min(len(rest), 2+int(rest[1])):]
	}
	return 0
}
