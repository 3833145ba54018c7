package corpus

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"reprint/corpus/encoding"
	"reprint/corpus/meta"
	"reprint/corpus/packing"
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
	lines   bool  // it is JSON Lines, whose records are read again where they stand

	mu     sync.Mutex     // guards what follows
	direct bool           // the file can be read at an offset: it is plain
	stamp  stamp          // of such a file, when it was first opened
	file   *os.File       // kept open to read records again; nil if not
	budget packing.Budget // of what is unpacked of it
	kept   []spool.Block  // in the spool: documents that take long to read again, by their number
	stored *spool.Section // the plain bytes of what can't be read at an offset
}

// holdsMany reports whether an input is a container that can be read.
func (in *input) holdsMany() bool { return in.kind.container() && in.fault == nil }

var (
	errOwn        = errors.New("is a report or a result by reprint, not an article; to show it again: reprint report FILE.jsonl")
	errNothing    = errors.New("nothing came from standard input")
	errNotRegular = errors.New("not a regular file; to read a stream give it as standard input and name it -")
)

// A walk collects inputs.
type walk struct {
	choice choice
	names  meta.Names
	inputs []*input
	seen   map[string]bool // places already taken, if roots may lie inside each other
	named  map[string]bool // places that are roots themselves
	passed passes
	pages  int // of split reports

	archive map[stamp][]fs.FileInfo // files of the second set; nil without one
}

// A stamp is equal for all names of one file, and for few others.
type stamp struct{ size, modified int64 }

func stampOf(info fs.FileInfo) stamp { return stamp{info.Size(), info.ModTime().UnixNano()} }

// altered reports whether a file that is read at offsets is no longer as it was.
func (in *input) altered() bool {
	in.mu.Lock()
	defer in.mu.Unlock()
	if !in.direct {
		return false
	}
	info, err := os.Stat(in.path)
	return err != nil || stampOf(info) != in.stamp
}

// findInputs lists what there is to read below the roots, sorted by id. It reads
// folders, and of files only those that say what a walk takes (see choice).
func (w *walk) findInputs(roots []root) {
	w.seen, w.named = map[string]bool{}, map[string]bool{}
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
		w.folder(folder{path: r.path, place: r.place, id: in.id, against: r.against})
		return
	case !info.Mode().IsRegular():
		in.fault = errNotRegular
	default:
		in.kind, _ = kindOf(r.path)
	}
	if in.id == "" {
		in.id = encoding.Valid(filepath.Base(r.place))
	}
	w.add(in, r.place)
}

// A folder is one that a walk is in.
type folder struct {
	path, place, id string // as those of an input and of a root
	below           string // the root, slash-separated; "" for the root itself
	against         bool

	ignored *ignored        // by the files of that name here and above
	pages   map[string]bool // of a split report
	entries []fs.DirEntry
}

// folder walks one folder. Links are passed over, so it always ends.
func (w *walk) folder(f folder) {
	entries, err := os.ReadDir(f.path)
	if hasMarker(entries) && imprint.IsCache(f.path) {
		return
	}
	f.entries, f.pages = entries, ownPages(f.path, entries)
	fault := f.readIgnored()
	for _, e := range entries {
		w.entry(&f, e)
	}
	if err == nil && fault != nil {
		f.path, f.id, err = filepath.Join(f.path, ignoreFile), joinID(f.id, ignoreFile), fault
	}
	if err != nil {
		w.add(&input{id: f.id, path: f.path, against: f.against, fault: bareError(err)}, f.place)
	}
}

// entry takes what a folder holds under one name.
func (w *walk) entry(f *folder, e fs.DirEntry) {
	name := e.Name()
	below := folder{
		path: filepath.Join(f.path, name), place: filepath.Join(f.place, name), id: joinID(f.id, encoding.Valid(name)),
		below: joinID(f.below, name), against: f.against, ignored: f.ignored,
	}
	switch why := w.choice.passOver(f, e, below.below); {
	case f.pages[name]:
		w.pages++
		w.passed.list(below.path, pass{why: whyOwn})
	case f.pages != nil && name == imprint.Marker, name == ignoreFile:
	case why != nil:
		if !w.named[below.place] {
			w.passed.add(below.path, *why)
		}
	case e.IsDir():
		w.folder(below)
	default:
		in := &input{id: below.id, path: below.path, against: f.against, named: w.named[below.place]}
		in.kind, _ = kindOf(name)
		if !e.Type().IsRegular() {
			in.fault = errNotRegular
		} else if !in.named && !holdsArticles(in.path, in.kind, w.names) {
			w.passed.add(in.path, pass{typeOf(name), "no articles in it, by its start"})
			return
		}
		w.add(in, below.place)
	}
}

func hasMarker(entries []fs.DirEntry) bool {
	return slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == imprint.Marker })
}

// ownPages are the pages in the folder of a split report, nil for other folders.
func ownPages(path string, entries []fs.DirEntry) map[string]bool {
	if !hasMarker(entries) {
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
	key := stampOf(info)
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

// Files lists the files that Open would read below a folder, named as they are
// opened. It reads folders, and hardly a file.
func Files(path string) []string {
	var w walk
	w.folder(folder{path: path, place: path})
	var list []string
	for _, in := range w.inputs {
		if in.fault == nil {
			list = append(list, in.path)
		}
	}
	return list
}
