package cli

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"reprint/detect"
)

// progress shows on a terminal how far the work has come, in one line that
// is written over, and knows how long its stages took. Its methods are called
// from one goroutine at a time.
type progress struct {
	p     *program
	quiet bool
	// extent is how much of the input was read, of how much; total is 0 where
	// that is not known. It may be nil.
	extent func() (done, total int64)
	stages []stage
	drawn  time.Time // when the line was written last
	line   string    // that stands on the terminal
}

type stage struct {
	name  string
	began time.Time
	took  time.Duration
}

// oftenest is how often the line is written at most.
const oftenest = 100 * time.Millisecond

func (p *program) newProgress(quiet bool) *progress { return &progress{p: p, quiet: quiet} }

// update takes the news from a scan.
func (g *progress) update(u detect.Progress) {
	n := len(g.stages)
	if n == 0 || g.stages[n-1].name != u.Stage {
		g.end()
		g.stages = append(g.stages, stage{name: u.Stage, began: time.Now()})
		n++
	}
	if g.quiet || !g.p.talk.is() || time.Since(g.drawn) < oftenest {
		return
	}
	g.drawn = time.Now()
	part := 0.0
	if u.Total > 0 {
		part = float64(u.Done) / float64(u.Total)
	} else if u.Stage == "read" && g.extent != nil {
		if done, total := g.extent(); total > 0 {
			part = float64(done) / float64(total)
		}
	}
	g.draw(progressLine(u, part, time.Since(g.stages[n-1].began)))
}

// stageWords are what the line calls a stage, and the things that it counts.
var stageWords = map[string][2]string{
	"read":       {"reading", "articles"},
	"candidates": {"looking for pairs", ""},
	"align":      {"comparing", "pairs"},
}

// progressLine says how far a stage has come: its count, a bar where the part
// that is done is known, the rate and the time left.
func progressLine(u detect.Progress, part float64, took time.Duration) string {
	words, ok := stageWords[u.Stage]
	if !ok {
		words = [2]string{u.Stage, ""}
	}
	fields := []string{words[0]}
	if part > 0 {
		const width = 20
		done := min(int(part*width), width)
		fields = append(fields, fmt.Sprintf("[%s%s] %d%%", strings.Repeat("#", done), strings.Repeat(".", width-done), int(100*min(part, 1))))
	}
	if u.Done > 0 {
		count := grouped(u.Done)
		if u.Total > 0 {
			count += " of " + grouped(u.Total)
		}
		fields = append(fields, strings.TrimSpace(count+" "+words[1]))
		if took > time.Second/2 {
			fields = append(fields, grouped(int(float64(u.Done)/took.Seconds()))+" a second")
		}
	}
	if part > .01 && took > time.Second {
		left := time.Duration(float64(took) * (1 - min(part, 1)) / part).Round(time.Second)
		fields = append(fields, max(left, time.Second).String()+" left")
	}
	return strings.Join(fields, "  ")
}

// grouped writes a number with commas.
func grouped(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// draw puts line in the place of the one that stands there.
func (g *progress) draw(line string) {
	if width := g.p.talk.width(); width > 1 && len(line) >= width {
		line = line[:width-1]
	}
	rest := max(0, utf8.RuneCountInString(g.line)-utf8.RuneCountInString(line))
	fmt.Fprintf(g.p.stderr, "\r%s%s", line, strings.Repeat(" ", rest))
	if line == "" {
		fmt.Fprint(g.p.stderr, "\r")
	}
	g.line = line
}

// end closes the stage that runs, if one does, and clears its line.
func (g *progress) end() {
	if n := len(g.stages); n > 0 && g.stages[n-1].took == 0 {
		g.stages[n-1].took = time.Since(g.stages[n-1].began)
	}
	if g.line != "" {
		g.draw("")
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
