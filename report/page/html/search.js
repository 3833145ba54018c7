// Search over titles, outlets, authors and the texts in this page.
const { el } = page;

const maxHits = 200;
const aroundHit = 70; // characters on both sides of a hit

page.views.search = {
  title: (parameters) => "Search: " + (parameters.get("q") || ""),
  async show(stage, parameters, current) {
    const query = (parameters.get("q") || "").trim();
    const field = document.querySelector("#search input");
    if (field) field.value = query;
    const state = el("p", { class: "lead", role: "status" });
    const list = el("ol", { class: "hits" });
    page.fill(stage, el("h1", {}, "Search"), state, list);
    if (query === "") {
      state.textContent = "Type a word or a phrase into the search field.";
      return;
    }
    const pattern = new RegExp(query.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+"), "iu");
    let hits = 0;
    const add = (doc, text) => {
      if (++hits <= maxHits) list.append(el("li", { "data-row": true }, page.article(doc), text && excerpt(text, pattern)));
    };
    const named = new Set();
    page.core.docs.forEach((d, doc) => {
      if (!pattern.test(`${d.title}\n${d.outlet}\n${d.author}\n${d.id}`)) return;
      named.add(doc);
      add(doc, "");
    });
    let pause = performance.now();
    for (const doc of page.core.order) {
      if (!page.holds(page.core.docs[doc])) continue;
      const { text } = await page.text(doc);
      if (performance.now() - pause > 30) {
        state.textContent = `Searching … ${page.plural(hits, "article", "articles")} so far`;
        await new Promise((go) => setTimeout(go));
        pause = performance.now();
      }
      if (!current()) return;
      if (!named.has(doc) && pattern.test(text)) add(doc, text);
    }
    state.textContent = `${page.plural(hits, "article", "articles")} with “${query}”` + (hits > maxHits ? `, the first ${maxHits} are listed` : "") + ".";
    page.announce(state.textContent);
  },
};

function excerpt(text, pattern) {
  const found = pattern.exec(text);
  const from = Math.max(0, found.index - aroundHit);
  const end = found.index + found[0].length;
  return el("p", { class: "excerpt" }, from > 0 && "…", page.plain(text.slice(from, found.index).replace(/\s+/g, " ")),
    el("b", {}, page.plain(found[0])), page.plain(text.slice(end, end + aroundHit).replace(/\s+/g, " ")), "…");
}
