package page

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	cdpruntime "github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"reprint/align"
	"reprint/detect"
	"reprint/detect/finding"
	"reprint/internal/span"
	"reprint/report/internal/sample"
)

// TestBrowser opens pages in a real browser. It needs Chromium or Chrome on the
// path. With axe-core in a node_modules above, or its axe.min.js named by
// AXE_CORE, every view is also checked for faults of accessibility.
func TestBrowser(t *testing.T) {
	browser := startBrowser(t)
	file := writePage(t, sample.Result(), Options{Version: "1.0"})

	for _, test := range []struct {
		name string
		run  func(*testing.T, *tab)
	}{
		{"views", checkViews},
		{"links and history", checkHistory},
		{"matrix as a table", checkMatrixTable},
		{"toggles", checkToggles},
		{"keys", checkKeys},
		{"exports", checkExports},
		{"search", checkSearch},
		{"themes", checkThemes},
		{"widths", checkWidths},
		{"print", checkPrint},
		{"accessibility", checkAccessibility},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, browser.open(t, file, "")) })
	}
	t.Run("matrix as a drawing", func(t *testing.T) {
		checkMatrixDrawing(t, browser.open(t, writePage(t, manyStories(80), Options{}), "#matrix"))
	})
	t.Run("single pair", func(t *testing.T) {
		r := sample.Result()
		r.Pairs = r.Pairs[:1]
		tab := browser.open(t, writePage(t, r, Options{SinglePair: true}), "")
		tab.want(`document.querySelectorAll("#stage .badge").length >= 10`)
		tab.want(`document.querySelector("#nav") === null`)
	})
	t.Run("split", func(t *testing.T) { checkSplit(t, browser) })
	t.Run("hostile", func(t *testing.T) { checkHostile(t, browser) })
	t.Run("without scripts", func(t *testing.T) { checkWithoutScripts(t, browser, file) })
}

// A browser is one running Chromium, a tab one page in it.
type browser struct{ ctx context.Context }

type tab struct {
	t   *testing.T
	ctx context.Context

	mu     sync.Mutex
	faults []string
}

func startBrowser(t *testing.T) *browser {
	var path string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Skip("no browser: install chromium to test the page")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.UserDataDir(t.TempDir()), chromedp.Flag("disable-component-update", true), chromedp.WindowSize(1400, 1000))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start %s: %v", path, err)
	}
	return &browser{ctx}
}

func writePage(t *testing.T, r *detect.Result, o Options) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.html")
	if _, err := WriteFile(path, r, o); err != nil {
		t.Fatal(err)
	}
	return path
}

// open opens a page in a tab of its own. At the end of the test it must have
// logged nothing, thrown nothing, broken no policy and asked no network.
func (b *browser) open(t *testing.T, file, hash string) *tab {
	t.Helper()
	tabCtx, cancel := chromedp.NewContext(b.ctx)
	ctx, stop := context.WithTimeout(tabCtx, 60*time.Second)
	p := &tab{t: t, ctx: ctx}
	t.Cleanup(func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		for _, fault := range p.faults {
			t.Error(fault)
		}
		stop()
		cancel()
	})
	if err := chromedp.Do(tabCtx); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Listen(ctx, p.listen); err != nil {
		t.Fatal(err)
	}
	call(p, network.Enable, network.EnableParams{})
	call(p, cdplog.Enable, cdp.Empty{})
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: "light"}, {Name: "prefers-reduced-motion", Value: "reduce"}}})
	p.do(chromedp.Navigate("file://" + file + hash))
	p.shown()
	return p
}

