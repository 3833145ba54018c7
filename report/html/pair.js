// The view of one pair: what it is and why, and both texts side by side.
const { el, svg, hiddenText } = page;

const shortWords = 12; // a passage with fewer is short
const foldFrom = 160; // characters of unmatched text from which it folds
const blockLimit = 30000; // characters shown at once
const countable = ["quotation", "boilerplate"];

// What is open: the pair, its data, the choice of the reader and the nodes.
let open = null;

page.views.pair = {
  title: (parameters) => {
    const pair = pairOf(parameters);
    return pair < 0 ? "Pair" : page.core.pairs.at(pair) && titles(pair).join(" · ");
  },
  async show(stage, parameters, current) {
    const pair = pairOf(parameters);
    if (pair < 0) return missing(stage, parameters);
    open = { pair, choice: readChoice(parameters), stage };
    if (!page.holds(page.core.pairs[pair])) {
      stage.replaceChildren(head(), elsewhere(pair));
      return;
    }
    const opened = await prepare(pair, open.choice, stage);
    if (!current()) return;
    open = opened;
    stage.replaceChildren(head(), toolbar(), el("div", { id: "texts" }));
    window.addEventListener("scroll", onScroll, { passive: true });
    window.addEventListener("resize", onScroll, { passive: true });
    window.addEventListener("beforeprint", unfoldAll);
    drawTexts();
    applyChoice();
    if (open.choice.passage > 0) visit(open.choice.passage - 1, true);
  },
  hide() {
    open = null;
    window.removeEventListener("scroll", onScroll);
    window.removeEventListener("resize", onScroll);
    window.removeEventListener("beforeprint", unfoldAll);
  },
  keys: {
    n: () => step(1),
    p: () => step(-1),
    s: swap,
    l: toggleLock,
    1: () => toggleClass(0), 2: () => toggleClass(1), 3: () => toggleClass(2),
    4: () => toggleClass(3), 5: () => toggleClass(4),
    c() {
      const { a, b } = page.core.pairs[open.pair];
      const cluster = Math.max(page.core.docs[a].cluster, page.core.docs[b].cluster);
      page.open(cluster >= 0 ? page.clusterLink(cluster) : "#clusters");
    },
    a: () => page.open(page.docLink(page.core.pairs[open.pair].a)),
  },
};

// prepare loads what is behind a pair.
async function prepare(pair, choice, stage) {
  const { a, b } = page.core.pairs[pair];
  const [detail, textA, textB] = await Promise.all([page.detail(pair), page.text(a), page.text(b)]);
  return { pair, choice, stage, detail, text: { a: textA, b: textB }, folds: [], pieces: {
    a: page.cut(textA.text.length, textA.marks, detail.passages, "a"),
    b: page.cut(textB.text.length, textB.marks, detail.passages, "b"),
  } };
}

// On paper nothing is folded.
function unfoldAll() {
  for (const unfold of open.folds.splice(0)) unfold();
}

// A sheet has several pairs one below the other, with all their text: for print.
const maxSheet = 40;

page.views.sheet = {
  under: "clusters",
  title: () => "Pairs to print",
  async show(stage, parameters, current) {
    const cluster = page.core.clusters[page.clusterByID.get(parameters.get("id"))];
    const all = (cluster ? cluster.pairs : [...page.core.pairs.keys()]).filter((i) => page.holds(page.core.pairs[i]));
    const pairs = all.slice(0, maxSheet);
    const sections = [];
    for (const pair of pairs) {
      const choice = { hidden: new Set(), counted: new Set(), short: 0, free: false, swapped: false, passage: 0 };
      const opened = await prepare(pair, choice, stage);
      if (!current()) return;
      open = opened;
      open.sheet = true;
      startTexts();
      sections.push(el("section", { class: "sheet" }, head(), legend(),
        rowTexts(page.rows(opened.detail.passages, opened.text.a.text.length, opened.text.b.text.length))));
      unfoldAll();
      open = null;
    }
    stage.replaceChildren(el("p", { class: "notice no-print" },
      `${page.plural(pairs.length, "pair", "pairs")}${all.length > pairs.length ? " of " + page.number(all.length) : ""}, each on pages of its own. `,
      el("button", { type: "button", class: "quiet", on: { click: () => window.print() } }, "Print")), ...sections);
  },
};

