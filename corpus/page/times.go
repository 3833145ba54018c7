package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reprint/corpus/date"
)

// When a page was published is said in many places, most of them about other
// things. Each place has a kind, and of the best kind that can be read the first
// counts, made more exact by others that agree.

// A timeKind says what a time on a page is the time of, the best first.
type timeKind int

const (
	timePublished timeKind = iota // by a name that means nothing else
	timeNamed                     // by a name that mostly means publication
	timeCreated
	timeObserved // by programs that watch pages, and often see the last version
	timeShown    // to readers of the article, without a name
	timeInPath
	timeUpdated
	timeKinds
)

// A stated time is what one place says.
type stated struct {
	kind  timeKind
	where string // as the DateSource names it
	value string
	text  string // what readers see of it, or ""
}

// namedTimes are the names of meta tags and properties by kind, in the order of trust.
var namedTimes = []struct {
	kind  timeKind
	names []string
}{
	{timePublished, []string{"article:published_time", "og:published_time", "datepublished", "article.published", "article:published", "og:article:published_time", "og:pubdate"}},
	{timeNamed, []string{"parsely-pub-date", "sailthru.date", "ptime", "publish-date", "publish_date", "publication_date", "citation_publication_date", "date.published", "pubdate", "dcterms.issued", "dc.date.issued", "dcterms.date", "dc.date", "displaydate", "date", "pdate"}},
	{timeCreated, []string{"datecreated", "dcterms.created", "dc.date.created"}},
	{timeObserved, []string{"cxenseparse:recs:publishtime"}},
	{timeUpdated, []string{"article:modified_time", "og:updated_time", "datemodified", "article:modified", "dcterms.modified", "dc.date.modified", "last-modified"}},
}

// times are all that is stated, by kind and in the order of trust. link is the
// address of the page.
func (m *metadata) times(link string) []stated {
	all := []stated{
		{timePublished, "json-ld", m.linked.published, ""},
		{timeCreated, "json-ld", m.linked.created, ""},
		{timeUpdated, "json-ld", m.linked.modified, ""},
	}
	for _, of := range namedTimes {
		for _, name := range of.names {
			if v := m.tags[name]; v != "" {
				all = append(all, stated{of.kind, "meta tag", v, ""})
			}
		}
	}
	all = append(all, m.marked...)
	if d, ok := date.InAddress(link); ok {
		all = append(all, stated{timeInPath, "url", d.Time.Format(time.DateOnly), ""})
	}
	slices.SortStableFunc(all, func(a, b stated) int { return cmp.Compare(a.kind, b.kind) })
	return all
}

// read is the time that is stated.
func (s *stated) read() (date.Date, bool) {
	d, ok := date.Parse(s.value)
	if !ok && s.kind >= timeShown {
		d, ok = date.Find(s.value)
	}
	return d.Refine(s.text), ok
}

// date is the time of publication, with the name of its source. It is that of the
// best kind, or one that agrees with it and is more exact. Where others that
// mean publication disagree, it is as uncertain as they are apart, and the source
// says so. A time of a later version says so, too.
func (m *metadata) date(link string) (when date.Date, source string) {
	var best stated
	var others []date.Date // that mean publication
	var where []string
	for _, s := range m.times(link) {
		d, ok := s.read()
		switch {
		case !ok:
			continue
		case when.Time.IsZero():
			best, when, source = s, d, s.where
			if s.kind == timeUpdated {
				source += " of an update"
			}
		case s.kind < timeUpdated && agree(when, d) && d.Uncertainty < when.Uncertainty:
			when, source = d, s.where
		}
		if s.kind == timePublished {
			others, where = append(others, d), append(where, s.where)
		}
	}
	if best.kind != timePublished {
		return when, source
	}
	return widened(when, source, others, where)
}

// agree reports whether two times may be the same. A date without time may be that of
// any zone.
func agree(a, b date.Date) bool {
	if a.Uncertainty < b.Uncertainty {
		a, b = b, a
	}
	apart := b.Time.Sub(a.Time)
	if a.Uncertainty >= wholeDay {
		return -zones < apart && apart < wholeDay+zones
	}
	return apart.Abs() <= a.Uncertainty+closeTimes
}

const (
	wholeDay   = 24 * time.Hour
	zones      = 14 * time.Hour  // that a zone is away from Greenwich at most
	closeTimes = 5 * time.Minute // between saving and publishing
)

// widened is a time that is as uncertain as others are away from it.
func widened(when date.Date, source string, others []date.Date, where []string) (date.Date, string) {
	farthest := time.Duration(0)
	told := ""
	for i, d := range others {
		apart := d.Time.Sub(when.Time)
		if agree(when, d) || apart.Abs() <= farthest {
			continue
		}
		farthest = apart.Abs()
		word := "later"
		if apart < 0 {
			word = "earlier"
		}
		told = fmt.Sprintf("%s, which another %s puts %s %s", source, where[i], hours(farthest), word)
	}
	if told == "" {
		return when, source
	}
	when.Uncertainty = max(when.Uncertainty, farthest)
	return when, told
}

// hours is a length of time in days, hours or minutes.
func hours(d time.Duration) string {
	switch {
	case d >= 2*wholeDay:
		return fmt.Sprintf("%d days", d/wholeDay)
	case d >= time.Hour:
		return fmt.Sprintf("%d h", d/time.Hour)
	}
	return fmt.Sprintf("%d min", d/time.Minute)
}

