// Drawings that tie the two sides of a pair together.
const { svg, el } = page;

// ribbons draws in the space between the columns a band from each passage on
// the left to its other side, row by row, as far as both are near the screen.
// Moved passages cross the others.
page.ribbons = (drawing, columns, passages) => {
  const box = drawing.getBoundingClientRect();
  if (box.width === 0) return;
  const bands = [];
  for (const [key, place] of columns.left) {
    const left = extent(place), right = extent(columns.right.get(key));
    if (!left || !right) continue;
    const far = window.innerHeight * 2;
    if (Math.min(left.top, right.top) > far || Math.max(left.bottom, right.bottom) < -far) continue;
    bands.push(band(passages[place.number], place.number, left, right, box));
  }
  bands.sort((x, y) => x.moved - y.moved);
  drawing.replaceChildren(...bands.map(({ path }) => path));
};

// extent is the height that the marks of a passage take, in the window.
function extent(place) {
  if (!place) return null;
  const top = place.first.getBoundingClientRect().top, { bottom } = place.last.getBoundingClientRect();
  return bottom > top ? { top, bottom } : null;
}

function band(passage, number, left, right, box) {
  const [w, y] = [box.width, (value) => (value - box.top).toFixed(1)];
  const h = (w / 2).toFixed(1);
  const path = svg("path", {
    class: `ribbon m-${page.core.classes[passage.class].name}${passage.moved ? " moved" : ""}`, "data-p": number,
    d: `M0 ${y(left.top)}C${h} ${y(left.top)} ${h} ${y(right.top)} ${w} ${y(right.top)}` +
      `V${y(right.bottom)}C${h} ${y(right.bottom)} ${h} ${y(left.bottom)} 0 ${y(left.bottom)}Z`,
  });
  return { path, moved: Number(passage.moved) };
}

// strip is the map of a pair: both articles as bars one above the other, and
// bands between them, of the rows of passages or of whole passages that have no
// rows of their own. open(number) is called for a click.
page.strip = (passages, rows, left, right, open) => {
  const width = 1000;
  const x = (at, side) => ((at / Math.max(1, side.length)) * width).toFixed(1);
  const map = svg("svg", { class: "strip", viewBox: `0 0 ${width} 56`, preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { class: "track", width, height: 12, y: 0 }),
    svg("rect", { class: "track", width, height: 12, y: 44 }));
  for (const { number, ...at } of stripBands(passages, rows)) {
    const passage = passages[number];
    const [l0, l1, r0, r1] = [x(at[left.name][0], left), x(at[left.name][1], left),
      x(at[right.name][0], right), x(at[right.name][1], right)];
    map.append(svg("path", {
      class: `ribbon m-${page.core.classes[passage.class].name}${passage.moved ? " moved" : ""}`, "data-p": number,
      d: `M${l0} 0H${l1}V12C${l1} 28 ${r1} 28 ${r1} 44V56H${r0}V44C${r0} 28 ${l0} 28 ${l0} 12Z`,
      on: { click: () => open(number) },
    }));
  }
  const view = { left: svg("rect", { class: "window", height: 12, y: 0 }), right: svg("rect", { class: "window", height: 12, y: 44 }) };
  map.append(view.left, view.right);
  // show marks what of each side is on screen, as offsets.
  const show = (name, from, to) => {
    const side = name === "left" ? left : right;
    view[name].setAttribute("x", x(from, side));
    view[name].setAttribute("width", Math.max(4, x(to, side) - x(from, side)));
  };
  return { map: el("div", { class: "strip-frame" }, map), show };
};

// stripBands lists {number, a, b}, weaker classes first and what was moved last.
function stripBands(passages, rows) {
  const within = ([from, to], [least, most]) => [Math.max(from, least), Math.min(to, most)];
  const bands = rows.filter((row) => row.passage >= 0 && !row.alone).map((row) => {
    const { a, b } = passages[row.passage];
    return { number: row.passage, a: within(row.a, a), b: within(row.b, b) };
  });
  const inRows = new Set(rows.map((row) => row.passage));
  passages.forEach(({ a, b }, number) => { if (!inRows.has(number)) bands.push({ number, a, b }); });
  return bands.sort((p, q) => Number(passages[p.number].moved) - Number(passages[q.number].moved) ||
    passages[q.number].class - passages[p.number].class);
}
