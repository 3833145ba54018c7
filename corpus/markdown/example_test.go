package markdown_test

import (
	"fmt"

	"reprint/corpus/markdown"
)

func Example() {
	text, m := markdown.Read("---\nauthors: [Ida Lund, Per Holm]\ndate: 2021-03-04\n---\n# Ice closes the *harbour*\n\nThe [ferry](/f) stayed\nat its berth.\n")
	fmt.Printf("%q\n", text)
	fmt.Println(m.Title, "by", m.Author, m.DateSource)
	// Output:
	// "Ice closes the harbour\n\nThe ferry stayed at its berth."
	// Ice closes the harbour by Ida Lund, Per Holm front matter
}
