package finding

import "fmt"

// A ReasonKind says what a Reason is about, and which of its fields it uses.
type ReasonKind uint8

// The kinds of reasons.
const (
	// InWords is a reason known only as the sentence in Name, as that of results
	// that another version wrote.
	InWords ReasonKind = iota
	// Covered: the shares AB and BA of the own words stand in Count passages.
	Covered
	// LongestRun: the longest run of equal own words has Count.
	LongestRun
	// Correspond: the share AB of the sentences of the shorter text has its counterpart.
	Correspond
	// QuotedWords: Count equal words are quoted, and do not count.
	QuotedWords
	// QuotedByOne: Count words that one text quotes are the other's own prose.
	QuotedByOne
	// Serial: the share AB of what they share, or of one of the texts, stands in
	// sentences that recur in the folder with other facts.
	Serial
	// OtherFacts: of Count numbers and names in equal sentences the share AB differs.
	OtherFacts
	// BoilerplatePassages: Count passages are boilerplate, for the reason in Name.
	BoilerplatePassages
	// FewWords: the shorter text has only Count own words.
	FewWords
	// FrequentWords: texts so long that their most frequent words were left out.
	FrequentWords
	// ManySeeds: sentences recur so often that only their best counterparts were followed.
	ManySeeds
	// NothingShared: no passage in common.
	NothingShared
	// SameCredit: both documents credit the agency Name, whose text they carry.
	SameCredit
	// ThirdText: the document Name covers more of both than they of each other.
	ThirdText
	// Bridge: the finding stands alone between two clusters, and joins them not.
	Bridge
	// KeptApart: the finding of the documents Name and Other alone would join the
	// cluster to another one.
	KeptApart
	// NumReasons is the number of kinds.
	NumReasons
)

var reasonNames = [NumReasons]string{
	"in_words", "covered", "longest_run", "correspond", "quoted_words", "quoted_by_one", "serial", "other_facts", "boilerplate_passages", "few_words",
	"frequent_words", "many_seeds", "nothing_shared", "same_credit", "third_text", "bridge", "kept_apart",
}

func (k ReasonKind) String() string { return reasonNames[k] }

// ParseReasonKind is the inverse of String.
func ParseReasonKind(s string) (ReasonKind, error) {
	return parseName[ReasonKind]("reason", s, reasonNames[:])
}

// A Reason is one thing that a verdict or a cluster rests on. Its kind says
// which of the other fields it uses; the others are zero.
type Reason struct {
	Kind        ReasonKind
	AB, BA      float64
	Count       int
	Name, Other string
}

// String says the reason in words, without a full stop.
func (r Reason) String() string {
	switch r.Kind {
	case Covered:
		return fmt.Sprintf("%.0f%% and %.0f%% of the own words stand in %s", 100*r.AB, 100*r.BA, plural(r.Count, "shared passage"))
	case LongestRun:
		return fmt.Sprintf("longest run of equal words: %d", r.Count)
	case Correspond:
		return fmt.Sprintf("%.0f%% of the sentences of the shorter text have their counterpart in the other", 100*r.AB)
	case QuotedWords:
		return plural(r.Count, "equal word") + " of quotations, which do not count"
	case QuotedByOne:
		return plural(r.Count, "word") + " that one article quotes are the other’s own text"
	case Serial:
		return fmt.Sprintf("one of a series: %.0f%% of it stands in sentences that recur here with other facts", 100*r.AB)
	case OtherFacts:
		return fmt.Sprintf("one mould with other facts: %.0f%% of %d names and numbers in equal sentences differ", 100*r.AB, r.Count)
	case BoilerplatePassages:
		return plural(r.Count, "shared passage") + " left out as boilerplate: " + r.Name
	case FewWords:
		return fmt.Sprintf("too few own words to tell: %d", r.Count)
	case FrequentWords:
		return "the texts are so long that their most frequent words were left out of the comparison"
	case ManySeeds:
		return "sentences recur so often that only their best counterparts were followed"
	case NothingShared:
		return "no passage in common"
	case SameCredit:
		return "common source likely: both credit " + r.Name + ", and carry its text"
	case ThirdText:
		return "common source likely: " + r.Name + " covers more of both than they cover of each other"
	case Bridge:
		return "alone between two clusters, which it does not join"
	case KeptApart:
		return "kept apart: " + r.Name + " and " + r.Other + " alone would join it to another cluster"
	}
	return r.Name
}

// Sentences are the reasons in words.
func Sentences(reasons []Reason) []string {
	list := make([]string, len(reasons))
	for i, r := range reasons {
		list[i] = r.String()
	}
	return list
}

// parseName finds the value of a small enumeration by its name.
func parseName[T ~uint8](what, name string, names []string) (T, error) {
	for i := range names {
		if names[i] == name {
			return T(i), nil
		}
	}
	return 0, fmt.Errorf("unknown %s %q", what, name)
}

// plural is a number and what it counts.
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
