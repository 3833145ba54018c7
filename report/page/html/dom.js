// The scripts share one name, page. Each file is a block of its own: what it
// offers to the others it hangs on page, the rest nobody else can see.
//
// Articles are hostile input. Text reaches the document only as text nodes and
// attribute values set here; no script parses markup.

// el makes an element. attributes.on maps events to handlers; null, undefined
// and false leave an attribute or a child out.
page.el = (name, attributes, ...children) =>
  fill(document.createElement(name), attributes, children);

// svg makes an element of a drawing.
page.svg = (name, attributes, ...children) =>
  fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);

function fill(node, attributes, children) {
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "on") {
      for (const [event, handler] of Object.entries(value)) node.addEventListener(event, handler);
    } else {
      node.setAttribute(key, value === true ? "" : value);
    }
  }
  for (const child of children.flat(2)) {
    if (child !== null && child !== undefined && child !== false) node.append(child);
  }
  return node;
}

// fill puts other children into a node.
page.fill = (node, ...children) => {
  node.replaceChildren();
  return fill(node, {}, children);
};

const { el, svg } = page;

// It says its own direction, so that it does not decide that of the text around it.
page.hiddenText = (text) => el("span", { class: "visually-hidden", dir: "ltr", lang: "en" }, text);

const grouped = new Intl.NumberFormat("en");
page.number = (n) => (n < 1000 ? String(n) : grouped.format(n));

page.plural = (n, one, many) => (n === 1 ? "1 " + one : page.number(n) + " " + many);

// percent writes a share: never 0% for something, never 100% for less than all.
page.percent = (share) => {
  if (share <= 0) return "0%";
  if (share < 0.01) return "<1%";
  if (share > 0.99 && share < 1) return "99%";
  return Math.round(share * 100) + "%";
};

// day shortens a time: to the day where it is midnight, else to the minute.
page.day = (date) =>
  date.endsWith("T00:00:00Z") ? date.slice(0, 10) : date.slice(0, 10) + " " + date.slice(11, 16);

// bar draws a share beside its figure.
page.bar = (share) =>
  el("span", { class: "share" },
    svg("svg", { class: "bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
      svg("rect", { width: Math.max(0, Math.min(100, share * 100)).toFixed(1), height: 10 })),
    el("span", { class: "figure" }, page.percent(share)));

// chip names a verdict.
page.chip = (verdict) => {
  const term = page.core.verdicts[verdict];
  return el("span", { class: "chip v-" + term.name, title: term.meaning },
    el("span", { class: "sign", "aria-hidden": "true" }, term.sign), " " + term.name);
};

// how lists the shared words of a pair by class.
page.how = (pair) => {
  const { class: words } = page.core.pairs[pair];
  return page.core.classes.map(({ name }, i) => (words[i] > 0 && name !== "boilerplate"
    ? [el("mark", { class: "m-" + name }, `${page.number(words[i])} ${name}`), " "] : null));
};

// byline is the outlet and the date of a document.
page.byline = (doc) => {
  const d = page.core.docs[doc];
  return el("span", { class: "byline" },
    d.outlet && el("bdi", {}, d.outlet), d.outlet && d.date && " · ",
    d.date && el("time", { datetime: d.date }, page.day(d.date)));
};

// article is a document's title, linked, with its byline.
page.article = (doc) =>
  [el("a", { class: "title", href: page.docLink(doc) }, el("bdi", {}, page.core.docs[doc].title)), page.byline(doc)];

// short names a document in a few words: its outlet if that tells it apart, else its title.
page.short = (doc) => page.core.docs[doc].outlet || page.core.docs[doc].title;

// announce tells screen readers what changed.
page.announce = (text) => { document.getElementById("live").textContent = text; };

// finding reports whether a verdict, by number, means reuse.
page.finding = (verdict) => verdict < 4;
