// Where the passages of a pair go, and what the figures are when some do not
// count: pure functions of the data.

// rows deals two texts into rows that stand side by side: {a: [from, to],
// b: [from, to], passage: number or -1, alone: without a counterpart, paragraph:
// begins one}. The spine is the
// heaviest set of passages that come in the same order on both sides without
// overlap. Each is widened to whole sentences and cut into beads, rows of
// sentences that correspond; what lies between two passages is a row as well.
// a and b are pageTexts.
page.rows = (passages, a, b) => {
  const sides = { a: sentenceStarts(a), b: sentenceStarts(b) };
  const rows = [], at = { a: 0, b: 0 };
  const gap = (to) => {
    if (to.a > at.a || to.b > at.b) rows.push({ a: [at.a, to.a], b: [at.b, to.b], passage: -1, paragraph: true });
    Object.assign(at, to);
  };
  const order = spine(passages);
  order.forEach((number, k) => {
    const next = passages[order[k + 1]];
    const begin = {}, end = {};
    for (const side of ["a", "b"]) {
      const [from, to] = passages[number][side];
      begin[side] = Math.max(at[side], atOrBefore(sides[side].starts, from));
      end[side] = Math.max(to, Math.min(next ? next[side][0] : Infinity, atOrAfter(sides[side].starts, to)));
    }
    gap(begin);
    rows.push(...beads(passages[number], number, sides, begin, end));
    Object.assign(at, end);
  });
  gap({ a: a.text.length, b: b.text.length });
  return rows;
};

// sentenceStarts lists where the sentences of a text begin, with both ends of
// the text, and which of these places begin a paragraph.
function sentenceStarts({ text, sentences }) {
  const starts = [0], paragraphs = new Set([0]);
  for (let i = 2; i < sentences.length; i += 2) {
    starts.push(sentences[i]);
    if (/\n\s*\n/.test(text.slice(sentences[i - 1], sentences[i]))) paragraphs.add(sentences[i]);
  }
  starts.push(text.length);
  return { starts, paragraphs };
}

// firstAfter is the index of the first of some ascending numbers above x.
function firstAfter(list, x) {
  let low = 0, high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}

const atOrBefore = (list, x) => list[Math.max(0, firstAfter(list, x) - 1)];
const atOrAfter = (list, x) => list[Math.min(list.length - 1, firstAfter(list, x - 1))];

const maxBeads = 90000; // sentences of one side times those of the other

// The shapes of beads: sentences on both sides, and what the shape costs, in
// characters of equal text. After Gale and Church, A Program for Aligning
// Sentences in Bilingual Corpora (1993); equal words take the place of lengths.
const beadShapes = [[1, 1, 0], [1, 2, 6], [2, 1, 6], [1, 3, 12], [3, 1, 12], [2, 2, 12], [1, 0, 4], [0, 1, 4]];

// beads cuts a passage into rows by dynamic programming over its sentences.
// Verbatim text runs on: it is cut at its paragraphs only.
function beads(passage, number, sides, begin, end) {
  const verbatim = page.core.classes[passage.class].name === "verbatim";
  const cuts = (side) => {
    const { starts, paragraphs } = sides[side];
    const inside = starts.slice(firstAfter(starts, begin[side]), firstAfter(starts, end[side] - 1));
    return [begin[side], ...(verbatim ? inside.filter((start) => paragraphs.has(start)) : inside), end[side]];
  };
  let [x, y] = [cuts("a"), cuts("b")];
  if ((x.length - 1) * (y.length - 1) > maxBeads) [x, y] = [[begin.a, end.a], [begin.b, end.b]];
  const row = (i0, i, j0, j, alone) => ({
    alone, a: [x[i0], x[i]], b: [y[j0], y[j]], passage: number,
    paragraph: (i0 < i && sides.a.paragraphs.has(x[i0])) || (j0 < j && sides.b.paragraphs.has(y[j0])) || (i0 === 0 && j0 === 0),
  });
  return joinAlone(bestBeads(equalText(passage, x, y), x.length - 1, y.length - 1)).map((bead) => row(...bead));
}

// joinAlone makes one row of neighbouring sentences without a counterpart.
function joinAlone(found) {
  const alone = ([i0, i, j0, j]) => i0 === i || j0 === j;
  const joined = [];
  for (const bead of found) {
    const last = joined.at(-1);
    if (last && last[4] && alone(bead)) [last[1], last[3]] = [bead[1], bead[3]];
    else joined.push([...bead, alone(bead)]);
  }
  return joined;
}

// How much an edit of each kind says that two sentences belong together.
const bond = { kept: 1, inflected: 1, synonym: 0.8, moved: 0.6, substituted: 0.3 };

