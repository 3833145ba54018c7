package packing_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"log"

	"reprint/corpus/packing"
)

// What is around a file is told by its name or its first bytes, and read through.
func Example() {
	var file bytes.Buffer
	z := gzip.NewWriter(&file)
	io.WriteString(z, "The harbour froze over.")
	z.Close()

	p := packing.Detect(file.Bytes())
	fmt.Println(p == packing.Suffix(".gz"), p == packing.None)
	r, err := packing.Unpack(&file, p)
	if err != nil {
		log.Fatal(err)
	}
	defer r.Close()
	text, err := io.ReadAll(r)
	fmt.Println(string(text), err)
	// Output:
	// true false
	// The harbour froze over. <nil>
}
