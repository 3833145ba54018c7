// Package globs says which paths a list of patterns selects. The patterns are those
// of .gitignore files (git-scm.com/docs/gitignore), and may hold {a,b} for either.
package globs

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// A Pattern selects paths below the folder that it is written for.
type Pattern struct {
	// Source is the pattern as it was written.
	Source string
	// Line is where it stands in its file, from 1; 0 for one that stands in none.
	Line int

	glob    string // for doublestar, against the whole path
	negated bool   // it takes back what patterns before it select
	folders bool   // it selects folders only
}

var errBadPattern = errors.New("is no pattern: a bracket, brace or backslash has no counterpart")

// Parse reads a pattern. One without a slash, other than at its end, selects that name
// in every folder; others select paths from the folder on that the pattern is written
// for. * and ? stand for anything but a slash, ** for any number of folders. A slash
// at the end selects folders only, and ! at the start takes back what patterns before
// it select. Blanks around it do not count, unless a backslash goes before them.
func Parse(source string) (Pattern, error) {
	p := Pattern{Source: source}
	glob := trimRight(strings.TrimLeft(source, " \t"))
	glob, p.negated = strings.CutPrefix(glob, "!")
	glob, p.folders = strings.CutSuffix(glob, "/")
	if bare := strings.TrimPrefix(glob, "./"); bare != glob {
		glob = "/" + bare
	}
	glob, anchored := strings.CutPrefix(glob, "/")
	if !anchored && !strings.Contains(glob, "/") {
		glob = "**/" + glob
	}
	if strings.HasSuffix(glob, "/**") {
		glob += "/*" // what is in the folder, and not the folder
	}
	if p.glob = glob; glob == "" || glob == "**/" || !doublestar.ValidatePattern(glob) {
		return p, fmt.Errorf("%q %w", source, errBadPattern)
	}
	return p, nil
}

// trimRight cuts the blanks off that no backslash goes before.
func trimRight(s string) string {
	trimmed := strings.TrimRight(s, " \t\r")
	if strings.HasSuffix(trimmed, `\`) && len(trimmed) < len(s) {
		return s[:len(trimmed)+1]
	}
	return trimmed
}

// A List is patterns of which the last that matches decides. The zero value selects
// nothing.
type List []Pattern

// ParseList parses patterns that were given one by one.
func ParseList(sources []string) (List, error) {
	var list List
	for _, source := range sources {
		p, err := Parse(source)
		if err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	return list, nil
}

// ParseFile parses a file with a pattern on each line. Empty lines, and those that
// begin with #, do not count. Lines that are no pattern are left out, and told.
func ParseFile(data []byte) (List, error) {
	var list List
	var faults []error
	lines := bufio.NewScanner(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if blank := strings.TrimSpace(line); blank == "" || blank[0] == '#' {
			continue
		}
		p, err := Parse(line)
		if err != nil {
			faults = append(faults, fmt.Errorf("line %d: %w", n, err))
			continue
		}
		p.Line = n
		list = append(list, p)
	}
	return list, errors.Join(append(faults, lines.Err())...)
}

// Decide returns the pattern that decides on a path, slash-separated and relative to
// the folder of the list, and whether it selects the path. It is nil where none
// matches. Folders above path do not count: a walk asks about them first.
func (l List) Decide(path string, folder bool) (by *Pattern, selected bool) {
	for i := len(l) - 1; i >= 0; i-- {
		p := &l[i]
		if (folder || !p.folders) && doublestar.MatchUnvalidated(p.glob, path) {
			return p, !p.negated
		}
	}
	return nil, false
}

// Within reports whether the list selects a file, or a folder that it lies in.
func (l List) Within(path string) bool {
	if _, selected := l.Decide(path, false); selected {
		return true
	}
	for i := strings.LastIndexByte(path, '/'); i > 0; i = strings.LastIndexByte(path[:i], '/') {
		if _, selected := l.Decide(path[:i], true); selected {
			return true
		}
	}
	return false
}
