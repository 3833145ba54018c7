package detect

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"reprint/corpus"
	"reprint/detect/copies"
)

const cheese = `A cheese of ninety kilos rolled down the high street of Brackwater on Saturday morning and came to rest against the door of the bank. ` +
	`The dairy had tied it to a cart, its owner said, but the knot was tied by his nephew, who learned knots from a book about horses. ` +
	`Nobody stood in the way except a policeman, who stepped aside and wrote down the time. ` +
	`The cheese was sold by the slice where it lay, and the money went to the nephew, who means to buy a better book.`

// TestCopies: what is dropped always stands in a document that is kept, whatever the
// number of workers; twenty of one text are paired with one of them only, which is not
// the one that stays.
func TestCopies(t *testing.T) {
	var docs []*corpus.Document
	for i := range 20 {
		docs = append(docs, &corpus.Document{ID: fmt.Sprintf("same%02d", i), Text: cheese})
	}
	docs = append(docs,
		&corpus.Document{ID: "longer", Text: cheese + " The bank opened an hour late, and its clerks had breakfast on the steps."},
		&corpus.Document{ID: "other", Text: strings.NewReplacer("ninety", "forty", "Saturday", "Monday").Replace(cheese)},
		&corpus.Document{ID: "part", Text: cheese[:strings.LastIndex(cheese, " The cheese")]},
	)
	var first *Result
	for _, jobs := range []int{1, 4} {
		r, err := Scan(context.Background(), corpus.FromDocuments(docs), Options{Jobs: jobs, Copies: &copies.Options{Order: copies.Longest}})
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = r
		}
		if !reflect.DeepEqual(r.Copies, first.Copies) {
			t.Errorf("%d workers: %v, and not %v", jobs, r.Copies, first.Copies)
		}
		if s := r.Summary; s.Removed != 21 || s.Kept != 2 {
			t.Errorf("%d kept, %d removed", s.Kept, s.Removed)
		}
	}
	for _, c := range first.Copies {
		if c.Of != "longer" || c.Share != 1 || c.ID == "other" {
			t.Errorf("%+v", c)
		}
	}
	if r, err := Scan(context.Background(), corpus.FromDocuments(docs), Options{}); err != nil || r.Copies != nil || r.Summary.Kept != 0 {
		t.Errorf("copies where none were looked for: %v, %v", r.Copies, err)
	}
}
