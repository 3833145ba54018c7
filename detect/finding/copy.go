package finding

// A Hold says how much of one document of a pair the other one holds literally.
type Hold struct {
	// Share is the part of the words outside boilerplate that stand in the other
	// document: equal words in the same order, in sentences that a link joins. It is
	// the lower of two shares, that of the document's own words and that of all words,
	// the quoted ones among them.
	Share float64
	// Words counts the words of the document outside boilerplate, and Apart the numbers
	// and names of both documents that the sentences linked with theirs lack.
	Words, Apart int
	// OtherFigures says that both documents have numbers or days that the other one
	// lacks, in sentences that are linked with each other, or numbers in sentences that
	// are not.
	OtherFigures bool
}

// A Copy is a document that another one makes superfluous.
type Copy struct {
	ID string
	// Of is the document that holds it, which is no copy itself.
	Of      string
	Share   float64 // that of its Hold, in [0, 1]
	Verdict Verdict // on the pair of both
}
