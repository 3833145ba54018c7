package date

import (
	"os"
	"testing"
	"time"

	"reprint/internal/language"
)

// The words of a new language's folder are read.
func TestInventedLanguage(t *testing.T) {
	set, err := language.Read(os.DirFS("../../internal/language/testdata/invented"))
	if err != nil {
		t.Fatal(err)
	}
	v := newVocabulary(set)
	want := time.Date(2021, time.March, 4, 0, 0, 0, 0, time.UTC)
	for _, s := range []string{"4 tre 2021", "Vulgad pa: Mart 4, 2021"} {
		if d, ok := v.parse(s); !ok || !d.Time.Equal(want) {
			t.Errorf("date of %q is %v, %v", s, d.Time, ok)
		}
	}
}
