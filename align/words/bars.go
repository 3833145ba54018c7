package words

import "reprint/align/synonyms"

// The bars of the word alignment. Each line gives the unit, then what the bar
// decides. The gold is testdata/gold: pairs of invented passages with the words
// that correspond, marked by hand.

// Pairing content words (pairings.go, likeness.go): the score of a pair is the
// weighted sum of three parts, each from 0 to 1.
//
// Source: set on the gold, where none of the parts is worth more than a point
// of F1, and half or double of each changes little; the bounds on work are not
// recorded.
const (
	minPairing    = .48 // score: a pair below is not made
	likenessPart  = .5  // weight: how alike the two words are
	placePart     = .3  // weight: how near they stand to the place that is expected
	sentencePart  = .2  // weight: how much their sentences have in common
	equalLikeness = .92 // likeness of equal stems, and of one number written in two ways
	formLikeness  = .65 // likeness of words that begin alike
	placeScale    = 3   // words off the expected place that halve what it counts
	sentenceFull  = .3  // share of the shorter sentence's content words that counts in full
	matchRounds   = 2   // times that pairs are sought, since each changes what is expected
	window        = 6   // words around an expected place that are tried, and as
	maxWindow     = 24  // many more as a quarter of the distance that it is expected by
	maxSentences  = 64  // sentences of B that are counted for one of A: bounds the work
)

// levelLikeness is the likeness of synonyms by how near they are. Source: as above.
var levelLikeness = [...]float32{synonyms.Distant: .35, synonyms.Related: .55, synonyms.Close: .75, synonyms.Same: .8}

// Words that begin alike (likeness.go). Source: not recorded.
const (
	minFormLetters = 4 // letters: the least common beginning
	formPart       = 3 // fifths of the longer word's letters: the least share of it
)

// Runs of equal stems (phrases.go). Source: not recorded; the first two bound
// the work on texts that repeat themselves, and ordinary texts stay below.
const (
	maxRepeats = 32 // places: how many of a stem, or of two neighbouring ones, are tried
	runWork    = 32 // words compared for each word of both sides, all told; what is left then is for the later steps
	minPhrase  = 3  // words: a run with a single content word is at least so long
)

// Pairs that may have nothing to stand on (strays.go). Source: strayShare was raised,
// and the rare word added, by the file "order" of the gold. The shares of single words
// and heldBy were set on synonyms and moved words of real news that were read.
const (
	strayWords   = 3  // content words: so many stand for themselves wherever they are
	strayShare   = .7 // share (see sentencePairs.share): a shorter run out of order needs sentences with so much in common besides
	strayPrior   = .7 // rarity (shingle.Token.Prior): one word that is so rare, and used once on each side, carries its run where there are no links
	besideShare  = .3 // share of the shorter sentence: a single pair needs sentences so much of which is paired besides, and a pair beside it
	heldBy       = 2  // words: how far from it that one may stand
	aloneWord    = .5 // share of the shorter sentence: with so much, it needs none beside it
	aloneSynonym = .6 // the same for synonyms that are not the same in nearly every use
)

// What stands between pairs (stretches.go, backbone.go, letters.go). Source: not
// recorded.
const (
	maxStretch    = 400 // words of a side: a longer stretch is not diffed; in one where nothing is paired, function words have no place
	nearPair      = 5   // words: how far from a pair an equal function word may be paired
	maxGap        = 4   // words of a side: the longest gap that is searched for words cut in another way
	contentWeight = 3   // weight of a content word in the backbone; a function word weighs 1
	maxPieces     = 3   // words: so many may be one on the other side
)
