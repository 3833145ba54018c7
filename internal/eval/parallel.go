package eval

import (
	"context"
	"runtime"
	"sync"

	"reprint/detect"
)

// parallel calls do for the pairs 0 to n-1 from jobs workers, and returns the
// error of the lowest that failed, or ctx.Err().
func parallel(ctx context.Context, jobs, n int, progress func(detect.Progress), do func(i int) error) error {
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	var (
		mu         sync.Mutex
		next, done int
		failed     = n
		failure    error
		workers    sync.WaitGroup
	)
	for range min(jobs, n) {
		workers.Go(func() {
			mu.Lock()
			defer mu.Unlock()
			for next < failed && next < n && ctx.Err() == nil {
				i := next
				next++
				mu.Unlock()
				err := do(i)
				mu.Lock()
				done++
				if err != nil && i < failed {
					failed, failure = i, err
				}
				if progress != nil {
					progress(detect.Progress{Stage: "align", Done: done, Total: n})
				}
			}
		})
	}
	workers.Wait()
	if err := ctx.Err(); err != nil {
		return err
	}
	return failure
}