func (p *tab) listen(event any) {
	fault := ""
	switch e := event.(type) {
	case *cdpruntime.EventConsoleAPICalled:
		fault = "console: " + string(e.Type)
		for _, a := range e.Args {
			fault += " " + string(a.Value)
		}
	case *cdpruntime.EventExceptionThrown:
		fault = "exception: " + e.ExceptionDetails.Text
		if x := e.ExceptionDetails.Exception; x != nil {
			fault += " " + x.Description
		}
	case *cdplog.EventEntryAdded:
		fault = "log: " + e.Entry.Text
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, "file://") && !strings.HasPrefix(e.Request.URL, "data:") && !strings.HasPrefix(e.Request.URL, "blob:") {
			fault = "request: " + e.Request.URL
		}
	case *cdppage.EventJavascriptDialogOpening:
		fault = "dialog: " + e.Message
	}
	if fault != "" {
		p.mu.Lock()
		p.faults = append(p.faults, fault)
		p.mu.Unlock()
	}
}

func (p *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, actions...); err != nil {
		p.t.Fatal(err)
	}
}

// call sends a command of the protocol.
func call[P, R any](p *tab, command cdp.Command[P, R], params P) R {
	p.t.Helper()
	result, err := chromedp.Call(p.ctx, command, params)
	if err != nil {
		p.t.Fatal(err)
	}
	return result
}

// run executes a script whose value does not matter.
func (p *tab) run(script string) {
	p.t.Helper()
	p.do(chromedp.Evaluate[chromedp.Void](script))
}

// shown waits until the view that the link asks for is there.
func (p *tab) shown() {
	p.t.Helper()
	p.until(`document.documentElement.dataset.shown === location.hash`)
}

// until waits for an expression to become true.
func (p *tab) until(expression string) {
	p.t.Helper()
	for end := time.Now().Add(10 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		// During a navigation there is nothing to ask.
		ok, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](expression))
		if ok {
			return
		}
		if time.Now().After(end) {
			p.t.Fatalf("never so: %s (%v)", expression, err)
		}
	}
}

// visit opens a view by its link.
func (p *tab) visit(link string) {
	p.t.Helper()
	text, _ := json.Marshal(link)
	p.run(fmt.Sprintf(`location.hash = %s`, text))
	p.shown()
}

// get evaluates an expression, or a promise.
func get[T any](p *tab, expression string) T {
	p.t.Helper()
	value, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatalf("%s: %v", expression, err)
	}
	return value
}

// want checks that an expression is true.
func (p *tab) want(expression string) {
	p.t.Helper()
	if !get[bool](p, expression) {
		p.t.Errorf("not so: %s", expression)
	}
}

func (p *tab) press(keys ...string) {
	p.t.Helper()
	for _, key := range keys {
		p.do(chromedp.KeyEvent(key))
	}
}

// ferryPair is the link of the two articles of the fixture that are a rewrite.
var ferryPair = pairLink("coastal-wire/ferry.txt", "oster-post/school-ship.txt")

func pairLink(a, b string) string {
	return "#pair?a=" + url.QueryEscape(a) + "&b=" + url.QueryEscape(b)
}

var pageViews = []struct{ link, title string }{
	{"#overview", "7 of 10 articles reuse text of another"},
	{"#matrix", "Matrix"},
	{"#clusters", "2 groups of articles that reuse each other"},
	{"#cluster?id=c1", "4 articles of one text"},
	{"#articles", "10 articles"},
	{"#article?id=oster-post/school-ship.txt", "A school ship for Oster, a dark quay for Brackwater"},
	{"#article?id=weather/frost.txt", "Late frost expected in the valleys"},
	{"#passages", "Passages that articles share"},
	{"#audit", "What was not counted, and why"},
	{"#search?q=ferry", "Search"},
	{"#sheet?id=c2", "Kesh News (A) takes a part of Tellan Star (B)"},
	{ferryPair, "rewrite"},
	{ferryPair + "&free=1&swap=1&passage=2", "rewrite"},
	{pairLink("weather/frost.txt", "weather/short.txt"), "No such pair"},
	{"#nonsense", "There is no such view"},
}

