package record

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"reprint/align"
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
		if head.V != recordVersion {
			return fmt.Errorf("a record of version %d, not %d", head.V, recordVersion)
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
	var v struct {
		Parameters  map[string]any
		InputSHA256 string `json:"input_sha256"`
	}
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

type savedDoc struct {
	ID, Path, Title string
	Words           int
	Lang            string
	Published       *string
	Uncertainty     int
	DateSource      string `json:"date_source"`
	Outlet, Author  string
	Credit          *string
	CreditBasis     string `json:"credit_basis"`
	URL             string
	TextSHA256      string `json:"text_sha256"`
	TooShort        bool   `json:"too_short"`
	Text            *string
	Spans           []savedMark
}

type savedMark struct {
	Span            []int
	Kind            finding.MarkKind
	Reason, Speaker string
}

// maxUncertainty bounds the uncertainty of a date, in seconds: 100 years.
const maxUncertainty = 100 * 366 * 24 * 3600

func (l *loader) readDocument(line []byte) error {
	var v savedDoc
	if err := json.Unmarshal(line, &v); err != nil {
		return err
	}
	if v.ID == "" {
		return errors.New("a document without id")
	}
	if _, ok := l.index[v.ID]; ok {
		return fmt.Errorf("a second document %q", v.ID)
	}
	if v.Uncertainty > maxUncertainty {
		return errors.New("uncertainty is too large")
	}
	if err := notNegative(v.Words, v.Uncertainty); err != nil {
		return err
	}
	d := finding.Document{
		ID: v.ID, Path: v.Path, Title: v.Title, Words: v.Words, Lang: v.Lang,
		Uncertainty: time.Duration(v.Uncertainty) * time.Second, DateSource: v.DateSource,
		Outlet: v.Outlet, Author: v.Author, CreditBasis: v.CreditBasis, URL: v.URL, TooShort: v.TooShort,
	}
	if v.Credit != nil {
		d.Credit = *v.Credit
	}
	if v.Published != nil {
		t, err := time.Parse(time.RFC3339, *v.Published)
		if err != nil {
			return err
		}
		d.Published = t
	}
	if n, err := hex.Decode(d.TextSHA256[:], []byte(v.TextSHA256[:min(len(v.TextSHA256), 64)])); err != nil || n != 32 || len(v.TextSHA256) != 64 {
		return errors.New("text_sha256 is not 64 hex digits")
	}
	if v.Text != nil {
		if sha256.Sum256([]byte(*v.Text)) != d.TextSHA256 {
			return errors.New("text is not what text_sha256 says")
		}
		marks, err := readMarks(v.Spans, len(*v.Text))
		if err != nil {
			return err
		}
		l.evidence.texts[d.ID] = &finding.Text{Text: *v.Text, Spans: marks}
		l.lengths[d.ID] = len(*v.Text)
	}
	l.index[d.ID] = len(l.result.Documents)
	l.result.Documents = append(l.result.Documents, d)
	return nil
}

func readMarks(saved []savedMark, length int) ([]finding.Mark, error) {
	marks := make([]finding.Mark, len(saved))
	for i, m := range saved {
		span, err := readSpan(m.Span, length)
		if err != nil {
			return nil, err
		}
		if !m.Kind.Known() {
			return nil, fmt.Errorf("a span of kind %q", m.Kind)
		}
		marks[i] = finding.Mark{Span: span, Kind: m.Kind, Reason: m.Reason, Speaker: m.Speaker}
	}
	slices.SortStableFunc(marks, func(x, y finding.Mark) int { return cmp.Compare(x.Start, y.Start) })
	return marks, nil
}

// readReasons are reasons of which only the sentence is known.
func readReasons(sentences []string) []finding.Reason {
	reasons := make([]finding.Reason, len(sentences))
	for i, s := range sentences {
		reasons[i] = readReason(s)
	}
	return reasons
}

// readReason is a reason of which only the sentence is known, but for the one
// that speaks of A and B.
func readReason(sentence string) finding.Reason {
	var ab, ba float64
	r := finding.Reason{Kind: finding.Covered}
	if n, _ := fmt.Sscanf(sentence, "%f%% and %f%% of the own words stand in %d", &ab, &ba, &r.Count); n == 3 {
		r.AB, r.BA = ab/100, ba/100
		if r.String() == sentence {
			return r
		}
	}
	return finding.Reason{Kind: finding.InWords, Name: sentence}
}

// readBasis is a basis of which only the sentence is known.
func readBasis(sentence string) finding.Basis {
	if sentence == "" {
		return finding.Basis{}
	}
	return finding.Basis{Kind: finding.BasisInWords, Name: sentence}
}

type savedPair struct {
	A, B           string
	Verdict        string
	Score, AB, BA  float64
	Jaccard        float64
	Longest, Words int
	ClassWords     map[string]int `json:"class_words"`
	Order          string
	OrderBasis     string `json:"order_basis"`
	Reasons        []string
	Against        string
}

func (l *loader) readPair(line []byte) error {
	var v savedPair
	if err := json.Unmarshal(line, &v); err != nil {
		return err
	}
	a, err := l.document(v.A)
	if err != nil {
		return err
	}
	b, err := l.document(v.B)
	if err != nil {
		return err
	}
	p := finding.Pair{
		A: a.ID, B: b.ID, Score: Rounded(v.Score), AB: Rounded(v.AB), BA: Rounded(v.BA), Jaccard: Rounded(v.Jaccard),
		Longest: v.Longest, Words: v.Words, OrderBasis: readBasis(v.OrderBasis), Reasons: readReasons(v.Reasons), Passages: []align.Passage{},
	}
	if p.A >= p.B {
		return fmt.Errorf("the pair %q, %q is not in order", v.A, v.B)
	}
	key := pairKey{p.A, p.B}
	if l.pairs[key] {
		return fmt.Errorf("a second pair %q, %q", v.A, v.B)
	}
	if p.Verdict, err = finding.ParseVerdict(v.Verdict); err != nil {
		return err
	}
	if p.Order, err = parseOrder(v.Order); err != nil {
		return err
	}
	for c := range p.ClassWords {
		p.ClassWords[c] = v.ClassWords[align.Class(c).String()]
	}
	if err := cmp.Or(notNegative(p.Longest, p.Words), notNegative(p.ClassWords[:]...)); err != nil {
		return err
	}
	if err := fractions(p.Score, p.AB, p.BA, p.Jaccard); err != nil {
		return err
	}
	switch v.Against {
	case "a":
		a.Against = true
	case "b":
		b.Against = true
	}
	l.pairs[key] = true
	l.result.Pairs = append(l.result.Pairs, p)
	return nil
}

func (l *loader) document(id string) (*finding.Document, error) {
	i, ok := l.index[id]
	if !ok {
		return nil, fmt.Errorf("there is no document %q above this line", id)
	}
	return &l.result.Documents[i], nil
}

func parseOrder(s string) (finding.Order, error) {
	for _, o := range []finding.Order{finding.OrderUnknown, finding.AFirst, finding.BFirst} {
		if o.String() == s {
			return o, nil
		}
	}
	return 0, fmt.Errorf("unknown order %q", s)
}

type savedPassage struct {
	A, B        string
	Class       string
	ASpan       []int `json:"a_span"`
	BSpan       []int `json:"b_span"`
	Words       int
	Score       float64
	Fingerprint string
	Moved       bool
	Edits       *[]savedEdit
}

type savedEdit struct {
	Op    string
	ASpan []int `json:"a_span"`
	BSpan []int `json:"b_span"`
}

func (l *loader) readPassage(line []byte) error {
	var v savedPassage
	if err := json.Unmarshal(line, &v); err != nil {
		return err
	}
	n := len(l.result.Pairs)
	if n == 0 || l.result.Pairs[n-1].A != v.A || l.result.Pairs[n-1].B != v.B {
		return fmt.Errorf("a passage of %q and %q that does not follow its pair", v.A, v.B)
	}
	p := &l.result.Pairs[n-1]
	lengthA, lengthB := l.length(p.A), l.length(p.B)
	q := align.Passage{Words: v.Words, Score: Rounded(v.Score), Moved: v.Moved}
	var err error
	if q.Class, err = parseName[align.Class]("class", v.Class, align.NumClasses); err != nil {
		return err
	}
	if q.A, err = readSpan(v.ASpan, lengthA); err != nil {
		return err
	}
	if q.B, err = readSpan(v.BSpan, lengthB); err != nil {
		return err
	}
	if q.Fingerprint, err = strconv.ParseUint(v.Fingerprint, 16, 64); err != nil || len(v.Fingerprint) != 16 {
		return errors.New("fingerprint is not 16 hex digits")
	}
	if err := cmp.Or(notNegative(q.Words), fractions(q.Score)); err != nil {
		return err
	}
	if v.Edits != nil {
		script, err := readEdits(*v.Edits, lengthA, lengthB)
		if err != nil {
			return err
		}
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

func readEdits(saved []savedEdit, lengthA, lengthB int) ([]words.Edit, error) {
	script := make([]words.Edit, len(saved))
	for i, e := range saved {
		op, err := parseName[words.Op]("op", e.Op, words.NumOps)
		if err != nil {
			return nil, err
		}
		a, err := readSpan(e.ASpan, lengthA)
		if err != nil {
			return nil, err
		}
		b, err := readSpan(e.BSpan, lengthB)
		if err != nil {
			return nil, err
		}
		script[i] = words.Edit{Op: op, A: a, B: b}
	}
	return script, nil
}

// parseName finds the value of a small enumeration by its name.
func parseName[T interface {
	~uint8
	String() string
}](what, name string, n int) (T, error) {
	for i := range n {
		if T(i).String() == name {
			return T(i), nil
		}
	}
	return 0, fmt.Errorf("unknown %s %q", what, name)
}

func readSpan(s []int, length int) (finding.Span, error) {
	if len(s) != 2 || s[0] < 0 || s[0] > s[1] || s[1] > length {
		return finding.Span{}, fmt.Errorf("%v is no span of its text", s)
	}
	return finding.Span{Start: s[0], End: s[1]}, nil
}

func (l *loader) readCluster(line []byte) error {
	var v struct {
		ID          string
		Members     []string
		Verdict     string
		MinScore    float64 `json:"min_score"`
		Origin      *string
		OriginBasis string `json:"origin_basis"`
		Weakest     [2]string
		Reasons     []string
	}
	if err := json.Unmarshal(line, &v); err != nil {
		return err
	}
	c := finding.Cluster{ID: v.ID, Members: notNil(v.Members), MinScore: Rounded(v.MinScore), OriginBasis: readBasis(v.OriginBasis),
		Weakest: v.Weakest, Reasons: readReasons(v.Reasons)}
	for i, id := range c.Members {
		d, err := l.document(id)
		if err != nil {
			return err
		}
		c.Members[i] = d.ID
	}
	slices.Sort(c.Members)
	if len(slices.Compact(slices.Clone(c.Members))) != len(c.Members) || len(c.Members) < 2 {
		return errors.New("a cluster needs two members or more, each of them once")
	}
	if v.Origin != nil && *v.Origin != "" {
		d, err := l.document(*v.Origin)
		if err != nil {
			return err
		}
		c.Origin = d.ID
	}
	var err error
	if c.Verdict, err = finding.ParseVerdict(v.Verdict); err != nil {
		return err
	}
	if err := fractions(c.MinScore); err != nil {
		return err
	}
	l.result.Clusters = append(l.result.Clusters, c)
	return nil
}

func (l *loader) readWarning(line []byte) error {
	var v detect.Warning
	if err := json.Unmarshal(line, &v); err != nil {
		return err
	}
	l.result.Warnings = append(l.result.Warnings, v)
	return nil
}

func (l *loader) readSummary(line []byte) error {
	if l.summary {
		return errors.New("a second summary record")
	}
	var v struct {
		Documents, Skipped, Other, Own int
		TooShort                       int `json:"too_short"`
		Candidates, Verified           int
		Pairs                          map[string]int
		Clusters                       int
	}
	if err := json.Unmarshal(line, &v); err != nil {
		return err
	}
	s := detect.Summary{
		Documents: v.Documents, Skipped: v.Skipped, Other: v.Other, Own: v.Own, TooShort: v.TooShort,
		Candidates: v.Candidates, Verified: v.Verified, Clusters: v.Clusters, Cuts: map[string]int{},
	}
	for i := range s.Pairs {
		s.Pairs[i] = v.Pairs[finding.Verdict(i).String()]
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(line, &fields); err != nil {
		return err
	}
	for name, value := range fields {
		if n, err := strconv.Atoi(string(value)); err == nil && !summaryFields[name] {
			s.Cuts[name] = n
		}
	}
	l.result.Summary = s
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
	slices.SortFunc(r.Pairs, func(x, y finding.Pair) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), strings.Compare(x.A, y.A), strings.Compare(x.B, y.B))
	})
	slices.SortStableFunc(r.Clusters, func(x, y finding.Cluster) int {
		return cmp.Or(cmp.Compare(len(y.Members), len(x.Members)), strings.Compare(x.ID, y.ID))
	})
	return r, nil
}

func notNegative(counts ...int) error {
	if slices.Min(counts) < 0 {
		return errors.New("a count below zero")
	}
	return nil
}

func fractions(values ...float64) error {
	for _, x := range values {
		if !(x >= 0 && x <= 1) {
			return fmt.Errorf("%v is not in [0, 1]", x)
		}
	}
	return nil
}

func notNil(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// savedEvidence serves texts and edits from memory.
type savedEvidence struct {
	texts map[string]*finding.Text
	edits map[pairKey][][]words.Edit
}

func (s *savedEvidence) Text(id string) (*finding.Text, error) {
	text, ok := s.texts[id]
	if !ok {
		return nil, fmt.Errorf("%s: %w", id, ErrNoText)
	}
	return text, nil
}

func (s *savedEvidence) Edits(p *finding.Pair) ([][]words.Edit, error) {
	scripts := s.edits[pairKey{p.A, p.B}]
	if len(scripts) != len(p.Passages) {
		return nil, fmt.Errorf("%s and %s: %w", p.A, p.B, ErrNoText)
	}
	return scripts, nil
}
