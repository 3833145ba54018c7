package boilerplate

import (
	"fmt"

	"reprint/detect/finding"
)

// A causeKind says how a block recurs.
type causeKind uint8

const (
	inFolder  causeKind = iota // in share of all texts
	inOutlet                   // in share of the texts of an outlet
	inFewOf                    // in count texts, of an outlet or of all
	atEnd                      // at the end of count texts
	inSeries                   // with other facts, in count texts
	inStock                    // on days far apart, in count texts
	numCauses = int(iota)
)

var causeNames = [numCauses]string{"folder", "outlet", "few", "end", "series", "stock"}

// A Cause says why something is boilerplate.
type Cause struct {
	kind  causeKind
	share float64
	count int
	// scope is the outlet (or host, or folder) of whose articles this holds, ""
	// for those of all.
	scope string
}

// besideFormula is the reason of what has no cause but the words beside it.
const besideFormula = "stands in a sentence that the outlet fills in"

// mark is the kind of the marks.
func (c Cause) mark() finding.MarkKind {
	if c.kind == inSeries || c.kind == inStock {
		return finding.Series
	}
	return finding.Boilerplate
}

func (c Cause) String() string {
	where := "here"
	if c.scope != "" {
		where = "of " + c.scope
	}
	switch c.kind {
	case inFewOf:
		return fmt.Sprintf("recurs in %d articles %s", c.count, where)
	case atEnd:
		return fmt.Sprintf("recurs at the end of %d articles %s", c.count, where)
	case inSeries:
		return fmt.Sprintf("recurs with other facts in %d articles %s", c.count, where)
	case inStock:
		return fmt.Sprintf("recurs in %d different stories %s", c.count, where)
	}
	return fmt.Sprintf("recurs in %.0f%% of the articles %s", 100*c.share, where)
}
