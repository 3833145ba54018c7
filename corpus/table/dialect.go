package table

import (
	"bytes"
	"strings"

	"reprint/corpus/encoding"
	"reprint/corpus/meta"
)

// A dialect is how a table is written.
type dialect struct {
	separator byte // of cells; 0 for a table of one column, whose cells are lines
	quote     byte
	backslash bool // a quotation mark inside quotation marks has a backslash before it
	newline   byte // ends a row
}

// separators are what stands between the cells of a row; spreadsheets write
// semicolons where the comma stands in numbers.
var separators = []byte{',', ';', '\t', '|'}

// dialectOf tells how a table is written by its start. That separator is right
// which parts the first row so that it names a text; otherwise that which parts
// the rows into most cells, the same number in each.
func dialectOf(sample []byte, names meta.Names) dialect {
	d := dialect{quote: '"', newline: '\n'}
	if bytes.IndexByte(sample, '\n') < 0 && bytes.IndexByte(sample, '\r') >= 0 {
		d.newline = '\r'
	}
	if bytes.HasPrefix(sample, []byte{'\''}) {
		d.quote = '\''
	}
	escaped, doubled := []byte{'\\', d.quote}, []byte{d.quote, d.quote}
	d.backslash = bytes.Count(sample, escaped) > bytes.Count(sample, doubled)
	best, bestScore := byte(0), 0
	for _, separator := range separators {
		d.separator = separator
		if score := d.score(sample, names); score > bestScore {
			best, bestScore = separator, score
		}
	}
	d.separator = best
	return d
}

const (
	sampledRows = 20   // rows that are looked at to tell a separator
	textScore   = 1000 // of a first row that names a text
)

// score says how well a dialect fits the start of a table, 0 for not at all.
func (d dialect) score(sample []byte, names meta.Names) int {
	columns, same, others := 0, 0, 0
	score := 0
	for n := 0; n < sampledRows && len(sample) > 0; n++ {
		end, ok := d.rowEnd(sample, true)
		if !ok {
			break
		}
		cells := d.cells(string(sample[:end]))
		sample = sample[end:]
		switch {
		case n == 0:
			if columns = len(cells); columns < 2 {
				return 0
			}
			if hasText(cells, names) {
				score = textScore
			}
		case len(cells) == columns:
			same++
		case len(cells) > 1 || cells[0] != "":
			others++
		}
	}
	return score + max(1, columns*(same+1)/(same+others+1))
}

// hasText reports whether a first row names a text.
func hasText(header []string, names meta.Names) bool {
	for _, cell := range header {
		if name, ok := names.Of([]byte(strings.TrimSpace(cell))); ok && name.Field == meta.Text {
			return true
		}
	}
	return false
}

// HasText reports whether the first row of a table that starts with head names a
// text. names are the columns that a user named.
func HasText(head []byte, names meta.Names) bool {
	in := rows{r: bytes.NewReader(head)}
	if in.start(names) != nil {
		return false
	}
	header, err := in.next()
	return err == nil && hasText(header, names)
}

// longestTitle bounds the names of columns by which a table is recognised.
const longestTitle = 40

// Recognise reports whether a file of any name is a table of articles, by its
// start: the first row names a text and something else, and the next has as many
// cells. names are the columns that a user named.
func Recognise(head []byte, names meta.Names) bool {
	if !mayNameText(head, names) {
		return false
	}
	in := rows{r: bytes.NewReader(head)}
	if in.start(names) != nil || in.separator == 0 {
		return false
	}
	header, err := in.next()
	if err != nil || len(header) < 2 || !hasText(header, names) {
		return false
	}
	for _, title := range header {
		if len(title) > longestTitle {
			return false
		}
	}
	row, err := in.next()
	cut := in.size() == 0 && len(row) > 1 && len(row) < len(header)
	return err == nil && (len(row) == len(header) || cut) || err == errCut
}

// mayNameText is the quick check that nearly all other files fail: some word of
// the first line is the name of a text.
func mayNameText(head []byte, names meta.Names) bool {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte(encoding.Mark)), "\r\n")
	if bytes.HasPrefix(head, []byte("sep=")) {
		return true
	}
	line, _, _ := bytes.Cut(head, []byte{'\n'})
	for len(line) > 0 {
		n := bytes.IndexAny(line, ",;\t|")
		if n < 0 {
			n = len(line)
		}
		name, ok := names.Of(bytes.Trim(line[:n], " \r\"'"))
		if ok && name.Field == meta.Text {
			return true
		}
		line = line[min(n+1, len(line)):]
	}
	return false
}

