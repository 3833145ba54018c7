//go:build unix

package corpus

import (
	"errors"
	"io"
	"os"
	"syscall"
	"time"
)

// A plainFile is a file that is read from its start to its end. It takes four
// system calls where an os.File takes seven, which counts in a folder of many
// small files.
type plainFile struct{ fd int }

// openPlain opens a file and tells its size. Errors don't name the path. What became
// a pipe since it was listed is an error, and does not wait for a writer.
func openPlain(path string) (io.ReadCloser, int64, error) {
	fd, err := whenFree(func() (int, error) {
		return untilDone(func() (int, error) {
			return syscall.Open(path, syscall.O_RDONLY|syscall.O_CLOEXEC|syscall.O_NONBLOCK, 0)
		})
	})
	if err != nil {
		return nil, 0, err
	}
	var info syscall.Stat_t
	err = syscall.Fstat(fd, &info)
	if err == nil && info.Mode&syscall.S_IFMT != syscall.S_IFREG {
		err = errNotRegular
	}
	if err != nil {
		syscall.Close(fd)
		return nil, 0, err
	}
	return plainFile{fd}, info.Size, nil
}

func (f plainFile) Read(p []byte) (int, error) {
	n, err := untilDone(func() (int, error) { return syscall.Read(f.fd, p[:min(len(p), 1<<30)]) })
	if err == nil && n == 0 && len(p) > 0 {
		err = io.EOF
	}
	return max(n, 0), err
}

func (f plainFile) Close() error { return syscall.Close(f.fd) }

// untilDone repeats a system call that a signal interrupted.
func untilDone(call func() (int, error)) (int, error) {
	for {
		if n, err := call(); err != syscall.EINTR {
			return n, err
		}
	}
}

// openRegular is openPlain for what is to be read at offsets.
func openRegular(path string) (*os.File, error) {
	f, err := whenFree(func() (*os.File, error) { return os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0) })
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = errNotRegular
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// longestWait is how long whenFree waits.
const longestWait = 5 * time.Second

// whenFree opens a file, and waits for another to be closed where the system allows
// no more of them: every worker has one open for a short time.
func whenFree[F any](open func() (F, error)) (F, error) {
	for wait := time.Millisecond; ; wait *= 2 {
		f, err := open()
		if wait > longestWait || !errors.Is(err, syscall.EMFILE) && !errors.Is(err, syscall.ENFILE) {
			return f, err
		}
		time.Sleep(wait)
	}
}
