package page

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"reprint/internal/imprint"
	"reprint/report/internal/sample"
)

// split writes the fixture to path as a split report.
func split(path string) error {
	_, err := WriteFile(path, sample.Result(), Options{splitAt: 1})
	return err
}

// writeFiles makes files below dir that hold their own names.
func writeFiles(t *testing.T, dir string, names ...string) {
	t.Helper()
	for _, name := range names {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(path, []byte(name), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
}

// files lists the files below dir, by path.
func files(t *testing.T, dir string) string {
	t.Helper()
	var list []string
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			name, _ := filepath.Rel(dir, path)
			list = append(list, filepath.ToSlash(name))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(list, " ")
}

// Browsers give the folder of a saved page the name that the folder of a split
// report would have.
func TestSplitLeavesFoldersOfOthersAlone(t *testing.T) {
	dir := t.TempDir()
	writeFiles(t, dir, "news_files/cluster-0001.html", "news_files/article.txt")
	before := files(t, dir)
	path := filepath.Join(dir, "news.html")
	if err := CheckFile(path); err == nil || !strings.Contains(err.Error(), "news_files is not of a report") {
		t.Errorf("the check says %v", err)
	}
	if err := split(path); err == nil {
		t.Error("the report was written")
	}
	if after := files(t, dir); after != before {
		t.Errorf("before: %s\nafter:  %s", before, after)
	}
	writeFiles(t, dir, "other_files")
	if err := CheckFile(filepath.Join(dir, "other.html")); err == nil || !strings.Contains(err.Error(), "is not a folder") {
		t.Errorf("of a file the check says %v", err)
	}
}

func TestSplitReplacesItsOwnPagesOnly(t *testing.T) {
	dir := t.TempDir()
	path, folder := filepath.Join(dir, "report.html"), filepath.Join(dir, "report_files")
	if err := os.Mkdir(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := split(path); err != nil {
		t.Fatal(err)
	}
	fresh := files(t, dir)
	if want := "report.html report_files/" + imprint.Marker + " report_files/cluster-0001.html report_files/cluster-0002.html"; fresh != want {
		t.Fatalf("wrote %s, want %s", fresh, want)
	}
	writeFiles(t, folder, "cluster-0001.html", "cluster-0099.html", "notes/mine.txt", "mine.txt")
	if err := split(path); err == nil || !strings.Contains(err.Error(), "holds cluster-0099.html") {
		t.Errorf("a page that the marker does not list: %v", err)
	}
	if err := imprint.Mark(folder, []string{"cluster-0001.html", "cluster-0002.html", "cluster-0099.html", "mine.txt", "../report.html"}); err != nil {
		t.Fatal(err)
	}
	if err := split(path); err != nil {
		t.Fatal(err)
	}
	if got, want := files(t, dir), fresh+" report_files/mine.txt report_files/notes/mine.txt"; got != want {
		t.Errorf("left %s, want %s", got, want)
	}
}

func TestSplitFailureLeavesTheOldReport(t *testing.T) {
	dir := t.TempDir()
	final, making := filepath.Join(dir, "r_files"), filepath.Join(dir, ".making")
	writeFiles(t, final, "old.html")
	writeFiles(t, making, "new.html")
	full := errors.New("disk full")
	if err := replaceFolder(final, making, func() error { return full }); !errors.Is(err, full) {
		t.Errorf("error %v", err)
	}
	if got := files(t, final); got != "old.html" {
		t.Errorf("the folder holds %s", got)
	}
}
