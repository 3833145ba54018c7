package encoding

import (
	"bufio"
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"path"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// What is known of a language for telling encodings apart: how likely its
// letters follow each other or, of languages with thousands of characters, how
// likely each is. letters/README.md describes the files and says where the
// figures come from.

//go:embed letters/*.txt
var letterFiles embed.FS

// A table is what is known of one language. Costs are negative natural
// logarithms of probabilities. It is read-only once made.
type table struct {
	language string
	charsets []string // in which the language is written, the likeliest first

	letters map[rune]uint8 // numbers from 1; 0 is what stands between words
	// pairs are the costs of a letter behind another, by number; the number
	// behind the last letter is that of any letter that the language lacks.
	pairs [][]float32

	glyphs map[rune]float32 // costs of single characters, nil for an alphabet
}

// Costs of what the figures of a language do not hold.
const (
	foreignLetter = 11.5 // a letter of the language's script, or of Latin
	rarePair      = 0.05 // share of letters that follow each other by chance
)

// tables are those of all languages, in the order of their files.
var tables = sync.OnceValue(func() []*table {
	all, err := readTables(letterFiles, "letters")
	if err != nil {
		panic("encoding: " + err.Error())
	}
	return all
})

// readTables reads all files of a folder.
func readTables(files fs.FS, folder string) ([]*table, error) {
	names, err := fs.Glob(files, path.Join(folder, "*.txt"))
	if err != nil {
		return nil, err
	}
	var all []*table
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		t, err := parseTable(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		t.language = strings.TrimSuffix(path.Base(name), ".txt")
		all = append(all, t)
	}
	return all, nil
}

// A row is a line of the file of an alphabet: a letter, how many of 100,000
// letters it is, and how many of 1,000 times each letter stands behind it.
type row struct {
	letter rune
	count  float64
	next   map[rune]float64
}

func parseTable(data []byte) (*table, error) {
	t := &table{}
	var rows []row
	lines := bufio.NewScanner(bytes.NewReader(data))
	for lines.Scan() {
		fields := strings.Fields(lines.Text())
		switch {
		case len(fields) == 0 || fields[0] == "#":
		case fields[0] == "charsets":
			t.charsets = fields[1:]
		case len(fields) < 2:
			return nil, fmt.Errorf("%q says nothing", lines.Text())
		case utf8.RuneCountInString(fields[0]) == 1 && (fields[0] < "0" || fields[0] > "9"):
			r, err := parseRow(fields)
			if err != nil {
				return nil, err
			}
			rows = append(rows, r)
		default:
			if err := t.addGlyphs(fields[0], fields[1]); err != nil {
				return nil, err
			}
		}
	}
	if len(t.charsets) == 0 || len(rows) == 0 && t.glyphs == nil {
		return nil, errors.New("has no charsets or no figures")
	}
	t.addPairs(rows)
	return t, lines.Err()
}

// parseRow reads "ą 1234 _250 c12".
func parseRow(fields []string) (row, error) {
	letter, _ := utf8.DecodeRuneInString(fields[0])
	count, err := strconv.ParseFloat(fields[1], 64)
	if err != nil {
		return row{}, err
	}
	r := row{letter, count, map[rune]float64{}}
	for _, f := range fields[2:] {
		next, n := utf8.DecodeRuneInString(f)
		if r.next[next], err = strconv.ParseFloat(f[n:], 64); err != nil {
			return row{}, err
		}
	}
	return r, nil
}

// addGlyphs reads "530 好加選食": how many of a million characters each is.
func (t *table) addGlyphs(count, glyphs string) error {
	n, err := strconv.ParseFloat(count, 64)
	if err != nil {
		return err
	}
	if t.glyphs == nil {
		t.glyphs = map[rune]float32{}
	}
	for _, r := range glyphs {
		t.glyphs[r] = float32(-math.Log(n / 1e6))
	}
	return nil
}

// addPairs makes the costs of pairs from the rows of an alphabet.
func (t *table) addPairs(rows []row) {
	t.letters = map[rune]uint8{}
	single := make([]float64, len(rows)+1)
	for _, r := range rows {
		if r.letter != '_' {
			t.letters[r.letter] = uint8(len(t.letters) + 1)
		}
		single[t.letters[r.letter]] = r.count / 1e5
	}
	for range len(rows) + 1 {
		line := make([]float32, len(rows)+1)
		for to := range line {
			line[to] = float32(min(foreignLetter, -math.Log(rarePair*single[to])))
		}
		t.pairs = append(t.pairs, line)
	}
	for _, r := range rows {
		from := t.letters[r.letter]
		for next, n := range r.next {
			to := t.letters[next]
			t.pairs[from][to] = float32(-math.Log((1-rarePair)*n/1000 + rarePair*single[to]))
		}
	}
}
