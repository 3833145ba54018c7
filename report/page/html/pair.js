// The view of one pair. pairhead.js draws what it is and why, pairtext.js both
// texts; here are the choice of the reader, the keys and the moves.
const { el } = page;

const countable = ["quotation", "boilerplate"];

// What is open: {pair, choice, stage}, and where the page holds its texts also
// {detail, text, pieces} and what pairtext.js notes of the drawing.
let open = null;

page.views.pair = {
  title: (parameters) => {
    const pair = pairOf(parameters);
    if (pair < 0) return "Pair";
    const { a, b } = page.core.pairs[pair];
    return `${page.core.docs[a].title} · ${page.core.docs[b].title}`;
  },
  async show(stage, parameters, current) {
    const pair = pairOf(parameters);
    if (pair < 0) return missing(stage, parameters);
    open = { pair, choice: readChoice(parameters), stage };
    if (!page.holds(page.core.pairs[pair])) {
      page.fill(stage, page.pairHead(open), elsewhere(pair));
      return;
    }
    const opened = await prepare(pair, open.choice, stage);
    if (!current()) return;
    open = opened;
    Object.assign(open, { visit, redraw: onScroll });
    page.fill(stage, page.pairHead(open), page.pairToolbar(open, actions()), el("div", { id: "texts" }));
    window.addEventListener("scroll", onScroll, { passive: true });
    window.addEventListener("resize", onScroll, { passive: true });
    window.addEventListener("beforeprint", unfoldAll);
    drawTexts();
    applyChoice();
    if (open.choice.passage > 0) visit(open.choice.passage - 1, true);
  },
  hide() {
    open = null;
    page.untip();
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
      const opened = await prepare(pair, readChoice(new URLSearchParams()), stage);
      if (!current()) return;
      opened.sheet = true;
      sections.push(el("section", { class: "sheet" }, page.pairHead(opened), legend(), page.pairTexts(opened)));
      for (const unfold of opened.folds) unfold();
    }
    page.fill(stage, el("p", { class: "notice no-print" },
      `${page.plural(pairs.length, "pair", "pairs")}${all.length > pairs.length ? " of " + page.number(all.length) : ""}, each on pages of its own. `,
      el("button", { type: "button", class: "quiet", on: { click: () => window.print() } }, "Print")), ...sections);
  },
};

const legend = () => el("div", { class: "legend-line" },
  el("p", { class: "signs" }, el("span", { class: "hint" }, "Passages:"), page.core.classes.map(({ name }) => el("mark", { class: "m-" + name }, name))), page.signs());

function pairOf(parameters) {
  if (page.core.single) return page.core.pairs.length - 1;
  return page.findPair(page.docByID.get(parameters.get("a")), page.docByID.get(parameters.get("b")));
}

function missing(stage, parameters) {
  page.fill(stage, el("h1", {}, "No such pair"),
    el("p", { class: "lead" }, page.core.complete
      ? "These two articles were never compared: they have too little in common."
      : "These two articles were not compared, or they have nothing in common that is reported."),
    el("ul", {}, ["a", "b"].map((key) => {
      const doc = page.docByID.get(parameters.get(key));
      return doc === undefined ? null : el("li", {}, page.article(doc));
    })));
}

function elsewhere(pair) {
  return page.isIndex() && page.core.pairs[pair].part >= 0
    ? el("p", { class: "notice" }, "The texts of this pair are in ", el("a", { href: page.pairLink(pair) }, page.core.files[page.core.pairs[pair].part]), ".")
    : el("p", { class: "notice" }, "This page holds the texts of the strongest pairs only; of this pair it has the figures.");
}

// The choice of the reader, as it stands in the link.
function readChoice(parameters) {
  const list = (key) => new Set((parameters.get(key) || "").split(",").filter(Boolean));
  return { hidden: list("hide"), counted: list("count"), short: parameters.get("short") ? page.shortWords : 0,
    words: parameters.get("words") !== "0", free: parameters.get("free") === "1", swapped: parameters.get("swap") === "1",
    passage: Number(parameters.get("passage")) || 0 };
}

function keepChoice() {
  const { hidden, counted, short, words, free, swapped, passage } = open.choice;
  page.amend({ hide: [...hidden].join(","), count: [...counted].join(","), short: short ? "1" : null,
    words: words ? null : "0", free: free ? "1" : null, swap: swapped ? "1" : null, passage: passage || null });
}

