package cli

import (
	"fmt"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"

	"reprint/detect"
)

// progress shows how far the work has come, on a terminal, and how long its
// stages took. Its methods are called from one goroutine at a time.
type progress struct {
	p      *program
	quiet  bool
	stages []stage
	bar    *progressbar.ProgressBar // of the last stage; nil where nobody would see it
}

type stage struct {
	name  string
	began time.Time
	took  time.Duration
}

func (p *program) newProgress(quiet bool) *progress { return &progress{p: p, quiet: quiet} }

// update takes the news from a scan.
func (g *progress) update(u detect.Progress) {
	if n := len(g.stages); n == 0 || g.stages[n-1].name != u.Stage {
		g.begin(u.Stage, u.Total)
	}
	if g.bar == nil {
		return
	}
	if u.Total > 0 && g.bar.GetMax() != u.Total {
		g.bar.ChangeMax(u.Total)
	}
	g.bar.Set(u.Done)
}

func (g *progress) begin(name string, total int) {
	g.end()
	g.stages = append(g.stages, stage{name: name, began: time.Now()})
	if g.quiet || !g.p.talk.is() {
		return
	}
	if total == 0 {
		total = -1 // a spinner
	}
	g.bar = progressbar.NewOptions(total,
		progressbar.OptionSetWriter(g.p.stderr),
		progressbar.OptionSetDescription(fmt.Sprintf("%-10s", name)),
		progressbar.OptionSetWidth(30),
		progressbar.OptionShowCount(),
		progressbar.OptionShowIts(),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
	)
}

// end closes the stage that runs, if one does, and clears its bar.
func (g *progress) end() {
	if n := len(g.stages); n > 0 && g.stages[n-1].took == 0 {
		g.stages[n-1].took = time.Since(g.stages[n-1].began)
	}
	if g.bar != nil {
		g.bar.Exit()
		g.bar.Clear()
		g.bar = nil
	}
}

// times says what was done and how long it took.
func (g *progress) times(what string) {
	if g.quiet {
		return
	}
	var total time.Duration
	var parts []string
	for _, s := range g.stages {
		total += s.took
		parts = append(parts, fmt.Sprintf("%s %s", s.name, seconds(s.took)))
	}
	line := fmt.Sprintf("%s in %s", what, seconds(total))
	if len(parts) > 1 {
		line += " (" + strings.Join(parts, ", ") + ")"
	}
	g.p.say("%s", line)
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.1f s", d.Seconds()) }