// equalText[i * (y.length - 1) + j] is the number of characters that the i-th
// sentence of A has in common with the j-th of B.
function equalText(passage, x, y) {
  const m = y.length - 1;
  const equal = new Float64Array((x.length - 1) * m);
  const add = (weight, a0, a1, b0, b1) => {
    const scale = (b1 - b0) / (a1 - a0);
    for (let i = Math.max(0, firstAfter(x, a0) - 1); i < x.length - 1 && x[i] < a1; i++) {
      const from = b0 + (Math.max(a0, x[i]) - a0) * scale, to = b0 + (Math.min(a1, x[i + 1]) - a0) * scale;
      for (let j = Math.max(0, firstAfter(y, from) - 1); j < m && y[j] < to; j++) {
        equal[i * m + j] += weight * Math.max(0, Math.min(to, y[j + 1]) - Math.max(from, y[j]));
      }
    }
  };
  const { edits } = passage;
  if (edits.length === 0) add(1, ...passage.a, ...passage.b);
  for (let k = 0; k < edits.length; k += 5) {
    const weight = bond[page.core.ops[edits[k]].name];
    if (weight && edits[k + 2] > edits[k + 1]) add(weight, ...edits.slice(k + 1, k + 5));
  }
  return equal;
}

// bestBeads finds the beads [i0, i, j0, j] with the most equal text.
function bestBeads(equal, n, m) {
  const best = new Float64Array((n + 1) * (m + 1)).fill(-Infinity);
  const shape = new Int8Array(best.length);
  best[0] = 0;
  for (let i = 0; i <= n; i++) {
    for (let j = 0; j <= m; j++) {
      const here = i * (m + 1) + j;
      beadShapes.forEach(([down, right, cost], k) => {
        if (down > i || right > j) return;
        let value = best[here - down * (m + 1) - right] - cost;
        for (let p = i - down; p < i; p++) for (let q = j - right; q < j; q++) value += equal[p * m + q];
        if (value > best[here]) { best[here] = value; shape[here] = k; }
      });
    }
  }
  const found = [];
  for (let i = n, j = m; i > 0 || j > 0;) {
    const [down, right] = beadShapes[shape[i * (m + 1) + j]];
    found.unshift([i - down, i, j - right, j]);
    i -= down;
    j -= right;
  }
  return found;
}

// spine finds that set by dynamic programming over the passages in the order
// of A: the weight of the best spine that ends with each.
function spine(passages) {
  const order = [...passages.keys()].filter((i) => !passages[i].moved)
    .sort((x, y) => passages[x].a[0] - passages[y].a[0] || passages[x].b[0] - passages[y].b[0]);
  const weight = [], before = [];
  let best = -1;
  order.forEach((number, i) => {
    const passage = passages[number];
    weight[i] = 0;
    before[i] = -1;
    for (let j = Math.max(0, i - 400); j < i; j++) {
      const earlier = passages[order[j]];
      if (earlier.a[1] <= passage.a[0] && earlier.b[1] <= passage.b[0] && weight[j] > weight[i]) {
        weight[i] = weight[j];
        before[i] = j;
      }
    }
    weight[i] += passage.words + 0.001;
    if (best < 0 || weight[i] > weight[best]) best = i;
  });
  const found = [];
  for (let i = best; i >= 0; i = before[i]) found.unshift(order[i]);
  return found;
}

// figures works coverage out again. choice: {hidden: set of classes that do
// not count, counted: set of quotation and boilerplate where these do count,
// short: passages with fewer words do not count}.
page.figures = (detail, textA, textB, choice) => {
  const a = side(detail, "a", detail.countsA, textA, choice);
  const b = side(detail, "b", detail.countsB, textB, choice);
  return { ab: a.own ? a.reused / a.own : 0, ba: b.own ? b.reused / b.own : 0,
    words: (a.all <= b.all ? a : b).reused };
};

function side(detail, name, counts, text, choice) {
  const classes = page.core.classes;
  const ends = new Set([0, text.text.length]);
  const spans = detail.passages.map((passage) => passage[name]);
  const marks = text.marks.filter((mark) => mark.kind !== "dropped");
  for (const [from, to] of [...spans, ...marks.map((mark) => mark.at)]) ends.add(from).add(to);
  const cuts = [...ends].sort((x, y) => x - y);
  const counting = detail.passages.filter((passage) => {
    const name = classes[passage.class].name;
    if (passage.words < choice.short) return false;
    return name === "quotation" || name === "boilerplate" ? choice.counted.has(name) : !choice.hidden.has(name);
  });
  const foreign = covering(cuts, marks.filter((mark) => !choice.counted.has(mark.kind)).map((mark) => mark.at));
  const reused = covering(cuts, counting.map((passage) => passage[name]));
  const sum = { own: 0, reused: 0, all: 0 };
  counts.forEach((words, i) => {
    sum.all += words;
    if (foreign[i] > 0) return;
    sum.own += words;
    if (reused[i] > 0) sum.reused += words;
  });
  return sum;
}

// covering counts for each piece between two cuts the spans that cover it.
function covering(cuts, spans) {
  const place = new Map(cuts.map((at, i) => [at, i]));
  const change = new Array(cuts.length + 1).fill(0);
  for (const [from, to] of spans) {
    if (to <= from) continue;
    change[place.get(from)]++;
    change[place.get(to)]--;
  }
  let depth = 0;
  return change.map((by) => (depth += by));
}
