// From a text and what is marked in it to nodes of the document.
const { el, hiddenText } = page;

// What shows nothing, or turns the direction of writing, is shown as a token.
const invisible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/;
const invisibles = new RegExp(invisible.source, "g");

// A word that mixes scripts may be a disguise: Latin with Cyrillic or Greek letters.
const mixed = /(?=\p{L}*\p{Script=Latin})(?=\p{L}*[\p{Script=Cyrillic}\p{Script=Greek}])\p{L}+/gu;
const mayMix = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

const tokenNames = {
  "\u200b": "ZWSP", "\u200e": "LRM", "\u200f": "RLM", "\u061c": "ALM", "\u202a": "LRE", "\u202b": "RLE",
  "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO", "\u2060": "WJ", "\u2066": "LRI", "\u2067": "RLI",
  "\u2068": "FSI", "\u2069": "PDI", "\ufeff": "BOM", "\u0000": "NUL",
};

// plain gives the nodes of a piece of text.
page.plain = (text) => {
  if (!invisible.test(text) && !mayMix.test(text)) return [document.createTextNode(text)];
  const nodes = [];
  let from = 0;
  const upTo = (end) => { if (end > from) nodes.push(document.createTextNode(text.slice(from, end))); };
  const finds = [...text.matchAll(invisibles), ...text.matchAll(mixed)].sort((x, y) => x.index - y.index);
  for (const find of finds) {
    if (find.index < from) continue;
    upTo(find.index);
    nodes.push(find[0].length === 1 && invisible.test(find[0]) ? token(find[0]) : el("span",
      { class: "mixed", title: "This word mixes letters of several scripts" }, find[0], hiddenText(" (mixed scripts)")));
    from = find.index + find[0].length;
  }
  upTo(text.length);
  return nodes;
};

function token(character) {
  const code = "U+" + character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
  return el("span", { class: "token", title: "Invisible character " + code }, tokenNames[character] || code);
}

// cut cuts a text at every boundary of a passage, an edit or a mark, into flat
// pieces: {from, to, passages, quotation, boilerplate, dropped, op, edit}.
// passages holds the numbers of all passages that cover the piece, the
// strongest class first; op and edit belong to that one. quotation is a mark
// or null. side is "a" or "b"; passages and marks as in pagedata.go.
page.cut = (length, marks, passages, side) => {
  const events = [];
  const add = (from, to, kind, value) => {
    if (to > from) events.push({ at: from, on: true, kind, value }, { at: to, on: false, kind, value });
  };
  passages.forEach((passage, number) => {
    add(...passage[side], "passage", number);
    const offset = side === "a" ? 1 : 3;
    for (let i = 0; i < passage.edits.length; i += 5) {
      add(passage.edits[i + offset], passage.edits[i + offset + 1], "edit",
        { passage: number, op: passage.edits[i], edit: i / 5 });
    }
  });
  for (const mark of marks) add(...mark.at, "mark", mark);
  events.sort((x, y) => x.at - y.at);

  const pieces = [];
  const on = { passage: new Set(), edit: new Set(), mark: new Set() };
  let from = 0;
  const close = (to) => {
    if (to > from) pieces.push(piece(from, to, on, passages));
    from = to;
  };
  for (const event of events) {
    close(Math.min(event.at, length));
    if (event.on) on[event.kind].add(event.value);
    else on[event.kind].delete(event.value);
  }
  close(length);
  return pieces;
};

function piece(from, to, on, passages) {
  const covering = [...on.passage].sort((x, y) => passages[x].class - passages[y].class || x - y);
  const found = { from, to, passages: covering, quotation: null, boilerplate: null, dropped: false, op: 0, edit: -1 };
  for (const mark of on.mark) {
    if (mark.kind === "quotation") found.quotation = mark;
    if (mark.kind === "boilerplate") found.boilerplate = mark;
    if (mark.kind === "dropped") found.dropped = true;
  }
  for (const { passage, op, edit } of on.edit) {
    if (passage === covering[0]) Object.assign(found, { op, edit });
  }
  return found;
}

// piecesIn lists the pieces that overlap a range; pieces are sorted and disjoint.
page.piecesIn = (pieces, from, to) => {
  let low = 0, high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle].to <= from) low = middle + 1;
    else high = middle;
  }
  const first = low;
  while (low < pieces.length && pieces[low].from < to) low++;
  return pieces.slice(first, low);
};

// pieceClass says which class a piece is drawn as, or "".
page.pieceClass = (piece, passages) => {
  if (piece.passages.length > 0) return page.core.classes[passages[piece.passages[0]].class].name;
  if (piece.boilerplate) return "boilerplate";
  return piece.quotation ? "quotation" : "";
};

// countWords is a rough count for labels; figures come with the data.
page.countWords = (text) => (text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu) || []).length;
