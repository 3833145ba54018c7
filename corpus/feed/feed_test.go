package feed

import (
	"bytes"
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

// read is what Read yields: line and text, or fault.
func read(r io.Reader) (got []string, err error) {
	err = Read(r, meta.Names{}, func(rec *meta.Record) bool {
		if rec.Fault != nil {
			got = append(got, fmt.Sprint(rec.Line, " ", rec.Fault))
		} else {
			got = append(got, fmt.Sprint(rec.Line, " ", rec.Fields[meta.Text]))
		}
		return true
	})
	return got, err
}

func TestRead(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []string
		err  string
	}{
		{"<rss><channel></channel></rss>", nil, ""},
		{"<rss>\n<item><description>a</description></item>\n\n<item><description>b</description></item>", []string{"2 a", "4 b"}, ""},
		{"<!DOCTYPE rss [ <!ENTITY x '>'> ]>\n<r:rss><r:item><description><![CDATA[</item>]]></description></r:item></r:rss>", []string{"2 </item>"}, ""},
		{"<rss><items><item><description>a</description></item></items></rss>", []string{"1 a"}, ""},
		{"<rss><item><description>a</description></item><item><descr", []string{"1 a", "1 " + errCut.Error()}, ""},
		{"<rss><item><description>a\x00\x01</item></rss>", []string{"1 a"}, ""},
		{"<html><body>", nil, "XML with the root element <html> holds no articles: known are RSS, Atom, NewsML and NITF"},
		{"Prose", nil, "not XML: no element in its beginning"},
		{"<rss><item>" + strings.Repeat("<a>", 300) + "</item></rss>", []string{"1 " + errTooDeep.Error()}, ""},
	} {
		got, err := read(strings.NewReader(c.in))
		if !slices.Equal(got, c.want) || err != nil && err.Error() != c.err || err == nil && c.err != "" {
			t.Errorf("%.80s: %q, %v; want %q, %s", c.in, got, err, c.want, c.err)
		}
	}
}

// TestBreaksOff checks that what stood before a fault of the input is read.
func TestBreaksOff(t *testing.T) {
	broken := errors.New("broken")
	in := io.MultiReader(strings.NewReader("<rss><item><description>a</description></item><item><desc"), iotest.ErrReader(broken))
	got, err := read(in)
	if !errors.Is(err, broken) || !slices.Equal(got, []string{"1 a"}) {
		t.Errorf("%q, %v", got, err)
	}
}

// TestTooLong puts an element longer than the limit between two others.
func TestTooLong(t *testing.T) {
	long := strings.NewReader(strings.Repeat("words ", (longestUnit+longestUnit/2)/6))
	in := io.MultiReader(strings.NewReader("<rss><item><description>a</description></item>\n<item><description>"), long,
		strings.NewReader("</description></item>\n<item><description>c</description></item></rss>"))
	got, err := read(in)
	if want := []string{"1 a", "2 " + errTooLong.Error(), "3 c"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%.80q, %v", got, err)
	}
}

// FuzzRead checks that whatever is read is UTF-8, lies on lines that do not fall,
// and is the same when the input comes byte by byte.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"<rss><item><title>a</title><description>&lt;p>b</description></item></rss>",
		"<feed><entry><content type='xhtml'><div><p>a<br>b</p></div></content><link href='http://a.example'/></entry></feed>",
		"<newsItem guid='1'><contentSet><inlineXML><nitf><body><body.content><p>a</p></body.content></body></nitf></inlineXML></contentSet></newsItem>",
		"<NewsML><NewsItem><NewsComponent><ContentItem><DataContent>a</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>",
		"<?xml version='1.0' encoding='koi8-r'?><!-- <nitf> --><nitf><body>\xc1\xc2</body></nitf>", "<rss><item><![CDATA[", "<!DOCTYPE a [ <!ENTITY b '>",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		Recognise(data)
		line := 0
		Read(bytes.NewReader(data), meta.Names{}, func(rec *meta.Record) bool {
			if rec.Line < line {
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
		got, err := read(bytes.NewReader(data))
		again, errAgain := read(iotest.OneByteReader(bytes.NewReader(data)))
		if !slices.Equal(got, again) || fmt.Sprint(err) != fmt.Sprint(errAgain) {
			t.Errorf("%q, %v; byte by byte %q, %v", got, err, again, errAgain)
		}
	})
}
