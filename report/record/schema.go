package record

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"

	"reprint/align"
	"reprint/align/words"
	"reprint/detect/finding"
)

// Schema writes the JSON Schema (2020-12) of one line of JSON Lines, as it
// follows from the records. It allows further fields, since fields may be added
// without a new version.
func Schema(w io.Writer) error {
	var refs, defs object
	var alternatives []object
	for _, s := range shared {
		refs = append(refs, member{s.name, s.schema})
	}
	for _, k := range kinds {
		alternatives = append(alternatives, object{{"$ref", "#/$defs/" + k.name}})
		defs = append(defs, member{k.name, k.schema()})
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"title", fmt.Sprintf("reprint records, version %d", version)},
		{"description", "One line of the JSON Lines that reprint writes."},
		{"oneOf", alternatives},
		{"$defs", append(refs, defs...)},
	})
}

// kinds are the records by their type, in the order in which they are written.
var kinds = []recordKind{
	{typeRun, "The first record: what made these results, and from what.", reflect.TypeFor[Run](), nil},
	{typeDoc, "One article. Documents are sorted by id.", reflect.TypeFor[Doc](),
		object{{"dependentRequired", object{{"text", []string{"spans"}}, {"spans", []string{"text"}}}}}},
	{typePair, "Two documents that were aligned. Pairs are sorted by score descending, then a, b.", reflect.TypeFor[Pair](), nil},
	{typePassage, "An aligned stretch of the pair before it. Passages are in the order of A.", reflect.TypeFor[Passage](), nil},
	{typeCluster, "Documents joined by findings. Clusters are sorted by size descending, then id.", reflect.TypeFor[Cluster](), nil},
	{typeWarning, "An input that could not be read as it should.", reflect.TypeFor[Warning](), nil},
	{typeSummary, "The last record: what was done, and what was not. Every further integer counts what a limit cut.", reflect.TypeFor[Summary](), nil},
	{typeRemoved, "A document that is a copy of one that is kept. Documents are sorted by id.", reflect.TypeFor[Removed](), nil},
	{"metric", "A score that an eval command measured.", reflect.TypeFor[Metric](), nil},
}

type recordKind struct {
	name, doc string
	fields    reflect.Type
	more      object
}

func (k *recordKind) schema() object {
	properties := object{{"type", object{{"const", k.name}}}, {"v", object{{"const", version}}}}
	required := []string{"type", "v"}
	more, names := fieldSchemas(k.fields)
	s := object{{"type", "object"}, {"description", k.doc},
		{"properties", append(properties, more...)}, {"required", append(required, names...)}}
	return append(s, k.more...)
}

// fieldSchemas describes the fields of a struct and names those that every
// record has.
func fieldSchemas(t reflect.Type) (properties object, required []string) {
	for _, f := range fieldsOf(t) {
		s := schemaOf(f.kind)
		if f.optional && f.kind.Kind() == reflect.Pointer {
			s = schemaOf(f.kind.Elem()) // missing, but never null
		}
		if f.doc != "" {
			s = append(s, member{"description", f.doc})
		}
		properties = append(properties, member{f.name, s})
		if !f.optional {
			required = append(required, f.name)
		}
	}
	return properties, required
}

// schemaOf describes the values of a type.
func schemaOf(t reflect.Type) object {
	for _, s := range shared {
		if s.of == t {
			return object{{"$ref", "#/$defs/" + s.name}}
		}
	}
	if s, ok := special[t]; ok {
		return append(object{}, s...)
	}
	if t.Implements(reflect.TypeFor[keyed]()) {
		return keyedSchema(t)
	}
	switch t.Kind() {
	case reflect.String:
		return object{{"type", "string"}}
	case reflect.Int:
		return object{{"type", "integer"}, {"minimum", 0}}
	case reflect.Bool:
		return object{{"type", "boolean"}}
	case reflect.Float64:
		return object{{"type", "number"}}
	case reflect.Map:
		return object{{"type", "object"}}
	case reflect.Pointer:
		return object{{"anyOf", []object{schemaOf(t.Elem()), {{"type", "null"}}}}}
	case reflect.Slice:
		return object{{"type", "array"}, {"items", schemaOf(t.Elem())}}
	case reflect.Array:
		return object{{"type", "array"}, {"items", schemaOf(t.Elem())}, {"minItems", t.Len()}, {"maxItems", t.Len()}}
	case reflect.Struct:
		properties, required := fieldSchemas(t)
		return object{{"type", "object"}, {"properties", properties}, {"required", required}}
	}
	panic("record: a field of type " + t.String())
}