// readTime takes the time that an element states to readers, if it is about the
// article and not about another one.
func (m *metadata) readTime(n *html.Node) {
	kind, ok := timeKindOf(n)
	if !ok || len(m.marked) >= mostTimes || m.isBeside(n) {
		return
	}
	text := flatText(n)
	value := cmp.Or(attribute(n.Attr, "datetime"), attribute(n.Attr, "content"), text)
	if len(text) > longestTime || value == "" {
		return
	}
	if kind == timeShown && (date.IsUpdate(text) || date.IsUpdate(textBefore(n))) {
		kind = timeUpdated
	}
	if kind == timeShown && m.heading != nil && !m.behindHeading(n) {
		return
	}
	where := "time tag"
	if n.DataAtom != atom.Time {
		where = "marked text"
	}
	m.marked = append(m.marked, stated{kind, where, value, text})
}

// Limits of what is looked at.
const (
	mostTimes   = 16  // of a page
	longestTime = 100 // bytes of the text of an element that states a time
)

// timeKindOf says what an element states by its marks. It reports false for one that
// states no time.
func timeKindOf(n *html.Node) (kind timeKind, ok bool) {
	switch property := attribute(n.Attr, "itemprop"); {
	case strings.Contains(property, "datePublished"):
		return timePublished, true
	case property == "dateCreated":
		return timeCreated, true
	case property == "dateModified":
		return timeUpdated, true
	}
	kind, ok = timeShown, n.DataAtom == atom.Time
	for _, a := range n.Attr {
		switch {
		case a.Key == "pubdate":
			return timePublished, true
		case a.Key == "class" || a.Key == "id":
			classed, found := timeKindOfClass(a.Val)
			if found && (!ok || classed != timeShown) {
				kind, ok = classed, true
			}
		}
	}
	return kind, ok
}

// timeClasses are the words of classes that state times. Of two in one class that
// of publication counts.
var timeClasses = map[string]timeKind{
	"published": timeNamed, "publish": timeNamed, "pubdate": timeNamed, "publication": timeNamed, "posted": timeNamed,
	"updated": timeUpdated, "modified": timeUpdated, "lastupdated": timeUpdated, "lastmodified": timeUpdated, "update": timeUpdated,
	"timestamp": timeShown, "date": timeShown, "dateline": timeShown, "datetime": timeShown, "time": timeShown, "byline": timeShown,
	"datum": timeShown, "fecha": timeShown, "data": timeShown,
}

// timeKindOfClass reads the words of classes.
func timeKindOfClass(class string) (kind timeKind, ok bool) {
	kind = timeKinds
	for _, word := range classWords(class) {
		k, known := timeClasses[word]
		switch {
		case !known:
		case k == timeShown && kind != timeKinds, k == timeUpdated && kind == timeNamed:
		default:
			kind = k
		}
	}
	return kind, kind != timeKinds
}

// besides are words of classes and ids of what stands beside an article.
var besides = wordSet(`
	related recommended recommendation recommendations recommend trending popular teaser teasers promo promos sidebar
	widget comment comments outbrain taboola carousel playlist upnext readmore morestories mostread mostpopular
	relatedarticles relatedstories relatedposts relatedlinks relatedcontent`)

// isBeside reports whether an element stands beside the article of its page: in
// what lists other articles, in comments, or at the foot.
func (m *metadata) isBeside(n *html.Node) bool {
	for p := n; p != nil && !m.aroundHeading[p]; p = p.Parent {
		switch p.DataAtom {
		case atom.Body, atom.Main:
			return false
		case atom.Aside, atom.Nav:
			return true
		case atom.Footer:
			if p.Parent != nil && p.Parent.DataAtom == atom.Body {
				return true
			}
		case atom.A:
			if p != n {
				return true
			}
		case atom.Li, atom.Article:
			if p != n && linksAway(p) {
				return true
			}
		}
		if slices.ContainsFunc(classWords(attribute(p.Attr, "class")+" "+attribute(p.Attr, "id")), func(w string) bool { return besides[w] }) {
			return true
		}
	}
	return false
}

// linksAway reports whether an element holds a link or a linked heading of the length
// of a headline, and no text of an article.
func linksAway(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.DataAtom == atom.A && len(strings.Fields(flatText(c))) >= 4 {
			return len(flatText(n)) < shortestArticle
		}
	}
	return false
}

// behindHeading reports whether an element stands behind the heading of the page,
// or before it in an article. What else stands before it is the site's.
func (m *metadata) behindHeading(n *html.Node) bool {
	if m.pastHeading {
		return true
	}
	for p := n.Parent; p != nil; p = p.Parent {
		if p.DataAtom == atom.Article || p.DataAtom == atom.Main {
			return true
		}
	}
	return false
}

// textBefore is the end of the text in front of an element in its line.
func textBefore(n *html.Node) string {
	for p := n.PrevSibling; p != nil; p = p.PrevSibling {
		if p.Type == html.TextNode && strings.TrimSpace(p.Data) != "" {
			return p.Data
		}
		if p.Type == html.ElementNode {
			return flatText(p)
		}
	}
	return ""
}
