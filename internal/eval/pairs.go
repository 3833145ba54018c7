package eval

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"reprint/corpus"
	"reprint/detect"
	"reprint/detect/finding"
)

// PairsOptions say how Pairs works. The zero value is the default of every field.
type PairsOptions struct {
	// Jobs is the number of workers, 0 for one a processor. It never changes a result.
	Jobs int
	// IgnoreUnlisted leaves pairs that the truth does not list uncounted;
	// otherwise they are taken for no reuse.
	IgnoreUnlisted bool
	// Progress, if not nil, is called from one goroutine at a time.
	Progress func(detect.Progress)
}

// A PairsReport is how well a scan finds the pairs of a labelled folder.
// Intervals are from a bootstrap over the groups of documents that listed
// pairs join; a false alarm between two groups counts for that of its A.
type PairsReport struct {
	Corpus string
	// Documents, Candidates and Findings count what the scan saw.
	Documents, Candidates, Findings int
	// CandidateRecall is the share of true pairs that were proposed, before
	// alignment, and Recall the share that are findings. Precision is the
	// share of counted findings that are true; F1 is that of the two.
	CandidateRecall, Recall, Precision, F1 Estimate
	// Flagged is the share of the listed negatives that are findings.
	Flagged Estimate
	// Kinds are the listed pairs by label and kind: reuse first, then by name.
	Kinds []KindScore
	// Agreement is the share of listed pairs that have the verdict that the
	// truth gives, where it gives verdicts. A pair without a verdict counts as
	// unrelated. Disagreements are the others.
	Agreement     Estimate
	Disagreements []PairFault
	// Verdicts are the verdicts by label: 1, 0, -, and pairs that are not listed.
	Verdicts []VerdictRow
	// Reliability compares the scores of verified counted pairs with their labels.
	Reliability Reliability
	// Missed are the true pairs that are no findings, False the findings that
	// are not true; by score descending, then A, B.
	Missed, False []PairFault
	// Warnings name inputs that could not be read and listed documents that do not exist.
	Warnings []string
}

// A KindScore is the score over the listed pairs of one label and kind.
type KindScore struct {
	Kind  string
	Label Label
	// Candidates is the share that was proposed, Findings the share that are findings.
	Candidates, Findings Estimate
}

// A VerdictRow counts the pairs of one label by verdict.
type VerdictRow struct {
	Label string // 1, 0, - or unlisted
	// Counts has one count per verdict, and behind them the listed pairs that
	// were not verified.
	Counts [finding.NumVerdicts + 1]int
}

// Total is the number of pairs in the row.
func (r *VerdictRow) Total() int {
	n := 0
	for _, c := range r.Counts {
		n += c
	}
	return n
}

// verdictName names the columns of a VerdictRow.
func verdictName(column int) string {
	if column == finding.NumVerdicts {
		return "unverified"
	}
	return finding.Verdict(column).String()
}

// A PairFault is a pair whose verdict is wrong.
type PairFault struct {
	A, B string
	// Kind is what the truth calls the pair, or "".
	Kind string
	// Verdict is the scan's, or why there is none.
	Verdict string
	Score   float64
	Reasons []string
}

// Pairs scans the documents in dir and scores the verdicts against the truth
// in the file, whose ids are those that a scan of dir gives.
func Pairs(ctx context.Context, dir, truthFile string, o PairsOptions) (*PairsReport, error) {
	unlisted := NoReuse
	if o.IgnoreUnlisted {
		unlisted = Uncounted
	}
	t, err := readTruth(truthFile, unlisted)
	if err != nil {
		return nil, err
	}
	src, err := corpus.Open([]string{dir}, corpus.Options{Jobs: o.Jobs})
	if err != nil {
		return nil, err
	}
	defer src.Close()
	candidates := map[key]bool{}
	result, err := detect.Scan(ctx, src, detect.Options{
		Jobs: o.Jobs, All: true, Progress: o.Progress,
		Trace: &detect.Trace{Kept: func(a, b string) { candidates[keyOf(a, b)] = true }},
	})
	if err != nil {
		return nil, err
	}
	report, err := scorePairs(t, result, candidates)
	if err != nil {
		return nil, fmt.Errorf("%w (%s against %s)", err, truthFile, dir)
	}
	report.Corpus = corpusName(dir)
	return report, nil
}

// errNoTruth says that a truth file is about other documents.
var errNoTruth = errors.New("no listed pair has both its documents in the folder")

