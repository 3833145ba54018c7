package cli

import (
	"bufio"
	"fmt"
	"path/filepath"
	"strings"

	"reprint/corpus"
)

// listInputs writes what --list asks for: a line for each file, with tabs between
// what becomes of it, its reader or why it is passed over, and its path.
func (in *inputs) listInputs(p *program, paths []string) error {
	list, err := corpus.List(paths, in.options())
	if err != nil {
		return &fault{code: exitUsage, err: err}
	}
	read, faults := 0, 0
	out := bufio.NewWriter(p.stdout)
	for _, l := range list {
		fate, detail := "read", l.Reader
		switch {
		case l.Fault:
			fate, detail = "fault", l.Why
			faults++
		case l.Reader == "":
			fate, detail = "pass", l.Why
		default:
			read++
		}
		fmt.Fprintf(out, "%s\t%s\t%s\n", fate, printableLine(detail), printableLine(filepath.ToSlash(l.Path)))
	}
	if err := out.Flush(); err != nil {
		return err
	}
	sum := fmt.Sprintf("%s would be read, %d passed over", count(read, "file"), len(list)-read-faults)
	if faults > 0 {
		sum += ", " + count(faults, "fault")
	}
	p.say("%s", sum)
	switch {
	case read == 0:
		return &fault{code: exitFailed}
	case faults > 0:
		return &fault{code: exitUnread}
	}
	return nil
}

// printableLine is printable for one line with tabs.
func printableLine(s string) string {
	return printable(strings.NewReplacer("\n", "\ufffd", "\t", "\ufffd").Replace(s))
}
