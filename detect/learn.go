package detect

import (
	"cmp"
	"fmt"
	"slices"

	"reprint/lsh"
)

// A lesson learns the furniture of the documents read. Beside what they hold it
// takes 4 bytes a document, 2 to 4 a block, and 16 for every block that recurs.
type lesson struct {
	reads   []*read
	grams   *lsh.Features
	texts   int     // different ones
	outlet  []int32 // by document: its number, 0 for none known
	names   []string
	sizes   []int // by outlet: its texts
	count   []int // by outlet: scratch
	recurs  map[block]recurrence
	rows    []row
	judged  map[[sampledDocs]uint32][]bool
	biggest []block   // by document: the largest block that does not recur, 0 for none
	rest    []float32 // by document: the share of its words that does not recur
	again   []int32   // by document: its words that recur
}

// A row says that a document has a block.
type row struct {
	block block
	doc   uint32
}

// learn finds the furniture of the documents read. A text counts once, however
// many documents have it.
func learn(reads []*read, grams *lsh.Features) boilerplate {
	l := &lesson{reads: reads, grams: grams, recurs: map[block]recurrence{}, judged: map[[sampledDocs]uint32][]bool{}}
	docs := l.differentTexts()
	l.rows = frequentBlocks(reads, docs)
	few := map[block]recurrence{}
	l.eachBlock(leastRecurring, func(b block, docs []row) {
		switch how := l.recurrence(docs); {
		case how.reason == "" || b.quoted():
		case how.few:
			few[b] = how
		default:
			l.recurs[b] = how
		}
	})
	if len(l.recurs)+len(few) > 0 {
		l.measureRest(docs)
	}
	learnt := boilerplate{learnt: map[block]string{}, few: map[block]string{}}
	l.eachBlock(leastRecurring, func(b block, docs []row) {
		if how, ok := l.recurs[b]; ok && l.othersDiffer(docs, how.rest) {
			learnt.learnt[b] = how.reason
			learnt.examples = append(learnt.examples, docs[0].doc, docs[len(docs)/2].doc)
		} else if how, ok := few[b]; ok && l.othersDiffer(docs, how.rest) {
			learnt.few[b] = how.reason
		}
	})
	slices.Sort(learnt.examples)
	learnt.examples = slices.Compact(learnt.examples)
	l.learnFeet(docs, &learnt)
	return learnt
}

// differentTexts numbers the outlets and returns the first document of every text.
func (l *lesson) differentTexts() []uint32 {
	seen := make(map[[32]byte]struct{}, len(l.reads))
	number := map[string]int32{"": 0}
	l.outlet, l.names, l.sizes = make([]int32, len(l.reads)), []string{""}, []int{0}
	docs := make([]uint32, 0, len(l.reads))
	for i, r := range l.reads {
		if _, again := seen[r.doc.TextSHA256]; again {
			continue
		}
		seen[r.doc.TextSHA256] = struct{}{}
		n, known := number[r.doc.Outlet]
		if !known {
			n = int32(len(number))
			number[r.doc.Outlet] = n
			l.names, l.sizes = append(l.names, r.doc.Outlet), append(l.sizes, 0)
		}
		l.outlet[i] = n
		l.sizes[n]++
		docs = append(docs, uint32(i))
	}
	l.count = make([]int, len(l.sizes))
	l.texts = len(docs)
	return docs
}

// frequentBlocks returns the rows of all blocks that two of the documents have, and
// few others, sorted. A table of small counters, by the upper bits of the hash,
// comes before any row is made.
func frequentBlocks(reads []*read, docs []uint32) []row {
	total := 0
	for _, d := range docs {
		total += len(reads[d].blocks)
	}
	size := uint(10)
	for 1<<size < 2*total {
		size++
	}
	counters := make([]uint8, 1<<size)
	for _, d := range docs {
		for _, b := range reads[d].blocks {
			if c := &counters[b>>(64-size)]; *c < 2 {
				*c++
			}
		}
	}
	var rows []row
	for _, d := range docs {
		for _, b := range reads[d].blocks {
			if counters[b>>(64-size)] == 2 {
				rows = append(rows, row{b, d})
			}
		}
	}
	slices.SortFunc(rows, func(a, b row) int {
		return cmp.Or(cmp.Compare(a.block, b.block), cmp.Compare(a.doc, b.doc))
	})
	return slices.Compact(rows)
}

