package record

import (
	"reprint/align"
	"reprint/detect/finding"
)

// The records. Their fields are written in the order of the structs under the
// names in the json tags, described in the schema by the doc tags, read back
// into the same structs, and, as far as they are flat, are columns of the CSV
// file of pairs. A field with omitzero stands only where it is set.

// A Run is the first record.
type Run struct {
	Tool        toolName       `json:"tool"`
	Version     string         `json:"version" doc:"The version of the program."`
	Parameters  map[string]any `json:"parameters" doc:"All settings that shape the result, by name."`
	InputSHA256 string         `json:"input_sha256" doc:"Hash over the sorted pairs of id and text hash."`
}

// A Doc is one article.
type Doc struct {
	ID          id       `json:"id" doc:"Path below the scanned root, with #ID or #@N behind it for a record of a container file."`
	Path        string   `json:"path" doc:"The file as it was opened."`
	Title       string   `json:"title" doc:"The headline, or empty."`
	Words       int      `json:"words" doc:"Words of the text."`
	Lang        language `json:"lang" doc:"ISO 639-1, or und."`
	Published   *instant `json:"published" doc:"Time of publication, null where it is not known."`
	Uncertainty int      `json:"uncertainty" doc:"How far from published the true time may lie, in seconds."`
	DateSource  string   `json:"date_source" doc:"Where published comes from, or empty."`
	Outlet      string   `json:"outlet" doc:"Who published it, or empty."`
	Author      string   `json:"author" doc:"Who wrote it, or empty."`
	Credit      *string  `json:"credit" doc:"The agency or outlet that the text names as its source."`
	CreditBasis string   `json:"credit_basis" doc:"The words that say so, or empty."`
	URL         string   `json:"url" doc:"The address of the article, or empty."`
	TextSHA256  hash     `json:"text_sha256" doc:"SHA-256 of the extracted text in UTF-8."`
	TooShort    bool     `json:"too_short" doc:"Too short to be compared."`
	Text        *string  `json:"text,omitzero" doc:"The extracted text. Only with --text."`
	Reading     *Reading `json:"reading,omitzero" doc:"How the text was read. Only with --text."`
	Spans       []Mark   `json:"spans,omitzero" doc:"What does not count as the document's own words, by start. Only with --text."`
}

// A Reading says how a document was read, and where the facts about it come from.
type Reading struct {
	Reader   string `json:"reader" doc:"The format that was read."`
	Encoding string `json:"encoding" doc:"That of the file, or empty where its format leaves no choice."`
	Doubt    bool   `json:"encoding_doubt" doc:"The encoding was guessed, and another one is nearly as likely."`
	Title    string `json:"title_source" doc:"Where the title comes from, or empty."`
	Outlet   string `json:"outlet_source" doc:"Where the outlet comes from, or empty."`
	Author   string `json:"author_source" doc:"Where the author comes from, or empty."`
	URL      string `json:"url_source" doc:"Where the address comes from, or empty."`
	Lang     string `json:"lang_source" doc:"How the language is known, or empty."`
}

// A Mark is a span of a text that does not count as the document's own words.
type Mark struct {
	Span    Span     `json:"span"`
	Kind    markKind `json:"kind"`
	Reason  string   `json:"reason" doc:"Why it is marked, or empty."`
	Speaker string   `json:"speaker" doc:"Who is quoted, or empty."`
	Text    *string  `json:"text,omitzero" doc:"What was dropped at the place of an empty span."`
}

// A Pair is two documents that were aligned.
type Pair struct {
	A       string  `json:"a" doc:"id of the first document; a < b as strings."`
	B       string  `json:"b" doc:"id of the second document."`
	Verdict verdict `json:"verdict" doc:"What kind of relation they have; the first four are findings."`
	Figures
	ClassWords    ClassWords `json:"class_words" doc:"Words of the shorter document by class."`
	Order         order      `json:"order" doc:"Which document came first."`
	OrderBasis    string     `json:"order_basis" doc:"What that is based on, or empty."`
	CommonSource  bool       `json:"common_source" doc:"Both draw on a third text, present or not."`
	Reasons       []string   `json:"reasons" doc:"Why the pair has its verdict."`
	Against       *side      `json:"against,omitzero" doc:"Which document is of the second set. Only in a comparison of two sets."`
	ReasonValues  []Reason   `json:"reason_values" doc:"The same reasons, one for each, as values."`
	OrderEvidence *Basis     `json:"order_evidence" doc:"order_basis as values, null where nothing was looked for."`
}

