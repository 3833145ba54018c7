package credit_test

import (
	"fmt"

	"reprint/corpus/credit"
)

// A whole article is searched for its credit; a single line or name is judged
// by the other functions.
func Example() {
	c := credit.Find(credit.Article{
		Outlet: "The Harbour Echo",
		Text:   "Ice closes the harbour\n\nPORT ALDER (Meridian Wire) — The ferry stayed at its berth on Monday.",
	})
	fmt.Printf("%s, because of %q\n", c.Name, c.Basis)
	fmt.Println(credit.Writer(credit.Byline("By Jane Doe, Meridian Wire"), false))
	fmt.Println(credit.IsAgency("Meridian Wire"), credit.SameOutlet("AP", "The Associated Press"))
	// Output:
	// Meridian Wire, because of "PORT ALDER (Meridian Wire) —"
	// Jane Doe
	// true true
}
