package spool_test

import (
	"fmt"
	"io"
	"strings"

	"reprint/corpus/spool"
)

// A stream is read once, and then again at any offset.
func Example() {
	var store spool.Spool
	defer store.Close()
	section := store.Section(io.NopCloser(strings.NewReader("The harbour froze over.")))
	defer section.Close()
	all, err := io.ReadAll(section.Reader())
	fmt.Printf("%s %v\n", all, err)
	part := make([]byte, 7)
	section.ReadAt(part, 4)
	fmt.Printf("%s\n", part)
	// Output:
	// The harbour froze over. <nil>
	// harbour
}
