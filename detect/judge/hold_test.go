package judge

import (
	"strings"
	"testing"

	"reprint/detect/finding"
	"reprint/shingle"
)

// unmarked is a Marker for texts without boilerplate.
type unmarked struct{}

func (unmarked) Marks(_ *shingle.Text, masked, rare []finding.Mark) (_, _ []finding.Mark) {
	return masked, rare
}

func prepare(text string) *Prepared { return prepared(text, unmarked{}) }

const sandholm = `The ferry to Sandholm will not sail before Monday, the harbour office at Port Alder said. ` +
	`Its engine failed on Friday evening with 42 passengers on board, and a tug from Brackwater brought it back. ` +
	`Nobody was hurt, but the crew had to pump water out of the car deck until three in the morning. ` +
	`A new pump costs 9,000 crowns and comes by train. ` +
	`The island has two shops and a doctor, who said that she could wait for a week.`

// TestHolds changes a text and says what the first holds of the changed one, and
// what the changed one holds of the first.
func TestHolds(t *testing.T) {
	change := func(pairs ...string) string { return strings.NewReplacer(pairs...).Replace(sandholm) }
	words := float64(prepare(sandholm).Words())
	for _, test := range []struct {
		what         string
		text         string
		missing      int // words of the first that the changed one lacks
		apart        int
		otherFigures bool
	}{
		{"the same", sandholm, 0, 0, false},
		{"more", sandholm + ` The mayor of Sandholm asked the ministry for a second ferry, as he does every year in the autumn.`, 0, 0, false},
		{"another number", change("42 passengers", "17 passengers"), 1, 2, true},
		{"a number written otherwise", change("9,000", "9000"), 0, 0, false},
		{"another number, as a word", change("until three", "until five"), 1, 2, true},
		{"a number, not as a word", change("until three", "until 3"), 0, 0, false},
		{"a day more", change("until three", "of Saturday until three"), 0, 1, false},
		{"a verb that is a month as well", change("could wait", "may wait", "had to pump", "will march to pump"), 2, 0, false},
		{"no number", change(" with 42 passengers on board", ""), 5, 1, false},
		{"another day", change("Friday", "Sunday"), 1, 2, true},
		{"other words", change("could wait for a week", "had nothing to do"), 5, 0, false},
		{"quotations count as well", change("“", "", "could wait for a week.", "could wait. “A week is nothing here,” she said, “we have waited for a whole winter.”"), 3, 0, false},
	} {
		a, b := prepare(sandholm), prepare(test.text)
		p := Judge(a, b, nil)
		ofA, ofB := Holds(a, b, &p)
		if want := round((words - float64(test.missing)) / words); ofA.Share != want || ofA.Apart != test.apart || ofA.OtherFigures != test.otherFigures {
			t.Errorf("%s: %+v, want share %v", test.what, ofA, want)
		}
		p = Judge(b, a, nil)
		if x, y := Holds(b, a, &p); x != ofB || y != ofA {
			t.Errorf("%s: turned round %+v, %+v, and not %+v, %+v", test.what, y, x, ofA, ofB)
		}
	}
}

// TestHoldsLoose: numbers of sentences that have no counterpart differ where both
// texts have some, and not where one says more.
func TestHoldsLoose(t *testing.T) {
	more := sandholm + ` In the spring of 1987 a storm took the old pier at Ninefold Bay.`
	for _, test := range []struct {
		text string
		want bool
	}{
		{sandholm, false},
		{sandholm + ` Meanwhile 350 sheep were shorn at Cold Ash, and the wool was sold.`, true},
		{sandholm + ` Meanwhile many sheep were shorn at Cold Ash, and the wool was sold.`, false},
	} {
		a, b := prepare(more), prepare(test.text)
		p := Judge(a, b, nil)
		if x, y := Holds(a, b, &p); x.OtherFigures != test.want || y.OtherFigures != test.want {
			t.Errorf("other numbers %v and %v, want %v beside\n%s", x.OtherFigures, y.OtherFigures, test.want, test.text)
		}
	}
}

// TestHoldsNoFinding: texts that share no sentence hold nothing of each other.
func TestHoldsNoFinding(t *testing.T) {
	a, b := prepare(sandholm), prepare(`Prices for wool rose for a fourth week at the market in Skarn, where three mills bid against each other.`)
	p := Judge(a, b, nil)
	if x, y := Holds(a, b, &p); p.Verdict.Finding() || x.Share > .1 || y.Share > .1 {
		t.Errorf("%v: %+v, %+v", p.Verdict, x, y)
	}
}