const legend = () => el("p", { class: "signs" },
  page.core.classes.map(({ name }) => el("mark", { class: "m-" + name }, name)), signs());

const signs = () => page.core.ops.filter((term) => term.sign).map((term) =>
  el("span", { title: term.meaning }, el("b", {}, term.sign), " ", term.name));

function pairOf(parameters) {
  if (page.core.single) return page.core.pairs.length - 1;
  return page.findPair(page.docByID.get(parameters.get("a")), page.docByID.get(parameters.get("b")));
}

const titles = (pair) => {
  const { a, b } = page.core.pairs[pair];
  return [page.core.docs[a].title, page.core.docs[b].title];
};

function missing(stage, parameters) {
  stage.replaceChildren(el("h1", {}, "No such pair"),
    el("p", { class: "lead" }, page.core.complete
      ? "These two articles were never compared: they have too little in common."
      : "These two articles were not compared, or they have nothing in common that is reported."),
    el("ul", {}, ["a", "b"].map((key) => {
      const doc = page.docByID.get(parameters.get(key));
      return doc === undefined ? null : el("li", {}, page.article(doc));
    })));
}

function elsewhere(pair) {
  return page.isIndex()
    ? el("p", { class: "notice" }, "The texts of this pair are in ", el("a", { href: page.pairLink(pair) }, page.core.files[page.core.pairs[pair].part] || "no file"), ".")
    : el("p", { class: "notice" }, "This page holds the texts of the strongest pairs only; of this pair it has the figures.");
}

// The choice of the reader, as it stands in the link.
function readChoice(parameters) {
  const list = (key) => new Set((parameters.get(key) || "").split(",").filter(Boolean));
  return { hidden: list("hide"), counted: list("count"), short: parameters.get("short") ? shortWords : 0,
    free: parameters.get("free") === "1", swapped: parameters.get("swap") === "1",
    passage: Number(parameters.get("passage")) || 0 };
}

function keepChoice() {
  const { hidden, counted, short, free, swapped, passage } = open.choice;
  page.amend({ hide: [...hidden].join(","), count: [...counted].join(","), short: short ? "1" : null,
    free: free ? "1" : null, swap: swapped ? "1" : null, passage: passage || null });
}

const leftName = () => (open.choice.swapped ? "b" : "a");
const rightName = () => (open.choice.swapped ? "a" : "b");
const docOf = (name) => page.core.pairs[open.pair][name];

// The head: verdict, reasons and figures.
function head() {
  const p = page.core.pairs[open.pair];
  const first = { a: "A", b: "B" }[p.order];
  return el("div", { class: "pair-head" },
    el("h1", {}, page.chip(p.verdict), el("span", { class: "meaning" }, page.core.verdicts[p.verdict].meaning)),
    el("dl", { class: "facts" },
      fact("A found in B", page.bar(p.ab), "ab"),
      fact("B found in A", page.bar(p.ba), "ba"),
      fact("Reused words", page.number(p.words), "words"),
      fact("Longest run", page.plural(p.longest, "word", "words")),
      fact("Who was first", first ? first : "unknown", null, p.basis),
      fact("Score", p.score.toFixed(2), null, "5-gram Jaccard " + p.jaccard.toFixed(3))),
    p.reasons.length > 0 && el("div", { class: "why" }, el("h2", {}, "Why"),
      el("ul", { class: "reasons" }, p.reasons.map((reason) => el("li", {}, reason)))));
}

// fact shows a figure; key names the ones that the choice works out again.
const fact = (name, value, key, note) =>
  el("div", {}, el("dt", {}, name), el("dd", {}, value,
    key && el("span", { class: "again", "data-figure": key, hidden: true }),
    note && el("small", {}, note)));

function card(name) {
  const doc = docOf(name);
  const d = page.core.docs[doc];
  const p = page.core.pairs[open.pair];
  return el("div", { class: "side-card" },
    el("p", { class: "side-name" }, el("span", { class: "letter" }, name.toUpperCase()),
      p.order === name && el("span", { class: "first" }, "first"), page.byline(doc)),
    el("h2", { lang: d.lang, dir: d.dir }, page.core.single ? el("bdi", {}, d.title) : el("a", { href: page.docLink(doc) }, el("bdi", {}, d.title))),
    el("p", { class: "side-facts" }, [page.plural(d.words, "word", "words"), d.author && "by " + d.author,
      d.credit && "credits " + d.credit].filter(Boolean).join(" · "),
    d.url && [" · ", el("a", { href: d.url, rel: "noopener noreferrer", target: "_blank" }, "original")]));
}

