package cli

import (
	"testing"
	"time"

	"reprint/detect"
)

func TestProgressLine(t *testing.T) {
	for _, c := range []struct {
		update detect.Progress
		part   float64
		took   time.Duration
		want   string
	}{
		{detect.Progress{Stage: "read"}, 0, 0, "reading"},
		{detect.Progress{Stage: "read", Done: 512}, 0, 100 * time.Millisecond, "reading  512 articles"},
		{detect.Progress{Stage: "read", Done: 12345}, 0, 5 * time.Second, "reading  12,345 articles  2,469 a second"},
		{detect.Progress{Stage: "read", Done: 1234567}, .5, 2 * time.Minute,
			"reading  [##########..........] 50%  1,234,567 articles  10,288 a second  2m0s left"},
		{detect.Progress{Stage: "candidates"}, 0, time.Second, "looking for pairs"},
		{detect.Progress{Stage: "align", Done: 300, Total: 400}, .75, 3 * time.Second,
			"comparing  [###############.....] 75%  300 of 400 pairs  100 a second  1s left"},
		{detect.Progress{Stage: "other", Done: 7}, 0, 0, "other  7"},
	} {
		if got := progressLine(c.update, c.part, c.took); got != c.want {
			t.Errorf("%+v:\n%q, want\n%q", c.update, got, c.want)
		}
	}
}

func TestGrouped(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 123456: "123,456", 1234567: "1,234,567"} {
		if got := grouped(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}
