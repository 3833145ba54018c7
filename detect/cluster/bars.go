package cluster

// The bars of order, origin and sources. They were set by hand on constructed
// clusters (testdata/clusters); no labelled corpus says who was first.
const (
	// An order by asymmetric containment: how much of the one text has to be in the
	// other, how little the other way, and how much longer the other is.
	containedCover = .80
	containerCover = .60
	containerWords = 1.25

	// How much more of each of two texts a third one has to cover than they cover of
	// each other, to be their common source.
	moreCovered = .15

	// How many names of a cluster are compared with each other, at most, to find out
	// whom its members credit.
	mostCredits = 50

	// How much closer the document in the middle of a cluster has to be to the others
	// than the next: a quarter of one document's text.
	leastLead = .25

	// A source is likely if it covers so much of the document, and so much more than
	// the next one that came before.
	likelyCover = .30
	likelyLead  = .05
)
