package finding

// A Reading says how a document was read, and where the facts about it come from.
type Reading struct {
	// Reader is the format that was read, such as "web page", or "web page in zip
	// archive".
	Reader string
	// Encoding is that of the file, "" where its format leaves no choice; Doubt says
	// that it was guessed and is not sure.
	Encoding string
	Doubt    bool
	// Where these facts come from, such as "json-ld" or "first lines"; "" where there
	// is no such fact, or nothing is said. The Document says it of its date and credit.
	Title, Outlet, Author, URL, Lang string
}
