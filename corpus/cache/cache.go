// Package cache keeps what was made of bytes, in a folder on disk, so that the same
// bytes need not be taken apart again by a later run.
//
// A value is found by what it was made of: a hash of the bytes, of the name of the
// reader, and of the program itself, so that a file that changed, or a program that
// reads in another way, never meets a value that is not its own. Names and times of
// files play no part. A value is a file of its own, written beside its place and
// renamed, with a hash over it: several runs may use a folder at once, and a value
// that was damaged is noticed.
package cache

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"reprint/internal/imprint"
)

// A Cache is a folder of values. It is safe for concurrent use.
//
// On disk a value has the name aa/bb…, the hex digits of its key, and consists of the
// SHA-256 of the key and the value, and the value.
type Cache struct {
	dir     string
	program [sha256.Size]byte // hash of the program that makes the values

	hits, made, damaged atomic.Int64
	fault               atomic.Pointer[error]
}

// A Key is what a value is found by.
type Key [sha256.Size]byte

// Use says how a Cache was used.
type Use struct {
	Hits    int // values that were there
	Made    int // values that were not
	Damaged int // of those made: there was one that was damaged
	// Fault says why a value could not be stored, nil where all could.
	Fault error
}

// Open opens the cache in a folder, which is made if it is not there. The folder holds
// a cache already, or nothing at all: others are refused. Values that no run has asked
// for in a month are removed, once a day.
func Open(dir string) (*Cache, error) {
	if err := imprint.CheckCache(dir); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	if err := imprint.MarkCache(dir); err != nil {
		return nil, err
	}
	c := &Cache{dir: dir}
	var err error
	if c.program, err = programHash(); err != nil {
		return nil, fmt.Errorf("the version of this program: %w", err)
	}
	c.trim(time.Now())
	return c, nil
}

// programHash is the hash of the program that runs.
func programHash() (sum [sha256.Size]byte, err error) {
	path, err := os.Executable()
	if err != nil {
		return sum, err
	}
	f, err := os.Open(path)
	if err != nil {
		return sum, err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return sum, err
	}
	return [sha256.Size]byte(h.Sum(nil)), nil
}

// Key is that of what a reader makes of data.
func (c *Cache) Key(reader string, data []byte) Key {
	h := sha256.New()
	h.Write(c.program[:])
	fmt.Fprintf(h, "%d %s ", len(reader), reader)
	h.Write(data)
	return Key(h.Sum(nil))
}

func (c *Cache) path(k Key) string {
	name := hex.EncodeToString(k[:])
	return filepath.Join(c.dir, name[:2], name[2:])
}

// Get returns the value of a key, nil where there is none.
func (c *Cache) Get(k Key) []byte {
	path := c.path(k)
	data, err := os.ReadFile(path)
	if err != nil {
		c.made.Add(1)
		return nil
	}
	if len(data) < sha256.Size || [sha256.Size]byte(data) != seal(k, data[sha256.Size:]) {
		c.made.Add(1)
		c.damaged.Add(1)
		return nil
	}
	c.hits.Add(1)
	touch(path)
	return data[sha256.Size:]
}

// Put stores the value of a key.
func (c *Cache) Put(k Key, value []byte) {
	if err := c.write(c.path(k), seal(k, value), value); err != nil {
		c.fault.CompareAndSwap(nil, &err)
	}
}

// seal is what stands before a value. The key is part of it, so that a value under the
// name of another one is noticed.
func seal(k Key, value []byte) [sha256.Size]byte {
	h := sha256.New()
	h.Write(k[:])
	h.Write(value)
	return [sha256.Size]byte(h.Sum(nil))
}

func (c *Cache) write(path string, head [sha256.Size]byte, value []byte) error {
	folder := filepath.Dir(path)
	f, err := os.CreateTemp(folder, unfinished+"*")
	if errors.Is(err, fs.ErrNotExist) {
		if err = os.Mkdir(folder, 0o777); err == nil || errors.Is(err, fs.ErrExist) {
			f, err = os.CreateTemp(folder, unfinished+"*")
		}
	}
	if err != nil {
		return err
	}
	_, err = f.Write(append(head[:], value...))
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// Use says how the cache was used since it was opened.
func (c *Cache) Use() Use {
	u := Use{Hits: int(c.hits.Load()), Made: int(c.made.Load()), Damaged: int(c.damaged.Load())}
	if fault := c.fault.Load(); fault != nil {
		u.Fault = *fault
	}
	return u
}
