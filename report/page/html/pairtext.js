// The two texts of a pair: in rows, one grid whose aligned blocks share a row so
// that no wrapping can part them, or free, each side scrolling by itself.
const { el, svg, hiddenText } = page;

page.shortWords = 12; // a passage with fewer is short
const looseBelow = 0.7; // similarity below which a passage has few equal words
const foldFrom = 160; // characters of unmatched text from which it folds
const blockLimit = 30000; // characters shown at once

// pairTexts draws the texts of state, and notes in it what is drawn: folds that
// can be opened, and where the passages are on each side.
page.pairTexts = (state) => {
  state.folds = [];
  state.marks = { left: new Map(), right: new Map() };
  state.badged = { left: new Set(), right: new Set() };
  state.drawing = svg("svg", { class: "ribbons", "aria-hidden": "true" });
  const rows = page.rows(state.detail).map((row, number) => ({ ...row, number }));
  return (state.choice.free ? freeTexts : rowTexts)(state, rows);
};

const nameOf = (state, side) => ((side === "left") !== state.choice.swapped ? "a" : "b");

function rowTexts(state, rows) {
  const heads = ["left", "right"].map((side) => el("div", { class: `cell ${side} head` }, page.pairCard(state, nameOf(state, side))));
  return el("div", { class: "rows" }, state.drawing, heads,
    rows.map((row) => ["left", "right"].map((side) => cell(state, side, row))));
}

function freeTexts(state, rows) {
  const pane = (side) => {
    const name = nameOf(state, side);
    const column = el("div", { class: "pane " + side, tabindex: 0, role: "region", "aria-label": "Article " + name.toUpperCase() },
      rows.map((row) => cell(state, side, row)));
    state[side + "Pane"] = column;
    return el("div", { class: "pane-frame" }, el("div", { class: "cell head" }, page.pairCard(state, name)), column);
  };
  return el("div", { class: "free" }, pane("left"), state.drawing, pane("right"));
}

// cell holds one side of a row: passages as they are, text without a counterpart folded.
function cell(state, side, row) {
  const name = nameOf(state, side);
  const d = page.core.docs[page.core.pairs[state.pair][name]];
  const [from, to] = row[name];
  const blocks = row.passage >= 0 ? [{ from, to, matched: true, alone: row.alone }] : keepPoints(blocksOf(state.pieces[name], from, to), state.text[name].text);
  const drawn = blocks.map((block) => drawBlock(state, side, { ...block, row: row.number }));
  const empty = drawn.every((block) => block === null);
  return el("div", { class: `cell ${side}${row.passage >= 0 ? " matched" : ""}${row.paragraph ? " paragraph" : ""}${empty ? " empty" : ""}`,
    lang: d.lang, dir: d.dir, "data-from": from, "data-to": to, "data-side": side, "data-row-of": row.number, "data-letter": name.toUpperCase() },
  drawn); // the letter is drawn by the style sheet: as text it would decide the direction
}

// blocksOf cuts an unmatched stretch into blocks with a mark and without.
function blocksOf(pieces, from, to) {
  const blocks = [];
  for (const piece of page.piecesIn(pieces, from, to)) {
    const matched = piece.passages.length > 0;
    const boilerplate = !matched && piece.boilerplate;
    const last = blocks.at(-1);
    const end = Math.min(piece.to, to);
    if (last && last.matched === matched && last.boilerplate === boilerplate) last.to = end;
    else blocks.push({ from: Math.max(piece.from, from), to: end, matched, boilerplate });
  }
  return blocks;
}

// keepPoints gives the punctuation that follows a passage to its block.
function keepPoints(blocks, text) {
  blocks.forEach((block, i) => {
    const before = blocks[i - 1];
    if (!before || !before.matched || block.matched) return;
    while (block.from < block.to && /[\p{P}\p{S}]/u.test(text[block.from])) block.from++;
    before.to = block.from;
  });
  return blocks;
}

function drawBlock(state, side, block) {
  const { text } = state.text[nameOf(state, side)];
  let { from, to } = block;
  while (from < to && /\s/.test(text[from])) from++;
  while (to > from && /\s/.test(text[to - 1])) to--;
  if (from >= to) return null;
  const trimmed = { ...block, from, to };
  const folds = block.matched ? block.alone && to - from > 2 * foldFrom : block.boilerplate || to - from > foldFrom;
  if (folds) return fold(state, side, trimmed);
  return el("div", { class: "block" + (block.matched ? "" : " unmatched") }, limited(state, side, trimmed));
}

function fold(state, side, block) {
  const { from, to, boilerplate } = block;
  const text = state.text[nameOf(state, side)].text.slice(from, to);
  const words = page.plural(page.countWords(text.slice(0, 200000)), "word", "words");
  const body = el("div", { class: "block" + (block.matched ? "" : " unmatched"), hidden: true });
  const show = () => {
    if (!body.firstChild) body.append(...limited(state, side, block));
    body.hidden = !body.hidden;
    button.setAttribute("aria-expanded", String(!body.hidden));
    state.redraw?.();
  };
  const button = el("button", { type: "button", class: "fold" + (boilerplate ? " m-boilerplate" : ""), "aria-expanded": "false", on: { click: show } },
    el("span", { class: "fold-count", dir: "ltr", lang: "en" }, boilerplate ? "boilerplate" + (boilerplate.reason ? ": " + boilerplate.reason : "") + ", " : "", words,
      block.matched && ` only in ${nameOf(state, side).toUpperCase()}`),
    el("span", { class: "fold-text" }, page.plain(text.slice(0, 90).replace(/\s+/g, " "))));
  state.folds.push(() => { if (body.hidden) show(); });
  return [badgesIn(state, side, block), button, body];
}

