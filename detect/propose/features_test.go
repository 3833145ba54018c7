package propose

import (
	"bytes"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"reprint/internal/invent"
	"reprint/shingle"
)

// TestSetSamples: views over their limit are sampled, the same however the documents
// come in batches, and what was sampled out is counted.
func TestSetSamples(t *testing.T) {
	m := invent.NewWriter(4)
	z := shingle.NewAnalyzer()
	var texts []*shingle.Text
	for range 600 {
		texts = append(texts, z.Analyze(strings.Join(m.Paragraphs(8), "\n\n"), ""))
	}
	read := func(most, batch int) *Set {
		all, some := &Set{most: most}, NewSet(false)
		for i, text := range texts {
			some.Add(text)
			if i%batch == batch-1 {
				all.Append(some.Take(all.Rates()))
			}
		}
		return all
	}
	all, some, others := read(mostFeatures, 100), read(30_000, 100), read(30_000, 30)
	if all.rate != (Rates{}) || all.sampled != [numViews]int{} {
		t.Errorf("a small folder is sampled at %v", all.rate)
	}
	if some.rate != others.rate || some.sampled != others.sampled {
		t.Errorf("batches change rates %v to %v, or what is sampled out, %v, to %v", some.rate, others.rate, some.sampled, others.sampled)
	}
	for i := range some.views {
		full, kept := all.views[i].Total(), some.views[i].Total()
		if some.rate[i] == 0 || kept > 30_000 || kept < 10_000 || some.sampled[i] != full-kept {
			t.Errorf("%s: %d of %d features kept, %d sampled out, at a rate of 2^-%d", viewNames[i], kept, full, some.sampled[i], some.rate[i])
		}
	}
}

// TestEncoding: features are read as they were written, in the same bytes.
func TestEncoding(t *testing.T) {
	text := shingle.NewAnalyzer().Analyze("The ferry to Lindvik struck a container in the night storm. Nobody on board was hurt, the harbour master told reporters.", "en")
	f := FeaturesOf(text)
	data, _ := f.MarshalBinary()
	var read Features
	if err := read.UnmarshalBinary(data); err != nil {
		t.Fatal(err)
	}
	var set Set
	set.AddFeatures(&read)
	again := set.Features(0)
	if same, _ := again.MarshalBinary(); len(f[grams]) == 0 || !bytes.Equal(data, same) {
		t.Errorf("%d grams are written as %x and again as %x", len(f[grams]), data, same)
	}
}

func FuzzFeatures(f *testing.F) {
	f.Add([]byte{featuresVersion, 2, 1, 1, 0, 1, 9})
	f.Add([]byte{featuresVersion, 0, 0, 0})
	f.Fuzz(func(t *testing.T, data []byte) {
		var read Features
		if read.UnmarshalBinary(data) != nil {
			return
		}
		written, _ := read.MarshalBinary()
		var again Features
		if err := again.UnmarshalBinary(written); err != nil {
			t.Fatalf("%x is read, written as %x, and not read again: %v", data, written, err)
		}
		for view := range read {
			if !slices.IsSorted(read[view]) || !slices.Equal(read[view], again[view]) {
				t.Fatalf("%v is read again as %v", read[view], again[view])
			}
		}
	})
}

// TestProposeFromEncoded: a set made of encoded features proposes the candidates of
// one made of the texts, and cuts the same.
func TestProposeFromEncoded(t *testing.T) {
	texts, documents := stories(120)
	for _, near := range []bool{false, true} {
		fromTexts, fromEncoded := NewSet(near), NewSet(near)
		for _, text := range texts {
			fromTexts.Add(text)
			f := FeaturesOf(text)
			data, _ := f.MarshalBinary()
			var read Features
			if err := read.UnmarshalBinary(data); err != nil {
				t.Fatal(err)
			}
			fromEncoded.AddFeatures(&read)
		}
		propose := func(set *Set) *Candidates {
			found, err := Propose(t.Context(), &Corpus{Documents: documents, Features: set}, Options{Near: near, Jobs: 2, Budget: 100})
			if err != nil {
				t.Fatal(err)
			}
			return found
		}
		want, got := propose(fromTexts), propose(fromEncoded)
		if len(want.Pairs) < 30 || !reflect.DeepEqual(got, want) {
			t.Errorf("near %v: encoded features give %d of %d pairs, %v, texts %d of %d, %v",
				near, len(got.Pairs), got.Found, got.Cuts, len(want.Pairs), want.Found, want.Cuts)
		}
	}
}

// stories are texts of which each takes some paragraphs from an earlier one.
func stories(n int) ([]*shingle.Text, []Document) {
	m, random, z := invent.NewWriter(9), rand.New(rand.NewPCG(9, 9)), shingle.NewAnalyzer()
	texts, documents := make([]*shingle.Text, n), make([]Document, n)
	var stories [][]string
	for i := range texts {
		story := m.Paragraphs(6)
		if i > 0 {
			copy(story, stories[random.IntN(i)][:random.IntN(7)])
		}
		stories = append(stories, story)
		texts[i] = z.Analyze(strings.Join(story, "\n\n"), "en")
		documents[i].Words = len(texts[i].Tokens)
	}
	return texts, documents
}

// TestFeaturesOfLongQuotations: a text that is quoted at length in another has
// features there, so that the two are found; a short quotation has none.
func TestFeaturesOfLongQuotations(t *testing.T) {
	z := shingle.NewAnalyzer()
	sentence := "The ferry to Lindvik struck a container in the night storm, and the harbour master told nobody on board. "
	for n, want := range map[int]bool{1: false, 4: true} {
		plain, quoted := FeaturesOf(z.Analyze(strings.Repeat(sentence, n), "en")), FeaturesOf(z.Analyze("“"+strings.Repeat(sentence, n)+"”", "en"))
		if got := len(quoted[grams]) > 0 && slices.Equal(quoted[grams], plain[grams]); got != want {
			t.Errorf("a quotation of %d sentences has %d grams, and its text %d", n, len(quoted[grams]), len(plain[grams]))
		}
	}
}
