package globs

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// cases are patterns, a path below their folder ("/" at the end of a folder), and
// whether they select it. They hold for git, too.
var cases = []struct {
	patterns, path string
	want           bool
}{
	{"*.txt", "a.txt", true},
	{"*.txt", "deep/er/a.txt", true},
	{"*.txt", "a.txt.gz", false},
	{"/*.txt", "a.txt", true},
	{"/*.txt", "deep/a.txt", false},
	{"drafts", "drafts/", true},
	{"drafts", "old/drafts", true},
	{"drafts/", "drafts", false},
	{"drafts/", "old/drafts/", true},
	{"old/drafts/", "old/drafts/", true},
	{"old/drafts/", "very/old/drafts/", false},
	{"old/*", "old/a.txt", true},
	{"old/*", "old/deep/a.txt", true}, // because old/deep is ignored
	{"old/*", "old/", false},
	{"old/**", "old/deep/a.txt", true},
	{"old/**", "old/", false},
	{"**/old/a.txt", "very/old/a.txt", true},
	{"**/old/a.txt", "old/a.txt", true},
	{"a/**/b.txt", "a/b.txt", true},
	{"a/**/b.txt", "a/x/y/b.txt", true},
	{"week-?.md", "week-3.md", true},
	{"week-?.md", "week-12.md", false},
	{"week-[0-9].md", "week-3.md", true},
	{"week-[!0-9].md", "week-3.md", false},
	{"*.txt\n!kept.txt", "kept.txt", false},
	{"*.txt\n!kept.txt", "other.txt", true},
	{"!kept.txt\n*.txt", "kept.txt", true},
	{"# a.txt", "a.txt", false},
	{`\#a.txt`, "#a.txt", true},
	{`\!a.txt`, "!a.txt", true},
	{"a.txt   ", "a.txt", true},
	{`a\ `, "a ", true},
	{"a.txt\r", "a.txt", true},
	{"\n\n  \n", "a.txt", false},
	{"Ä*.txt", "Ärger.txt", true},
}

func TestCases(t *testing.T) {
	for _, c := range cases {
		list, err := ParseFile([]byte(c.patterns))
		if err != nil {
			t.Errorf("%q: %v", c.patterns, err)
		}
		if got := selects(list, c.path); got != c.want {
			t.Errorf("%q on %q: %v", c.patterns, c.path, got)
		}
	}
}

// selects asks as a walk does: about the folders above a path first.
func selects(l List, path string) bool {
	name, folder := strings.CutSuffix(path, "/")
	for i, b := range []byte(name) {
		if b == '/' {
			if _, selected := l.Decide(name[:i], true); selected {
				return true
			}
		}
	}
	_, selected := l.Decide(name, folder)
	return selected
}

// TestAsGit asks git about the same cases.
func TestAsGit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	for _, c := range cases {
		dir := t.TempDir()
		run := func(args ...string) error {
			return exec.Command("git", append([]string{"-C", dir, "-c", "core.excludesFile=/dev/null"}, args...)...).Run()
		}
		if err := run("init", "-q"); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, ".gitignore"), []byte(c.patterns), 0o666); err != nil {
			t.Fatal(err)
		}
		name, folder := strings.CutSuffix(c.path, "/")
		if folder { // git looks whether it is one
			if err := os.MkdirAll(filepath.Join(dir, name), 0o777); err != nil {
				t.Fatal(err)
			}
		}
		if got := run("check-ignore", "-q", "--no-index", name) == nil; got != c.want {
			t.Errorf("git: %q on %q: %v", c.patterns, c.path, got)
		}
	}
}

func TestWithin(t *testing.T) {
	for _, c := range []struct {
		pattern, path string
		want          bool
	}{
		{"sports", "2026/sports/a.txt", true},
		{"sports/", "sports/deep/a.txt", true},
		{"/sports", "2026/sports/a.txt", false},
		{"*.md", "sports/a.md", true},
		{"*.{md,html}", "sports/a.html", true},
		{"./a.md", "a.md", true},
		{"./a.md", "sports/a.md", false},
	} {
		list, err := ParseList([]string{c.pattern})
		if err != nil || list.Within(c.path) != c.want {
			t.Errorf("%q on %q: not %v (%v)", c.pattern, c.path, c.want, err)
		}
	}
}

func TestBadPatterns(t *testing.T) {
	for _, bad := range []string{"[a", "{a", "", "/", "!"} {
		if _, err := Parse(bad); err == nil {
			t.Errorf("%q is taken for a pattern", bad)
		}
	}
	list, err := ParseFile([]byte("*.txt\n[a\n*.md\n"))
	if len(list) != 2 || list[1].Line != 3 || err == nil || err.Error() != `line 2: "[a" `+errBadPattern.Error() {
		t.Errorf("%v, %v", list, err)
	}
}
