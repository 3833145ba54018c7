package imprint

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// cacheLine is what the marker of a cache holds.
const cacheLine = "A cache by reprint. It may be deleted at any time: what it holds is made again.\n"

// MarkCache writes the marker into the folder of a cache, if it has none.
func MarkCache(dir string) error {
	f, err := os.OpenFile(filepath.Join(dir, Marker), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	_, err = f.WriteString(cacheLine)
	return errors.Join(err, f.Close())
}

// IsCache reports whether a folder is that of a cache, by its marker. An empty one is
// just being written.
func IsCache(dir string) bool {
	data, err := os.ReadFile(filepath.Join(dir, Marker))
	return err == nil && (len(data) == 0 || bytes.Equal(data, []byte(cacheLine)))
}

// CheckCache says why a cache can't be put into the folder at path: nil if there is
// none, it is empty, or its marker says that it is one.
func CheckCache(path string) error {
	entries, err := os.ReadDir(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case len(entries) > 0 && !IsCache(path):
		return errors.New("is not a cache by reprint")
	}
	return nil
}