// The toolbar stays on screen: classes, options, and the map of both articles.
function toolbar() {
  const p = page.core.pairs[open.pair];
  const passages = open.detail.passages;
  const perClass = page.core.classes.map((_, i) => passages.filter((passage) => passage.class === i).length);
  const left = { name: leftName(), length: open.text[leftName()].text.length };
  const right = { name: rightName(), length: open.text[rightName()].text.length };
  open.strip = page.strip(passages, left, right, (number) => visit(number));
  return el("div", { class: "toolbar", role: "group", "aria-label": "What is marked and counted" },
    el("div", { class: "tool-row" },
      el("div", { class: "classes" }, page.core.classes.map((term, i) => el("button", {
        type: "button", class: "class-toggle m-" + term.name, "aria-pressed": "true", "data-class": i,
        title: term.meaning + " Key " + (i + 1), on: { click: () => toggleClass(i) },
      }, el("mark", { class: "m-" + term.name }, term.name), " ", el("b", {}, page.number(p.class[i])), hiddenText(" words in " + perClass[i] + " passages")))),
      el("div", { class: "options" },
        countable.map((name) => option("count " + name.replace("quotation", "quotations"), open.choice.counted.has(name), (on) => {
          if (on) open.choice.counted.add(name);
          else open.choice.counted.delete(name);
        })),
        option(`leave out passages under ${shortWords} words`, open.choice.short > 0, (on) => { open.choice.short = on ? shortWords : 0; })),
      el("div", { class: "actions" },
        el("button", { type: "button", class: "quiet", title: "Previous passage (p)", on: { click: () => step(-1) } }, "↑", hiddenText(" previous passage")),
        el("span", { class: "position", id: "position" }, page.plural(passages.length, "passage", "passages")),
        el("button", { type: "button", class: "quiet", title: "Next passage (n)", on: { click: () => step(1) } }, "↓", hiddenText(" next passage")),
        el("button", { type: "button", class: "quiet", id: "lock", title: "Rows aligned, or each side on its own (l)", "aria-pressed": String(!open.choice.free), on: { click: toggleLock } }, "aligned"),
        el("button", { type: "button", class: "quiet", title: "Swap the sides (s)", on: { click: swap } }, "swap"),
        el("button", { type: "button", class: "quiet", on: { click: copy } }, "copy", hiddenText(" this pair as Markdown")))),
    el("div", { class: "map-row" },
      el("span", { class: "map-names", "aria-hidden": "true" }, el("span", {}, leftName().toUpperCase()), el("span", {}, rightName().toUpperCase())),
      open.strip.map),
    el("p", { class: "signs" }, signs()));
}

function option(name, on, set) {
  const box = el("input", { type: "checkbox", on: { change() { set(box.checked); keepChoice(); applyChoice(); } } });
  box.checked = on;
  return el("label", { class: "option" }, box, " ", name);
}

async function copy() {
  await page.copy(page.pairMarkdown(open.pair, open.detail, open.text.a, open.text.b));
  page.announce("Copied as Markdown");
  flash("copied as Markdown");
}

function flash(text) {
  const place = document.getElementById("position");
  const before = place.textContent;
  place.textContent = text;
  setTimeout(() => { if (place.textContent === text) place.textContent = before; }, 1500);
}

// The texts. In rows: one grid, aligned blocks in the same row, so that no
// wrapping can part them. Free: each side scrolls by itself.
function drawTexts() {
  const { detail, text, choice } = open;
  const rows = page.rows(detail.passages, text.a.text.length, text.b.text.length);
  startTexts();
  const make = choice.free ? freeTexts : rowTexts;
  document.getElementById("texts").replaceChildren(make(rows));
  onScroll();
}