func checkViews(t *testing.T, p *tab) {
	for _, view := range pageViews {
		p.visit(view.link)
		title := get[string](p, `document.querySelector("main > .view:not([hidden]) h1").textContent`)
		if !strings.Contains(title, view.title) {
			t.Errorf("%s: title %q, want %q", view.link, title, view.title)
		}
		p.want(`document.querySelectorAll("main > .view:not([hidden])").length === 1`)
		p.want(`document.documentElement.scrollWidth <= window.innerWidth`)
	}
	shared := get[string](p, `page.core.shared[0].id`)
	p.visit("#passage?id=" + shared)
	p.want(`document.querySelectorAll(".carriers li").length === page.core.shared[0].places.length`)
	p.want(`[...document.querySelectorAll(".carriers blockquote mark")].every((b) => b.textContent.length > 20)`)
}

func checkHistory(t *testing.T, p *tab) {
	p.visit("#clusters")
	p.do(chromedp.Click(chromedp.CSS(`#stage [data-open]`)))
	p.until(`document.querySelector("h1").isConnected && location.hash.startsWith("#cluster?id=")`)
	p.shown()
	p.run(`history.back()`)
	p.until(`location.hash === "#clusters"`)
	p.shown()
	p.run(`history.forward()`)
	p.until(`location.hash.startsWith("#cluster?id=")`)
	p.shown()
	// So is the order of a table, and it comes back.
	p.visit("#articles")
	p.do(chromedp.Click(chromedp.CSS("#stage th:nth-child(4) button")))
	most := get[string](p, `document.querySelector("#stage tbody a").textContent`)
	p.want(`location.hash === "#articles?articles=3d"`)
	p.visit("#audit")
	p.run(`history.back()`)
	p.until(`location.hash === "#articles?articles=3d"`)
	p.shown()
	if got := get[string](p, `document.querySelector("#stage tbody a").textContent`); got != most {
		t.Errorf("back, the first row is %s, not %s", got, most)
	}
	// Every choice of the reader is in the link.
	p.visit(ferryPair)
	p.press("3", "s", "n")
	link := get[string](p, `location.hash`)
	p.visit("#overview")
	p.visit(link)
	p.want(`document.querySelector("[data-class='2']").getAttribute("aria-pressed") === "false"`)
	p.want(`document.querySelector(".cell.left.head .letter").textContent === "B"`)
	p.want(`document.querySelector("#position").textContent === "1 of 8"`)
}

func checkMatrixTable(t *testing.T, p *tab) {
	p.visit("#matrix")
	p.want(`document.querySelectorAll("table.matrix tbody tr").length === 10`)
	// The clusters are blocks: their members stand side by side.
	p.want(`page.core.clusters.every((cluster) => {
		const places = cluster.members.map((m) => page.core.order.indexOf(m.doc));
		return Math.max(...places) - Math.min(...places) === places.length - 1;
	})`)
	// Each cell says what its link leads to.
	for _, want := range []struct{ row, column string }{{"A school ship", "Night ferry"}, {"Night ferry", "A school ship"}, {"Baker finds", "“Flour"}} {
		p.visit("#matrix")
		find := fmt.Sprintf(`(() => {
			const docs = page.core.order, at = (title) => docs.findIndex((d) => page.core.docs[d].title.startsWith(title));
			const [row, column] = [at(%q), at(%q)];
			const td = document.querySelector("table.matrix").tBodies[0].rows[row].cells[column + 1];
			td.id = "wanted";
			const pair = page.findPair(docs[row], docs[column]);
			return [td.textContent, page.percent(page.covered(pair, docs[row])), page.pairLink(pair)];
		})()`, want.row, want.column)
		found := get[[]string](p, find)
		if found[0] != found[1] {
			t.Errorf("cell %v shows %s, want %s", want, found[0], found[1])
		}
		p.do(chromedp.Click(chromedp.CSS("#wanted")))
		p.until(`location.hash.startsWith("#pair")`)
		p.shown()
		if link := get[string](p, `location.hash`); link != found[2] {
			t.Errorf("cell %v opens %s, want %s", want, link, found[2])
		}
	}
	// The threshold hides figures and moves nothing.
	p.visit("#matrix")
	before := get[string](p, `[...document.querySelectorAll("table.matrix th")].map((th) => th.textContent).join("|")`)
	p.run(`(() => { const s = document.querySelector("#stage .threshold input"); s.value = 0.8; s.dispatchEvent(new Event("input")); })()`)
	p.want(`[...document.querySelectorAll("td.pair")].every((td) => td.classList.contains("below") === page.core.pairs[td.dataset.pair].score < 0.8)`)
	p.want(`document.querySelectorAll("td.below").length > 0 && location.hash.includes("min=0.80")`)
	if after := get[string](p, `[...document.querySelectorAll("table.matrix th")].map((th) => th.textContent).join("|")`); after != before {
		t.Error("the threshold changes the order")
	}
	// By keyboard.
	p.visit("#matrix")
	p.do(chromedp.Focus(chromedp.CSS("table.matrix td a[tabindex='0']")))
	p.press(kb.ArrowRight)
	p.want(`document.getElementById("cell-note").textContent.includes("of the first in the second")`)
	p.press(kb.Enter)
	p.until(`location.hash.startsWith("#pair")`)
	p.shown()
}

