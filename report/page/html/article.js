// Articles: the list, and one article with the sources of every sentence.
const { el, svg, hiddenText } = page;

page.views.articles = {
  title: () => "Articles",
  show(stage) {
    const { docs } = page.core;
    const rows = page.core.order;
    const findings = page.pairsOf.map((pairs) => pairs.filter((i) => page.finding(page.core.pairs[i].verdict)));
    const most = findings.map((pairs, doc) => Math.max(0, ...pairs.map((i) => page.covered(i, doc))));
    page.fill(stage, el("h1", {}, page.plural(docs.length, "article", "articles")), page.table([
      { label: "Article", value: (doc) => docs[doc].title, cell: (doc) => el("a", { href: page.docLink(doc), "data-open": true, class: "title" }, el("bdi", {}, docs[doc].title)) },
      { label: "Outlet", width: "w-outlet", value: (doc) => docs[doc].outlet },
      { label: "Published", width: "w-date", value: (doc) => docs[doc].date, cell: (doc) => (docs[doc].date ? page.day(docs[doc].date) : "") },
      { label: "Words", width: "w-number", number: true, value: (doc) => docs[doc].words, cell: (doc) => page.number(docs[doc].words) },
      { label: "Findings", width: "w-number", number: true, value: (doc) => findings[doc].length },
      { label: "Most in one other", width: "w-share", number: true, value: (doc) => most[doc], cell: (doc) => page.bar(most[doc]) },
      { label: "File", wide: true, value: (doc) => docs[doc].id, cell: (doc) => el("bdi", { class: "hint" }, page.plain(docs[doc].id)) },
    ], rows, { name: "articles", label: "Articles", caption: "In the order of the matrix: what belongs together stands together." }));
  },
};

page.views.article = {
  under: "articles",
  title: (parameters) => page.core.docs[page.docByID.get(parameters.get("id"))]?.title || "Article",
  async show(stage, parameters, current) {
    const doc = page.docByID.get(parameters.get("id"));
    if (doc === undefined) return page.views.lost.show(stage);
    const d = page.core.docs[doc];
    const head = [
      el("h1", { lang: d.lang, dir: d.dir }, el("bdi", {}, d.title)),
      el("p", { class: "lead" }, [d.outlet, d.date && page.day(d.date) + (d.basis ? ` (${d.basis})` : ""), d.author && "by " + d.author, d.credit && "credits " + d.credit,
        page.plural(d.words, "word", "words")].filter(Boolean).join(" · "), " · ", page.plain(d.id), d.url && [" · ", el("a", { href: d.url, rel: "noopener noreferrer", target: "_blank" }, "original")],
      d.cluster >= 0 && [" · ", el("a", { href: page.clusterLink(d.cluster) }, "its cluster")]),
    ];
    if (!page.holds(d)) {
      const pairs = page.pairsOf[doc];
      page.fill(stage, ...head, el("p", { class: "notice" }, pairs.length === 0
        ? "Nothing in this article is shared with another, so this page does not hold its text."
        : "This page does not hold the text of this article."), pairs.length > 0 ? page.pairTable(pairs, {}) : "");
      return;
    }
    const sources = await findSources(doc);
    const text = await page.text(doc);
    if (!current()) return;
    const pairs = page.pairsOf[doc];
    page.fill(stage, ...head,
      el("h2", {}, "Where its text stands elsewhere"), strips(doc, text, sources),
      el("h2", {}, "Sentence by sentence"),
      el("p", { class: "hint" }, "The number says in how many other articles a sentence stands; the one that is closest is named. Quotations and boilerplate do not count."),
      sentences(doc, text, sources),
      pairs.length > 0 ? el("h2", {}, "Its pairs") : "", pairs.length > 0 ? page.pairTable(pairs, { caption: page.plural(pairs.length, "pair", "pairs") }) : "");
  },
  keys: {
    c() {
      const d = page.core.docs[page.docByID.get(page.route().parameters.get("id"))];
      page.open(d && d.cluster >= 0 ? page.clusterLink(d.cluster) : "#clusters");
    },
  },
};

// findSources lists all passages of the document: {pair, other, number,
// passage, at}, the strongest class first. All are kept, also where they overlap.
async function findSources(doc) {
  const found = [];
  for (const pair of page.pairsOf[doc].filter((i) => page.holds(page.core.pairs[i]))) {
    const detail = await page.detail(pair);
    const side = page.core.pairs[pair].a === doc ? "a" : "b";
    detail.passages.forEach((passage, number) =>
      found.push({ pair, other: page.other(pair, doc), number, passage, at: passage[side] }));
  }
  return found.sort((x, y) => x.passage.class - y.passage.class || y.passage.score - x.passage.score || x.pair - y.pair || x.at[0] - y.at[0]);
}

