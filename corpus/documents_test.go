package corpus

import (
	"testing"

	"reprint/corpus/meta"
)

// TestHead checks what the head of a text, and what its file says, make of each other.
func TestHead(t *testing.T) {
	const text = "Home\n\nIce closes the harbour\n\nBy Runa Teller\n\n4 November 2025\n\nThe harbour froze over."
	for _, c := range []struct{ title, author, wantTitle, wantAuthor, wantOutlet string }{
		{"Ice closes the harbour", "Admin", "Ice closes the harbour", "Runa Teller", ""},
		{"Ice closes the harbour | The Lantern", "", "Ice closes the harbour", "Runa Teller", "The Lantern"},
		{"News | The Lantern", "Corin Abbot", "News | The Lantern", "Corin Abbot", ""},
		{"", "Corin Abbot", "Home", "Corin Abbot", ""},
	} {
		d := &Document{Text: text}
		d.head(meta.Meta{Title: c.title, Author: c.author})
		if d.Title != c.wantTitle || d.Author != c.wantAuthor || d.Outlet != c.wantOutlet {
			t.Errorf("%q by %q: title %q, author %q, outlet %q", c.title, c.author, d.Title, d.Author, d.Outlet)
		}
	}
}