func checkMatrixDrawing(t *testing.T, p *tab) {
	p.until(`document.querySelector("canvas")?.width > 300`)
	p.want(`page.core.order.length >= 200 && document.querySelector("table.matrix") === null`)
	cluster := 3
	p.run(fmt.Sprintf(`document.querySelector(".groups [data-group='%d']").click()`, cluster))
	p.do(chromedp.Sleep(80 * time.Millisecond))
	// The first row and the second column of the cluster's block.
	at := get[[]float64](p, `(() => {
		const canvas = document.querySelector("canvas");
		canvas.scrollIntoView({ block: "start" });
		const box = canvas.getBoundingClientRect();
		const n = page.core.clusters[3].members.length;
		const margin = Number(canvas.dataset.margin);
		const size = Math.min(60, Math.min(box.width - margin, box.height - margin) / n);
		return [box.left + margin + size * 1.5, box.top + margin + size * 0.5];
	})()`)
	p.do(chromedp.MouseEvent(chromedp.MouseMoved, at[0], at[1]))
	p.until(`document.querySelector("#tooltip")?.hidden === false`)
	p.do(chromedp.MouseClickXY(at[0], at[1]))
	p.until(`location.hash.startsWith("#pair")`)
	p.shown()
	p.want(`(() => {
		const { parameters } = page.route();
		const members = page.core.clusters[3].members.map((m) => m.doc);
		const block = page.core.order.filter((doc) => members.includes(doc));
		const wanted = [block[0], block[1]].sort((x, y) => x - y);
		return page.docByID.get(parameters.get("a")) === wanted[0] && page.docByID.get(parameters.get("b")) === wanted[1];
	})()`)
	p.visit("#matrix?min=0.2")
	p.do(chromedp.Focus(chromedp.CSS("canvas")))
	p.press(kb.ArrowRight, "+", "-", "0", kb.Enter)
	p.until(`location.hash.startsWith("#pair")`)
	p.shown()
}

func checkToggles(t *testing.T, p *tab) {
	p.visit(ferryPair)
	// What happens to words looks different for each operation.
	p.want(`new Set([...document.querySelectorAll(".signs mark")].map((m) => getComputedStyle(m, "::before").content)).size === page.core.ops.length`)
	figure := func(key string) string {
		return get[string](p, fmt.Sprintf(`(() => { const f = document.querySelector("[data-figure='%s']"); return f.hidden ? "" : f.textContent; })()`, key))
	}
	raw := get[string](p, `document.querySelector("[data-figure='ab']").previousSibling.textContent`)
	if figure("ab") != "" {
		t.Error("figures are worked out again without need")
	}
	// Without a choice the page counts as the scan does.
	p.want(`(async () => {
		const none = { hidden: new Set(), counted: new Set(), short: 0 };
		for (const i of page.core.pairs.keys()) {
			const pair = page.core.pairs[i];
			const again = page.figures(await page.detail(i), await page.text(pair.a), await page.text(pair.b), none);
			if (Math.abs(again.ab - pair.ab) > 0.02 || Math.abs(again.ba - pair.ba) > 0.02) return false;
		}
		return true;
	})()`)
	p.press("3")
	if got := figure("ab"); got != "→ 0%" {
		t.Errorf("without paraphrases A in B is %q, want → 0%%", got)
	}
	if now := get[string](p, `document.querySelector("[data-figure='ab']").previousSibling.textContent`); now != raw {
		t.Errorf("the raw figure changes from %s to %s", raw, now)
	}
	p.want(`getComputedStyle(document.querySelector("#texts mark.m-paraphrase")).textDecorationLine === "none"`)
	p.press("3")
	if figure("ab") != "" {
		t.Error("the choice is undone, the figure is not")
	}
	for i, words := range []string{"count quotations", "count boilerplate", "leave out passages"} {
		p.do(chromedp.Click(chromedp.CSS(fmt.Sprintf(".option:nth-of-type(%d) input", i+2))))
		if figure("ab") == "" {
			t.Errorf("%s changes nothing", words)
		}
	}
	p.want(`location.hash.includes("count=") && location.hash.includes("short=1")`)
	p.do(chromedp.Click(chromedp.CSS(".option:nth-of-type(1) input")))
	p.want(`location.hash.includes("words=0") && document.querySelector("#stage").classList.contains("off-words")`)
}

