package record

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"runtime"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"

	"reprint/align"
	"reprint/align/words"
	"reprint/detect"
	"reprint/detect/finding"
)

// The record types, in the order in which they are written.
const (
	typeRun     = "run"
	typeDoc     = "doc"
	typePair    = "pair"
	typePassage = "passage"
	typeCluster = "cluster"
	typeWarning = "warning"
	typeSummary = "summary"
)

// recordVersion is the field v of every record.
const recordVersion = 1

// tool is what the run record says wrote it.
const tool = "reprint"

// batch is how many texts, or edit scripts of pairs, are opened at a time.
const batch = 128

// Options say how results are written. The zero value writes them without texts.
type Options struct {
	// Text puts texts, their marked spans and the word edits into the records.
	Text bool
	// Version of the program, for the run record.
	Version string
}

// Write writes one JSON object a line: run, each doc by ID, each pair
// followed by its passages, each cluster, each warning, summary. Schema
// describes them. With o.Text the documents carry their texts and the passages
// their edits, for which r.Evidence is asked, on all processors; without, it is
// not. No more than a batch of texts is held. An error leaves the output
// incomplete.
func Write(w io.Writer, r *detect.Result, o Options) error {
	if err := checkFinite(r); err != nil {
		return err
	}
	e := &recordWriter{out: bufio.NewWriterSize(w, 1<<16), result: r, text: o.Text}
	if err := e.run(o.Version); err != nil {
		return err
	}
	if err := e.documents(); err != nil {
		return err
	}
	if err := e.pairs(); err != nil {
		return err
	}
	for i := range r.Clusters {
		e.cluster(&r.Clusters[i])
	}
	for i := range r.Warnings {
		e.warning(&r.Warnings[i])
	}
	if err := e.summary(); err != nil {
		return err
	}
	return e.out.Flush()
}

