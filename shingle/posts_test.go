package shingle

import (
	"fmt"
	"slices"
	"testing"
)

func TestPosts(t *testing.T) {
	for text, want := range map[string][]string{
		"The mayor answered.\n\nThe bridge opens on Friday, rain or shine pic.twitter.com/Xy12\n\n— Ada Quill (@adaquill) March 3, 2025\n\nThat was news.": {
			"The bridge opens on Friday, rain or shine pic.twitter.com/Xy12\n\n— Ada Quill (@adaquill) March 3, 2025 by Ada Quill",
		},
		"Before.\nThe \"bridge\" opens. — Ada Quill (@adaquill) March 3, 2025\nAfter.": {
			"The \"bridge\" opens. — Ada Quill (@adaquill) March 3, 2025 by Ada Quill",
		},
		"Before.\nLook at this: https://t.co/abc123\nAfter.":                       {"Look at this: https://t.co/abc123 by "},
		"Write to Ada Quill (@adaquill) if the bridge stays shut, said the mayor.": nil,
		"Ada Quill — a long report that goes on and on — met Tom Reed (@tomreed), who had written to her about the bridge and the ferry, and about the weather, which was bad.": nil,
		"— Ada Quill (@adaquill) March 3, 2025": nil,
	} {
		made := NewAnalyzer().Analyze(text, "en")
		var got []string
		for _, q := range made.Quotations {
			got = append(got, fmt.Sprintf("%s by %s", text[q.Start:q.End], q.Speaker))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q\nquotes %q\nwant   %q", text, got, want)
		}
		for _, tok := range made.Tokens {
			inside := slices.ContainsFunc(made.Quotations, func(q Quotation) bool { return q.Contains(int(tok.Start)) })
			if inside != tok.Has(Quoted) {
				t.Errorf("%q: %q is quoted: %t", text, text[tok.Start:tok.End], !inside)
			}
		}
	}
}
