// Package bars holds that no bar moves unnoticed.
//
// A bar is a number on which a decision turns, and a constant of the file bars.go
// of the package that decides. The test of this package lists them all, moves each
// of them a little up and a little down, and runs the tests of its package against
// the moved one: if none fails, nothing holds the bar. It moves them in copies
// (go test -overlay), so that no file of the project changes.
package bars

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
)

// A Bar is one number of a file bars.go.
type Bar struct {
	// Name is that of the constant; an element of a table has its key in brackets.
	Name string
	// Documented says that a comment stands beside it, or above it.
	Documented bool

	source     []byte // of the whole file
	start, end int    // where its value stands in it, in bytes
	value      constant.Value
}

// Read lists the bars of a file: its constants, and the elements of its tables.
func Read(file string, source []byte) ([]Bar, error) {
	fset := token.NewFileSet()
	tree, err := parser.ParseFile(fset, file, source, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	r := &reader{fset: fset, source: source}
	for _, d := range tree.Decls {
		d, ok := d.(*ast.GenDecl)
		if !ok || d.Tok == token.IMPORT {
			continue
		}
		for _, spec := range d.Specs {
			spec, ok := spec.(*ast.ValueSpec)
			if !ok || len(spec.Values) != len(spec.Names) {
				return nil, fmt.Errorf("%s: a declaration that gives no value", fset.Position(d.Pos()))
			}
			documented := spec.Comment != nil || spec.Doc != nil || d.Doc != nil && !d.Lparen.IsValid()
			for i, name := range spec.Names {
				if err := r.add(name.Name, spec.Values[i], documented); err != nil {
					return nil, err
				}
			}
		}
	}
	return r.bars, nil
}

type reader struct {
	fset   *token.FileSet
	source []byte
	bars   []Bar
}

// add adds the bar that an expression gives, or those of its elements.
func (r *reader) add(name string, value ast.Expr, documented bool) error {
	if table, ok := value.(*ast.CompositeLit); ok {
		for _, e := range table.Elts {
			pair, ok := e.(*ast.KeyValueExpr)
			if !ok {
				return fmt.Errorf("%s: an element without a key", r.fset.Position(e.Pos()))
			}
			if err := r.add(name+"["+r.text(pair.Key)+"]", pair.Value, documented); err != nil {
				return err
			}
		}
		return nil
	}
	v, err := types.Eval(r.fset, nil, token.NoPos, r.text(value))
	if err != nil {
		return fmt.Errorf("%s: %s is no number by itself: %w", r.fset.Position(value.Pos()), name, err)
	}
	start, end := r.span(value)
	r.bars = append(r.bars, Bar{name, documented, r.source, start, end, v.Value})
	return nil
}

func (r *reader) span(e ast.Expr) (start, end int) {
	return r.fset.Position(e.Pos()).Offset, r.fset.Position(e.End()).Offset
}

func (r *reader) text(e ast.Expr) string {
	start, end := r.span(e)
	return string(r.source[start:end])
}

// Moved is the file with the bar moved by a step, up or down: by one where it
// counts up to a thousand, and else by a twentieth.
func (b *Bar) Moved(up bool) []byte {
	value := string(b.source[b.start:b.end])
	by, step := value, "1"
	switch {
	case b.value.Kind() == constant.Float:
		step = fmt.Sprintf("(%s)/20.0", by)
	case constant.Compare(b.value, token.GEQ, constant.MakeInt64(1000)):
		step = fmt.Sprintf("(%s)/20", by)
	}
	sign := "-"
	if up {
		sign = "+"
	}
	moved := strings.Join([]string{"(" + value + ")", sign, step}, " ")
	return bytes.Join([][]byte{b.source[:b.start], []byte(moved), b.source[b.end:]}, nil)
}
