package boilerplate

import "slices"

// Forecasts, market closes, case counts and notices are one mould with other facts
// each time. A sentence is serial where its frame recurs in texts that differ in
// its facts; and where it recurs word for word in texts of which a good part is
// serial.

// learnSeries learns the frames of serial sentences, and sentences without facts
// that stand among them.
func (l *learner) learnSeries() {
	facts := map[uint32]bool{}
	eachHash(l.frames, leastRecurring, func(frame uint64, docs []uint32) {
		clear(facts)
		for _, d := range docs {
			for i := range l.articles[d].Sentences {
				if s := &l.articles[d].Sentences[i]; s.Frame == frame {
					facts[s.Facts] = true
				}
			}
		}
		if len(facts) >= leastRecurring {
			l.rules.tables[frames].add(frame, l.series(docs))
		}
	})
	l.learnAmongSeries()
}

// framesOf appends the frames of the sentences of an article.
func framesOf(list []uint64, a *Article) []uint64 {
	for i := range a.Sentences {
		if s := &a.Sentences[i]; s.Frame != 0 && !s.Unit.Quoted() {
			list = append(list, s.Frame)
		}
	}
	return list
}

// series is the cause of what recurs with other facts in documents.
func (l *learner) series(docs []uint32) Cause {
	c := Cause{kind: inSeries, count: len(docs)}
	return c
}

// learnAmongSeries learns the sentences and blocks that recur in serial texts.
func (l *learner) learnAmongSeries() {
	serial := make([]bool, len(l.articles))
	for _, d := range l.docs {
		serial[d] = l.serial(&l.articles[d])
	}
	eachHash(l.units, leastRecurring, func(hash uint64, docs []uint32) {
		if Block(hash).Quoted() {
			return
		}
		docs = slices.DeleteFunc(docs, func(d uint32) bool { return !serial[d] })
		if len(docs) >= leastRecurring && l.otherFacts(docs) >= leastRecurring {
			l.rules.tables[rare].add(hash, l.series(docs))
		}
	})
}

// serial reports whether enough of an article is serial.
func (l *learner) serial(a *Article) bool {
	words, in := 0, 0
	for i := range a.Sentences {
		s := &a.Sentences[i]
		words += s.Unit.Words()
		if _, ok := l.rules.tables[frames][s.Frame]; ok && s.Frame != 0 {
			in += s.Unit.Words()
		}
	}
	return float64(in) >= serialShare*float64(words) && in > 0
}

// otherFacts counts how many of the documents differ in the facts of all their
// serial sentences.
func (l *learner) otherFacts(docs []uint32) int {
	seen := map[uint32]bool{}
	for _, d := range docs {
		a, all := &l.articles[d], uint32(0)
		for i := range a.Sentences {
			if _, ok := l.rules.tables[frames][a.Sentences[i].Frame]; ok {
				all = all*31 + a.Sentences[i].Facts
			}
		}
		seen[all] = true
	}
	return len(seen)
}
