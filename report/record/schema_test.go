package record

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"reprint/report/internal/sample"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

func schemaText(t *testing.T) []byte {
	t.Helper()
	var text bytes.Buffer
	if err := Schema(&text); err != nil {
		t.Fatal(err)
	}
	return text.Bytes()
}

// TestSchemaGolden shows in testdata/schema.json what a change of the records
// changes for those who read them.
func TestSchemaGolden(t *testing.T) { sample.CheckGolden(t, "schema.json", schemaText(t)) }

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(schemaText(t)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", parsed); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// TestSchemaFitsRecords checks what is written against the schema, and that
// every field that is written is described there.
func TestSchemaFitsRecords(t *testing.T) {
	compiled := compileSchema(t)
	var described struct {
		Defs map[string]struct{ Properties map[string]any } `json:"$defs"`
	}
	if err := json.Unmarshal(schemaText(t), &described); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, text := range []bool{false, true} {
		for line := range strings.Lines(string(lines(t, odd(t), Options{Version: "0.1", Text: text}))) {
			record, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
			if err != nil {
				t.Fatal(err)
			}
			if err := compiled.Validate(record); err != nil {
				t.Errorf("%v in %s", err, line)
			}
			fields := record.(map[string]any)
			kind := fields["type"].(string)
			seen[kind] = true
			for name := range fields {
				if _, ok := described.Defs[kind].Properties[name]; !ok && name != "large_groups" && name != "bridges" {
					t.Errorf("the schema of %s does not describe %s", kind, name)
				}
			}
		}
	}
	for _, kind := range []string{typeRun, typeDoc, typePair, typePassage, typeCluster, typeWarning, typeSummary} {
		if !seen[kind] {
			t.Errorf("no %s was checked", kind)
		}
	}
}

// TestSchemaRefuses checks that the schema is not satisfied by anything.
func TestSchemaRefuses(t *testing.T) {
	compiled := compileSchema(t)
	for _, line := range []string{
		`{}`, `[]`, `{"type":"doc","v":1}`, `{"type":"later","v":1}`, `{"type":"warning","v":2,"path":"","error":"","harmless":false}`,
		`{"type":"warning","v":1,"path":"","error":null,"harmless":false}`,
		`{"type":"cluster","v":1,"id":"c1","members":["a"],"verdict":"rewrite","min_score":1,"origin":null,"origin_basis":""}`,
		`{"type":"cluster","v":1,"id":"c1","members":["a","b"],"verdict":"guilty","min_score":1,"origin":null,"origin_basis":""}`,
		`{"type":"passage","v":1,"a":"a","b":"b","class":"edited","a_span":[0],"b_span":[0,1],"words":1,"score":1,"fingerprint":"0123456789abcdef","moved":false}`,
	} {
		record, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
		if err != nil {
			t.Fatal(err)
		}
		if compiled.Validate(record) == nil {
			t.Errorf("the schema allows %s", line)
		}
	}
}
