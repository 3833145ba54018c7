package corpus

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"reprint/corpus/encoding"
	"reprint/corpus/spool"
	"reprint/internal/imprint"
)

// An input is one file to read, or one fault that was found in its place.
type input struct {
	number  int32  // its place in the order of inputs
	id      string // of its document, or the start of its records' ids
	path    string // to open; "-" for standard input
	kind    kind
	against bool
	named   bool // by itself, not met by a walk
	fault   error
	bytes   int64 // its size, where the extent of the source is in bytes

	mu     sync.Mutex     // guards what follows
	direct bool           // the file can be read at an offset: it is plain
	file   *os.File       // kept open to read records again; nil if not
	kept   []spool.Block  // in the spool: documents that take long to read again, by their number
	stored *spool.Section // the plain bytes of what can't be read at an offset
}

// holdsMany reports whether an input is a container that can be read.
func (in *input) holdsMany() bool { return in.kind.container() && in.fault == nil }

var (
	errOwn        = errors.New("is a report or a result by reprint, not an article; to show it again: reprint report FILE.jsonl")
	errNotRegular = errors.New("not a regular file; to read a stream give it as standard input and name it -")
)

// A walk collects inputs.
type walk struct {
	inputs []*input
	seen   map[string]bool // places already taken, if roots may lie inside each other
	named  map[string]bool // places that are roots themselves
	other  int
	pages  int // of split reports

	archive map[stamp][]fs.FileInfo // files of the second set; nil without one
}

// A stamp is equal for all names of one file, and for few others.
type stamp struct{ size, modified int64 }

// findInputs lists what there is to read below the roots, sorted by id. It
// reads folders, not files.
func findInputs(roots []root) (inputs []*input, other, pages int) {
	w := walk{seen: map[string]bool{}, named: map[string]bool{}}
	for _, r := range roots {
		w.named[r.place] = true
	}
	if slices.ContainsFunc(roots, func(r root) bool { return r.against }) {
		w.archive = map[stamp][]fs.FileInfo{}
	}
	// The second set takes a file that both sets reach.
	for _, against := range []bool{true, false} {
		for _, r := range roots {
			if r.against == against {
				w.root(r)
			}
		}
	}
	slices.SortStableFunc(w.inputs, func(a, b *input) int { return strings.Compare(a.id, b.id) })
	for i, in := range w.inputs {
		in.number = int32(i)
	}
	return w.inputs, w.other, w.pages
}

func (w *walk) root(r root) {
	in := &input{id: encoding.Valid(r.prefix), path: r.path, against: r.against, named: true}
	if r.path == stdinPath {
		w.add(in, r.place)
		return
	}
	info, err := os.Stat(r.path)
	switch {
	case err != nil:
		in.fault = bareError(err)
	case info.IsDir():
		w.folder(r.path, r.place, in.id, r.against)
		return
	case !info.Mode().IsRegular():
		in.fault = errNotRegular
	default:
		k, known := kindOf(r.path)
		if in.kind = k; !known {
			in.fault = fmt.Errorf("unknown kind of file (known are %s)", knownKinds)
		}
	}
	if in.id == "" {
		in.id = encoding.Valid(filepath.Base(r.place))
	}
	w.add(in, r.place)
}

// folder walks one folder. Links are passed over, so it always ends.
func (w *walk) folder(path, place, id string, against bool) {
	entries, err := os.ReadDir(path)
	pages := ownPages(path, entries)
	for _, e := range entries {
		name := e.Name()
		below := input{id: joinID(id, encoding.Valid(name)), path: filepath.Join(path, name), against: against}
		at := filepath.Join(place, name)
		below.named = w.named[at]
		k, known := kindOf(name)
		switch {
		case pages[name]:
			w.pages++
		case name == imprint.Marker && pages != nil:
		case e.Type()&fs.ModeSymlink != 0, e.IsDir() && strings.HasPrefix(name, "."):
			w.passOver(at)
		case e.IsDir():
			w.folder(below.path, at, below.id, against)
		case !known || passedOver(name):
			w.passOver(at)
		default:
			if below.kind = k; !e.Type().IsRegular() {
				below.fault = errNotRegular
			}
			w.add(&below, at)
		}
	}
	if err != nil {
		w.add(&input{id: id, path: path, against: against, fault: bareError(err)}, place)
	}
}

// ownPages are the pages in the folder of a split report, nil for other folders.
func ownPages(path string, entries []fs.DirEntry) map[string]bool {
	if !slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == imprint.Marker }) {
		return nil
	}
	names, marked, err := imprint.Pages(path)
	if err != nil || !marked {
		return nil
	}
	pages := map[string]bool{}
	for _, name := range names {
		pages[name] = true
	}
	return pages
}

// passOver counts a file that is left out, unless it was named by itself.
func (w *walk) passOver(place string) {
	if !w.named[place] {
		w.other++
	}
}

func (w *walk) add(in *input, place string) {
	if len(w.named) > 1 {
		if w.seen[place] {
			return
		}
		w.seen[place] = true
	}
	if w.archive != nil && w.archived(in) {
		return
	}
	w.inputs = append(w.inputs, in)
}

// archived reports whether an input of the first set is a file of the second;
// it remembers those.
func (w *walk) archived(in *input) bool {
	info, err := os.Stat(in.path)
	if in.path == stdinPath || err != nil {
		return false
	}
	key := stamp{info.Size(), info.ModTime().UnixNano()}
	if in.against {
		w.archive[key] = append(w.archive[key], info)
		return false
	}
	return slices.ContainsFunc(w.archive[key], func(other fs.FileInfo) bool { return os.SameFile(info, other) })
}

func joinID(folder, name string) string {
	if folder == "" {
		return name
	}
	return folder + "/" + name
}

// bareError is err without the path, which a ReadError names already.
func bareError(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

// Files lists the files that Open(folder) would read, named as they are opened.
// It reads folders and no files.
func Files(folder string) []string {
	w := walk{named: map[string]bool{}}
	w.folder(folder, folder, "", false)
	var list []string
	for _, in := range w.inputs {
		if in.fault == nil {
			list = append(list, in.path)
		}
	}
	return list
}
