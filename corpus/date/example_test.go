package date_test

import (
	"fmt"

	"reprint/corpus/date"
)

// The value of a field is parsed; a line of a text is read only if it is
// nothing but a date.
func Example() {
	d, ok := date.Parse("March 4, 2021 at 3:04 p.m. ET")
	fmt.Println(d.Time.UTC(), d.Uncertainty, ok)
	d, ok = date.Line("Published: 4. März 2021")
	fmt.Println(d.Time, d.Uncertainty, ok)
	_, ok = date.Line("On March 4, 2021 the harbour froze over.")
	fmt.Println(ok)
	// Output:
	// 2021-03-04 20:04:00 +0000 UTC 1h0m0s true
	// 2021-03-04 00:00:00 +0000 UTC 24h0m0s true
	// false
}
