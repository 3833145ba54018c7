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

	"reprint/corpus/meta"
)

// values is what ReadValues yields: line, id and text, or fault.
func values(r io.Reader) (got []string, err error) {
	err = ReadValues(r, meta.Names{}, func(v *Value) bool {
		s := fmt.Sprintf("%d %s %s", v.Line, v.Fields[meta.ID], v.Fields[meta.Text])
		if v.Fault != nil {
			s = fmt.Sprintf("%d %v", v.Line, v.Fault)
		}
		if v.Whole {
			s += " whole"
		}
		got = append(got, s)
		return true
	})
	return got, err
}

func TestReadValues(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []string
		err  string
	}{
		{"", nil, ""},
		{"[]", nil, ""},
		{"\ufeff[\n{\"id\": 1, \"text\": \"a\"},\n{\"text\": \"b\\\"]\"}]", []string{"2 1 a", "3  b\"]"}, ""},
		{"{\n\"text\": \"a\"\n}\n", []string{"1  a whole"}, ""},
		{"{\"text\": \"a\"}{\"text\": \"b\"}", []string{"1  a", "1  b"}, ""},
		{"[{\"text\": \"a\"}]", []string{"1  a"}, ""},
		{`{"status": "ok", "articles": [{"content": "a"}, {"id": "x", "content": "b"}]}`, []string{"1  a", "1 x b"}, ""},
		{`{"response": {"results": [{"body": "a"}]}, "n": [1, [{"text": "no"}]]}`, []string{"1  a"}, ""},
		{`{"7": {"text": "a"}, "8": {"text": "b"}}`, []string{"1 7 a", "1 8 b"}, ""},
		{`[{"text": "a"}, 3, {"text" "b"}, {"text": "c"}]`, []string{"1  a", "1 not a JSON object", "1 not JSON: byte 9 is '\"' where a colon should stand", "1  c"}, ""},
		{"[{\"text\": \"a\"},\n{\"text\": \"b", []string{"1  a"}, errCutShort.Error()},
		{"[{\"text\": \"a\"}", []string{"1  a"}, errCutShort.Error()},
		{`{"text": "a`, nil, errCutShort.Error()},
		{"{\"text\": \"a\"}\nHello", []string{"1  a"}, "line 2: not JSON: starts with 'H'"},
		{"[,]", nil, "line 1: not JSON: ',' where a value should stand"},
	} {
		got, err := values(strings.NewReader(c.in))
		if !slices.Equal(got, c.want) || fmt.Sprint(err) != c.err && (err != nil || c.err != "") {
			t.Errorf("%s: %q, %v; want %q, %s", c.in, got, err, c.want, c.err)
		}
	}
}

func TestValueTooLong(t *testing.T) {
	long := io.LimitReader(endless('x'), longestLine+longestLine/2)
	in := io.MultiReader(strings.NewReader("[{\"text\": \"a\"},\n{\"text\": \""), long, strings.NewReader("\"},\n{\"text\": \"c\"}]"))
	got, err := values(in)
	if want := []string{"1  a", "2 " + errValueTooLong.Error(), "3  c"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, %v", got, err)
	}
}

func TestValuesBreakOff(t *testing.T) {
	broken := errors.New("broken")
	got, err := values(io.MultiReader(strings.NewReader(`[{"text": "a"}, {"te`), iotest.ErrReader(broken)))
	if want := []string{"1  a"}; !errors.Is(err, broken) || !slices.Equal(got, want) {
		t.Errorf("%q, %v", got, err)
	}
}

func TestAreLines(t *testing.T) {
	for head, want := range map[string][2]bool{
		"{\"text\": \"a\"}\n{\"text\":": {true, false},
		"{\"text\": \"a\"}\n":           {true, true},
		"{\"text\": \"a":                {true, true},
		"{\n  \"text\": \"a\"":          {false, true},
		"{\"text\": \"a\",\n\"b\": 1}":  {false, true},
		"[{\"":                          {false, true},
		"[\n  {\n\"":                    {false, true},
		"{name} is here\n":              {false, false},
		"[1, 2]":                        {false, false},
		"Prose.":                        {false, false},
		"":                              {false, false},
	} {
		if got := [2]bool{AreLines([]byte(head)), AreValues([]byte(head))}; got != want {
			t.Errorf("%q: %v, want %v", head, got, want)
		}
	}
}

// FuzzReadValues checks that an input that comes byte by byte is read as one that
// comes at once, and that nothing of an array that encoding/json reads is lost.
func FuzzReadValues(f *testing.F) {
	for _, seed := range []string{`[{"text": "a\"]"}, 1, "b", [{}], {"a": {"text": "c"}}]`, `{"text": "a"} {"b": [{"text": "c"}]}`, "[{\n}]", `[[`, `{"text": "\`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := values(bytes.NewReader(data))
		again, errAgain := values(iotest.OneByteReader(bytes.NewReader(data)))
		if !slices.Equal(got, again) || fmt.Sprint(err) != fmt.Sprint(errAgain) {
			t.Errorf("%q, %v; byte by byte %q, %v", got, err, again, errAgain)
		}
		var list []any
		if json.Unmarshal(data, &list) == nil && (err != nil || len(got) < len(list)) {
			t.Errorf("%d of %d items, %v", len(got), len(list), err)
		}
	})
}
