package corpus

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"reprint/corpus/cache"
)

// readWith reads a folder with a cache, and returns its documents as JSON, what they
// say when they are opened again, and how the cache was used.
func readWith(t *testing.T, dir, cacheDir string) (docs []string, use cache.Use) {
	t.Helper()
	s, err := Open([]string{dir}, Options{Cache: cacheDir})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	list, faults := collect(t, s)
	for _, f := range faults {
		if !f.Harmless {
			t.Error(f)
		}
	}
	for _, d := range list {
		again, err := s.Open(d.ID)
		if err != nil || !reflect.DeepEqual(again, d) && asJSON(t, again) != asJSON(t, d) {
			t.Errorf("%s is another one when it is opened again (%v)", d.ID, err)
		}
		docs = append(docs, asJSON(t, d))
	}
	use, ok := s.(Cached).CacheUse()
	if ok != (cacheDir != "") {
		t.Errorf("a cache: %v", ok)
	}
	return docs, use
}

func asJSON(t *testing.T, d *Document) string {
	t.Helper()
	data, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestCacheLaw: with a cache, new, used or damaged, and without, documents are the
// same; and a file that changed is read again, also where its size and time did not.
func TestCacheLaw(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/articles")); err != nil {
		t.Fatal(err)
	}
	page := filepath.Join(dir, "page.html")
	cacheDir := filepath.Join(dir, "cache") // a walk knows it
	want, _ := readWith(t, dir, "")
	check := func(what string, wantUse func(cache.Use) bool) {
		t.Helper()
		got, use := readWith(t, dir, cacheDir)
		equal(t, what, got, want)
		if !wantUse(use) {
			t.Errorf("%s: %+v", what, use)
		}
	}
	slow := 0
	check("a new cache", func(u cache.Use) bool { slow = u.Made; return u.Hits == 0 && u.Made > 0 })
	check("a used cache", func(u cache.Use) bool { return u.Hits == slow && u.Made == 0 })
	damage(t, cacheDir)
	check("a damaged cache", func(u cache.Use) bool { return u.Damaged == slow && u.Made == slow })
	check("a repaired cache", func(u cache.Use) bool { return u.Hits == slow })

	info, err := os.Stat(page)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	for i := range data { // another text of the same length and time
		if data[i] == 'e' {
			data[i] = 'a'
		}
	}
	if err := os.WriteFile(page, data, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(page, info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
	want, _ = readWith(t, dir, "")
	check("a changed file", func(u cache.Use) bool { return u.Hits == slow-1 && u.Made == 1 })
}

// damage cuts every value of a cache short.
func damage(t *testing.T, dir string) {
	t.Helper()
	values, err := filepath.Glob(filepath.Join(dir, "??", "*"))
	if err != nil || len(values) == 0 {
		t.Fatal("no values:", err)
	}
	for _, path := range values {
		info, err := os.Stat(path)
		if err == nil {
			err = os.Truncate(path, info.Size()-1)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}
