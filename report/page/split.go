package page

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"reprint/detect"
	"reprint/detect/finding"
	"reprint/internal/imprint"
	"reprint/internal/outfile"
)

// maxNear is the number of near misses whose texts a cluster's page holds.
const maxNear = 100

// A chapter is a page of a split report: some pairs, by index, and the cluster
// they belong to (-1 for pairs outside all clusters).
type chapter struct {
	name    string
	cluster int
	pairs   []int
}

// chapters deals the detailed pairs out: one chapter a cluster, with its
// nearest misses, then chapters of pairs that belong to no cluster.
func (p *page) chapters() []chapter {
	var list []chapter
	placed := make([]bool, p.detailed)
	for i := range p.core.Clusters {
		c := &p.core.Clusters[i]
		pairs := slices.Concat(c.Pairs, c.Near[:min(len(c.Near), maxNear)])
		pairs = slices.DeleteFunc(pairs, func(pair int) bool { return pair >= p.detailed })
		if len(pairs) == 0 {
			continue
		}
		slices.Sort(pairs)
		for _, pair := range pairs {
			placed[pair] = true
		}
		list = append(list, chapter{fmt.Sprintf("cluster-%04d.html", i+1), i, pairs})
	}
	var rest []int
	for pair := range p.detailed {
		if !placed[pair] {
			rest = append(rest, pair)
		}
	}
	for n := range slices.Chunk(rest, 500) {
		list = append(list, chapter{fmt.Sprintf("pairs-%04d.html", len(list)+1), -1, n})
	}
	return list
}

// CheckFile says why WriteFile could not split a report for this path: the
// folder for its pages is there, and holds what the program did not make.
func CheckFile(path string) error {
	folder := PagesFolder(path)
	if err := imprint.CheckFolder(folder); err != nil {
		return fmt.Errorf("%s %w", folder, err)
	}
	return nil
}

// PagesFolder is the folder beside a report at path that holds its pages where
// it is split.
func PagesFolder(path string) string {
	return strings.TrimSuffix(path, filepath.Ext(path)) + "_files"
}

// writeSplit writes the report as an index and a folder of pages.
func (p *page) writeSplit(path string, o Options) (note string, err error) {
	if err := CheckFile(path); err != nil {
		return "", err
	}
	final := PagesFolder(path)
	folder := filepath.Base(final)
	making, err := os.MkdirTemp(filepath.Dir(path), "."+folder+".*")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(making)
	if err := os.Chmod(making, 0o755); err != nil {
		return "", err
	}
	chapters := p.chapters()
	if err := p.writeChapters(making, filepath.Base(path), chapters, o); err != nil {
		return "", err
	}
	p.makeIndex(folder, chapters)
	err = replaceFolder(final, making, func() error {
		return outfile.Write(path, func(w io.Writer) error { return p.write(w, nil) })
	})
	return fmt.Sprintf("%s is an index of %d pages in %s, because one page would be over %d MB",
		path, len(chapters), final, splitSize>>20), err
}

// writeChapters fills the folder with the pages below index, and its marker.
func (p *page) writeChapters(dir, index string, chapters []chapter, o Options) error {
	var names []string
	for _, c := range chapters {
		sub := p.chapterResult(c)
		below := o
		below.up, below.MaxPairs = "../"+index, len(c.pairs)
		err := outfile.Write(filepath.Join(dir, c.name), func(w io.Writer) error { return Write(w, sub, below) })
		if err != nil {
			return err
		}
		names = append(names, c.name)
	}
	return imprint.Mark(dir, names)
}

// replaceFolder gives the folder making the name final, and then writes the
// index. After an error all is as it was. Of a folder that was there it removes
// the pages that its marker lists; everything else moves into the new one.
func replaceFolder(final, making string, writeIndex func() error) error {
	old := making + ".old"
	err := os.Rename(final, old)
	if errors.Is(err, fs.ErrNotExist) {
		old = ""
	} else if err != nil {
		return err
	}
	restore := func() {
		if old != "" {
			os.Rename(old, final)
		}
	}
	if err := os.Rename(making, final); err != nil {
		restore()
		return err
	}
	if err := writeIndex(); err != nil {
		os.Rename(final, making)
		restore()
		return err
	}
	if old == "" {
		return nil
	}
	return emptyInto(old, final)
}

// emptyInto removes the pages and the marker of an old folder, moves what else
// it holds to the new one, and removes it when it is empty.
func emptyInto(old, final string) error {
	pages, marked, err := imprint.Pages(old)
	if err != nil {
		return err
	}
	if marked {
		pages = append(pages, imprint.Marker)
	}
	for _, name := range pages {
		if err := os.Remove(filepath.Join(old, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	others, err := os.ReadDir(old)
	if err != nil {
		return err
	}
	for _, e := range others {
		if err := os.Rename(filepath.Join(old, e.Name()), filepath.Join(final, e.Name())); err != nil {
			return err
		}
	}
	return os.Remove(old)
}

// chapterResult is the part of the result that a chapter shows.
func (p *page) chapterResult(c chapter) *detect.Result {
	from := p.result
	sub := &detect.Result{Parameters: from.Parameters, InputSHA256: from.InputSHA256, Evidence: from.Evidence,
		Clusters: []finding.Cluster{}, Warnings: []detect.Warning{}}
	docs := map[int]bool{}
	for _, i := range c.pairs {
		sub.Pairs = append(sub.Pairs, *p.pairs[i])
		sub.Summary.Pairs[p.pairs[i].Verdict]++
		docs[p.core.Pairs[i].A], docs[p.core.Pairs[i].B] = true, true
	}
	if c.cluster >= 0 {
		sub.Clusters = append(sub.Clusters, from.Clusters[c.cluster])
		for _, m := range p.core.Clusters[c.cluster].Members {
			docs[m.Doc] = true
		}
	}
	for i := range from.Documents {
		if docs[i] {
			sub.Documents = append(sub.Documents, from.Documents[i])
		}
	}
	sub.Summary.Documents = len(sub.Documents)
	sub.Summary.Verified = from.Summary.Verified
	sub.Summary.Clusters = len(sub.Clusters)
	return sub
}

// makeIndex turns the page into one without texts that points to the chapters.
func (p *page) makeIndex(folder string, chapters []chapter) {
	for i := range p.core.Docs {
		p.core.Docs[i].Part = -1
	}
	for i := range p.core.Pairs {
		p.core.Pairs[i].Part = -1
	}
	for i, c := range chapters {
		p.core.Files = append(p.core.Files, folder+"/"+c.name)
		if c.cluster >= 0 {
			p.core.Clusters[c.cluster].File = i
		}
		for _, pair := range c.pairs {
			for _, doc := range []int{p.core.Pairs[pair].A, p.core.Pairs[pair].B} {
				if p.core.Docs[doc].Part < 0 {
					p.core.Docs[doc].Part = i
				}
			}
			if p.core.Pairs[pair].Part < 0 {
				p.core.Pairs[pair].Part = i
			}
		}
	}
}
