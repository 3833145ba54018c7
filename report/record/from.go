package record

import (
	"encoding/hex"
	"time"

	"reprint/align"
	"reprint/align/words"
	"reprint/detect"
	"reprint/detect/finding"
)

// The conversions from what a scan says to records; to.go holds those back.

func runOf(r *detect.Result, version string) *Run {
	parameters := r.Parameters
	if parameters == nil {
		parameters = map[string]any{}
	}
	return &Run{Tool: tool, Version: version, Parameters: parameters, InputSHA256: r.InputSHA256}
}

// docOf has the text where it is not nil.
func docOf(d *finding.Document, text *finding.Text) Doc {
	doc := Doc{
		ID: id(d.ID), Path: d.Path, Title: d.Title, Words: d.Words, Lang: language(d.Lang),
		Published: instantOf(d.Published), Uncertainty: int(d.Uncertainty / time.Second), DateSource: d.DateSource,
		Outlet: d.Outlet, Author: d.Author, Credit: orNull(&d.Credit), CreditBasis: d.CreditBasis,
		URL: d.URL, TextSHA256: hash(hex.EncodeToString(d.TextSHA256[:])), TooShort: d.TooShort,
	}
	if text == nil {
		return doc
	}
	if text.Reading != (finding.Reading{}) {
		reading := Reading(text.Reading)
		doc.Reading = &reading
	}
	doc.Text, doc.Spans = &text.Text, make([]Mark, len(text.Spans))
	for i, m := range text.Spans {
		doc.Spans[i] = Mark{spanOf(m.Span), markKind(m.Kind), m.Reason, m.Speaker, nil}
		if m.Text != "" {
			doc.Spans[i].Text = &text.Spans[i].Text
		}
	}
	return doc
}

func spanOf(s finding.Span) Span { return Span{Span: s} }

// instantOf is nil for a time that is unknown or that RFC 3339 can't express.
func instantOf(t time.Time) *instant {
	if _, offset := t.Zone(); offset%60 != 0 {
		t = t.UTC()
	}
	if t.IsZero() || t.Year() < 0 || t.Year() > 9999 {
		return nil
	}
	i := instant(t.Format(time.RFC3339Nano))
	return &i
}

func orNull(s *string) *string {
	if *s == "" {
		return nil
	}
	return s
}

// pairOf is the record of a pair. It refers to what p holds.
func pairOf(p *finding.Pair) Pair {
	return Pair{
		A: p.A, B: p.B, Verdict: verdict(p.Verdict.String()), Figures: FiguresOf(p), ClassWords: p.ClassWords,
		Order: order(p.Order.String()), OrderBasis: p.OrderBasis.String(), OrderEvidence: basisOf(&p.OrderBasis),
		CommonSource: p.CommonSource, Reasons: finding.Sentences(p.Reasons), ReasonValues: reasonsOf(p.Reasons),
	}
}

// againstOf is nil where the sides are of one set.
func againstOf(r *detect.Result, p *finding.Pair) *side {
	s := side(AgainstSide(r, p))
	if s == "" {
		return nil
	}
	return &s
}

// FiguresOf are the figures of a pair, rounded.
func FiguresOf(p *finding.Pair) Figures {
	return Figures{
		Score: rounded(p.Score), AB: rounded(p.AB), BA: rounded(p.BA), Jaccard: rounded(p.Jaccard),
		Longest: p.Longest, Words: p.Words,
	}
}

func rounded(x float64) Fraction { return Fraction(Rounded(x)) }

func reasonsOf(list []finding.Reason) []Reason {
	reasons := make([]Reason, len(list))
	for i := range list {
		reasons[i] = reasonOf(&list[i])
	}
	return reasons
}

