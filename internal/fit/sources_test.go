package main

import (
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"testing"
)

func TestSourcesAreInOrder(t *testing.T) {
	names := map[string]bool{}
	for _, s := range sources {
		if names[s.name] {
			t.Errorf("two sources named %s", s.name)
		}
		if s.of != "" && !names[s.of] {
			t.Errorf("%s is of %q, which is not above it", s.name, s.of)
		}
		if (s.docs == "") == (s.made == nil) {
			t.Errorf("%s: texts are in a folder or made, one of both", s.name)
		}
		for m := range s.fits {
			if modelNamed(m) == nil {
				t.Errorf("%s fits %q, which is no model", s.name, m)
			}
		}
		names[s.name] = true
	}
}

func TestModelsHaveWhatTheyNeed(t *testing.T) {
	for _, m := range models {
		if sorted := slices.Compact(slices.Sorted(slices.Values(m.features))); len(sorted) != len(m.features) || slices.Contains(sorted, "") {
			t.Errorf("%s: features %q are not all named and different", m.name, m.features)
		}
		var all weights
		for _, s := range sources {
			all.reuse += s.fits[m.name].reuse
			all.none += s.fits[m.name].none
		}
		if all.reuse == 0 || all.none == 0 {
			t.Errorf("%s learns from %v", m.name, all)
		}
	}
}

// gatherAt gathers the rows of a source in the root of the source tree.
func gatherAt(t *testing.T, modelName, sourceName string) []row {
	t.Helper()
	t.Chdir(filepath.Join("..", ".."))
	i := slices.IndexFunc(sources, func(s source) bool { return s.name == sourceName })
	g := &gathering{model: modelNamed(modelName)}
	rows, err := g.gather(&sources[i])
	if err != nil || len(rows) == 0 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for _, r := range rows {
		if len(r.x) != len(g.model.features) {
			t.Fatalf("%s: %d features, want %d", r.name, len(r.x), len(g.model.features))
		}
	}
	return rows
}

// TestGatheringIsReproducible gathers from the project's own texts, by any number
// of workers.
func TestGatheringIsReproducible(t *testing.T) {
	for _, c := range []struct{ model, source string }{
		{"passage", "stories"}, {"summary", "stories"}, {"pair", "planted"}, {"pair", "demo"}, {"rescore", "stories-mixed"},
	} {
		t.Run(c.model+" "+c.source, func(t *testing.T) {
			first := gatherAt(t, c.model, c.source)
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
			g := &gathering{model: modelNamed(c.model)}
			i := slices.IndexFunc(sources, func(s source) bool { return s.name == c.source })
			if again, err := g.gather(&sources[i]); err != nil || !reflect.DeepEqual(again, first) {
				t.Errorf("other rows the second time, %v", err)
			}
			labels := map[byte]int{}
			for _, r := range first {
				labels[r.label]++
			}
			if labels['0'] == 0 || c.model != "summary" && labels['1'] == 0 {
				t.Errorf("labels %v", labels)
			}
		})
	}
}
