package packing

import (
	"io"
	"strings"
	"testing"
)

// TestUnpackFaults checks what is said of input that is not what it claims.
func TestUnpackFaults(t *testing.T) {
	for _, c := range []struct {
		name, in string
		packing  Packing
		want     string
	}{
		{"text as gzip", "The harbour froze over.", Gzip, "not gzip"},
		{"nothing as gzip", "", Gzip, "cut short"},
		{"text as zstd", "The harbour froze over.", Zstd, "magic"},
		{"a start of zstd", "\x28\xB5\x2F\xFD\x04", Zstd, "cut short"},
		{"text", "The harbour froze over.", None, ""},
	} {
		r, err := Unpack(strings.NewReader(c.in), c.packing)
		if err == nil {
			_, err = io.ReadAll(r)
			r.Close()
		}
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}
