package cli

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// none accepts no arguments.
func none(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage(seeHelp(cmd), "%s takes no arguments, and got %q", cmd.CommandPath(), args[0])
	}
	return nil
}

// exactly accepts one argument for every name.
func exactly(names ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < len(names):
			return usage(seeHelp(cmd), "%s needs %s", cmd.CommandPath(), strings.Join(names[len(args):], " and "))
		case len(args) > len(names):
			return usage(seeHelp(cmd), "%s takes only %s, and got %q too",
				cmd.CommandPath(), strings.Join(names, " and "), args[len(names)])
		}
		return nil
	}
}

// paths accepts one or more paths, - at most once.
func paths(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usage(seeHelp(cmd), "%s needs a PATH: a file, a folder, or - for standard input", cmd.CommandPath())
	}
	return nil
}

// subcommand is for commands that only hold others: an argument is a command
// that does not exist.
func subcommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	hint := seeHelp(cmd)
	cmd.SuggestionsMinimumDistance = 2
	if similar := cmd.SuggestionsFor(args[0]); len(similar) > 0 {
		hint = "did you mean " + list(similar) + "?"
	} else if _, err := os.Stat(args[0]); err == nil && !cmd.HasParent() {
		hint = "to scan it: reprint scan " + args[0]
	}
	return usage(hint, "%s has no command %q", cmd.CommandPath(), args[0])
}

// flagFault is the fault of flags that make no sense. For one that does not
// exist it offers those of nearly the same name.
func flagFault(cmd *cobra.Command, err error) error {
	if f, ok := errors.AsType[*fault](err); ok {
		return f
	}
	hint := seeHelp(cmd)
	if missing, ok := errors.AsType[*pflag.NotExistError](err); ok && missing.GetSpecifiedShortnames() == "" {
		if similar := similarFlags(cmd, missing.GetSpecifiedName()); len(similar) > 0 {
			hint = "did you mean " + list(similar) + "?"
		}
	}
	return usage(hint, "%w", err)
}

// similarFlags are the flags of cmd that begin with name, or that name begins
// with, or that are one edit apart from it. Hyphens don't count.
func similarFlags(cmd *cobra.Command, name string) []string {
	bare := strings.NewReplacer("-", "", "_", "").Replace
	var similar []string
	for _, flags := range []*pflag.FlagSet{cmd.Flags(), cmd.InheritedFlags()} {
		flags.VisitAll(func(f *pflag.Flag) {
			a, b := bare(strings.ToLower(name)), bare(f.Name)
			if len(a) > 1 && (strings.HasPrefix(b, a) || strings.HasPrefix(a, b) || oneEditApart(a, b)) && !slices.Contains(similar, "--"+f.Name) {
				similar = append(similar, "--"+f.Name)
			}
		})
	}
	return similar
}

// oneEditApart reports whether one letter more, less or other, or two letters
// that change places, make a of b.
func oneEditApart(a, b string) bool {
	for a != "" && b != "" && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for a != "" && b != "" && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return len(a) <= 1 && len(b) <= 1 || len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
}

// A choice is the value of a flag that is one of a few words.
type choice struct {
	value   string
	kind    string // what it is, in the help
	allowed []string
}

func (c *choice) String() string { return c.value }
func (c *choice) Type() string   { return c.kind }

func (c *choice) Set(value string) error {
	for _, word := range c.allowed {
		if word == value {
			c.value = value
			return nil
		}
	}
	return fmt.Errorf("must be one of %s", list(c.allowed))
}

// A size is the value of a flag that counts bytes: a number, or one with K, M
// or G behind it, for powers of 1,024.
type size int64

func (s *size) String() string {
	if *s == 0 {
		return ""
	}
	return strconv.FormatInt(int64(*s), 10)
}

func (s *size) Type() string { return "SIZE" }

func (s *size) Set(value string) error {
	number := strings.TrimSuffix(strings.TrimSuffix(strings.ToUpper(value), "B"), "I")
	shift := 0
	for i, unit := range []string{"K", "M", "G"} {
		if strings.HasSuffix(number, unit) {
			number, shift = strings.TrimSuffix(number, unit), 10*(i+1)
		}
	}
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || n <= 0 || n > (1<<62)>>shift {
		return fmt.Errorf("must be a size such as 512M or 2G")
	}
	*s = size(n << shift)
	return nil
}

// complete offers words for the value of a flag.
func complete(cmd *cobra.Command, flag string, words ...string) {
	err := cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
	if err != nil {
		panic("cli: " + err.Error())
	}
}

// list writes words as a sentence does.
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
