package bars

import (
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// root is the folder of the module.
const root = "../.."

// tables lists the files bars.go of the module.
func tables(t *testing.T) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || path != root && strings.HasPrefix(d.Name(), ".")):
			return fs.SkipDir
		case d.Name() == "bars.go" && filepath.Base(filepath.Dir(path)) != "bars":
			files = append(files, path)
		}
		return nil
	})
	if err != nil || len(files) == 0 {
		t.Fatal("no bars.go in the module", err)
	}
	return files
}

func readTable(t *testing.T, file string) []Bar {
	t.Helper()
	source, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	list, err := Read(file, source)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// packageOf is the folder of a table within the module.
func packageOf(t *testing.T, table string) string {
	t.Helper()
	dir, err := filepath.Rel(root, filepath.Dir(table))
	if err != nil {
		t.Fatal(err)
	}
	return filepath.ToSlash(dir)
}

// unheld reads testdata/unheld.txt: package, bar and reason, separated by tabs, of
// the bars that no test of their package can hold. The key is package and bar.
func unheld(t *testing.T) map[string]string {
	t.Helper()
	data, err := os.ReadFile("testdata/unheld.txt")
	if err != nil {
		t.Fatal(err)
	}
	reasons := map[string]string{}
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.SplitN(strings.TrimSpace(line), "\t", 3)
		if len(fields) != 3 {
			t.Fatalf("testdata/unheld.txt: not three fields: %q", line)
		}
		reasons[fields[0]+" "+fields[1]] = fields[2]
	}
	return reasons
}

// TestTables: every bar says in a comment what it decides, and the list of those
// that are not held names bars that there are.
func TestTables(t *testing.T) {
	known := map[string]bool{}
	for _, table := range tables(t) {
		for _, b := range readTable(t, table) {
			known[packageOf(t, table)+" "+b.Name] = true
			if !b.Documented {
				t.Errorf("%s: %s does not say what it decides", table, b.Name)
			}
		}
	}
	for bar := range unheld(t) {
		if !known[bar] {
			t.Errorf("testdata/unheld.txt: %s is no bar", bar)
		}
	}
}

// TestHeld moves every bar and wants a test of its package to fail. This takes a
// build for each, and minutes in all, so it runs only where REPRINT_BARS is set:
//
//	REPRINT_BARS=1 go test -parallel 2 -run Held/detect.judge ./internal/bars
//
// What long tests would notice does not count: they run with -short.
func TestHeld(t *testing.T) {
	if os.Getenv("REPRINT_BARS") == "" {
		t.Skip("REPRINT_BARS is not set: no bar is moved")
	}
	reasons := unheld(t)
	for _, table := range tables(t) {
		dir := packageOf(t, table)
		t.Run(strings.ReplaceAll(dir, "/", "."), func(t *testing.T) {
			for _, b := range readTable(t, table) {
				t.Run(b.Name, func(t *testing.T) {
					t.Parallel()
					holds := checkBar(t, table, &b)
					reason, excused := reasons[dir+" "+b.Name]
					switch {
					case excused && holds == "":
						t.Errorf("is held, though testdata/unheld.txt says: %s", reason)
					case !excused && holds != "":
						t.Errorf("moved %s, no test of %s fails", holds, dir)
					}
				})
			}
		})
	}
}

// checkBar says in which directions the bar moves unnoticed, "" for neither.
func checkBar(t *testing.T, table string, b *Bar) (unnoticed string) {
	t.Helper()
	var free []string
	for _, up := range []bool{true, false} {
		if passes(t, table, b.Moved(up)) {
			free = append(free, map[bool]string{true: "up", false: "down"}[up])
		}
	}
	return strings.Join(free, " and ")
}

// passes reports whether the tests of a package pass with another table.
func passes(t *testing.T, table string, moved []byte) bool {
	t.Helper()
	file, err := filepath.Abs(table)
	if err != nil {
		t.Fatal(err)
	}
	copied, overlay := filepath.Join(t.TempDir(), "bars.go"), filepath.Join(t.TempDir(), "overlay.json")
	replace, err := json.Marshal(map[string]map[string]string{"Replace": {file: copied}})
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{copied: moved, overlay: replace} {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	test := exec.Command("go", "test", "-overlay", overlay, "-vet=off", "-short", "-failfast", "-timeout=2m", ".")
	test.Dir = filepath.Dir(table)
	out, err := test.CombinedOutput()
	if err != nil && !strings.Contains(string(out), "--- FAIL") && !strings.Contains(string(out), "panic:") {
		t.Fatalf("the tests did not run: %v\n%s", err, out)
	}
	return err == nil
}

const sample = `package sample

// Group.
const (
	words = 12 // words
	share = .5
	many  = 1 << 12 // documents
)

// table is one.
var table = [...]float64{low: .25, high: 3}
`

// TestRead: constants and elements of tables are bars, with the steps of their kind.
func TestRead(t *testing.T) {
	list, err := Read("bars.go", []byte(sample))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range list {
		moved := strings.Split(string(b.Moved(true)), "\n")
		for i, line := range strings.Split(sample, "\n") {
			if moved[i] != line {
				got = append(got, b.Name+": "+strings.TrimSpace(moved[i]))
			}
		}
	}
	want := []string{
		"words: words = (12) + 1 // words",
		"share: share = (.5) + (.5)/20.0",
		"many: many  = (1 << 12) + (1 << 12)/20 // documents",
		"table[low]: var table = [...]float64{low: (.25) + (.25)/20.0, high: 3}",
		"table[high]: var table = [...]float64{low: .25, high: (3) + 1}",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if list[1].Documented || !list[0].Documented || !list[3].Documented {
		t.Error("the second is the only one without a comment")
	}
}
