package forest

import (
	"fmt"
	"strconv"
	"strings"
)

// A model file is text. Its first lines say what the trees are of, each a word
// and its values, in this order:
//
//	forest 1                        the version of the format
//	features NAME NAME ...          in the order of the rows
//	grown trees=N depth=N rate=X leaf-weight=X penalty=X
//	columns X                       share of the features that a tree may ask for; left out where it is all
//	ridge X                         penalty of the linear model; left out where there is none
//	rows N HASH                     number of the rows learnt from, SHA-256 of their text
//	base X                          log-odds before any tree
//	linear X X ...                  one coefficient for each feature; left out where there are none
//
// Then come a blank line for each tree and its nodes, one a line: feature,
// threshold, left, right, value. Children stand behind their node; a leaf has
// feature -1.

const version = "1"

// An Origin says what a forest was grown from: with the same rows and options
// Grow makes the same forest again.
type Origin struct {
	Features []string // their names, in order
	Options  GrowOptions
	Rows     int    // number of labelled rows, also those that weigh nothing
	Hash     string // SHA-256 of the text of the rows, in hex
}

// Encode writes the model in the form that Parse reads. Equal forests of equal
// origin have equal bytes.
func (f *Forest) Encode(o Origin) string {
	var b strings.Builder
	b.WriteString(o.header())
	fmt.Fprintf(&b, "base %s\n", format(f.linear.base))
	if f.linear.coef != nil {
		b.WriteString("linear")
		for _, c := range f.linear.coef {
			b.WriteString(" " + format(c))
		}
		b.WriteByte('\n')
	}
	for _, t := range f.trees {
		b.WriteByte('\n')
		for _, n := range t {
			if n.feature < 0 {
				fmt.Fprintf(&b, "-1 0 0 0 %s\n", format(n.value))
			} else {
				fmt.Fprintf(&b, "%d %s %d %d 0\n", n.feature, format(n.threshold), n.left, n.right)
			}
		}
	}
	return b.String()
}

func (o Origin) header() string {
	g := o.Options
	text := fmt.Sprintf("forest %s\nfeatures %s\ngrown trees=%d depth=%d rate=%v leaf-weight=%v penalty=%v\n",
		version, strings.Join(o.Features, " "), g.Trees, g.Depth, g.Rate, g.LeafWeight, g.Penalty)
	if g.Columns > 0 {
		text += fmt.Sprintf("columns %v\n", g.Columns)
	}
	if g.Ridge > 0 {
		text += fmt.Sprintf("ridge %v\n", g.Ridge)
	}
	return text + fmt.Sprintf("rows %d %s\n", o.Rows, o.Hash)
}

// MustParse is Parse for a model that a package embeds: a malformed one is a bug
// of the program, and it panics with the name of the package.
func MustParse(pkg, text string, features []string) *Forest {
	f, err := Parse(text, features)
	if err != nil {
		panic(pkg + ": " + err.Error())
	}
	return f
}

// Parse reads a model that decides on the features, of these names and in this
// order. A file of another version, with other features or malformed trees is an
// error that says what differs.
func Parse(text string, features []string) (*Forest, error) {
	head, trees, _ := strings.Cut(strings.TrimRight(text, "\n"), "\n\n")
	values := map[string]string{}
	for line := range strings.Lines(head) {
		name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		values[name] = value
	}
	if values["forest"] != version {
		return nil, fmt.Errorf("model: format version %q, want %q", values["forest"], version)
	}
	if err := sameFeatures(strings.Fields(values["features"]), features); err != nil {
		return nil, err
	}
	base, err := strconv.ParseFloat(values["base"], 64)
	if err != nil {
		return nil, fmt.Errorf("model: base: %w", err)
	}
	f := &Forest{linear: linear{base: base}}
	if f.linear.coef, err = parseCoefficients(values["linear"], len(features)); err != nil {
		return nil, err
	}
	if err := f.parseTrees(trees, len(features)); err != nil {
		return nil, err
	}
	return f, sameNumber(len(f.trees), values["grown"])
}

// sameFeatures says where the names of a model differ from those wanted.
func sameFeatures(got, want []string) error {
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			return fmt.Errorf("model: feature %d is %q, want %q", i, got[i], want[i])
		}
	}
	if len(got) != len(want) {
		return fmt.Errorf("model: %d features, want %d", len(got), len(want))
	}
	return nil
}

// parseCoefficients reads the coefficients of the linear model: none, or one for each
// feature.
func parseCoefficients(text string, features int) ([]float64, error) {
	var coef []float64
	for _, field := range strings.Fields(text) {
		c, err := strconv.ParseFloat(field, 64)
		if err != nil {
			return nil, fmt.Errorf("model: linear: %w", err)
		}
		coef = append(coef, c)
	}
	if n := len(coef); n > 0 && n != features {
		return nil, fmt.Errorf("model: %d coefficients, want %d", n, features)
	}
	return coef, nil
}

func sameNumber(trees int, grown string) error {
	var want int
	if _, err := fmt.Sscanf(grown, "trees=%d", &want); err != nil {
		return fmt.Errorf("model: grown %q: %w", grown, err)
	}
	if trees != want {
		return fmt.Errorf("model: %d trees, want %d", trees, want)
	}
	return nil
}

func (f *Forest) parseTrees(text string, features int) error {
	if text == "" {
		return nil
	}
	for number, part := range strings.Split(text, "\n\n") {
		lines := strings.Split(part, "\n")
		t := make([]node, len(lines))
		for i, line := range lines {
			if err := t[i].parse(line, i, len(lines), features); err != nil {
				return fmt.Errorf("model: tree %d, node %d: %w", number, i, err)
			}
		}
		f.trees = append(f.trees, t)
	}
	return nil
}

// parse reads the node at a place of a tree with so many nodes.
func (n *node) parse(line string, at, nodes, features int) error {
	if _, err := fmt.Sscan(line, &n.feature, &n.threshold, &n.left, &n.right, &n.value); err != nil {
		return fmt.Errorf("%q: %w", line, err)
	}
	behind := func(child int32) bool { return int(child) > at && int(child) < nodes }
	switch {
	case n.feature < 0:
		return nil
	case int(n.feature) >= features:
		return fmt.Errorf("%q: there are %d features", line, features)
	case !behind(n.left) || !behind(n.right):
		return fmt.Errorf("%q: no such child", line)
	}
	return nil
}