// Figures are the plain figures of a pair. The page holds them under the same names.
type Figures struct {
	Score   Fraction `json:"score" doc:"How sure it is that text was reused. Four decimals."`
	AB      Fraction `json:"ab" doc:"Coverage: the share of A's own words that have their counterpart in B, by the links of passages of class verbatim, edited or paraphrase. Four decimals."`
	BA      Fraction `json:"ba" doc:"The same for B. Four decimals."`
	Jaccard Fraction `json:"jaccard" doc:"Resemblance over the word 5-grams of the whole texts. Four decimals."`
	Longest int      `json:"longest" doc:"Words in the longest run of equal own words."`
	Words   int      `json:"words" doc:"Own reused words of the shorter document."`
}

// A Reason is one thing that a verdict or a cluster rests on. It has the
// fields that its kind uses.
type Reason struct {
	Kind  reasonKind `json:"kind" doc:"What the reason is about."`
	AB    *Fraction  `json:"ab,omitzero" doc:"A share, of the first document where there are two."`
	BA    *Fraction  `json:"ba,omitzero" doc:"The share of the second document."`
	Count *int       `json:"count,omitzero" doc:"How many passages or words."`
	Name  *string    `json:"name,omitzero" doc:"A document, an agency, or words that say the reason."`
	Other *string    `json:"other,omitzero" doc:"A second document."`
}

// A Basis is what an order or an origin rests on. It has the fields that its
// kind uses.
type Basis struct {
	Kind  basisKind `json:"kind" doc:"What kind of evidence there is."`
	Name  *string   `json:"name,omitzero" doc:"Who is credited, or the words that say so."`
	Gap   *int      `json:"gap,omitzero" doc:"Time between two publications, in seconds, where both are known to about an hour."`
	Days  *int      `json:"days,omitzero" doc:"Days between two publications, in UTC, where their times are not known as well."`
	Count *int      `json:"count,omitzero" doc:"How many members."`
	Of    *int      `json:"of,omitzero" doc:"Of how many members."`
}

// A Passage is an aligned stretch of the pair before it.
type Passage struct {
	A           string      `json:"a" doc:"id of the first document."`
	B           string      `json:"b" doc:"id of the second document."`
	Class       class       `json:"class"`
	ASpan       Span        `json:"a_span" doc:"Its place in A."`
	BSpan       Span        `json:"b_span" doc:"Its place in B."`
	Words       int         `json:"words" doc:"Words of the side with fewer of them."`
	Score       Fraction    `json:"score" doc:"Similarity of the two sides, 1 for equal. Four decimals."`
	Fingerprint fingerprint `json:"fingerprint" doc:"Hash over the folded words of the A side."`
	Moved       bool        `json:"moved" doc:"It stands out of the order that the other passages keep."`
	Links       []Link      `json:"links" doc:"The pairs of sentences that say the same, of which the passage consists, by place in A."`
	Edits       []Edit      `json:"edits,omitzero" doc:"What happened to the words. Only with --text."`
}

// A Link is a pair of sentences that say the same.
type Link struct {
	ASpan Span     `json:"a_span" doc:"Its place in A, from the first to the last word that has its counterpart."`
	BSpan Span     `json:"b_span" doc:"Its place in B."`
	Score Fraction `json:"score" doc:"The share of the content of both sentences that is paired, 1 for equal. Four decimals."`
	Words [2]int   `json:"words" doc:"Words with a counterpart, in A and in B."`
}

// An Edit is what happened to a run of words.
type Edit struct {
	Op    operation `json:"op"`
	ASpan Span      `json:"a_span" doc:"Its place in A, empty for inserted."`
	BSpan Span      `json:"b_span" doc:"Its place in B, empty for deleted."`
}

// A Cluster is documents joined by findings.
type Cluster struct {
	ID             string    `json:"id" doc:"Name of the cluster."`
	Members        members   `json:"members" doc:"ids, sorted."`
	Verdict        verdict   `json:"verdict" doc:"The weakest inside."`
	MinScore       Fraction  `json:"min_score" doc:"The lowest score inside. Four decimals."`
	Origin         *string   `json:"origin" doc:"id of the document that the others most likely derive from."`
	OriginBasis    string    `json:"origin_basis" doc:"What that is based on, or why it is not known."`
	Weakest        [2]string `json:"weakest" doc:"ids of the finding that is least sure of those without which the cluster would fall apart."`
	Reasons        []string  `json:"reasons" doc:"What was kept apart from the cluster, and why."`
	ReasonValues   []Reason  `json:"reason_values" doc:"The same reasons, one for each, as values."`
	OriginEvidence *Basis    `json:"origin_evidence" doc:"origin_basis as values, null where nothing was looked for."`
	Sources        []Source  `json:"sources" doc:"Which member each other member most likely came from; those of which nothing is known are left out."`
}

