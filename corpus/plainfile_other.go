//go:build !unix

package corpus

import (
	"io"
	"os"
)

// openPlain opens a file and tells its size. Errors don't name the path.
func openPlain(path string) (io.ReadCloser, int64, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, 0, bareError(err)
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, 0, bareError(err)
	}
	return f, info.Size(), nil
}

// openRegular is openPlain for what is to be read at offsets.
func openRegular(path string) (*os.File, error) { return os.Open(path) }
