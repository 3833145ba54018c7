package plain_test

import (
	"fmt"

	"reprint/corpus/plain"
)

func Example() {
	m := plain.Read("Ice closes the harbour\nBy Ida Lund | The Harbour Echo | March 4, 2021\n\nThe ferry stayed at its berth.\n")
	fmt.Println(m.Title)
	fmt.Println(m.Author)
	fmt.Println(m.Outlet)
	fmt.Println(m.Date.Time.Year(), m.DateSource)
	// Output:
	// Ice closes the harbour
	// Ida Lund
	// The Harbour Echo
	// 2021 date line
}
