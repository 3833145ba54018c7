package corpus_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"reprint/corpus"
)

// A folder is read once in order, and then any of its documents again.
func Example() {
	dir, err := os.MkdirTemp("", "articles")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	for name, content := range map[string]string{
		"ferry.txt":   "Ferry stays at its berth\nBy Ida Lund, Meridian Wire\n\nThe ferry to Gull Island did not sail.\n",
		"ice.jsonl":   `{"id": "7", "title": "Ice closes the harbour", "text": "It froze on Monday."}` + "\nnot JSON\n",
		"picture.jpg": "",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			log.Fatal(err)
		}
	}
	src, err := corpus.Open([]string{dir}, corpus.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer src.Close()
	for d, err := range src.Documents(context.Background()) {
		if fault, ok := errors.AsType[*corpus.ReadError](err); ok {
			fmt.Println(filepath.Base(fault.Path), fault.Err)
			continue
		}
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%s: %s (credit %q)\n", d.ID, d.Title, d.Credit)
	}
	d, err := src.Open("ice.jsonl#7")
	fmt.Println(d.Text, err)
	fmt.Println(src.Stats().Documents, "documents,", src.Stats().Skipped, "skipped,", src.Stats().Other, "passed over")
	// Output:
	// ferry.txt: Ferry stays at its berth (credit "Meridian Wire")
	// ice.jsonl#7: Ice closes the harbour (credit "")
	// ice.jsonl:2 not JSON: starts with 'n'
	// It froze on Monday. <nil>
	// 2 documents, 1 skipped, 1 passed over
}