// startTexts forgets the nodes of an earlier drawing.
function startTexts() {
  open.folds = [];
  open.marks = { left: new Map(), right: new Map() };
  open.badged = { left: new Set(), right: new Set() };
  open.drawing = svg("svg", { class: "ribbons", "aria-hidden": "true" });
}

function rowTexts(rows) {
  const grid = el("div", { class: "rows" }, open.drawing,
    el("div", { class: "cell left head" }, card(leftName())), el("div", { class: "cell right head" }, card(rightName())));
  for (const row of rows) {
    const matched = row.passage >= 0 ? " matched" : "";
    grid.append(cell("left", row, "cell left" + matched), cell("right", row, "cell right" + matched));
  }
  return grid;
}

function freeTexts(rows) {
  const pane = (side, name) => {
    const column = el("div", { class: "pane " + side, tabindex: 0, role: "region", "aria-label": "Article " + name.toUpperCase(),
      on: { scroll: onScroll } }, rows.map((row) => cell(side, row, "cell")));
    open[side + "Pane"] = column;
    return el("div", { class: "pane-frame" }, el("div", { class: "cell head" }, card(name)), column);
  };
  return el("div", { class: "free" }, pane("left", leftName()), open.drawing, pane("right", rightName()));
}

// cell holds one side of a row: passages as they are, unmatched text folded.
function cell(side, row, className) {
  const name = side === "left" ? leftName() : rightName();
  const d = page.core.docs[docOf(name)];
  const [from, to] = row[name];
  const blocks = row.passage >= 0 ? [{ from, to, matched: true }] : blocksOf(name, from, to);
  return el("div", { class: className + (to <= from ? " empty" : ""), lang: d.lang, dir: d.dir, "data-from": from, "data-to": to, "data-side": side },
    blocks.map((block) => drawBlock(side, name, block)));
}

// blocksOf cuts an unmatched stretch into blocks with a mark and without.
function blocksOf(name, from, to) {
  const blocks = [];
  for (const piece of page.piecesIn(open.pieces[name], from, to)) {
    const matched = piece.passages.length > 0;
    const boilerplate = !matched && piece.boilerplate;
    const last = blocks.at(-1);
    const end = Math.min(piece.to, to);
    if (last && last.matched === matched && last.boilerplate === boilerplate) last.to = end;
    else blocks.push({ from: Math.max(piece.from, from), to: end, matched, boilerplate });
  }
  return blocks;
}

function drawBlock(side, name, block) {
  const text = open.text[name].text;
  let { from, to } = block;
  while (from < to && /\s/.test(text[from])) from++;
  while (to > from && /\s/.test(text[to - 1])) to--;
  if (from >= to) return null;
  if (!block.matched && (block.boilerplate || to - from > foldFrom)) return fold(side, name, from, to, block.boilerplate);
  return el("div", { class: "block" + (block.matched ? "" : " unmatched") }, limited(side, name, from, to));
}

function fold(side, name, from, to, boilerplate) {
  const text = open.text[name].text.slice(from, to);
  const words = page.plural(page.countWords(text.slice(0, 200000)), "word", "words");
  const body = el("div", { class: "block unmatched", hidden: true });
  const show = () => {
    if (!body.firstChild) body.append(...limited(side, name, from, to));
    body.hidden = !body.hidden;
    button.setAttribute("aria-expanded", String(!body.hidden));
    onScroll();
  };
  const button = el("button", { type: "button", class: "fold" + (boilerplate ? " m-boilerplate" : ""), "aria-expanded": "false", on: { click: show } },
    el("span", { class: "fold-text" }, page.plain(text.slice(0, 90).replace(/\s+/g, " "))),
    el("span", { class: "fold-count" }, boilerplate ? "boilerplate" + (boilerplate.reason ? ": " + boilerplate.reason : "") + ", " : "", words));
  open.folds.push(() => { if (body.hidden) show(); });
  return [button, body];
}

// limited shows no more than a screenful or so of an endless text.
function limited(side, name, from, to) {
  if (to - from <= blockLimit) return drawText(side, name, from, to);
  const more = el("button", { type: "button", class: "quiet", on: { click() {
    if (open) more.replaceWith(...limited(side, name, from + blockLimit, to));
  } } }, `… ${page.number(to - from - blockLimit)} more characters`);
  return [...drawText(side, name, from, from + blockLimit), more];
}

