package outfile

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.WriteString(w, s); return err }
}

// names lists the folder, hidden files included.
func names(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return strings.Join(list, " ")
}

func TestWriteReplaces(t *testing.T) {
	dir := t.TempDir()
	file, link := filepath.Join(dir, "out"), filepath.Join(dir, "link")
	if err := os.WriteFile(file, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("out", link); err != nil {
		t.Skip(err)
	}
	if err := Write(link, text("new")); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(file); string(got) != "new" {
		t.Errorf("the file holds %q", got)
	}
	if info, _ := os.Stat(file); info.Mode().Perm() != 0o640 {
		t.Errorf("its permissions became %v", info.Mode())
	}
	if info, _ := os.Lstat(link); info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link became a file")
	}
}

func TestWriteFailureLeavesNothing(t *testing.T) {
	boom := errors.New("boom")
	dir := t.TempDir()
	old := filepath.Join(dir, "old")
	if err := os.WriteFile(old, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{old, filepath.Join(dir, "new")} {
		err := Write(path, func(w io.Writer) error {
			io.WriteString(w, strings.Repeat("half ", 1<<16))
			return boom
		})
		if !errors.Is(err, boom) || !strings.Contains(err.Error(), path) {
			t.Errorf("error %q does not name %s and its cause", err, path)
		}
	}
	if got, _ := os.ReadFile(old); string(got) != "old" || names(t, dir) != "old" {
		t.Errorf("left: %s, holding %q", names(t, dir), got)
	}
}

func TestWriteErrorsNameThePath(t *testing.T) {
	dir := t.TempDir()
	for path, want := range map[string]string{
		dir:                               "is a directory",
		filepath.Join(dir, "none", "out"): "no such file or directory",
	} {
		err := Write(path, text("x"))
		if err == nil || err.Error() != "write "+path+": "+want {
			t.Errorf("got %v, want it to say %s", err, want)
		}
	}
}

func TestWriteKeepsOtherErrorsWhole(t *testing.T) {
	err := Write(filepath.Join(t.TempDir(), "out"), func(io.Writer) error {
		_, err := os.Open("/nowhere/article")
		return err
	})
	if err == nil || !strings.Contains(err.Error(), "/nowhere/article") {
		t.Errorf("got %v", err)
	}
}

func TestWriteFullDevice(t *testing.T) {
	const full = "/dev/full"
	if _, err := os.Stat(full); err != nil {
		t.Skip("this system has no ", full)
	}
	if err := Write(full, text("x")); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("got %v", err)
	}
	if info, err := os.Stat(full); err != nil || info.Mode().IsRegular() {
		t.Error("the device was replaced")
	}
}
