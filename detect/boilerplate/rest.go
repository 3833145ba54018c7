package boilerplate

import (
	"cmp"
	"math"
	"slices"
)

// Boilerplate stands in articles on other matters. What an article is about is
// told by the rarest words of its sentences, of those that do not recur: its rest.
// Two articles are on one matter where the rarer words of both have much in
// common, or where they are edited copies of one text; and a block belongs to an article where its own rare words stand in the
// rest of it.

// A rest knows the rest of articles, and weighs their words.
type rest struct {
	articles []Article
	grams    Grams
	often    map[Block]bool // blocks and sentences that recur
	counts   []uint32       // of stems in a sample of the articles, by their upper bits
	sampled  float64
	scratch  []uint32
	words    []float32        // by article: the share of its words that does not recur
	again    []int32          // by article: its words that recur,
	own      []int32          // and those that do not
	weights  [1 << 10]float32 // of stems, by how often they were counted
	stems    map[uint32]stems // by article: of its rest
	matters  map[matters]int
}

// A stem is one of an article, with its weight.
type stem struct {
	hash   uint32
	weight float32
}

// stems are those of an article or a part of it, by hash.
type stems struct {
	list   []stem
	weight float32 // of all
}

const (
	countBits  = 20
	countedMax = 20000 // articles whose stems are counted
	smoothing  = 25    // articles that a folder has more, when words are weighed
)

// matters are asked for: those of some documents, by how much two on one have in common.
type matters struct {
	sample [sampledDocs]uint32
	common float32
}

// measureRest finds of every text what does not recur.
func (l *learner) measureRest() {
	r := &rest{
		articles: l.articles, often: map[Block]bool{}, counts: make([]uint32, 1<<countBits),
		words: make([]float32, len(l.articles)), again: make([]int32, len(l.articles)), own: make([]int32, len(l.articles)),
		grams: l.grams, stems: map[uint32]stems{}, matters: map[matters]int{},
	}
	eachHash(l.units, leastOfOutlet, func(hash uint64, _ []uint32) { r.often[Block(hash)] = true })
	step := 1 + len(l.docs)/countedMax
	for i := 0; i < len(l.docs); i += step {
		r.count(&l.articles[l.docs[i]])
	}
	r.weighCounts()
	for _, d := range l.docs {
		r.measure(d)
	}
	l.rest = r
}

// count counts the stems of an article, each once.
func (r *rest) count(a *Article) {
	r.sampled++
	r.scratch = r.scratch[:0]
	for i := range a.Sentences {
		r.scratch = append(r.scratch, a.Sentences[i].Stems[:]...)
	}
	slices.Sort(r.scratch)
	for _, s := range slices.Compact(r.scratch) {
		r.counts[s>>(32-countBits)]++
	}
}

func (r *rest) measure(d uint32) {
	a := &r.articles[d]
	words, again := 0, 0
	for i := range a.Sentences {
		n := a.Sentences[i].Unit.Words()
		words += n
		if r.recurs(a, i) {
			again += n
		}
	}
	r.words[d] = float32(words-again) / float32(max(1, words))
	r.again[d], r.own[d] = int32(again), int32(words-again)
}

// recurs reports whether a sentence of an article recurs, or its block.
func (r *rest) recurs(a *Article, i int) bool {
	s := &a.Sentences[i]
	return r.often[s.Unit] || r.often[a.Blocks[s.Line]]
}

// weighCounts finds the weights of stems: the squares of the logarithms of how rare they
// are.
func (r *rest) weighCounts() {
	for n := range r.weights {
		w := max(0, math.Log((r.sampled+smoothing)/float64(1+n)))
		r.weights[n] = float32(w * w)
	}
}

// weight is the weight of a stem.
func (r *rest) weight(hash uint32) float32 {
	return r.weights[min(int(r.counts[hash>>(32-countBits)]), len(r.weights)-1)]
}

