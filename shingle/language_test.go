package shingle

import (
	"math"
	"slices"
	"testing"

	"reprint/internal/language"
)

func TestLanguages(t *testing.T) {
	z := NewAnalyzer()
	for _, c := range []struct{ text, declared, want string }{
		{"The council said that the bridge would be closed for a year, and nobody was asked.", "", "en"},
		{"Der Rat sagte, dass die Brücke für ein Jahr geschlossen wird, und niemand wurde gefragt.", "", "de"},
		{"Le conseil a dit que le pont serait fermé pendant un an, et personne n'a été consulté.", "", "fr"},
		{"El concejo dijo que el puente estará cerrado por un año, y nadie fue consultado.", "", "es"},
		{"Il consiglio ha detto che il ponte sarà chiuso per un anno, e nessuno è stato sentito.", "", "it"},
		{"O conselho disse que a ponte ficará fechada por um ano, e não ouviu as pessoas.", "", "pt"},
		{"De raad zei dat de brug een jaar dicht is, en dat er niemand is gehoord.", "", "nl"},
		{"Совет сказал, что мост будет закрыт на год, и никого об этом не спросили.", "", "ru"},
		{"Der Rat sagte, dass die Brücke für ein Jahr geschlossen wird.", "en", "de"},
		{"Brücke bis Mai gesperrt, Fähren fahren öfter, Händler klagen laut", "de", "de"},
		{"Brücke bis Mai gesperrt, Fähren fahren öfter, Händler klagen laut", "DE", "de"},
		{"Penhallow Gannet Weller", "en", Undetermined},
		{"橋は一年間閉鎖される。", "ja", Undetermined},
		{"", "en", Undetermined},
	} {
		if got := z.Analyze(c.text, c.declared).Lang; got != c.want {
			t.Errorf("language of %q is %s, want %s", c.text, got, c.want)
		}
	}
}

// grammarOf is the grammar of a language, or of none.
func grammarOf(lang string) *grammar {
	x := known()
	for _, g := range x.list {
		if g.code == lang {
			return g
		}
	}
	return x.undetermined
}

// wordsIn returns the tokens of words in a language.
func wordsIn(lang, list string) []Token {
	d := &Text{Source: list, Lang: lang, grammar: grammarOf(lang)}
	d.Tokens = new(scanner).scan(nil, list)
	new(lexicon).annotate(d)
	return d.Tokens
}

func TestStems(t *testing.T) {
	for lang, groups := range map[string][]string{
		"de": {"Brücke Brücken", "Haus Hauses"},
		"en": {"bridge bridges bridged", "closing closed closes", "don't don’t DON’T"},
		"es": {"puente puentes", "cerrado cerrada cerrados"},
		"fr": {"pont ponts l'pont", "l’homme homme hommes d'hommes", "fermé fermée fermés", "jusqu'au au"},
		"it": {"ponte ponti", "l'acqua acqua dell'acqua", "chiuso chiusi chiusa"},
		"nl": {"kerk kerken"},
		"pt": {"ponte pontes", "fechada fechadas fechado"},
		"ru": {"мост мосты мостов мосту", "закрытый закрытая закрытого"},
		"xx": {"Bridge bridge BRIDGE", "ÉTÉ été e\u0301te\u0301"},
	} {
		for _, group := range groups {
			tokens := wordsIn(lang, group)
			for _, tok := range tokens[1:] {
				if tok.Stem != tokens[0].Stem {
					t.Errorf("%s: the words of %q have several stems", lang, group)
				}
			}
		}
	}
	for lang, pairs := range map[string][]string{
		"fr": {"aujourd'hui hui", "prud'homme homme"},
		"en": {"l'homme homme", "bridge brides"},
		"xx": {"bridge bridges"},
	} {
		for _, pair := range pairs {
			if tokens := wordsIn(lang, pair); tokens[0].Stem == tokens[1].Stem {
				t.Errorf("%s: the words of %q have one stem", lang, pair)
			}
		}
	}
}

