package eval

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"reprint/align"
	"reprint/shingle"
)

// A panPair is a line of a PAN corpus's list of pairs, with its truth.
type panPair struct {
	suspicious, source string // file names
	truth              string // the file with its cases, or ""
	kind               string // of obfuscation, from the truth's folder, or ""
	cases              []Match
}

// readPairs reads the pairs of the corpus in dir, every n-th of them from the
// first on, with their truth where there is one.
func readPairs(dir string, every int) ([]panPair, error) {
	f, err := os.Open(filepath.Join(dir, "pairs"))
	if err != nil {
		return nil, fmt.Errorf("%w (a PAN corpus holds pairs, susp/ and src/)", err)
	}
	defer f.Close()
	truth, err := findTruth(dir)
	if err != nil {
		return nil, err
	}
	var pairs []panPair
	lines := bufio.NewScanner(f)
	for n := 0; lines.Scan(); {
		names := strings.Fields(lines.Text())
		if len(names) == 0 {
			continue
		}
		if len(names) != 2 {
			return nil, fmt.Errorf("%s: line %q does not name two files", f.Name(), lines.Text())
		}
		if n++; (n-1)%every != 0 {
			continue
		}
		p := panPair{suspicious: names[0], source: names[1]}
		if p.truth = truth[panFile(p.suspicious, p.source)]; p.truth != "" {
			p.kind = panKind(dir, p.truth)
			if p.cases, err = readCases(p.truth, p.source); err != nil {
				return nil, err
			}
		}
		pairs = append(pairs, p)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", f.Name(), err)
	}
	if len(pairs) == 0 {
		return nil, fmt.Errorf("%s lists no pairs", f.Name())
	}
	return pairs, nil
}

// findTruth finds the truth files below the folders of dir that begin with 0,
// by their base names. Such a folder may be a link.
func findTruth(dir string) (map[string]string, error) {
	folders, err := filepath.Glob(filepath.Join(escapeGlob(dir), "0*"))
	if err != nil {
		return nil, err
	}
	truth := map[string]string{}
	for _, folder := range folders {
		err := filepath.WalkDir(folder+string(filepath.Separator), func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && filepath.Ext(path) == ".xml" {
				truth[d.Name()] = path
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return truth, nil
}

// escapeGlob returns the pattern that matches path alone.
func escapeGlob(path string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(path)
}

// panKind is the kind of obfuscation that the folder of a truth file names:
// 03-random-obfuscation is random, 02-no-obfuscation none.
func panKind(dir, truth string) string {
	rel, err := filepath.Rel(dir, truth)
	if err != nil {
		rel = truth
	}
	folder, _, _ := strings.Cut(filepath.ToSlash(rel), "/")
	name := strings.TrimSuffix(strings.TrimLeft(folder, "0123456789-"), "-obfuscation")
	if name == "no" {
		return "none"
	}
	return name
}

// panKinds are the kinds of pairs in the order of their folders.
func panKinds(pairs []panPair) []string {
	folders := map[string]string{}
	for _, p := range pairs {
		if p.truth != "" {
			folders[p.kind] = filepath.Dir(p.truth)
		}
	}
	kinds := make([]string, 0, len(folders))
	for kind := range folders {
		kinds = append(kinds, kind)
	}
	slices.SortFunc(kinds, func(a, b string) int { return strings.Compare(folders[a], folders[b]) })
	return kinds
}

// A library prepares the texts of a PAN corpus for alignment, each once, and
// keeps them until their last announced use. It is safe for concurrent use.
type library struct {
	analyzers sync.Pool
	mu        sync.Mutex
	shelf     map[string]*volume
}

type volume struct {
	read sync.Once
	side *align.Side
	err  error
	uses int
}

func newLibrary() *library {
	return &library{
		analyzers: sync.Pool{New: func() any { return shingle.NewAnalyzer() }},
		shelf:     map[string]*volume{},
	}
}

// announce says that the text at path will be taken once more.
func (l *library) announce(path string) {
	if l.shelf[path] == nil {
		l.shelf[path] = &volume{}
	}
	l.shelf[path].uses++
}

// take returns the prepared text at path. The file is read as it is, byte for
// byte, because the truth counts every character of it: nothing is decoded,
// cut off or normalised.
func (l *library) take(path string) (*align.Side, error) {
	l.mu.Lock()
	v := l.shelf[path]
	if v == nil {
		l.mu.Unlock()
		return nil, errors.New("eval: text taken more often than announced: " + path)
	}
	if v.uses--; v.uses == 0 {
		delete(l.shelf, path)
	}
	l.mu.Unlock()
	v.read.Do(func() {
		data, err := os.ReadFile(path)
		if err != nil {
			v.err = err
			return
		}
		z := l.analyzers.Get().(*shingle.Analyzer)
		defer l.analyzers.Put(z)
		v.side = align.Prepare(z.Analyze(string(data), ""))
	})
	return v.side, v.err
}
