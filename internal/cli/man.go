package cli

import (
	"io"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"reprint/internal/outfile"
)

// manDate is the date on the man pages: that of this version.
var manDate = time.Date(2026, time.November, 24, 0, 0, 0, 0, time.UTC)

func (p *program) manCommand() *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:   "man [COMMAND]",
		Short: "Print a man page",
		Long:  "Print the man page of reprint or of one of its commands, or write all of them into a folder.",
		Example: `  reprint man scan | man -l -
  reprint man --dir ~/.local/share/man/man1`,
		RunE: func(cmd *cobra.Command, args []string) error {
			topic, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return subcommand(topic, rest)
			}
			if dir != "" {
				return manPages(topic, dir)
			}
			return manPage(topic, p.stdout)
		},
	}
	cmd.Flags().StringVar(&dir, "dir", "", "write the page, and those of the commands below, into this `DIR`")
	return cmd
}

// manPage writes the page of one command.
func manPage(cmd *cobra.Command, w io.Writer) error {
	page := *cmd
	page.Long = listing.ReplaceAllStringFunc(cmd.Long, func(list string) string {
		return "\n" + strings.ReplaceAll(list, "\n", "\n    ")
	})
	return doc.GenMan(&page, &doc.GenManHeader{Date: &manDate, Source: "reprint " + version, Manual: "reprint"}, w)
}

// listing matches the indented lines of a description, which Markdown would
// run together.
var listing = regexp.MustCompile(`(\n  .*)+`)

// manPages writes the pages of cmd and all commands below it.
func manPages(cmd *cobra.Command, dir string) error {
	name := strings.ReplaceAll(cmd.CommandPath(), " ", "-") + ".1"
	err := outfile.Write(filepath.Join(dir, name), func(w io.Writer) error { return manPage(cmd, w) })
	if err != nil {
		return err
	}
	for _, below := range cmd.Commands() {
		if !below.IsAvailableCommand() {
			continue
		}
		if err := manPages(below, dir); err != nil {
			return err
		}
	}
	return nil
}
