package records

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"reprint/corpus/meta"
)

// chunksOf cuts text with buffers of a given size.
func chunksOf(r io.Reader, size int) (chunks []Chunk, err error) {
	err = split(r, func() []byte { return make([]byte, size) }, func(c Chunk) bool {
		c.data = slices.Clone(c.data)
		chunks = append(chunks, c)
		return true
	})
	return chunks, err
}

// TestSplit checks, for buffers of every small size, that chunks put
// together are the input and that every one but the last ends a line.
func TestSplit(t *testing.T) {
	for _, text := range []string{
		"", "\n", "a", "a\n", "a\nb", "a\nbb\nccc\n", "\n\n\n", strings.Repeat("long", 20) + "\nx\n", "x\n" + strings.Repeat("long", 20),
	} {
		for size := 1; size < 40; size++ {
			for _, r := range []io.Reader{strings.NewReader(text), iotest.OneByteReader(strings.NewReader(text)), iotest.DataErrReader(strings.NewReader(text))} {
				chunks, err := chunksOf(r, size)
				if err != nil {
					t.Fatal(err)
				}
				var all []byte
				for i, c := range chunks {
					if int64(len(all)) != c.offset || c.tooLong || c.cut {
						t.Errorf("size %d: chunk %d of %q: %+v", size, i, text, c)
					}
					if i < len(chunks)-1 && !bytes.HasSuffix(c.data, []byte("\n")) {
						t.Errorf("size %d: chunk %d of %q ends inside a line", size, i, text)
					}
					all = append(all, c.data...)
				}
				if string(all) != text {
					t.Errorf("size %d: %q came back as %q", size, text, all)
				}
			}
		}
	}
}

func TestSplitFault(t *testing.T) {
	broken := errors.New("broken")
	chunks, err := chunksOf(io.MultiReader(strings.NewReader("a\nb\nc"), iotest.ErrReader(broken)), 4)
	if !errors.Is(err, broken) || len(chunks) != 2 || string(chunks[1].data) != "c" || !chunks[1].cut {
		t.Errorf("%v, %+v", err, chunks)
	}
}

// TestLineTooLong puts a line longer than the limit between two others.
func TestLineTooLong(t *testing.T) {
	long := io.LimitReader(endless('x'), longestLine+longestLine/2)
	r := io.MultiReader(strings.NewReader("{\"text\": \"a\"}\n"), long, strings.NewReader("\n{\"text\": \"b\"}\n"))
	var reader Reader
	var got []string
	chunks, err := chunksOf(r, chunkSize)
	if err != nil {
		t.Fatal(err)
	}
	lines := 0
	for _, c := range chunks {
		n, _ := reader.ReadChunk(c, func(rec *Record) {
			got = append(got, fmt.Sprint(lines+rec.Line, rec.Fields[meta.Text], rec.Fault, rec.Offset))
		})
		lines += n
	}
	want := []string{"0a<nil> 0", fmt.Sprint("1", errLineTooLong, " 14"), fmt.Sprintf("2b<nil> %d", 14+longestLine+longestLine/2+1)}
	if !slices.Equal(got, want) {
		t.Errorf("records %q, want %q", got, want)
	}
}

type endless byte

func (e endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(e)
	}
	return len(p), nil
}

// slowRead is the obvious reader of a record: what encoding/json makes of the
// line.
func slowRead(line []byte) (meta.Fields, error) {
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.UseNumber()
	var found meta.Set
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return found.Fields, errNotObject
	}
	hasText := false
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return found.Fields, err
		}
		var value any
		if err := dec.Decode(&value); err != nil {
			return found.Fields, err
		}
		if name, ok := meta.NameOf(key.(string)); ok {
			s, isText := slowField(value, name.Field)
			hasText = hasText || name.Field == meta.Text && isText
			found.Add(name, s)
		}
	}
	if _, err := dec.Token(); err != nil {
		return found.Fields, err
	}
	if _, err := dec.Token(); err != io.EOF {
		return found.Fields, errors.New("more than one value")
	}
	if !hasText {
		return found.Fields, ErrNoText
	}
	return found.Fields, nil
}

func slowField(v any, f meta.Field) (s string, isText bool) {
	switch v := v.(type) {
	case string:
		return v, true
	case json.Number:
		if f == meta.ID || f == meta.Date {
			return v.String(), false
		}
	case map[string]any:
		name, _ := v["name"].(string)
		return name, false
	case []any:
		var items []string
		for _, item := range v {
			if _, isList := item.([]any); isList {
				continue
			}
			if s, _ := slowField(item, f); s != "" {
				items = append(items, s)
			}
		}
		if f == meta.Text {
			return strings.Join(items, "\n\n"), true
		}
		return strings.Join(items, ", "), true
	}
	return "", false
}

// FuzzReadRecord compares the record reader with encoding/json: on every line
// that encoding/json reads both give the same fields and the same refusal. (The
// other way round the reader is more lenient, which loses nothing.)
func FuzzReadRecord(f *testing.F) {
	for _, line := range []string{
		`{"id": "a", "text": "The \u201charbour\u201d froze\nover. \ud83d\ude00 \\ \/ \t"}`,
		`{"id": 17, "date": 1614890276, "body": "x", "text": "y", "text": "z"}`,
		`{"content":"","text":null,"title":"t","x":{"text":"no"},"y":[1,2.5e3,true]}`,
		`{"te\u0078t": "escaped key"}`, `{"text": ["a", {"n\u0061me": "b"}, 3, [], null], "authors": [{"name": "C, D"}, "E"], "id": [1]}`, `{}`, `[]`, `"x"`, `{"text"`, `{"text": "a"} {"text": "b"}`,
	} {
		f.Add([]byte(line))
	}
	var reader Reader
	f.Fuzz(func(t *testing.T, line []byte) {
		if bytes.ContainsAny(line, "\n") || !utf8.Valid(line) {
			return
		}
		// Half of a surrogate pair is no character; the readers write it differently.
		if lower := bytes.ToLower(line); bytes.Contains(lower, []byte(`\ud`)) || bytes.Count(line, []byte("[")) > 200 || bytes.Count(line, []byte("{")) > 200 {
			return
		}
		want, wantErr := slowRead(line)
		got, gotErr := reader.Read(line)
		for i, s := range got {
			if !utf8.ValidString(s) {
				t.Errorf("field %d of %q is no UTF-8: %q", i, line, s)
			}
		}
		if !json.Valid(line) {
			return
		}
		if (gotErr == nil) != (wantErr == nil) || errors.Is(gotErr, ErrNoText) != errors.Is(wantErr, ErrNoText) {
			t.Fatalf("%q: error %v, want %v", line, gotErr, wantErr)
		}
		if gotErr == nil && got != want {
			t.Errorf("%q:\n%q, want\n%q", line, got, want)
		}
	})
}

func TestSurrogates(t *testing.T) {
	var reader Reader
	got, err := reader.Read([]byte(`{"text": "\ud83d\ude00 \uD83D\uDE00"}`))
	if err != nil || got[meta.Text] != "😀 😀" {
		t.Errorf("%q, %v", got[meta.Text], err)
	}
	got, err = reader.Read([]byte(`{"text": "\ud83d alone"}`))
	if err != nil || !utf8.ValidString(got[meta.Text]) || !strings.HasSuffix(got[meta.Text], " alone") {
		t.Errorf("%q, %v", got[meta.Text], err)
	}
}
