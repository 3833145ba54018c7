// The matrix: how much of the article in a row stands in the article of a
// column. A table for few articles, a drawing to move about in for many.
const { el } = page;

const tableRows = 200; // from here on a drawing
const figureRows = 30; // up to here the cells hold figures
const dotSize = 3; // pixels of the smallest dot of a drawing
const maxGroups = 100; // in the list beside a drawing
const wordRows = 12; // up to here the columns have written-out titles

let view = null;

page.views.matrix = {
  title: () => "Matrix",
  show(stage, parameters) {
    page.threshold = Number(parameters.get("min")) || 0;
    const all = page.core.order;
    const paired = all.filter((doc) => page.pairsOf[doc].length > 0);
    const every = parameters.get("rows") === "all" || (parameters.get("rows") !== "paired" && all.length <= tableRows);
    const docs = every ? all : paired;
    view = docs.length < tableRows ? tableView(docs) : canvasView(docs, parameters.get("at"));
    const threshold = page.thresholdTool(() => {
      view.refresh();
      page.amend({ min: page.threshold ? page.threshold.toFixed(2) : null });
    });
    const which = paired.length < all.length && el("p", { class: "hint" }, `${page.number(docs.length)} of ${page.plural(all.length, "article", "articles")}. `,
      el("a", { href: page.link("matrix", { rows: every ? "paired" : "all", min: parameters.get("min") }) },
        every ? "Only articles with a pair" : "All articles"));
    page.fill(stage,
      el("h1", {}, "Matrix"),
      el("p", { class: "lead" }, "How much of the article in the row stands in the article of the column. Groups stand together. Click a cell to open the pair."),
      el("div", { class: "matrix-layout" },
        el("div", { class: "matrix-main" }, view.root,
          el("p", { class: "matrix-note hint", "aria-live": "polite", id: "cell-note" }, "Arrow keys move, Enter opens.")),
        el("div", { class: "matrix-side" }, legend(), which, threshold, view.tools)));
    view.refresh();
  },
  hide() {
    view?.close?.();
    view = null;
  },
  keys: { j: () => view.move(1, 0), k: () => view.move(-1, 0) },
};

function legend() {
  const item = (className, text) => el("li", {}, el("span", { class: "swatch " + className, "aria-hidden": "true" }), text);
  const shades = el("li", { class: "shades" }, [1, 2, 3, 4, 5].map((l) => el("span", { class: `swatch h-copy l${l}`, "aria-hidden": "true" })), " little to all");
  return el("ul", { class: "matrix-legend" },
    shades, item("h-copy l5", "copied"), item("h-rewrite l5", "rewritten"), item("h-quotes l4", "quotations only"),
    item("h-other l3", "not related"), item("below", "below the floor"),
    item("none", page.core.complete ? "not compared" : "not compared, or not reported"));
}

// hue is the colour family of a verdict, level how strong a share is drawn.
const hue = (verdict) => ["copy", "copy", "copy", "rewrite", "quotes", "other", "other"][verdict];
const alpha = [0, 0.1, 0.22, 0.36, 0.92, 1]; // how much colour a level has, as in matrix.css
const level = (share) => (share <= 0 ? 1 : Math.min(5, 1 + Math.ceil(share * 4)));

function describe(row, column) {
  const pair = row === column ? -1 : page.findPair(row, column);
  const d = page.core.docs;
  if (row === column) return d[row].title;
  if (pair < 0) return `${d[row].title} / ${d[column].title}: no pair`;
  const verdict = page.core.verdicts[page.core.pairs[pair].verdict].name;
  return `${d[row].title} / ${d[column].title}: ${verdict}, ${page.percent(page.covered(pair, row))} of the first in the second, ` +
    `${page.percent(page.covered(pair, column))} of the second in the first`;
}

// note shows the tooltip of a cell.
function note(row, column, box) {
  const pair = row === column ? -1 : page.findPair(row, column);
  const titled = (doc, share) => el("p", {}, share !== null && el("b", {}, page.percent(share), " of "), el("bdi", {}, page.core.docs[doc].title), page.byline(doc));
  page.tip(box,
    pair >= 0 ? page.chip(page.core.pairs[pair].verdict) : el("span", { class: "hint" }, row === column ? "the same article" : "no pair"),
    titled(row, pair >= 0 ? page.covered(pair, row) : null),
    row !== column ? titled(column, pair >= 0 ? page.covered(pair, column) : null) : "");
}

