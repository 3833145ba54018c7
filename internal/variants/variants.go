// Package variants makes harder texts of labelled ones: short ones, texts of which
// half is new, and planted copies, with the truth about their pairs. Models learn
// from them and scores are measured on them, so both are of the same making. The
// same texts always give the same variants.
package variants

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"reprint/internal/span"
)

// Texts are texts by file name.
type Texts map[string]string

// A Collection is texts and what is known of their pairs.
type Collection struct {
	Texts Texts
	Pairs []Pair
}

// A Pair is what is known of two texts, of which A has the smaller name.
type Pair struct {
	A, B  string
	Label byte // 1 reuse, 0 no reuse, - not counted
	Kind  string
	// InA and InB are the bytes of either text that are reused, empty where that
	// is not known.
	InA, InB span.Span
}

// Read reads the .txt files of a folder. What is no UTF-8 becomes U+FFFD.
func Read(dir string) (Texts, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err == nil && len(paths) == 0 {
		err = errors.New("no .txt files in " + dir)
	}
	texts := Texts{}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		texts[filepath.Base(path)] = strings.ToValidUTF8(string(data), "\ufffd")
	}
	return texts, err
}

// Write writes the texts into a folder, which it makes.
func (t Texts) Write(dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	for name, text := range t {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			return err
		}
	}
	return nil
}

// Truth is the pairs as a table: a, b, label and kind, with a header.
func (c *Collection) Truth() string {
	table := &strings.Builder{}
	table.WriteString("a\tb\tlabel\tkind\n")
	for _, p := range c.Pairs {
		fmt.Fprintf(table, "%s\t%s\t%c\t%s\n", p.A, p.B, p.Label, p.Kind)
	}
	return table.String()
}

// add adds a pair, whose texts may be named in either order.
func (c *Collection) add(p Pair) {
	if p.B < p.A {
		p.A, p.B, p.InA, p.InB = p.B, p.A, p.InB, p.InA
	}
	c.Pairs = append(c.Pairs, p)
}
