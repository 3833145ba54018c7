package report

import (
	"encoding/csv"
	"io"

	"reprint/detect"
	"reprint/report/layout"
	"reprint/report/record"
)

// wholeMatrix is the number of documents up to which MatrixCSV writes all.
const wholeMatrix = 4000

// MatrixCSV writes the matrix of coverage: the IDs as first row and first
// column, by ID, and in each cell how much of the own words of the row's
// document stand in the column's. A cell is empty where there is no pair, and
// 1.0000 on the diagonal. Of more than 4,000 documents only those of pairs are
// written; it returns how many it left out.
func MatrixCSV(w io.Writer, r *detect.Result) (omitted int, err error) {
	cells := layout.Coverage(r)
	docs := csvDocuments(r, cells)
	row := []string{""}
	for _, d := range docs {
		row = append(row, cell(r.Documents[d].ID))
	}
	out := csv.NewWriter(w)
	if err := out.Write(row); err != nil {
		return 0, err
	}
	for _, d := range docs {
		row = append(row[:0], cell(r.Documents[d].ID))
		for _, k := range docs {
			value := ""
			if x, ok := cells[[2]int{d, k}]; ok {
				value = record.Fraction(x).String()
			} else if d == k {
				value = record.Fraction(1).String()
			}
			row = append(row, value)
		}
		if err := out.Write(row); err != nil {
			return 0, err
		}
	}
	out.Flush()
	return len(r.Documents) - len(docs), out.Error()
}

func csvDocuments(r *detect.Result, cells map[[2]int]float64) []int {
	inPair := make([]bool, len(r.Documents))
	for c := range cells {
		inPair[c[0]] = true
	}
	docs := []int{}
	for i := range r.Documents {
		if inPair[i] || len(r.Documents) <= wholeMatrix {
			docs = append(docs, i)
		}
	}
	return docs
}
