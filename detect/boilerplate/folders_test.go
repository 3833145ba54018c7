package boilerplate

import (
	"cmp"
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A folder is a constructed one: articles of blocks that have lengths and no text.
// Its grams are its words: those of a block are the same wherever it stands.
type folder struct {
	articles []Article
	grams    []map[gram]bool // by article
	blocks   map[string]map[uint64]bool
	names    []string // of blocks, as they come
	given    []string // the lines but those of want
	want     []string
}

// A gram is a word of a block, by the name of the block and its place there.
type gram struct {
	block string
	place int
}

// readFolders reads the folders of a file, each a paragraph of these lines:
//
//	# a comment
//	N[/G][+D] OUTLET BLOCK...  N articles, in groups of G, of an outlet, - for unknown, D days apart;
//	                           a # in its name is another number for each article
//	want TABLE NAME N          N blocks of that name, or frames, or grams, are learnt; all that are have a line
//
// A block is NAME:WORDS, or NAME:WORDSxTIMES for several with one length. It is one
// sentence, on a matter of its own, or on matter M with @M behind it; of several
// matters with commas between, it has one rare word each, none for an empty one. With !
// it names a day, and with ^ somebody. With ? it has a frame, and facts of its own. The
// articles that have a block share it; those of one group only if NAME ends in a *.
// Every "own" block is another one. A name that begins with ~ is an edited copy: a
// block of its own, with the words of the others of that name; these are learnt as runs.
func readFolders(t *testing.T, file string) []*folder {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var list []*folder
	for paragraph := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n\n") {
		f := &folder{blocks: map[string]map[uint64]bool{}}
		for line := range strings.SplitSeq(paragraph, "\n") {
			if want, ok := strings.CutPrefix(line, "want "); ok {
				f.want = append(f.want, want)
				continue
			}
			f.given = append(f.given, line)
			if !strings.HasPrefix(line, "#") {
				f.addArticles(t, strings.Fields(line))
			}
		}
		list = append(list, f)
	}
	return list
}

func (f *folder) addArticles(t *testing.T, fields []string) {
	t.Helper()
	number, days, published := strings.Cut(fields[0], "+")
	number, group, grouped := strings.Cut(number, "/")
	n, size := parseCount(t, number), 1
	if grouped {
		size = parseCount(t, group)
	}
	first := len(f.articles)
	for i := range n {
		a := Article{Outlets: []string{strings.ReplaceAll(strings.TrimPrefix(fields[1], "-"), "#", fmt.Sprint(i))}}
		if published {
			a.Day = int32(1 + i*parseCount(t, days))
		}
		a.TextSHA256 = sha256.Sum256(fmt.Append(nil, len(f.articles)))
		f.grams = append(f.grams, map[gram]bool{})
		for place, b := range fields[2:] {
			f.addBlocks(t, &a, b, fmt.Sprint(" of group ", first+i-i%size), fmt.Sprint(" of article ", first+i, " at ", place))
		}
		f.articles = append(f.articles, a)
	}
}

// addBlocks adds what one field says to the last article.
func (f *folder) addBlocks(t *testing.T, a *Article, field, ofGroup, ofArticle string) {
	t.Helper()
	name, length, _ := strings.Cut(field, ":")
	length, framed := strings.CutSuffix(length, "?")
	length, dated := strings.CutSuffix(length, "!")
	length, named := strings.CutSuffix(length, "^")
	length, matter, _ := strings.Cut(length, "@")
	length, times, repeated := strings.Cut(length, "x")
	words, n := parseCount(t, length), 1
	if repeated {
		n = parseCount(t, times)
	}
	if f.blocks[name] == nil {
		f.blocks[name] = map[uint64]bool{}
		f.names = append(f.names, name)
	}
	for i := range n {
		text := name
		if strings.HasSuffix(name, "*") {
			text += ofGroup
		}
		unique := text + ofArticle + fmt.Sprint(" ", i)
		block := text
		if name == "own" {
			text, block = unique, unique
		} else if strings.HasPrefix(name, "~") {
			block = unique
		}
		if framed {
			block = unique
		}
		b := blockNamed(block, words)
		s := Sentence{Unit: b, Line: int32(len(a.Blocks)), Stems: stemsNamed(cmp.Or(matter, block))}
		if dated {
			s.Signs |= Dated
		}
		if named {
			s.Signs |= Named
		}
		f.blocks[name][uint64(b)] = true
		if framed {
			s.Frame, s.Facts = uint64(blockNamed(name, 1)), uint32(blockNamed(block, 1)>>32)
			f.blocks[name][s.Frame] = true
		}
		a.Blocks, a.Sentences = append(a.Blocks, b), append(a.Sentences, s)
		for place := range words {
			g := gram{text, place}
			f.grams[len(f.grams)-1][g] = true
			if strings.HasPrefix(name, "~") {
				f.blocks[name][uint64(g.hash())] = true
			}
		}
	}
}

