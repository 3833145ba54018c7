package language_test

import (
	"fmt"
	"testing/fstest"

	"reprint/internal/language"
)

// A language is a folder of lists.
func ExampleRead() {
	set, err := language.Read(fstest.MapFS{
		"da/language.txt":   {Data: []byte("name: Danish\nstemmer: danish\n")},
		"da/stopwords.txt":  {Data: []byte("# the commonest first\nog\ni\nat\n")},
		"any/quotation.txt": {Data: []byte("» «\n")},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, l := range set.Languages {
		fmt.Println(l.Code, l.Name, l.StopWords)
	}
	fmt.Println(len(set.Any.Quotation), "style of quotation marks in any language")
	// Output:
	// da Danish [og i at]
	// 1 style of quotation marks in any language
}

func ExampleKnown() {
	for _, l := range language.Known().Languages {
		fmt.Print(l.Name, " ")
	}
	// Output: German English Spanish French Italian Dutch Portuguese Russian
}
