package record

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"reprint/align"
	"reprint/align/words"
	"reprint/corpus"
	"reprint/detect"
	"reprint/detect/finding"
)

// The conversions from records to what a scan says. They return an error for
// what breaks the contract within a record; read.go checks what holds between
// records.

// maxUncertainty bounds the uncertainty of a date, in seconds: 100 years.
const maxUncertainty = 100 * 366 * 24 * 3600

// document returns the document and its text, nil where the record has none.
func (v *Doc) document() (finding.Document, *finding.Text, error) {
	d := finding.Document{
		ID: string(v.ID), Path: v.Path, Title: v.Title, Words: v.Words, Lang: string(v.Lang),
		Uncertainty: time.Duration(v.Uncertainty) * time.Second, DateSource: v.DateSource,
		Outlet: v.Outlet, Author: v.Author, Credit: orZero(v.Credit), CreditBasis: v.CreditBasis,
		URL: v.URL, TooShort: v.TooShort,
	}
	switch {
	case d.ID == "":
		return d, nil, errors.New("a document without id")
	case v.Uncertainty > maxUncertainty:
		return d, nil, errors.New("uncertainty is too large")
	case v.Words < 0 || v.Uncertainty < 0:
		return d, nil, errNegative
	}
	var err error
	if v.Published != nil {
		if d.Published, err = time.Parse(time.RFC3339, string(*v.Published)); err != nil {
			return d, nil, err
		}
	}
	if n, err := hex.Decode(d.TextSHA256[:], []byte(v.TextSHA256[:min(len(v.TextSHA256), 64)])); err != nil || n != 32 || len(v.TextSHA256) != 64 {
		return d, nil, errors.New("text_sha256 is not 64 hex digits")
	}
	if v.Text == nil {
		return d, nil, nil
	}
	if sha256.Sum256([]byte(*v.Text)) != d.TextSHA256 {
		return d, nil, errors.New("text is not what text_sha256 says")
	}
	text, err := textOf(*v.Text, v.Spans)
	if err == nil && v.Reading != nil {
		text.Reading = finding.Reading(*v.Reading)
	}
	return d, text, err
}

func textOf(text string, saved []Mark) (*finding.Text, error) {
	marks := make([]finding.Mark, len(saved))
	for i, m := range saved {
		if err := m.Span.check(len(text)); err != nil {
			return nil, err
		}
		kind := finding.MarkKind(m.Kind)
		if !kind.Known() {
			return nil, fmt.Errorf("a span of kind %q", kind)
		}
		marks[i] = finding.Mark{Span: m.Span.Span, Kind: kind, Reason: m.Reason, Speaker: m.Speaker, Text: orZero(m.Text)}
	}
	slices.SortStableFunc(marks, func(x, y finding.Mark) int { return cmp.Compare(x.Start, y.Start) })
	return &finding.Text{Text: text, Spans: marks}, nil
}

// UnmarshalJSON takes two numbers, no fewer and no more.
func (s *Span) UnmarshalJSON(data []byte) error {
	start, end, _ := bytes.Cut(bytes.Trim(data, "[]"), []byte(","))
	from, err := strconv.Atoi(string(bytes.TrimSpace(start)))
	to, err2 := strconv.Atoi(string(bytes.TrimSpace(end)))
	if err != nil || err2 != nil {
		return fmt.Errorf("%s is no span of its text", data)
	}
	*s = Span{finding.Span{Start: from, End: to}, true}
	return nil
}

// UnmarshalJSON takes 16 hex digits.
func (f *fingerprint) UnmarshalJSON(data []byte) error {
	x, err := strconv.ParseUint(string(bytes.Trim(data, `"`)), 16, 64)
	if err != nil || len(data) != 18 {
		return errors.New("fingerprint is not 16 hex digits")
	}
	*f = fingerprint(x)
	return nil
}

// check says whether a span was in the record and lies within a text.
func (s Span) check(length int) error {
	if !s.read {
		return errors.New("a span is missing")
	}
	if s.Start < 0 || s.Start > s.End || s.End > length {
		return fmt.Errorf("[%d %d] is no span of its text", s.Start, s.End)
	}
	return nil
}

// UnmarshalJSON takes an object; fields that it lacks are 0.
func (c *ClassWords) UnmarshalJSON(data []byte) error { return readKeyed(data, c, c[:]) }

