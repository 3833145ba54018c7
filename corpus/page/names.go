package page

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// names.txt lists what classes and ids call boilerplate.
//
//go:embed names.txt
var namesFile string

// boilerplateNames says of each name why what is called so is left out.
var boilerplateNames = readNames(namesFile)

// readNames reads lines "reason: name name …".
func readNames(file string) map[string]string {
	reasons := map[string]string{}
	for line := range strings.Lines(file) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		reason, names, _ := strings.Cut(line, ":")
		for name := range strings.FieldsSeq(names) {
			reasons[name] = reason
		}
	}
	return reasons
}

// longestName is how many words of a class make one name at most.
const longestName = 3

// named is why an element that is called so is boilerplate, or "". A name counts
// as whole words wherever it stands in a class or id: "c-related_articles",
// "relatedArticles-2" and "box related articles-list" all hold "relatedarticles".
func named(class string) string {
	words := classWords(class)
	for n := min(longestName, len(words)); n > 0; n-- {
		for i := range len(words) - n + 1 {
			if i > 0 && negations[words[i-1]] {
				continue
			}
			if reason := boilerplateNames[strings.Join(words[i:i+n], "")]; reason != "" {
				return reason
			}
		}
	}
	return ""
}

// negations are words before a name that say what an element has, and not what it is.
var negations = wordSet("no non not without has have with hide show is enable enabled disable if")

// wordSet is the set of the words in a text.
func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// classWords are the words of one class or id, in lower case and without numbers
// behind them: "c-relatedArticles_2" has the words c, related, articles.
func classWords(class string) []string {
	var words []string
	start, last := 0, rune(0)
	add := func(end int) {
		if w := strings.ToLower(strings.Trim(class[start:end], "0123456789")); w != "" {
			words = append(words, w)
		}
	}
	for i, r := range class {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			add(i)
			start = i + utf8.RuneLen(r)
		case unicode.IsUpper(r) && unicode.IsLower(last):
			add(i)
			start = i
		}
		last = r
	}
	add(len(class))
	return words
}

// endsNamed is why an element is boilerplate if its name ends a class or id.
func endsNamed(class string) string {
	words := classWords(class)
	for n := min(longestName, len(words)); n > 0; n-- {
		if reason := boilerplateNames[strings.Join(words[len(words)-n:], "")]; reason != "" {
			return reason
		}
	}
	return ""
}

// reasonOf is why an element is boilerplate by its class, id, role or own tag, or
// "". In running text a name counts only where it ends the class.
func reasonOf(n *html.Node) string {
	named := named
	if isInline(n) && isInText(n) {
		named = endsNamed
	}
	if n.DataAtom == 0 && strings.Contains(n.Data, "-") {
		if reason := named(n.Data); reason != "" {
			return reason
		}
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "class", "id":
			for class := range strings.FieldsSeq(a.Val) {
				if reason := named(class); reason != "" {
					return reason
				}
			}
		case "role":
			if reason := boilerplateRoles[strings.ToLower(a.Val)]; reason != "" {
				return reason
			}
		case "aria-modal":
			if a.Val == "true" {
				return "dialog"
			}
		}
	}
	return ""
}

// boilerplateRoles are roles that say what classes otherwise say.
var boilerplateRoles = map[string]string{
	"dialog": "dialog", "alertdialog": "dialog", "navigation": "navigation", "search": "navigation",
	"menu": "navigation", "menubar": "navigation", "toolbar": "navigation", "tooltip": "tooltip",
}

// isInText reports whether text stands beside a node.
func isInText(n *html.Node) bool {
	for _, c := range []*html.Node{n.PrevSibling, n.NextSibling} {
		if c != nil && c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" {
			return true
		}
	}
	return false
}
