package address_test

import (
	"fmt"

	"reprint/corpus/address"
)

// A page that was saved from an archive is brought back to its own address, and
// its site is compared with another.
func Example() {
	page := address.Clean(" https://web.archive.org/web/2021/https://www.harbourecho.co.uk/ice ")
	host := address.Host(page)
	fmt.Println(page)
	fmt.Println(host, address.Label(host), address.SameSite(host, "news.harbourecho.com"))
	fmt.Printf("%q\n", address.Clean("mailto:desk@harbourecho.com"))
	// Output:
	// https://www.harbourecho.co.uk/ice
	// harbourecho.co.uk harbourecho true
	// ""
}
