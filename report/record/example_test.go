package record_test

import (
	"bytes"
	"fmt"
	"strings"

	"reprint/report/internal/sample"
	"reprint/report/record"
)

// Results are written with their texts, so that all reports can be made of them
// later.
func Example() {
	var saved bytes.Buffer
	if err := record.Write(&saved, sample.Result(), record.Options{Text: true}); err != nil {
		fmt.Println(err)
		return
	}
	first, _, _ := strings.Cut(saved.String(), ",\"parameters\"")
	fmt.Println(first)

	r, err := record.Read(&saved)
	if err != nil {
		fmt.Println(err)
		return
	}
	strongest := record.Ranked(r)[0]
	fmt.Println(strongest.A, strongest.B, record.Fraction(strongest.Score))
	// Output:
	// {"type":"run","v":1,"tool":"reprint","version":""
	// kesh-news/flour.txt tellan-star/comet.txt 0.8704
}
