// Package outfile writes files that appear only when they are complete.
package outfile

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// Write makes the file at path from what write writes. Until that is complete
// it stands under a hidden name beside path; it is then renamed, so that path
// holds what it held before, or everything, never a part. After an error
// nothing is left. A file that exists keeps its permissions, a link its
// target; a device or a pipe is written to as it is. The writer is buffered.
// Errors name path and wrap their cause.
func Write(path string, write func(io.Writer) error) error {
	target := path
	if resolved, err := filepath.EvalSymlinks(path); err == nil {
		target = resolved
	}
	info, err := os.Stat(target)
	switch {
	case err == nil && info.IsDir():
		err = errors.New("is a directory")
	case err == nil && !info.Mode().IsRegular():
		err = through(target, write)
	case err == nil:
		err = replace(target, info.Mode().Perm(), true, write)
	case errors.Is(err, fs.ErrNotExist):
		err = replace(target, 0o666, false, write)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", path, cause(err, target))
	}
	return nil
}

// through writes to a device or a pipe.
func through(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(fill(f, write), f.Close())
}

// replace writes a regular file beside path and gives it that name. The umask
// applies to the permissions unless they are kept from an older file.
func replace(path string, perm fs.FileMode, keep bool, write func(io.Writer) error) (err error) {
	f, err := createBeside(path, perm)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	err = fill(f, write)
	if err == nil && keep {
		err = f.Chmod(perm)
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

func createBeside(path string, perm fs.FileMode) (*os.File, error) {
	dir, base := filepath.Split(path)
	for {
		name := fmt.Sprintf("%s.%s.%08x", dir, base, rand.Uint32())
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}

func fill(f *os.File, write func(io.Writer) error) error {
	w := bufio.NewWriterSize(f, 1<<16)
	if err := write(w); err != nil {
		return err
	}
	return w.Flush()
}

// cause strips the operation and the name from an error about the file at
// path, or its hidden forerunner. An error about another file stays whole.
func cause(err error, path string) error {
	dir, base := filepath.Split(path)
	ours := func(name string) bool { return name == path || strings.HasPrefix(name, dir+"."+base+".") }
	if e, ok := errors.AsType[*fs.PathError](err); ok && ours(e.Path) {
		return e.Err
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok && ours(e.Old) {
		return e.Err
	}
	return err
}
