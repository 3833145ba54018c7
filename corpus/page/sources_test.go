package page

import (
	"testing"

	"reprint/corpus/meta"
)

// TestSources: each fact has the place where the page states it; what is not stated, or
// not chosen, has none.
func TestSources(t *testing.T) {
	const article = `<article><p>The last ferry of the season left Orrin pier with one passenger, a dog, and the mail of four islands, which came back the same evening.</p></article>`
	for _, c := range []struct {
		name, page string
		want       meta.Sources
	}{
		{"tags", `<html lang="en"><head><title>Ferry leaves | The Reach</title><meta property="og:title" content="Ferry  leaves">
			<meta property="og:site_name" content="The Reach"><meta name="dc.creator" content="By Ada Pell and Tom Orrin">
			<link rel="canonical" href="https://reach.example/ferry"></head><body>` + article,
			meta.Sources{Title: "meta tag og:title", Outlet: "meta tag og:site_name", Author: "meta tag dc.creator", URL: "canonical link", Lang: "lang attribute"}},
		{"linked data", `<html><head><script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry leaves","inLanguage":"en-GB",
			"url":"https://reach.example/ferry","author":[{"name":"Ada Pell"},{"name":"Tom Orrin"}],"publisher":{"name":"The Reach"}}</script></head><body>` + article,
			meta.Sources{Title: "json-ld", Outlet: "json-ld", Author: "json-ld", URL: "json-ld", Lang: "json-ld"}},
		{"markup", `<html><head><title>Ferry leaves pier</title></head><body><h1>Ferry leaves</h1><p class="byline">By Ada Pell</p>` + article,
			meta.Sources{Title: "heading", Author: "byline"}},
		{"nothing", `<html><body>` + article, meta.Sources{}},
	} {
		p, err := Read([]byte(c.page + "</body></html>"))
		if err != nil || p.Sources != c.want {
			t.Errorf("%s: %+v, want %+v (%v; %+v)", c.name, p.Sources, c.want, err, p.Meta)
		}
	}
}
