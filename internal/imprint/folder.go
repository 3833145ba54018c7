package imprint

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// Marker is the name of the file by which the folder of a split report is
// known: a line that says so, and the names of the pages, each on its own line.
// A walk takes a file of this name for no article.
const Marker = "MADE-BY-REPRINT"

const markerLine = "Pages of a report by reprint. A new report replaces the files listed below, and leaves all others alone."

// PageName is the form of the names of pages. Whatever a marker lists, no file
// of another name is one.
var PageName = regexp.MustCompile(`(?i)^(cluster|pairs)-[0-9]+\.html$`)

// Mark writes the marker into a folder of these pages.
func Mark(dir string, pages []string) error {
	lines := markerLine + "\n\n" + strings.Join(pages, "\n") + "\n"
	return os.WriteFile(filepath.Join(dir, Marker), []byte(lines), 0o666)
}

// Pages lists the pages that the marker of a folder names; marked is false for
// a folder without one.
func Pages(dir string) (pages []string, marked bool, err error) {
	data, err := os.ReadFile(filepath.Join(dir, Marker))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, err
	}
	lines := bufio.NewScanner(bytes.NewReader(data))
	for lines.Scan() {
		switch name := lines.Text(); {
		case !marked && name != markerLine:
			return nil, false, nil
		case PageName.MatchString(name):
			pages = append(pages, name)
		}
		marked = true
	}
	return pages, marked, lines.Err()
}

// CheckFolder says why a report can't put its pages into the folder at path:
// nil if there is none, it is empty, or its marker says that the program made
// it and all pages in it are listed there.
func CheckFolder(path string) error {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.IsDir():
		return errors.New("is not a folder")
	}
	entries, err := os.ReadDir(path)
	if err != nil || len(entries) == 0 {
		return err
	}
	pages, marked, err := Pages(path)
	if err != nil {
		return err
	}
	if !marked {
		return errors.New("is not of a report by reprint")
	}
	known := map[string]bool{}
	for _, name := range pages {
		known[name] = true
	}
	for _, e := range entries {
		if name := e.Name(); PageName.MatchString(name) && !(known[name] && e.Type().IsRegular()) {
			return fmt.Errorf("holds %s, which is not of a report by reprint", name)
		}
	}
	return nil
}
