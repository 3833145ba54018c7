package records_test

import (
	"fmt"
	"strings"

	"reprint/corpus/meta"
	"reprint/corpus/records"
)

// A file is cut into chunks, and each chunk is read; the place of a line serves
// to read it again.
func Example() {
	lines := `{"id": "a", "headline": "Ice closes the harbour", "body": "It froze.", "authors": ["Ida Lund", {"name": "Per Holm"}]}
{"id": "b", "title": "No text"}
`
	var reader records.Reader
	err := records.Split(strings.NewReader(lines), func(c records.Chunk) bool {
		reader.ReadChunk(c, func(r *records.Record) {
			fmt.Println(r.Fields[meta.ID], r.Fields[meta.Title], "by", r.Fields[meta.Author], "at byte", r.Offset, r.Fault)
		})
		c.Release()
		return true
	})
	fmt.Println(err)
	again, err := reader.Read([]byte(lines[:strings.Index(lines, "\n")]))
	fmt.Println(again[meta.Text], err)
	// Output:
	// a Ice closes the harbour by Ida Lund, Per Holm at byte 0 <nil>
	// b No text by  at byte 118 record has no text: it has id, title; say which one is the text with --field text=NAME
	// <nil>
	// It froze. <nil>
}
