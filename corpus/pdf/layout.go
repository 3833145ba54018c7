package pdf

import (
	"bytes"
	"math"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"reprint/corpus/encoding"
)

// A line is a run of glyphs on one height, with nothing but spaces between them.
type line struct {
	text      string
	x, end, y float64
	size      float64 // of its first glyph
	// of the page:
	edge bool // it is the first or last one
}

// Shares of the size of the letters, by which glyphs are told to belong together.
const (
	wordGap = .17 // less is no space between words
	lineGap = 1.6 // more is another column
	sameY   = .45 // further up or down is another line
)

// linesOf makes lines of the glyphs of a page, in the order in which they are drawn.
func linesOf(glyphs []glyph) []line {
	var lines []line
	var text strings.Builder
	var l line
	flush := func() {
		if l.text = strings.TrimSpace(text.String()); l.text != "" {
			lines = append(lines, l)
		}
		text.Reset()
	}
	for i, g := range glyphs {
		size := max(l.size, g.size)
		gap := g.x - l.end
		if i > 0 && text.Len() > 0 && math.Abs(g.y-l.y) < sameY*size && gap > -size/2 && gap < lineGap*size {
			if gap > wordGap*size && !strings.HasSuffix(text.String(), " ") && g.letters != " " {
				text.WriteByte(' ')
			}
			text.WriteString(g.letters)
			l.end = max(l.end, g.end)
			continue
		}
		flush()
		l = line{x: g.x, end: g.end, y: g.y, size: g.size}
		text.WriteString(g.letters)
	}
	flush()
	return joinedLines(lines)
}

// joinedLines joins lines on one height that follow each other closely, such as a
// first letter that is larger than the rest of its word.
func joinedLines(lines []line) []line {
	var out []line
	for _, l := range lines {
		if n := len(out); n > 0 {
			before := &out[n-1]
			gap := l.x - before.end
			size := min(before.size, l.size)
			if math.Abs(l.y-before.y) < sameY*size && gap > -size/2 && gap < lineGap*size {
				if gap > wordGap*size {
					before.text += " "
				}
				before.text += l.text
				before.end = l.end
				continue
			}
		}
		out = append(out, l)
	}
	markEdges(out)
	return out
}

// markEdges marks the lines that stand at the top and at the foot of a page.
func markEdges(lines []line) {
	if len(lines) == 0 {
		return
	}
	top, foot := lines[0].y, lines[0].y
	for _, l := range lines {
		top, foot = max(top, l.y), min(foot, l.y)
	}
	for i := range lines {
		lines[i].edge = lines[i].y > top-lines[i].size*1.5 || lines[i].y < foot+lines[i].size*1.5
	}
}

// textOf makes paragraphs of the lines of all pages.
func textOf(pages [][]line) string {
	heads := runningHeads(pages)
	w := paragraphs{words: wordsOf(pages)}
	for _, page := range pages {
		for _, l := range page {
			if l.edge && (heads[withoutDigits(l.text)] || pageNumber.MatchString(l.text)) {
				continue
			}
			w.line(l)
		}
		w.pageEnd()
	}
	return w.done()
}

// pageNumber is a line that only numbers a page.
var pageNumber = regexp.MustCompile(`^(?i:(page|seite|p\.|s\.)\s*)?[-–—|\s]*\d{1,4}([-–—|\s]*|\s*(/|of|von|de|sur)\s*\d{1,4})$`)

var digits = regexp.MustCompile(`\d+`)

// withoutDigits is a line in which all numbers are equal.
func withoutDigits(text string) string { return digits.ReplaceAllString(text, "0") }

// runningHeads are the lines at the top or the foot of at least two pages, and of at
// least every third: the title of the paper, the date, the address.
func runningHeads(pages [][]line) map[string]bool {
	count := map[string]int{}
	for _, page := range pages {
		seen := map[string]bool{}
		for _, l := range page {
			if key := withoutDigits(l.text); l.edge && !seen[key] {
				seen[key] = true
				count[key]++
			}
		}
	}
	heads := map[string]bool{}
	for key, n := range count {
		heads[key] = n >= 2 && n*3 >= len(pages)
	}
	return heads
}

