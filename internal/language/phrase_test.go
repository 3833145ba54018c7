package language

import (
	"strings"
	"testing"
)

// write is a phrase as text again.
func (p Phrase) write() string {
	var alternatives []string
	for _, parts := range p {
		var words []string
		for _, part := range parts {
			words = append(words, part.write())
		}
		alternatives = append(alternatives, strings.Join(words, " "))
	}
	return strings.Join(alternatives, " | ")
}

func (p Part) write() string {
	switch {
	case p.Name:
		return "NAME"
	case p.Any:
		return "*"
	case p.Run:
		return "**"
	case p.Repeated:
		return "[ " + p.Group.write() + " ] ..."
	case p.Optional:
		return "[ " + p.Group.write() + " ]"
	case p.Group != nil:
		return "( " + p.Group.write() + " )"
	}
	return p.Word
}

func TestParsePhrase(t *testing.T) {
	for _, text := range []string{
		"first published in NAME",
		"[ this | the ( story | article ) ] [ was ] [ first | [ so ] often ] ... ( published | ran * here ) in NAME",
		"note: | this ** by",
	} {
		phrase, err := ParsePhrase(text)
		if err != nil || phrase.write() != text {
			t.Errorf("%q is read as %q, %v", text, phrase.write(), err)
		}
	}
	for text, want := range map[string]string{
		"":                    "an alternative is empty",
		"a | | b":             "an alternative is empty",
		"( )":                 "an alternative is empty",
		"in ( a | b":          `")" is missing`,
		"in ( a ] b":          `")" is missing`,
		"a ) b":               `nothing is open that ")" closes`,
		"in [ the ]":          "an alternative ends with what may be missing",
		"( a ) ... published": "... does not stand behind square brackets",
	} {
		if _, err := ParsePhrase(text); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}
