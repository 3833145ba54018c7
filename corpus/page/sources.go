package page

import (
	"strings"

	"golang.org/x/net/html"

	"reprint/corpus/address"
	"reprint/corpus/meta"
)

// A place is where a page may state a fact, and what it states there.
type place struct{ name, value string }

// sources say where the page states what was chosen: the first place that does.
func (m *metadata) sources(chosen *meta.Meta) meta.Sources {
	return meta.Sources{
		Title: stating(chosen.Title, m.places([]string{"og:title"},
			place{"json-ld", m.linked.headline}, place{"heading", m.headingText()}, place{"title tag", m.title},
			place{"meta tag", m.named("twitter:title", "dc.title")})),
		Outlet: stating(chosen.Outlet, m.places([]string{"og:site_name"},
			place{"json-ld", m.linked.publisher}, place{"meta tag", m.named("application-name", "dc.publisher")})),
		Author: stating(chosen.Author, append([]place{{"json-ld", m.linked.author}},
			m.places(authorTags, place{"byline", strings.Join(m.byline, ", ")})...)),
		URL: stating(chosen.URL, m.addresses()),
		Lang: stating(chosen.Lang, []place{
			{"lang attribute", meta.Language(m.lang)}, {"json-ld", meta.Language(m.linked.lang)},
			{"meta tag", meta.Language(m.named("og:locale", "language", "content-language"))},
		}),
	}
}

// places are these meta tags, and others behind them.
func (m *metadata) places(tags []string, others ...place) []place {
	var list []place
	for _, tag := range tags {
		list = append(list, place{"meta tag " + tag, m.tags[tag]})
	}
	return append(list, others...)
}

func (m *metadata) addresses() []place {
	list := []place{{"canonical link", m.canonical}, {"json-ld", address.Clean(m.linked.url)}}
	for _, tag := range []string{"og:url", "al:web:url", "twitter:url"} {
		list = append(list, place{"meta tag " + tag, address.Clean(m.tags[tag])})
	}
	return list
}

// stating is the first place that states a fact, or each of several names, or "".
func stating(fact string, places []place) string {
	if fact == "" {
		return ""
	}
	for _, p := range places {
		value := strings.ToLower(strings.Join(strings.Fields(html.UnescapeString(p.value)), " "))
		all := true
		for name := range strings.SplitSeq(strings.ToLower(fact), ", ") {
			all = all && strings.Contains(value, name)
		}
		if all {
			return p.name
		}
	}
	return ""
}
