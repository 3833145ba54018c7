package encoding_test

import (
	"fmt"

	"reprint/corpus/encoding"
)

// A file is decoded, and what of its text is no text is listed.
func Example() {
	text, err := encoding.Decode([]byte("The caf\xe9 by the quay\x07 froze over."), "latin1")
	fmt.Printf("%q %v\n", text, err)
	for _, d := range encoding.Controls(text) {
		fmt.Println(d.Start, d.End, d.Reason)
	}
	_, err = encoding.Decode([]byte("\x7fELF\x00\x00\x00"), "")
	fmt.Println(err)
	fmt.Println(encoding.Wide([]byte("I\x00c\x00e\x00")) != nil)
	// Output:
	// "The café by the quay\a froze over." <nil>
	// 21 22 control character
	// looks binary
	// true
}
