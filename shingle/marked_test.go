package shingle

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A markedText is a text of a file in testdata with its marks.
type markedText struct {
	name, lang, marked string
}

// readMarkedTexts reads a file of texts, each below a line that begins with ==.
func readMarkedTexts(t *testing.T, file string) []markedText {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	var texts []markedText
	for _, part := range strings.Split(string(data), "\n== ")[1:] {
		head, body, _ := strings.Cut(part, "\n")
		texts = append(texts, markedText{name: head, lang: head[:2], marked: strings.TrimRight(body, "\n")})
	}
	return texts
}