// reasonOf sets the fields that the kind uses.
func reasonOf(r *finding.Reason) Reason {
	v := Reason{Kind: reasonKind(r.Kind.String())}
	switch r.Kind {
	case finding.Covered:
		v.AB, v.BA, v.Count = (*Fraction)(&r.AB), (*Fraction)(&r.BA), &r.Count
	case finding.Correspond, finding.Serial:
		v.AB = (*Fraction)(&r.AB)
	case finding.OtherFacts:
		v.AB, v.Count = (*Fraction)(&r.AB), &r.Count
	case finding.LongestRun, finding.QuotedWords, finding.QuotedByOne, finding.FewWords:
		v.Count = &r.Count
	case finding.BoilerplatePassages:
		v.Count, v.Name = &r.Count, &r.Name
	case finding.InWords, finding.SameCredit, finding.ThirdText:
		v.Name = &r.Name
	case finding.KeptApart:
		v.Name, v.Other = &r.Name, &r.Other
	}
	return v
}

// basisOf sets the fields that the kind uses; it is nil where there is no basis.
func basisOf(b *finding.Basis) *Basis {
	if b.Kind == finding.NoBasis {
		return nil
	}
	v := &Basis{Kind: basisKind(b.Kind.String())}
	switch b.Kind {
	case finding.BasisInWords, finding.Credited:
		v.Name = &b.Name
	case finding.Earlier:
		v.Gap, v.Days = between(b)
	case finding.CreditedBy, finding.Contains, finding.Copies:
		v.Count = &b.Count
	case finding.CreditedOutside:
		v.Count, v.Of, v.Name = &b.Count, &b.Of, &b.Name
	case finding.EarliestHere:
		v.Gap, v.Days = between(b)
		v.Count, v.Of = &b.Count, &b.Of
	case finding.Collection:
		v.Name, v.Count = &b.Name, &b.Count
	}
	return v
}

// between is the time between two publications, in seconds or in days.
func between(b *finding.Basis) (gap, days *int) {
	if b.Gap == 0 {
		return nil, &b.Days
	}
	return new(int(b.Gap / time.Second)), nil
}

func passageOf(p *finding.Pair, q *align.Passage) Passage {
	return Passage{
		A: p.A, B: p.B, Class: class(q.Class.String()), ASpan: spanOf(q.A), BSpan: spanOf(q.B), Words: q.Words,
		Score: Fraction(q.Score), Fingerprint: fingerprint(q.Fingerprint), Moved: q.Moved, Links: linksOf(q.Links),
	}
}

func linksOf(list []align.Link) []Link {
	links := make([]Link, len(list))
	for i, k := range list {
		links[i] = Link{spanOf(k.A), spanOf(k.B), Fraction(k.Score), [2]int{k.WordsA, k.WordsB}}
	}
	return links
}

func editsOf(script []words.Edit) []Edit {
	edits := make([]Edit, len(script))
	for i, e := range script {
		edits[i] = Edit{operation(e.Op.String()), spanOf(e.A), spanOf(e.B)}
	}
	return edits
}

func clusterOf(c *finding.Cluster) *Cluster {
	sources := make([]Source, len(c.Sources))
	for i, s := range c.Sources {
		sources[i] = Source{s.Document, s.From, certainty(s.Certainty)}
	}
	return &Cluster{
		ID: c.ID, Members: c.Members, Verdict: verdict(c.Verdict.String()), MinScore: Fraction(c.MinScore),
		Origin: orNull(&c.Origin), OriginBasis: c.OriginBasis.String(), OriginEvidence: basisOf(&c.OriginBasis),
		Weakest: c.Weakest, Reasons: finding.Sentences(c.Reasons), ReasonValues: reasonsOf(c.Reasons), Sources: sources,
	}
}

func summaryOf(s *detect.Summary) *Summary {
	v := &Summary{
		Documents: s.Documents, Skipped: s.Skipped, Other: s.Other, TooShort: s.TooShort,
		Candidates: s.Candidates, Verified: s.Verified, Pairs: s.Pairs, Clusters: s.Clusters, Own: s.Own,
	}
	if s.Kept+s.Removed > 0 {
		v.Kept, v.Removed = &s.Kept, &s.Removed
	}
	for _, p := range s.PassedOver {
		v.PassedOver = append(v.PassedOver, PassedOver(p))
	}
	return v
}
