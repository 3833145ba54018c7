//go:build ignore

// Gen makes english.bin from the database files of Princeton WordNet 3.0
// (on Debian: package wordnet-base, folder /usr/share/wordnet):
//
//	go run align/synonyms/gen.go -wordnet /usr/share/wordnet -o align/synonyms/english.bin
//
// How near two stems are is computed here, so that the program only looks it
// up. A stem stands for senses (synsets) with probabilities: the frequencies
// that WordNet counted in texts it tagged, plus 1/rank for the rank of the sense,
// over all words that have this stem. The nearness of two stems is
//
//	sum over pairs of senses (s, t) of sqrt(P(s|x) P(t|y)) * link(s, t)
//
// where link is 1 for the same sense and less for senses that are one step of
// WordNet's relations apart (the table links). For shared senses alone this is
// the Bhattacharyya coefficient. Pairs below least are dropped.
//
// The file is varints: the number of stems; the upper 32 bits of each
// stem's hash, ascending, as differences; for each stem the number of its
// neighbours with a higher index and, ascending, (difference of index)<<2 |
// level, with level 0..3 by the bounds in levels. Then the number of irregular
// forms and for each, by hash ascending, the difference of the 64-bit word hash
// and the 64-bit stem hash of its base form.
package main

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"flag"
	"fmt"
	"log"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"reprint/shingle"
)

// links is what a relation counts for, by WordNet's pointer symbol. The
// relations are symmetric here. Antonyms and parts are not near.
var links = map[string]float64{
	"@":  .5, // hypernym
	"+":  .8, // derived form
	"&":  .6, // similar adjective
	"\\": .8, // pertainym, adverb of an adjective
	"$":  .7, // verb group
	"*":  .3, // entailment
	">":  .3, // cause
	"=":  .4, // attribute
	"^":  .4, // see also
}

// levels are the bounds of the three upper levels of nearness; least is that of
// the lowest.
var levels = [3]float64{.12, .25, .5}

const least = .05

type sense struct {
	pos    byte
	offset string
}

// A member is a stem that can mean a sense, with the probability that it does.
type member struct {
	stem uint64
	p    float64
}

type wordnet struct {
	dir     string
	stems   map[string]uint64 // by word
	words   map[string]uint64 // hash by word
	counts  map[string]float64
	members map[sense][]member
}

func main() {
	dir := flag.String("wordnet", "/usr/share/wordnet", "folder of WordNet's database files")
	out := flag.String("o", "align/synonyms/english.bin", "file to write")
	show := flag.String("show", "", "print the neighbours of a word instead")
	flag.Parse()
	log.SetFlags(0)
	w := &wordnet{dir: *dir, counts: map[string]float64{}, members: map[sense][]member{}}
	w.hashWords()
	w.readCounts()
	w.readSenses()
	near := w.nearness()
	if *show != "" {
		w.print(near, *show)
		return
	}
	data := encode(near, w.irregular())
	if err := os.WriteFile(*out, data, 0o644); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%d pairs, %d bytes\n", len(near), len(data))
}

// lines calls do with the fields of every line of a database file but its licence.
func (w *wordnet) lines(name string, do func(fields []string)) {
	f, err := os.Open(filepath.Join(w.dir, name))
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		if line := s.Text(); !strings.HasPrefix(line, "  ") {
			body, _, _ := strings.Cut(line, " | ")
			do(strings.Fields(body))
		}
	}
}

var parts = map[string]byte{"noun": 'n', "verb": 'v', "adj": 'a', "adv": 'r'}

// single reports whether a lemma is one word of letters, or a number in digits.
func single(lemma string) bool {
	return !strings.ContainsAny(lemma, "_-'./0123456789") || strings.Trim(lemma, "0123456789") == ""
}

// hashWords gives every word of WordNet to the analyzer, so that its hashes are
// those of the program. The text begins with function words to be English.
func (w *wordnet) hashWords() {
	seen := map[string]bool{}
	for part := range parts {
		w.lines("index."+part, func(f []string) { seen[strings.ToLower(f[0])] = true })
		w.lines(part+".exc", func(f []string) {
			for _, word := range f {
				seen[word] = true
			}
		})
	}
	words := slices.DeleteFunc(slices.Sorted(maps.Keys(seen)), func(s string) bool { return !single(s) })
	head := strings.Repeat("the of and to in a is that it was\n", 60)
	t := shingle.NewAnalyzer().Analyze(head+strings.Join(words, "\n"), "en")
	if t.Lang != "en" {
		log.Fatal("not taken for English: ", t.Lang)
	}
	w.stems, w.words = map[string]uint64{}, map[string]uint64{}
	for _, tok := range t.Tokens {
		word := t.Source[tok.Start:tok.End]
		w.stems[word], w.words[word] = tok.Stem, tok.Word
	}
}

// senseKinds are the parts of speech by the digit in a sense key.
var senseKinds = map[byte]byte{'1': 'n', '2': 'v', '3': 'a', '4': 'r', '5': 'a'}

// readCounts reads how often a word had which of its senses.
func (w *wordnet) readCounts() {
	w.lines("cntlist.rev", func(f []string) {
		lemma, rest, _ := strings.Cut(f[0], "%")
		n, err := strconv.ParseFloat(f[2], 64)
		if err != nil {
			log.Fatal(err)
		}
		w.counts[fmt.Sprintf("%s %c %s", lemma, senseKinds[rest[0]], f[1])] += n
	})
}

