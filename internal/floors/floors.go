// Package floors keeps the order of the packages: imports run only downwards,
// and every third-party package has one package that knows it.
package floors

import (
	"fmt"
	"slices"
	"strings"
)

// module is the path that the import paths of our own packages begin with.
const module = "reprint"

// floors says on which floor each package stands. A package imports only from
// floors below its own.
var floors = map[string]int{
	"reprint/internal/language": -4,

	"reprint/align/synonyms":         -1,
	"reprint/internal/span":          -4,
	"reprint/internal/outfile":       -1,
	"reprint/internal/invent":        -1,
	"reprint/internal/variants":      -1,
	"reprint/internal/imprint":       -2,
	"reprint/internal/forest":        -1,
	"reprint/internal/intern":        -1,
	"reprint/internal/partition":     -1,
	"reprint/corpus/address":         -3,
	"reprint/corpus/date":            -3,
	"reprint/corpus/encoding":        -3,
	"reprint/corpus/credit":          -2,
	"reprint/corpus/meta":            -2,
	"reprint/corpus/markdown":        -1,
	"reprint/corpus/page":            -1,
	"reprint/corpus/plain":           -1,
	"reprint/corpus/packing":         -3,
	"reprint/corpus/globs":           -3,
	"reprint/corpus/cache":           -1,
	"reprint/corpus/spool":           -3,
	"reprint/corpus/records":         -1,
	"reprint/corpus/table":           -1,
	"reprint/corpus/parquet":         -1,
	"reprint/corpus/feed":            -1,
	"reprint/corpus/archive":         -1,
	"reprint/corpus/epub":            -1,
	"reprint/corpus/mail":            -1,
	"reprint/corpus/office":          -1,
	"reprint/corpus/pdf":             -1,
	"reprint/corpus/warc":            -1,
	"reprint/corpus":                 0,
	"reprint/shingle":                0,
	"reprint/lsh":                    1,
	"reprint/align/anchors":          1,
	"reprint/align/words":            1,
	"reprint/align":                  2,
	"reprint/detect/finding":         3,
	"reprint/detect/boilerplate":     4,
	"reprint/detect/propose":         4,
	"reprint/detect/judge":           5,
	"reprint/detect/cluster":         4,
	"reprint/detect/copies":          4,
	"reprint/detect":                 6,
	"reprint/report/internal/sample": 7,
	"reprint/report/record":          8,
	"reprint/report/wording":         8,
	"reprint/report/layout":          9,
	"reprint/report/terminal":        10,
	"reprint/report/page":            10,
	"reprint/report":                 11,
	"reprint/internal/eval":          9,
	"reprint/internal/cli":           12,
	"reprint/internal/fit":           12,
	"reprint":                        13,
	"reprint/internal/floors":        13,
	"reprint/internal/bars":          13,
}

// apart are folders of which no package imports one of the other.
var apart = [2]string{"reprint/corpus", "reprint/shingle"}

// alone are the packages that import none of ours.
var alone = []string{"reprint/lsh", "reprint/align/synonyms"}

// shared begin the third-party packages that any package may import: they are
// of the standard library's kind.
var shared = []string{"golang.org/x/text", "golang.org/x/sync"}

// A Package is what the rules need to know of one: its import path and those
// that it imports, in its own files and in its tests.
type Package struct {
	ImportPath   string
	Imports      []string
	TestImports  []string // of tests inside the package
	XTestImports []string // of tests outside it
}

// Check returns every breach of the rules, sorted.
func Check(packages []Package) []string {
	var faults []string
	for _, p := range packages {
		if _, ok := floors[p.ImportPath]; !ok {
			faults = append(faults, p.ImportPath+" stands on no floor: give it one in internal/floors")
			continue
		}
		faults = append(faults, upward(p)...)
	}
	faults = append(faults, secondImporters(packages)...)
	slices.Sort(faults)
	return faults
}

// upward lists the imports of ours that do not lie below p. Tests count, but
// may import the package that they test.
func upward(p Package) []string {
	var faults []string
	ours := slices.Concat(p.Imports, p.TestImports, p.XTestImports)
	ours = slices.DeleteFunc(ours, func(path string) bool { return !isOurs(path) || path == p.ImportPath })
	slices.Sort(ours)
	for _, path := range slices.Compact(ours) {
		floor, ok := floors[path]
		switch {
		case ok && slices.Contains(alone, p.ImportPath):
			faults = append(faults, fmt.Sprintf("%s imports %s, and should import none of ours", p.ImportPath, path))
		case under(p.ImportPath, apart[0]) && under(path, apart[1]), under(p.ImportPath, apart[1]) && under(path, apart[0]):
			faults = append(faults, fmt.Sprintf("%s imports %s, and neither should know the other", p.ImportPath, path))
		case ok && floor >= floors[p.ImportPath]:
			faults = append(faults, fmt.Sprintf("%s imports %s, which does not lie below it", p.ImportPath, path))
		}
	}
	return faults
}

// secondImporters lists the third-party packages that more than one of ours
// imports. What only tests import does not count.
func secondImporters(packages []Package) []string {
	importers := map[string][]string{}
	for _, p := range packages {
		for _, path := range p.Imports {
			if isThirdParty(path) && !slices.ContainsFunc(shared, func(root string) bool { return under(path, root) }) {
				importers[path] = append(importers[path], p.ImportPath)
			}
		}
	}
	var faults []string
	for path, by := range importers {
		if len(by) > 1 {
			slices.Sort(by)
			faults = append(faults, fmt.Sprintf("%s is imported by %s; one should wrap it for the others", path, strings.Join(by, " and ")))
		}
	}
	return faults
}

func isOurs(path string) bool { return under(path, module) }

// isThirdParty goes by the rule that only the standard library has import
// paths whose first part holds no dot.
func isThirdParty(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return strings.Contains(first, ".")
}

// under reports whether path is root or lies below it.
func under(path, root string) bool {
	return path == root || strings.HasPrefix(path, root+"/")
}