// rowEnd is how many bytes the row takes that begins data, with its line break.
// It is not ok where data ends inside the row; with all, data is known to be all
// there is, and its last row needs no line break.
func (d dialect) rowEnd(data []byte, all bool) (end int, ok bool) {
	starts := true // a cell
	for i := 0; i < len(data); {
		switch c := data[i]; {
		case c == d.quote && starts:
			n, _ := d.quoted(data[i:], all)
			if n < 0 {
				return 0, false
			}
			i += n
			starts = false
		case c == d.newline:
			return i + 1, true
		default:
			starts = c == d.separator || starts && c == ' ' && d.separator != 0
			i++
		}
	}
	return len(data), all && len(data) > 0
}

// quoted is how many bytes the quoted cell takes that begins data, with its
// quotation marks, -1 where it does not end. A quotation mark ends it that
// stands before a separator or the end of the row. All others belong to the
// cell, also where the program that wrote it did not double them; opens says that
// one of those stands where a cell begins.
func (d dialect) quoted(data []byte, all bool) (n int, opens bool) {
	for i := 1; ; {
		n := bytes.IndexByte(data[i:], d.quote)
		if n < 0 {
			return -1, opens
		}
		i += n
		if d.backslash && escapedAt(data, i) {
			i++
			continue
		}
		if i+1 == len(data) {
			if all {
				return i + 1, opens
			}
			return -1, opens
		}
		if data[i+1] == d.quote && !(d.backslash && d.ends(data[i+1:], all)) {
			i += 2
			continue
		}
		i++
		if d.ends(data[i:], all) {
			return i, opens
		}
		before := data[i-2]
		opens = opens || before == d.separator || before == d.newline
	}
}

// ends reports whether a cell may end before rest.
func (d dialect) ends(rest []byte, all bool) bool {
	for i, c := range rest {
		switch c {
		case d.separator, d.newline:
			return true
		case ' ', '\r':
		default:
			return false
		}
		if i == 64 {
			return false
		}
	}
	return all
}

// opensInside reports whether a row has a quoted cell inside which another one seems
// to begin, as where a quotation mark before it does not close.
func (d dialect) opensInside(row []byte) bool {
	for i := 0; i < len(row); {
		if row[i] != d.quote || i > 0 && row[i-1] != d.separator {
			i++
			continue
		}
		n, opens := d.quoted(row[i:], true)
		if opens || n < 0 {
			return opens
		}
		i += n
	}
	return false
}

// escapedAt reports whether an odd number of backslashes stands before data[i].
func escapedAt(data []byte, i int) bool {
	n := 0
	for i > n && data[i-1-n] == '\\' {
		n++
	}
	return n%2 == 1
}

// cells are the cells of a row, unquoted.
func (d dialect) cells(row string) []string {
	row = strings.TrimRight(row, "\r\n")
	var cells []string
	for {
		bare := strings.TrimLeft(row, " ")
		cell, rest := "", ""
		if bare != "" && bare[0] == d.quote {
			n, _ := d.quoted([]byte(bare), true)
			if n < 0 {
				n = len(bare)
			}
			cell, rest = d.unquoted(bare[:n]), strings.TrimLeft(bare[n:], " ")
		} else if i := strings.IndexByte(row, d.separator); i >= 0 && d.separator != 0 {
			cell, rest = row[:i], row[i:]
		} else {
			cell = row
		}
		cells = append(cells, cell)
		if rest == "" || rest[0] != d.separator {
			return cells
		}
		row = rest[1:]
	}
}

// unquoted is what a quoted cell holds.
func (d dialect) unquoted(cell string) string {
	quote := string(d.quote)
	cell = strings.TrimSuffix(cell[1:], quote)
	if d.backslash {
		return backslashes.Replace(cell)
	}
	return strings.ReplaceAll(cell, quote+quote, quote)
}

// backslashes undoes the escapes of a table that has them.
var backslashes = strings.NewReplacer(`\"`, `"`, `\'`, `'`, `\\`, `\`, `\n`, "\n", `\t`, "\t", `\r`, "")
