package main

import (
	"sync"

	"reprint/internal/forest"
)

// folds is how many models judge the rows, each those of a part of the groups.
const folds = 5

// fold is the part that a row's group is in.
func (r *row) fold() int { return int(hashOf(r.group)>>8) % folds }

// judge computes the odds of every row by a model fitted without its fold.
func (s *sample) judge() {
	var wg sync.WaitGroup
	for fold := range folds {
		wg.Go(func() { s.judgeOutside(func(r *row) bool { return r.fold() == fold }) })
	}
	wg.Wait()
}

// judgeHeld computes the odds of the rows of the sources that are named, or whose
// family is, by one model that was fitted without them.
func (s *sample) judgeHeld(names []string) {
	held := map[string]bool{}
	for i := range sources {
		if named(names, &sources[i]) {
			held[sources[i].family()] = true
		}
	}
	s.judgeOutside(func(r *row) bool { return held[r.family()] })
}

// judgeOutside judges the rows that are in by a model fitted on the others.
func (s *sample) judgeOutside(in func(*row) bool) {
	f := forest.Grow(s.learn(in), s.options)
	for i := range s.rows {
		if r := &s.rows[i]; in(r) {
			r.odds, r.judged = f.LogOdds(r.x), true
		}
	}
}