// wordsOf are the words that stand inside lines, with their hyphens, as a help to
// tell hyphens at the end of a line.
func wordsOf(pages [][]line) map[string]bool {
	words := map[string]bool{}
	for _, page := range pages {
		for _, l := range page {
			fields := strings.Fields(l.text)
			for _, word := range fields[:max(len(fields)-1, 0)] {
				if strings.Contains(word, "-") {
					words[strings.ToLower(strings.TrimFunc(word, unicode.IsPunct))] = true
				}
			}
		}
	}
	return words
}

// paragraphs puts lines together.
type paragraphs struct {
	words map[string]bool
	out   []string
	now   []byte // the paragraph
	last  line
	left  float64 // where the lines of the paragraph begin
	step  float64 // from one line of it to the next; 0 for its first
	ended bool    // the page ended
}

// line adds a line, to the paragraph or as the start of another.
func (w *paragraphs) line(l line) {
	if len(w.now) > 0 && !w.continues(l) {
		w.flush()
	}
	if len(w.now) == 0 {
		w.now = append(w.now, l.text...)
		w.left, w.step = l.x, 0
	} else {
		w.join(l.text)
		if step := w.last.y - l.y; w.ended || step < 0 || step > 4*w.last.size {
			w.left = l.x // another column
		} else if w.step == 0 {
			w.step, w.left = step, l.x
		}
	}
	w.last, w.ended = l, false
}

// continues reports whether a line goes on with the paragraph: it stands below the
// last one, as near as the others do, in letters of the same size, and is not
// indented. At the end of a column or page the words decide.
func (w *paragraphs) continues(l line) bool {
	size := w.last.size
	if math.Abs(l.size-size) > size/10 {
		return false
	}
	step := w.last.y - l.y
	if w.ended || step < 0 || step > 4*size {
		return !ends(w.last.text) && startsLower(l.text)
	}
	switch {
	case step < size/2: // beside it: another column
		return false
	case w.step == 0:
		return step < 1.9*size && (l.x < w.left+size*3/4 || !ends(w.last.text) && startsLower(l.text))
	case step > 1.25*w.step:
		return false
	}
	return l.x < w.left+size*3/4
}

// ends reports whether a line may be the last one of a paragraph.
func ends(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, "\"'”’»)] "))
	return strings.ContainsRune(".!?:…。！？", r)
}

func startsLower(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(r)
}

// join adds a line. A word that was parted at the end of the last one is put together,
// without its hyphen unless the text has that word with it elsewhere.
func (w *paragraphs) join(text string) {
	stem, parted := bytes.CutSuffix(w.now, []byte("-"))
	if soft, ok := bytes.CutSuffix(w.now, []byte("\u00AD")); ok {
		stem, parted = soft, true
	}
	letter, _ := utf8.DecodeLastRune(stem)
	switch {
	case parted && unicode.IsLetter(letter) && startsLower(text):
		if !w.words[hyphenated(stem, text)] {
			w.now = stem
		}
	case !wide(w.now, text):
		w.now = append(w.now, ' ')
	}
	w.now = append(w.now, text...)
}

// hyphenated is the word of the end of one line and the start of the next.
func hyphenated(stem []byte, text string) string {
	first := string(stem[bytes.LastIndexByte(stem, ' ')+1:])
	second, _, _ := strings.Cut(text, " ")
	return strings.ToLower(strings.TrimFunc(first+"-"+second, unicode.IsPunct))
}

// wide reports whether a text goes on without a space, as Chinese and Japanese do.
func wide(before []byte, text string) bool {
	last, _ := utf8.DecodeLastRune(before)
	first, _ := utf8.DecodeRuneInString(text)
	return isWide(last) && isWide(first)
}

func isWide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || 0x3000 <= r && r < 0x3040 || 0xFF00 <= r && r < 0xFF61
}

func (w *paragraphs) pageEnd() { w.ended = true }

func (w *paragraphs) flush() {
	if text := clean(string(w.now)); text != "" {
		w.out = append(w.out, text)
	}
	w.now = w.now[:0]
}

func (w *paragraphs) done() string {
	w.flush()
	return strings.Join(w.out, "\n\n")
}

// ligatures are letters that stand for several.
var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st", "\u00AD", "", "\u00A0", " ")

// clean is a paragraph with single spaces, and without the control characters that
// broken fonts give.
func clean(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, encoding.Valid(ligatures.Replace(text)))
	return strings.Join(strings.Fields(text), " ")
}