func (w *wordnet) readSenses() {
	weights := map[uint64]map[sense]float64{}
	for _, part := range slices.Sorted(maps.Keys(parts)) {
		w.lines("index."+part, func(f []string) {
			lemma := strings.ToLower(f[0])
			stem, ok := w.stems[lemma]
			if !ok {
				return
			}
			n, _ := strconv.Atoi(f[2])
			for i, offset := range f[len(f)-n:] {
				if weights[stem] == nil {
					weights[stem] = map[sense]float64{}
				}
				count := w.counts[fmt.Sprintf("%s %c %d", lemma, parts[part], i+1)]
				weights[stem][sense{parts[part], offset}] += count + 1/float64(i+1)
			}
		})
	}
	for _, stem := range slices.Sorted(maps.Keys(weights)) {
		senses := slices.SortedFunc(maps.Keys(weights[stem]), func(x, y sense) int {
			return cmp.Or(cmp.Compare(x.pos, y.pos), cmp.Compare(x.offset, y.offset))
		})
		sum := 0.0
		for _, s := range senses {
			sum += weights[stem][s]
		}
		for _, s := range senses {
			w.members[s] = append(w.members[s], member{stem, weights[stem][s] / sum})
		}
	}
}

// A pair is two stems by hash, x < y.
type pair struct{ x, y uint64 }

// nearness sums what the senses of two stems have in common.
func (w *wordnet) nearness() map[pair]float64 {
	near := map[pair]float64{}
	add := func(a, b member, link float64) {
		if a.stem != b.stem {
			near[pair{min(a.stem, b.stem), max(a.stem, b.stem)}] += math.Sqrt(a.p*b.p) * link
		}
	}
	for _, part := range slices.Sorted(maps.Keys(parts)) {
		w.lines("data."+part, func(f []string) {
			here := sense{parts[part], f[0]}
			members := w.members[here]
			for i, a := range members {
				for _, b := range members[:i] {
					add(a, b, 1)
				}
			}
			n, _ := strconv.ParseInt(f[3], 16, 32)
			var lemmas []string
			for i := range int(n) {
				lemmas = append(lemmas, strings.ToLower(f[4+2*i]))
			}
			pointers := f[4+2*n:]
			count, _ := strconv.Atoi(pointers[0])
			for i := range count {
				symbol, offset, pos, words := pointers[1+4*i], pointers[2+4*i], pointers[3+4*i], pointers[4+4*i]
				there := sense{pos[0], offset}
				link := links[strings.TrimSuffix(symbol, "i")]
				if symbol == "@i" || link == 0 {
					continue
				}
				// A symmetric relation stands in the data of both its ends.
				if strings.Contains("+&$=^", symbol) {
					link /= 2
				}
				source, _ := strconv.ParseInt(words[:2], 16, 32)
				for _, a := range members {
					if source > 0 && a.stem != w.stems[lemmas[source-1]] {
						continue
					}
					for _, b := range w.members[there] {
						add(a, b, link)
					}
				}
			}
		})
	}
	maps.DeleteFunc(near, func(_ pair, v float64) bool { return v < least })
	return near
}

// irregular returns the stem of the base form by the hash of each irregular
// form whose own stem differs.
func (w *wordnet) irregular() map[uint64]uint64 {
	forms := map[uint64]uint64{}
	for _, part := range []string{"adv", "adj", "noun", "verb"} { // verbs decide
		w.lines(part+".exc", func(f []string) {
			form, ok := w.words[f[0]]
			base, known := w.stems[f[1]]
			if ok && known && w.stems[f[0]] != base {
				forms[form] = base
			}
		})
	}
	return forms
}

func level(v float64) uint64 {
	n := uint64(0)
	for _, bound := range levels {
		if v >= bound {
			n++
		}
	}
	return n
}

func encode(near map[pair]float64, forms map[uint64]uint64) []byte {
	seen := map[uint64]bool{}
	for p := range near {
		seen[p.x], seen[p.y] = true, true
	}
	stems := slices.Sorted(maps.Keys(seen))
	index := map[uint64]int{}
	data := binary.AppendUvarint(nil, uint64(len(stems)))
	last := uint64(0)
	for i, s := range stems {
		index[s] = i
		data = binary.AppendUvarint(data, s>>32-last)
		last = s >> 32
	}
	neighbours := make([][]uint64, len(stems))
	for p, v := range near {
		x := index[p.x]
		neighbours[x] = append(neighbours[x], uint64(index[p.y])<<2|level(v))
	}
	for i, list := range neighbours {
		slices.Sort(list)
		data = binary.AppendUvarint(data, uint64(len(list)))
		at := uint64(i)
		for _, v := range list {
			data = binary.AppendUvarint(data, (v>>2-at)<<2|v&3)
			at = v >> 2
		}
	}
	data = binary.AppendUvarint(data, uint64(len(forms)))
	last = 0
	for _, form := range slices.Sorted(maps.Keys(forms)) {
		data = binary.AppendUvarint(data, form-last)
		data = binary.LittleEndian.AppendUint64(data, forms[form])
		last = form
	}
	return data
}

// print lists the neighbours of a word, nearest first, by one word of each stem.
func (w *wordnet) print(near map[pair]float64, word string) {
	names := map[uint64]string{}
	for s, stem := range w.stems {
		if names[stem] == "" || len(s) < len(names[stem]) || len(s) == len(names[stem]) && s < names[stem] {
			names[stem] = s
		}
	}
	stem := w.stems[word]
	type row struct {
		name string
		v    float64
	}
	var rows []row
	for p, v := range near {
		if p.x == stem {
			rows = append(rows, row{names[p.y], v})
		} else if p.y == stem {
			rows = append(rows, row{names[p.x], v})
		}
	}
	slices.SortFunc(rows, func(a, b row) int { return cmp.Or(cmp.Compare(b.v, a.v), cmp.Compare(a.name, b.name)) })
	for _, r := range rows {
		fmt.Printf("%.3f %d %s\n", r.v, level(r.v), r.name)
	}
}
