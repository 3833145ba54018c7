// Package layout arranges what a result holds for reading: the articles of a
// matrix so that those that share text stand side by side, and two texts so
// that sentences that correspond stand beside each other. Terminal, page and
// Markdown show what it arranges; it writes nothing itself.
package layout

import (
	"slices"
	"strings"

	"reprint/detect"
	"reprint/detect/finding"
)

// Index finds a document by ID.
func Index(r *detect.Result, id string) int {
	i, ok := slices.BinarySearchFunc(r.Documents, id, func(d finding.Document, id string) int {
		return strings.Compare(d.ID, id)
	})
	if !ok {
		panic("layout: no document " + id)
	}
	return i
}

// Document returns the document with this ID. A Result holds every document
// that its pairs and clusters name.
func Document(r *detect.Result, id string) *finding.Document {
	return &r.Documents[Index(r, id)]
}

// Clusters is the first cluster of each document, or -1.
func Clusters(r *detect.Result) []int {
	cluster := make([]int, len(r.Documents))
	for i := range cluster {
		cluster[i] = -1
	}
	for c := len(r.Clusters) - 1; c >= 0; c-- {
		for _, id := range r.Clusters[c].Members {
			cluster[Index(r, id)] = c
		}
	}
	return cluster
}

// Coverage holds both directions of every pair, by the indices of the documents.
func Coverage(r *detect.Result) map[[2]int]float64 {
	cells := make(map[[2]int]float64, 2*len(r.Pairs))
	for i := range r.Pairs {
		p := &r.Pairs[i]
		a, b := Index(r, p.A), Index(r, p.B)
		cells[[2]int{a, b}], cells[[2]int{b, a}] = p.AB, p.BA
	}
	return cells
}