// drawText gives the nodes of a stretch of text: flat pieces, each with the
// class of the strongest passage that covers it.
function drawText(side, name, from, to) {
  const { text } = open.text[name];
  const { passages } = open.detail;
  const nodes = [];
  let quotation = null, previous = -1;
  for (const piece of page.piecesIn(open.pieces[name], from, to)) {
    const [start, end] = [Math.max(piece.from, from), Math.min(piece.to, to)];
    const main = piece.passages.length > 0 ? piece.passages[0] : -1;
    if (main !== previous && previous >= 0) nodes.push(hiddenText(" (end of passage)"));
    for (const number of piece.passages) nodes.push(...badge(side, number));
    if (piece.quotation && piece.quotation !== quotation && piece.quotation.at[0] >= from) nodes.push(speaker(piece.quotation));
    quotation = piece.quotation;
    previous = main;
    const mark = drawPiece(side, piece, main, page.plain(text.slice(start, end)));
    nodes.push(mark);
    for (const number of piece.passages) remember(side, number, mark);
  }
  return nodes;
}

function drawPiece(side, piece, main, nodes) {
  const { passages } = open.detail;
  const name = page.pieceClass(piece, passages);
  if (!name) return el("span", { class: piece.dropped ? "dropped" : null }, nodes);
  const op = page.core.ops[piece.op].name;
  const oneSided = op === "inserted" || op === "deleted";
  const shown = oneSided ? (side === "left" ? "deleted" : "inserted") : op;
  const classes = ["m-" + name];
  if (op !== "kept") classes.push("op-" + shown);
  if (piece.quotation && name !== "quotation") classes.push("quoted");
  if (piece.boilerplate && name !== "boilerplate") classes.push("masked");
  if (main >= 0 && passages[main].words < shortWords) classes.push("short");
  return el(oneSided ? (side === "left" ? "del" : "ins") : "mark",
    { class: classes.join(" "), "data-p": main >= 0 ? main : null, "data-e": piece.op > 0 ? piece.edit : null }, nodes);
}

// badge is the number of a passage, where it begins on a side.
function badge(side, number) {
  if (open.badged[side].has(number)) return [];
  open.badged[side].add(number);
  const passage = open.detail.passages[number];
  const name = page.core.classes[passage.class].name;
  return [el("a", {
    class: "badge m-" + name + (passage.moved ? " moved" : ""), id: open.sheet ? null : `${side}-${number + 1}`, "data-p": number,
    href: page.pairLink(open.pair, { passage: number + 1 }), on: { click(event) { if (!open) return; event.preventDefault(); visit(number, false, side === "left" ? "right" : "left"); } },
  }, hiddenText(name + " passage "), String(number + 1), passage.moved && el("span", { title: "Stands elsewhere in the other article" }, "⇅", hiddenText(" moved")))];
}

const speaker = (quotation) =>
  el("span", { class: "speaker" }, "“ ", quotation.speaker || "", hiddenText(" quotation "));

function remember(side, number, mark) {
  const marks = open.marks[side];
  if (!marks.has(number)) marks.set(number, []);
  marks.get(number).push(mark);
}

// The choice shows on the marks, in the buttons and in the figures.
function applyChoice() {
  const { choice, stage, detail, text, pair } = open;
  page.core.classes.forEach((term, i) => {
    const off = choice.hidden.has(term.name);
    stage.classList.toggle("off-" + term.name, off);
    const button = stage.querySelector(`[data-class="${i}"]`);
    if (button) button.setAttribute("aria-pressed", String(!off));
  });
  stage.classList.toggle("off-short", choice.short > 0);
  const raw = page.core.pairs[pair];
  const touched = ["verbatim", "edited", "paraphrase"].some((name) => choice.hidden.has(name)) || choice.counted.size > 0 || choice.short > 0;
  const again = touched ? page.figures(detail, text.a, text.b, choice) : raw;
  for (const key of ["ab", "ba", "words"]) {
    const place = stage.querySelector(`[data-figure="${key}"]`);
    place.hidden = !touched;
    place.textContent = "→ " + (key === "words" ? page.number(again.words) : page.percent(again[key]));
  }
  if (touched) page.announce(`A in B ${page.percent(again.ab)}, B in A ${page.percent(again.ba)}`);
}

