package eval

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"

	"reprint/detect"
)

func TestParallel(t *testing.T) {
	const n = 100
	for jobs := range 5 {
		var seen [n]atomic.Int32
		last := 0
		err := parallel(context.Background(), jobs, n, func(p detect.Progress) {
			if p.Done != last+1 || p.Total != n {
				t.Errorf("progress %+v after %d", p, last)
			}
			last = p.Done
		}, func(i int) error {
			seen[i].Add(1)
			return nil
		})
		if err != nil || last != n {
			t.Errorf("%d jobs: error %v, progress ended at %d", jobs, err, last)
		}
		for i := range seen {
			if seen[i].Load() != 1 {
				t.Errorf("%d jobs: %d was done %d times", jobs, i, seen[i].Load())
			}
		}
	}
}

func TestParallelErrors(t *testing.T) {
	for jobs := range 5 {
		err := parallel(context.Background(), jobs, 100, nil, func(i int) error {
			if i >= 40 {
				return fmt.Errorf("fault %d", i)
			}
			return nil
		})
		if err == nil || err.Error() != "fault 40" {
			t.Errorf("%d jobs: error %v, want that of the lowest", jobs, err)
		}
		ctx, cancel := context.WithCancel(context.Background())
		err = parallel(ctx, jobs, 100, nil, func(i int) error {
			if i == 10 {
				cancel()
			}
			return nil
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%d jobs: error %v after cancelling", jobs, err)
		}
	}
}
