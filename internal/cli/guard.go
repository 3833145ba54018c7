package cli

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"reprint/corpus"
	"reprint/internal/imprint"
	"reprint/report/page"
)

// protect refuses outputs that would destroy what no run made: an input, under
// whatever name or link; a file that is no output of ours, unless --force is
// given; and the folder that a split page would need. Below a folder among the
// inputs lie those files that below lists, which is asked only about a file
// that would be refused or forced anyway.
func (o *outputs) protect(inputs []string, below func(folder string) []string) error {
	for _, d := range o.list {
		if d.path == stdoutPath {
			continue
		}
		if err := o.protectFile("-o "+d.format+"="+d.path, d.path, false, inputs, below); err != nil {
			return err
		}
	}
	for _, e := range o.extra {
		if e.path == stdoutPath {
			continue
		}
		if err := o.protectFile(e.flag+" "+e.path, e.path, e.isCopy, inputs, below); err != nil {
			return err
		}
	}
	return nil
}

// protectFile does it for one file, which flag names. A copy of input lines
// can't be told from an input, so it is never recognised as ours.
func (o *outputs) protectFile(flag, path string, isCopy bool, inputs []string, below func(string) []string) error {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return nil // to be made, or a device, or a pipe
	}
	if err := refuseInput(flag, info, inputs); err != nil {
		return err
	}
	if info.Size() == 0 || !isCopy && isOurs(path) {
		return nil
	}
	for _, in := range inputs {
		if folder(in) != nil {
			continue
		}
		if err := refuseInput(flag, info, below(in)); err != nil {
			return err
		}
	}
	if o.force {
		return nil
	}
	if isCopy {
		return usage("name a new file, or overwrite it with --force", "%s: the file exists", flag)
	}
	return usage("name a new file, or overwrite it with --force", "%s: the file exists and is not by reprint", flag)
}

func refuseInput(flag string, output fs.FileInfo, inputs []string) error {
	for _, in := range inputs {
		if info, err := os.Stat(in); err == nil && os.SameFile(info, output) {
			return usage("give the output a name of its own", "%s would overwrite an input: %s", flag, in)
		}
	}
	return nil
}

func isOurs(path string) bool {
	head, err := corpus.Head(path, imprint.HeadSize)
	return err == nil && imprint.Recognise(head) != imprint.None
}

// protectPages refuses pages whose folder, if they have to be split, is there
// and not of ours, or is that of another page.
func (o *outputs) protectPages() error {
	seen := map[string]string{}
	for _, d := range o.list {
		if d.format != "html" || d.path == stdoutPath {
			continue
		}
		flag := "-o html=" + d.path
		if err := page.CheckFile(d.path); err != nil {
			return usage("a large report would put its pages there: name the report otherwise", "%s: %w", flag, err)
		}
		place := absolute(page.PagesFolder(d.path))
		if other, ok := seen[place]; ok {
			return usage("a large report puts its pages there: name one of them otherwise", "%s and %s share the folder %s", other, flag, page.PagesFolder(d.path))
		}
		seen[place] = flag
	}
	return nil
}

// files are all inputs that these flags and paths name, folders among them.
func (in *inputs) files(paths ...string) []string {
	return slices.DeleteFunc(slices.Concat(paths, in.against, []string{in.meta}), func(path string) bool {
		return path == "" || path == stdinPath
	})
}

// articles lists the files that a scan of a folder reads.
func articles(folder string) []string { return corpus.Files(folder) }

// everything lists all files below a folder.
func everything(folder string) []string {
	var list []string
	filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() {
			list = append(list, path)
		}
		return nil // what can't be read can't be an input either
	})
	return list
}
