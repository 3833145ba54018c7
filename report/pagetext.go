package report

import (
	"errors"
	"fmt"
	"net/url"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"

	"reprint/detect"
	"reprint/detect/finding"
	"reprint/internal/span"
	"reprint/report/record"
	"reprint/shingle"
)

// loadedText is a document's text with what the page needs to know of it.
type loadedText struct {
	*finding.Text
	units *units
	// words holds the byte offset of every word, ascending.
	words     []int32
	sentences []span.Span
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
			texts[i] = analyze(analyzer, text, d.Lang)
			analyzers.Put(analyzer)
			return nil
		})
	}
	return texts, group.Wait()
}

func analyze(analyzer *shingle.Analyzer, text *finding.Text, lang string) loadedText {
	analysed := analyzer.Analyze(text.Text, lang)
	t := loadedText{Text: text, units: newUnits(text.Text)}
	t.words = make([]int32, len(analysed.Tokens))
	for i, token := range analysed.Tokens {
		t.words[i] = token.Start
	}
	for _, s := range analysed.Sentences {
		if s.First < s.Last {
			t.sentences = append(t.sentences, span.Span{
				Start: int(analysed.Tokens[s.First].Start),
				End:   int(analysed.Tokens[s.Last-1].End),
			})
		}
	}
	t.widenSentences()
	return t
}

// widenSentences gives the punctuation between two sentences to the one that it
// touches: what stands before the first white space to the earlier.
func (t *loadedText) widenSentences() {
	text := t.Text.Text
	for i := range t.sentences {
		limit := len(text)
		if i+1 < len(t.sentences) {
			limit = t.sentences[i+1].Start
		}
		s := &t.sentences[i]
		between := text[s.End:max(s.End, limit)]
		if cut := strings.IndexFunc(between, unicode.IsSpace); cut >= 0 {
			s.End += cut
			if i+1 < len(t.sentences) {
				t.sentences[i+1].Start -= len(between) - 1 - strings.LastIndexFunc(between, unicode.IsSpace)
			}
		} else if i+1 == len(t.sentences) {
			s.End = len(text)
		}
	}
}

// wordsIn counts the words that begin in the span.
func (t *loadedText) wordsIn(s span.Span) int {
	first, _ := slices.BinarySearch(t.words, int32(s.Start))
	last, _ := slices.BinarySearch(t.words, int32(s.End))
	return max(0, last-first)
}

// page gives the text the form that the page reads.
func (t *loadedText) page(doc int) pageText {
	p := pageText{Doc: doc, Text: t.Text.Text, Marks: []pageMark{}, Sentences: []int{}}
	for _, m := range t.Spans {
		p.Marks = append(p.Marks, pageMark{
			At: t.units.span(m.Span), Kind: string(m.Kind), Reason: label(m.Reason), Speaker: label(m.Speaker),
		})
	}
	for _, s := range t.sentences {
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
