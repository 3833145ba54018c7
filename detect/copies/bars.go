package copies

// The bars of a copy. Words are those outside boilerplate. Source: articles of ten
// sites in one country, in the spring of 2022, read in pairs (docs/method.md).
const (
	DefaultShare = .80  // share of the words that stand literally in the other document, of a copy
	mostApart    = .015 // numbers and names of both documents without counterpart in linked sentences, by words of the copy: with more of them the two do not say the same

	mostTried = 8 // documents: so many that nothing links directly with a document are tried as holders of it
)
