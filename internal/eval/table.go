package eval

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"reprint/detect/finding"
)

// Table writes the report as text: counts, then one line per kind with 95%
// intervals. With faults it goes on with every case missed and every false detection.
func (r *PanReport) Table(w io.Writer, faults bool) error {
	t := newTable(w)
	t.printf("%s: %d pairs, %d detections", r.Corpus, r.Pairs, r.Detections)
	if r.Unscored > 0 {
		t.printf(", %d without truth", r.Unscored)
	}
	t.printf("\n")
	if len(r.Scores) > 0 {
		t.printf("\nkind\tpairs\tcases\tfound\tdetections\trecall\tprecision\tgranularity\tplagdet\n")
	}
	for _, s := range r.Scores {
		t.printf("%s\t%d\t%d\t%d\t%d\t", s.Kind, s.Pairs, s.Cases, s.Detected, s.Detections)
		if s.Cases == 0 {
			t.printf("-\t-\t-\t-\n")
			continue
		}
		t.printf("%s\t%s\t%s\t%s\n", s.Recall, s.Precision, s.Granularity, s.Plagdet)
	}
	if faults {
		t.panFaults("cases missed", r.Missed)
		t.panFaults("false detections", r.False)
	}
	return t.close(r.Warnings)
}

// Table writes the report as text: the figures with 95% intervals, by kind,
// and the verdicts by label. With faults it goes on with every miss, every
// false alarm and every other verdict that the truth contradicts, with reasons.
func (r *PairsReport) Table(w io.Writer, faults bool) error {
	t := newTable(w)
	t.printf("%s: %d documents, %d candidates, %d findings\n\n", r.Corpus, r.Documents, r.Candidates, r.Findings)
	t.estimate("candidate recall", r.CandidateRecall)
	t.estimate("precision", r.Precision)
	t.estimate("recall", r.Recall)
	t.estimate("F1", r.F1)
	t.estimate("listed negatives flagged", r.Flagged)
	t.estimate("verdicts agree", r.Agreement)
	if len(r.Kinds) > 0 {
		t.printf("\nkind\tlabel\tpairs\tcandidates\tfindings\n")
	}
	for _, k := range r.Kinds {
		t.printf("%s\t%s\t%d\t%s\t%s\n", k.Kind, k.Label, k.Findings.N, k.Candidates, k.Findings)
	}
	t.verdicts(r.Verdicts)
	if faults {
		t.reliability(r.Reliability)
		t.pairFaults("missed", r.Missed)
		t.pairFaults("false alarms", r.False)
		t.pairFaults("other verdicts than the truth", r.Disagreements)
	}
	return t.close(r.Warnings)
}

// Table writes the report as text: AUC and best F1 per label threshold with
// 95% intervals. With pairs it goes on with every pair by score.
func (r *RankReport) Table(w io.Writer, pairs bool) error {
	t := newTable(w)
	t.printf("%s: %d pairs\n\nlabel\tpairs\tAUC\tbest F1\tat score\n", r.Corpus, len(r.Pairs))
	for _, s := range r.Scores {
		t.printf(">= %d\t%d\t%s\t%s\t>= %.4f\n", s.Label, s.Positive, s.AUC, s.BestF1, s.Cut)
	}
	if pairs {
		t.printf("\npair\tlabel\tscore\tverdict\treasons\n")
		for _, p := range r.Pairs {
			t.printf("%s\t%d\t%.4f\t%s\t%s\n", p.Pair, p.Label, p.Score, p.Verdict, strings.Join(p.Reasons, "; "))
		}
	}
	return t.close(r.Warnings)
}

// Table writes expected against observed, bin by bin.
func (r *Reliability) Table(w io.Writer) error {
	t := newTable(w)
	t.reliability(*r)
	return t.close(nil)
}

// String is the value with its interval.
func (e Estimate) String() string {
	if e.N == 0 {
		return "-"
	}
	return fmt.Sprintf("%.4f (%.4f–%.4f)", e.Value, e.Low, e.High)
}

// A table writes tab-separated cells in columns and keeps the first error.
type table struct {
	w   *tabwriter.Writer
	err error
}

func newTable(w io.Writer) *table {
	return &table{w: tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)}
}

func (t *table) printf(format string, args ...any) {
	if _, err := fmt.Fprintf(t.w, format, args...); err != nil && t.err == nil {
		t.err = err
	}
}

// close writes the warnings below the table and flushes it.
func (t *table) close(warnings []string) error {
	if len(warnings) > 0 {
		t.printf("\nwarnings: %d\n", len(warnings))
	}
	for _, warning := range warnings {
		t.printf("%s\n", warning)
	}
	if err := t.w.Flush(); t.err == nil {
		t.err = err
	}
	return t.err
}

// estimate writes a line for a figure, unless it was counted over nothing.
func (t *table) estimate(name string, e Estimate) {
	if e.N > 0 {
		t.printf("%s\t%s\tn = %d\n", name, e, e.N)
	}
}

func (t *table) verdicts(rows []VerdictRow) {
	t.printf("\nlabel\tpairs")
	for column := range finding.NumVerdicts + 1 {
		t.printf("\t%s", verdictName(column))
	}
	t.printf("\n")
	for _, r := range rows {
		if r.Total() == 0 {
			continue
		}
		t.printf("%s\t%d", r.Label, r.Total())
		for _, n := range r.Counts {
			t.printf("\t%d", n)
		}
		t.printf("\n")
	}
}

func (t *table) reliability(r Reliability) {
	t.printf("\nscore\tpairs\texpected\tobserved\n")
	for i, b := range r.Bins {
		t.printf("%.1f–%.1f\t%d\t%.4f\t%.4f\n", float64(i)/10, float64(i+1)/10, b.N, b.Expected, b.Observed)
	}
	t.printf("calibration error\t%d\t%.4f\n", r.N, r.Error)
}

func (t *table) pairFaults(title string, faults []PairFault) {
	if len(faults) == 0 {
		return
	}
	t.printf("\n%s: %d\na\tb\tkind\tverdict\tscore\treasons\n", title, len(faults))
	for _, f := range faults {
		t.printf("%s\t%s\t%s\t%s\t%.4f\t%s\n", f.A, f.B, f.Kind, f.Verdict, f.Score, strings.Join(f.Reasons, "; "))
	}
}

func (t *table) panFaults(title string, faults []PanFault) {
	if len(faults) == 0 {
		return
	}
	t.printf("\n%s: %d\nsuspicious\tsource\tkind\tthis\tsource\tcovered\n", title, len(faults))
	for _, f := range faults {
		t.printf("%s\t%s\t%s\t%d–%d\t%d–%d\t%.2f\n", f.Suspicious, f.Source, f.Kind,
			f.This.Start, f.This.End, f.Match.Source.Start, f.Match.Source.End, f.Covered)
	}
}
