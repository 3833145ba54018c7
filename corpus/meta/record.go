package meta

import (
	"fmt"
	"strings"
)

// A Record is an article as a table, a feed or a list of records gives it: its
// fields, or a fault.
type Record struct {
	Fields
	Line  int   // of the file that it starts on, from 1; 0 where lines are nothing to go by
	Fault error // why it cannot be read
}

// mostTitles and longestTitle bound what a message tells of the columns.
const (
	mostTitles   = 30
	longestTitle = 40
)

// NoText is the fault of a table of which no column is the text. It names them.
func NoText(titles []string) error {
	var list []string
	for i, title := range titles {
		if i == mostTitles {
			list = append(list, fmt.Sprintf("%d more", len(titles)-i))
			break
		}
		if len(title) > longestTitle {
			title = strings.ToValidUTF8(title[:longestTitle], "") + "..."
		}
		list = append(list, fmt.Sprintf("%q", title))
	}
	return fmt.Errorf("no column is the text: they are %s; say which one is with --field text=COLUMN", strings.Join(list, ", "))
}