// actions is what the toolbar can do.
function actions() {
  const option = (name, on, set) => ({ name, on, set(value) { set(value); keepChoice(); applyChoice(); } });
  const { choice } = open;
  return { visit, step, swap, toggleLock, toggleClass, copy, options: [
    option("mark words", choice.words, (on) => { choice.words = on; }),
    ...countable.map((name) => option("count " + name.replace("quotation", "quotations"), choice.counted.has(name), (on) => {
      if (on) choice.counted.add(name);
      else choice.counted.delete(name);
    })),
    option(`leave out passages under ${page.shortWords} words`, choice.short > 0, (on) => { choice.short = on ? page.shortWords : 0; }),
  ] };
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

function drawTexts() {
  document.getElementById("texts").replaceChildren(page.pairTexts(open));
  for (const side of ["left", "right"]) open[side + "Pane"]?.addEventListener("scroll", onScroll, { passive: true });
  onScroll();
}

// The choice shows on the marks, in the buttons and in the figures.
function applyChoice() {
  const { choice, stage } = open;
  page.core.classes.forEach((term, i) => {
    const off = choice.hidden.has(term.name);
    stage.classList.toggle("off-" + term.name, off);
    const button = stage.querySelector(`[data-class="${i}"]`);
    if (button) button.setAttribute("aria-pressed", String(!off));
  });
  stage.classList.toggle("off-short", choice.short > 0);
  stage.classList.toggle("off-words", !choice.words);
  page.pairFigures(open);
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
  open.stage.querySelector(".toolbar").replaceWith(page.pairToolbar(open, actions()));
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
  document.getElementById("position").textContent = `${number + 1} of ${open.detail.passages.length}`;
  for (const at of open.choice.free ? ["left", "right"] : [side]) {
    const mark = document.getElementById(`${at}-${number + 1}`);
    if (!mark) continue;
    mark.scrollIntoView({ block: "center", behavior: quiet || page.still() ? "auto" : "smooth" });
    if (at === side) mark.focus({ preventScroll: true });
  }
  page.announce("Passage " + passageLine(number));
}

function passageLine(number) {
  const { class: c, words, score, moved } = open.detail.passages[number];
  return `${number + 1}: ${page.core.classes[c].name}, ${page.plural(words, "word", "words")}, similarity ${score.toFixed(2)}${moved ? ", moved" : ""}`;
}

// Scrolling moves the ribbons and the window of the map, once a frame.
let waiting = false;
function onScroll() {
  page.untip();
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

// Pointing at a marked word shows its row, its other side, and what it is.
let pointed = null;
document.addEventListener("pointerover", (event) => {
  if (!open || !open.detail) return;
  const mark = event.target.closest?.("[data-p]");
  if (mark === pointed) return;
  pointed = mark;
  for (const node of open.stage.querySelectorAll(".hot, .linked")) node.classList.remove("hot", "linked");
  page.untip();
  if (!mark) return;
  const number = Number(mark.dataset.p);
  const cell = mark.closest("[data-row-of]");
  if (!cell) {
    for (const node of open.stage.querySelectorAll(`[data-p="${number}"]`)) node.classList.add("hot");
    return;
  }
  for (const node of open.stage.querySelectorAll(`[data-row-of="${cell.dataset.rowOf}"]`)) node.classList.add("hot");
  const linked = mark.dataset.e ? open.stage.querySelectorAll(`[data-p="${number}"][data-e="${mark.dataset.e}"]`) : [];
  for (const node of linked) node.classList.add("linked");
  page.tip(mark.getClientRects()[0] || mark.getBoundingClientRect(), ...explanation(number, Number(mark.dataset.e ?? -1)));
});

// explanation says what a passage is, how its words fared, and what happened to
// the word that is pointed at.
function explanation(number, edit) {
  const passage = open.detail.passages[number];
  const { ops, classes } = page.core;
  const { name } = classes[passage.class];
  const lines = [el("p", {}, el("mark", { class: "m-" + name }, name), " ",
    `${page.plural(passage.words, "word", "words")}, similarity ${passage.score.toFixed(2)}${passage.moved ? ", moved" : ""}`)];
  if (edit >= 0 && edit * 5 < passage.edits.length) {
    const [op, a0, a1, b0, b1] = passage.edits.slice(edit * 5, edit * 5 + 5);
    const quote = (side, from, to) => [el("b", {}, side.toUpperCase()), " ", el("bdi", {}, page.plain(shorten(open.text[side].text.slice(from, to))))];
    lines.push(el("p", {}, `${ops[op].name}: `, a1 > a0 && quote("a", a0, a1), a1 > a0 && b1 > b0 && " → ", b1 > b0 && quote("b", b0, b1)));
  }
  const counts = fate(passage);
  if (counts) lines.push(el("p", { class: "hint" }, counts));
  return lines;
}

const shorten = (text) => (text.length > 90 ? text.slice(0, 60) + " … " + text.slice(-25) : text).replace(/\s+/g, " ");

// fate counts the words of a passage by what happened to them.
function fate({ edits, a, b }) {
  const counts = page.core.ops.map(() => 0);
  for (let i = 0; i < edits.length; i += 5) {
    const [op, a0, a1, b0, b1] = edits.slice(i, i + 5);
    counts[op] += a1 > a0 ? page.countWords(open.text.a.text.slice(a0, Math.min(a1, a[1]))) : page.countWords(open.text.b.text.slice(b0, Math.min(b1, b[1])));
  }
  return counts.map((n, op) => (n > 0 ? `${page.number(n)} ${page.core.ops[op].name}` : "")).filter(Boolean).join(", ");
}