const maxStrips = 40;

// strips draws a line for each other article that shows which parts it carries.
function strips(doc, text, sources) {
  const length = Math.max(1, text.text.length);
  const byPair = Map.groupBy(sources, (source) => source.pair);
  const pairs = page.pairsOf[doc].filter((pair) => byPair.has(pair));
  const strip = (list) => svg("svg", { class: "coverage", viewBox: "0 0 1000 14", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { class: "track", width: 1000, height: 14 }),
    list.toReversed().map(({ at, passage }) => svg("rect", {
      class: "m-" + page.core.classes[passage.class].name, x: ((1000 * at[0]) / length).toFixed(1), height: 14,
      width: Math.max(2, (1000 * (at[1] - at[0])) / length).toFixed(1),
    })));
  const line = (name, share, list) => el("div", { class: "strip-line" }, el("div", { class: "strip-name" }, name), strip(list), el("div", { class: "strip-share" }, share));
  return el("div", { class: "strips" },
    line(el("b", {}, "all together"), "", sources),
    pairs.slice(0, maxStrips).map((pair) => {
      const other = page.other(pair, doc);
      return line([el("a", { href: page.pairLink(pair), class: "title" }, el("bdi", {}, page.core.docs[other].title)), page.byline(other)],
        [page.chip(page.core.pairs[pair].verdict), " ", page.percent(page.covered(pair, doc))], byPair.get(pair));
    }),
    pairs.length > maxStrips && el("p", { class: "hint" }, `And ${pairs.length - maxStrips} more in the table below.`));
}

const maxSentences = 1500;

// sentences lists every sentence with the number of its sources and the best.
function sentences(doc, text, sources) {
  const d = page.core.docs[doc];
  const count = text.sentences.length / 2;
  const list = el("ol", { class: "sentences", lang: d.lang, dir: d.dir });
  const passages = sources.map((source) => ({ class: source.passage.class, a: source.at, edits: [] }));
  const pieces = page.cut(text.text.length, text.marks, passages, "a");
  const byStart = [...sources].sort((x, y) => x.at[0] - y.at[0]);
  let last = -1, before = 0;
  for (let i = 0; i < Math.min(count, maxSentences); i++) {
    const [from, to] = [text.sentences[2 * i], text.sentences[2 * i + 1]];
    const end = i + 1 < count ? text.sentences[2 * i + 2] : text.text.length;
    const over = byStart.filter(({ at }) => Math.min(at[1], to) - Math.max(at[0], from) > (to - from) / 3);
    const counting = over.filter(({ passage }) => passage.class < 3);
    const best = (counting.length > 0 ? counting : over).toSorted((x, y) => x.passage.class - y.passage.class || y.passage.score - x.passage.score || x.pair - y.pair)[0];
    const others = new Set(counting.map(({ other }) => other)).size;
    const gap = text.text.slice(before, from);
    list.append(el("li", { class: /\n\s*\n/.test(gap) ? "paragraph" : null },
      el("span", { class: "source-count" + (others > 0 ? " some" : "") }, others > 0 ? String(others) : "", hiddenText(others > 0 ? " sources: " : "")),
      el("span", { class: "sentence" }, drawSentence(text.text, pieces, passages, i === 0 ? 0 : from, end)),
      el("span", { class: "source" }, best ? sourceLink(best, last) : null)));
    last = best ? best.pair : -1;
    before = to;
  }
  return count > maxSentences ? [list, el("p", { class: "hint" }, `And ${page.number(count - maxSentences)} more sentences.`)] : list;
}

function sourceLink(best, last) {
  const name = page.core.classes[best.passage.class].name;
  return el("a", { href: page.pairLink(best.pair, { passage: best.number + 1 }), class: best.pair === last ? "again-source" : null },
    el("span", { class: "class-name m-" + name }, name), " ", el("bdi", {}, page.short(best.other)));
}

function drawSentence(text, pieces, passages, from, to) {
  while (to > from && /\s/.test(text[to - 1])) to--;
  to = Math.min(to, from + 20000);
  return page.piecesIn(pieces, from, to).map((piece) => {
    const name = page.pieceClass(piece, passages);
    const nodes = page.plain(text.slice(Math.max(from, piece.from), Math.min(to, piece.to)));
    return name ? el("mark", { class: "m-" + name }, nodes) : el("span", {}, nodes);
  });
}
