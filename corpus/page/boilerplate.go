package page

import (
	"strings"
	"unicode"

	"reprint/corpus/date"
	"reprint/internal/span"
)

// Some paragraphs inside an article belong to its site, and the markup does not
// say so: the headline once more, when the article was published, and prompts to
// read, share or subscribe. Only whole paragraphs are dropped, and only those
// that hold nothing else.

// longestBoilerplate is how many bytes such a paragraph may have.
const longestBoilerplate = 160

// boilerplateLines are whole paragraphs, as foldLine writes them.
var boilerplateLines = lineSet(`
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

// boilerplateStarts are what such a paragraph may start with; a colon or bar
// follows, or the sentence goes on.
var boilerplateStarts = []string{
	"related:", "related post:", "related story:", "related article:", "read more:", "read also:", "see also:", "also read:",
	"you may also like:", "more:", "filed under:", "tags:", "this website uses cookies", "we use cookies", "this site uses cookies",
	"sign up for our ", "subscribe to our ", "sign up to our ", "get our newsletter", "follow us on ",
}

// lineSet is the set of the lines in a text, without white space around them.
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

// withoutBoilerplate is the text of an article with this headline without
// paragraphs that belong to the site.
func (w writing) withoutBoilerplate(title string) writing {
	title = foldLine(title)
	var out strings.Builder
	var quoted []span.Span
	at := 0 // where the paragraph begins in w.text
	for n, paragraph := range strings.Split(w.text, paragraphBreak) {
		here := span.Span{Start: at, End: at + len(paragraph)}
		at = here.End + len(paragraphBreak)
		if isBoilerplateLine(paragraph) || n < titleParagraphs && title != "" && foldLine(paragraph) == title {
			continue
		}
		if out.Len() > 0 {
			out.WriteString(paragraphBreak)
		}
		moved := out.Len() - here.Start
		for len(w.quoted) > 0 && w.quoted[0].Start < here.End {
			q := w.quoted[0]
			if q.Overlap(here) > 0 {
				quoted = append(quoted, span.Span{Start: max(q.Start, here.Start) + moved, End: min(q.End, here.End) + moved})
			}
			if q.End > here.End {
				break
			}
			w.quoted = w.quoted[1:]
		}
		out.WriteString(paragraph)
	}
	return writing{out.String(), quoted}
}

// paragraphBreak stands between paragraphs.
const paragraphBreak = "\n\n"

// isBoilerplateLine reports whether a paragraph belongs to the site, or holds
// no word at all.
func isBoilerplateLine(line string) bool {
	if len(line) > longestBoilerplate {
		return false
	}
	folded := foldLine(line)
	if folded == "" || boilerplateLines[folded] || date.IsStamp(folded) {
		return true
	}
	lower := strings.ToLower(line)
	for _, start := range boilerplateStarts {
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
