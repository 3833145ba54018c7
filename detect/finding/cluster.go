package finding

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
	Reasons []Reason
	// Origin is the document the others most likely derive from, or "".
	Origin      string
	OriginBasis Basis
	// Sources say for the members in their order which other member each most
	// likely came from. The origin has none, nor has a member without findings
	// of documents that may have come before it.
	Sources []Source
}

// A Source says from which member of its cluster a document most likely came.
type Source struct {
	Document, From string // ids
	Certainty      Certainty
}

// A Certainty says how sure a Source is.
type Certainty string

// The certainties.
const (
	// Likely: it came before, and covers clearly more of the document than any
	// other that did.
	Likely Certainty = "likely"
	// Possible: it came before, but others are about as close, or it covers little.
	Possible Certainty = "possible"
	// Undirected: it shares most with the document, and which came first is not known.
	Undirected Certainty = "undirected"
)

// Known reports whether c is one of the certainties above.
func (c Certainty) Known() bool { return c == Likely || c == Possible || c == Undirected }