// A judgement is a pair with what the truth and the scan say of it.
type judgement struct {
	key
	mark
	listed    bool
	candidate bool
	pair      *finding.Pair // nil where the pair was not verified
}

func (j *judgement) finding() bool { return j.pair != nil && j.pair.Verdict.Finding() }

// column is the pair's column in a VerdictRow.
func (j *judgement) column() int {
	if j.pair == nil {
		return finding.NumVerdicts
	}
	return int(j.pair.Verdict)
}

// scorePairs scores the result of a scan that kept all verified pairs.
func scorePairs(t *truth, result *detect.Result, candidates map[key]bool) (*PairsReport, error) {
	documents := map[string]bool{}
	for _, d := range result.Documents {
		documents[d.ID] = true
	}
	judged := judge(t, result, candidates)
	if !slices.ContainsFunc(judged, func(j judgement) bool { return j.listed && documents[j.a] && documents[j.b] }) {
		return nil, errNoTruth
	}
	r := &PairsReport{Documents: len(result.Documents), Candidates: len(candidates)}
	for _, w := range result.Warnings {
		r.Warnings = append(r.Warnings, w.Path+": "+w.Error)
	}
	for _, id := range absent(t, documents) {
		r.Warnings = append(r.Warnings, id+": listed, but not in the folder")
	}
	r.count(judged)
	r.estimate(t, judged)
	r.note(judged, documents)
	return r, nil
}

// judge joins the truth with the scan: all listed pairs and all verified ones, sorted.
func judge(t *truth, result *detect.Result, candidates map[key]bool) []judgement {
	verified := map[key]*finding.Pair{}
	keys := t.keys()
	for i := range result.Pairs {
		p := &result.Pairs[i]
		k := keyOf(p.A, p.B)
		verified[k] = p
		if _, ok := t.listed[k]; !ok {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, compareKeys)
	judged := make([]judgement, len(keys))
	for i, k := range keys {
		m, listed := t.of(k)
		judged[i] = judgement{k, m, listed, candidates[k] || verified[k] != nil, verified[k]}
	}
	return judged
}

// absent are the listed ids that are no documents, sorted.
func absent(t *truth, documents map[string]bool) []string {
	var ids []string
	for k := range t.listed {
		for _, id := range [...]string{k.a, k.b} {
			if !documents[id] {
				ids = append(ids, id)
			}
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// count fills in the verdicts by label and the reliability of scores.
func (r *PairsReport) count(judged []judgement) {
	r.Verdicts = []VerdictRow{{Label: "1"}, {Label: "0"}, {Label: "-"}, {Label: "unlisted"}}
	var scores []float64
	var labels []bool
	for _, j := range judged {
		row := len(r.Verdicts) - 1
		if j.listed {
			row = int(Reuse - j.label)
		}
		r.Verdicts[row].Counts[j.column()]++
		if j.finding() {
			r.Findings++
		}
		if j.pair != nil && j.label != Uncounted {
			scores = append(scores, j.pair.Score)
			labels = append(labels, j.label == Reuse)
		}
	}
	r.Reliability = NewReliability(scores, labels)
}

// note lists the faults.
func (r *PairsReport) note(judged []judgement, documents map[string]bool) {
	for _, j := range judged {
		switch {
		case j.label == Reuse && !j.finding():
			r.Missed = append(r.Missed, j.fault(documents))
		case j.label == NoReuse && j.finding():
			r.False = append(r.False, j.fault(documents))
		}
		if r.Agreement.N > 0 && j.listed && !agrees(&j) {
			r.Disagreements = append(r.Disagreements, j.fault(documents))
		}
	}
	for _, faults := range [...][]PairFault{r.Missed, r.False, r.Disagreements} {
		slices.SortStableFunc(faults, func(x, y PairFault) int { return cmp.Compare(y.Score, x.Score) })
	}
}

func (j *judgement) fault(documents map[string]bool) PairFault {
	f := PairFault{A: j.a, B: j.b, Kind: j.kind}
	switch {
	case j.pair != nil:
		f.Verdict, f.Score, f.Reasons = j.pair.Verdict.String(), j.pair.Score, finding.Sentences(j.pair.Reasons)
	case !documents[j.a] || !documents[j.b]:
		f.Verdict = "not in the folder"
	case j.candidate:
		f.Verdict = "candidate, not verified"
	default:
		f.Verdict = "no candidate"
	}
	return f
}