// of returns the stems of the rest of an article.
func (r *rest) of(d uint32) stems {
	if list, known := r.stems[d]; known {
		return list
	}
	a := &r.articles[d]
	var hashes []uint32
	for i := range a.Sentences {
		if !r.recurs(a, i) {
			hashes = append(hashes, a.Sentences[i].Stems[:]...)
		}
	}
	list := r.weigh(hashes)
	r.stems[d] = list
	return list
}

// weigh sorts stems and weighs them.
func (r *rest) weigh(hashes []uint32) stems {
	slices.Sort(hashes)
	hashes = slices.Compact(hashes)
	if len(hashes) > 0 && hashes[0] == 0 {
		hashes = hashes[1:]
	}
	found := stems{list: make([]stem, len(hashes))}
	for i, h := range hashes {
		found.list[i] = stem{h, r.weight(h)}
		found.weight += found.list[i].weight
	}
	return found
}

// common is the weight of what two lists have in common, and how many that are.
func common(a, b []stem) (weight float32, n int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := cmp.Compare(a[i].hash, b[j].hash); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			weight += a[i].weight
			n++
			i++
			j++
		}
	}
	return weight, n
}

// onOneMatter reports whether two articles have so much in common. Edited copies of one
// text may have no rare words in common, where most of a folder are such copies;
// but they share more grams than what recurs in them has.
func (r *rest) onOneMatter(a, b uint32, share float32) bool {
	x, y := r.of(a), r.of(b)
	weight, n := common(x.list, y.list)
	if n >= leastCommon && weight >= share*min(x.weight, y.weight) {
		return true
	}
	return float64(r.grams.Shared(a, b)) > min(r.mayShare(a), r.mayShare(b))
}

// mayShare is how many of its grams an article may share with one that is no
// edited copy: those of what recurs in it, and some of its rest.
func (r *rest) mayShare(d uint32) float64 {
	rest := float64(r.words[d])
	return (1 - rest + editedRest*rest) * float64(r.grams.Count(d))
}

// sampleOf picks some of the documents, evenly.
func sampleOf(docs []uint32) (sample [sampledDocs]uint32, n int) {
	n = min(len(docs), sampledDocs)
	for i := range n {
		sample[i] = docs[i*len(docs)/n]
	}
	for i := n; i < sampledDocs; i++ {
		sample[i] = ^uint32(0)
	}
	return sample, n
}

// othersDiffer reports whether enough of the texts of documents, which are so many
// pages, does not recur, and is on different matters: on the least number, and half as
// many as there are texts.
func (l *learner) othersDiffer(docs []uint32, pages, least int, all bool) bool {
	sample, n := sampleOf(docs)
	suffices := 0
	for _, d := range sample[:n] {
		if pages >= templatePages && l.rest.words[d] > 0 || l.rest.suffices(d, all) {
			suffices++
		}
	}
	matters := l.rest.countMatters(sample, n, sameMatter)
	return 2*suffices >= n && matters >= min(n, least) && 2*matters >= n
}

// stock reports whether texts of one outlet, though they are on one matter, have
// something in common that is a stock text: since they lie weeks apart, or since
// they are many that tell different stories, and the outlet is no guess.
func (l *learner) stock(docs []uint32, p *partition) bool {
	if p.all || l.rest.daysApart(docs) {
		return !p.all
	}
	if p.guessed || len(docs) < stockTexts {
		return false
	}
	sample, n := sampleOf(docs)
	return 2*l.rest.countMatters(sample, n, sameStory) >= n
}

// suffices reports whether enough of a document does not recur.
func (r *rest) suffices(d uint32, all bool) bool {
	least := float32(restOutlet)
	if all {
		least = restUnknown
		if r.again[d] > recurringWords {
			least = restFolder
		}
	}
	return r.words[d] >= least
}

