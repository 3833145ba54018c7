package finding

import "fmt"

// Verdict says what kind of relation two documents have.
type Verdict uint8

// The verdicts, strongest first. The first four mean reuse.
const (
	Duplicate Verdict = iota
	Syndicated
	Partial
	Rewrite
	Quotes
	Template
	Event
	Unrelated
	NumVerdicts = int(iota)
)

var verdictNames = [NumVerdicts]string{"duplicate", "syndicated", "partial", "rewrite", "quotes", "template", "event", "unrelated"}

func (v Verdict) String() string { return verdictNames[v] }

// Finding reports whether the verdict means reuse.
func (v Verdict) Finding() bool { return v <= Rewrite }

// ParseVerdict is the inverse of String.
func ParseVerdict(s string) (Verdict, error) {
	for i, name := range verdictNames {
		if name == s {
			return Verdict(i), nil
		}
	}
	return 0, fmt.Errorf("unknown verdict %q", s)
}
