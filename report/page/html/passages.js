// Passages: stretches of text that several articles carry, and one of them
// with all its carriers.
const { el } = page;

page.views.passages = {
  title: () => "Passages",
  show(stage) {
    const { shared } = page.core;
    page.fill(stage, el("h1", {}, "Passages that articles share"),
      el("p", { class: "lead" }, "Each line is one stretch of text and the number of articles that carry it, word for word or in other words."),
      shared.length > 0 ? page.sharedTable([...shared.keys()]) : el("p", {}, "There is none."));
  },
};

// sharedTable lists shared passages by index.
page.sharedTable = (list) => {
  const { shared, docs, classes } = page.core;
  const carriers = (i) => [...Map.groupBy(shared[i].places, (place) => page.short(place.doc))]
    .map(([name, places]) => name + (places.length > 1 ? ` (${places.length})` : "")).join(", ");
  return page.table([
    { label: "Articles", width: "w-number", number: true, value: (i) => shared[i].places.length,
      cell: (i) => el("a", { href: page.sharedLink(i), "data-open": true }, page.plural(shared[i].places.length, "article", "articles")) },
    { label: "Text", wide: true, value: (i) => shared[i].excerpt, cell: (i) => el("bdi", { class: "excerpt", lang: docs[shared[i].places[0].doc].lang }, shared[i].excerpt) },
    { label: "Class", width: "w-verdict", value: (i) => shared[i].classes.map((c) => classes[c].name).join(" "), cell: (i) => classMarks(shared[i]) },
    { label: "Words", width: "w-number", number: true, value: (i) => shared[i].words, cell: (i) => page.number(shared[i].words) },
    { label: "Carried by", width: "w-title", value: carriers, cell: (i) => el("span", { class: "byline" }, carriers(i)) },
  ], list, { name: "passages", label: "Passages", caption: page.plural(list.length, "passage", "passages") });
};

const classMarks = ({ classes }) =>
  classes.map((c) => page.core.classes[c].name).map((name) => [el("mark", { class: "m-" + name }, name), " "]);

const maxCarriers = 100;

page.views.passage = {
  under: "passages",
  title: () => "Passage",
  async show(stage, parameters, current) {
    const index = page.sharedByID.get(parameters.get("id"));
    if (index === undefined) return page.views.lost.show(stage);
    const shared = page.core.shared[index];
    const { docs } = page.core;
    const places = shared.places.toSorted((x, y) => (docs[x.doc].date || "~").localeCompare(docs[y.doc].date || "~", "en") || x.doc - y.doc).slice(0, maxCarriers);
    const texts = page.isIndex() ? [] : await Promise.all(places.map((place) => page.text(place.doc)));
    if (!current()) return;
    page.fill(stage, el("h1", {}, `${page.plural(shared.places.length, "article carries", "articles carry")} this passage`),
      el("p", { class: "lead" }, classMarks(shared),
        ` · ${page.plural(shared.words, "word", "words")} at most · by date`),
      el("ol", { class: "carriers" }, places.map((place, i) => el("li", { class: "card" },
        el("p", { class: "carrier" }, page.article(place.doc)),
        texts[i] && el("blockquote", { lang: docs[place.doc].lang, dir: docs[place.doc].dir }, around(texts[i].text, place.at, "m-" + page.core.classes[shared.classes[0]].name)),
        pairLinks(shared, place.doc)))),
      shared.places.length > maxCarriers ? el("p", { class: "hint" }, `And ${shared.places.length - maxCarriers} more.`) : "");
  },
};

// around shows the passage with a few words on both sides.
function around(text, [from, to], mark) {
  const before = text.slice(Math.max(0, from - 80), from).replace(/^\S*\s/, "").replace(/[^]*\n\n/, "");
  const after = text.slice(to, to + 80).replace(/\n\n[^]*/, "").replace(/\s\S*$/, "");
  return [el("span", { class: "context" }, page.plain(before)), el("mark", { class: mark }, page.plain(text.slice(from, Math.min(to, from + 5000)))), el("span", { class: "context" }, page.plain(after))];
}

function pairLinks(shared, doc) {
  const pairs = shared.pairs.filter((i) => page.core.pairs[i].a === doc || page.core.pairs[i].b === doc);
  return el("p", { class: "hint" }, "Compare with ", pairs.slice(0, 12).map((i, n) => [n > 0 && ", ", el("a", { href: page.pairLink(i) }, page.short(page.other(i, doc)))]),
    pairs.length > 12 && ` and ${pairs.length - 12} more`);
}
