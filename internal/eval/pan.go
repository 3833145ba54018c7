package eval

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"unicode/utf8"

	"reprint/align"
	"reprint/detect"
)

// An Aligner finds the passages that two prepared texts share. It is called concurrently.
type Aligner func(a, b *align.Side) []align.Passage

// PanOptions say how Pan works. The zero value is the default of every field.
type PanOptions struct {
	// Align is the alignment to score, nil for that of package align, which scans use.
	Align Aligner
	// Jobs is the number of workers, 0 for one a processor. It never changes a result.
	Jobs int
	// Every takes every n-th listed pair from the first on, 0 or 1 all of them.
	Every int
	// Detections is a folder to write one file of detections per pair into, "" for none.
	Detections string
	// Progress, if not nil, is called from one goroutine at a time.
	Progress func(detect.Progress)
}

// A PanReport is how well an alignment finds the cases of a PAN corpus.
type PanReport struct {
	Corpus     string
	Pairs      int // aligned
	Detections int // in all pairs
	Unscored   int // pairs without truth
	// Scores are those of all pairs with truth, then of each kind of
	// obfuscation in the order of the truth's folders; none without truth.
	Scores []PanScore
	// Missed are the cases of which less than half was found and False the
	// detections of which more than half is no case, by pair and place.
	Missed, False []PanFault
	// Warnings name the pairs whose texts could not be read. Their cases count as missed.
	Warnings []string
}

// A PanScore is the score over the pairs of one kind: the cases and the
// detections of these pairs and no others.
type PanScore struct {
	Kind string // all, or the kind of obfuscation
	// Pairs, Cases and Detections count; Detected are the cases that some detection hits.
	Pairs, Cases, Detections, Detected int
	// Recall and Precision are macro averages over cases and detections,
	// Granularity the mean number of detections that hit a detected case.
	// Their intervals are from a bootstrap over suspicious documents.
	Recall, Precision, Granularity, Plagdet Estimate
}

// A PanFault is a case that was missed or a detection that is false.
type PanFault struct {
	Suspicious, Source, Kind string
	Match
	// Covered is the share of it that detections, or cases, cover.
	Covered float64
}

// Pan aligns the pairs that the PAN text-alignment corpus in dir lists and
// scores the passages against its truth, where it has one. dir holds the file
// pairs (two file names a line: suspicious, source), the folders susp and src,
// and the truth as XML below folders that begin with 0. Every passage except
// boilerplate is a detection. Offsets count code points of the files as they
// are; a byte that is no UTF-8 counts as one.
func Pan(ctx context.Context, dir string, o PanOptions) (*PanReport, error) {
	pairs, err := readPairs(dir, max(o.Every, 1))
	if err != nil {
		return nil, err
	}
	if o.Detections != "" {
		if err := os.MkdirAll(o.Detections, 0o777); err != nil {
			return nil, err
		}
	}
	found, err := alignPairs(ctx, dir, pairs, o)
	if err != nil {
		return nil, err
	}
	report := &PanReport{Corpus: corpusName(dir), Pairs: len(pairs)}
	for i, f := range found {
		report.Detections += len(f.detections)
		if pairs[i].truth == "" {
			report.Unscored++
		}
		if f.fault != nil {
			report.Warnings = append(report.Warnings, f.fault.Error())
		}
	}
	report.score(pairs, found)
	return report, nil
}

// alignment is what came of one pair: its detections, or why it has none.
type alignment struct {
	detections []Match
	fault      error
}

// alignPairs aligns all pairs, in parallel.
func alignPairs(ctx context.Context, dir string, pairs []panPair, o PanOptions) ([]alignment, error) {
	if o.Align == nil {
		o.Align = func(a, b *align.Side) []align.Passage { return align.Align(a, b).Passages() }
	}
	texts := newLibrary()
	for _, p := range pairs {
		texts.announce(filepath.Join(dir, "susp", p.suspicious))
		texts.announce(filepath.Join(dir, "src", p.source))
	}
	found := make([]alignment, len(pairs))
	err := parallel(ctx, o.Jobs, len(pairs), o.Progress, func(i int) error {
		found[i] = alignPair(texts, dir, pairs[i], o.Align)
		if o.Detections == "" {
			return nil
		}
		p := pairs[i]
		data, err := encodeDetections(p.suspicious, p.source, found[i].detections)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(o.Detections, panFile(p.suspicious, p.source)), data, 0o666)
	})
	return found, err
}

