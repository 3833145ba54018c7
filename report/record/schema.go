package record

import (
	_ "embed"
	"io"
)

//go:embed schema.json
var schema string

// Schema writes the JSON Schema (2020-12) of one line of JSON Lines. It allows
// further fields, since fields may be added without a new version.
func Schema(w io.Writer) error {
	_, err := io.WriteString(w, schema)
	return err
}
