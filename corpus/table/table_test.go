package table

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"reprint/corpus/meta"
)

// read is what Read yields, the fault of a row in place of its text.
func read(t testing.TB, r io.Reader) (texts []string, err error) {
	t.Helper()
	err = Read(r, meta.Names{}, func(rec *meta.Record) bool {
		if rec.Fault != nil {
			texts = append(texts, rec.Fault.Error())
		} else {
			texts = append(texts, rec.Fields[meta.Text])
		}
		return true
	})
	return texts, err
}

// TestBreaksOff checks that what stood before a fault of the input is read, and
// nothing of the row that was cut.
func TestBreaksOff(t *testing.T) {
	broken := errors.New("broken")
	for _, cut := range []string{"2,half", "2,\"half"} {
		in := io.MultiReader(strings.NewReader("id,text\n1,whole\n"+cut), iotest.ErrReader(broken))
		texts, err := read(t, in)
		if !errors.Is(err, broken) || !slices.Equal(texts, []string{"whole"}) {
			t.Errorf("%q: %q, %v", cut, texts, err)
		}
	}
}

// TestRowTooLong puts a row longer than the limit between two others.
func TestRowTooLong(t *testing.T) {
	long := bytes.Repeat([]byte("words "), (longestRow+longestRow/2)/6)
	for _, quote := range []string{"", `"`} {
		in := io.MultiReader(strings.NewReader("id,text\n1,one\n2,"+quote), bytes.NewReader(long), strings.NewReader("\n3,three\n"))
		texts, err := read(t, in)
		if want := []string{"one", errRowTooLong.Error(), "three"}; err != nil || !slices.Equal(texts, want) {
			t.Errorf("%d records, %v", len(texts), err)
		}
	}
}

// FuzzRead checks that whatever is read is UTF-8, lies on lines that rise, and
// is the same when the input comes byte by byte.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"id,text\n1,\"a \"\"b\"\"\nc\"\n2,d,e\n", "sep=;\r\nid;text\r\n1;\"x", "text|title\na|b\n", "'id','text'\n'1','it\\'s'\n",
		"text\nall, of, it\n", "\xef\xbb\xbfid\ttext\n\xe4\tb\n", "id,text,title\r1,a,b\r2,\"c,d\r3,e,f\r",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		line := 0
		err := Read(bytes.NewReader(data), meta.Names{}, func(rec *meta.Record) bool {
			if rec.Line <= line {
				t.Errorf("line %d after %d", rec.Line, line)
			}
			line = rec.Line
			for _, value := range rec.Fields {
				if !utf8.ValidString(value) {
					t.Errorf("no UTF-8: %q", value)
				}
			}
			return true
		})
		texts, _ := read(t, bytes.NewReader(data))
		again, errAgain := read(t, iotest.OneByteReader(bytes.NewReader(data)))
		if !slices.Equal(texts, again) || (err == nil) != (errAgain == nil) {
			t.Errorf("%q, %v; byte by byte %q, %v", texts, err, again, errAgain)
		}
	})
}

// FuzzWritten reads what a writer of CSV wrote: the same cells come back.
func FuzzWritten(f *testing.F) {
	f.Add("a, \"b\"\nc", "d;e", byte(0))
	f.Add("\"", "x\ty", byte(2))
	f.Fuzz(func(t *testing.T, text, title string, which byte) {
		if !utf8.ValidString(text) || !utf8.ValidString(title) || strings.Contains(text+title, "\r") || strings.Contains(text+title, `\`) || isNothing(text) || isNothing(title) {
			return
		}
		var out bytes.Buffer
		w := csv.NewWriter(&out)
		w.Comma = rune(separators[int(which)%len(separators)])
		w.Write([]string{"id", "text", "title", "outlet", "url", "lang"})
		w.Write([]string{"1", text, title, "The Tern", "", ""})
		w.Flush()
		var got []meta.Fields
		err := Read(&out, meta.Names{}, func(rec *meta.Record) bool {
			got = append(got, rec.Fields)
			return true
		})
		if err != nil || len(got) != 1 || got[0][meta.Text] != text || got[0][meta.Title] != title {
			t.Errorf("%q, %q: read %q, %v", text, title, got, err)
		}
	})
}
