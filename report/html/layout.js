// Where the passages of a pair go, and what the figures are when some do not
// count: pure functions of the data.

// rows deals two texts into rows that stand side by side. The spine is the
// heaviest set of passages that come in the same order on both sides without
// overlap; each has a row, and what lies between two of them is a row as well.
// A gap of a few words goes with the row before it.
// A row: {a: [from, to], b: [from, to], passage: number or -1}.
page.rows = (passages, lengthA, lengthB) => {
  const rows = [];
  let atA = 0, atB = 0;
  const gap = (toA, toB) => {
    if (toA <= atA && toB <= atB) return;
    const last = rows.at(-1);
    if (last && last.passage >= 0 && toA - atA <= tinyGap && toB - atB <= tinyGap) {
      last.a[1] = toA;
      last.b[1] = toB;
    } else {
      rows.push({ a: [atA, toA], b: [atB, toB], passage: -1 });
    }
  };
  for (const number of spine(passages)) {
    const { a, b } = passages[number];
    gap(a[0], b[0]);
    rows.push({ a: [...a], b: [...b], passage: number });
    atA = a[1];
    atB = b[1];
  }
  gap(lengthA, lengthB);
  return rows;
};

const tinyGap = 24; // characters

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
