// Tables that sort, page in as they are scrolled to, and save themselves as CSV.
const { el, hiddenText } = page;

const sectionRows = 100;
const firstRows = 25; // of the first section, so that a view is there at once
const atOnce = 200; // rows after which the reader is asked

// table makes a table. all lists its columns: {label, value(row), cell(row),
// number, wide, hidden}; value sorts and goes into the CSV file, cell (default:
// value) is shown; a hidden column is in the CSV file only. A column without
// value does not sort. options: {caption, label, name (of the CSV file, and of
// the order in the link)}.
page.table = (all, rows, options) => {
  const columns = all.filter((column) => !column.hidden);
  let sorted = rows;
  // The order is in the link: name of the table, column, d for descending.
  const [, column, falling] = /^(\d+)(d?)$/.exec(page.route().parameters.get(options.name) || "") || [];
  let by = column !== undefined && columns[column]?.value ? Number(column) : -1;
  let descending = Boolean(falling);
  const body = el("div", { class: "sections" });
  const root = el("div", { class: "table-tool" },
    el("div", { class: "table-head" },
      el("p", { class: "hint" }, options.caption || page.plural(rows.length, "row", "rows")),
      el("button", { type: "button", class: "quiet", on: { click: save } }, "CSV",
        hiddenText(": save this table"))),
    el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": options.label || options.name }, body));

  function order() {
    sorted = [...rows];
    if (by < 0) return;
    const { value } = columns[by];
    const keyed = sorted.map((row, i) => ({ row, i, key: value(row) }));
    keyed.sort((x, y) => {
      const less = typeof x.key === "number" ? x.key - y.key : String(x.key).localeCompare(String(y.key), "en");
      return (descending ? -less : less) || x.i - y.i;
    });
    sorted = keyed.map(({ row }) => row);
  }

  function header(column, i) {
    const state = i === by ? (descending ? "descending" : "ascending") : null;
    const attributes = { scope: "col", class: cellClass(column), "aria-sort": state };
    if (!column.value) return el("th", attributes, column.label);
    return el("th", attributes, el("button", {
      type: "button", class: "sort",
      on: { click() {
        descending = by === i ? !descending : Boolean(column.number);
        by = i;
        page.amend({ [options.name]: by + (descending ? "d" : "") });
        draw();
        body.querySelector(`th:nth-child(${i + 1}) button`).focus();
      } },
    }, column.label, el("span", { class: "arrow", "aria-hidden": "true" }, state ? (descending ? " ↓" : " ↑") : "")));
  }

  function section(first) {
    const last = Math.min(first + (first > 0 ? sectionRows : firstRows), sorted.length);
    return el("table", { class: "data " + options.name },
      first > 0 && el("caption", { class: "visually-hidden" }, `Rows ${first + 1} to ${last}`),
      el("colgroup", {}, columns.map((column) => el("col", { class: column.width || "" }))),
      el("thead", { class: first > 0 && "visually-hidden" },
        el("tr", {}, columns.map(first > 0 ? (column) => el("th", { scope: "col" }, column.label) : header))),
      el("tbody", {}, sorted.slice(first, last).map((row) =>
        el("tr", { "data-row": true }, columns.map((column) =>
          el("td", { class: cellClass(column), "data-label": column.label }, column.cell ? column.cell(row) : String(column.value(row))))))));
  }

  // The first section at once, the others in pauses.
  let drawn = 0;
  function draw() {
    order();
    const mine = ++drawn;
    body.replaceChildren(section(0));
    let next = firstRows;
    let limit = atOnce;
    const more = () => {
      if (mine !== drawn || next >= sorted.length) return;
      if (next >= limit) return offer();
      body.append(section(next));
      next += sectionRows;
      setTimeout(more, 20);
    };
    const offer = () => {
      const button = el("button", { type: "button", class: "quiet", on: { click() {
        button.remove();
        limit += atOnce;
        more();
      } } }, `Show more: ${page.number(sorted.length - next)} rows are left`);
      body.append(button);
    };
    setTimeout(more, 50);
  }

  function save() {
    const kept = all.filter((column) => column.value);
    const lines = [kept.map((column) => column.label), ...sorted.map((row) => kept.map((column) => column.value(row)))];
    page.saveFile(options.name + ".csv", "text/csv", lines.map((line) => line.map(page.csvCell).join(",")).join("\r\n") + "\r\n");
  }

  draw();
  return root;
};

const cellClass = (column) => (column.number ? "num" : column.wide ? "wide" : null);

// pairTable lists pairs by index.
page.pairTable = (pairs, options) => {
  const core = page.core;
  const p = (i) => core.pairs[i];
  return page.table([
    { label: "Verdict", width: "w-verdict", value: (i) => core.verdicts[p(i).verdict].name,
      cell: (i) => el("a", { href: page.pairLink(i), "data-open": true }, page.chip(p(i).verdict)) },
    { label: "Article A", width: "w-title", value: (i) => core.docs[p(i).a].title, cell: (i) => titled(p(i).a) },
    { label: "Article B", width: "w-title", value: (i) => core.docs[p(i).b].title, cell: (i) => titled(p(i).b) },
    { label: "A in B", width: "w-share", number: true, value: (i) => p(i).ab, cell: (i) => page.bar(p(i).ab) },
    { label: "B in A", width: "w-share", number: true, value: (i) => p(i).ba, cell: (i) => page.bar(p(i).ba) },
    { label: "Longest", width: "w-number", number: true, value: (i) => p(i).longest, cell: (i) => page.number(p(i).longest) },
    { label: "Score", width: "w-number", number: true, value: (i) => p(i).score, cell: (i) => p(i).score.toFixed(2) },
    { label: "Words shared", width: "w-why", wide: true, value: (i) => p(i).words, cell: page.how },
      { label: "Why", hidden: true, value: (i) => p(i).reasons.join("; ") },
  ], pairs, { name: "pairs", label: "Pairs", ...options });
};

const titled = (doc) => [el("bdi", {}, page.core.docs[doc].title), page.byline(doc)];
