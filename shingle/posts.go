package shingle

import (
	"strings"
	"unicode"
)

// A post on a social network that a text embeds is quoted without quotation
// marks. What pages make of one is a line of its own, and then or at the end of
// it who wrote it: a dash, the name, and the handle in brackets. A line with one of
// the links that such a network makes of pictures and addresses is a post too.

// A text without these holds no post.
const (
	handle      = "(@"
	pictureLink = "pic.twitter.com/"
	addressLink = "//t.co/"
)

const (
	longestSign = 120 // bytes of the words that say who wrote a post
	longestPost = 600 // of the post
)

// appendPosts appends the posts of t.
func appendPosts(posts []Quotation, t *Text) []Quotation {
	if !strings.Contains(t.Source, handle) && !hasLink(t.Source) {
		return posts
	}
	for i := range t.Blocks {
		if q, ok := postAt(t, i); ok {
			posts = append(posts, q)
		}
	}
	return posts
}

// postAt returns the post that block i ends, or is.
func postAt(t *Text, i int) (Quotation, bool) {
	x := t.Blocks[i].Span
	line := strings.TrimRightFunc(t.Source[x.Start:x.End], unicode.IsSpace)
	x.End = x.Start + len(line)
	if at := strings.LastIndex(line, handle); at >= 0 {
		dash := max(strings.LastIndex(line[:at], "— "), strings.LastIndex(line[:at], "– "))
		if dash < 0 || len(line)-dash > longestSign {
			return Quotation{}, false
		}
		q := Quotation{Span: x, Speaker: strings.TrimSpace(line[dash+len("— ") : at])}
		if strings.TrimSpace(line[:dash]) == "" { // the post stands above
			if i == 0 {
				return Quotation{}, false
			}
			q.Start = t.Blocks[i-1].Start
		}
		return q, q.Len() <= longestPost+longestSign
	}
	return Quotation{Span: x}, len(line) <= longestPost && hasLink(line)
}

func hasLink(s string) bool {
	return strings.Contains(s, pictureLink) || strings.Contains(s, addressLink)
}
