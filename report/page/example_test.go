package page_test

import (
	"fmt"
	"os"
	"path/filepath"

	"reprint/report/internal/sample"
	"reprint/report/page"
)

// WriteFile writes a page that opens from disk, and tells what its reader has
// to know about its size: here nothing.
func ExampleWriteFile() {
	folder, err := os.MkdirTemp("", "report")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(folder)
	note, err := page.WriteFile(filepath.Join(folder, "report.html"), sample.Result(), page.Options{Version: "1.0"})
	fmt.Printf("%q %v\n", note, err)
	// Output: "" <nil>
}
