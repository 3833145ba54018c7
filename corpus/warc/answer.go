package warc

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"reprint/corpus/packing"
)

// answer reads what a server answered over HTTP: a line with the status, headers
// and a body, which may be in chunks and compressed. Many crawlers store it with
// neither, and leave the headers as they were.
func (p *Page) answer(block io.Reader) error {
	in := bufio.NewReader(block)
	h, err := readHead(in)
	if err != nil {
		return err
	}
	p.Type, p.Charset = mediaType(h.get("Content-Type"))
	if fields := strings.Fields(h[""]); len(fields) < 2 || fields[1] != "200" {
		p.Passed = "status " + strings.Join(fields[min(1, len(fields)):min(2, len(fields))], "")
		return nil
	}
	if p.Passed = otherThanText(p.Type); p.Passed != "" {
		return nil
	}
	if p.Body, err = whole(in); err != nil {
		return err
	}
	if strings.EqualFold(h.get("Transfer-Encoding"), "chunked") {
		p.Body = joined(p.Body)
	}
	p.Body, err = unpacked(p.Body, h.get("Content-Encoding"))
	return err
}

// otherThanText is a media type that holds no article, or "".
func otherThanText(kind string) string {
	family, form, _ := strings.Cut(kind, "/")
	switch family {
	case "image", "audio", "video", "font":
		return kind
	}
	switch form {
	case "css", "javascript", "x-javascript", "ecmascript", "font-woff", "font-woff2", "vnd.ms-fontobject":
		return kind
	}
	return ""
}

// joined is a body without the lines between its chunks, or as it is where it has
// none. What is broken behind some chunks is left out.
func joined(body []byte) []byte {
	var out []byte
	for rest := body; ; {
		line, after, ok := bytes.Cut(rest, []byte("\n"))
		digits, _, _ := strings.Cut(string(line), ";")
		n, err := strconv.ParseUint(strings.TrimSpace(digits), 16, 31)
		switch {
		case (!ok || err != nil) && len(out) == 0:
			return body
		case !ok || err != nil || n == 0:
			return out
		case int(n) >= len(after):
			return append(out, after...)
		}
		out = append(out, after[:n]...)
		rest = bytes.TrimPrefix(bytes.TrimPrefix(after[n:], []byte("\r")), []byte("\n"))
	}
}

// unpacked is a body without its compression. One that is not compressed, whatever
// the headers say, stays as it is.
func unpacked(body []byte, encoding string) ([]byte, error) {
	if pack := packing.Detect(body); pack == packing.Gzip || pack == packing.Zstd {
		r, err := packing.Unpack(bytes.NewReader(body), pack)
		if err != nil {
			return nil, err
		}
		defer r.Close()
		return whole(r)
	}
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "br":
		if !looksLikeText(body) {
			return nil, errors.New("page is compressed with brotli, which is not read; let the crawler ask for gzip")
		}
	case "deflate":
		if r, err := zlib.NewReader(bytes.NewReader(body)); err == nil {
			return whole(r)
		}
		if text, err := whole(flate.NewReader(bytes.NewReader(body))); err == nil {
			return text, nil
		}
		if !looksLikeText(body) {
			return nil, fmt.Errorf("page is not compressed as it says: %s", encoding)
		}
	}
	return body, nil
}

// looksLikeText reports whether a body begins as a page or a text does, with no
// control characters.
func looksLikeText(body []byte) bool {
	return bytes.IndexFunc(body[:min(len(body), 64)], func(r rune) bool {
		return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == '\uFFFD'
	}) < 0
}
