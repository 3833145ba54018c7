// Package warc reads web archives: what a crawler stored of each page, as ISO
// 28500 has it.
//
// Pages is all there is to call. It reads a file from its start, unpacked, and
// holds one page at a time.
package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"time"
)

// A Page is what a server answered, or a text that was made of it.
type Page struct {
	ID       string    // of the record, such as "urn:uuid:…"
	URL      string    // that was asked for
	Captured time.Time // when, zero where the record does not say
	// Type is the media type of Body in lower case, such as "text/html", or "", and
	// Charset the encoding that the server declared, or "".
	Type, Charset string
	Body          []byte // without what HTTP put around it
	// Passed says why an answer is no page, such as "status 404", or is "". Such a
	// Page has no Body.
	Passed string
}

// Limits of what is read.
const (
	longestBody = 32 << 20  // bytes of a page
	longestHead = 256 << 10 // bytes of the headers of a record or an answer
)

// A Fault is a record that could not be read. Those behind it are read.
type Fault struct {
	ID  string // of the record, where it is known
	Err error
}

func (f *Fault) Error() string { return f.Err.Error() }
func (f *Fault) Unwrap() error { return f.Err }

// Pages yields the pages of a web archive: records of type response, resource and
// conversion, in the order of the file. A record that cannot be read is a nil Page
// and a *Fault; any other error ends it. A Page is the caller's.
func Pages(r io.Reader) iter.Seq2[*Page, error] {
	return func(yield func(*Page, error) bool) {
		in := bufio.NewReaderSize(r, 64<<10)
		for {
			p, err := next(in)
			switch fault := (*Fault)(nil); {
			case err == io.EOF:
				return
			case errors.As(err, &fault):
				if !yield(nil, err) {
					return
				}
			case err != nil:
				yield(nil, err)
				return
			case p != nil && !yield(p, nil):
				return
			}
		}
	}
}

// next reads a record. It is nil for one of a type that holds no page.
func next(in *bufio.Reader) (*Page, error) {
	skipped, err := findRecord(in)
	if err != nil {
		return nil, err
	}
	if skipped > 0 {
		return nil, &Fault{Err: fmt.Errorf("no record of a web archive: %d bytes passed over", skipped)}
	}
	h, err := readHead(in)
	if err != nil {
		return nil, err
	}
	p := &Page{ID: strings.Trim(h.get("WARC-Record-ID"), "<> "), URL: strings.Trim(h.get("WARC-Target-URI"), "<> ")}
	p.Captured, _ = time.Parse(time.RFC3339, h.get("WARC-Date"))
	size, err := strconv.ParseInt(h.get("Content-Length"), 10, 64)
	if err != nil || size < 0 {
		return nil, &Fault{p.ID, fmt.Errorf("record without a length: %q", h.get("Content-Length"))}
	}
	block := &io.LimitedReader{R: in, N: size}
	found, err := p.read(h, block)
	if _, rest := io.Copy(io.Discard, block); rest != nil {
		return nil, rest
	}
	if block.N > 0 {
		return nil, errors.New("web archive is cut short")
	}
	if err != nil {
		return nil, &Fault{p.ID, err}
	}
	if !found {
		return nil, nil
	}
	return p, nil
}

// findRecord reads up to the line that begins a record, and tells how many bytes
// that are no white space stood before it.
func findRecord(in *bufio.Reader) (skipped int64, err error) {
	for {
		start, err := in.Peek(5)
		if string(start) == "WARC/" {
			return skipped, nil
		}
		if len(start) == 0 {
			if err == io.EOF && skipped > 0 {
				return skipped, nil
			}
			return 0, err
		}
		line, err := in.ReadSlice('\n')
		skipped += int64(len(bytes.TrimSpace(line)))
		if err != nil && err != bufio.ErrBufferFull && err != io.EOF {
			return 0, err
		}
	}
}

// read takes the page out of the block of a record, and reports false for a
// record that holds none.
func (p *Page) read(h head, block io.Reader) (bool, error) {
	switch strings.ToLower(h.get("WARC-Type")) {
	case "response":
		kind, _, _ := strings.Cut(h.get("Content-Type"), ";")
		if kind = strings.TrimSpace(kind); kind != "" && !strings.EqualFold(kind, "application/http") {
			return false, nil // of another protocol, such as DNS
		}
		return true, p.answer(block)
	case "resource", "conversion":
		p.Type, p.Charset = mediaType(h.get("Content-Type"))
		if p.Passed = otherThanPage(p.URL); p.Passed != "" {
			return true, nil
		}
		body, err := whole(block)
		p.Body = body
		return true, err
	}
	return false, nil
}

// otherThanPage is the scheme of an address under which no page stands, as crawlers
// use them for notes of their own, or "".
func otherThanPage(address string) string {
	scheme, _, ok := strings.Cut(address, ":")
	if s := strings.ToLower(scheme); !ok || s == "http" || s == "https" || s == "file" || s == "ftp" {
		return ""
	}
	return scheme
}

// whole reads a body.
func whole(r io.Reader) ([]byte, error) {
	body, err := io.ReadAll(io.LimitReader(r, longestBody+1))
	if len(body) > longestBody {
		return nil, fmt.Errorf("page is longer than %d MB", longestBody>>20)
	}
	return body, err
}

// A head is the header lines of a record or an answer, names in lower case.
type head map[string]string

func (h head) get(name string) string { return h[strings.ToLower(name)] }

// readHead reads a first line and the header lines up to an empty one. A line that
// begins with white space goes on with the one before.
func readHead(in *bufio.Reader) (head, error) {
	h := head{}
	name, size := "", 0
	for first := true; ; first = false {
		line, err := in.ReadString('\n')
		if size += len(line); size > longestHead {
			return nil, &Fault{Err: fmt.Errorf("headers are longer than %d KB", longestHead>>10)}
		}
		text := strings.TrimRight(line, "\r\n")
		switch {
		case err == io.EOF && text == "" && !first:
			return h, nil
		case err != nil && err != io.EOF:
			return nil, err
		case first:
			h[""] = text
		case text == "":
			return h, nil
		case text[0] == ' ' || text[0] == '\t':
			h[name] += " " + strings.TrimSpace(text)
		default:
			before, value, _ := strings.Cut(text, ":")
			name = strings.ToLower(strings.TrimSpace(before))
			h[name] = strings.TrimSpace(value)
		}
		if err == io.EOF {
			return h, nil
		}
	}
}

// mediaType is the type and the charset of a Content-Type.
func mediaType(value string) (kind, charset string) {
	kind, rest, _ := strings.Cut(value, ";")
	for _, parameter := range strings.Split(rest, ";") {
		name, set, _ := strings.Cut(parameter, "=")
		if strings.EqualFold(strings.TrimSpace(name), "charset") {
			charset = strings.Trim(strings.TrimSpace(set), `"'`)
		}
	}
	return strings.ToLower(strings.TrimSpace(kind)), charset
}