// badgesIn shows the numbers of the passages that begin in folded text.
function badgesIn(state, side, { from, to }) {
  const name = nameOf(state, side);
  const begun = [...state.detail.passages.keys()].filter((i) => state.detail.passages[i][name][0] >= from && state.detail.passages[i][name][0] < to);
  return begun.length > 0 && el("p", { class: "block" }, begun.map((number) => badge(state, side, number)));
}

// limited shows no more than a screenful or so of an endless text.
function limited(state, side, block) {
  const { from, to } = block;
  if (to - from <= blockLimit) return drawText(state, side, block);
  const more = el("button", { type: "button", class: "quiet", on: { click() {
    more.replaceWith(...limited(state, side, { ...block, from: from + blockLimit }));
  } } }, `… ${page.number(to - from - blockLimit)} more characters`);
  return [...drawText(state, side, { ...block, to: from + blockLimit }), more];
}

// drawText gives the nodes of a stretch of text: flat pieces, each with the
// class of the strongest passage that covers it.
function drawText(state, side, { from, to, row }) {
  const name = nameOf(state, side);
  const { text } = state.text[name];
  const nodes = [];
  let quotation = null, previous = -1;
  const pieces = page.piecesIn(state.pieces[name], from, to);
  for (const [i, piece] of pieces.entries()) {
    const [start, end] = [Math.max(piece.from, from), Math.min(piece.to, to)];
    const main = piece.passages.length > 0 ? piece.passages[0] : -1;
    if (main !== previous && previous >= 0) nodes.push(hiddenText(" (end of passage) "));
    for (const number of piece.passages) nodes.push(...badge(state, side, number));
    if (piece.quotation && piece.quotation !== quotation && piece.quotation.at[0] >= from) nodes.push(speaker(piece.quotation));
    quotation = piece.quotation;
    previous = main;
    const between = lies(state, piece, main) && !(tinted(pieces[i - 1], main) && tinted(pieces[i + 1], main));
    const mark = drawPiece(state, side, between ? { ...piece, passages: [] } : piece, between ? -1 : main, page.plain(text.slice(start, end)));
    nodes.push(mark);
    for (const number of piece.passages) remember(state, side, number, row, mark);
  }
  return nodes;
}

// lies says that a piece is blanks and points between two words of a passage,
// tinted that a piece beside it is of words that stand on both sides.
const lies = (state, piece, main) => main >= 0 && piece.edit < 0 && state.detail.passages[main].edits.length > 0;
const tinted = (piece, main) => piece && piece.passages[0] === main && !["inserted", "deleted"].includes(page.core.ops[piece.op].name);

function drawPiece(state, side, piece, main, nodes) {
  const { passages } = state.detail;
  const name = page.pieceClass(piece, passages);
  if (!name) return el("span", { class: piece.dropped ? "dropped" : null }, nodes);
  const op = page.core.ops[piece.op].name;
  const oneSided = op === "inserted" || op === "deleted";
  const shown = oneSided ? (side === "left" ? "deleted" : "inserted") : op;
  const classes = ["m-" + name];
  if (main >= 0 && op !== "kept") classes.push("op-" + shown);
  if (piece.quotation && name !== "quotation") classes.push("quoted");
  if (piece.boilerplate && name !== "boilerplate") classes.push("masked");
  if (main >= 0 && passages[main].words < page.shortWords) classes.push("short");
  if (main >= 0 && passages[main].score < looseBelow) classes.push("loose");
  return el(oneSided ? (side === "left" ? "del" : "ins") : "mark",
    { class: classes.join(" "), "data-p": main >= 0 ? main : null, "data-e": piece.edit >= 0 ? piece.edit : null }, nodes);
}

// badge is the number of a passage, where it begins on a side.
function badge(state, side, number) {
  if (state.badged[side].has(number)) return [];
  state.badged[side].add(number);
  const passage = state.detail.passages[number];
  const name = page.core.classes[passage.class].name;
  return [el("a", {
    class: "badge m-" + name + (passage.moved ? " moved" : ""), dir: "ltr", lang: "en", id: state.sheet ? null : `${side}-${number + 1}`, "data-p": number,
    href: page.pairLink(state.pair, { passage: number + 1 }),
    on: { click(event) {
      if (!state.visit) return;
      event.preventDefault();
      state.visit(number, false, side === "left" ? "right" : "left");
    } },
  }, hiddenText(name + " passage "), String(number + 1), passage.moved && [" ⇅ moved", hiddenText(", stands elsewhere in the other article")])];
}

const speaker = (quotation) =>
  el("span", { class: "speaker" }, "“", quotation.speaker && " " + quotation.speaker, hiddenText(" quotation "));

// remember notes where a passage is drawn: row by row where it keeps the order
// of the others, as a whole where it was moved.
function remember(state, side, number, row, mark) {
  const { moved } = state.detail.passages[number];
  const key = moved ? number : `${number}/${row}`;
  const found = state.marks[side].get(key);
  if (found) found.last = mark;
  else state.marks[side].set(key, { number, first: mark, last: mark });
}
