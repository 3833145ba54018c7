package record

import (
	"bufio"
	"cmp"
	"io"

	"reprint/detect"
	"reprint/detect/finding"
)

// WriteRemoved writes a record for each copy in r, by id, one a line.
func WriteRemoved(w io.Writer, r *detect.Result) error {
	e := &writer{out: bufio.NewWriterSize(w, 1<<16), result: r}
	for i := range r.Copies {
		v := removedOf(&r.Copies[i])
		e.write(typeRemoved, &v)
	}
	return cmp.Or(e.err, e.out.Flush())
}

func removedOf(c *finding.Copy) Removed {
	return Removed{ID: id(c.ID), Kept: id(c.Of), Share: Fraction(c.Share), Verdict: verdict(c.Verdict.String())}
}

// RemovedColumns names what a table holds of a copy: the fields of its record.
func RemovedColumns() []string { return []string{"id", "kept", "share", "verdict"} }

// RemovedCells are the values of a copy under RemovedColumns, as the record has them.
func RemovedCells(c *finding.Copy) []string {
	v := removedOf(c)
	return []string{c.ID, c.Of, v.Share.String(), string(v.Verdict)}
}
