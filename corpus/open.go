package corpus

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"reprint/corpus/cache"
	"reprint/corpus/meta"
	"reprint/corpus/spool"
)

// Options of Open. The zero value reads files with all processors.
type Options struct {
	// Against are the PATHs of the second set of a comparison of two sets. A
	// file that both sets reach, by whatever path or link, belongs to the second.
	Against []string
	// Include, if not empty, has a walk read those files only that one of these
	// patterns selects, or a folder of which it selects; Exclude has it pass over what
	// they select, files and folders. They are as in a .gitignore file (see package
	// globs), for each folder among the PATHs. A file among the PATHs is read anyway.
	Include, Exclude []string
	// Meta is a file of metadata: "id" and any of title, published, outlet,
	// author, url and lang, in JSON Lines or CSV, with commas, semicolons or tabs.
	// It is joined by a document's id, by the id of a record, or by a file's name
	// without its suffix, and goes before what the document itself says. "" for none.
	Meta string
	// Names are those that mean fields in records and tables, before the usual ones.
	Names meta.Names
	// Stdin is what the path "-" reads; os.Stdin if nil.
	Stdin io.Reader
	// TempDir holds standard input and unpacked containers while the Source is
	// open; the system's folder for temporary files if "".
	TempDir string
	// Cache is a folder that keeps what was made of files that take long to read, such
	// as web pages, for the next Source that meets the same bytes. It never changes
	// what is read. It is made where it is not there, and has to be one by this
	// program, or empty, where it is. "" for none.
	Cache string
	// Jobs is how many workers read and decode; all processors if below 1.
	Jobs int
}

// A root is one PATH to read.
type root struct {
	path    string // as named
	place   string // absolute and clean; "-" for standard input
	prefix  string // of the ids below it; "" for the only root if that is a folder
	against bool
}

const stdinPath = "-"

// Open names what a Source reads: files, folders and "-" for standard input.
// Nothing is read before the first call of Documents except the file of
// metadata, so a missing path is a *ReadError of the iteration and not an error
// of Open. The order of paths has no influence on ids and order of documents.
//
// Ids are slash-separated paths below the folder that was named; a file named
// by itself has its name. Among several PATHs each id begins with the PATH's
// base name, or with as much of the path as tells it from the others. Records
// of a container have the container's id with "#ID" behind it, ID being the
// record's own, or "#@N" for the N-th record (from 1, blank lines not counted)
// if that has no id, or one that was there before.
func Open(paths []string, opts Options) (Source, error) {
	if len(paths) == 0 {
		return nil, errors.New("corpus: no path to read")
	}
	roots, err := rootsOf(paths, opts.Against)
	if err != nil {
		return nil, err
	}
	chosen, err := newChoice(opts.Include, opts.Exclude)
	if err != nil {
		return nil, err
	}
	s := &fileSource{
		roots: roots,
		walk:  walk{choice: chosen, names: opts.Names},
		stdin: opts.Stdin,
		jobs:  opts.Jobs,
		names: opts.Names,
		spool: spool.Spool{Dir: opts.TempDir},
	}
	if s.stdin == nil {
		s.stdin = os.Stdin
	}
	if s.jobs < 1 {
		s.jobs = runtime.GOMAXPROCS(0)
	}
	if opts.Cache != "" {
		if s.cache, err = cache.Open(opts.Cache); err != nil {
			return nil, fmt.Errorf("corpus: cache %s: %w", opts.Cache, bareError(err))
		}
	}
	if opts.Meta != "" {
		if s.meta, err = readMetaFile(opts.Meta, opts.Names); err != nil {
			return nil, fmt.Errorf("corpus: metadata: %w", err)
		}
	}
	return s, nil
}

// rootsOf resolves and sorts the PATHs of both sets and gives them prefixes.
func rootsOf(paths, against []string) ([]root, error) {
	var roots []root
	for i, path := range slices.Concat(against, paths) {
		r := root{path: path, place: stdinPath, against: i < len(against)}
		if path != stdinPath {
			place, err := filepath.Abs(path)
			if err != nil {
				return nil, fmt.Errorf("corpus: %s: %w", path, err)
			}
			r.place = place
		}
		if !slices.ContainsFunc(roots, func(have root) bool { return have.place == r.place }) {
			roots = append(roots, r)
		}
	}
	slices.SortFunc(roots, func(a, b root) int { return strings.Compare(a.place, b.place) })
	places := make([]string, len(roots))
	for i, r := range roots {
		places[i] = filepath.ToSlash(r.place)
	}
	for i, prefix := range distinctEnds(places) {
		roots[i].prefix = prefix
	}
	if info, err := os.Stat(roots[0].place); len(roots) == 1 && roots[0].place != stdinPath && err == nil && info.IsDir() {
		roots[0].prefix = ""
	}
	return roots, nil
}

// distinctEnds is the shortest end of each path, in whole segments, so that no
// end is equal to another or begins it. Different paths get different ends.
func distinctEnds(paths []string) []string {
	segments := make([][]string, len(paths))
	length := make([]int, len(paths))
	for i, p := range paths {
		segments[i] = strings.FieldsFunc(p, func(r rune) bool { return r == '/' })
		length[i] = min(1, len(segments[i]))
	}
	end := func(i int) []string { return segments[i][len(segments[i])-length[i]:] }
	for {
		longer := make([]bool, len(paths))
		for i := range paths {
			for j := range paths {
				if i != j && beginsWith(end(i), end(j)) {
					longer[i], longer[j] = true, true
				}
			}
		}
		grown := false
		for i := range paths {
			if longer[i] && length[i] < len(segments[i]) {
				length[i]++
				grown = true
			}
		}
		if !grown {
			break
		}
	}
	ends := make([]string, len(paths))
	for i := range paths {
		ends[i] = strings.Join(end(i), "/")
	}
	return ends
}

func beginsWith(segments, start []string) bool {
	return len(start) <= len(segments) && slices.Equal(segments[:len(start)], start)
}
