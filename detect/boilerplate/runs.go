package boilerplate

import "slices"

// Some boilerplate stands inside a paragraph, where no line and no sentence
// recurs: titles of other articles, captions, prompts. Its words recur as a run,
// and are told from formulas of the language, whose grams recur each in other
// articles, by two signs: several of its grams stand in exactly the same articles;
// or they are the outlet's own.

// learnRuns learns the grams of runs.
func (l *learner) learnRuns() {
	for i := range l.parts {
		r := runs{learner: l, partition: &l.parts[i], together: map[uint64]int{}, verdicts: map[uint64]int{}}
		r.learn(l.runs)
	}
}

// recurringGrams returns the rows of the grams that enough texts have, and of few
// others, sorted. The hash of a gram is its 32 bits. Of many grams only a sample is
// counted, one in 2^rate.
func (l *learner) recurringGrams() []row {
	total := 0
	for _, d := range l.docs {
		total += l.grams.Count(d)
	}
	for total>>l.rules.rate > countedMost {
		l.rules.rate++
	}
	least := uint8(leastOfOutlet)
	if l.rules.rate > 0 {
		least = leastRecurring
	}
	size := uint(10)
	for size < 32 && 1<<size < 2*total>>l.rules.rate {
		size++
	}
	counters := make([]uint8, 1<<size)
	slot := func(h uint64) *uint8 { return &counters[uint32(h)*0x9E3779B1>>(32-size)] }
	rows := l.sampledGrams(total >> l.rules.rate)
	for _, r := range rows {
		if c := slot(r.hash); *c < least {
			*c++
		}
	}
	rows = slices.DeleteFunc(rows, func(r row) bool { return *slot(r.hash) < least })
	slices.SortFunc(rows, row.compare)
	return rows
}

// sampledGrams returns the rows of the grams that are counted.
func (l *learner) sampledGrams(about int) []row {
	rows := make([]row, 0, about+about/8)
	mask := uint32(1)<<l.rules.rate - 1
	for _, d := range l.docs {
		for _, h := range l.grams.Hashes(d) {
			if h&mask == 0 {
				rows = append(rows, row{uint64(h), d})
			}
		}
	}
	return rows
}

// runs are the runs within the parts of one partition.
type runs struct {
	*learner
	*partition
	together map[uint64]int // how many grams a set of documents has in common
	verdicts map[uint64]int // on sets of documents
}

// The verdicts on a set of documents.
const (
	noRun    = iota
	otherRun // on other matters
	stockRun // on one matter, in different stories
)

func (r *runs) learn(rows []row) {
	r.eachGram(rows, func(_, set uint64, _ int32, _ []uint32, _ int) { r.together[set]++ })
	r.eachGram(rows, func(hash, set uint64, part int32, docs []uint32, all int) {
		switch r.judge(set, docs, part, all) {
		case otherRun:
			r.learner.learn(hash, docs, r.partition, part, maskedRuns, rareRuns)
		case stockRun:
			r.rules.tables[rareRuns].add(hash, Cause{kind: inStock, count: len(docs), scope: r.names[part]})
		}
	})
}

// judge says what the grams are that a set of documents of a part has in common,
// among all documents with this gram.
func (r *runs) judge(set uint64, docs []uint32, part int32, all int) int {
	grams := r.together[set] << r.rules.rate
	own := !r.all && len(docs) >= r.least(part) && float64(len(docs)) >= ofOneOutlet*float64(all)
	if grams < runGrams && !own || len(docs) < leastRecurring && grams < 2*runGrams {
		return noRun
	}
	verdict, known := r.verdicts[set]
	if !known {
		verdict = r.verdict(docs, grams)
		r.verdicts[set] = verdict
	}
	return verdict
}

func (r *runs) verdict(docs []uint32, grams int) int {
	apart, pages := r.rest.daysApart(docs), r.pages(docs)
	switch {
	case !apart && (grams >= storyGrams && pages < newsPages || grams >= storyWords && pages < templatePages):
		return noRun
	case r.othersDiffer(docs, pages, leastRecurring, r.all):
		return otherRun
	case r.stock(docs, r.partition):
		return stockRun
	}
	return noRun
}

// eachGram calls do for the documents of each part that have a gram, with a hash of
// the set of them, and the number of all documents that have it.
func (r *runs) eachGram(rows []row, do func(hash, set uint64, part int32, docs []uint32, all int)) {
	eachHash(rows, r.fewest(), func(hash uint64, docs []uint32) {
		all := len(docs)
		r.split(docs, func(part int32, docs []uint32) {
			set := uint64(part)
			for _, d := range docs {
				set = mix(set, uint64(d))
			}
			do(hash, set, part, docs, all)
		})
	})
}