function toggleClass(i) {
  if (!open.detail) return;
  const { name } = page.core.classes[i];
  if (!open.choice.hidden.delete(name)) open.choice.hidden.add(name);
  keepChoice();
  applyChoice();
}

function redraw() {
  keepChoice();
  const bar = open.stage.querySelector(".toolbar");
  bar.replaceWith(toolbar());
  drawTexts();
  applyChoice();
}

function swap() {
  if (!open.detail) return;
  open.choice.swapped = !open.choice.swapped;
  redraw();
}

function toggleLock() {
  if (!open.detail) return;
  open.choice.free = !open.choice.free;
  redraw();
}

function step(by) {
  if (!open.detail || open.detail.passages.length === 0) return;
  const count = open.detail.passages.length;
  const now = open.choice.passage;
  visit(now === 0 ? (by > 0 ? 0 : count - 1) : (now - 1 + by + count) % count);
}

// visit brings a passage on screen and marks it on both sides.
function visit(number, quiet, side = "left") {
  if (number >= open.detail.passages.length) return;
  open.choice.passage = number + 1;
  keepChoice();
  open.stage.querySelectorAll(".now").forEach((node) => node.classList.remove("now"));
  open.stage.querySelectorAll(`[data-p="${number}"]`).forEach((node) => node.classList.add("now"));
  const passage = open.detail.passages[number];
  document.getElementById("position").textContent = `${number + 1} of ${open.detail.passages.length}`;
  for (const at of open.choice.free ? ["left", "right"] : [side]) {
    const mark = document.getElementById(`${at}-${number + 1}`);
    if (!mark) continue;
    mark.scrollIntoView({ block: "center", behavior: quiet || page.still() ? "auto" : "smooth" });
    if (at === side) mark.focus({ preventScroll: true });
  }
  page.announce(`Passage ${number + 1}, ${page.core.classes[passage.class].name}, ${page.plural(passage.words, "word", "words")}${passage.moved ? ", moved" : ""}`);
}

// Scrolling moves the ribbons and the window of the map, once a frame.
let waiting = false;
function onScroll() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    if (!open || !open.drawing) return;
    page.ribbons(open.drawing, open.marks, open.detail.passages);
    for (const side of ["left", "right"]) showWindow(side);
    const now = open.choice.passage - 1;
    if (now >= 0) open.drawing.querySelectorAll(`[data-p="${now}"]`).forEach((path) => path.classList.add("now"));
  });
}

function showWindow(side) {
  const frame = open.choice.free ? open[side + "Pane"].getBoundingClientRect() : { top: 120, bottom: window.innerHeight };
  let from = Infinity, to = -Infinity;
  for (const cell of open.stage.querySelectorAll(`[data-side="${side}"]`)) {
    const box = cell.getBoundingClientRect();
    if (box.bottom < frame.top || box.top > frame.bottom || box.height === 0) continue;
    const [start, end] = [Number(cell.dataset.from), Number(cell.dataset.to)];
    const share = (y) => Math.min(1, Math.max(0, (y - box.top) / box.height));
    from = Math.min(from, start + (end - start) * share(frame.top));
    to = Math.max(to, start + (end - start) * share(frame.bottom));
  }
  if (to >= from) open.strip.show(side, from, to);
}

// Pointing at a passage, or at a changed word, shows its other side.
document.addEventListener("pointerover", (event) => {
  if (!open || !open.detail) return;
  const mark = event.target.closest?.("[data-p]");
  open.stage.querySelectorAll(".hot, .linked").forEach((node) => node.classList.remove("hot", "linked"));
  if (!mark) return;
  const number = mark.dataset.p;
  open.stage.querySelectorAll(`[data-p="${number}"]`).forEach((node) => node.classList.add("hot"));
  if (mark.dataset.e) open.stage.querySelectorAll(`[data-p="${number}"][data-e="${mark.dataset.e}"]`).forEach((node) => node.classList.add("linked"));
  const passage = open.detail.passages[number];
  document.getElementById("position").textContent = `${Number(number) + 1}: ${page.core.classes[passage.class].name}, ` +
    `${page.plural(passage.words, "word", "words")}, similarity ${passage.score.toFixed(2)}${passage.moved ? ", moved" : ""}`;
});
