package corpus

import (
	"strings"
	"unicode"

	"reprint/corpus/date"
)

// Lines of a page that belong to its site and not to the article, and that
// stand inside the article on too many pages to be told by the markup alone:
// its headline once more, when it was published, and prompts to read, share or
// subscribe. Only whole paragraphs are dropped, and only those that hold
// nothing else.

// longestFurniture is how many bytes such a paragraph may have.
const longestFurniture = 160

// furnitureLines are whole paragraphs, as foldLine writes them.
var furnitureLines = lineSet(`
	advert
	advertisement
	anzeige
	werbung
	publicité
	publicidad
	реклама
	iklan
	continue reading
	continue reading below
	story continues below
	story continues below advertisement
	article continues below
	scroll to continue
	sign in
	log in
	report error
	comments
	leave a comment
	post a comment
	join the conversation
	tell us what you think
	share
	share this
	share this article
	share this story
	like this story share it with a friend
	tweet
	print
	email
	read more
	related
	related news
	related stories
	related articles
	related coverage
	related topics
	you may also like
	you might also like
	recommended for you
	trending
	most read
	most popular
	top video
	top stories
	dont miss
	want more stories like this
	close
	caption
	tags
	filed under
	subscribe
	subscribe now
	sign up
	loading
	this slideshow requires javascript
`)

// furnitureStarts are what such a paragraph may start with; a colon or bar
// follows, or the sentence goes on.
var furnitureStarts = []string{
	"related:", "related post:", "related story:", "related article:", "read more:", "read also:", "see also:", "also read:",
	"you may also like:", "more:", "filed under:", "tags:", "this website uses cookies", "we use cookies", "this site uses cookies",
	"sign up for our ", "subscribe to our ", "sign up to our ", "get our newsletter", "follow us on ",
}

func lineSet(lines string) map[string]bool {
	m := map[string]bool{}
	for line := range strings.Lines(lines) {
		m[strings.TrimSpace(line)] = true
	}
	delete(m, "")
	return m
}

// titleParagraphs is how many of the first paragraphs may repeat the headline.
const titleParagraphs = 6

// withoutFurniture is the text of a page without paragraphs that are none of
// the article.
func withoutFurniture(text, title string) string {
	title = foldLine(title)
	var out strings.Builder
	for n, paragraph := range strings.Split(text, "\n\n") {
		if isFurnitureLine(paragraph) || n < titleParagraphs && title != "" && foldLine(paragraph) == title {
			continue
		}
		if out.Len() > 0 {
			out.WriteString("\n\n")
		}
		out.WriteString(paragraph)
	}
	return out.String()
}

func isFurnitureLine(line string) bool {
	if len(line) > longestFurniture {
		return false
	}
	folded := foldLine(line)
	if folded == "" || furnitureLines[folded] || date.IsStamp(folded) {
		return true
	}
	lower := strings.ToLower(line)
	for _, start := range furnitureStarts {
		if strings.HasPrefix(lower, start) {
			return true
		}
	}
	return false
}

// foldLine is a line in lower case, words and numbers only, with single spaces.
func foldLine(line string) string {
	var out strings.Builder
	space := false
	for _, r := range line {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
			if space && out.Len() > 0 {
				out.WriteByte(' ')
			}
			space = false
			out.WriteRune(unicode.ToLower(r))
		case r == '\'' || r == '’':
		default:
			space = true
		}
	}
	return out.String()
}