func checkKeys(t *testing.T, p *tab) {
	p.visit(ferryPair)
	p.press("n", "n", "p")
	p.want(`document.querySelector("#position").textContent === "1 of 8" && location.hash.includes("passage=1")`)
	p.want(`document.activeElement.id === "left-1"`)
	p.want(`document.querySelectorAll(".rows .now").length >= 2`)
	p.press("s")
	p.want(`document.querySelector(".cell.left.head .letter").textContent === "B"`)
	p.press("l")
	p.want(`document.querySelectorAll(".pane").length === 2 && document.querySelector("#lock").getAttribute("aria-pressed") === "false"`)
	p.press("l")
	p.want(`document.querySelectorAll(".pane").length === 0`)
	p.press(kb.Tab)
	p.want(`document.activeElement !== document.body`)
	p.press("?")
	p.want(`document.getElementById("help").open`)
	p.press(kb.Escape)
	p.want(`!document.getElementById("help").open`)
	for _, step := range []struct{ key, link string }{
		{"c", "#cluster?id=c1"}, {"m", "#matrix"}, {"o", "#overview"}, {"a", "#articles"}, {"c", "#clusters"}} {
		p.press(step.key)
		p.until(fmt.Sprintf(`location.hash === %q`, step.link))
		p.shown()
	}
	p.press("j", "j", "k", kb.Enter)
	p.until(`location.hash === "#cluster?id=c1"`)
	p.shown()
	p.press(kb.Escape)
	p.until(`location.hash === "#clusters"`)
	p.shown()
	p.press("/")
	p.want(`document.activeElement.name === "q"`)
	call(p, input.InsertText, input.InsertTextParams{Text: "m c a"})
	p.want(`document.activeElement.value.endsWith("m c a") && location.hash === "#clusters"`)
}

func checkExports(t *testing.T, p *tab) {
	p.visit("#articles")
	p.run(`page.saveFile = (name, type, text) => { window.saved = [name, type, text]; }; page.copy = async (text) => { window.copied = text; };`)
	p.do(chromedp.Click(chromedp.CSS("#stage .table-head button")))
	saved := get[[]string](p, `window.saved`)
	lines := strings.Split(strings.TrimSpace(saved[2]), "\r\n")
	if saved[0] != "articles.csv" || len(lines) != 11 || !strings.HasPrefix(lines[0], "Article,Outlet,Published,Words") {
		t.Errorf("CSV %q", saved)
	}
	if got := get[string](p, `["=1+1", "-x", -1, 'a"b,c'].map(page.csvCell).join(";")`); got != `'=1+1;'-x;-1;"a""b,c"` {
		t.Errorf("CSV cells %s", got)
	}
	p.visit(ferryPair)
	p.do(chromedp.Click(chromedp.CSS(".actions button:last-child")))
	p.until(`window.copied !== undefined`)
	text := get[string](p, `window.copied`)
	for _, want := range []string{"# rewrite: Night ferry to end after four decades / A school ship", "## 1. paraphrase", "> **A** ", "> **B** ", "8 sentences say the same"} {
		if !strings.Contains(text, want) {
			t.Errorf("Markdown without %q:\n%s", want, text)
		}
	}
}

