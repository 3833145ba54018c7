package record

import (
	"reflect"
	"strings"
)

// A field is one field of a record, also of a struct inside it. The schema, the
// columns of CSV and the code of encode_gen.go follow from the fields.
type field struct {
	name     string // in JSON
	doc      string
	index    []int  // for reflect.Value.FieldByIndex
	path     string // for Go: the names of the fields on the way
	kind     reflect.Type
	optional bool // left out where it is zero
}

// fieldsOf lists the fields of a struct, those of embedded structs in their
// places.
func fieldsOf(t reflect.Type) []field {
	var list []field
	for _, f := range reflect.VisibleFields(t) {
		if f.Anonymous {
			continue
		}
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		list = append(list, field{name, f.Tag.Get("doc"), f.Index, f.Name, f.Type, options == "omitzero"})
	}
	return list
}

// keysOf are the keys of a type that is keyed.
func keysOf(t reflect.Type) []string {
	zero := reflect.Zero(t).Interface().(keyed)
	names := make([]string, t.Len())
	for i := range names {
		names[i] = zero.key(i)
	}
	return names
}

// prefix is what stands before the i-th value of an object. Names need no escapes.
func prefix(i int, name string) string {
	if i == 0 {
		return `"` + name + `":`
	}
	return `,"` + name + `":`
}
