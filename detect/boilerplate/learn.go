package boilerplate

import (
	"cmp"
	"slices"
)

// An Article is what learning sees of a document. TextSHA256 tells copies of one
// text, which count once.
type Article struct {
	Outlet     string // "" where it is not known
	TextSHA256 [32]byte
	Blocks     []Block
}

// Grams tells how the other text of articles differs: their sets of 5-grams of
// own words, by their number among the articles. lsh.Features is one.
type Grams interface {
	// Count is the number of grams of an article.
	Count(doc uint32) int
	// Shared is how many of them two articles have in common.
	Shared(a, b uint32) int
	// InMost counts for each of docs its grams that at least most of docs have.
	InMost(docs []uint32, most int) []int
}

// Learnt is what [Learn] returns.
type Learnt struct {
	Rules Rules
	// Examples are articles, by number, that have masked blocks: at least one for
	// each block. They show what boilerplate looks like as features.
	Examples []uint32
}

// Learn finds the boilerplate of articles. A text counts once, however many
// articles have it. It costs time in proportion to the blocks, and beside them 4
// bytes an article, 2 to 4 a block, and 16 for every block that recurs.
func Learn(articles []Article, grams Grams) Learnt {
	l := &learner{articles: articles, grams: grams, recurs: map[Block]recurrence{}, judged: map[[sampledDocs]uint32][]bool{}}
	docs := l.differentTexts()
	l.rows = frequentBlocks(articles, docs)
	rare := map[Block]recurrence{}
	l.eachBlock(leastRecurring, func(b Block, docs []row) {
		switch how, recurs := l.recurrence(docs); {
		case !recurs || b.Quoted():
		case how.cause.kind == inFewOf:
			rare[b] = how
		default:
			l.recurs[b] = how
		}
	})
	if len(l.recurs)+len(rare) > 0 {
		l.measureRest(docs)
	}
	learnt := l.learnBlocks(rare)
	l.learnFeet(docs, &learnt.Rules)
	return learnt
}

// learnBlocks takes those of the blocks that recur whose articles differ otherwise.
func (l *learner) learnBlocks(rare map[Block]recurrence) Learnt {
	learnt := Learnt{Rules: Rules{masked: map[Block]Cause{}, rare: map[Block]Cause{}}}
	l.eachBlock(leastRecurring, func(b Block, docs []row) {
		if how, ok := l.recurs[b]; ok && l.othersDiffer(docs, how.rest) {
			learnt.Rules.masked[b] = how.cause
			learnt.Examples = append(learnt.Examples, docs[0].doc, docs[len(docs)/2].doc)
		} else if how, ok := rare[b]; ok && l.othersDiffer(docs, how.rest) {
			learnt.Rules.rare[b] = how.cause
		}
	})
	slices.Sort(learnt.Examples)
	learnt.Examples = slices.Compact(learnt.Examples)
	return learnt
}

// A learner is what learning knows while it goes on.
type learner struct {
	articles []Article
	grams    Grams
	texts    int     // different ones
	outlet   []int32 // by article: the number of its outlet, 0 for none known
	names    []string
	sizes    []int // by outlet: its texts
	count    []int // by outlet: scratch, all zero between uses
	recurs   map[Block]recurrence
	rows     []row
	judged   map[[sampledDocs]uint32][]bool
	biggest  []Block   // by article: the largest block that does not recur, 0 for none
	rest     []float32 // by article: the share of its words that does not recur
	again    []int32   // by article: its words that recur
}

// A row says that an article has a block.
type row struct {
	block Block
	doc   uint32
}

// A recurrence says how a block recurs, and how much of an article must not.
type recurrence struct {
	cause Cause
	rest  float32
}

