package page

import (
	_ "embed"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reprint/corpus/address"
)

// Many pages have no article: lists of headlines, forms to log in, and what a site
// shows to those whom it takes for a machine. Their text is alike everywhere, and
// would be found as copied from page to page.

// wallsFile lists what pages say that are shown in place of an article.
//
//go:embed walls.txt
var wallsFile string

var walls = readWalls(wallsFile)

// readWalls reads one beginning of a line from each line that is no comment.
func readWalls(file string) []string {
	var list []string
	for line := range strings.Lines(file) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			list = append(list, line)
		}
	}
	return list
}

const (
	longestWall      = 2000 // bytes of text of a page that is shown in place of an article
	longestForm      = 400  // bytes of text beside a form for a password
	longestProof     = 250  // bytes of text beside one for a proof
	longestLine      = 160  // bytes of a line that says so
	fewestListed     = 8    // how many linked headlines a page has at least that lists them
	shortestHeadline = 8    // bytes of a linked headline
	longestListed    = 600  // bytes of prose in one block of such a page
)

// signs are what a page shows of its kind, before anything is left out.
type signs struct {
	article  bool // it says that it is an article, or is dated as one
	password bool // it asks for a password
	captcha  bool // it asks for a proof that somebody is no machine
	cards    int  // bytes of text in elements alike that each begin with a link
}

// findSigns looks for them. found is what the page says about itself, and link its
// address, or "".
func findSigns(page *html.Node, found *metadata, link string) signs {
	s := signs{article: found.linked.headline != "" || found.linked.body != "" || found.named("article:published_time", "og:published_time") != ""}
	for n := range page.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case n.DataAtom == atom.Input && strings.EqualFold(attribute(n.Attr, "type"), "password"):
			s.password = true
		case isCaptcha(n):
			s.captcha = true
		}
		s.cards = max(s.cards, cardsIn(n, address.Host(link)))
	}
	return s
}

// cardsIn is how many bytes of text, links left out, the children of an element
// have that are alike and each begin with a link to another page of the site (of
// one site, where host is ""); 0 for fewer than a list of articles has.
func cardsIn(n *html.Node, host string) int {
	count, size := map[kin]int{}, map[kin]int{}
	most := 0
	if !hasChildren(n, fewestListed) {
		return 0
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		to, begins := firstLink(c)
		if !begins || to != "" && host != "" && !address.SameSite(to, host) {
			continue
		}
		key := kin{c.DataAtom, attribute(c.Attr, "class") + " " + to}
		count[key]++
		if size[key] += ownText(c); count[key] >= fewestListed {
			most = max(most, size[key])
		}
	}
	return most
}

// hasChildren reports whether an element has at least so many elements directly
// below it.
func hasChildren(n *html.Node, least int) bool {
	for c := n.FirstChild; c != nil && least > 0; c = c.NextSibling {
		if c.Type == html.ElementNode {
			least--
		}
	}
	return least <= 0
}

// firstLink reports whether the first text of an element is a headline that is
// linked to another page, and the rest of it is short. host is that of the link,
// "" for the page's own.
func firstLink(n *html.Node) (host string, begins bool) {
	for c := range n.Descendants() {
		if c.Type != html.TextNode || strings.TrimSpace(c.Data) == "" {
			continue
		}
		for p := c.Parent; p != nil && p != n.Parent; p = p.Parent {
			if p.DataAtom == atom.A {
				to := attribute(p.Attr, "href")
				return address.Host(to), len(strings.TrimSpace(c.Data)) >= shortestHeadline && !strings.HasPrefix(to, "#") && ownText(n) <= longestListed
			}
		}
		break
	}
	return "", false
}

// isCaptcha reports whether an element asks for a proof that somebody is no machine.
func isCaptcha(n *html.Node) bool {
	for _, key := range []string{"id", "class", "src", "name", "action"} {
		value := strings.ToLower(attribute(n.Attr, key))
		if strings.Contains(value, "captcha") || strings.Contains(value, "challenge-") || strings.Contains(value, "turnstile") {
			return true
		}
	}
	return false
}

// absent is what a page is in place of an article, or "" where it has one.
func (s *signs) absent(title string, g *guesses, p *pruner) string {
	if s.article || g.marked.text != "" {
		return ""
	}
	short := len(g.whole.text) <= longestWall
	lines := append(strings.Split(g.whole.text, "\n"), title)
	if p.headline != nil {
		lines = append(lines, flatText(p.headline))
	}
	switch {
	case short && (s.captcha && len(g.best.text) <= longestProof || saysWall(lines)):
		return "a page that bars the way"
	case short && s.password && len(g.best.text) <= longestForm:
		return "a log-in page"
	case p.listed >= fewestListed && len(g.densest.text) <= longestListed, s.cards > 0 && 2*s.cards > len(g.best.text):
		return "a list of articles"
	}
	return ""
}

// saysWall reports whether one of the lines begins as those do that stand in
// place of an article.
func saysWall(lines []string) bool {
	for _, line := range lines {
		if len(line) > longestLine {
			continue
		}
		folded := foldLine(line)
		for _, wall := range walls {
			if rest, begins := strings.CutPrefix(folded, wall); begins && (rest == "" || rest[0] == ' ') {
				return true
			}
		}
	}
	return false
}
