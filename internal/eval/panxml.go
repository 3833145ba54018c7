package eval

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"os"
	"slices"
	"strings"

	"reprint/internal/span"
)

// panDocument is PAN's file about one pair, truth and detections alike. The
// truth also has features about other things, such as the document's origin.
type panDocument struct {
	XMLName   xml.Name     `xml:"document"`
	Reference string       `xml:"reference,attr"`
	Features  []panFeature `xml:"feature"`
}

type panFeature struct {
	Name            string `xml:"name,attr"`
	ThisOffset      int    `xml:"this_offset,attr"`
	ThisLength      int    `xml:"this_length,attr"`
	SourceReference string `xml:"source_reference,attr"`
	SourceOffset    int    `xml:"source_offset,attr"`
	SourceLength    int    `xml:"source_length,attr"`
}

// panFile is the name of the file about a pair, in the truth and in detections.
func panFile(suspicious, source string) string {
	return strings.TrimSuffix(suspicious, ".txt") + "-" + strings.TrimSuffix(source, ".txt") + ".xml"
}

// readCases reads the cases of one pair from PAN's truth.
func readCases(path, source string) ([]Match, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var doc panDocument
	if err := xml.Unmarshal(data, &doc); err != nil {
		return nil, fmt.Errorf("read truth %s: %w", path, err)
	}
	var cases []Match
	for _, f := range doc.Features {
		if f.Name == "plagiarism" && f.SourceReference == source {
			cases = append(cases, Match{
				This:   span.Span{Start: f.ThisOffset, End: f.ThisOffset + f.ThisLength},
				Source: span.Span{Start: f.SourceOffset, End: f.SourceOffset + f.SourceLength},
			})
		}
	}
	order(cases)
	return cases, nil
}

// encodeDetections is the file with the detections of one pair, in PAN's form.
func encodeDetections(suspicious, source string, detections []Match) ([]byte, error) {
	doc := panDocument{Reference: suspicious}
	for _, d := range detections {
		doc.Features = append(doc.Features, panFeature{
			Name:       "detected-plagiarism",
			ThisOffset: d.This.Start, ThisLength: d.This.Len(),
			SourceReference: source,
			SourceOffset:    d.Source.Start, SourceLength: d.Source.Len(),
		})
	}
	data, err := xml.MarshalIndent(doc, "", "\t")
	if err != nil {
		return nil, err
	}
	data = bytes.ReplaceAll(data, []byte("></feature>"), []byte("/>")) // as PAN writes it
	return slices.Concat([]byte(xml.Header), data, []byte("\n")), nil
}
