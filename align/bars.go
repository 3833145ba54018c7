package align

// The bars of the passage search. Each line gives the unit, then what the bar
// decides. "Not recorded" means that no measurement of the value is kept; all
// have stood as they are under the scores of testdata/scores. What whole rules
// give is in docs/method.md, "What each rule gives".

// Chains of equal words (search.go). The anchors that they are made of have
// their bars in package anchors. Source: not
// recorded; without exact chains plagdet on PAN 2013 falls from .941 to .933
// (docs/method.md).
const (
	minChainWords = 30  // words in runs: a chain is a passage where nothing else was found
	solidWords    = 40  // words in runs: a chain may be a passage without further evidence,
	solidDensity  = .75 // words in runs, by words of the longer side: if it is so dense
)

// Seeds and fragments (seeds.go, fragments.go), let in generously since the
// passage model decides on them. Source: the method and the gap are those of
// Sanchez-Perez, Gelbukh and Sidorov (PAN 2014), who take .33 for both bars of
// seeds; the lower values here are not recorded.
const (
	shortest          = 3   // words: a shorter sentence is joined to the next
	minSeedCosine     = .20 // cosine of two sentences, to be a seed
	minSeedDice       = .20 // Dice coefficient of their terms, likewise
	seedGap           = 4   // sentences on either side: the largest gap between seeds of a fragment
	minFragmentCosine = .25 // cosine of the sides of a fragment; below, it is regrouped with smaller gaps
	minPassageBytes   = 80  // bytes of each side of a fragment
)

// Bounds on the work of comparing sentences (seeds.go). Source: not recorded;
// far beyond ordinary articles, and reported as a Limit where they cut.
const (
	wordSteps        = 1 << 27 // steps for one pair of texts: how often a word may recur follows from it
	leastFrequent    = 64      // sentences: a word may always stand in so many
	seedsPerSentence = 32      // seeds of one sentence
)

// Edges of a passage (edges.go). Source: two rounds rather than three by the
// five articles (docs/method.md), the others not recorded; without edges by
// likelihood plagdet on PAN 2013 falls from .941 to .899.
const (
	reach       = 40  // words: how far beyond a fragment its edge may move
	refinements = 2   // times that the edges are set
	snapShare   = .4  // share of a sentence: an edge moves outwards to its end if no more is missing
	missPenalty = 1.2 // factor: words that do not recur weigh a little more than their likelihood, which keeps passages tight

	insidePrior   = .5 // share of weight that recurs inside a passage, before any word is seen,
	insideWeight  = 2  // weight: and how much of it that counts for
	outsidePrior  = .1 // the same outside
	outsideWeight = 4  // weight: likewise
	mostOutside   = .8 // factor: outside, words recur at most so much as inside
)

// Decisions of the models (search.go, summary.go), at even odds. Source: the
// models were fitted to probabilities (internal/fit); other values are not
// recorded.
const (
	minPassage = .5 // probability: a fragment is a passage
	minSummary = .5 // probability: a stretch is a summary
)

// Summaries (summary.go). Source: not recorded; without summaries plagdet on
// PAN's summaries falls from .895 to .291.
const (
	leastSummary   = 40  // words of a summary
	summaryRatio   = 3   // words of the other text by words of the summary, at least
	summarySlack   = .15 // share of weight: how much more of a summary recurs than of the whole text that it stands in,
	summaryCeiling = .9  // but no more is asked than this share
	rareWeight     = 2.5 // weight, ln(N/sf): a term beyond is rare
	rareTerms      = 2   // rare terms that a sentence shares with the summary, to count as reached by it
)

// Classes (classify.go). Source: not recorded.
const (
	quotedShare   = .60 // share of the recurring weight that is quoted on both sides: a quotation
	verbatimShare = .95 // equal words in order, by words of the longer side: verbatim
	editedShare   = .40 // equal words in order, by words of the shorter side: edited
)

// Content sentences (content.go). Source: not recorded.
const (
	leastContent  = 3 // distinct content stems of a content sentence
	rarePairStems = 6 // rarest content stems of a sentence, of which each two make a pair
)

// Correspondence (correspond.go). Source: not recorded; half the weight for
// names made no difference on any corpus (docs/method.md).
const (
	leastMutual   = .12 // cosine of a mutual best match
	firmMatch     = .25 // cosine of a firm one, which may be a passage
	strongMatch   = .5  // cosine of a strong one
	neighbourGap  = 2   // sentences: the next mutual best match is a neighbour if it lies no further on
	leastMonotone = .1  // cosine from which on a match counts in the alignment in order
	nameShare     = .5  // weight of a name in the cosine of sentences, by that of another word
	abreastWords  = 64  // words without counterpart of a sentence among which synonyms are looked for: a bound on the work
	smoothing     = 8   // sentences added to those of the two texts, so that short pairs have weights too
)

// Links (links.go, linkcover.go). Source: chosen by the mean error of coverage
// against what readers saw in real articles (docs/method.md).
const (
	leastLink     = .12 // cosine of a best match, to be a candidate
	literalLink   = 8   // words in runs: a link by themselves; fewer are where they are half of the shorter sentence
	partWords     = 3   // paired content words of sentences that are not each other's best match
	nearLinks     = 2   // sentences on either side within which links are near each other
	tellingLink   = .4  // score of links whose numbers and names are counted
	commonWeight  = .25 // weight of the commonest word in a link, added to its rarity
	oneSidedRun   = 12  // words of a run in which words that one text quotes are counted
	oneSidedWords = 40  // words that one text quotes and the other does not: they are the other's own,
	oneSidedShare = .25 // if they are so large a part of the longer text's own words
)

// What is a link of pairs of which nothing is known (links.go). Source: as above.
const (
	strictWords  = 3   // paired content words that are no mere names
	strictMutual = .33 // share of the weight of both sentences, of those that are each other's best match,
	strictInner  = .50 // or of the one that is more in the other
	strictBeside = .15 // share of the weight of both, beside a link
	strictLone   = .50 // the same, with no other link near
	strictPart   = .60 // share of a sentence that is another's best match without being its own
	strictGap    = 6   // own words between paired ones that count as their counterpart
	strictEnd    = 3   // own words before the first paired one, or after the last
)

// The same of pairs known to be a rewrite as a whole, where sentences that are each
// other's best match say the same also in fewer common words. Source: as above.
const (
	rewriteWords  = 2   // as strictWords
	rewriteMutual = .18 // as strictMutual
	rewriteInner  = .35 // as strictInner
	rewriteBeside = .10 // as strictBeside
	rewriteLone   = .30 // as strictLone
	rewritePart   = .50 // as strictPart
	rewriteGap    = 12  // as strictGap
	rewriteEnd    = 6   // as strictEnd
)

// Passages of links (linkpassages.go). Source: set by hand.
const (
	literalKind       = .5  // words in runs, by covered words of the longer side: a link is one of equal words
	editedLinks       = .5  // the same, of a passage of class edited
	farSentences      = 60  // sentences without own words that a passage may hold in a row
	leastPassageWords = 5   // words of a passage
	largePart         = .25 // coverage of either text from which on rare boilerplate counts
	mostlyRare        = .90 // of the words of a passage on both sides that are rare boilerplate, for it not to count
)
