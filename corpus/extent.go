package corpus

import (
	"os"
	"sync/atomic"

	"reprint/corpus/packing"
)

// A Measured source knows how far an iteration has come. Those of Open do.
type Measured interface {
	// Extent is how much was read of how much there is, in a unit of its own:
	// files, or bytes where there are containers. total is 0 where that is not
	// known, as of a stream. It is safe for concurrent use.
	Extent() (done, total int64)
}

// An extent counts what an iteration reads.
type extent struct{ done, total atomic.Int64 }

func (s *fileSource) Extent() (done, total int64) {
	return s.extent.done.Load(), s.extent.total.Load()
}

// begin starts to count an iteration over inputs.
func (e *extent) begin(inputs []*input) {
	e.done.Store(0)
	e.total.Store(extentOf(inputs))
}

// extentOf is the number of files, or of all bytes where a file holds many
// articles. What is compressed or a stream has no extent.
func extentOf(inputs []*input) int64 {
	var bytes int64
	containers := false
	for _, in := range inputs {
		if in.path == stdinPath {
			return 0
		}
		containers = containers || in.holdsMany()
	}
	if !containers {
		return int64(len(inputs))
	}
	for _, in := range inputs {
		if in.fault != nil {
			continue
		}
		if in.holdsMany() && in.kind.packing != packing.None {
			return 0
		}
		if info, err := os.Stat(in.path); err == nil {
			in.bytes = info.Size()
			bytes += in.bytes
		}
	}
	return bytes
}
