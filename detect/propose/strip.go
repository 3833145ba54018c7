package propose

import (
	"context"

	"reprint/lsh"
	"reprint/shingle"
)

// A Lookalike is what boilerplate looks like as features: texts of one template
// would all be candidates of each other by them. The zero value is empty.
type Lookalike [numViews][]uint64

// Add adds the features of a text of which everything but boilerplate is masked.
func (l *Lookalike) Add(t *shingle.Text, near bool) {
	for view := range l {
		if !near || view == grams {
			l[view] = cut(l[view], t, view)
		}
	}
}

// Append adds those of another one.
func (l *Lookalike) Append(other *Lookalike) {
	for view := range l {
		l[view] = append(l[view], other[view]...)
	}
}

// strip takes the features of boilerplate away from the documents that have some.
func (c *Corpus) strip(ctx context.Context, jobs int) error {
	if c.Boilerplate == nil {
		return nil
	}
	in := make([]bool, len(c.Documents))
	for i := range c.Documents {
		in[i] = c.Documents[i].Boilerplate
	}
	for view := range c.Features.views {
		if err := c.Features.views[view].Remove(ctx, lsh.NewFilter(c.Boilerplate[view]), in, jobs); err != nil {
			return err
		}
	}
	return nil
}