func TestFunctionWords(t *testing.T) {
	for lang, words := range map[string]string{
		"de": "der und nicht wurde", "en": "the and of would don't", "es": "el y que según", "fr": "le qu'en d'une c'est s'il",
		"it": "il dell'una perché c'è", "nl": "de het een niet", "pt": "o não uma após", "ru": "и не который было",
	} {
		for _, tok := range wordsIn(lang, words) {
			if !tok.Has(Stop) {
				t.Errorf("%s: no function word at %d of %q", lang, tok.Start, words)
			}
		}
	}
	for _, tok := range wordsIn("fr", "l'homme pont d'hommes") {
		if tok.Has(Stop) {
			t.Error("fr: a noun is taken for a function word")
		}
	}
}

// Each language has about as many function words as the others, in lower case
// and without repetition.
func TestFunctionWordLists(t *testing.T) {
	for _, l := range language.Known().Languages {
		lang, list := l.Code, l.StopWords
		if n := len(list); n < 160 || n > 220 {
			t.Errorf("%s has %d function words", lang, n)
		}
		for i, w := range list {
			if got := string(fold(nil, w)); got != w {
				t.Errorf("%s: %q is folded to %q", lang, w, got)
			}
			if slices.Contains(list[:i], w) {
				t.Errorf("%s: %q is there twice", lang, w)
			}
		}
	}
}

// Common stems are what words are stemmed to.
func TestCommonStems(t *testing.T) {
	for lang, example := range map[string]string{
		"de": "Regierung", "en": "government", "es": "gobierno", "fr": "gouvernement", "it": "governo", "nl": "regering", "pt": "governo", "ru": "правительство",
	} {
		if n := len(grammarOf(lang).stemRank); n < 200 {
			t.Errorf("%s has %d common stems", lang, n)
		}
		for stem := range grammarOf(lang).stemRank {
			if string(fold(nil, stem)) != stem {
				t.Errorf("%s: %q is not folded", lang, stem)
			}
		}
		tokens := wordsIn(lang, example+" Penhallow")
		if tokens[0].Prior >= .8 || tokens[1].Prior != 1 {
			t.Errorf("%s: the priors are %v and %v", lang, tokens[0].Prior, tokens[1].Prior)
		}
	}
}

// RareTriples tells any two priors apart.
func TestPriorsAreToldApart(t *testing.T) {
	for rank := range 6000 {
		a := float32(math.Log(float64(rank+20)) / math.Log(vocabulary))
		b := float32(math.Log(float64(rank+21)) / math.Log(vocabulary))
		if rarity(&Token{Prior: a}, 0)>>(64-priorBits) <= rarity(&Token{Prior: b}, 0)>>(64-priorBits) {
			t.Fatalf("ranks %d and %d have one rarity", rank, rank+1)
		}
	}
}

// Scripts without spaces are compared by pairs of characters: a text that
// shares a passage shares its shingles, and offsets are those of the characters.
func TestScriptsWithoutSpaces(t *testing.T) {
	z := NewAnalyzer()
	for name, passage := range map[string]string{
		"Japanese": "市長は壊れた橋を来年までに再建すると発表した",
		"Chinese":  "市长昨天宣布明年之前重建被洪水冲毁的大桥",
		"Thai":     "นายกเทศมนตรีประกาศว่าจะสร้างสะพานใหม่ภายในปีหน้า",
	} {
		a := z.Analyze("昨日、"+passage+"。", "")
		b := z.Analyze("「"+passage+"」という", "")
		for what, shared := range map[string]float64{
			"grams": Jaccard(Distinct(Grams(nil, a, 5, false)), Distinct(Grams(nil, b, 5, false))),
			"stems": Jaccard(ContentStems(nil, a), ContentStems(nil, z.Analyze(passage, ""))),
		} {
			if shared < .6 {
				t.Errorf("%s: %s share %.2f", name, what, shared)
			}
		}
		other := z.Analyze("会議は月曜日に開かれ誰も来なかったと記者が書いた", "")
		if shared := Jaccard(ContentStems(nil, a), ContentStems(nil, other)); shared > .1 {
			t.Errorf("%s: stems of another text share %.2f", name, shared)
		}
		if len(RareTriples(nil, a)) == 0 {
			t.Errorf("%s: no triples", name)
		}
		for _, tok := range a.Tokens {
			if word := a.Source[tok.Start:tok.End]; !isIdeograph(word) {
				t.Errorf("%s: %q is no character of its script", name, word)
			}
		}
		checkText(t, a)
	}
}