// UnmarshalJSON takes an object; fields that it lacks are 0.
func (c *VerdictPairs) UnmarshalJSON(data []byte) error { return readKeyed(data, c, c[:]) }

func readKeyed(data []byte, keys keyed, values []int) error {
	var fields map[string]int
	if err := json.Unmarshal(data, &fields); err != nil {
		return err
	}
	for i := range values {
		values[i] = fields[keys.key(i)]
	}
	return nil
}

func (v *Pair) pair() (finding.Pair, error) {
	p := finding.Pair{
		A: v.A, B: v.B, ClassWords: v.ClassWords, Passages: []align.Passage{},
	}
	v.Figures.set(&p)
	if p.A >= p.B {
		return p, fmt.Errorf("the pair %q, %q is not in order", v.A, v.B)
	}
	var err error
	if p.Verdict, err = finding.ParseVerdict(string(v.Verdict)); err != nil {
		return p, err
	}
	if p.Order, err = parseName[finding.Order]("order", string(v.Order), 3); err != nil {
		return p, err
	}
	p.CommonSource = v.CommonSource
	if p.OrderBasis, err = v.OrderEvidence.basis(v.OrderBasis); err != nil {
		return p, err
	}
	if p.Reasons, err = reasons(v.ReasonValues, v.Reasons); err != nil {
		return p, err
	}
	if min(p.Longest, p.Words, slices.Min(p.ClassWords[:])) < 0 {
		return p, errNegative
	}
	return p, inUnit(v.Score, v.AB, v.BA, v.Jaccard)
}

// set gives a pair its figures.
func (f *Figures) set(p *finding.Pair) {
	p.Score, p.AB, p.BA, p.Jaccard = f.Score.rounded(), f.AB.rounded(), f.BA.rounded(), f.Jaccard.rounded()
	p.Longest, p.Words = f.Longest, f.Words
}

func (x Fraction) rounded() float64 { return Rounded(float64(x)) }

// reasons are those of the values. Files of other versions have none, or kinds
// that are not known here: of such reasons only the sentence is kept.
func reasons(values []Reason, sentences []string) ([]finding.Reason, error) {
	list := make([]finding.Reason, len(sentences))
	for i, s := range sentences {
		list[i] = finding.Reason{Kind: finding.InWords, Name: s}
	}
	if values == nil {
		return list, nil
	}
	if len(values) != len(sentences) {
		return nil, fmt.Errorf("%d reasons with %d values", len(sentences), len(values))
	}
	for i := range values {
		v := &values[i]
		if kind, err := finding.ParseReasonKind(string(v.Kind)); err == nil {
			list[i] = finding.Reason{Kind: kind, AB: orZero(v.AB).rounded(), BA: orZero(v.BA).rounded(), Count: orZero(v.Count), Name: orZero(v.Name), Other: orZero(v.Other)}
		}
	}
	return list, nil
}

func orZero[T any](p *T) T {
	if p == nil {
		return *new(T)
	}
	return *p
}

// basis is that of the values, or where they are missing or of a kind that is
// not known here, of which only the sentence is kept.
func (v *Basis) basis(sentence string) (finding.Basis, error) {
	if v != nil {
		if kind, err := finding.ParseBasisKind(string(v.Kind)); err == nil && kind != finding.NoBasis {
			gap, days := orZero(v.Gap), orZero(v.Days)
			if min(gap, days) < 0 || max(gap, days) > maxGap {
				return finding.Basis{}, errors.New("gap is out of bounds")
			}
			return finding.Basis{Kind: kind, Name: orZero(v.Name), Gap: time.Duration(gap) * time.Second, Days: days, Count: orZero(v.Count), Of: orZero(v.Of)}, nil
		}
	}
	if sentence == "" {
		return finding.Basis{}, nil
	}
	return finding.Basis{Kind: finding.BasisInWords, Name: sentence}, nil
}

// maxGap bounds the time between two publications, in seconds.
const maxGap = 1 << 33

