package eval

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"reprint/detect/finding"
)

// Label is what the truth says of a pair.
type Label uint8

// The labels. The zero value is that of a pair that nothing is said about.
const (
	Uncounted Label = iota // -
	NoReuse                // 0
	Reuse                  // 1
)

func (l Label) String() string { return [...]string{"-", "0", "1"}[l] }

// A key is a pair of ids, the smaller first.
type key struct{ a, b string }

func keyOf(a, b string) key { return key{min(a, b), max(a, b)} }

func compareKeys(x, y key) int {
	if c := strings.Compare(x.a, y.a); c != 0 {
		return c
	}
	return strings.Compare(x.b, y.b)
}

// A mark is what the truth says of a pair that it lists.
type mark struct {
	label   Label
	kind    string          // or ""
	verdict finding.Verdict // where the truth names verdicts
}

// A truth says which pairs of a corpus are reuse.
type truth struct {
	listed map[key]mark
	// complete holds the documents that are listed by cluster: pairs of these
	// that are in no common cluster are no reuse.
	complete map[string]bool
	// unlisted is the label of all other pairs.
	unlisted Label
	verdicts bool // whether marks name verdicts
}

// of returns what the truth says of a pair, and whether it lists it.
func (t *truth) of(k key) (mark, bool) {
	m, ok := t.listed[k]
	if !ok {
		m.label = t.unlisted
		if t.complete[k.a] && t.complete[k.b] {
			m.label = NoReuse
		}
	}
	return m, ok
}

// keys are the listed pairs, sorted.
func (t *truth) keys() []key {
	keys := make([]key, 0, len(t.listed))
	for k := range t.listed {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, compareKeys)
	return keys
}

// readTruth reads a truth file in one of its forms, told apart by the header:
//
//	cluster  file  [domain]    pairs inside a cluster are reuse, across are not; other columns are ignored
//	a  b  label  [kind]        label 1 reuse, 0 no reuse, - not counted
//	a  b  verdict              reuse where the verdict is a finding
//
// A domain is taken for the kind of the pairs inside the cluster.
func readTruth(path string, unlisted Label) (*truth, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	header, rows, err := readTable(f)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	t := &truth{listed: map[key]mark{}, complete: map[string]bool{}, unlisted: unlisted}
	switch {
	case startsWith(header, "cluster", "file"):
		t.readClusters(rows, slices.Index(header, "domain"))
	case startsWith(header, "a", "b", "label"), startsWith(header, "a", "b", "verdict"):
		err = t.readPairs(rows, header)
	default:
		err = fmt.Errorf("header %q: want cluster and file, or a, b and label, separated by tabs", strings.Join(header, " "))
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	return t, nil
}

func startsWith(header []string, names ...string) bool {
	return len(header) >= len(names) && slices.Equal(header[:len(names)], names)
}

// A row is a line of a table of tab-separated values with as many fields as the header.
type row struct {
	line   int
	fields []string
}

// readTable reads tab-separated values with a header. Empty lines are passed
// over; the first two values must be there, missing ones behind them are empty.
func readTable(r io.Reader) (header []string, rows []row, err error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSuffix(strings.TrimPrefix(lines.Text(), "\ufeff"), "\r")
		if line == "" {
			continue
		}
		fields := strings.Split(line, "\t")
		if header == nil {
			header = fields
			continue
		}
		for len(fields) < len(header) {
			fields = append(fields, "")
		}
		if fields[0] == "" || fields[1] == "" {
			return nil, nil, fmt.Errorf("line %d: %q lacks the first or second value", n, line)
		}
		rows = append(rows, row{n, fields})
	}
	return header, rows, lines.Err()
}

func (t *truth) readClusters(rows []row, domain int) {
	members := map[string][]string{}
	for _, r := range rows {
		cluster, file := r.fields[0], r.fields[1]
		m := mark{label: Reuse}
		if domain >= 0 {
			m.kind = r.fields[domain]
		}
		for _, other := range members[cluster] {
			if other != file {
				t.listed[keyOf(file, other)] = m
			}
		}
		members[cluster] = append(members[cluster], file)
		t.complete[file] = true
	}
}

func (t *truth) readPairs(rows []row, header []string) error {
	t.verdicts = header[2] == "verdict"
	kind := slices.Index(header, "kind")
	for _, r := range rows {
		m, err := parseMark(r.fields[2], t.verdicts)
		if err != nil {
			return fmt.Errorf("line %d: %w", r.line, err)
		}
		if kind >= 0 {
			m.kind = r.fields[kind]
		}
		k := keyOf(r.fields[0], r.fields[1])
		if k.a == k.b {
			return fmt.Errorf("line %d: %q is paired with itself", r.line, k.a)
		}
		if old, ok := t.listed[k]; ok && old != m {
			return fmt.Errorf("line %d: %s and %s are listed twice, differently", r.line, k.a, k.b)
		}
		t.listed[k] = m
	}
	return nil
}

func parseMark(s string, verdicts bool) (mark, error) {
	if verdicts {
		v, err := finding.ParseVerdict(s)
		if err == nil && v.Finding() {
			return mark{label: Reuse, kind: s, verdict: v}, nil
		}
		return mark{label: NoReuse, kind: s, verdict: v}, err
	}
	for _, l := range [...]Label{Reuse, NoReuse, Uncounted} {
		if s == l.String() {
			return mark{label: l}, nil
		}
	}
	return mark{}, fmt.Errorf("label %q is none of 1, 0 and -", s)
}

// groups assigns each document that the truth lists to the group of documents
// that listed pairs join: a cluster, an event, the versions of a text. A group
// is named by its smallest id.
func (t *truth) groups() map[string]string {
	group := map[string]string{}
	var find func(id string) string
	find = func(id string) string {
		up, ok := group[id]
		if !ok || up == id {
			return id
		}
		group[id] = find(up)
		return group[id]
	}
	for _, k := range t.keys() {
		a, b := find(k.a), find(k.b)
		group[max(a, b)] = min(a, b)
		group[min(a, b)] = min(a, b)
	}
	for _, k := range t.keys() {
		group[k.a], group[k.b] = find(k.a), find(k.b)
	}
	return group
}
