package corpus

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"reprint/corpus/globs"
	"reprint/corpus/packing"
	"reprint/internal/imprint"
)

// A choice is what a walk takes of the files that it could read, as options say. The
// zero value takes all.
type choice struct{ include, exclude globs.List }

func newChoice(include, exclude []string) (c choice, err error) {
	if c.include, err = globs.ParseList(include); err != nil {
		return c, fmt.Errorf("corpus: include: %w", err)
	}
	if c.exclude, err = globs.ParseList(exclude); err != nil {
		return c, fmt.Errorf("corpus: exclude: %w", err)
	}
	return c, nil
}

// passOver says why a walk passes over an entry of a folder, at a path below the root.
// It is nil for what is to be read.
func (c *choice) passOver(f *folder, e fs.DirEntry, path string) *pass {
	name := e.Name()
	if e.Type()&fs.ModeSymlink != 0 {
		return &pass{"linked", "a link, which is followed only when it is named"}
	}
	if strings.HasPrefix(name, ".") {
		return &pass{"hidden", "hidden"}
	}
	if by, selected := c.exclude.Decide(path, e.IsDir()); selected {
		return &pass{"excluded", "excluded by " + by.Source}
	}
	if why := f.ignored.by(path, e.IsDir()); why != "" {
		return &pass{"ignored", "ignored by " + why}
	}
	if e.IsDir() {
		if page := f.pageOf(name); page != "" {
			return &pass{"companion", "made by a browser for the saved page " + page}
		}
		return nil
	}
	if _, known := kindOf(name); !known && !f.recognises(e) {
		suffix := typeOf(name)
		return &pass{cmp.Or(suffix, "without suffix"), "no reader for " + cmp.Or(suffix, "a name without suffix")}
	}
	for _, prefix := range aboutFolder {
		if strings.HasPrefix(name, prefix) {
			return &pass{prefix, "about the folder, by its name"}
		}
	}
	if len(c.include) > 0 && !c.include.Within(path) {
		return &pass{"not included", "not among those to include"}
	}
	return nil
}

// recognises reports whether the content of a file says what it is where its name
// has no suffix to say it. Mere text may be anything.
func (f *folder) recognises(e fs.DirEntry) bool {
	if typeOf(e.Name()) != "" || !e.Type().IsRegular() {
		return false
	}
	head, err := Head(filepath.Join(f.path, e.Name()), recogniseSize)
	return err == nil && (*format)(nil).among(head) != nil
}

// aboutFolder begin the names of files that describe a folder.
var aboutFolder = []string{"README", "LICENSE", "CHANGELOG"}

// longestType is the length of the longest suffix that tells a type of files.
const longestType = len(".pptx.backup")

// typeOf is the suffix of a file, with that before it where it is compressed; "" for
// one without, or whose suffix is no more than the end of a title or a number.
func typeOf(name string) string {
	stem, suffix := splitSuffix(name)
	if packing.Suffix(suffix) != packing.None {
		_, inner := splitSuffix(stem)
		suffix = inner + suffix
	}
	word := strings.Trim(suffix, ".abcdefghijklmnopqrstuvwxyz0123456789-_+~") == ""
	if !word || len(suffix) > longestType || strings.Trim(suffix, ".0123456789-_+~") == "" {
		return ""
	}
	return suffix
}

// ignoreFile is the name of the files that say what a walk passes over: patterns as
// in a .gitignore file, for the folder that it lies in and those below.
const ignoreFile = ".reprintignore"

// largestIgnore is how many bytes such a file may have.
const largestIgnore = 1 << 20

// ignored are the patterns of one such file, and those of the folders above.
type ignored struct {
	patterns globs.List
	folder   string // that they are written for, below the root
	above    *ignored
}

// readIgnored reads the file of the folder, if it has one.
func (f *folder) readIgnored() error {
	i := slices.IndexFunc(f.entries, func(e fs.DirEntry) bool { return e.Name() == ignoreFile })
	if i < 0 {
		return nil
	}
	if !f.entries[i].Type().IsRegular() {
		return errNotRegular
	}
	data, err := os.ReadFile(filepath.Join(f.path, ignoreFile))
	if err != nil {
		return err
	}
	if len(data) > largestIgnore {
		return errors.New("is too long for a list of patterns")
	}
	patterns, err := globs.ParseFile(data)
	f.ignored = &ignored{patterns, f.below, f.ignored}
	return err
}

// by names the pattern by which a path below the root is passed over, or is "".
// Patterns of a folder go before those of the folders above it.
func (i *ignored) by(path string, isFolder bool) string {
	for ; i != nil; i = i.above {
		relative := path
		if i.folder != "" {
			relative = path[len(i.folder)+1:]
		}
		by, selected := i.patterns.Decide(relative, isFolder)
		if selected {
			return fmt.Sprintf("%s in %s:%d", by.Source, joinID(i.folder, ignoreFile), by.Line)
		}
		if by != nil {
			return ""
		}
	}
	return ""
}

// companionEnds are what browsers put behind the name of a page that they save, in
// several languages, to name the folder of its pictures and scripts.
var companionEnds = []string{
	"_files", "-files", "-Dateien", "_fichiers", "_archivos", "_file", "_bestanden", "_ficheiros", "_arquivos",
	"-filer", "_filer", "_tiedostot", "_pliki", "_soubory", "_fitxers", "_elemei", "_dosyalar", ".files",
}

// pageOf is the saved page beside a folder that a browser made for it, or "". Such a
// page names the folder in its links, so that no other folder is taken for one.
func (f *folder) pageOf(name string) string {
	for _, end := range companionEnds {
		stem, found := strings.CutSuffix(name, end)
		if !found || stem == "" {
			continue
		}
		for _, e := range f.entries {
			page := e.Name()
			isPage := e.Type().IsRegular() && (page == stem+".html" || page == stem+".htm" || page == stem+".xhtml")
			if isPage && linksTo(filepath.Join(f.path, page), stem, end) {
				return page
			}
		}
	}
	return ""
}

// linksTo reports whether a page, unless it is a report of ours, has links into the
// folder of a name. Browsers escape names in different ways, so it is looked for by
// the plain letters at its end.
func linksTo(page, stem, end string) bool {
	in, size, err := openPlain(page)
	if err != nil {
		return false
	}
	defer in.Close()
	data, err := readWhole(in, size, longestPage)
	if err != nil || imprint.Recognise(data) != imprint.None {
		return false
	}
	plain := strings.LastIndexFunc(stem, func(r rune) bool { return r > 'z' || !strings.ContainsRune(plainLetters, r) })
	return bytes.Contains(data, []byte(stem[plain+1:]+end+"/"))
}

const plainLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"