func keyedSchema(t reflect.Type) object {
	var properties object
	names := keysOf(t)
	for _, name := range names {
		properties = append(properties, member{name, schemaOf(reflect.TypeFor[int]())})
	}
	return object{{"type", "object"}, {"properties", properties}, {"required", names}}
}

// shared are the schemas that others refer to.
var shared = []struct {
	name   string
	of     reflect.Type
	schema object
}{
	{"span", reflect.TypeFor[Span](), object{
		{"type", "array"},
		{"description", "Start and end of a half-open range of bytes of the document's extracted text in UTF-8."},
		{"prefixItems", []object{{{"type", "integer"}, {"minimum", 0}}, {{"type", "integer"}, {"minimum", 0}}}},
		{"items", false},
		{"minItems", 2},
	}},
	{"class", reflect.TypeFor[class](), names(align.NumClasses, func(i int) string { return align.Class(i).String() })},
	{"verdict", reflect.TypeFor[verdict](), names(finding.NumVerdicts, func(i int) string { return finding.Verdict(i).String() })},
	{"sha256", reflect.TypeFor[hash](), object{{"type", "string"}, {"pattern", "^[0-9a-f]{64}$"}}},
}

// special are the types that say more than what they are made of.
var special = map[reflect.Type]object{
	reflect.TypeFor[Fraction]():    {{"type", "number"}, {"minimum", 0}, {"maximum", 1}},
	reflect.TypeFor[toolName]():    {{"const", tool}},
	reflect.TypeFor[id]():          {{"type", "string"}, {"minLength", 1}},
	reflect.TypeFor[language]():    {{"type", "string"}, {"pattern", "^([a-z]{2}|und)$"}},
	reflect.TypeFor[*instant]():    {{"type", []string{"string", "null"}}, {"format", "date-time"}},
	reflect.TypeFor[*string]():     {{"type", []string{"string", "null"}}},
	reflect.TypeFor[fingerprint](): {{"type", "string"}, {"pattern", "^[0-9a-f]{16}$"}},
	reflect.TypeFor[order]():       names(3, func(i int) string { return finding.Order(i).String() }),
	reflect.TypeFor[side]():        {{"enum", []string{"a", "b"}}},
	reflect.TypeFor[operation]():   names(words.NumOps, func(i int) string { return words.Op(i).String() }),
	reflect.TypeFor[markKind]():    {{"enum", []finding.MarkKind{finding.Quotation, finding.Boilerplate, finding.Dropped}}},
	reflect.TypeFor[reasonKind]():  names(int(finding.NumReasons), func(i int) string { return finding.ReasonKind(i).String() }),
	reflect.TypeFor[basisKind]():   names(int(finding.NumBases)-1, func(i int) string { return finding.BasisKind(i + 1).String() }),
	reflect.TypeFor[certainty]():   {{"enum", []finding.Certainty{finding.Likely, finding.Possible, finding.Undirected}}},
	reflect.TypeFor[members]():     {{"type", "array"}, {"items", object{{"type", "string"}}}, {"minItems", 2}, {"uniqueItems", true}},
}

func names(n int, name func(int) string) object {
	list := make([]string, n)
	for i := range list {
		list[i] = name(i)
	}
	return object{{"enum", list}}
}

// An object is a JSON object whose fields keep their order.
type object []member

type member struct {
	name  string
	value any
}

// MarshalJSON writes the fields in their order.
func (o object) MarshalJSON() ([]byte, error) {
	b := []byte{'{'}
	for i, m := range o {
		b = append(b, prefix(i, m.name)...)
		var value bytes.Buffer
		e := json.NewEncoder(&value)
		e.SetEscapeHTML(false)
		if err := e.Encode(m.value); err != nil {
			return nil, err
		}
		b = append(b, value.Bytes()...)
	}
	return append(b, '}'), nil
}
