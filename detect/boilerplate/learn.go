package boilerplate

import (
	"slices"
	"sync"
)

// An Article is what learning sees of a document. TextSHA256 tells copies of one
// text, which count once. It takes 48 bytes a sentence and 8 a block, 1.5 to 2 kB
// for 700 words.
type Article struct {
	// Outlets name whom it may be of, each in its own way, "" where that is not known:
	// its outlet and its host, and, as guesses, its folder and others. All articles
	// have as many.
	Outlets    []string
	TextSHA256 [32]byte
	Day        int32 // on which it was published, counted from some day; 0 where that is not known
	Blocks     []Block
	Sentences  []Sentence
}

// Grams are the sets of 5-grams of own words of the articles, by their number.
// lsh.Features is one.
type Grams interface {
	// Count is the number of grams of an article.
	Count(doc uint32) int
	// Shared is how many of them two articles have in common.
	Shared(a, b uint32) int
	// Hashes are those of an article, sorted.
	Hashes(doc uint32) []uint32
}

// Learnt is what [Learn] returns.
type Learnt struct {
	Rules Rules
	// Examples are articles, by number, that have something masked: at least one
	// for each block. They show what boilerplate looks like as features.
	Examples []uint32
	Masked   Masked
}

// Masked counts what the rules mask in the articles that they were learnt from.
type Masked struct {
	Articles int
	Words    int // of runs within sentences about as many
	Texts    int // different blocks and sentences
}

// Learn finds the boilerplate of articles. A text counts once, however many
// articles have it. It costs time in proportion to the blocks and sentences, and
// beside them 4 bytes an article, 2 to 4 a block, and 16 for every one that recurs.
func Learn(articles []Article, grams Grams) Learnt {
	l := newLearner(articles, grams)
	l.measureRest()
	for i := range l.parts {
		l.learnUnits(&l.parts[i])
	}
	for i := range l.parts {
		l.learnFeet(&l.parts[i])
	}
	l.learnRuns()
	l.learnSeries()
	slices.Sort(l.examples)
	return Learnt{l.rules, slices.Compact(l.examples), l.countMasked()}
}

// countMasked counts what the rules mask.
func (l *learner) countMasked() Masked {
	words := make([]int, len(l.articles))
	for _, r := range l.runs {
		m := l.rules.For(l.articles[r.doc].Outlets...)
		if _, ok := m.cause(maskedRuns, r.hash); ok {
			words[r.doc] += 1 << l.rules.rate
		}
	}
	all := Masked{Texts: len(l.rules.tables[masked])}
	for i := range l.articles {
		a := &l.articles[i]
		m := l.rules.For(a.Outlets...)
		for k := range a.Sentences {
			if s := &a.Sentences[k]; m.masks(uint64(s.Unit)) || m.masks(uint64(a.Blocks[s.Line])) {
				words[i] += s.Unit.Words()
			}
		}
		all.Words += words[i]
		if words[i] > 0 {
			all.Articles++
		}
	}
	return all
}

// A learner is what learning knows while it goes on.
type learner struct {
	articles []Article
	grams    Grams
	docs     []uint32 // the first article of every text
	parts    []partition
	units    []row // of blocks and sentences that recur
	frames   []row // of the frames of sentences
	runs     []row // of grams, some of all
	rest     *rest
	rules    Rules
	examples []uint32
}

// A row says that an article has something with a hash.
type row struct {
	hash uint64
	doc  uint32
}

func (r row) compare(s row) int {
	switch {
	case r.hash < s.hash:
		return -1
	case r.hash > s.hash:
		return 1
	}
	return int(r.doc) - int(s.doc)
}

// A partition divides the articles into those of each outlet, host or folder, or
// into one part that holds all.
type partition struct {
	of    []int32 // by article: the number of its part, 0 for none
	names []string
	sizes []int // by part: its texts
	all   bool
	// guessed parts may hold texts of several outlets.
	guessed bool
}

// namedWays is how many of the Outlets of an article are no guesses.
const namedWays = 2

func newLearner(articles []Article, grams Grams) *learner {
	l := &learner{articles: articles, grams: grams, rules: newRules()}
	seen := make(map[[32]byte]struct{}, len(articles))
	for i := range articles {
		if _, again := seen[articles[i].TextSHA256]; !again {
			seen[articles[i].TextSHA256] = struct{}{}
			l.docs = append(l.docs, uint32(i))
		}
	}
	l.parts = []partition{l.whole()}
	for way := range len(articles[0].Outlets) {
		if p := l.partition(way); p.divides(l.parts) {
			l.parts = append(l.parts, p)
		}
	}
	l.collect()
	return l
}

// whole is the partition that has one part.
func (l *learner) whole() partition {
	p := partition{of: make([]int32, len(l.articles)), names: []string{"", ""}, sizes: []int{0, len(l.docs)}, all: true}
	for i := range p.of {
		p.of[i] = 1
	}
	return p
}

// partition divides the articles by one of their outlets.
func (l *learner) partition(way int) partition {
	p := partition{of: make([]int32, len(l.articles)), names: []string{""}, sizes: []int{0}, guessed: way >= namedWays}
	number := map[string]int32{"": 0}
	for _, d := range l.docs {
		s := l.articles[d].Outlets[way]
		n, known := number[s]
		if !known {
			n = int32(len(p.names))
			number[s] = n
			p.names, p.sizes = append(p.names, s), append(p.sizes, 0)
		}
		p.of[d] = n
		p.sizes[n]++
	}
	return p
}

// divides reports whether the partition says something that the others do not.
func (p *partition) divides(others []partition) bool {
	if len(p.names) == 1 {
		return false
	}
	return !slices.ContainsFunc(others, func(o partition) bool {
		return slices.Equal(o.of, p.of) && (o.all || slices.Equal(o.names, p.names))
	})
}