// As a table.
function tableView(docs) {
  const figures = docs.length <= figureRows;
  const at = { row: 0, column: Math.min(1, docs.length - 1) };
  const head = el("tr", {}, el("td", { class: "corner" }, el("span", { "aria-hidden": "true" }, "how much of ↓ stands in →")),
    docs.map((doc) => el("th", { scope: "col" }, el("span", { class: "col-label" }, el("bdi", {}, page.core.docs[doc].title)))));
  const body = docs.map((row, r) => el("tr", {},
    el("th", { scope: "row" }, el("a", { href: page.docLink(row), tabindex: docs.length > wordRows ? -1 : null }, el("bdi", {}, page.core.docs[row].title)), docs.length <= wordRows && page.byline(row)),
    docs.map((column, c) => cell(row, column, edges(docs, r, c)))));
  const table = el("table", {
    class: "matrix " + (docs.length <= wordRows ? "few" : figures ? "some" : "many"),
    on: { keydown: key, click: click, pointerover: over, pointerleave: page.untip, focusin: over, focusout: page.untip },
  }, el("caption", { class: "visually-hidden" }, "Share of the row's article that stands in the column's"),
  el("thead", {}, head), el("tbody", {}, body));

  function cell(row, column, edge) {
    if (row === column) return el("td", { class: "self" + edge });
    const pair = page.findPair(row, column);
    if (pair < 0) return el("td", { class: "none" + edge });
    const share = page.covered(pair, row);
    const { verdict } = page.core.pairs[pair];
    return el("td", { class: `pair h-${hue(verdict)} l${level(share)}${edge}`, "data-pair": pair },
      el("a", { href: page.pairLink(pair), tabindex: -1, "aria-label": describe(row, column) },
        figures ? page.percent(share) : ""));
  }

  const place = (target) => {
    const td = target.closest?.("td, th");
    if (!td || !td.parentNode || td.classList.contains("corner") || td.tagName === "TH") return null;
    return { row: td.parentNode.sectionRowIndex, column: td.cellIndex - 1, td };
  };
  function over(event) {
    const found = place(event.target);
    if (!found) return page.untip();
    note(docs[found.row], docs[found.column], found.td.getBoundingClientRect());
  }
  function click(event) {
    const found = place(event.target);
    if (!found || event.target.closest("a")) return;
    found.td.querySelector("a")?.click();
  }
  function key(event) {
    const step = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const found = place(event.target);
    if (found) Object.assign(at, { row: found.row, column: found.column });
    move(...step);
  }
  function cellAt(row, column) { return table.tBodies[0].rows[row].cells[column + 1]; }
  function move(down, right) {
    at.row = Math.max(0, Math.min(docs.length - 1, at.row + down));
    at.column = Math.max(0, Math.min(docs.length - 1, at.column + right));
    stop.tabIndex = -1;
    const td = cellAt(at.row, at.column);
    stop = td.querySelector("a") || td;
    stop.tabIndex = 0;
    stop.focus();
    document.getElementById("cell-note").textContent = describe(docs[at.row], docs[at.column]);
  }
  // One cell is in the tab order: the first pair, from which the arrows lead on.
  let stop = table.querySelector("td a") || cellAt(0, 0);
  stop.tabIndex = 0;
  return {
    root: el("div", { class: "scroll matrix-frame", tabindex: 0, role: "region", "aria-label": "Matrix" }, table), tools: null, move,
    refresh() {
      for (const td of table.querySelectorAll("td.pair")) {
        td.classList.toggle("below", page.core.pairs[td.dataset.pair].score < page.threshold);
      }
    },
    close: page.untip,
  };
}

// edges names the sides on which the cell of two documents ends the block of a cluster.
function edges(docs, r, c) {
  const cluster = (k) => (k >= 0 && k < docs.length ? page.core.docs[docs[k]].cluster : -1);
  const here = cluster(r);
  if (here < 0 || cluster(c) !== here) return "";
  return (cluster(r - 1) !== here ? " top-edge" : "") + (cluster(r + 1) !== here ? " bottom-edge" : "") +
    (cluster(c - 1) !== here ? " left-edge" : "") + (cluster(c + 1) !== here ? " right-edge" : "");
}

