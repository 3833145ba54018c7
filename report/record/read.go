package record

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"reprint/align/words"
	"reprint/detect"
	"reprint/detect/finding"
)

// ErrNoText says that saved results hold no texts: they were written without
// Options.Text.
var ErrNoText = errors.New("the results hold no texts")

// ErrNotResults says that what was read is no file of saved results, or not all of it.
var ErrNotResults = errors.New("no complete results")

// maxLine is the longest record that is read, in bytes.
const maxLine = 1 << 28

// Read reads what Write wrote: writing the Result again with the
// same Options gives the same bytes. Records of other types and further fields
// are passed over, except that every further integer of the summary is taken
// for the count of a limit. The Evidence of the Result serves the saved texts
// and edits from memory, and returns an error wrapping ErrNoText where there
// are none.
//
// Nothing in the file is trusted. What breaks the contract is an error that
// names the line: JSON that does not parse, a pair of documents that are not
// there, a span outside its text, a text that its hash does not fit, a fraction
// outside [0, 1]. A file without run or summary is an error wrapping ErrNotResults.
func Read(rd io.Reader) (*detect.Result, error) {
	l := newLoader()
	in := bufio.NewReaderSize(rd, 1<<16)
	for number := 1; ; number++ {
		line, err := readLine(in)
		if err == nil || errors.Is(err, io.EOF) {
			if fault := l.record(line); fault != nil {
				return nil, fmt.Errorf("line %d: %w", number, fault)
			}
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
	}
	return l.finish()
}

// readLine returns the next line with what ends it; io.EOF may come with the last.
func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		if len(line)+len(part) > maxLine {
			return nil, fmt.Errorf("longer than %d bytes", maxLine)
		}
		if line == nil && err == nil {
			return part, nil
		}
		line = append(line, part...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
}

// A loader builds a Result record by record.
type loader struct {
	result   *detect.Result
	evidence *savedEvidence
	index    map[string]int   // of documents, by ID
	lengths  map[string]int   // of texts, by ID
	pairs    map[pairKey]bool // that were read
	run      bool
	summary  bool
}

type pairKey struct{ a, b string }

func newLoader() *loader {
	evidence := &savedEvidence{texts: map[string]*finding.Text{}, edits: map[pairKey][][]words.Edit{}}
	return &loader{
		result: &detect.Result{
			Parameters: map[string]any{}, Documents: []finding.Document{}, Pairs: []finding.Pair{},
			Clusters: []finding.Cluster{}, Warnings: []detect.Warning{}, Evidence: evidence,
		},
		evidence: evidence, index: map[string]int{}, lengths: map[string]int{}, pairs: map[pairKey]bool{},
	}
}

func (l *loader) record(line []byte) error {
	line = bytes.TrimSpace(line)
	if len(line) == 0 {
		return nil
	}
	var head struct {
		Type string
		V    int
	}
	if !sniff(line, &head.Type) {
		if err := json.Unmarshal(line, &head); err != nil {
			return err
		}
		if head.V != version {
			return fmt.Errorf("a record of version %d, not %d", head.V, version)
		}
	}
	switch head.Type {
	case typeRun:
		return l.readRun(line)
	case typeDoc:
		return l.readDocument(line)
	case typePair:
		return l.readPair(line)
	case typePassage:
		return l.readPassage(line)
	case typeCluster:
		return l.readCluster(line)
	case typeWarning:
		return l.readWarning(line)
	case typeSummary:
		return l.readSummary(line)
	}
	return nil
}

// sniff reads the type off a record that begins as ours do, without parsing it.
func sniff(line []byte, kind *string) bool {
	rest, ok := bytes.CutPrefix(line, []byte(`{"type":"`))
	if !ok {
		return false
	}
	for _, t := range []string{typePassage, typePair, typeDoc, typeCluster} {
		if tail, ok := bytes.CutPrefix(rest, []byte(t)); ok && bytes.HasPrefix(tail, []byte(`","v":1,`)) {
			*kind = t
			return true
		}
	}
	return false
}

func (l *loader) readRun(line []byte) error {
	if l.run {
		return errors.New("a second run record")
	}
	var v Run
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.UseNumber()
	if err := dec.Decode(&v); err != nil {
		return err
	}
	for name, value := range v.Parameters {
		plain, err := plainNumbers(value)
		if err != nil {
			return fmt.Errorf("the parameter %q: %w", name, err)
		}
		l.result.Parameters[name] = plain
	}
	l.result.InputSHA256 = v.InputSHA256
	l.run = true
	return nil
}

// plainNumbers turns the numbers of a parameter back into int where they are
// whole, and into float64.
func plainNumbers(value any) (any, error) {
	var err error
	switch value := value.(type) {
	case json.Number:
		if n, err := strconv.Atoi(value.String()); err == nil {
			return n, nil
		}
		return value.Float64()
	case []any:
		for i := range value {
			if value[i], err = plainNumbers(value[i]); err != nil {
				return nil, err
			}
		}
	case map[string]any:
		for name := range value {
			if value[name], err = plainNumbers(value[name]); err != nil {
				return nil, err
			}
		}
	}
	return value, nil
}

func (l *loader) readDocument(line []byte) error {
	var v Doc
	if err := json.Unmarshal(line, &v); err != nil {
		return err
	}
	d, text, err := v.document()
	if err != nil {
		return err
	}
	if _, ok := l.index[d.ID]; ok {
		return fmt.Errorf("a second document %q", d.ID)
	}
	if text != nil {
		l.evidence.texts[d.ID] = text
		l.lengths[d.ID] = len(text.Text)
	}
	l.index[d.ID] = len(l.result.Documents)
	l.result.Documents = append(l.result.Documents, d)
	return nil
}

func (l *loader) readPair(line []byte) error {
	var v Pair
	if err := json.Unmarshal(line, &v); err != nil {
		return err
	}
	p, err := v.pair()
	if err != nil {
		return err
	}
	if err := cmp.Or(l.share(&p.A), l.share(&p.B)); err != nil {
		return err
	}
	key := pairKey{p.A, p.B}
	if l.pairs[key] {
		return fmt.Errorf("a second pair %q, %q", v.A, v.B)
	}
	switch orZero(v.Against) {
	case "a":
		l.result.Documents[l.index[p.A]].Against = true
	case "b":
		l.result.Documents[l.index[p.B]].Against = true
	}
	l.pairs[key] = true
	l.result.Pairs = append(l.result.Pairs, p)
	return nil
}

// share makes an ID the string of the document above that has it.
func (l *loader) share(id *string) error {
	i, ok := l.index[*id]
	if !ok {
		return fmt.Errorf("there is no document %q above this line", *id)
	}
	*id = l.result.Documents[i].ID
	return nil
}

func (l *loader) readPassage(line []byte) error {
	var v Passage
	if err := json.Unmarshal(line, &v); err != nil {
		return err
	}
	n := len(l.result.Pairs)
	if n == 0 || l.result.Pairs[n-1].A != v.A || l.result.Pairs[n-1].B != v.B {
		return fmt.Errorf("a passage of %q and %q that does not follow its pair", v.A, v.B)
	}
	p := &l.result.Pairs[n-1]
	q, script, err := v.passage(l.length(p.A), l.length(p.B))
	if err != nil {
		return err
	}
	if script != nil {
		key := pairKey{p.A, p.B}
		if len(l.evidence.edits[key]) != len(p.Passages) {
			return errors.New("edits here but not for the passage before")
		}
		l.evidence.edits[key] = append(l.evidence.edits[key], script)
	}
	if k := len(p.Passages); k > 0 && p.Passages[k-1].A.Start > q.A.Start {
		return errors.New("passages are not in the order of A")
	}
	p.Passages = append(p.Passages, q)
	return nil
}

// length is that of a document's text; where it is not known, spans may lie anywhere.
func (l *loader) length(id string) int {
	if n, ok := l.lengths[id]; ok {
		return n
	}
	return maxLine
}

func (l *loader) readCluster(line []byte) error {
	var v Cluster
	if err := json.Unmarshal(line, &v); err != nil {
		return err
	}
	c, err := v.cluster()
	if err != nil {
		return err
	}
	for i := range c.Members {
		if err := l.share(&c.Members[i]); err != nil {
			return err
		}
	}
	if c.Origin != "" {
		if err := l.share(&c.Origin); err != nil {
			return err
		}
	}
	l.result.Clusters = append(l.result.Clusters, c)
	return nil
}

func (l *loader) readWarning(line []byte) error {
	var v Warning
	if err := json.Unmarshal(line, &v); err != nil {
		return err
	}
	l.result.Warnings = append(l.result.Warnings, detect.Warning(v))
	return nil
}

func (l *loader) readSummary(line []byte) error {
	if l.summary {
		return errors.New("a second summary record")
	}
	var v Summary
	if err := json.Unmarshal(line, &v); err != nil {
		return err
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(line, &fields); err != nil {
		return err
	}
	cuts := map[string]int{}
	for name, value := range fields {
		if n, err := strconv.Atoi(string(value)); err == nil && !summaryFields[name] {
			cuts[name] = n
		}
	}
	l.result.Summary = v.summary(cuts)
	l.summary = true
	return nil
}

// finish sorts what was read as a Result is sorted.
func (l *loader) finish() (*detect.Result, error) {
	switch {
	case !l.run:
		return nil, fmt.Errorf("%w: there is no run record", ErrNotResults)
	case !l.summary:
		return nil, fmt.Errorf("%w: there is no summary record, the end is missing", ErrNotResults)
	}
	r := l.result
	slices.SortFunc(r.Documents, func(x, y finding.Document) int { return strings.Compare(x.ID, y.ID) })
	slices.SortFunc(r.Pairs, func(x, y finding.Pair) int { return x.Compare(&y) })
	slices.SortStableFunc(r.Clusters, func(x, y finding.Cluster) int {
		return cmp.Or(cmp.Compare(len(y.Members), len(x.Members)), strings.Compare(x.ID, y.ID))
	})
	return r, nil
}
