package align

// A Trace is told what an alignment looks at before it decides, for programs
// that fit the models. Functions that are nil are not called. Features are in
// the order of PassageFeatures and SummaryFeatures; the slices are the caller's
// to keep.
type Trace struct {
	// Fragment is told every candidate passage: its spans in the texts that the
	// caller named a and b, and its features.
	Fragment func(a, b Span, features []float64)
	// Summary is told every stretch that may condense the other text, the side
	// it stands in, and its features.
	Summary func(of *Side, stretch Span, features []float64)
}

// traceFragment tells the trace of a fragment, with the sides as the caller has
// them.
func (c *comparison) traceFragment(m *match, features []float64) {
	if c.trace.Fragment == nil {
		return
	}
	a, b := c.a.span(m.a), c.b.span(m.b)
	if c.swapped {
		a, b = b, a
	}
	c.trace.Fragment(a, b, features)
}

func (c *comparison) traceSummary(stretch tokenRange, features []float64) {
	if c.trace.Summary != nil {
		c.trace.Summary(c.a.Side, c.a.span(stretch), features)
	}
}
