package record

import (
	"reflect"
	"strconv"
	"strings"

	"reprint/detect/finding"
)

// PairColumns names what a table holds of a pair: the fields of its record
// that are text or a number, each of class_words, and the reasons joined.
func PairColumns() []string {
	var names []string
	eachColumn(&Pair{}, func(name string, _ reflect.Value) { names = append(names, name) })
	return names
}

// PairCells are the values of a pair under PairColumns, as the record has them.
func PairCells(p *finding.Pair) []string {
	v := pairOf(p)
	var cells []string
	eachColumn(&v, func(_ string, value reflect.Value) {
		switch x := value.Interface().(type) {
		case []string:
			cells = append(cells, strings.Join(x, "; "))
		case Fraction:
			cells = append(cells, x.String())
		case int:
			cells = append(cells, strconv.Itoa(x))
		case bool:
			cells = append(cells, strconv.FormatBool(x))
		default:
			cells = append(cells, value.String())
		}
	})
	return cells
}

func eachColumn(p *Pair, do func(name string, value reflect.Value)) {
	v := reflect.ValueOf(p).Elem()
	for _, f := range fieldsOf(v.Type()) {
		value := v.FieldByIndex(f.index)
		switch {
		case f.kind.Implements(reflect.TypeFor[keyed]()):
			for i, key := range keysOf(f.kind) {
				do(key+strings.TrimPrefix(f.name, "class"), value.Index(i))
			}
		case f.kind == reflect.TypeFor[[]string](), f.kind.Kind() != reflect.Slice && f.kind.Kind() != reflect.Pointer:
			do(f.name, value)
		}
	}
}
