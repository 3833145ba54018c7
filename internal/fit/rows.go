package main

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"reprint/internal/forest"
)

// A row is one labelled sample.
type row struct {
	source string
	kind   string
	group  string // family/group: rows of one group are fitted and judged together
	label  byte   // '1', '0', or '-' for rows that are judged but not counted
	name   string
	x      []float64
	odds   float64 // by a model that did not see the group
	judged bool
}

// text is the row as a line of a table, with every figure in full precision.
func (r *row) text() string {
	fields := []string{r.source, r.kind, r.group, string(r.label), r.name}
	for _, x := range r.x {
		fields = append(fields, strconv.FormatFloat(x, 'g', -1, 64))
	}
	return strings.Join(fields, "\t")
}

// compare orders rows, by their features in the end: rows that are equal in all
// are the same to whom learns from them.
func (r *row) compare(s *row) int {
	return cmp.Or(cmp.Compare(r.source, s.source), cmp.Compare(r.group, s.group), cmp.Compare(r.name, s.name),
		cmp.Compare(r.kind, s.kind), cmp.Compare(r.label, s.label), slices.Compare(r.x, s.x))
}

// family is that of the row's source.
func (r *row) family() string {
	family, _, _ := strings.Cut(r.group, "/")
	return family
}

// A sample is the rows of a model, sorted, with what each weighs.
type sample struct {
	*model
	rows    []row
	weights []float64 // 0 for rows that nothing is learnt from
}

func newSample(m *model, rows []row) *sample {
	slices.SortFunc(rows, func(a, b row) int { return a.compare(&b) })
	type class struct {
		source string
		label  byte
	}
	count, weight, each := map[class]float64{}, map[class]float64{}, map[string]float64{}
	for i := range sources {
		s := &sources[i]
		w := s.fits[m.name]
		weight[class{s.name, '1'}], weight[class{s.name, '0'}], each[s.name] = w.reuse, w.none, w.each
	}
	for i := range rows {
		count[class{rows[i].source, rows[i].label}]++
	}
	s := &sample{model: m, rows: rows, weights: make([]float64, len(rows))}
	for i := range rows {
		c := class{rows[i].source, rows[i].label}
		s.weights[i] = 1000 * weight[c] / count[c]
		if e := each[c.source]; e > 0 && c.label != '-' {
			s.weights[i] = e
		}
	}
	return s
}

// learn are the rows to learn from, but for those that without names.
func (s *sample) learn(without func(*row) bool) []forest.Sample {
	var out []forest.Sample
	for i := range s.rows {
		if r := &s.rows[i]; s.weights[i] > 0 && !without(r) {
			out = append(out, forest.Sample{Features: r.x, Positive: r.label == '1', Weight: s.weights[i]})
		}
	}
	return out
}

// encode fits the model on all rows and writes it with its origin. The hash is
// over the rows that are learnt from, each with its weight.
func (s *sample) encode() string {
	hash, n := sha256.New(), 0
	for i := range s.rows {
		if s.weights[i] > 0 {
			fmt.Fprintf(hash, "%v\t%s\n", s.weights[i], s.rows[i].text())
			n++
		}
	}
	all := s.learn(func(*row) bool { return false })
	origin := forest.Origin{Features: s.features, Options: s.options, Rows: n, Hash: fmt.Sprintf("%x", hash.Sum(nil))}
	return forest.Grow(all, s.options).Encode(origin)
}

// header is the first line of a table of rows.
func header(m *model) string {
	return strings.Join(append([]string{"source", "kind", "group", "label", "name"}, m.features...), "\t")
}

func tableOf(dir string, m *model, source string) string {
	return filepath.Join(dir, m.name, source+".tsv")
}

// dump writes the rows of a source to a table in a folder.
func dump(dir string, m *model, source string, rows []row) error {
	path := tableOf(dir, m, source)
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	text := &strings.Builder{}
	fmt.Fprintln(text, header(m))
	for i := range rows {
		fmt.Fprintln(text, rows[i].text())
	}
	return os.WriteFile(path, []byte(text.String()), 0o666)
}

// loadOrGather takes the rows of a source from a folder, and gathers them where it
// has none or is "".
func (g *gathering) loadOrGather(dir string, s *source) ([]row, error) {
	if dir != "" {
		if rows, err := load(dir, g.model, s.name); !errors.Is(err, fs.ErrNotExist) {
			return rows, err
		}
	}
	return g.gather(s)
}

// load reads what dump wrote. A table of other features is an error.
func load(dir string, m *model, source string) ([]row, error) {
	path := tableOf(dir, m, source)
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	if lines.Scan(); lines.Text() != header(m) {
		return nil, fmt.Errorf("%s is a table of other features", path)
	}
	var rows []row
	for lines.Scan() {
		r, err := parseRow(lines.Text(), len(m.features))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		rows = append(rows, r)
	}
	return rows, lines.Err()
}

func parseRow(line string, features int) (row, error) {
	f := strings.Split(line, "\t")
	if len(f) != 5+features || len(f[3]) != 1 {
		return row{}, fmt.Errorf("%q is no row", line)
	}
	r := row{source: f[0], kind: f[1], group: f[2], label: f[3][0], name: f[4]}
	for _, v := range f[5:] {
		x, err := strconv.ParseFloat(v, 64)
		if err != nil {
			return r, err
		}
		r.x = append(r.x, x)
	}
	return r, nil
}
