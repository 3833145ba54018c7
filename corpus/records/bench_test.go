package records

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkReadChunk parses the lines of one chunk: 200 articles of about 4.7 KB
// with quotation marks written as escapes.
func BenchmarkReadChunk(b *testing.B) {
	var lines strings.Builder
	for i := range 200 {
		fmt.Fprintf(&lines, `{"id":"d%08d","title":"Ice %d","outlet":"The Mercury","published":"2021-03-04T06:30:00Z","text":"`, i, i)
		for p := range 16 {
			fmt.Fprintf(&lines, `Children walked out as far as buoy %d, \u201calthough nobody had asked them to\u201d, the harbour master said. `, i*p)
			lines.WriteString(`The ferry to Gull Island stayed at its berth until the tide had broken the ice along the quay, and the baker's van came round by the coast road.\n\n`)
		}
		lines.WriteString("\"}\n")
	}
	c := Chunk{data: []byte(lines.String())}
	var reader Reader
	records := 0
	b.SetBytes(int64(len(c.data)))
	b.ReportAllocs()
	for b.Loop() {
		_, n := reader.ReadChunk(c, func(*Record) {})
		records += n
	}
	b.ReportMetric(float64(records)/b.Elapsed().Seconds(), "docs/s")
}
