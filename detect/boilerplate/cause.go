package boilerplate

import "fmt"

// A causeKind says how a block recurs.
type causeKind uint8

const (
	inFolder  causeKind = iota // in Share of all texts
	inOutlet                   // in Share of the texts of Outlet
	inFewOf                    // in Count texts of Outlet
	atEnd                      // at the end of Count texts of Outlet, "" where that is not known
	numCauses = int(iota)
)

var causeNames = [numCauses]string{"folder", "outlet", "few", "end"}

// A Cause says why a block is boilerplate.
type Cause struct {
	kind   causeKind
	share  float64
	count  int
	outlet string
}

func (c Cause) String() string {
	switch c.kind {
	case inOutlet:
		return fmt.Sprintf("recurs in %.0f%% of the articles of %s", 100*c.share, c.outlet)
	case inFewOf:
		return fmt.Sprintf("recurs in %d articles of %s", c.count, c.outlet)
	case atEnd:
		where := "here"
		if c.outlet != "" {
			where = "of " + c.outlet
		}
		return fmt.Sprintf("recurs at the end of %d articles %s", c.count, where)
	}
	return fmt.Sprintf("recurs in %.0f%% of the articles here", 100*c.share)
}
