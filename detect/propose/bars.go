package propose

// The bars of the search for candidates. Each line gives the unit, then what the
// bar decides. "Not recorded" means that no measurement of the value is kept.

// Features (features.go). Source: word 5-grams are the field's usual choice; the
// limit by the memory that a million documents may take.
const (
	gramWords    = 5         // words of a gram
	mostFeatures = 160 << 20 // features of a view from which on it is sampled
)

// Identical texts (copies.go) and crowds of near-copies (crowds.go). Source: not
// recorded.
const (
	largestGroup = 16  // identical texts that give all their pairs; a larger group gives one pair a member, to its first
	manyCopies   = 64  // near-copies, of which more are a crowd
	crowdShare   = .40 // resemblance of near-copies, by their signatures and to the medoid exactly
	sampledCrowd = 512 // members whose values are counted to find the medoid
	besideGrams  = 30  // grams of a member that its representative lacks, from which on they are searched by themselves
)

// Parts of a longer text, with --near (near.go). Source: not recorded.
const (
	nearSample     = 3   // halvings: one gram in 8 is looked at
	nearShared     = 4   // grams: so many of these are in both texts,
	nearContained  = .30 // share of the grams of the shorter text: and so many of all, exactly,
	leastContained = 20  // grams: but at least so many
)

// The rare views (rare.go): what two documents share to be proposed. Source: not
// recorded; those of large folders by finding the same pairs in two thirds of the
// time.
const (
	sharedGrams   = 2       // rare grams
	sharedTriples = 2       // rare triples of stems
	sharedStems   = 4       // rare stems,
	sampledStems  = 2       // rare stems: where features are sampled, fewer, but at least so many
	stemPartners  = 20      // documents that one is paired with by stems, the best, where neither is among the other's
	stemDF        = 300     // documents that a rare stem stands in, at most,
	stemDFOfMany  = 150     // documents: the same in a large folder,
	manyGrams     = 1 << 24 // grams: one with more
)

// Rescoring (rescore.go). What the model drops has a chance below one in five by
// it. Source: not recorded; how many findings are lost is in docs/method.md.
const (
	plausibleOdds = -1.4   // log-odds from which on a candidate is always aligned
	literalGrams  = 12     // shared grams that make a pair plausible by themselves
	fewCandidates = 25_000 // candidates that are aligned in any case, the most plausible first
)

// Very long texts (long.go). Source: set by hand, far beyond ordinary articles.
const (
	longWords   = 80_000    // words of a text, of which more are limited,
	longWork    = 4_000_000 // words: to so many compared in all,
	fewPartners = 2         // texts: but at least so many
)
