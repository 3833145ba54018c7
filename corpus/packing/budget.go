package packing

import (
	"fmt"
	"io"
	"sync/atomic"
)

// A Budget bounds how much may be unpacked of one file, whatever is packed inside
// what: everything that is unpacked of it, on any level, counts, and may be Free
// bytes and Ratio times what was read of the file itself. Texts are packed to a
// twentieth or less, seldom to a hundredth. The zero value is ready for use, and
// safe for concurrent use.
type Budget struct{ in, out atomic.Int64 }

// What a Budget allows.
const (
	Free  = 64 << 20 // bytes
	Ratio = 1000
)

// An OverBudget is the fault of a file that unpacks to more than its Budget.
type OverBudget struct{ In, Out int64 }

func (e *OverBudget) Error() string {
	return fmt.Sprintf("unpacks to far more than it should: %d MB of %d KB, so the rest is not read; if it is sound, unpack it and read the folder", e.Out>>20, e.In>>10)
}

// Packed counts n bytes of the file itself, beside those that Input counts.
func (b *Budget) Packed(n int64) { b.in.Add(n) }

// Input is r, counted as the file itself.
func (b *Budget) Input(r io.Reader) io.Reader { return counted{r, b} }

// Unpacked is r, counted as something that was unpacked. Its error is an
// *OverBudget where that is too much.
func (b *Budget) Unpacked(r io.Reader) io.Reader { return bounded{r, b} }

// Unpack reads through the compression around r, which is the file itself. The
// returned reader must be closed, which leaves r open.
func (b *Budget) Unpack(r io.Reader, p Packing) (io.ReadCloser, error) {
	if p == None {
		return io.NopCloser(b.Input(r)), nil
	}
	return b.UnpackInner(b.Input(r), p)
}

// UnpackInner is Unpack for an r that was itself unpacked within the Budget.
func (b *Budget) UnpackInner(r io.Reader, p Packing) (io.ReadCloser, error) {
	z, err := unpack(r, p)
	if err != nil || p == None {
		return z, err
	}
	return unpacker{b.Unpacked(z), z.Close}, nil
}

type counted struct {
	io.Reader
	budget *Budget
}

func (c counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.budget.in.Add(int64(n))
	return n, err
}

type bounded struct {
	io.Reader
	budget *Budget
}

func (r bounded) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	in, out := r.budget.in.Load(), r.budget.out.Add(int64(n))
	if out > Free+Ratio*in {
		return n, &OverBudget{in, out}
	}
	return n, err
}