// differentTexts numbers the outlets and returns the first document of every text.
func (l *learner) differentTexts() []uint32 {
	seen := make(map[[32]byte]struct{}, len(l.articles))
	number := map[string]int32{"": 0}
	l.outlet, l.names, l.sizes = make([]int32, len(l.articles)), []string{""}, []int{0}
	docs := make([]uint32, 0, len(l.articles))
	for i, r := range l.articles {
		if _, again := seen[r.TextSHA256]; again {
			continue
		}
		seen[r.TextSHA256] = struct{}{}
		n, known := number[r.Outlet]
		if !known {
			n = int32(len(number))
			number[r.Outlet] = n
			l.names, l.sizes = append(l.names, r.Outlet), append(l.sizes, 0)
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
func frequentBlocks(articles []Article, docs []uint32) []row {
	total := 0
	for _, d := range docs {
		total += len(articles[d].Blocks)
	}
	size := uint(10)
	for 1<<size < 2*total {
		size++
	}
	counters := make([]uint8, 1<<size)
	for _, d := range docs {
		for _, b := range articles[d].Blocks {
			if c := &counters[b>>(64-size)]; *c < 2 {
				*c++
			}
		}
	}
	var rows []row
	for _, d := range docs {
		for _, b := range articles[d].Blocks {
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
func (l *learner) eachBlock(least int, do func(b Block, docs []row)) {
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

// recurrence says how a block that these documents have recurs, if it does.
func (l *learner) recurrence(docs []row) (how recurrence, recurs bool) {
	outlets := 0
	for _, r := range docs {
		n := l.outlet[r.doc]
		if l.count[n]++; l.count[n] == 1 && n != 0 {
			outlets++
		}
	}
	how.cause = Cause{kind: inFolder, share: float64(len(docs)) / float64(l.texts)}
	unknown, folder := l.count[0], folderShare*float64(l.texts)
	recurs = true
	switch {
	case unknown >= leastRecurring && float64(unknown) >= folder:
		how.rest = restUnknown
	case outlets >= leastOutlets && float64(len(docs)) >= folder:
		how.rest = restOutlets
	case outlets == 1 && unknown == 0:
		how = recurrence{Cause{kind: inFewOf, count: len(docs), outlet: l.names[l.outlet[docs[0].doc]]}, restOutlet}
	default:
		recurs = false
	}
	if cause, ok := l.inOutlet(docs); ok {
		return recurrence{cause, restOutlet}, true
	}
	return how, recurs
}

// inOutlet says of which outlet a block that these documents have is, the last of
// several, and clears the counts by outlet.
func (l *learner) inOutlet(docs []row) (cause Cause, ok bool) {
	for _, r := range docs {
		n := l.outlet[r.doc]
		c := l.count[n]
		l.count[n] = 0
		if share := float64(c) / float64(l.sizes[n]); n != 0 && c >= leastRecurring && share >= outletShare {
			cause, ok = Cause{kind: inOutlet, share: share, outlet: l.names[n]}, true
		}
	}
	return cause, ok
}

// measureRest finds of every document with a recurring block what does not recur.
func (l *learner) measureRest(docs []uint32) {
	l.rest, l.again, l.biggest = make([]float32, len(l.articles)), make([]int32, len(l.articles)), make([]Block, len(l.articles))
	for _, d := range docs {
		words, rest := 0, 0
		for _, b := range l.articles[d].Blocks {
			words += b.Words()
			if _, recurs := l.recurs[b]; recurs {
				continue
			}
			rest += b.Words()
			if b.Words() > l.biggest[d].Words() {
				l.biggest[d] = b
			}
		}
		l.rest[d] = float32(rest) / float32(max(1, words))
		l.again[d] = int32(words - rest)
	}
}

// othersDiffer reports whether the other text of the documents with a block
// differs, judged by some of them.
func (l *learner) othersDiffer(docs []row, rest float32) bool {
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
	different := map[Block]struct{}{}
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
func (l *learner) restSuffices(d uint32, least float32) bool {
	if least == restUnknown && l.again[d] > recurringWords {
		least = restOutlets
	}
	return l.rest[d] >= least
}

// ownText says of each document whether what does not recur in it is its own:
// whether the share of its grams that two thirds of the documents do not have
// is at least half the share of its words in blocks that do not recur.
func (l *learner) ownText(docs []uint32) []bool {
	own := make([]bool, len(docs))
	for i, shared := range l.grams.InMost(docs, (2*len(docs)+2)/3) {
		grams := l.grams.Count(docs[i])
		own[i] = float32(grams-shared) >= l.rest[docs[i]]/2*float32(grams)
	}
	return own
}
