package eval

import (
	"encoding/json"
	"io"

	"reprint/report/record"
)

// A Metric is one figure of a report by name. Where a figure is of one kind of
// pair or one label only, that stands behind a slash: recall/major, auc/2.
type Metric struct {
	Corpus, Name string
	Estimate
}

// WriteMetrics writes the metrics as JSON Lines, numbers to 4 decimals.
func WriteMetrics(w io.Writer, metrics []Metric) error {
	lines := json.NewEncoder(w)
	lines.SetEscapeHTML(false)
	for _, m := range metrics {
		err := lines.Encode(struct {
			Type string `json:"type"`
			V    int    `json:"v"`
			record.Metric
		}{"metric", 1, record.Metric{
			Corpus: m.Corpus, Name: m.Name, Value: record.Rounded(m.Value), N: m.N,
			Low: record.Rounded(m.Low), High: record.Rounded(m.High),
		}})
		if err != nil {
			return err
		}
	}
	return nil
}

// metrics collects the metrics of one corpus.
type metrics struct {
	corpus string
	list   []Metric
}

func (m *metrics) add(name string, e Estimate) {
	m.list = append(m.list, Metric{m.corpus, name, e})
}

// count adds a number of things out of n.
func (m *metrics) count(name string, value, n int) {
	v := float64(value)
	m.add(name, Estimate{Value: v, Low: v, High: v, N: n})
}

// Metrics are recall, precision, granularity and plagdet over all pairs and by
// kind. Of pairs without cases only the number of detections says anything.
func (r *PanReport) Metrics() []Metric {
	m := metrics{corpus: r.Corpus}
	for _, s := range r.Scores {
		behind := ""
		if s.Kind != "all" {
			behind = "/" + s.Kind
		}
		if s.Cases > 0 {
			m.add("recall"+behind, s.Recall)
			m.add("precision"+behind, s.Precision)
			m.add("granularity"+behind, s.Granularity)
			m.add("plagdet"+behind, s.Plagdet)
		}
		m.count("detections"+behind, s.Detections, s.Pairs)
	}
	if len(r.Scores) == 0 {
		m.count("detections", r.Detections, r.Pairs)
	}
	return m.list
}

// Metrics are candidate_recall, precision, recall, f1, flagged (the share of
// listed negatives that are findings), agreement (of verdicts, where the truth
// names them) and calibration_error; recall, candidate_recall and flagged also
// by kind; and the verdicts by label. What the truth says nothing about is left out.
func (r *PairsReport) Metrics() []Metric {
	m := metrics{corpus: r.Corpus}
	if r.Recall.N > 0 {
		m.add("candidate_recall", r.CandidateRecall)
		m.add("precision", r.Precision)
		m.add("recall", r.Recall)
		m.add("f1", r.F1)
	}
	if r.Flagged.N > 0 {
		m.add("flagged", r.Flagged)
	}
	for _, k := range r.Kinds {
		if k.Label == Reuse {
			m.add("candidate_recall/"+k.Kind, k.Candidates)
			m.add("recall/"+k.Kind, k.Findings)
		} else {
			m.add("flagged/"+k.Kind, k.Findings)
		}
	}
	if r.Agreement.N > 0 {
		m.add("agreement", r.Agreement)
	}
	if r.Reliability.N > 0 {
		v := r.Reliability.Error
		m.add("calibration_error", Estimate{Value: v, Low: v, High: v, N: r.Reliability.N})
	}
	for _, row := range r.Verdicts {
		for verdict, n := range row.Counts {
			if n > 0 {
				m.count("verdict/"+row.Label+"/"+verdictName(verdict), n, row.Total())
			}
		}
	}
	return m.list
}

// Metrics are auc and best_f1 at every label threshold.
func (r *RankReport) Metrics() []Metric {
	m := metrics{corpus: r.Corpus}
	for _, s := range r.Scores {
		m.add(s.name("auc"), s.AUC)
		m.add(s.name("best_f1"), s.BestF1)
	}
	return m.list
}
