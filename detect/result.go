package detect

import (
	"fmt"
	"time"

	"reprint/align"
	"reprint/internal/span"
)

// A Span is a half-open byte range of a text.
type Span = span.Span

// Verdict says what kind of relation two documents have.
type Verdict uint8

// The verdicts, strongest first. The first four are findings.
const (
	Duplicate Verdict = iota
	Syndicated
	Partial
	Rewrite
	Quotes
	Event
	Unrelated
	NumVerdicts = int(iota)
)

var verdictNames = [NumVerdicts]string{"duplicate", "syndicated", "partial", "rewrite", "quotes", "event", "unrelated"}

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

// A Result is everything a scan found. It is a value to read: reports take it
// and write it out. Slices are never nil and are sorted as the records are.
type Result struct {
	// Parameters are all settings that shape the result, by name.
	Parameters map[string]any
	// InputSHA256 is over the sorted pairs of id and text hash.
	InputSHA256 string
	Documents   []Document // by ID
	Pairs       []Pair     // by Score descending, then A, B
	Clusters    []Cluster  // by size descending, then ID
	Warnings    []Warning
	Summary     Summary
	// Evidence opens the texts behind the figures.
	Evidence Evidence
}

// Evidence gives a report what it shows of texts: the text of a document with
// its marked spans, and the word edits of a pair's passages. Its methods are
// safe for concurrent use.
type Evidence interface {
	Text(id string) (*Text, error)
	// Edits returns one edit script for each of the pair's passages.
	Edits(p *Pair) ([][]align.Edit, error)
}

// A Text is a document's extracted text with its marked spans.
type Text struct {
	Text  string
	Spans []Mark // sorted by Start; may overlap
}

// A Mark is a span of a text that does not count as the document's own words.
type Mark struct {
	Span
	Kind    string // quotation, boilerplate or dropped
	Reason  string
	Speaker string // of a quotation, where known
}

// A Document is what a result says of one article.
type Document struct {
	ID, Path, Title string
	Words           int
	Lang            string
	Published       time.Time // zero if unknown
	Uncertainty     time.Duration
	DateSource      string
	Outlet, Author  string
	Credit          string // the agency the text names, or ""
	CreditBasis     string
	URL             string
	TextSHA256      [32]byte
	TooShort        bool
}

// Order says which document of a pair came first.
type Order uint8

// The orders.
const (
	OrderUnknown Order = iota
	AFirst
	BFirst
)

func (o Order) String() string { return [...]string{"unknown", "a", "b"}[o] }

// A Pair is a verified pair: two documents, A < B, whose passages were aligned.
type Pair struct {
	A, B    string // ids
	Verdict Verdict
	Score   float64 // how sure it is that text was reused, in [0, 1]
	AB, BA  float64 // coverage of A by B and of B by A
	Jaccard float64 // exact, over word 5-grams of the whole texts
	Longest int     // the longest run of equal own words
	Words   int     // own reused words of the shorter side
	// ClassWords counts the words of the shorter document by class.
	ClassWords [align.NumClasses]int
	Order      Order
	OrderBasis string
	Reasons    []string
	Passages   []align.Passage // in the order of A
}

// A Cluster is a group of documents joined by findings.
type Cluster struct {
	ID       string
	Members  []string // sorted
	Verdict  Verdict  // the weakest inside
	MinScore float64
	// Weakest is the finding, by its documents, that is least sure of those
	// that the cluster cannot do without: no path of surer ones leads round it.
	Weakest [2]string
	// Reasons say what was kept apart from the cluster, and why.
	Reasons []string
	// Origin is the document the others most likely derive from, or "".
	Origin      string
	OriginBasis string
}

// A Warning names an input that could not be read as it should.
type Warning struct {
	Path, Error string
	// Harmless warnings have no effect on the exit code.
	Harmless bool
}

// Summary counts what a scan did and what its limits cut.
type Summary struct {
	Documents  int
	Skipped    int
	Other      int
	TooShort   int
	Candidates int
	Verified   int
	Pairs      [NumVerdicts]int
	Clusters   int
	// Cuts counts, by the name of the limit, what it cut. Every limit is
	// listed, also those that cut nothing.
	Cuts map[string]int
}