// As a drawing. Only what is on screen is drawn, so that its cost does not grow
// with the matrix; a pair is never smaller than a dot.
function canvasView(docs, start) {
  const margin = 160; // for the titles, left and above
  const placeOf = new Map(docs.map((doc, i) => [doc, i]));
  const marks = page.core.pairs.map((pair, i) => ({ i, a: placeOf.get(pair.a), b: placeOf.get(pair.b) }));
  const groups = page.core.clusters.map((cluster) => {
    const places = cluster.members.map((member) => placeOf.get(member.doc)).filter((place) => place !== undefined);
    return { first: Math.min(...places), last: Math.max(...places) + 1, name: page.core.docs[cluster.members[0].doc].title };
  });
  const canvas = el("canvas", { class: "matrix-canvas", tabindex: 0, role: "application", "data-margin": margin,
    "aria-label": "Matrix of " + docs.length + " articles. Arrow keys move from cell to cell, Enter opens the pair, plus and minus zoom.",
    on: { pointerdown: grab, pointermove: hover, pointerup: release, pointerleave: page.untip, wheel, keydown: key, dblclick: closer } });
  const root = el("div", { class: "matrix-frame drawing" }, canvas);
  const camera = { x: 0, y: 0, size: 1 }; // the cell at the top left, and pixels a cell
  let at = null, grabbed = null, colours = null, asked = false;

  const side = () => ({ width: Math.max(50, canvas.clientWidth - margin), height: Math.max(50, canvas.clientHeight - margin) });
  const smallest = () => Math.min(side().width, side().height) / docs.length;
  function look(first, last) {
    const { width, height } = side();
    camera.size = Math.min(60, Math.min(width, height) / Math.max(1, last - first));
    camera.x = camera.y = first;
    clamp();
  }
  function clamp() {
    const { width, height } = side();
    camera.size = Math.max(smallest(), Math.min(60, camera.size));
    camera.x = Math.max(0, Math.min(camera.x, docs.length - width / camera.size));
    camera.y = Math.max(0, Math.min(camera.y, docs.length - height / camera.size));
    ask();
    keep();
  }
  // The link says where the reader looks, once that has settled.
  let settling = 0;
  function keep() {
    clearTimeout(settling);
    settling = setTimeout(() => {
      if (!canvas.isConnected) return;
      const whole = camera.size <= smallest() * 1.001;
      page.amend({ look: whole ? null : [camera.x.toFixed(2), camera.y.toFixed(2), camera.size.toFixed(2)].join(",") });
    }, 400);
  }
  function ask() {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => { asked = false; draw(); });
  }

  function palette() {
    const style = getComputedStyle(canvas);
    const get = (name) => style.getPropertyValue(name).trim();
    return { copy: get("--verbatim-line"), rewrite: get("--paraphrase-line"), quotes: get("--quotation-line"),
      other: get("--boilerplate-line"), ink: get("--ink"), soft: get("--soft"), edge: get("--edge"), rule: get("--rule"), surface: get("--surface"), paper: get("--paper") };
  }

  function draw() {
    const ratio = window.devicePixelRatio || 1;
    const [w, h] = [canvas.clientWidth, canvas.clientHeight];
    if (w === 0) return;
    if (canvas.width !== Math.round(w * ratio)) canvas.width = Math.round(w * ratio);
    if (canvas.height !== Math.round(h * ratio)) canvas.height = Math.round(h * ratio);
    const c = canvas.getContext("2d");
    c.setTransform(ratio, 0, 0, ratio, 0, 0);
    colours = palette();
    c.clearRect(0, 0, w, h);
    const { width, height } = side();
    c.save();
    c.translate(margin, margin);
    c.beginPath();
    c.rect(0, 0, Math.min(width, (docs.length - camera.x) * camera.size), Math.min(height, (docs.length - camera.y) * camera.size));
    c.clip();
    hatch(c, width, height);
    drawGroups(c);
    if (camera.size < dotSize) drawDots(c, width, height);
    else drawPairs(c, width, height);
    drawDiagonal(c, width, height);
    if (at) {
      c.strokeStyle = colours.ink;
      c.lineWidth = 2;
      c.strokeRect((at.column - camera.x) * camera.size, (at.row - camera.y) * camera.size, Math.max(4, camera.size), Math.max(4, camera.size));
    }
    c.restore();
    drawLabels(c, width, height);
  }

  // The ground is hatched: where nothing is drawn nothing was compared. Dots
  // stand for what is below the floor.
  function hatch(c, width, height) {
    c.fillStyle = pattern(c, (t) => {
      t.strokeStyle = colours.rule;
      t.beginPath();
      for (const d of [-8, 0, 8]) {
        t.moveTo(d - 1, 9);
        t.lineTo(d + 9, -1);
      }
      t.stroke();
    });
    c.fillRect(0, 0, width, height);
  }
  const below = (c) => pattern(c, (t) => {
    t.fillStyle = colours.edge;
    for (const [x, y] of [[1, 1], [5, 5]]) t.fillRect(x, y, 1.5, 1.5);
  });
  function pattern(c, draw) {
    const tile = el("canvas", { width: 8, height: 8 });
    const t = tile.getContext("2d");
    t.fillStyle = colours.surface;
    t.fillRect(0, 0, 8, 8);
    draw(t);
    return c.createPattern(tile, "repeat");
  }

  function drawGroups(c) {
    c.strokeStyle = colours.soft;
    c.lineWidth = 1;
    for (const { first, last } of groups) {
      const s = (last - first) * camera.size;
      if (s < 4) continue;
      c.fillStyle = colours.surface;
      c.fillRect((first - camera.x) * camera.size, (first - camera.y) * camera.size, s, s);
      c.strokeRect((first - camera.x) * camera.size, (first - camera.y) * camera.size, s, s);
    }
  }

  function drawDiagonal(c, width, height) {
    if (camera.size < dotSize) {
      c.strokeStyle = colours.edge;
      c.lineWidth = 1;
      c.beginPath();
      c.moveTo(-camera.x * camera.size, -camera.y * camera.size);
      c.lineTo((docs.length - camera.x) * camera.size, (docs.length - camera.y) * camera.size);
      c.stroke();
      return;
    }
    c.fillStyle = colours.rule;
    for (let i = Math.floor(Math.max(camera.x, camera.y)); i < docs.length; i++) {
      const [x, y] = [(i - camera.x) * camera.size, (i - camera.y) * camera.size];
      if (x > width || y > height) break;
      c.fillRect(x, y, camera.size, camera.size);
    }
  }

  // Where cells are smaller than a dot, a dot stands for the strongest pair in it.
  function drawDots(c, width, height) {
    const across = Math.ceil(width / dotSize);
    const strongest = new Int32Array(across * Math.ceil(height / dotSize)).fill(-1);
    const add = (row, column, i) => {
      const x = Math.floor(((column + 0.5 - camera.x) * camera.size) / dotSize), y = Math.floor(((row + 0.5 - camera.y) * camera.size) / dotSize);
      if (x < 0 || y < 0 || x >= across || y * across + x >= strongest.length) return;
      if (strongest[y * across + x] < 0) strongest[y * across + x] = i; // pairs come by score
    };
    for (const { i, a, b } of marks) {
      if (a === undefined || b === undefined || page.core.pairs[i].score < page.threshold) continue;
      add(a, b, i);
      add(b, a, i);
    }
    strongest.forEach((i, at) => {
      if (i < 0) return;
      const pair = page.core.pairs[i];
      c.fillStyle = colours[hue(pair.verdict)];
      c.fillRect((at % across) * dotSize, Math.floor(at / across) * dotSize, dotSize, dotSize);
    });
  }

  function drawPairs(c, width, height) {
    const dot = camera.size - (camera.size > 8 ? 1 : 0), dots = below(c);
    for (const { i, a, b } of marks) {
      if (a === undefined || b === undefined) continue;
      const pair = page.core.pairs[i];
      for (const [row, column, share] of [[a, b, pair.ab], [b, a, pair.ba]]) {
        const x = (column - camera.x) * camera.size, y = (row - camera.y) * camera.size;
        if (x < -dot || y < -dot || x > width || y > height) continue;
        if (pair.score < page.threshold) {
          c.fillStyle = dots;
          if (dot > 4) c.fillRect(x, y, dot, dot);
          continue;
        }
        c.fillStyle = colours.surface;
        c.fillRect(x, y, dot, dot);
        c.fillStyle = colours[hue(pair.verdict)];
        c.globalAlpha = camera.size < 12 ? Math.max(0.5, alpha[level(share)]) : alpha[level(share)];
        c.fillRect(x, y, dot, dot);
        c.globalAlpha = 1;
        if (camera.size >= 34) {
          c.fillStyle = level(share) > 3 ? colours.surface : colours.ink;
          c.font = "12px system-ui, sans-serif";
          c.textAlign = "center";
          c.textBaseline = "middle";
          c.fillText(page.percent(share), x + dot / 2, y + dot / 2);
        }
      }
    }
  }

  // Titles where there is room for a line each, else the names of clusters.
  function drawLabels(c, width, height) {
    c.font = "12px system-ui, sans-serif";
    c.textBaseline = "middle";
    const line = (text, x, y, upright) => {
      c.save();
      c.translate(x, y);
      if (upright) c.rotate(-Math.PI / 2);
      c.textAlign = upright ? "left" : "right";
      c.fillText(fitted(c, text, margin - 24), 0, 0);
      c.restore();
    };
    c.fillStyle = colours.ink;
    const each = camera.size >= 13;
    const list = each
      ? docs.map((doc, i) => ({ first: i, last: i + 1, name: page.core.docs[doc].title }))
      : groups.filter(({ first, last }) => (last - first) * camera.size >= 13);
    for (const { first, last, name } of list) {
      const middle = (first + last) / 2;
      const [x, y] = [(middle - camera.x) * camera.size, (middle - camera.y) * camera.size];
      if (y >= 0 && y <= height) line(name, margin - 8, margin + y, false);
      if (x >= 0 && x <= width) line(name, margin + x, margin - 8, true);
    }
  }

  function cellUnder(event) {
    const box = canvas.getBoundingClientRect();
    const column = Math.floor(camera.x + (event.clientX - box.left - margin) / camera.size);
    const row = Math.floor(camera.y + (event.clientY - box.top - margin) / camera.size);
    if (event.clientX - box.left < margin || event.clientY - box.top < margin) return null;
    if (row < 0 || column < 0 || row >= docs.length || column >= docs.length) return null;
    return nearest(row, column);
  }
  // Where cells are smaller than a fingertip, the nearest pair is meant.
  function nearest(row, column) {
    if (camera.size >= 6 || page.findPair(docs[row], docs[column]) >= 0) return { row, column };
    const reach = 6 / camera.size;
    let best = null, least = reach;
    for (const { i, a, b } of marks) {
      if (a === undefined || b === undefined || page.core.pairs[i].score < page.threshold) continue;
      for (const [r, q] of [[a, b], [b, a]]) {
        const far = Math.max(Math.abs(r - row), Math.abs(q - column));
        if (far < least) { least = far; best = { row: r, column: q }; }
      }
    }
    return best || { row, column };
  }
  function point(found, box) {
    at = found;
    ask();
    if (!found) return page.untip();
    const left = box.left + margin + (found.column - camera.x) * camera.size, top = box.top + margin + (found.row - camera.y) * camera.size;
    note(docs[found.row], docs[found.column], { left, top, right: left + camera.size, bottom: top + camera.size });
  }
  function hover(event) {
    if (grabbed) {
      const dx = event.clientX - grabbed.x, dy = event.clientY - grabbed.y;
      if (Math.abs(dx) + Math.abs(dy) > 4) grabbed.moved = true;
      camera.x = grabbed.from.x - dx / camera.size;
      camera.y = grabbed.from.y - dy / camera.size;
      clamp();
      return;
    }
    point(cellUnder(event), canvas.getBoundingClientRect());
  }
  function grab(event) {
    canvas.setPointerCapture(event.pointerId);
    grabbed = { x: event.clientX, y: event.clientY, from: { ...camera }, moved: false };
  }
  function release(event) {
    const { moved } = grabbed || {};
    grabbed = null;
    if (moved) return;
    const found = cellUnder(event);
    if (found) enter(found);
  }
  function enter({ row, column }) {
    const pair = row === column ? -1 : page.findPair(docs[row], docs[column]);
    if (pair >= 0) page.open(page.pairLink(pair));
    else if (row === column) page.open(page.docLink(docs[row]));
  }
  function zoom(factor, x, y) {
    const { width, height } = side();
    const [px, py] = [x ?? width / 2, y ?? height / 2];
    const before = { x: camera.x + px / camera.size, y: camera.y + py / camera.size };
    camera.size = Math.max(smallest(), Math.min(60, camera.size * factor));
    camera.x = before.x - px / camera.size;
    camera.y = before.y - py / camera.size;
    clamp();
  }
  function wheel(event) {
    if (!event.ctrlKey && document.activeElement !== canvas) return;
    event.preventDefault();
    const box = canvas.getBoundingClientRect();
    zoom(Math.exp(-event.deltaY / 300), event.clientX - box.left - margin, event.clientY - box.top - margin);
  }
  function closer(event) {
    const box = canvas.getBoundingClientRect();
    zoom(3, event.clientX - box.left - margin, event.clientY - box.top - margin);
  }
  function key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key];
    if (step) move(...step);
    else if (event.key === "Enter" && at) enter(at);
    else if (event.key === "+" || event.key === "=") zoom(1.5);
    else if (event.key === "-") zoom(1 / 1.5);
    else if (event.key === "0") look(0, docs.length);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  // move steps to the next pair in that direction, or to the next cell where
  // cells are large enough to see.
  function move(down, right) {
    at ??= { row: 0, column: 0 };
    let { row, column } = at;
    const jump = camera.size < 6;
    do {
      row += down;
      column += right;
    } while (jump && row >= 0 && column >= 0 && row < docs.length && column < docs.length && page.findPair(docs[row], docs[column]) < 0);
    if (row < 0 || column < 0 || row >= docs.length || column >= docs.length) return;
    const { width, height } = side();
    if (column < camera.x || (column + 1 - camera.x) * camera.size > width) camera.x = column - width / camera.size / 2;
    if (row < camera.y || (row + 1 - camera.y) * camera.size > height) camera.y = row - height / camera.size / 2;
    clamp();
    point({ row, column }, canvas.getBoundingClientRect());
    document.getElementById("cell-note").textContent = describe(docs[row], docs[column]);
  }

  const watch = new ResizeObserver(() => clamp());
  watch.observe(canvas);
  page.onTheme = ask;
  const chosen = page.clusterByID.get(start);
  // The list of groups looks at one of them, or at all (-1).
  const listed = groups.length > maxGroups ? [...groups.keys()].slice(0, maxGroups) : [...groups.keys()];
  const rows = [-1, ...listed].map((i) => el("li", {}, el("button", { type: "button", class: "group", "data-group": i, on: { click() {
    page.amend({ at: i < 0 ? null : page.core.clusters[i].id });
    lookAt(i);
  } } },
    el("bdi", {}, i < 0 ? "all articles" : groups[i].name), el("span", { class: "figure" }, page.number(i < 0 ? docs.length : groups[i].last - groups[i].first)))));
  function lookAt(i) {
    for (const row of rows) row.firstChild.setAttribute("aria-pressed", String(row.firstChild.dataset.group === String(i)));
    if (i < 0) look(0, docs.length);
    else look(groups[i].first, groups[i].last);
  }
  const looked = (page.route().parameters.get("look") || "").split(",").map(Number);
  requestAnimationFrame(() => {
    lookAt(chosen ?? -1);
    if (looked.length === 3 && looked.every(Number.isFinite)) {
      [camera.x, camera.y, camera.size] = looked;
      clamp();
    }
  });
  return {
    root, move, refresh: ask,
    tools: el("div", { class: "zoom" },
      el("p", {}, el("button", { type: "button", class: "quiet", on: { click: () => zoom(1.5) } }, "+", page.hiddenText(" zoom in")), " ",
        el("button", { type: "button", class: "quiet", on: { click: () => zoom(1 / 1.5) } }, "−", page.hiddenText(" zoom out")), " ",
        el("button", { type: "button", class: "quiet", on: { click: () => rows[0].firstChild.click() } }, "all")),
      el("h2", {}, "Groups"), el("ul", { class: "groups" }, rows),
      groups.length > maxGroups && el("p", { class: "hint" }, `The ${maxGroups} largest of ${page.number(groups.length)}. `, el("a", { href: "#clusters" }, "All groups"))),
    close() {
      watch.disconnect();
      page.onTheme = null;
      page.untip();
    },
  };
}

function fitted(c, text, width) {
  if (c.measureText(text).width <= width) return text;
  let [low, high] = [0, Math.min(text.length, 80)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (c.measureText(text.slice(0, middle) + "…").width <= width) low = middle;
    else high = middle - 1;
  }
  return text.slice(0, low) + "…";
}
