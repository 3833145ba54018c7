//go:build unix

package cli

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// story is a text of its own for each name, long enough to be compared.
func story(name string) string {
	var b strings.Builder
	for i, verb := range []string{"painted", "carried", "weighed", "borrowed", "hid", "numbered"} {
		fmt.Fprintf(&b, "In the week of the %s regatta a %s ferryman %s %d lanterns of the harbour guild before %s dawn.\n", name, name, verb, 7*i+len(name), name)
	}
	return b.String()
}

// A slowStream waits until what was listed before it is read, and then lets do happen.
type slowStream struct {
	do   func()
	text io.Reader
}

func (s *slowStream) Read(p []byte) (int, error) {
	if s.do != nil {
		time.Sleep(300 * time.Millisecond)
		s.do()
		s.do = nil
	}
	return s.text.Read(p)
}

// TestInputsChange: files that are deleted, altered, cut short or become a pipe after
// they were read are warned of, and the rest is as in a scan without them.
func TestInputsChange(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	line := func(name string) string { return fmt.Sprintf("{\"id\":%q,\"text\":%q}\n", name, story(name)) }
	// "+" comes before "-", which is standard input, and so is read before it. Of lone
	// nothing is read again before the report is written.
	for _, name := range []string{"steady", "other", "gone", "altered", "fifo"} {
		write(name+".txt", story(name))
		write("+"+name+".txt", story(name))
	}
	write("+lone.txt", story("lone"))
	write("cut.txt", story("cut"))
	write("+lines.jsonl", line("steady")+line("cut"))
	change := func() {
		os.Remove("+gone.txt")
		os.Remove("+lone.txt")
		write("+altered.txt", story("quite another"))
		os.Remove("+fifo.txt")
		if err := syscall.Mkfifo("+fifo.txt", 0o666); err != nil {
			t.Fatal(err)
		}
		write("+lines.jsonl", line("steady"))
	}
	stdin := &slowStream{change, strings.NewReader("Nothing of note.\n")}
	paths, err := filepath.Glob("*")
	if err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	args := append([]string{"scan", "--jobs", "1", "-q", "--text", "-o", "jsonl=out.jsonl", "-o", "html=out.html", "--keep", "kept", "-"}, paths...)
	code := Run(t.Context(), args, stdin, &stdout, &stderr)
	said := stderr.String()
	if code != exitUnread {
		t.Errorf("exit code %d", code)
	}
	for _, warning := range []string{
		"reprint: warning: +gone.txt: could not be read again: no such file or directory\n",
		"reprint: warning: +lone.txt: could not be read again: no such file or directory\n",
		"reprint: warning: +altered.txt: changed while the others were read\n",
		"reprint: warning: +fifo.txt: could not be read again: not a regular file",
		"reprint: warning: +lines.jsonl: could not be read again: ",
	} {
		if strings.Count(said, warning) != 1 {
			t.Errorf("not once %q", warning)
		}
	}
	if strings.Count(said, "\n") != 5 {
		t.Errorf("said\n%s", said)
	}
	results, err := os.ReadFile("out.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{`"id":"+gone.txt"`, `"id":"+altered.txt"`, `#cut"`, `"a":"+gone.txt"`} {
		if bytes.Contains(results, []byte(part)) {
			t.Errorf("the results hold %s", part)
		}
	}
	for _, part := range []string{`"a":"+lines.jsonl#steady","b":"steady.txt"`, `"a":"+other.txt","b":"other.txt"`, `"skipped":5`, `"type":"warning","v":1,"path":"+gone.txt"`} {
		if !bytes.Contains(results, []byte(part)) {
			t.Errorf("the results do not hold %s", part)
		}
	}
	if kept, err := os.ReadFile("kept"); err != nil || bytes.Contains(kept, []byte("+gone")) || bytes.Contains(kept, []byte("+lone")) || !bytes.Contains(kept, []byte("\nother.txt\n")) && !bytes.Contains(kept, []byte("+other.txt\n")) {
		t.Errorf("kept, %v:\n%s", err, kept)
	}
	stderr.Reset()
	if code := Run(t.Context(), []string{"report", "out.jsonl", "-o", "html=again.html"}, nil, &stdout, &stderr); code != exitDone {
		t.Errorf("report: %d, %s", code, &stderr)
	}
}

// TestKeptLinesChange: lines that are not those that were read are not kept, also where
// nothing else is read again.
func TestKeptLinesChange(t *testing.T) {
	t.Chdir(t.TempDir())
	line := func(name string) string { return fmt.Sprintf("{\"id\":%q,\"text\":%q}\n", name, story(name)) }
	for _, c := range []struct{ name, changed, kept, warned string }{
		{"swapped", line("one") + line("two") + line("six"), line("one"), "two six"},
		{"cut short", line("one"), line("one"), "six two"},
		{"grown", line("one") + line("six") + line("two") + line("ten"), line("one") + line("six") + line("two"), ""},
		{"gone", "", "", "one six two"},
	} {
		if err := os.WriteFile("+lines.jsonl", []byte(line("one")+line("six")+line("two")), 0o666); err != nil {
			t.Fatal(err)
		}
		stdin := &slowStream{text: strings.NewReader(line("last")), do: func() {
			err := os.WriteFile("+lines.jsonl", []byte(c.changed), 0o666)
			if c.changed == "" {
				err = os.Remove("+lines.jsonl")
			}
			if err != nil {
				t.Error(err)
			}
		}}
		var stdout, stderr bytes.Buffer
		code := Run(t.Context(), []string{"scan", "--jobs", "1", "-q", "--keep", "kept", "--force", "+lines.jsonl", "-"}, stdin, &stdout, &stderr)
		kept, err := os.ReadFile("kept")
		if want := c.kept + line("last"); string(kept) != want || err != nil {
			t.Errorf("%s: kept\n%.300s(%v)\n%s", c.name, kept, err, &stderr)
		}
		if (code == exitUnread) != (c.warned != "") {
			t.Errorf("%s: exit code %d", c.name, code)
		}
		for id := range strings.FieldsSeq(c.warned) {
			if !strings.Contains(stderr.String(), "(+lines.jsonl#"+id+")") {
				t.Errorf("%s: nothing said of %s:\n%s", c.name, id, &stderr)
			}
		}
	}
}
