package boilerplate

// The bars of boilerplate. Each line gives the unit, then what the bar decides.
// Cases on either side of each are in testdata/folders and testdata/phrases.txt.

// Blocks and sentences that recur (learn.go). Source: chosen on the labelled
// corpora that docs/method.md describes.
const (
	leastRecurring = 5   // texts on other matters that have a block, for it to recur
	leastOfOutlet  = 3   // texts of one outlet on other matters that have it, for it to be rare there
	folderShare    = .01 // share of the folder's texts that have it, for it to be masked everywhere
	outletShare    = .02 // share of an outlet's texts that have it, for it to be masked there
)

// What of the texts with such a block must not recur (learn.go, rest.go). Source: as above.
const (
	templatePages  = 100 // texts with the block from which on boilerplate may be most of the page
	matterWords    = 40  // words of such a page that do not recur, at least, where it is not known whose it is: fewer are a line below a copy
	sampledDocs    = 16  // texts with the block that are looked at
	restOutlet     = .10 // share of a text's words that does not recur, at least, where the block recurs within an outlet,
	restUnknown    = .15 // the same within the folder,
	recurringWords = 200 // words of a text: if so many recur or fewer,
	restFolder     = .50 // the same else
	storyWords     = 100 // words in a row that recur: from so many on they are a story, unless a hundred texts have them,
	wholeRest      = .20 // share of a text that does not recur: if so little, what recurs in a row is the story of another,
	newsWords      = 20  // words in a row that recur: from so many on they are, with a day, or with a name and a number, news,
	longNews       = 35  // and from so many on with a name,
	newsPages      = 25  // unless so many texts have them,
	farApart       = 14  // or days lie between the first and the last
)

// What a text is about (rest.go). Source: as above.
const (
	sameMatter  = .15 // share of the weight of the rarer words that two texts on one matter have in common
	sameStory   = .40 // the same of two that tell one story
	stockTexts  = 10  // texts of an outlet that have something on one matter and in different stories, for it to be a stock text
	leastCommon = 2   // words that they have in common, at least
	editedRest  = .30 // share of the grams of the rest of a text that may be in another one that is no edited copy
	belongs     = .25 // share of the weight of the words of a block, and of the rarest word there may be, that stands elsewhere in a text to which it belongs
)

// Runs within paragraphs (runs.go). Source: as above.
const (
	gramWords   = 5       // words of a gram, as those that learning is given
	runWords    = 8       // words of a run, at least, and of formulas that make a sentence a mould; half of a run where grams are sampled
	runGrams    = 4       // grams that exactly the same texts have, for them to be a run
	storyGrams  = 20      // from so many on they are a story, if few texts have them
	ofOneOutlet = .80     // share of the texts with a gram that are of one outlet, for it to be its own
	formulaPart = .15     // share of the words of a sentence in runs that are masked in an outlet, for its others to be the facts of a mould
	countedMost = 4 << 20 // grams that are counted, of more a sample
)

// Series (series.go). Source: as above.
const (
	frameWords  = 5   // words of a frame that are no facts
	serialShare = .33 // share of the words of a text in frames that recur with other facts, from which on it is one of a series
)

// Feet (feet.go). Source: by looking at news of ten outlets, and at all of usnews;
// 118 of 120 blocks that they taught were boilerplate (docs/method.md).
const (
	footSlots = 6   // blocks of a foot at most; it is compared with as many above
	footShare = .05 // share of an outlet's texts whose last block recurs
	footTimes = 3   // factor: how many times as often slots of a foot recur as the slots above
	footWords = 60  // words of a block in a foot at most: longer ones tell a story
	footPart  = .25 // share of the words of the texts with a foot that may stand in feet
	footRest  = .25 // share of the grams above their feet that different texts may have in common
)

// Phrases (phrases.go). Source: set by hand, beside the phrases.
const (
	mostPhrases   = .50 // share of the words of a block in sentences that are phrases, above which all of it is boilerplate
	longestPhrase = 40  // words: a longer line or sentence is not looked at
	anyWords      = 12  // words that a * of a phrase may stand for
)