// A Source says from which member of its cluster a document most likely came.
type Source struct {
	Document  string    `json:"document" doc:"id of the member."`
	From      string    `json:"from" doc:"id of the member that it came from."`
	Certainty certainty `json:"certainty" doc:"How sure that is: undirected where it is not known which of the two came first."`
}

// A Warning is an input that could not be read as it should.
type Warning struct {
	Path     string `json:"path" doc:"The input, with the line behind a colon where one is known."`
	Error    string `json:"error" doc:"What is wrong."`
	Harmless bool   `json:"harmless" doc:"Nothing was lost."`
}

// A Summary is the last record. What limits cut stands behind its fields, an
// integer under the name of each limit.
type Summary struct {
	Documents  int          `json:"documents" doc:"Documents read."`
	Skipped    int          `json:"skipped" doc:"Inputs that could not be read."`
	Other      int          `json:"other" doc:"Files passed over: of unknown kind, hidden, or about the folder."`
	TooShort   int          `json:"too_short" doc:"Documents too short to compare."`
	Candidates int          `json:"candidates" doc:"Pairs proposed for comparing."`
	Verified   int          `json:"verified" doc:"Pairs aligned."`
	Pairs      VerdictPairs `json:"pairs" doc:"Verified pairs by verdict."`
	Clusters   int          `json:"clusters" doc:"Clusters."`
	Own        int          `json:"own" doc:"Reports and results by reprint itself that lay in a folder, not read."`
	Kept       *int         `json:"kept,omitzero" doc:"Documents, of the first set where there are two, that are no copies. Only with --keep or --removed."`
	Removed    *int         `json:"removed,omitzero" doc:"Documents, of the first set where there are two, that are copies. Only with --keep or --removed."`
	PassedOver []PassedOver `json:"passed_over,omitzero" doc:"What other counts, by type, the largest number first. Only where it is not 0."`
}

// A PassedOver is how much of one type a walk passed over.
type PassedOver struct {
	Type  string `json:"type" doc:"The suffix of files that nothing reads, or without suffix; README, LICENSE or CHANGELOG; or linked, hidden, excluded, ignored (by a .reprintignore), not included, companion (the folder of a saved page), of other types."`
	Count int    `json:"count" doc:"How many files or folders."`
}

// A Removed is a document that --keep leaves out. --removed writes these records alone.
type Removed struct {
	ID      id       `json:"id" doc:"The document that is left out."`
	Kept    id       `json:"kept" doc:"id of the document that is kept and holds it."`
	Share   Fraction `json:"share" doc:"How much of its own words stands literally in the one that is kept, or of all its words outside boilerplate where that is less. Four decimals."`
	Verdict verdict  `json:"verdict" doc:"The verdict on the pair of both."`
}

// A Metric is a score that an eval command measured. Package eval writes it.
type Metric struct {
	Corpus string  `json:"corpus" doc:"What was measured on."`
	Name   string  `json:"name" doc:"What was measured."`
	Value  float64 `json:"value" doc:"The score, or a count."`
	N      int     `json:"n" doc:"How many cases stand behind it."`
	Low    float64 `json:"low" doc:"Lower end of the 95% interval."`
	High   float64 `json:"high" doc:"Upper end of the 95% interval."`
}

// The types of fields that say more than string or number: encode.go writes
// them, schema.go describes them.
type (
	toolName   string
	id         string
	language   string
	instant    string // RFC 3339
	hash       string // SHA-256 in hex
	verdict    string // name of a finding.Verdict
	class      string // name of an align.Class
	order      string // name of a finding.Order
	side       string // a or b
	operation  string // name of a words.Op
	markKind   string // a finding.MarkKind
	reasonKind string // name of a finding.ReasonKind
	basisKind  string // name of a finding.BasisKind
	certainty  string // a finding.Certainty
	members    []string
)

// A Fraction is in [0, 1] and is written with 4 decimals, exactly rounded.
type Fraction float64

// A fingerprint is 16 hex digits in JSON.
type fingerprint uint64

// A Span is a half-open range of bytes, in JSON an array of start and end.
type Span struct {
	finding.Span
	read bool // from a record, and not missing there
}

// ClassWords are numbers of words by class: an object with a field for each.
type ClassWords [align.NumClasses]int

// VerdictPairs are numbers of pairs by verdict: an object with a field for each.
type VerdictPairs [finding.NumVerdicts]int

func (ClassWords) key(i int) string   { return align.Class(i).String() }
func (VerdictPairs) key(i int) string { return finding.Verdict(i).String() }

// keyed are the arrays that are objects in JSON.
type keyed interface{ key(i int) string }
