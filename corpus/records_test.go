package corpus

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
)

// chunksOf cuts text with buffers of a given size.
func chunksOf(r io.Reader, size int) (chunks []chunk, err error) {
	err = splitChunks(r, func() []byte { return make([]byte, size) }, func(c chunk) bool {
		c.data = slices.Clone(c.data)
		chunks = append(chunks, c)
		return true
	})
	return chunks, err
}

// TestSplitChunks checks, for buffers of every small size, that chunks put
// together are the input and that every one but the last ends a line.
func TestSplitChunks(t *testing.T) {
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

func TestSplitChunksFault(t *testing.T) {
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
	var reader recordReader
	var got []string
	chunks, err := chunksOf(r, chunkSize)
	if err != nil {
		t.Fatal(err)
	}
	lines := 0
	for _, c := range chunks {
		n, _ := reader.readChunk(c, func(rec *record) {
			got = append(got, fmt.Sprint(lines+rec.line, rec.fields[fieldText], rec.fault, rec.offset))
		})
		lines += n
	}
	equal(t, "records", got, []string{"0a<nil> 0", fmt.Sprint("1", errLineTooLong, " 14"), fmt.Sprintf("2b<nil> %d", 14+longestLine+longestLine/2+1)})
}

type endless byte

func (e endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(e)
	}
	return len(p), nil
}

// slowRead is the obvious reader of a record: what encoding/json makes of the
// line. It reports false for what the test leaves to other tests.
func slowRead(line []byte) (f fields, err error, comparable bool) {
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.UseNumber()
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return f, errNotObject, true
	}
	hasText := false
	rank := [fieldCount]int{}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return f, err, true
		}
		var value any
		if err := dec.Decode(&value); err != nil {
			return f, err, true
		}
		name, ok := fieldByName[key.(string)]
		if !ok {
			continue
		}
		s, isText, plain := slowField(value, name.field)
		if !plain {
			return f, nil, false
		}
		hasText = hasText || name.field == fieldText && isText
		if have := rank[name.field]; s != "" && (have == 0 || name.rank+1 <= have) {
			f[name.field], rank[name.field] = s, name.rank+1
		}
	}
	if _, err := dec.Token(); err != nil {
		return f, err, true
	}
	if _, err := dec.Token(); err != io.EOF {
		return f, errors.New("more than one value"), true
	}
	if !hasText {
		return f, errNoText, true
	}
	return f, nil, true
}

func slowField(v any, f field) (s string, isText, plain bool) {
	switch v := v.(type) {
	case nil, bool:
		return "", false, true
	case string:
		return v, true, true
	case json.Number:
		if f == fieldID || f == fieldDate {
			return v.String(), false, true
		}
		return "", false, true
	}
	return "", false, false
}

// FuzzReadRecord compares the record reader with encoding/json: on every line
// that encoding/json reads both give the same fields and the same refusal. (The
// other way round the reader is more lenient, which loses nothing.)
func FuzzReadRecord(f *testing.F) {
	for _, line := range []string{
		`{"id": "a", "text": "The \u201charbour\u201d froze\nover. \ud83d\ude00 \\ \/ \t"}`,
		`{"id": 17, "date": 1614890276, "body": "x", "text": "y", "text": "z"}`,
		`{"content":"","text":null,"title":"t","x":{"text":"no"},"y":[1,2.5e3,true]}`,
		`{"te\u0078t": "escaped key"}`, `{}`, `[]`, `"x"`, `{"text"`, `{"text": "a"} {"text": "b"}`,
	} {
		f.Add([]byte(line))
	}
	var reader recordReader
	f.Fuzz(func(t *testing.T, line []byte) {
		if bytes.ContainsAny(line, "\n") || !utf8.Valid(line) {
			return
		}
		// Half of a surrogate pair is no character; the readers write it differently.
		if lower := bytes.ToLower(line); bytes.Contains(lower, []byte(`\ud`)) || bytes.Count(line, []byte("[")) > 200 || bytes.Count(line, []byte("{")) > 200 {
			return
		}
		want, wantErr, comparable := slowRead(line)
		got, gotErr := reader.read(line)
		for i, s := range got {
			if !utf8.ValidString(s) {
				t.Errorf("field %d of %q is no UTF-8: %q", i, line, s)
			}
		}
		if !comparable || !json.Valid(line) {
			return
		}
		if (gotErr == nil) != (wantErr == nil) || errors.Is(gotErr, errNoText) != errors.Is(wantErr, errNoText) {
			t.Fatalf("%q: error %v, want %v", line, gotErr, wantErr)
		}
		if gotErr == nil && got != want {
			t.Errorf("%q:\n%q, want\n%q", line, got, want)
		}
	})
}

func TestSurrogates(t *testing.T) {
	var reader recordReader
	got, err := reader.read([]byte(`{"text": "\ud83d\ude00 \uD83D\uDE00"}`))
	if err != nil || got[fieldText] != "😀 😀" {
		t.Errorf("%q, %v", got[fieldText], err)
	}
	got, err = reader.read([]byte(`{"text": "\ud83d alone"}`))
	if err != nil || !utf8.ValidString(got[fieldText]) || !strings.HasSuffix(got[fieldText], " alone") {
		t.Errorf("%q, %v", got[fieldText], err)
	}
}
