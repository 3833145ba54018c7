package meta_test

import (
	"fmt"

	"reprint/corpus/meta"
)

// Values are collected by the names that a format gives them, and read.
func Example() {
	var found meta.Set
	for _, pair := range [][2]string{{"headline", "Ice"}, {"title", "Ice closes the harbour"}, {"date", "4 March 2021"}, {"lang", "en-GB"}, {"words", "12"}} {
		if name, ok := meta.NameOf(pair[0]); ok {
			found.Add(name, pair[1])
		}
	}
	m := found.Meta("front matter")
	fmt.Println(m.Title, m.Lang)
	fmt.Println(m.Date.Time.Year(), m.Date.Uncertainty, m.DateSource)
	// Output:
	// Ice closes the harbour en
	// 2021 24h0m0s front matter
}