// countMatters counts how many of the documents are about something else than all
// of those counted before, until there are enough.
func (r *rest) countMatters(sample [sampledDocs]uint32, n int, share float32) int {
	if count, known := r.matters[matters{sample, share}]; known {
		return count
	}
	var different []uint32
	for _, d := range sample[:n] {
		if len(different) >= leastRecurring && 2*len(different) >= n {
			break
		}
		if len(r.of(d).list) > 0 && !slices.ContainsFunc(different, func(o uint32) bool { return r.onOneMatter(o, d, share) }) {
			different = append(different, d)
		}
	}
	r.matters[matters{sample, share}] = len(different)
	return len(different)
}

// belongs reports whether a block or a sentence belongs to most of these documents.
func (r *rest) belongs(b Block, docs []uint32) bool {
	sample, n := sampleOf(docs)
	own, _, _ := r.find(b, docs[0])
	times := 0
	for _, d := range sample[:n] {
		if shared, _ := common(own.list, r.of(d).list); shared >= belongs*own.weight && shared >= belongs*r.weights[0] {
			times++
		}
	}
	return 2*times >= n
}

// news reports whether a block or sentence stands, in most of these documents,
// among so many words that recur that they are a story, or in a paragraph that
// tells news by its signs; or whether it is a part of an article that is one of the
// documents. Few print the one, and not very many the others.
func (r *rest) news(b Block, docs []uint32, pages int) bool {
	if pages >= templatePages {
		return false
	}
	sample, n := sampleOf(docs)
	stories, paragraphs := 0, 0
	for _, d := range sample[:n] {
		_, around, signs := r.find(b, d)
		stories += one(around >= storyWords)
		paragraphs += one(tellsNews(around, signs))
	}
	return 2*stories >= n || pages < newsPages && 2*paragraphs >= n || r.ofStory(b, docs, pages)
}

// ofStory reports whether one of the documents is the story that a block or a
// sentence is part of.
func (r *rest) ofStory(b Block, docs []uint32, pages int) bool {
	return pages < templatePages && slices.ContainsFunc(docs, func(d uint32) bool { return r.isStory(b, d) })
}

// tellsNews reports whether so many words with these signs tell news.
func tellsNews(words int, signs Signs) bool {
	return words >= newsWords && (signs&Dated != 0 || signs&(Counted|Named) == Counted|Named) || words >= longNews && signs&Named != 0
}

// isStory reports whether a block or sentence belongs to a stretch that recurs and
// is nearly all of a document.
func (r *rest) isStory(b Block, d uint32) bool {
	if r.words[d] > wholeRest || r.again[d] < storyWords {
		return false
	}
	_, around, _ := r.find(b, d)
	return around >= storyWords
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// daysApart reports whether documents were published on enough days, far apart.
func (r *rest) daysApart(docs []uint32) bool {
	if len(docs) < leastRecurring {
		return false
	}
	days := make([]int32, 0, len(docs))
	for _, d := range docs {
		if day := r.articles[d].Day; day != 0 {
			days = append(days, day)
		}
	}
	slices.Sort(days)
	days = slices.Compact(days)
	return len(days) >= leastRecurring && days[len(days)-1]-days[0] >= farApart
}

// find returns the stems of a block or sentence of a document, and how many words
// that recur stand around it without others between, with their signs.
func (r *rest) find(b Block, d uint32) (own stems, around int, signs Signs) {
	a := &r.articles[d]
	is := func(i int) bool { return a.Sentences[i].Unit == b || a.Blocks[a.Sentences[i].Line] == b }
	first := 0
	for first < len(a.Sentences) && !is(first) {
		first++
	}
	last := first
	var hashes []uint32
	for last < len(a.Sentences) && is(last) {
		hashes = append(hashes, a.Sentences[last].Stems[:]...)
		last++
	}
	for first > 0 && r.recurs(a, first-1) {
		first--
	}
	for last < len(a.Sentences) && r.recurs(a, last) {
		last++
	}
	for i := first; i < last; i++ {
		around += a.Sentences[i].Unit.Words()
		signs |= a.Sentences[i].Signs
	}
	return r.weigh(hashes), around, signs
}
