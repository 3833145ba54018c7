// What is worked out of the data of a pair alone: its rows, and what the figures
// are when some passages do not count.

// rows lists what stands side by side: {a: [from, to], b: [from, to], passage:
// number or -1, alone: without a counterpart, paragraph: begins one}.
page.rows = ({ rows }) => {
  const list = [];
  for (let i = 0; i < rows.length; i += 6) {
    const [a0, a1, b0, b1, passage, flags] = rows.slice(i, i + 6);
    list.push({ a: [a0, a1], b: [b0, b1], passage, alone: (flags & 1) > 0, paragraph: (flags & 2) > 0 });
  }
  return list;
};

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
