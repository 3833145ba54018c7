//go:build ignore

// Saves a page as a browser does: go run mhtml.go URL FILE.
package main

import (
	"context"
	"log"
	"os"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

func main() {
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox)
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	defer cancel()
	ctx, cancel = chromedp.NewContext(ctx)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Navigate(os.Args[1])); err != nil {
		log.Fatal(err)
	}
	saved, err := chromedp.Call(ctx, page.CaptureSnapshot, page.CaptureSnapshotParams{})
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(os.Args[2], []byte(saved.Data), 0o644); err != nil {
		log.Fatal(err)
	}
}
