package page_test

import (
	"fmt"
	"log"
	"strings"

	"reprint/corpus/page"
)

func Example() {
	source := `<html lang="en-GB"><head><title>Ice closes the harbour | The Harbour Echo</title>
<meta property="og:site_name" content="The Harbour Echo">
<meta property="article:published_time" content="2021-03-04T06:30:00Z"></head>
<body><nav>Home Sport</nav><article><h1>Ice closes the harbour</h1>
<p>` + strings.Repeat("The ferry to Gull Island stayed at its berth. ", 8) + `</p>
<p class="ad-label">Advertisement</p></article><footer>Imprint</footer></body></html>`
	p, err := page.Read([]byte(source))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(p.Title, "in", p.Outlet)
	fmt.Println(p.Date.Time.UTC(), p.DateSource, p.Lang)
	fmt.Println(strings.Contains(p.Text, "Gull Island"), strings.Contains(p.Text, "Advertisement"), strings.Contains(p.Text, "Imprint"))
	// Output:
	// Ice closes the harbour in The Harbour Echo
	// 2021-03-04 06:30:00 +0000 UTC meta tag en
	// true false false
}