// stemsNamed are the rare words of a matter, or one of each of several.
func stemsNamed(matter string) (stems [rareStems]uint32) {
	matters := strings.Split(matter, ",")
	if len(matters) == 1 {
		matters = slices.Repeat(matters, rareStems)
	}
	for i, m := range matters {
		if m != "" {
			stems[i] = uint32(blockNamed(fmt.Sprint("stem ", i, " of ", m), 0) >> 32)
		}
	}
	return stems
}

// blockNamed is the block of a text with so many words.
func blockNamed(text string, words int) Block {
	hash := sha256.Sum256([]byte(text))
	h := uint64(0)
	for _, b := range hash[:6] {
		h = h<<8 | uint64(b)
	}
	return Block(h<<16 | uint64(words))
}

func parseCount(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func (f *folder) Count(doc uint32) int { return len(f.grams[doc]) }

func (f *folder) Shared(a, b uint32) (n int) {
	for g := range f.grams[a] {
		if f.grams[b][g] {
			n++
		}
	}
	return n
}

func (f *folder) Hashes(doc uint32) (hashes []uint32) {
	for g := range f.grams[doc] {
		hashes = append(hashes, g.hash())
	}
	slices.Sort(hashes)
	return hashes
}

func (g gram) hash() uint32 { return uint32(blockNamed(fmt.Sprint(g.block, g.place), 0) >> 32) }

// learnt says how many blocks and grams of each name were learnt.
func (f *folder) learnt() []string {
	r := Learn(f.articles, f).Rules
	var lines []string
	for _, name := range f.names {
		for i, learnt := range r.tables {
			n := 0
			for b := range f.blocks[name] {
				if _, ok := learnt[b]; ok {
					n++
				}
			}
			if n > 0 {
				lines = append(lines, fmt.Sprintf("%s %s %d", tableNames[i], name, n))
			}
		}
	}
	return lines
}

var update = flag.Bool("update", false, "rewrite what the files of testdata/folders want")

// writeFolders writes the folders with what is learnt from them as what they want.
func writeFolders(t *testing.T, file string, folders []*folder) {
	t.Helper()
	paragraphs := make([]string, len(folders))
	for i, f := range folders {
		for _, line := range f.learnt() {
			f.given = append(f.given, "want "+line)
		}
		paragraphs[i] = strings.Join(f.given, "\n") + "\n"
	}
	if err := os.WriteFile(file, []byte(strings.Join(paragraphs, "\n")), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestFolders learns from the folders of testdata/folders, on either side of every bar.
func TestFolders(t *testing.T) {
	files, err := filepath.Glob("testdata/folders/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no files in testdata/folders", err)
	}
	for _, file := range files {
		folders := readFolders(t, file)
		if *update {
			writeFolders(t, file, folders)
			continue
		}
		for i, f := range folders {
			t.Run(fmt.Sprintf("%s/%d", strings.TrimSuffix(filepath.Base(file), ".txt"), i+1), func(t *testing.T) {
				if got := f.learnt(); !slices.Equal(got, f.want) {
					t.Errorf("got %q, want %q", got, f.want)
				}
			})
		}
	}
}