func checkSearch(t *testing.T, p *tab) {
	for _, test := range []struct {
		query string
		hits  int
	}{{"night nurses", 1}, {"kesh news", 2}, {"NIGHT  FERRY", 3}, {"(.*", 0}, {"zebra", 0}} {
		p.do(chromedp.SetValue(chromedp.CSS("#search input"), test.query), chromedp.Focus(chromedp.CSS("#search input")))
		p.press(kb.Enter)
		p.until(`location.hash.startsWith("#search") && page.route().parameters.get("q") === document.querySelector("#search input").value`)
		p.shown()
		if hits := get[int](p, `document.querySelectorAll(".hits li").length`); hits != test.hits {
			t.Errorf("%q: %d hits, want %d", test.query, hits, test.hits)
		}
	}
}

func checkThemes(t *testing.T, p *tab) {
	ground := `getComputedStyle(document.documentElement).backgroundColor`
	light := get[string](p, ground)
	p.do(chromedp.Click(chromedp.CSS("#theme")))
	if dark := get[string](p, ground); dark == light {
		t.Error("the button does not change the theme")
	}
	p.do(chromedp.Click(chromedp.CSS("#theme")))
	if again := get[string](p, ground); again != light {
		t.Errorf("theme is %s after two changes, want %s", again, light)
	}
}

// checkWidths checks that the page never scrolls sideways, and that aligned
// blocks stand in the same row, or one above the other on a phone.
func checkWidths(t *testing.T, p *tab) {
	for _, width := range []int64{1600, 1000, 400} {
		p.do(chromedp.EmulateViewport(width, 900))
		for _, view := range pageViews {
			p.visit(view.link)
			p.want(`document.documentElement.scrollWidth <= window.innerWidth`)
		}
		p.visit(ferryPair)
		gap := get[float64](p, `Math.max(...[...document.querySelectorAll(".cell.left.matched")].map((left) =>
			Math.abs(left.getBoundingClientRect().top - left.nextElementSibling.getBoundingClientRect().top)))`)
		if aligned := gap < 1; aligned != (width > 900) {
			t.Errorf("at %d pixels the sides of a row are %g apart", width, gap)
		}
	}
}

func checkPrint(t *testing.T, p *tab) {
	p.visit("#pair?a=harbour-blog/open-letter.txt&b=marl-gazette/bridge-bus.txt")
	p.want(`document.querySelectorAll(".fold").length > 0`)
	pdf, err := chromedp.Run(p.ctx, chromedp.PrintToPDF())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(pdf, []byte("%PDF")) {
		t.Error("no PDF")
	}
	p.want(`[...document.querySelectorAll(".fold")].every((fold) => fold.getAttribute("aria-expanded") === "true")`)
}

// checkAccessibility runs axe-core over every view in both themes.
func checkAccessibility(t *testing.T, p *tab) {
	script := axeCore(t)
	for _, theme := range []string{"light", "dark"} {
		for _, view := range append(pageViews[:len(pageViews):len(pageViews)], struct{ link, title string }{"#passage?id=" + get[string](p, `page.core.shared[0].id`), ""}) {
			p.visit(view.link)
			p.run(fmt.Sprintf(`document.documentElement.dataset.theme = %q`, theme))
			p.run(script)
			// The themes differ in their colours only.
			options := `{ resultTypes: ["violations"] }`
			if theme == "dark" {
				options = `{ resultTypes: ["violations"], runOnly: ["color-contrast"] }`
			}
			found := get[[]string](p, `(async () => {
				const result = await axe.run(document, `+options+`);
				return result.violations.filter((v) => v.impact === "serious" || v.impact === "critical")
					.map((v) => v.id + ": " + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 150) + " " + n.any.map((a) => a.message).join(" ")).join(" / "));
			})()`)
			for _, violation := range found {
				t.Errorf("%s %s: %s", theme, view.link, violation)
			}
		}
	}
}

