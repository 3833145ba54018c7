package cache

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"reprint/internal/imprint"
)

func open(t *testing.T, dir string) *Cache {
	t.Helper()
	c, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCache(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "deep", "cache")
	c := open(t, dir)
	a, b := c.Key("page", []byte("a")), c.Key("page", []byte("b"))
	if c.Get(a) != nil {
		t.Error("a value where none was put")
	}
	c.Put(a, []byte("one"))
	c.Put(b, nil)
	again := open(t, dir) // as the next run does
	if got := again.Get(a); string(got) != "one" {
		t.Errorf("got %q", got)
	}
	if got := again.Get(b); got == nil || len(got) != 0 {
		t.Errorf("got %q for an empty value", got)
	}
	if again.Get(c.Key("letter", []byte("a"))) != nil || again.Get(c.Key("pag", []byte("ea"))) != nil {
		t.Error("a value of another reader")
	}
	again.program[0]++
	if again.Get(again.Key("page", []byte("a"))) != nil {
		t.Error("a value of another program")
	}
	if u := again.Use(); u != (Use{Hits: 2, Made: 3}) {
		t.Errorf("%+v", u)
	}
}

// Whatever becomes of a value on disk is noticed, and the value can be put again.
func TestDamage(t *testing.T) {
	c := open(t, t.TempDir())
	a, b := c.Key("", []byte("a")), c.Key("", []byte("b"))
	value := []byte("what was made of a")
	c.Put(a, value)
	whole, err := os.ReadFile(c.path(a))
	if err != nil {
		t.Fatal(err)
	}
	c.Put(b, []byte("what was made of b"))
	other, err := os.ReadFile(c.path(b))
	if err != nil {
		t.Fatal(err)
	}
	damages := [][]byte{nil, []byte("x"), whole[:len(whole)-1], append(bytes.Clone(whole), 0), other}
	for i := range whole {
		flipped := bytes.Clone(whole)
		flipped[i] ^= 1
		damages = append(damages, flipped)
	}
	for i, damaged := range damages {
		if err := os.WriteFile(c.path(a), damaged, 0o666); err != nil {
			t.Fatal(err)
		}
		if got := c.Get(a); got != nil {
			t.Errorf("damage %d: got %q", i, got)
		}
		c.Put(a, value)
		if got := c.Get(a); !bytes.Equal(got, value) {
			t.Errorf("damage %d: got %q when put again", i, got)
		}
	}
	if u := c.Use(); u.Damaged != len(damages) || u.Made != len(damages) || u.Fault != nil {
		t.Errorf("%+v of %d", u, len(damages))
	}
}

func TestForeignFolder(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "article.txt")
	if err := os.WriteFile(file, []byte("x"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir); err == nil {
		t.Error("a folder of others is taken")
	}
	if _, err := Open(file); err == nil {
		t.Error("a file is taken")
	}
	pages := t.TempDir()
	if err := imprint.Mark(pages, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(pages); err == nil {
		t.Error("the folder of a report is taken")
	}
}

// Several runs open a new cache at once, and put and get the same values.
func TestManyRuns(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "cache")
	var runs sync.WaitGroup
	for range 8 {
		runs.Go(func() {
			c, err := Open(dir)
			if err != nil {
				t.Error(err)
				return
			}
			for i := range 200 {
				data := fmt.Append(nil, i%50)
				k := c.Key("", data)
				if got := c.Get(k); got == nil {
					c.Put(k, data)
				} else if !bytes.Equal(got, data) {
					t.Errorf("got %q for %q", got, data)
				}
			}
			if u := c.Use(); u.Damaged > 0 || u.Fault != nil {
				t.Errorf("%+v", u)
			}
		})
	}
	runs.Wait()
	left, _ := filepath.Glob(filepath.Join(dir, "*", unfinished+"*"))
	if len(left) > 0 {
		t.Errorf("left unfinished: %q", left)
	}
}

func TestFault(t *testing.T) {
	c := open(t, t.TempDir())
	k := c.Key("", nil)
	if err := os.WriteFile(filepath.Dir(c.path(k)), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if c.Put(k, []byte("x")); c.Use().Fault == nil {
		t.Error("a value could be stored where a file is in the way")
	}
}

func TestTrim(t *testing.T) {
	dir := t.TempDir()
	c := open(t, dir)
	now := time.Now()
	var paths []string
	for i, age := range []time.Duration{0, lifetime - interval, lifetime + interval, lifetime + interval} {
		k := c.Key("", fmt.Append(nil, i))
		c.Put(k, []byte("x"))
		old := now.Add(-age)
		if err := os.Chtimes(c.path(k), old, old); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, c.path(k))
	}
	if c.Get(c.Key("", []byte("2"))) == nil {
		t.Fatal("an old value is gone")
	}
	unfinishedFile := filepath.Join(filepath.Dir(paths[0]), unfinished+"1")
	marker := filepath.Join(dir, imprint.Marker)
	for _, path := range []string{unfinishedFile, marker} {
		if err := os.WriteFile(path, []byte(mustRead(t, marker)), 0o666); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, now.Add(-2*interval), now.Add(-2*interval)); err != nil {
			t.Fatal(err)
		}
	}
	open(t, dir)
	var left []bool
	for _, path := range append(paths, unfinishedFile) {
		_, err := os.Stat(path)
		left = append(left, err == nil)
	}
	if fmt.Sprint(left) != "[true true true false false]" {
		t.Errorf("left are %v", left)
	}
}

func mustRead(t *testing.T, path string) string {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
