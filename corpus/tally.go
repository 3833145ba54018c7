package corpus

import (
	"fmt"
	"strings"
)

// mostRemarks is how many remarks of a kind on one file are made one by one.
const mostRemarks = 10

// A tally counts the remarks on the lines of one file, by kind. The zero value is
// that of a file without any.
type tally struct{ kinds []remarks }

// remarks are those of one kind. All of them are harmless, or none.
type remarks struct {
	kind     string
	harmless bool
	count    int
}

// add counts a remark and reports whether it is to be made.
func (t *tally) add(kind string, harmless bool) bool {
	for i := range t.kinds {
		if k := &t.kinds[i]; k.kind == kind && k.harmless == harmless {
			k.count++
			return k.count <= mostRemarks
		}
	}
	t.kinds = append(t.kinds, remarks{kind, harmless, 1})
	return true
}

// rest are the remarks that say how many of a kind were not made.
func (t *tally) rest(path string) []*ReadError {
	var list []*ReadError
	for _, k := range t.kinds {
		if more := k.count - mostRemarks; more > 0 {
			list = append(list, &ReadError{Path: path, Err: fmt.Errorf("%d more of this kind: %s", more, k.kind), Harmless: k.harmless})
		}
	}
	return list
}

// remarkKind is what a fault of a line has in common with others: what stands before the
// particulars.
func remarkKind(fault error) string {
	kind, _, _ := strings.Cut(fault.Error(), ": ")
	return kind
}
