// Package report turns a detect.Result into what people and programs read: a
// table and a heat map for the terminal, JSON Lines, CSV, Markdown, a word by
// word view of one pair, and the HTML page. It reads results and changes none.
//
// Articles are hostile input. Titles, paths and texts lose their control
// characters before they reach a terminal, cells of a CSV file can't become
// formulas, and Markdown shows markup instead of obeying it.
package report

// Options say how a report is written. The zero value is a report for a
// terminal of 80 columns, without colour, that leaves nothing out.
type Options struct {
	// Width is the number of columns of a terminal, 0 for 80. Views for a
	// terminal take at least 40.
	Width int
	// Color allows ANSI colours. Nothing is told by colour alone.
	Color bool
	// Limit bounds the pairs that Table and Markdown show and the documents
	// that Matrix shows; 0 is no limit, but for Table, which then shows the
	// strongest of the largest clusters. What is left out is counted.
	Limit int
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