// checkFinite returns an error for a figure that JSON can't express.
func checkFinite(r *detect.Result) error {
	finite := func(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
	for i := range r.Pairs {
		p := &r.Pairs[i]
		ok := finite(p.Score) && finite(p.AB) && finite(p.BA) && finite(p.Jaccard)
		for k := range p.Passages {
			ok = ok && finite(p.Passages[k].Score)
		}
		if !ok {
			return fmt.Errorf("a figure of %s and %s is not finite", p.A, p.B)
		}
	}
	for i := range r.Clusters {
		if !finite(r.Clusters[i].MinScore) {
			return fmt.Errorf("a figure of the cluster %s is not finite", r.Clusters[i].ID)
		}
	}
	return nil
}

// A recordWriter builds each record in buf, which is used again for the next.
// Errors of the output stick to out and show at its Flush.
type recordWriter struct {
	out    *bufio.Writer
	result *detect.Result
	text   bool
	buf    []byte
}

func (e *recordWriter) begin(kind string) []byte {
	b := append(e.buf[:0], `{"type":"`...)
	b = append(b, kind...)
	b = append(b, `","v":`...)
	return strconv.AppendInt(b, recordVersion, 10)
}

func (e *recordWriter) end(b []byte) {
	b = append(b, '}', '\n')
	e.out.Write(b)
	e.buf = b
}

func (e *recordWriter) run(version string) error {
	parameters := e.result.Parameters
	if parameters == nil {
		parameters = map[string]any{}
	}
	var value bytes.Buffer
	enc := json.NewEncoder(&value) // sorts the keys
	enc.SetEscapeHTML(false)
	if err := enc.Encode(parameters); err != nil {
		return fmt.Errorf("writing the parameters: %w", err)
	}
	b := e.begin(typeRun)
	b = appendStringField(b, "tool", tool)
	b = appendStringField(b, "version", version)
	b = append(appendName(b, "parameters"), bytes.TrimSpace(value.Bytes())...)
	b = appendStringField(b, "input_sha256", e.result.InputSHA256)
	e.end(b)
	return nil
}

func (e *recordWriter) documents() error {
	docs := e.result.Documents
	texts := make([]*finding.Text, batch)
	for len(docs) > 0 {
		n := min(len(docs), batch)
		if e.text {
			var group errgroup.Group
			group.SetLimit(runtime.GOMAXPROCS(0))
			for i := range n {
				group.Go(func() (err error) {
					texts[i], err = e.open(docs[i].ID)
					return err
				})
			}
			if err := group.Wait(); err != nil {
				return err
			}
		}
		for i := range docs[:n] {
			e.document(&docs[i], texts[i])
		}
		docs = docs[n:]
	}
	return nil
}

func (e *recordWriter) open(id string) (*finding.Text, error) {
	text, err := e.result.Evidence.Text(id)
	if err != nil {
		return nil, fmt.Errorf("the text of %s: %w", id, err)
	}
	if !utf8.ValidString(text.Text) {
		// Escapes would change the offsets of all that is behind.
		return nil, fmt.Errorf("the text of %s is not valid UTF-8", id)
	}
	return text, nil
}

func (e *recordWriter) document(d *finding.Document, text *finding.Text) {
	b := e.begin(typeDoc)
	b = appendStringField(b, "id", d.ID)
	b = appendStringField(b, "path", d.Path)
	b = appendStringField(b, "title", d.Title)
	b = appendIntField(b, "words", d.Words)
	b = appendStringField(b, "lang", d.Lang)
	b = appendTime(appendName(b, "published"), d.Published)
	b = appendIntField(b, "uncertainty", int(d.Uncertainty/time.Second))
	b = appendStringField(b, "date_source", d.DateSource)
	b = appendStringField(b, "outlet", d.Outlet)
	b = appendStringField(b, "author", d.Author)
	b = appendStringOrNull(appendName(b, "credit"), d.Credit)
	b = appendStringField(b, "credit_basis", d.CreditBasis)
	b = appendStringField(b, "url", d.URL)
	b = append(appendName(b, "text_sha256"), '"')
	b = hex.AppendEncode(b, d.TextSHA256[:])
	b = append(b, '"')
	b = appendBoolField(b, "too_short", d.TooShort)
	if text != nil {
		b = appendStringField(b, "text", text.Text)
		b = appendMarks(appendName(b, "spans"), text.Spans)
	}
	e.end(b)
}

func appendMarks(b []byte, marks []finding.Mark) []byte {
	b = append(b, '[')
	for i := range marks {
		m := &marks[i]
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, `{"span":`...)
		b = appendSpan(b, m.Span)
		b = appendStringField(b, "kind", string(m.Kind))
		b = appendStringField(b, "reason", m.Reason)
		b = appendStringField(b, "speaker", m.Speaker)
		b = append(b, '}')
	}
	return append(b, ']')
}

func (e *recordWriter) pairs() error {
	pairs := Ranked(e.result)
	scripts := make([][][]words.Edit, batch)
	for len(pairs) > 0 {
		n := min(len(pairs), batch)
		if e.text {
			var group errgroup.Group
			group.SetLimit(runtime.GOMAXPROCS(0))
			for i := range n {
				group.Go(func() (err error) {
					scripts[i], err = Edits(e.result, pairs[i])
					return err
				})
			}
			if err := group.Wait(); err != nil {
				return err
			}
		}
		for i, p := range pairs[:n] {
			e.pair(p)
			for k := range p.Passages {
				var script []words.Edit
				if e.text {
					script = scripts[i][k]
				}
				e.passage(p, &p.Passages[k], script)
			}
		}
		pairs = pairs[n:]
	}
	return nil
}

