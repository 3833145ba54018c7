package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"reprint/corpus"
	"reprint/detect"
	"reprint/internal/outfile"
)

// A keep is the flag of that name: a cleaned copy of the input.
type keep struct{ path string }

func (k *keep) register(cmd *cobra.Command) {
	cmd.Flags().StringVar(&k.path, "keep", "",
		"write the input without all but the first of each cluster to this `FILE`, - for standard output")
}

// validate finds what would fail only after the work is done.
func (k *keep) validate(o *outputs) error {
	if k.path == "" {
		return nil
	}
	for _, d := range o.list {
		if d.path == k.path || d.path != stdoutPath && k.path != stdoutPath && absolute(d.path) == absolute(k.path) {
			return usage("give each its own path", "-o %s=%s and --keep %s write to one place", d.format, d.path, k.path)
		}
	}
	if k.path == stdoutPath {
		return nil
	}
	if err := folder(filepath.Dir(k.path)); err != nil {
		return usage("make the folder first", "--keep %s: %s: %w", k.path, filepath.Dir(k.path), err)
	}
	if folder(k.path) == nil {
		return usage("name a file in it", "--keep %s: is a folder", k.path)
	}
	return nil
}

// write writes what stays of the input. Lines that could not be read, and
// blank ones, are left out.
func (k *keep) write(ctx context.Context, p *program, src corpus.Source, r *detect.Result, quiet bool) error {
	archive, ok := src.(corpus.Archive)
	if k.path == "" || !ok {
		return nil
	}
	kept, left := 0, 0
	to := func(w io.Writer) (err error) {
		kept, left, err = writeKept(ctx, w, archive, newSieve(r))
		return err
	}
	var err error
	if k.path == stdoutPath {
		err = to(p.stdout)
	} else {
		err = outfile.Write(k.path, func(w io.Writer) error {
			return to(&stream{ctx: ctx, w: w, name: k.path})
		})
	}
	if err == nil && !quiet {
		p.say("kept %d of %s: %s", kept, count(kept+left, "document"), k.path)
	}
	return err
}

var errBreakInPath = errors.New("has a line break in its name, so a list can't hold it")

func writeKept(ctx context.Context, to io.Writer, archive corpus.Archive, s *sieve) (kept, left int, err error) {
	w := bufio.NewWriterSize(to, 1<<16)
	for o, err := range archive.Originals(ctx, func(o *corpus.Original) bool {
		stays := s.stays(o)
		if !stays && !o.Against {
			left++
		}
		return stays
	}) {
		if err != nil {
			return 0, 0, err
		}
		kept++
		if o.Line != nil {
			w.Write(o.Line)
		} else if strings.ContainsAny(o.Path, "\r\n") {
			return 0, 0, failed("rename it", fmt.Errorf("%q %w", o.Path, errBreakInPath))
		} else {
			w.WriteString(o.Path)
		}
		w.WriteByte('\n')
	}
	return kept, left, w.Flush()
}

// A sieve tells which documents stay. Of each cluster one does: its origin
// where that is known, otherwise the document that stands first in the input.
// Of two sets only the first is kept, and of that what shares no cluster with
// the second.
type sieve struct {
	cluster map[string]int // of a document that is in one
	chosen  []string       // by cluster; "" while it is open
}

func newSieve(r *detect.Result) *sieve {
	s := &sieve{cluster: map[string]int{}, chosen: make([]string, len(r.Clusters))}
	for n := range r.Clusters {
		c := &r.Clusters[n]
		s.chosen[n] = c.Origin
		for _, id := range c.Members {
			s.cluster[id] = n
		}
	}
	for i := range r.Documents {
		if n, ok := s.cluster[r.Documents[i].ID]; ok && r.Documents[i].Against {
			s.chosen[n] = r.Documents[i].ID
		}
	}
	return s
}

// stays must be asked about the documents in the order of the input.
func (s *sieve) stays(o *corpus.Original) bool {
	n, clustered := s.cluster[o.ID]
	switch {
	case o.Against:
		return false
	case !clustered:
		return true
	case s.chosen[n] == "":
		s.chosen[n] = o.ID
	}
	return s.chosen[n] == o.ID
}
