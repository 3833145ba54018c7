package shingle

import (
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// readTexts returns the plain articles of the demo corpus.
func readTexts(t testing.TB) []string {
	t.Helper()
	return readFolder(t, filepath.Join("..", "seeds"), 1000, ".txt", ".md")
}

// sharedTexts returns up to limit texts of a folder below REPRINT_SHARED.
func sharedTexts(t testing.TB, folder string, limit int) []string {
	t.Helper()
	root := os.Getenv("REPRINT_SHARED")
	if root == "" {
		t.Skip("REPRINT_SHARED is not set: texts of others are not here")
	}
	return readFolder(t, filepath.Join(root, folder), limit, ".txt")
}

func readFolder(t testing.TB, dir string, limit int, suffixes ...string) []string {
	t.Helper()
	var texts []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || len(texts) >= limit {
			return err
		}
		for _, suffix := range suffixes {
			if strings.HasSuffix(path, suffix) {
				data, err := os.ReadFile(path)
				if err != nil {
					return err
				}
				texts = append(texts, string(data))
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(texts) == 0 {
		t.Fatalf("no texts below %s", dir)
	}
	return texts
}

// nasty are pieces of text that tokenisers get wrong.
var nasty = strings.Split("a|b|Z|Q|1|9|_|.|,|;|:|'|\"|-|/|(|)| | |  |\n|\n\n|\r\n|\t|!|?|@|#|$|\u00a0|\u00ad|\u0085|\u2028|\u2029|\u200b|\u200d|\u202f|\ufeff|"+
	"’|‘|‚|“|”|„|«|»|‹|›|–|—|…|·|•|‧|․|€|™|°|²|½|º|ª|µ|×|÷|é|É|ß|İ|ı|ſ|Å|e\u0301|\u0301|\u0308|א|ש|״|ب|م|ـ|،|؟|"+
	"٣|۴|я|Я|ё|҃|α|Ω|ΐ|͵|;|·|日|本|。|、|「|」|カ|タ|ー|ひ|가|나|ก|ำ|ิ|क|ि|्|ष|😀|👨‍👩‍👧|🇩🇪|🇫|\U00020000|ﬁ|Ａ|１|"+
	"the|of|said|Mr.|Dr.|U.S.|e.g.|l'homme|don't|O'Brien|rock'n'roll|3.14|1,000|1:2|a:b|a.b.c|x_y|__|and|der|nicht", "|")

// randomText strings n nasty pieces together.
func randomText(rng *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(nasty[rng.IntN(len(nasty))])
		if rng.IntN(3) == 0 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}
