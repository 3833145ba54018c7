package warc

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"strings"
	"testing"
)

// record is a record of a web archive, as crawlers write it.
func record(kind, id, headers, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Record-ID: <%s>\r\nWARC-Date: 2025-11-04T08:00:00Z\r\n"+
		"WARC-Target-URI: http://lantern.example/%s\r\n%sContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, id, id, headers, len(block), block)
}

func response(id, headers, body string) string {
	return record("response", id, "Content-Type: application/http; msgtype=response\r\n", "HTTP/1.1 200 OK\r\n"+headers+"\r\n"+body)
}

func packed(w func(io.Writer) io.WriteCloser, text string) string {
	var out bytes.Buffer
	z := w(&out)
	io.WriteString(z, text)
	z.Close()
	return out.String()
}

func zipped(text string) string {
	return packed(func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) }, text)
}

func deflated(text string) string {
	return packed(func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) }, text)
}

// TestPages checks what is read of single records: "body" of "type", or a fault.
func TestPages(t *testing.T) {
	const ice = "<p>The harbour froze over."
	html := "Content-Type: text/html; charset=ISO-8859-1\r\n"
	for name, c := range map[string]struct{ in, want string }{
		"plain":              {response("a", html, ice), "a text/html ISO-8859-1: " + ice},
		"gzip":               {response("a", html+"Content-Encoding: gzip\r\n", zipped(ice)), "a text/html ISO-8859-1: " + ice},
		"deflate":            {response("a", html+"Content-Encoding: deflate\r\n", deflated(ice)), "a text/html ISO-8859-1: " + ice},
		"unpacked gzip":      {response("a", html+"Content-Encoding: gzip\r\n", ice), "a text/html ISO-8859-1: " + ice},
		"chunks":             {response("a", html+"Transfer-Encoding: chunked\r\n", "3\r\n<p>\r\n17;x\r\nThe harbour froze over.\r\n0\r\n\r\n"), "a text/html ISO-8859-1: " + ice},
		"unchunked chunks":   {response("a", html+"Transfer-Encoding: chunked\r\n", ice), "a text/html ISO-8859-1: " + ice},
		"brotli":             {response("a", html+"Content-Encoding: br\r\n", "\x1b\x10\x00\xf8"), "a: page is compressed with brotli, which is not read; let the crawler ask for gzip"},
		"picture":            {response("a", "Content-Type: image/png\r\n", "x"), "a passed: image/png"},
		"not found":          {record("response", "a", "Content-Type: application/http\r\n", "HTTP/1.1 404 Not Found\r\n\r\ngone"), "a passed: status 404"},
		"text of a page":     {record("conversion", "a", "Content-Type: text/plain\r\n", "Ice."), "a text/plain : Ice."},
		"request":            {record("request", "a", "", "GET / HTTP/1.1\r\n\r\n"), ""},
		"note":               {strings.Replace(record("resource", "a", "Content-Type: text/plain\r\n", "x"), "http:", "metadata:", 1), "a passed: metadata"},
		"no length":          {"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Record-ID: <a>\r\n\r\n", `a: record without a length: ""`},
		"cut short":          {record("resource", "a", "", strings.Repeat("x", 99))[:200], "web archive is cut short"},
		"rubbish between":    {"rubbish\r\n" + record("resource", "a", "Content-Type: text/plain\r\n", "Ice."), ": no record of a web archive: 7 bytes passed over, a text/plain : Ice."},
		"line feeds only":    {"WARC/1.0\nWARC-Type: resource\nWARC-Record-ID: <a>\nWARC-Target-URI: <http://x.example/>\nContent-Type:\n text/plain\nContent-Length: 4\n\nIce.\n", "a text/plain : Ice."},
		"headers do not end": {"WARC/1.0\r\n" + strings.Repeat("a: b\r\n", 60_000), ": headers are longer than 256 KB, "},
	} {
		var got []string
		for p, err := range Pages(strings.NewReader(c.in)) {
			var fault *Fault
			switch {
			case errors.As(err, &fault):
				got = append(got, fault.ID+": "+fault.Error())
			case err != nil:
				got = append(got, err.Error())
			case p.Passed != "":
				got = append(got, p.ID+" passed: "+p.Passed)
			default:
				got = append(got, fmt.Sprintf("%s %s %s: %s", p.ID, p.Type, p.Charset, p.Body))
				if p.URL == "" {
					t.Errorf("%s: no address", name)
				}
			}
		}
		if have := strings.Join(got, ", "); have != c.want && (!strings.HasSuffix(c.want, ", ") || !strings.HasPrefix(have, c.want)) {
			t.Errorf("%s: %q, want %q", name, have, c.want)
		}
	}
}

// FuzzPages checks that the same comes of the same bytes, within the limits.
func FuzzPages(f *testing.F) {
	if z, err := os.Open("../testdata/formats/packed/crawl.warc.gz"); err == nil {
		defer z.Close()
		if r, err := gzip.NewReader(z); err == nil {
			data, _ := io.ReadAll(r)
			f.Add(data)
		}
	}
	f.Add([]byte(response("a", "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", "5\r\n"+zipped("x"))))
	f.Fuzz(func(t *testing.T, data []byte) {
		read := func() (list []Page) {
			for p, err := range Pages(bytes.NewReader(data)) {
				if err == nil && len(p.Body) > longestBody {
					t.Error("too long")
				}
				if err == nil {
					list = append(list, *p)
				}
			}
			return list
		}
		if !reflect.DeepEqual(read(), read()) {
			t.Error("differs")
		}
	})
}
