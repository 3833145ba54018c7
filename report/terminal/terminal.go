// Package terminal shows results to people who read them on a terminal: Table
// after a scan, Matrix for a heat map of coverage, Diff for one pair word by
// word, and Extract for what a scan reads of a document.
//
// Articles are hostile input. Titles, paths and texts lose their control
// characters before they are written, and nothing is told by colour alone.
package terminal

// Options say what the terminal is like. The zero value is one of 80 columns
// without colour.
type Options struct {
	// Width is the number of columns of a terminal, 0 for 80. Views for a
	// terminal take at least 40.
	Width int
	// Color allows ANSI colours. Nothing is told by colour alone.
	Color bool
}

const (
	defaultWidth = 80
	leastWidth   = 40
)

func (o Options) width() int {
	if o.Width == 0 {
		return defaultWidth
	}
	return max(o.Width, leastWidth)
}