func (e *recordWriter) pair(p *finding.Pair) {
	b := e.begin(typePair)
	b = appendStringField(b, "a", p.A)
	b = appendStringField(b, "b", p.B)
	b = appendStringField(b, "verdict", p.Verdict.String())
	b = appendFractionField(b, "score", p.Score)
	b = appendFractionField(b, "ab", p.AB)
	b = appendFractionField(b, "ba", p.BA)
	b = appendFractionField(b, "jaccard", p.Jaccard)
	b = appendIntField(b, "longest", p.Longest)
	b = appendIntField(b, "words", p.Words)
	b = append(appendName(b, "class_words"), '{')
	for c, n := range p.ClassWords {
		if c > 0 {
			b = append(b, ',')
		}
		b = append(b, '"')
		b = append(b, align.Class(c).String()...)
		b = append(b, '"', ':')
		b = strconv.AppendInt(b, int64(n), 10)
	}
	b = append(b, '}')
	b = appendStringField(b, "order", p.Order.String())
	b = appendStringField(b, "order_basis", p.OrderBasis.String())
	b = appendStrings(appendName(b, "reasons"), finding.Sentences(p.Reasons))
	if side := AgainstSide(e.result, p); side != "" {
		b = appendStringField(b, "against", side)
	}
	e.end(b)
}

func (e *recordWriter) passage(p *finding.Pair, q *align.Passage, edits []words.Edit) {
	b := e.begin(typePassage)
	b = appendStringField(b, "a", p.A)
	b = appendStringField(b, "b", p.B)
	b = appendStringField(b, "class", q.Class.String())
	b = appendSpan(appendName(b, "a_span"), q.A)
	b = appendSpan(appendName(b, "b_span"), q.B)
	b = appendIntField(b, "words", q.Words)
	b = appendFractionField(b, "score", q.Score)
	b = append(appendName(b, "fingerprint"), '"')
	b = appendFingerprint(b, q.Fingerprint)
	b = append(b, '"')
	b = appendBoolField(b, "moved", q.Moved)
	if e.text {
		b = append(appendName(b, "edits"), '[')
		for i := range edits {
			if i > 0 {
				b = append(b, ',')
			}
			b = append(b, `{"op":"`...)
			b = append(b, edits[i].Op.String()...)
			b = append(b, '"')
			b = appendSpan(appendName(b, "a_span"), edits[i].A)
			b = appendSpan(appendName(b, "b_span"), edits[i].B)
			b = append(b, '}')
		}
		b = append(b, ']')
	}
	e.end(b)
}

func (e *recordWriter) cluster(c *finding.Cluster) {
	b := e.begin(typeCluster)
	b = appendStringField(b, "id", c.ID)
	b = appendStrings(appendName(b, "members"), c.Members)
	b = appendStringField(b, "verdict", c.Verdict.String())
	b = appendFractionField(b, "min_score", c.MinScore)
	b = appendStringOrNull(appendName(b, "origin"), c.Origin)
	b = appendStringField(b, "origin_basis", c.OriginBasis.String())
	b = appendStrings(appendName(b, "weakest"), c.Weakest[:])
	b = appendStrings(appendName(b, "reasons"), finding.Sentences(c.Reasons))
	e.end(b)
}

func (e *recordWriter) warning(w *detect.Warning) {
	b := e.begin(typeWarning)
	b = appendStringField(b, "path", w.Path)
	b = appendStringField(b, "error", w.Error)
	b = appendBoolField(b, "harmless", w.Harmless)
	e.end(b)
}

// summaryFields are the names that the counts of limits can't have.
var summaryFields = map[string]bool{
	"type": true, "v": true, "documents": true, "skipped": true, "other": true, "own": true, "too_short": true,
	"candidates": true, "verified": true, "pairs": true, "clusters": true,
}

func (e *recordWriter) summary() error {
	s := &e.result.Summary
	b := e.begin(typeSummary)
	b = appendIntField(b, "documents", s.Documents)
	b = appendIntField(b, "skipped", s.Skipped)
	b = appendIntField(b, "other", s.Other)
	b = appendIntField(b, "too_short", s.TooShort)
	b = appendIntField(b, "candidates", s.Candidates)
	b = appendIntField(b, "verified", s.Verified)
	b = append(appendName(b, "pairs"), '{')
	for v, n := range s.Pairs {
		if v > 0 {
			b = append(b, ',')
		}
		b = append(b, '"')
		b = append(b, finding.Verdict(v).String()...)
		b = append(b, '"', ':')
		b = strconv.AppendInt(b, int64(n), 10)
	}
	b = append(b, '}')
	b = appendIntField(b, "clusters", s.Clusters)
	b = appendIntField(b, "own", s.Own)
	for _, name := range slices.Sorted(maps.Keys(s.Cuts)) {
		if summaryFields[name] {
			return fmt.Errorf("a limit can't be called %q: the summary has a field of that name", name)
		}
		b = append(appendString(append(b, ','), name), ':')
		b = strconv.AppendInt(b, int64(s.Cuts[name]), 10)
	}
	e.end(b)
	return nil
}