// axeCore is the source of axe-core, which is not part of the project.
func axeCore(t *testing.T) string {
	places := []string{os.Getenv("AXE_CORE")}
	for dir, _ := os.Getwd(); ; dir = filepath.Dir(dir) {
		places = append(places, filepath.Join(dir, "node_modules", "axe-core", "axe.min.js"))
		if dir == filepath.Dir(dir) {
			break
		}
	}
	for _, path := range places {
		if text, err := os.ReadFile(path); err == nil {
			return string(text)
		}
	}
	t.Skip("no axe-core: npm install axe-core, or name its axe.min.js in AXE_CORE")
	return ""
}

func checkSplit(t *testing.T, b *browser) {
	dir := t.TempDir()
	path := filepath.Join(dir, "report.html")
	note, err := WriteFile(path, sample.Result(), Options{splitAt: 1})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(note, "index of 2 pages") {
		t.Errorf("note %q", note)
	}
	p := b.open(t, path, "")
	p.want(`page.isIndex() && page.core.files.length === 2`)
	p.visit("#matrix")
	p.do(chromedp.Click(chromedp.CSS("td.pair a")))
	p.until(`location.pathname.includes("report_files/cluster-0001.html") && document.documentElement.dataset.shown === location.hash`)
	p.want(`document.querySelectorAll(".badge").length > 4`)
	p.do(chromedp.Click(chromedp.CSS("a.up")))
	p.until(`location.pathname.endsWith("/report.html") && document.documentElement.dataset.shown !== undefined`)
	for _, view := range pageViews {
		p.visit(view.link)
	}
}

func checkWithoutScripts(t *testing.T, b *browser, file string) {
	ctx, cancel := chromedp.NewContext(b.ctx)
	defer cancel()
	p := &tab{t: t, ctx: ctx}
	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	p.do(chromedp.Navigate("file://" + file))
	text, err := chromedp.Run(ctx, chromedp.TextContent(chromedp.CSS("main")))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"7 of 10 articles reuse text of another", "Night ferry to end after four decades", "words in other words", "not a text: 12 NULs", "Tomas Reyl"} {
		if !strings.Contains(text, want) {
			t.Errorf("without scripts the page lacks %q", want)
		}
	}
}

// manyStories is the fixture n times over, with other names.
func manyStories(n int) *detect.Result {
	list := sample.Copies(sample.Articles[5:8], n)
	for i := range list {
		list[i].Title = fmt.Sprintf("%s, part %d", list[i].Title, i/3+1)
	}
	return sample.Of(list)
}

const attack = `<script>window.pwned = 1</script><img src=x onerror="window.pwned = 2"></script><svg onload="window.pwned=3"><style>*{display:none}</style>` +
	`<a href="javascript:window.pwned=4">{{.Title}} ${window.pwned=5}` + "\u202eESREVER\u202c\u200b \u0440\u0430ypal \x00 \xff\xfe "

