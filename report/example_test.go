package report_test

import (
	"bytes"
	"fmt"
	"strings"

	"reprint/report"
	"reprint/report/internal/sample"
)

// PairsCSV is for spreadsheets, Markdown for people who read it where it is
// rendered.
func Example() {
	var table, text bytes.Buffer
	if err := report.PairsCSV(&table, sample.Result()); err != nil {
		fmt.Println(err)
		return
	}
	if err := report.Markdown(&text, sample.Result()); err != nil {
		fmt.Println(err)
		return
	}
	columns, _, _ := strings.Cut(table.String(), ",jaccard")
	fmt.Println(columns)
	title, _, _ := strings.Cut(text.String(), "\n")
	fmt.Println(title)
	// Output:
	// a,b,verdict,score,ab,ba
	// # Reused text
}
