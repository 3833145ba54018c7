package office

import (
	"encoding/xml"
	"io"
)

// Word reads the text of a DOCX file. Deleted and hidden text, notes and headings
// of pages are no part of it.
func Word(r io.Reader) (*Document, error) {
	w := wordReader{}
	err := tokens(r, w.take)
	w.end(&w.now, w.now.style)
	if err != nil && w.out.Len() == 0 {
		return nil, err
	}
	return w.done(), nil
}

// A wordReader goes through WordprocessingML: paragraphs <p> of runs <r>, whose
// text is in <t>.
type wordReader struct {
	writer
	now     paragraph
	inText  bool
	hidden  bool // the run
	skipped int  // how deep it is inside what is left out
}

// skippedOfWord hold text that is not shown, or shown twice: what stands in
// <Fallback> is a copy for older programs.
var skippedOfWord = map[string]bool{"Fallback": true, "del": true, "moveFrom": true}

func (w *wordReader) take(token xml.Token) {
	switch t := token.(type) {
	case xml.StartElement:
		if w.skipped > 0 || skippedOfWord[t.Name.Local] {
			w.skipped++
			return
		}
		w.start(t)
	case xml.EndElement:
		if w.skipped > 0 {
			w.skipped--
			return
		}
		switch t.Name.Local {
		case "p", "txbxContent":
			w.end(&w.now, w.now.style)
			w.now.style = ""
		case "t":
			w.inText = false
		case "r":
			w.hidden = false
		}
	case xml.CharData:
		if w.inText && !w.hidden && w.skipped == 0 {
			w.now.text.Write(t)
		}
	}
}

func (w *wordReader) start(t xml.StartElement) {
	switch t.Name.Local {
	case "p":
		w.end(&w.now, w.now.style)
		w.now.style = ""
	case "pStyle":
		w.now.style = value(t, "val")
	case "vanish":
		set := value(t, "val")
		w.hidden = set != "0" && set != "false"
	case "t":
		w.inText = true
	case "tab":
		w.now.text.WriteByte(' ')
	case "br", "cr":
		w.now.text.WriteByte('\n')
	case "noBreakHyphen":
		w.now.text.WriteByte('-')
	}
}

// value is an attribute, whatever its name space.
func value(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
