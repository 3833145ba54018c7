package cli

import (
	"context"
	"errors"
	"fmt"

	"reprint/corpus/spool"
)

// The exit codes, as the help of the root command documents them.
const (
	exitDone        = 0
	exitGate        = 1
	exitUsage       = 2
	exitFailed      = 3
	exitUnread      = 4
	exitInterrupted = 130
)

const exitCodes = `Exit codes:
  0    completed, whatever was found
  1    a gate fired (--fail-on); all reports are written
  2    wrong usage or configuration
  3    failed, no usable result
  4    completed, but some inputs could not be read (--allow-errors makes it 0)
  130  interrupted`

// A fault ends a command with an exit code. Its message goes to standard
// error, with the hint, if there is one, on a line of its own. A fault without
// an error is silent: everything was said already.
type fault struct {
	code int
	err  error
	hint string
}

func (f *fault) Error() string {
	if f.err == nil {
		return fmt.Sprintf("exit code %d", f.code)
	}
	return f.err.Error()
}

func (f *fault) Unwrap() error { return f.err }

// usage is a fault of the command line.
func usage(hint, format string, args ...any) error {
	return &fault{exitUsage, fmt.Errorf(format, args...), hint}
}

// failed is a fault that left nothing to show.
func failed(hint string, err error) error {
	return &fault{exitFailed, err, hint}
}

// asFault gives every error its exit code: interrupted where ctx was
// cancelled, failed where nothing else is known.
func asFault(ctx context.Context, err error) *fault {
	if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		return &fault{code: exitInterrupted, err: errors.New("interrupted")}
	}
	if f, ok := errors.AsType[*fault](err); ok {
		return f
	}
	f := &fault{code: exitFailed, err: err}
	if _, ok := errors.AsType[*spool.Error](err); ok {
		f.hint = "name a folder with more room by --tmp"
	}
	return f
}
