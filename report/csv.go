// Package report writes results to files that other programs show: pairs and
// the matrix as CSV for spreadsheets, and a report in Markdown. The packages
// below it write the rest: record JSON Lines, terminal what a terminal shows,
// page the HTML page.
//
// Articles are hostile input: cells of a CSV file can't become formulas, and
// Markdown shows markup instead of obeying it.
package report

import (
	"encoding/csv"
	"io"
	"strings"
	"time"

	"reprint/detect"
	"reprint/detect/finding"
	"reprint/report/layout"
	"reprint/report/record"
	"reprint/report/wording"
)

// PairsCSV writes a row for each pair, strongest first, below a row of names:
// the fields of the pair record, and the title, outlet and date of each article.
// Of two sets it says which side is of the second, and the articles by set.
func PairsCSV(w io.Writer, r *detect.Result) error {
	out := csv.NewWriter(w)
	sets := r.TwoSets()
	columns := pairColumns()
	if sets {
		columns = append(columns, "against", "ours", "theirs")
	}
	if err := out.Write(columns); err != nil {
		return err
	}
	for _, p := range record.Ranked(r) {
		row := pairRow(r, p)
		if sets {
			row = append(row, setCells(r, p)...)
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// RemovedCSV writes a row for each copy, by id, below a row of names: the fields of
// the removed record.
func RemovedCSV(w io.Writer, r *detect.Result) error {
	out := csv.NewWriter(w)
	out.Write(record.RemovedColumns())
	for i := range r.Copies {
		row := record.RemovedCells(&r.Copies[i])
		out.Write([]string{cell(row[0]), cell(row[1]), row[2], row[3]})
	}
	out.Flush()
	return out.Error()
}

func pairColumns() []string {
	return append(record.PairColumns(), "a_title", "b_title", "a_outlet", "b_outlet", "a_published", "b_published")
}

func pairRow(r *detect.Result, p *finding.Pair) []string {
	row := record.PairCells(p)
	for i := range row {
		if i < 2 {
			row[i] = cell(row[i]) // an ID as it is
		} else {
			row[i] = textCell(row[i])
		}
	}
	a, b := layout.Document(r, p.A), layout.Document(r, p.B)
	return append(row, textCell(a.Title), textCell(b.Title), textCell(a.Outlet), textCell(b.Outlet), published(a), published(b))
}

// setCells say which side of a pair is of the second set, and which article is
// of which.
func setCells(r *detect.Result, p *finding.Pair) []string {
	side := record.AgainstSide(r, p)
	if side == "a" {
		return []string{side, cell(p.B), cell(p.A)}
	}
	return []string{side, cell(p.A), cell(p.B)}
}

func published(d *finding.Document) string {
	if d.Published.IsZero() {
		return ""
	}
	return d.Published.Format(time.RFC3339)
}

// cell keeps a text from outside from being taken for a formula: spreadsheets
// compute what begins with one of these signs. An apostrophe before it makes
// it text.
func cell(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if s != "" && strings.ContainsRune("=+-@\t\r\n", rune(s[0])) {
		return "'" + s
	}
	return s
}

// textCell is a cell for people: on one line, without control characters.
func textCell(s string) string { return cell(wording.Printable(s)) }
