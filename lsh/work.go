package lsh

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// workers is the number of workers that an option of jobs stands for.
func workers(jobs int) int {
	if jobs > 0 {
		return jobs
	}
	return runtime.GOMAXPROCS(0)
}

// eachBlock calls do once for every block in [0, blocks), from the given number
// of workers, in no fixed order. Between blocks it looks at ctx; if that is
// done it leaves the rest and returns the reason. A worker's number lets do keep
// scratch memory per worker.
func eachBlock(ctx context.Context, workers, blocks int, do func(worker, block int)) error {
	var next atomic.Int64
	var wg sync.WaitGroup
	for w := range min(workers, blocks) {
		wg.Go(func() {
			for ctx.Err() == nil {
				block := int(next.Add(1)) - 1
				if block >= blocks {
					return
				}
				do(w, block)
			}
		})
	}
	wg.Wait()
	return ctx.Err()
}
