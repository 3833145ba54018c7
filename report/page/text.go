package page

import (
	"errors"
	"fmt"
	"net/url"
	"runtime"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"

	"reprint/detect"
	"reprint/report/layout"
	"reprint/report/record"
	"reprint/shingle"
)

// loadedText is a document's text with what the page needs to know of it.
type loadedText struct {
	*layout.Analysed
	units *units
}

// loadTexts opens and analyses the texts of the documents (by index), on all
// processors. The result is parallel to docs.
func loadTexts(r *detect.Result, docs []int) ([]loadedText, error) {
	texts := make([]loadedText, len(docs))
	analyzers := sync.Pool{New: func() any { return shingle.NewAnalyzer() }}
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range docs {
		group.Go(func() error {
			d := &r.Documents[docs[i]]
			text, err := r.Evidence.Text(d.ID)
			if errors.Is(err, record.ErrNoText) {
				return record.ErrNoText // of all documents, not of this one
			}
			if err != nil {
				return fmt.Errorf("text of %s: %w", d.ID, err)
			}
			analyzer := analyzers.Get().(*shingle.Analyzer)
			texts[i] = loadedText{layout.Analyze(analyzer, text, d.Lang), newUnits(text.Text)}
			analyzers.Put(analyzer)
			return nil
		})
	}
	return texts, group.Wait()
}

// page gives the text the form that the page reads.
func (t *loadedText) page(doc int) pageText {
	p := pageText{Doc: doc, Text: t.Text.Text, Marks: []pageMark{}, Sentences: []int{}}
	for _, m := range t.Spans {
		p.Marks = append(p.Marks, pageMark{
			At: t.units.span(m.Span), Kind: string(m.Kind), Reason: label(m.Reason), Speaker: label(m.Speaker),
		})
	}
	for _, s := range t.Sentences {
		at := t.units.span(s)
		p.Sentences = append(p.Sentences, at[0], at[1])
	}
	return p
}

// labelRunes is the longest label: titles of a megabyte exist.
const labelRunes = 240

// label makes a short text from outside fit to be shown on one line: invalid
// bytes are replaced, white space is joined, what is invisible or turns the
// direction of writing becomes a token such as ‹U+202E›, and the end is cut.
func label(s string) string {
	var b strings.Builder
	count, space := 0, false
	for _, r := range s {
		if unicode.IsSpace(r) {
			space = b.Len() > 0
			continue
		}
		if space {
			b.WriteByte(' ')
			count++
			space = false
		}
		if count >= labelRunes {
			b.WriteRune('…')
			break
		}
		if r == utf8.RuneError || !hidden(r) {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "‹U+%04X›", r)
		}
		count++
	}
	return b.String()
}

func labels(texts []string) []string {
	list := make([]string, len(texts))
	for i, s := range texts {
		list[i] = label(s)
	}
	return list
}

// hidden reports whether r shows nothing or changes how its neighbours are
// shown. Joiners are left alone: Persian and Indian scripts need them.
func hidden(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) && r != '\u200c' && r != '\u200d' && r != '\u00ad'
}

// safeURL returns the address if a reader can follow it without harm, else "".
func safeURL(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || u.User != nil || u.Scheme != "http" && u.Scheme != "https" || len(address) > 2000 {
		return ""
	}
	return u.String()
}

// direction is the direction of writing of a language.
func direction(lang string) string {
	switch lang {
	case "ar", "ckb", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi":
		return "rtl"
	case "", "und":
		return "auto"
	}
	return "ltr"
}
