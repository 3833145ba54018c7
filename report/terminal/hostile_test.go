package terminal

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"reprint/detect"
	"reprint/detect/finding"
	"reprint/report/internal/sample"
)

var sgr = regexp.MustCompile("\x1b\\[[0-9;]*m")

// TestHostileTerminal checks every view for a terminal at several widths: no
// line is too wide, and nothing that a terminal obeys comes through but the
// colours that were asked for.
func TestHostileTerminal(t *testing.T) {
	r := sample.Of(sample.Hostile)
	for i := range r.Pairs {
		r.Pairs[i].Reasons = append(r.Pairs[i].Reasons, sample.Because("because \x1b[2J of this"))
	}
	r.Summary.Cuts["evil\x1b[2Jlimit"] = 3
	for _, width := range []int{40, 41, 64, 80, 100, 101, 120, 300} {
		for _, color := range []bool{false, true} {
			o := Options{Width: width, Color: color}
			var out bytes.Buffer
			if err := Table(&out, r, o); err != nil {
				t.Fatal(err)
			}
			if err := Matrix(&out, r, o); err != nil {
				t.Fatal(err)
			}
			for i := range r.Pairs {
				one := *r
				one.Pairs = r.Pairs[i : i+1]
				if err := Diff(&out, &one, o); err != nil {
					t.Fatal(err)
				}
			}
			for i := range r.Documents {
				text, err := r.Evidence.Text(r.Documents[i].ID)
				if err != nil {
					t.Fatal(err)
				}
				if err := Extract(&out, &r.Documents[i], text, o); err != nil {
					t.Fatal(err)
				}
			}
			text := out.String()
			if color {
				text = sgr.ReplaceAllString(text, "")
			}
			for line := range strings.Lines(text) {
				line = strings.TrimSuffix(line, "\n")
				if columns(line) > width {
					t.Errorf("%d columns: a line of %d: %q", width, columns(line), line)
				}
				for _, r := range line {
					if unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r == '\u200b' {
						t.Fatalf("%U in %q", r, line)
					}
				}
			}
		}
	}
}

func TestEmptyResult(t *testing.T) {
	r := &detect.Result{Documents: []finding.Document{}, Pairs: []finding.Pair{}, Clusters: []finding.Cluster{}, Warnings: []detect.Warning{}}
	var out bytes.Buffer
	for _, err := range []error{Table(&out, r, Options{}), Matrix(&out, r, Options{})} {
		if err != nil {
			t.Error(err)
		}
	}
	if err := Diff(&out, r, Options{}); err == nil {
		t.Error("a diff of nothing")
	}
	if !strings.Contains(out.String(), "No reuse found.") {
		t.Error(out.String())
	}
}
