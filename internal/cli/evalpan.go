package cli

import (
	"os"
	"path/filepath"
	"sync"

	"github.com/spf13/cobra"

	"reprint/internal/eval"
)

func (p *program) evalPanCommand() *cobra.Command {
	var e evaluation
	var detections string
	cmd := &cobra.Command{
		Use:   "pan DIR",
		Short: "Score passage alignment on a PAN text-alignment corpus",
		Long: `Align the pairs of a PAN text-alignment corpus as scan and diff do, and print
recall, precision, granularity and plagdet, overall and for each kind of
obfuscation. DIR holds the file pairs (two file names a line), the folders susp
and src and, where it is known, the truth as XML below folders that begin with 0.

Every passage is a detection, except boilerplate.`,
		Example: `  reprint eval pan pan13-test
  reprint eval pan pan13-test --detections found -o jsonl=-`,
		Args: exactly("DIR"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := e.protectDetections(detections, args); err != nil {
				return err
			}
			return e.run(cmd.Context(), p, args, func(g *progress) (scored, error) {
				return eval.Pan(cmd.Context(), args[0], eval.PanOptions{Jobs: e.jobs, Detections: detections, Progress: g.update})
			})
		},
	}
	cmd.Flags().StringVar(&detections, "detections", "", "write one XML file of detections for each pair into this `DIR`")
	e.register(cmd, "list every case missed and every false detection")
	return cmd
}

// protectDetections refuses a folder whose XML files are the truth, or are not
// detections of ours.
func (e *evaluation) protectDetections(dir string, inputs []string) error {
	if dir == "" {
		return nil
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil // to be made, or a fault that making it meets
	}
	alike := sync.OnceValue(func() map[string][]string {
		byName := map[string][]string{}
		for _, path := range everything(inputs[0]) {
			byName[filepath.Base(path)] = append(byName[filepath.Base(path)], path)
		}
		return byName
	})
	for _, entry := range entries {
		name := entry.Name()
		if filepath.Ext(name) != ".xml" {
			continue
		}
		path := filepath.Join(dir, name)
		below := func(string) []string { return alike()[name] }
		if err := e.protectFile("--detections "+path, path, false, inputs, below); err != nil {
			return err
		}
	}
	return nil
}
