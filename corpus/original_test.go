package corpus

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestOriginals(t *testing.T) {
	lines := []string{
		`{"id": "b", "text": "One.", "more": [1, 2]} ` + "\r",
		`{ "text": "Two." }`,
		`{"id": "a", "text": "Three."}`,
	}
	content := "\xEF\xBB\xBF" + lines[0] + "\n\n" + lines[1] + "\nnot JSON\n" + lines[2]
	dir := files(t, map[string]string{"x/r.jsonl": content, "x/s.jsonl.gz": gz(content), "x/t.txt": prose, "y/u.txt": prose})
	src, err := Open([]string{filepath.Join(dir, "x")}, Options{Against: []string{filepath.Join(dir, "y")}, TempDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer src.Close()
	docs, _ := collect(t, src)
	var asked, got []string
	for o, err := range src.(Archive).Originals(context.Background(), func(o *Original) bool {
		asked = append(asked, o.ID)
		return !strings.HasPrefix(o.ID, "x/s.jsonl.gz#@")
	}) {
		if err != nil {
			t.Fatal(err)
		}
		if o.Against != strings.HasPrefix(o.ID, "y/") || !strings.HasPrefix(o.Path, dir) {
			t.Errorf("%+v", o)
		}
		got = append(got, string(o.Line))
	}
	equal(t, "asked about", asked, ids(docs))
	equal(t, "lines", got, slices.Concat(lines, []string{lines[0], lines[2], "", ""}))

	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for o, err := range src.(Archive).Originals(ctx, func(*Original) bool { return true }) {
		if o != nil || err == nil {
			t.Errorf("%+v, %v after the end", o, err)
		}
	}
}
