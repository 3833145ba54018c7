package corpus

import (
	"cmp"
	"slices"
	"strings"

	"reprint/internal/imprint"
)

// A Passed says how many files or folders of one type a walk passed over, or the
// reader of an archive.
type Passed struct {
	// Type is the suffix of a file that nothing reads, or that holds no articles,
	// with its dot, such as ".pptx", or "without suffix"; or README, LICENSE or CHANGELOG; or what is
	// passed over whatever it holds: linked, hidden, excluded, ignored (by a
	// .reprintignore), not included, companion (a browser's folder of a saved page),
	// or the media type of an answer in a web archive, or its status if it is an error,
	// or "of other types" for those of which there are fewest.
	Type  string
	Count int
}

// mostTypes is how many types are told apart.
const mostTypes = 20

// A pass is why something is passed over.
type pass struct {
	kind string // as in Passed
	why  string // in full
}

const whyOwn = "a report or a result by reprint"

// passes count what a walk passes over, and list it where that is asked for.
type passes struct {
	counts map[string]int
	listed bool
	files  []Listed
}

func (p *passes) add(path string, why pass) {
	p.count(why.kind, 1)
	p.list(path, why)
}

func (p *passes) count(kind string, n int) {
	if p.counts == nil {
		p.counts = map[string]int{}
	}
	p.counts[kind] += n
}

func (p *passes) list(path string, why pass) {
	if p.listed {
		p.files = append(p.files, Listed{Path: path, Why: why.why})
	}
}

// byType are the counts, the largest first, and their sum.
func (p *passes) byType() (list []Passed, sum int) {
	for kind, n := range p.counts {
		list = append(list, Passed{kind, n})
		sum += n
	}
	slices.SortFunc(list, func(a, b Passed) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Type, b.Type))
	})
	if len(list) > mostTypes {
		rest := Passed{Type: "of other types"}
		for _, t := range list[mostTypes-1:] {
			rest.Count += t.Count
		}
		list = append(list[:mostTypes-1], rest)
	}
	return list, sum
}

// A Listed is a file that Open would read, or a file or folder that it would pass over.
type Listed struct {
	Path string
	// Reader says what would read it, such as "web page"; "" for what is not read.
	Reader string
	// Why says why it is not read, and Fault that it is an error.
	Why   string
	Fault bool
}

// List says what Open would read of these paths, and what it would pass over, sorted
// by path. Of each file it reads the start.
func List(paths []string, opts Options) ([]Listed, error) {
	roots, err := rootsOf(paths, opts.Against)
	if err != nil {
		return nil, err
	}
	w := walk{passed: passes{listed: true}, names: opts.Names}
	if w.choice, err = newChoice(opts.Include, opts.Exclude); err != nil {
		return nil, err
	}
	w.findInputs(roots)
	list := w.passed.files
	for _, in := range w.inputs {
		list = append(list, in.listed())
	}
	slices.SortStableFunc(list, func(a, b Listed) int { return strings.Compare(a.Path, b.Path) })
	return list, nil
}

func (in *input) listed() Listed {
	if in.path == stdinPath {
		return Listed{Path: in.path, Reader: "told by its content"}
	}
	if in.fault == nil {
		var head []byte
		if head, in.fault = Head(in.path, recogniseSize); imprint.Recognise(head) != imprint.None {
			return Listed{Path: in.path, Why: whyOwn, Fault: in.named}
		}
	}
	if in.fault == nil {
		in.fault = in.tell()
	}
	if in.fault != nil {
		return Listed{Path: in.path, Why: bareError(in.fault).Error(), Fault: true}
	}
	return Listed{Path: in.path, Reader: in.kind.format.name}
}
