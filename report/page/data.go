package page

import "reprint/report/record"

// What the page reads. A page carries one core, which every view needs at
// once, and texts and passages in parts, each inflated when a view first asks
// for something in it. All are JSON, deflated, in base64, inside
// <script type="text/plain">: id "core" for the core, "part-0", "part-1" and
// so on for the parts. Slices are never null, numbers are finite.
//
// Documents, pairs and clusters are named by their index in the core. Offsets
// into texts count UTF-16 code units, as JavaScript does, and ranges are
// half-open. Shares have four decimals.

// pageCore is everything but the texts and what is marked in them.
type pageCore struct {
	Version string `json:"version"`
	// Single marks the page of one pair alone: there is nothing but Pairs[0].
	Single bool `json:"single"`
	// Up is the address of the index that this page belongs to, or "".
	Up string `json:"up"`
	// Files are the pages that hold texts and passages when this page is an
	// index; empty when the page holds its own.
	Files []string `json:"files"`

	Docs     []pageDoc     `json:"docs"` // by ID
	Pairs    []pagePair    `json:"pairs"`
	Clusters []pageCluster `json:"clusters"`
	Shared   []pageShared  `json:"shared"`
	// Order lists the documents as the matrix shows them, those of a cluster
	// side by side; documents without any pair come last.
	Order []int `json:"order"`
	// Complete says that Pairs holds every verified pair, so that a pair that is
	// not there was never compared.
	Complete bool `json:"complete"`

	Verdicts []pageTerm `json:"verdicts"` // by the number that pairs use
	Classes  []pageTerm `json:"classes"`  // by the number that passages use
	Ops      []pageTerm `json:"ops"`      // by the number that edits use
}

// pageTerm is a word of the vocabulary and what it means in one sentence.
type pageTerm struct {
	Name    string `json:"name"`
	Meaning string `json:"meaning"`
	Sign    string `json:"sign"` // one character that stands beside the name
}

// pageDoc is one article. Title, Outlet and the other texts are cut to a length
// that fits a label, and control characters in them are shown as tokens.
type pageDoc struct {
	ID     string `json:"id"`
	Title  string `json:"title"` // the ID where the article has none
	Outlet string `json:"outlet"`
	Author string `json:"author"`
	Credit string `json:"credit"`
	Date   string `json:"date"` // RFC 3339 in UTC, or ""
	Basis  string `json:"basis"`
	URL    string `json:"url"` // http and https only, or ""
	Lang   string `json:"lang"`
	Dir    string `json:"dir"` // ltr, rtl or auto
	Words  int    `json:"words"`
	// Cluster is the cluster of the document, Part the part that holds its
	// text; -1 for none.
	Cluster int `json:"cluster"`
	Part    int `json:"part"`
}

// pagePair is one pair. A and B are documents, with the smaller ID as A.
type pagePair struct {
	A       int `json:"a"`
	B       int `json:"b"`
	Verdict int `json:"verdict"`
	record.Figures
	Class   []int    `json:"class"` // words of the shorter document by class
	Order   string   `json:"order"` // a, b or unknown: which came first
	Basis   string   `json:"basis"`
	Reasons []string `json:"reasons"`
	// Part holds the pair's passages, -1 where the page shows figures only.
	// In an index it is the number of a file.
	Part int `json:"part"`
}

// pageCluster is a cluster of the findings, with its picture worked out.
type pageCluster struct {
	ID       string       `json:"id"`
	Verdict  int          `json:"verdict"` // the weakest inside
	MinScore float64      `json:"minScore"`
	Origin   int          `json:"origin"` // document, -1 for unknown
	Basis    string       `json:"basis"`
	Members  []pageMember `json:"members"` // the likely order of appearance
	Pairs    []int        `json:"pairs"`   // inside the cluster, strongest first
	Near     []int        `json:"near"`    // pairs of a member with a document outside
	File     int          `json:"file"`    // in an index, -1 otherwise
	// Weakest is the finding that the cluster cannot do without and that is
	// least sure, -1 where it is not in the page; Reasons say what was kept
	// apart from the cluster.
	Weakest int      `json:"weakest"`
	Reasons []string `json:"reasons"`
}

// pageMember is a document in a cluster.
type pageMember struct {
	Doc int `json:"doc"`
	// X and Y place the document in the picture, both in [0, 1].
	X float64 `json:"x"`
	Y float64 `json:"y"`
	// Source is the pair with the member that this one most likely came from,
	// -1 where there is none, and Sure how sure that is: likely, possible,
	// undirected (most is shared with it, but nobody knows who was first).
	Source int    `json:"source"`
	Sure   string `json:"sure"`
}

// pageShared is one stretch of text that several documents carry.
type pageShared struct {
	ID      string        `json:"id"`
	Classes []int         `json:"classes"` // of the passages, strongest first
	Words   int           `json:"words"`
	Cluster int           `json:"cluster"` // -1 where the carriers are in none, or in several
	Excerpt string        `json:"excerpt"`
	Places  []pageCarrier `json:"places"` // by document, at least two
	Pairs   []int         `json:"pairs"`
}

// pageCarrier is the place of a shared stretch in one document.
type pageCarrier struct {
	Doc int    `json:"doc"`
	At  [2]int `json:"at"`
}

// pagePart is one deflated block of texts and passages.
type pagePart struct {
	Texts   []pageText   `json:"texts"`
	Details []pageDetail `json:"details"`
}

// pageText is the text of one document.
type pageText struct {
	Doc       int        `json:"doc"`
	Text      string     `json:"text"`
	Marks     []pageMark `json:"marks"`     // by start
	Sentences []int      `json:"sentences"` // start, end, start, end ...
}

// pageMark is a span of a text that does not count as the document's own words.
type pageMark struct {
	At      [2]int `json:"at"`
	Kind    string `json:"kind"` // quotation, boilerplate or dropped
	Reason  string `json:"reason"`
	Speaker string `json:"speaker"`
}

// pageDetail is what stands behind the figures of one pair.
type pageDetail struct {
	Pair int `json:"pair"`
	// Headline says in words what the relation is, Figures how much text it
	// rests on, Order which document was first.
	Headline string        `json:"headline"`
	Figures  string        `json:"figures"`
	Order    string        `json:"order"`
	Passages []pagePassage `json:"passages"` // in the order of A
	// Rows cover both texts from end to end, six numbers each: start and end in
	// A, start and end in B, the passage or -1, and a sum of 1 where the row has
	// no counterpart and 2 where it begins a paragraph.
	Rows []int `json:"rows"`
	// CountsA and CountsB let the page work the figures out again: the words
	// that begin in each piece of a text when it is cut at both ends of every
	// passage and of every mark that is a quotation or boilerplate.
	CountsA []int `json:"countsA"`
	CountsB []int `json:"countsB"`
}

// pagePassage is an aligned stretch in both documents.
type pagePassage struct {
	Class int     `json:"class"`
	A     [2]int  `json:"a"`
	B     [2]int  `json:"b"`
	Words int     `json:"words"`
	Score float64 `json:"score"`
	Moved bool    `json:"moved"`
	// Edits are word edits, five numbers each: operation, start and end in A,
	// start and end in B. Empty where every word is kept.
	Edits []int `json:"edits"`
}
