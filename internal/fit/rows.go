package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// dump writes the rows to a file, one a line: source, kind, group, label, name
// and the features, separated by tabs.
func (t *task) dump(file string) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	for i := range t.rows {
		r := &t.rows[i]
		fmt.Fprintf(w, "%s\t%s\t%s\t%c\t%s", r.source, r.kind, r.group, r.label, r.name)
		for _, x := range r.x {
			fmt.Fprintf(w, "\t%.6g", x)
		}
		fmt.Fprintln(w)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// load reads what dump wrote.
func (t *task) load(file string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		x := strings.Split(lines.Text(), "\t")
		if len(x) < 6 || x[3] == "" {
			return fmt.Errorf("%s: line %q is no row", file, lines.Text())
		}
		r := row{source: x[0], kind: x[1], group: x[2], label: x[3][0], name: x[4]}
		for _, v := range x[5:] {
			value, err := strconv.ParseFloat(v, 64)
			if err != nil {
				return fmt.Errorf("%s: %w", file, err)
			}
			r.x = append(r.x, value)
		}
		if n := len(t.features); n > 0 && len(r.x) != n {
			return fmt.Errorf("%s: line %q has %d features, not %d", file, lines.Text(), len(r.x), n)
		}
		t.rows = append(t.rows, r)
	}
	return lines.Err()
}
