package wording

// The bars between two ways to say a thing. No verdict turns on them. Each line
// gives the unit, then what the bar decides; both were set by reading headlines.
const (
	wholeCover = .90  // coverage of the earlier text: below it a syndicated copy that holds more of the other's words than that "reprints most of" it, from it on it "reprints" it
	shownCover = .005 // coverage of both texts: below it, 0 % in print, the figures say that no counterpart is close enough to be marked
)
