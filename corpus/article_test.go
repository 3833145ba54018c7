package corpus

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestArticles reads each file of testdata/articles and compares all that came
// of it with the golden file beside it. A new case is a new file.
func TestArticles(t *testing.T) {
	files, err := filepath.Glob("testdata/articles/*")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, file := range files {
		if strings.HasSuffix(file, ".golden") {
			continue
		}
		n++
		t.Run(filepath.Base(file), func(t *testing.T) {
			docs, faults := readAll(t, []string{file}, Options{})
			if len(docs) != 1 {
				t.Fatalf("%d documents, faults %v", len(docs), faults)
			}
			got := ""
			for _, f := range faults {
				got += "fault: " + f.Error() + "\n"
			}
			checkGolden(t, file+".golden", got+describe(docs[0]))
		})
	}
	if n < 20 {
		t.Errorf("only %d cases", n)
	}
}

func describe(d *Document) string {
	var out strings.Builder
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&out, "%s: %s\n", name, value)
		}
	}
	field("id", d.ID)
	field("title", d.Title)
	field("author", d.Author)
	field("outlet", d.Outlet)
	field("url", d.URL)
	field("lang", d.Lang)
	if !d.Published.IsZero() {
		field("published", fmt.Sprintf("%s ± %v, %s", d.Published.Format(time.RFC3339), d.Uncertainty, d.DateSource))
	}
	field("credit", d.Credit)
	field("basis", d.CreditBasis)
	for _, x := range d.Quoted {
		field("quoted", fmt.Sprintf("%q", d.Text[x.Start:x.End]))
	}
	for _, x := range d.Dropped {
		field("dropped", fmt.Sprintf("%d %q %s", x.Start, d.Text[x.Start:x.End]+x.Text, x.Reason))
	}
	fmt.Fprintf(&out, "\n%q\n", strings.SplitAfter(d.Text, "\n"))
	return strings.ReplaceAll(out.String(), `\n" "`, "\\n\"\n \"")
}

func checkGolden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("differs from %s (-update rewrites it); got:\n%s\nwant:\n%s", file, got, want)
	}
}