// passage returns the passage of texts of these lengths, and its word edits,
// nil where the record has none.
func (v *Passage) passage(lengthA, lengthB int) (align.Passage, []words.Edit, error) {
	q := align.Passage{Words: v.Words, Score: v.Score.rounded(), Moved: v.Moved, Fingerprint: uint64(v.Fingerprint), A: v.ASpan.Span, B: v.BSpan.Span}
	var err error
	if q.Class, err = parseName[align.Class]("class", string(v.Class), align.NumClasses); err != nil {
		return q, nil, err
	}
	if err := cmp.Or(v.ASpan.check(lengthA), v.BSpan.check(lengthB)); err != nil {
		return q, nil, err
	}
	if q.Words < 0 {
		return q, nil, errNegative
	}
	if q.Links, err = readLinks(v.Links, lengthA, lengthB); err != nil {
		return q, nil, err
	}
	if err := inUnit(v.Score); err != nil || v.Edits == nil {
		return q, nil, err
	}
	script, err := scriptOf(v.Edits, lengthA, lengthB)
	return q, script, err
}

// readLinks are the links of texts of these lengths.
func readLinks(saved []Link, lengthA, lengthB int) ([]align.Link, error) {
	var links []align.Link
	for _, k := range saved {
		if err := cmp.Or(k.ASpan.check(lengthA), k.BSpan.check(lengthB), inUnit(k.Score)); err != nil {
			return nil, err
		}
		if min(k.Words[0], k.Words[1]) < 0 {
			return nil, errNegative
		}
		links = append(links, align.Link{A: k.ASpan.Span, B: k.BSpan.Span, Score: k.Score.rounded(), WordsA: k.Words[0], WordsB: k.Words[1]})
	}
	return links, nil
}

func scriptOf(saved []Edit, lengthA, lengthB int) ([]words.Edit, error) {
	script := make([]words.Edit, len(saved))
	for i, e := range saved {
		op, err := parseName[words.Op]("op", string(e.Op), words.NumOps)
		if err := cmp.Or(err, e.ASpan.check(lengthA), e.BSpan.check(lengthB)); err != nil {
			return nil, err
		}
		script[i] = words.Edit{Op: op, A: e.ASpan.Span, B: e.BSpan.Span}
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

func (v *Cluster) cluster() (finding.Cluster, error) {
	c := finding.Cluster{
		ID: v.ID, Members: append([]string{}, v.Members...), MinScore: v.MinScore.rounded(),
		Origin: orZero(v.Origin), Weakest: v.Weakest,
	}
	slices.Sort(c.Members)
	if len(slices.Compact(slices.Clone(c.Members))) != len(c.Members) || len(c.Members) < 2 {
		return c, errors.New("a cluster needs two members or more, each of them once")
	}
	var err error
	if c.Verdict, err = finding.ParseVerdict(string(v.Verdict)); err != nil {
		return c, err
	}
	if c.OriginBasis, err = v.OriginEvidence.basis(v.OriginBasis); err != nil {
		return c, err
	}
	if c.Reasons, err = reasons(v.ReasonValues, v.Reasons); err != nil {
		return c, err
	}
	for _, s := range v.Sources {
		source := finding.Source{Document: s.Document, From: s.From, Certainty: finding.Certainty(s.Certainty)}
		if !source.Certainty.Known() {
			return c, fmt.Errorf("a source of certainty %q", s.Certainty)
		}
		for _, id := range []string{s.Document, s.From} {
			if _, found := slices.BinarySearch(c.Members, id); !found {
				return c, fmt.Errorf("a source %q that is no member", id)
			}
		}
		c.Sources = append(c.Sources, source)
	}
	return c, inUnit(v.MinScore)
}

func (v *Summary) summary(cuts map[string]int) detect.Summary {
	s := detect.Summary{
		Documents: v.Documents, Skipped: v.Skipped, Other: v.Other, TooShort: v.TooShort,
		Candidates: v.Candidates, Verified: v.Verified, Pairs: v.Pairs, Clusters: v.Clusters, Own: v.Own, Cuts: cuts,
		Kept: orZero(v.Kept), Removed: orZero(v.Removed),
	}
	for _, p := range v.PassedOver {
		s.PassedOver = append(s.PassedOver, corpus.Passed(p))
	}
	return s
}

var errNegative = errors.New("a count below zero")

func inUnit(values ...Fraction) error {
	for _, x := range values {
		if x := x.rounded(); !(x >= 0 && x <= 1) {
			return fmt.Errorf("%v is not in [0, 1]", x)
		}
	}
	return nil
}