func alignPair(texts *library, dir string, p panPair, aligner Aligner) alignment {
	this, err := texts.take(filepath.Join(dir, "susp", p.suspicious))
	source, err2 := texts.take(filepath.Join(dir, "src", p.source))
	if err == nil {
		err = err2
	}
	if err != nil {
		return alignment{fault: fmt.Errorf("pair %s %s: %w", p.suspicious, p.source, err)}
	}
	return alignment{detections: detections(this, source, passages(this, source, p, aligner))}
}

// passages aligns the two texts in the order of their names, as a scan does,
// and returns the passages with the suspicious text as A.
func passages(this, source *align.Side, p panPair, aligner Aligner) []align.Passage {
	if p.suspicious <= p.source {
		return aligner(this, source)
	}
	out := slices.Clone(aligner(source, this))
	for i := range out {
		out[i].A, out[i].B = out[i].B, out[i].A
	}
	return out
}

// detections are the passages that count, in code points.
func detections(this, source *align.Side, passages []align.Passage) []Match {
	var out []Match
	for _, p := range passages {
		if p.Class != align.Boilerplate {
			out = append(out, Match{This: p.A, Source: p.B})
		}
	}
	var inThis, inSource []*int
	for i := range out {
		inThis = append(inThis, &out[i].This.Start, &out[i].This.End)
		inSource = append(inSource, &out[i].Source.Start, &out[i].Source.End)
	}
	toCodePoints(this.Text.Source, inThis)
	toCodePoints(source.Text.Source, inSource)
	order(out)
	return out
}

// toCodePoints turns byte offsets into text into numbers of code points.
func toCodePoints(text string, offsets []*int) {
	slices.SortFunc(offsets, func(a, b *int) int { return *a - *b })
	bytes, points := 0, 0
	for _, offset := range offsets {
		points += utf8.RuneCountInString(text[bytes:*offset])
		bytes, *offset = *offset, points
	}
}

// score fills in the scores and the faults of the pairs that have truth.
func (r *PanReport) score(pairs []panPair, found []alignment) {
	kinds := panKinds(pairs)
	if len(kinds) == 0 {
		return
	}
	r.Scores = []PanScore{{Kind: "all"}}
	for _, kind := range kinds {
		r.Scores = append(r.Scores, PanScore{Kind: kind})
	}
	// The tallies of each suspicious document, for each score.
	units := map[string]int{}
	tallies := make([][]tally, len(r.Scores))
	for i, p := range pairs {
		if p.truth == "" {
			continue
		}
		unit, ok := units[p.suspicious]
		if !ok {
			unit = len(units)
			units[p.suspicious] = unit
			for s := range tallies {
				tallies[s] = append(tallies[s], tally{})
			}
		}
		t := tallyPair(p.cases, found[i].detections)
		for _, s := range [...]int{0, 1 + slices.Index(kinds, p.kind)} {
			tallies[s][unit] = tallies[s][unit].add(t)
			r.Scores[s].Pairs++
			r.Scores[s].Cases += len(p.cases)
			r.Scores[s].Detections += len(found[i].detections)
			r.Scores[s].Detected += int(t.detected)
		}
		r.faults(p, found[i].detections)
	}
	for s := range r.Scores {
		r.Scores[s].estimate(tallies[s])
	}
}

// estimate computes the measures from the tallies of independent units.
func (s *PanScore) estimate(tallies []tally) {
	tallies = slices.DeleteFunc(tallies, func(t tally) bool { return t == tally{} })
	counts := []int{s.Cases, s.Detections, s.Detected, s.Cases}
	e := bootstrap(len(tallies), counts, func(units []int) []float64 {
		var sum tally
		for _, u := range units {
			sum = sum.add(tallies[u])
		}
		recall, precision, granularity, plagdet := sum.measures()
		return []float64{recall, precision, granularity, plagdet}
	})
	s.Recall, s.Precision, s.Granularity, s.Plagdet = e[0], e[1], e[2], e[3]
}

// faults notes the cases and detections of a pair that are covered by less than half.
func (r *PanReport) faults(p panPair, detections []Match) {
	for _, c := range p.cases {
		if share := c.covered(detections); share < .5 {
			r.Missed = append(r.Missed, PanFault{p.suspicious, p.source, p.kind, c, share})
		}
	}
	for _, d := range detections {
		if share := d.covered(p.cases); share < .5 {
			r.False = append(r.False, PanFault{p.suspicious, p.source, p.kind, d, share})
		}
	}
}
