package packing

import (
	"bytes"
	"compress/gzip"
	"errors"
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
		{"text as bzip2", "The harbour froze over.", Bzip2, "bad magic"},
		{"a start of bzip2", "BZh91AY", Bzip2, "cut short"},
		{"text as xz", "The harbour froze over.", Xz, "not xz"},
		{"a start of xz", "\xFD7zXZ\x00", Xz, "cut short"},
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

// TestDetect reads the same sentence through what the usual programs wrote.
func TestDetect(t *testing.T) {
	for suffix, packed := range map[string]string{
		".gz":  "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x0b\xc9\x48\x55\xc8\x48\x2c\x4a\xca\x2f\x2d\x52\x48\x2b\xca\xaf\x4a\x55\xc8\x2f\x4b\x2d\xd2\xe3\x02\x00\xd9\x02\x34\x19\x18\x00\x00\x00",
		".zst": "\x28\xb5\x2f\xfd\x04\x58\xc1\x00\x00\x54\x68\x65\x20\x68\x61\x72\x62\x6f\x75\x72\x20\x66\x72\x6f\x7a\x65\x20\x6f\x76\x65\x72\x2e\x0a\xa0\x8b\x11\xe1",
		".bz2": "\x42\x5a\x68\x39\x31\x41\x59\x26\x53\x59\x37\x75\x4d\xbc\x00\x00\x02\xd3\x80\x00\x10\x40\x01\x04\x00\x33\x40\x93\x10\x20\x00\x22\x26\xd4\xc9\x81\xa8\x40\x00\x01\x70\x8b\xda\x0a\x4c\x24\xd8\xf1\xac\xd3\xcf\x8b\xb9\x22\x9c\x28\x48\x1b\xba\xa6\xde\x00",
		".xz":  "\xfd\x37\x7a\x58\x5a\x00\x00\x04\xe6\xd6\xb4\x46\x02\x00\x21\x01\x16\x00\x00\x00\x74\x2f\xe5\xa3\x01\x00\x17\x54\x68\x65\x20\x68\x61\x72\x62\x6f\x75\x72\x20\x66\x72\x6f\x7a\x65\x20\x6f\x76\x65\x72\x2e\x0a\x00\x61\xa5\x27\x91\xac\x75\x45\xa2\x00\x01\x30\x18\x8e\x1b\xac\xec\x1f\xb6\xf3\x7d\x01\x00\x00\x00\x00\x04\x59\x5a",
		".txt": "BZh was the sign on the ship.",
	} {
		p := Detect([]byte(packed)[:HeadSize])
		if p != Suffix(suffix) {
			t.Errorf("%s: detected %v", suffix, p)
		}
		r, err := Unpack(strings.NewReader(packed), p)
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if want := "The harbour froze over.\n"; err != nil || p != None && string(text) != want {
			t.Errorf("%s: %q, %v", suffix, text, err)
		}
	}
}

// TestBudget unpacks NULs that are packed twice: the second time all of it counts
// against the same file.
func TestBudget(t *testing.T) {
	pack := func(r io.Reader) *bytes.Buffer {
		var out bytes.Buffer
		z := gzip.NewWriter(&out)
		if _, err := io.Copy(z, r); err != nil {
			t.Fatal(err)
		}
		z.Close()
		return &out
	}
	bomb := pack(pack(io.LimitReader(zeros{}, Free+64<<20)))
	size := bomb.Len()
	b := new(Budget)
	outer, err := b.Unpack(bomb, Gzip)
	if err != nil {
		t.Fatal(err)
	}
	inner, err := b.UnpackInner(outer, Gzip)
	if err != nil {
		t.Fatal(err)
	}
	n, err := io.Copy(io.Discard, inner)
	var over *OverBudget
	if !errors.As(err, &over) || n > Free+int64(Ratio*size) || over.In != int64(size) {
		t.Errorf("unpacked %d bytes of %d, %v", n, size, err)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// TestDictionary checks that xz which asks for much memory is not read.
func TestDictionary(t *testing.T) {
	for packed, want := range map[string]int64{
		"\xfd\x37\x7a\x58\x5a\x00\x00\x04\xe6\xd6\xb4\x46\x02\x00\x21\x01\x16\x00\x00\x00\x74\x2f\xe5\xa3\x01\x00\x17\x54\x68\x65\x20\x68\x61\x72\x62\x6f\x75\x72\x20\x66\x72\x6f\x7a\x65\x20\x6f\x76\x65\x72\x2e\x0a\x00\x61\xa5\x27\x91\xac\x75\x45\xa2\x00\x01\x30\x18\x8e\x1b\xac\xec\x1f\xb6\xf3\x7d\x01\x00\x00\x00\x00\x04\x59\x5a": 8 << 20,
		"\xfd\x37\x7a\x58\x5a\x00\x00\x04\xe6\xd6\xb4\x46\x02\x00\x21\x01\x25\x00\x00\x00\x3b\x78\x7b\x41\x01\x00\x17\x54\x68\x65\x20\x68\x61\x72\x62\x6f\x75\x72\x20\x66\x72\x6f\x7a\x65\x20\x6f\x76\x65\x72\x2e\x0a\x00\x61\xa5\x27\x91\xac\x75\x45\xa2\x00\x01\x30\x18\x8e\x1b\xac\xec\x1f\xb6\xf3\x7d\x01\x00\x00\x00\x00\x04\x59\x5a": 1536 << 20,
		"\xFD7zXZ\x00": 0,
	} {
		if got := dictionary([]byte(packed)); got != want {
			t.Errorf("%q: %d bytes, want %d", packed, got, want)
		}
		if _, err := Unpack(strings.NewReader(packed), Xz); (err == nil) != (want == 8<<20) {
			t.Errorf("%q: %v", packed, err)
		}
	}
}
