package floors

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

func TestPackagesKeepTheirFloors(t *testing.T) {
	packages := listPackages(t)
	for _, fault := range Check(packages) {
		t.Error(fault)
	}
	for path := range floors {
		if !slices.ContainsFunc(packages, func(p Package) bool { return p.ImportPath == path }) {
			t.Errorf("%s has a floor and does not exist", path)
		}
	}
}

// listPackages asks the go command for all packages of the module.
func listPackages(t *testing.T) []Package {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports,TestImports,XTestImports", module+"/...").Output()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		t.Fatalf("go list: %v\n%s", err, exit.Stderr)
	}
	if err != nil {
		t.Fatal(err)
	}
	var packages []Package
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p Package
		if err := d.Decode(&p); err == io.EOF {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}

func TestCheckFindsBreaches(t *testing.T) {
	tests := []struct {
		name     string
		packages []Package
		want     []string // a part of each fault
	}{
		{"downwards", []Package{
			{ImportPath: "reprint/report", Imports: []string{"reprint/detect", "reprint/align", "fmt", "golang.org/x/text/width"}},
			{ImportPath: "reprint/detect", Imports: []string{"reprint/lsh", "encoding/json", "golang.org/x/text/width"}},
		}, nil},
		{"upwards", []Package{{ImportPath: "reprint/align", Imports: []string{"reprint/detect"}}},
			[]string{"reprint/align imports reprint/detect"}},
		{"sideways", []Package{{ImportPath: "reprint/corpus", Imports: []string{"reprint/shingle"}}},
			[]string{"reprint/corpus imports reprint/shingle"}},
		{"downwards into the other half", []Package{{ImportPath: "reprint/shingle", Imports: []string{"reprint/corpus/date"}}},
			[]string{"reprint/shingle imports reprint/corpus/date, and neither"}},
		{"below the other half", []Package{{ImportPath: "reprint/corpus/credit", Imports: []string{"reprint/shingle"}}},
			[]string{"reprint/corpus/credit imports reprint/shingle, and neither"}},
		{"upwards in a test", []Package{{ImportPath: "reprint/detect", TestImports: []string{"reprint/report"}}},
			[]string{"reprint/detect imports reprint/report"}},
		{"upwards in a test outside", []Package{{ImportPath: "reprint/detect", XTestImports: []string{"reprint/detect", "reprint/report"}}},
			[]string{"reprint/detect imports reprint/report"}},
		{"one that stands alone", []Package{{ImportPath: "reprint/lsh", Imports: []string{"reprint/internal/span"}}},
			[]string{"reprint/lsh imports reprint/internal/span, and should import none"}},
		{"no floor", []Package{{ImportPath: "reprint/utils"}},
			[]string{"reprint/utils stands on no floor"}},
		{"a second importer", []Package{
			{ImportPath: "reprint/lsh", Imports: []string{"example.org/hash"}},
			{ImportPath: "reprint/shingle", Imports: []string{"example.org/hash"}},
		}, []string{"example.org/hash is imported by reprint/lsh and reprint/shingle"}},
		{"other packages of one module", []Package{
			{ImportPath: "reprint/lsh", Imports: []string{"example.org/hash/fast"}},
			{ImportPath: "reprint/shingle", Imports: []string{"example.org/hash"}},
		}, nil},
		{"a second importer that is a test", []Package{
			{ImportPath: "reprint/lsh", Imports: []string{"example.org/hash"}},
			{ImportPath: "reprint/shingle", TestImports: []string{"example.org/hash"}},
		}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := Check(test.packages)
			if !slices.EqualFunc(got, test.want, strings.HasPrefix) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
