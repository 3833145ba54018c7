package page

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/performance"
)

// TestMeasurePage measures how fast a page opens and answers, in the browser.
// It is no test of anything: it runs where REPRINT_PAGE names an HTML report,
// and prints milliseconds by the clock, and those that the page's main thread
// worked, which a busy machine does not blur. docs/bench holds figures of it.
func TestMeasurePage(t *testing.T) {
	name := os.Getenv("REPRINT_PAGE")
	if name == "" {
		t.Skip("no page to measure: name an HTML report in REPRINT_PAGE")
	}
	file, err := filepath.Abs(name)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	browser := startBrowser(t)
	t.Logf("%s: %.1f MB", filepath.Base(file), float64(info.Size())/1e6)
	p := browser.open(t, file, "")
	call(p, performance.Enable, performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks})
	worked := func() float64 {
		for _, m := range call(p, performance.GetMetrics, cdp.Empty{}).Metrics {
			if m.Name == "TaskDuration" {
				return 1000 * m.Value
			}
		}
		t.Fatal("the browser does not say how long it worked")
		return 0
	}
	before := worked()
	p.run(`window.old = true; location.reload()`)
	p.until(`!window.old && document.readyState === "complete" && performance.getEntriesByName("shown").length > 0`)
	t.Logf("%-32s %6.0f ms, working %5.0f ms", "first view usable", get[float64](p, `performance.getEntriesByName("shown")[0].startTime`), worked()-before)
	measure := func(what, action string) {
		before := worked()
		took := get[float64](p, fmt.Sprintf(`(async () => {
			const from = performance.now();
			%s;
			do await new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
			while (document.documentElement.dataset.shown !== location.hash && !%t);
			return performance.now() - from;
		})()`, action, what[0] == '-'))
		t.Logf("%-32s %6.0f ms, working %5.0f ms", what, took, worked()-before)
	}
	visit := func(what, link string) { measure(what, "location.hash = "+link) }
	visit("matrix", `"#matrix"`)
	measure("- matrix: slider", `(() => { const s = document.querySelector("#stage .threshold input"); s.value = 0.6; s.dispatchEvent(new Event("input")); })()`)
	measure("- matrix: zoom", `document.querySelector(".zoom button")?.click()`)
	measure("- matrix: a group", `document.querySelector(".groups [data-group='3']")?.click()`)
	visit("clusters", `"#clusters"`)
	visit("largest cluster", `page.clusterLink(0)`)
	visit("articles", `"#articles"`)
	measure("- articles: sort by title", `document.querySelector("#stage th button").click()`)
	visit("passages", `"#passages"`)
	visit("audit", `"#audit"`)
	visit("strongest pair", `page.pairLink(0)`)
	measure("- pair: next passage", `document.dispatchEvent(new KeyboardEvent("keydown", { key: "n" }))`)
	measure("- pair: hide a class", `document.dispatchEvent(new KeyboardEvent("keydown", { key: "1" }))`)
	measure("- pair: swap", `document.dispatchEvent(new KeyboardEvent("keydown", { key: "s" }))`)
	measure("- pair: unlock", `document.dispatchEvent(new KeyboardEvent("keydown", { key: "l" }))`)
	visit("weakest pair with texts", `page.pairLink(page.core.pairs.findLastIndex((pair) => page.holds(pair)))`)
	visit("article", `page.docLink(page.core.pairs[0].a)`)
	visit("search (all texts, in pauses)", `"#search?q=" + encodeURIComponent("the")`)
	visit("overview again", `"#overview"`)
	measure("- overview: slider", `(() => { const s = document.querySelector("[data-view=overview] .threshold input"); s.value = 0.6; s.dispatchEvent(new Event("input")); })()`)
}