// appendName begins a further field. Names need no escapes.
func appendName(b []byte, name string) []byte {
	b = append(b, ',', '"')
	b = append(b, name...)
	return append(b, '"', ':')
}

func appendStringField(b []byte, name, s string) []byte {
	return appendString(appendName(b, name), s)
}

func appendIntField(b []byte, name string, n int) []byte {
	return strconv.AppendInt(appendName(b, name), int64(n), 10)
}

func appendBoolField(b []byte, name string, x bool) []byte {
	return strconv.AppendBool(appendName(b, name), x)
}

func appendFractionField(b []byte, name string, x float64) []byte {
	return appendFraction(appendName(b, name), x)
}

// appendFraction writes x exactly rounded. Minus zero is zero.
func appendFraction(b []byte, x float64) []byte {
	n := len(b)
	b = strconv.AppendFloat(b, x, 'f', decimals, 64)
	if b[n] == '-' && x > -.5e-4 {
		b = append(b[:n], b[n+1:]...)
	}
	return b
}

func appendSpan(b []byte, s finding.Span) []byte {
	b = strconv.AppendInt(append(b, '['), int64(s.Start), 10)
	b = strconv.AppendInt(append(b, ','), int64(s.End), 10)
	return append(b, ']')
}

// appendFingerprint writes 16 hex digits.
func appendFingerprint(b []byte, x uint64) []byte {
	for shift := 60; shift >= 0; shift -= 4 {
		b = append(b, hexDigits[x>>shift&15])
	}
	return b
}

// appendTime writes RFC 3339, or null for a time that is unknown or can't be
// written so.
func appendTime(b []byte, t time.Time) []byte {
	if _, offset := t.Zone(); offset%60 != 0 {
		t = t.UTC()
	}
	if t.IsZero() || t.Year() < 0 || t.Year() > 9999 {
		return append(b, "null"...)
	}
	b = t.AppendFormat(append(b, '"'), time.RFC3339Nano)
	return append(b, '"')
}

func appendStringOrNull(b []byte, s string) []byte {
	if s == "" {
		return append(b, "null"...)
	}
	return appendString(b, s)
}

func appendStrings(b []byte, list []string) []byte {
	b = append(b, '[')
	for i, s := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(b, s)
	}
	return append(b, ']')
}

const hexDigits = "0123456789abcdef"

// plainByte marks the bytes that stand for themselves in a JSON string.
var plainByte = func() (table [256]bool) {
	for c := 0x20; c < 0x7f; c++ {
		table[c] = c != '"' && c != '\\'
	}
	return table
}()

// appendString writes a JSON string. Beyond what JSON asks for it escapes DEL,
// the C1 controls and the Unicode line separators, which terminals obey and
// which some readers of lines take for the end of a line. An invalid byte
// becomes U+FFFD.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if plainByte[c] {
			i++
			continue
		}
		r, size := rune(c), 1
		if c >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
			if r > 0x9f && r != '\u2028' && r != '\u2029' && !(r == utf8.RuneError && size == 1) {
				i += size
				continue
			}
		}
		b = append(b, s[start:i]...)
		b = appendEscape(b, r)
		i += size
		start = i
	}
	b = append(b, s[start:]...)
	return append(b, '"')
}

func appendEscape(b []byte, r rune) []byte {
	switch r {
	case '"', '\\':
		return append(b, '\\', byte(r))
	case '\n':
		return append(b, '\\', 'n')
	case '\r':
		return append(b, '\\', 'r')
	case '\t':
		return append(b, '\\', 't')
	}
	return append(b, '\\', 'u', hexDigits[r>>12&15], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15])
}
