package anchors

// The bars of the exact search. Each line gives the unit, then what the bar
// decides. Source: not recorded; all have stood as they are under the scores of
// testdata/scores.
const (
	// GramWords is the length of the shortest anchor, in words, and of the runs
	// of words by which resemblance is counted.
	GramWords = 5

	tooCommon = 6  // occurrences in one text: a gram beyond begins no anchor, since what is said over and over says nothing of where it came from
	chainGap  = 20 // words on either side: the largest gap between two anchors of a chain
)
