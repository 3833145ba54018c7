package align

import (
	"slices"
	"testing"

	"reprint/shingle"
)

// abreastOf are the features of sentences that are each other's best match.
func abreastOf(a, b string) map[string]float64 {
	z := shingle.NewAnalyzer()
	al := Align(Prepare(z.Analyze(a, "en")), Prepare(z.Analyze(b, "en")))
	defer al.Release()
	x := map[string]float64{}
	for i, v := range al.Correspondence()[cAbreast:] {
		x[abreastFeatures[i]] = v
	}
	return x
}

const report = "The ferry to Tornsund sank quickly near the old harbour on Sunday. " +
	"Divers searched the cold wreck for missing passengers until midnight. " +
	"The owner had bought the vessel only in March from a bankrupt company."

func TestAbreast(t *testing.T) {
	same := abreastOf(report, report)
	reworded := abreastOf(report, "The ferry to Tornsund sank rapidly near the ancient harbour on Sunday. "+
		"Divers searched the chilly wreck for missing travellers until midnight. "+
		"The owner had purchased the vessel only in March from a bankrupt firm.")
	independent := abreastOf(report, "On Sunday the harbour of Tornsund lost its ferry. "+
		"A wreck with missing passengers lies where divers now work. "+
		"In March a company sold the vessel.")
	backwards := abreastOf(report, "From a bankrupt company the owner had bought only in March the vessel. "+
		"Until midnight divers searched the cold wreck for missing passengers. "+
		"On Sunday near the old harbour quickly sank the ferry to Tornsund.")
	for _, c := range []struct {
		feature     string
		more, fewer map[string]float64
	}{
		{"abreast-synonyms", reworded, independent},
		{"abreast-kept", same, independent},
		{"abreast-kept", reworded, independent},
		{"abreast-order", same, backwards},
		{"abreast-length", same, independent},
		{"abreast-cosine", same, independent},
		{"abreast-place", backwards, same},
		{"abreast-ordinary", same, independent},
	} {
		if c.more[c.feature] <= c.fewer[c.feature] {
			t.Errorf("%s: %v, want more than %v", c.feature, c.more[c.feature], c.fewer[c.feature])
		}
	}
	if same["abreast-matched"] != 1 || same["abreast-place"] != 0 || same["abreast-length"] != 1 || same["abreast-kept"] != 1 {
		t.Errorf("of a text beside itself: %v", same)
	}
}

// Which text is called a makes no difference but for what is counted from one side.
func TestAbreastOfUnrelatedTexts(t *testing.T) {
	x := abreastOf(report, "Gardeners prune roses before spring arrives. Bees visit lavender all summer long.")
	if x["abreast-kept"] != 0 || x["abreast-matched"] != 0 || x["abreast-cosine"] != 0 {
		t.Errorf("%v", x)
	}
}

func TestAbreastFeaturesHaveNames(t *testing.T) {
	if slices.Contains(abreastFeatures[:], "") {
		t.Errorf("%q", abreastFeatures)
	}
}
