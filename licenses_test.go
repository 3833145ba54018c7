package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const licensesFile = "docs/licenses.md"

// TestLicenses keeps the table in docs/licenses.md in step with the modules
// that the program is linked with. Run it with -update to write it again from
// the module cache.
func TestLicenses(t *testing.T) {
	const begin, end = "<!-- modules -->\n", "<!-- end of modules -->\n"
	data, err := os.ReadFile(licensesFile)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok := strings.Cut(string(data), begin)
	table, tail, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatalf("%s lacks %q or %q", licensesFile, begin, end)
	}
	want := licenseTable(t)
	if table == want {
		return
	}
	if *update {
		if err := os.WriteFile(licensesFile, []byte(head+begin+want+end+tail), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("%s is out of date: run go test -run Licenses -update .\ngot:\n%s\nwant:\n%s", licensesFile, table, want)
}

// TestEmbeddedLicenses holds that docs/licenses.md repeats the licences of what
// others made and the program embeds: every LICENSE below the root.
func TestEmbeddedLicenses(t *testing.T) {
	data, err := os.ReadFile(licensesFile)
	if err != nil {
		t.Fatal(err)
	}
	words := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	quoted := words(strings.ReplaceAll(string(data), "\n>", "\n"))
	found, err := filepath.Glob("*/*/LICENSE")
	if err != nil || len(found) == 0 {
		t.Fatal("no licences found: ", err)
	}
	for _, path := range found {
		licence, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(quoted, words(string(licence))) {
			t.Errorf("%s lacks the text of %s", licensesFile, path)
		}
	}
}

type module struct {
	Path, Version, Dir string
	Main               bool
}

// linkedModules lists the modules whose packages the program is built of.
func linkedModules(t *testing.T) []module {
	t.Helper()
	cmd := exec.Command("go", "list", "-deps", "-json=Module", ".")
	cmd.Env = append(os.Environ(), "GOOS=linux", "GOARCH=amd64")
	out, err := cmd.Output()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		t.Fatalf("go list: %v\n%s", err, exit.Stderr)
	}
	if err != nil {
		t.Fatal(err)
	}
	var list []module
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct{ Module *module }
		if err := d.Decode(&p); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if m := p.Module; m != nil && !m.Main && !slices.Contains(list, *m) {
			list = append(list, *m)
		}
	}
	slices.SortFunc(list, func(a, b module) int { return strings.Compare(a.Path, b.Path) })
	return list
}

func licenseTable(t *testing.T) string {
	t.Helper()
	var table strings.Builder
	table.WriteString("| module | version | licence | copyright |\n|---|---|---|---|\n")
	for _, m := range linkedModules(t) {
		text := licenseText(t, m)
		kind := licenseKind(text)
		if kind == "" {
			t.Errorf("%s has a licence that this test does not know:\n%.500s", m.Path, text)
		}
		fmt.Fprintf(&table, "| %s | %s | %s | %s |\n", m.Path, m.Version, kind, copyright(text))
	}
	return table.String()
}

func licenseText(t *testing.T, m module) string {
	t.Helper()
	for _, pattern := range []string{"LICEN[CS]E*", "COPYING*"} {
		files, err := filepath.Glob(filepath.Join(m.Dir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		if len(files) > 0 {
			data, err := os.ReadFile(files[0])
			if err != nil {
				t.Fatal(err)
			}
			return string(data)
		}
	}
	t.Fatalf("%s has no licence file in %s", m.Path, m.Dir)
	return ""
}

// licenseKind names the licences in a text by the words that only they have.
func licenseKind(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	var kinds []string
	for _, known := range []struct{ words, kind string }{
		{"Neither the name of", "BSD-3-Clause"},
		{"Redistributions in binary form", "BSD-2-Clause"},
		{"Apache License", "Apache-2.0"},
		{"Mozilla Public License", "MPL-2.0"},
		{"Permission is hereby granted, free of charge", "MIT"},
	} {
		// The clauses of BSD-2 are the first two of BSD-3.
		if strings.Contains(text, known.words) && !(known.kind == "BSD-2-Clause" && len(kinds) > 0) {
			kinds = append(kinds, known.kind)
		}
	}
	return strings.Join(kinds, ", ")
}

var copyrightLine = regexp.MustCompile(`(?mi)^\W*copyright\s+(?:\(c\)|©)?\s*(\d{4}.*)$`)

// copyright joins the holders that a licence names, without those of the
// licence's own text.
func copyright(text string) string {
	var lines []string
	for _, found := range copyrightLine.FindAllStringSubmatch(text, -1) {
		if line := strings.TrimSpace(strings.TrimSuffix(found[1], "All rights reserved.")); !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return strings.ReplaceAll(strings.Join(lines, "; "), "|", "/")
}
