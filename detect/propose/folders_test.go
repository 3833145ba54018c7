package propose

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"reprint/lsh"
)

var update = flag.Bool("update", false, "rewrite what the files of testdata/folders want")

// A folder is a constructed one: documents that have features and no text.
type folder struct {
	search string
	corpus Corpus
	lines  []string // all but that of want
	want   string
}

// readFolders reads the folders of a file, each a paragraph of these lines:
//
//	# a comment
//	search rare|near|copies|crowds|beside     the stage that is run
//	rate VIEW N                        features of a view are sampled, one in 2^N
//	N FEATURES...                      N documents
//	want PAIRS                         of documents, by number, or how many
//
// Features are VIEW:NAME:COUNT, of a view (gram, triple, stem); those of one view
// and name are the same in all documents, but those that are named own. With @N
// behind, they are hashes of which exactly the N lowest bits are 0. Documents with
// copy:NAME of one name are identical texts.
func readFolders(t *testing.T, file string) []*folder {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var list []*folder
	for paragraph := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n\n") {
		f := &folder{corpus: Corpus{Features: &Set{}}}
		for line := range strings.SplitSeq(paragraph, "\n") {
			f.read(t, line)
		}
		list = append(list, f)
	}
	return list
}

func (f *folder) read(t *testing.T, line string) {
	t.Helper()
	fields := strings.Fields(line)
	switch fields[0] {
	case "want":
		f.want = strings.Join(fields[1:], " ")
		return
	case "search":
		f.search = fields[1]
	case "rate":
		f.corpus.Features.rate[slices.Index(viewNames[:], fields[1])] = uint(atoi(t, fields[2]))
	case "#":
	default:
		for range atoi(t, fields[0]) {
			f.add(t, fields[1:])
		}
	}
	f.lines = append(f.lines, line)
}

// add adds a document.
func (f *folder) add(t *testing.T, fields []string) {
	t.Helper()
	doc := len(f.corpus.Documents)
	var d Document
	var hashes [numViews]map[uint32]bool
	for _, field := range fields {
		part := strings.Split(field, ":")
		if part[0] == "copy" {
			d.OwnHash = sha256.Sum256([]byte(part[1]))
			continue
		}
		count, zeros, chosen := strings.Cut(part[2], "@")
		name, view := part[1], slices.Index(viewNames[:], part[0])
		if name == "own" {
			name = fmt.Sprint("own ", doc)
		}
		if hashes[view] == nil {
			hashes[view] = map[uint32]bool{}
		}
		for i := range atoi(t, count) {
			h := sha256.Sum256(fmt.Appendf(nil, "%s %s %d", part[0], name, i))
			hash := binary.BigEndian.Uint32(h[:])
			if chosen {
				n := atoi(t, zeros)
				hash = hash>>n<<n | 1<<n
			}
			hashes[view][hash] = true
		}
	}
	var features Features
	for view := range features {
		features[view] = slices.Sorted(maps.Keys(hashes[view]))
	}
	f.corpus.Features.AddFeatures(&features)
	f.corpus.Documents = append(f.corpus.Documents, d)
}

func atoi(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// found runs the search and says what it finds.
func (f *folder) found(t *testing.T) string {
	t.Helper()
	pairs, err := f.run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(pairs) > 3 || len(pairs) == 0 {
		return fmt.Sprintf("%d pairs", len(pairs))
	}
	var list []string
	for _, p := range pairs {
		list = append(list, fmt.Sprintf("%d-%d", p.A, p.B))
	}
	return strings.Join(list, " ")
}

func (f *folder) run(ctx context.Context) ([]lsh.Candidate, error) {
	p := newProposal(&f.corpus, Options{Jobs: 1})
	switch f.search {
	case "rare":
		err := p.rare(ctx)
		return lsh.Merge(p.found...), err
	case "near":
		return p.contained(ctx)
	case "crowds":
		sigs, err := p.Features.views[grams].Signatures(ctx, lsh.DefaultSize, p.skip, 1)
		return p.crowded(allPairs(len(sigs)), sigs), err
	case "beside":
		sigs, err := p.Features.views[grams].Signatures(ctx, lsh.DefaultSize, p.skip, 1)
		p.crowded(allPairs(len(sigs)), sigs)
		err = errors.Join(err, p.rareBeside(ctx))
		return lsh.Merge(p.found...), err
	}
	p.copies()
	return p.found[0], nil
}

// allPairs are all pairs of documents, as the near view gives identical ones.
func allPairs(docs int) []lsh.Candidate {
	var pairs []lsh.Candidate
	for a := range uint32(docs) {
		for b := a + 1; b < uint32(docs); b++ {
			pairs = append(pairs, lsh.Candidate{A: a, B: b, Views: lsh.Near})
		}
	}
	return pairs
}

// TestFolders searches the folders of testdata/folders, on either side of every bar.
func TestFolders(t *testing.T) {
	files, err := filepath.Glob("testdata/folders/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no files in testdata/folders", err)
	}
	for _, file := range files {
		var paragraphs []string
		for i, f := range readFolders(t, file) {
			got := f.found(t)
			if got != f.want && !*update {
				t.Errorf("%s: folder %d: %s, want %s", file, i+1, got, f.want)
			}
			paragraphs = append(paragraphs, strings.Join(append(f.lines, "want "+got), "\n")+"\n")
		}
		if *update {
			if err := os.WriteFile(file, []byte(strings.Join(paragraphs, "\n")), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