// checkHostile opens a report on articles that attack it.
func checkHostile(t *testing.T, b *browser) {
	line := strings.Repeat("endless words without a break of line "+attack, 5<<20/(38+len(attack)))
	texts := map[string]string{
		"a/" + attack: attack + " said the same thing twice.\n\n" + attack + " and once more for all to see.",
		"b.txt":       "Before. " + attack + " said the same thing twice.",
		"long-a":      line,
		"long-b":      "Another beginning. " + line,
	}
	r := &detect.Result{Parameters: map[string]any{attack: attack}, Clusters: []finding.Cluster{}, Warnings: []detect.Warning{{Path: attack, Error: attack}}}
	marks := map[string]*finding.Text{}
	for _, id := range []string{"a/" + attack, "b.txt", "long-a", "long-b"} {
		r.Documents = append(r.Documents, finding.Document{ID: id, Path: id, Title: attack, Outlet: attack, Author: attack, Credit: attack,
			URL: "javascript:window.pwned=6", Lang: `en" onclick="window.pwned=7`, Words: 10})
		marks[id] = &finding.Text{Text: texts[id], Spans: []finding.Mark{{Kind: "quotation", Speaker: attack, Span: span.Span{Start: 2, End: 30}},
			{Kind: "boilerplate", Reason: attack, Span: span.Span{Start: 40, End: 60}}, {Kind: "dropped", Reason: attack, Span: span.Span{Start: 60, End: 61}}}}
	}
	r.Documents[2].Title = strings.Repeat("<b onmouseover=alert(1)>title ", 1<<20/30)
	pair := func(a, b string, passages ...align.Passage) finding.Pair {
		return finding.Pair{A: a, B: b, Verdict: finding.Partial, Score: 0.9, AB: 0.9, BA: 0.9, Reasons: []finding.Reason{sample.Because(attack)}, OrderBasis: sample.InWords(attack), Passages: passages}
	}
	r.Pairs = []finding.Pair{
		pair("a/"+attack, "b.txt", align.Passage{A: span.Span{Start: 0, End: len(attack)}, B: span.Span{Start: 8, End: 8 + len(attack)}, Class: align.Edited, Words: 20, Score: 1}),
		pair("long-a", "long-b", align.Passage{A: span.Span{Start: 0, End: len(line)}, B: span.Span{Start: 19, End: 19 + len(line)}, Class: align.Verbatim, Words: 500000, Score: 1}),
	}
	r.Clusters = []finding.Cluster{{ID: attack, Members: []string{"a/" + attack, "b.txt"}, Origin: "b.txt", OriginBasis: sample.InWords(attack)}, {ID: "c2", Members: []string{"long-a", "long-b"}}}
	r.Summary = detect.Summary{Documents: 4, Pairs: [finding.NumVerdicts]int{2: 2}, Clusters: 2, Cuts: map[string]int{attack: 1}}
	r.Evidence = sample.Texts(marks)

	file := writePage(t, r, Options{Version: attack})
	for _, limit := range []string{"</script><img", "<img src=x"} {
		if text, err := os.ReadFile(file); err != nil || bytes.Contains(text, []byte(limit)) {
			t.Errorf("the page holds %s unescaped (%v)", limit, err)
		}
	}
	p := b.open(t, file, "")
	p.want(`document.querySelector("h1").textContent === "4 of 4 articles reuse text of another"`)
	for _, link := range []string{"#overview", "#matrix", "#clusters", "#articles", "#passages", "#audit", "#search?q=%3Cscript%3E", "#" + attack, "#pair?a=" + attack + "&b=__proto__"} {
		p.visit(link)
	}
	p.run(`location.hash = page.clusterLink(0)`)
	p.shown()
	for doc := range 4 {
		p.run(fmt.Sprintf(`location.hash = page.docLink(%d)`, doc))
		p.shown()
	}
	for pair, want := range []string{"<script>window.pwned = 1</script>", "endless words without a break of line"} {
		p.run(fmt.Sprintf(`location.hash = page.pairLink(%d)`, pair))
		p.until(`document.querySelectorAll("#texts .badge").length >= 2`)
		p.shown()
		if !strings.Contains(get[string](p, `document.querySelector("#texts").textContent`), want) {
			t.Errorf("pair %d does not show the text %q", pair, want)
		}
		p.want(`document.querySelector("#texts").textContent.length < 300000`)
		p.want(`[...document.querySelectorAll("#texts .token")].some((token) => token.textContent === "RLO")`)
		p.want(`!/[\u202a-\u202e\u0000]/.test(document.body.textContent)`)
		p.press("n", "l", "s", "1")
	}
	p.want(`window.pwned === undefined`)
	p.want(`document.querySelectorAll("main img, main script, main style, main iframe, main [onclick], main [onerror], main [style]").length === 0`)
	p.want(`[...document.querySelectorAll("a")].every((a) => !a.href || /^(file|https?):/.test(a.href.baseVal ? "file:" : a.href))`)
	p.want(`document.querySelectorAll(".mixed").length > 0`)
}