// eachBlock calls do for every block that so many documents or more have, at
// least two.
func (l *lesson) eachBlock(least int, do func(b block, docs []row)) {
	for rows := l.rows; len(rows) > 0; {
		n := 1
		for n < len(rows) && rows[n].block == rows[0].block {
			n++
		}
		if n >= least {
			do(rows[0].block, rows[:n])
		}
		rows = rows[n:]
	}
}

// recurrence says how a block that these documents have recurs.
func (l *lesson) recurrence(docs []row) recurrence {
	outlets := 0
	for _, r := range docs {
		n := l.outlet[r.doc]
		if l.count[n]++; l.count[n] == 1 && n != 0 {
			outlets++
		}
	}
	unknown := l.count[0]
	how := recurrence{reason: fmt.Sprintf("recurs in %.0f%% of the articles here", 100*float64(len(docs))/float64(l.texts))}
	switch folder := folderShare * float64(l.texts); {
	case unknown >= leastRecurring && float64(unknown) >= folder:
		how.rest = restUnknown
	case outlets >= leastOutlets && float64(len(docs)) >= folder:
		how.rest = restOutlets
	case outlets == 1 && unknown == 0:
		how = recurrence{fmt.Sprintf("recurs in %d articles of %s", len(docs), l.names[l.outlet[docs[0].doc]]), restOutlet, true}
	default:
		how.reason = ""
	}
	for _, r := range docs {
		n := l.outlet[r.doc]
		c := l.count[n]
		l.count[n] = 0
		if share := float64(c) / float64(l.sizes[n]); n != 0 && c >= leastRecurring && share >= outletShare {
			how = recurrence{fmt.Sprintf("recurs in %.0f%% of the articles of %s", 100*share, l.names[n]), restOutlet, false}
		}
	}
	return how
}

// measureRest finds of every document with a recurring block what does not recur.
func (l *lesson) measureRest(docs []uint32) {
	l.rest, l.again, l.biggest = make([]float32, len(l.reads)), make([]int32, len(l.reads)), make([]block, len(l.reads))
	for _, d := range docs {
		words, rest := 0, 0
		for _, b := range l.reads[d].blocks {
			words += b.words()
			if _, recurs := l.recurs[b]; recurs {
				continue
			}
			rest += b.words()
			if b.words() > l.biggest[d].words() {
				l.biggest[d] = b
			}
		}
		l.rest[d] = float32(rest) / float32(max(1, words))
		l.again[d] = int32(words - rest)
	}
}

// othersDiffer reports whether the other text of the documents with a block
// differs, judged by some of them.
func (l *lesson) othersDiffer(docs []row, rest float32) bool {
	var sample [sampledDocs]uint32
	picked := min(len(docs), sampledDocs)
	for i := range picked {
		sample[i] = docs[i*len(docs)/picked].doc
	}
	own, known := l.judged[sample]
	if !known {
		own = l.ownText(sample[:picked])
		l.judged[sample] = own
	}
	different := map[block]struct{}{}
	votes := 0
	for i, d := range sample[:picked] {
		if own[i] && l.biggest[d] != 0 && (l.restSuffices(d, rest) || len(docs) >= templatePages) {
			different[l.biggest[d]] = struct{}{}
			votes++
		}
	}
	return 2*votes >= picked && len(different) >= leastRecurring
}

// restSuffices reports whether enough of a document does not recur.
func (l *lesson) restSuffices(d uint32, least float32) bool {
	if least == restUnknown && l.again[d] > furnitureWords {
		least = restOutlets
	}
	return l.rest[d] >= least
}

// ownText says of each document whether what does not recur in it is its own:
// whether the share of its grams that two thirds of the documents do not have
// is at least half the share of its words in blocks that do not recur.
func (l *lesson) ownText(docs []uint32) []bool {
	own := make([]bool, len(docs))
	for i, shared := range l.grams.InMost(docs, (2*len(docs)+2)/3) {
		grams := l.grams.Count(docs[i])
		own[i] = float32(grams-shared) >= l.rest[docs[i]]/2*float32(grams)
	}
	return own
}