// least is how many texts of a part have what is masked there.
func (p *partition) least(part int32) int {
	share := outletShare
	if p.all {
		share = folderShare
	}
	return max(leastRecurring, int(share*float64(p.sizes[part])+.999999))
}

// fewest is how many texts have what is looked at.
func (p *partition) fewest() int {
	if p.all {
		return leastRecurring
	}
	return leastOfOutlet
}

// split calls do for the documents of every part that has enough of them. It may
// change their order.
func (p *partition) split(docs []uint32, do func(part int32, docs []uint32)) {
	if !p.all {
		slices.SortFunc(docs, func(a, b uint32) int {
			if p.of[a] != p.of[b] {
				return int(p.of[a]) - int(p.of[b])
			}
			return int(a) - int(b)
		})
	}
	for len(docs) > 0 {
		part, n := p.of[docs[0]], 1
		for n < len(docs) && p.of[docs[n]] == part {
			n++
		}
		if part != 0 && n >= p.fewest() {
			do(part, docs[:n])
		}
		docs = docs[n:]
	}
}

// unitsOf appends the blocks of an article, and the sentences of blocks that have
// several.
func unitsOf(units []uint64, a *Article) []uint64 {
	for _, b := range a.Blocks {
		units = append(units, uint64(b))
	}
	for i := range a.Sentences {
		if s := &a.Sentences[i]; s.Unit != a.Blocks[s.Line] {
			units = append(units, uint64(s.Unit))
		}
	}
	return units
}

// collect makes the rows, of each kind by itself.
func (l *learner) collect() {
	var kinds sync.WaitGroup
	kinds.Go(func() { l.units = l.frequent(2, unitsOf) })
	kinds.Go(func() { l.frames = l.frequent(leastRecurring, framesOf) })
	kinds.Go(func() { l.runs = l.recurringGrams() })
	kinds.Wait()
}

// frequent returns the rows of all hashes that so many of the texts have, and few
// others, sorted. A table of small counters, by the upper bits of the hash, comes
// before any row is made.
func (l *learner) frequent(least uint8, hashesOf func([]uint64, *Article) []uint64) []row {
	total := 0
	for _, d := range l.docs {
		total += len(l.articles[d].Blocks) + len(l.articles[d].Sentences)
	}
	size := uint(10)
	for 1<<size < 2*total {
		size++
	}
	counters := make([]uint8, 1<<size)
	var hashes []uint64
	for _, d := range l.docs {
		hashes = hashesOf(hashes[:0], &l.articles[d])
		for _, h := range hashes {
			if c := &counters[h>>(64-size)]; *c < least {
				*c++
			}
		}
	}
	var rows []row
	for _, d := range l.docs {
		hashes = hashesOf(hashes[:0], &l.articles[d])
		for _, h := range hashes {
			if counters[h>>(64-size)] == least {
				rows = append(rows, row{h, d})
			}
		}
	}
	slices.SortFunc(rows, row.compare)
	return slices.Compact(rows)
}

// eachHash calls do for every hash that so many documents or more have.
func eachHash(rows []row, least int, do func(hash uint64, docs []uint32)) {
	var docs []uint32
	for len(rows) > 0 {
		n := 1
		for n < len(rows) && rows[n].hash == rows[0].hash {
			n++
		}
		if n >= least {
			docs = docs[:0]
			for _, r := range rows[:n] {
				docs = append(docs, r.doc)
			}
			do(rows[0].hash, docs)
		}
		rows = rows[n:]
	}
}

// learnUnits learns the blocks and sentences that recur within the parts of a
// partition, in texts that differ otherwise.
func (l *learner) learnUnits(p *partition) {
	eachHash(l.units, p.fewest(), func(hash uint64, docs []uint32) {
		b := Block(hash)
		if b.Quoted() {
			return
		}
		p.split(docs, func(part int32, docs []uint32) {
			apart, pages := l.rest.daysApart(docs), l.pages(docs)
			ofOne := p.named() && len(docs) >= leastRecurring // one outlet prints no news on so many matters
			switch {
			case l.othersDiffer(docs, pages, leastRecurring, p.all) && !l.rest.belongs(b, docs) && (apart || ofOne || !l.rest.news(b, docs, pages)):
				l.learn(hash, docs, p, part, masked, rare)
			case ofOne && l.othersDiffer(docs, pages, leastOfOutlet, false) && !l.rest.belongs(b, docs):
				l.rules.tables[rare].add(hash, Cause{kind: inFewOf, count: len(docs), scope: p.names[part]})
			case l.stock(docs, p) && (apart || !l.rest.ofStory(b, docs, pages)):
				l.rules.tables[rare].add(hash, Cause{kind: inStock, count: len(docs), scope: p.names[part]})
			}
		})
	})
}

// learn adds what recurs in these documents of a part to one of two tables.
func (l *learner) learn(hash uint64, docs []uint32, p *partition, part int32, masks, rares int) {
	c := Cause{kind: inFewOf, count: len(docs), scope: p.names[part]}
	if len(docs) < p.least(part) {
		l.rules.tables[rares].add(hash, c)
		return
	}
	c = Cause{kind: inOutlet, share: float64(len(docs)) / float64(p.sizes[part]), scope: p.names[part]}
	if p.all {
		c.kind = inFolder
	}
	l.rules.tables[masks].add(hash, c)
	l.examples = append(l.examples, docs[0], docs[len(docs)/2])
}

// add adds a cause, unless one holds for the same articles.
func (t table) add(hash uint64, c Cause) {
	if !slices.ContainsFunc(t[hash], func(had Cause) bool { return had.scope == "" || had.scope == c.scope }) {
		t.put(hash, c)
	}
}
