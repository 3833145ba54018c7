package cluster

// The bars of order, origin and sources. Each line gives the unit, then what the
// bar decides. Source: all were set by hand on constructed clusters
// (testdata/clusters); no labelled corpus says who was first.

// An order by containment (order.go).
const (
	containedCover = .80  // coverage of the shorter text: so much of it is in the other, which came first,
	containerCover = .60  // coverage of the longer one: if no more of that is in the shorter one,
	containerWords = 1.25 // factor: and it has so many times the words
)

// A common source (common.go) and the likeliest source (sources.go).
const (
	moreCovered = .15 // coverage: how much more of each of two texts a third one covers than they do of each other, to be their common source
	likelyCover = .30 // coverage of a document by an earlier one that is its likely source,
	likelyLead  = .05 // coverage: if it is so much more than by the next that came before
)

// The origin of a cluster (origin.go).
const (
	mostCredits = 50  // names that members credit, compared with each other to find out whom most of them do; bounds the work
	leastLead   = .25 // texts: how much closer to the others the text in the middle is than the next,
	centreCover = .50 // coverage: if so much of most of the others is in it; and how much two partial copies share at least to be no chain
)

// Collections (collection.go), and the time between two publications (order.go).
const (
	collectedCover = .50 // coverage of a shorter text that a collection holds
	exactMinutes   = 60  // minutes: how uncertain both times may be for the time between them to be told in hours and minutes
)
