// The head of a pair: what it is and why, in words and figures. state is what
// pair.js holds of the open pair.
const { el, hiddenText } = page;

// pairHead says the verdict first, then the figures, then the reasons.
page.pairHead = (state) => {
  const p = page.core.pairs[state.pair];
  const { detail } = state;
  const verdict = page.core.verdicts[p.verdict];
  return el("div", { class: "pair-head" },
    el("p", { class: "pair-verdict" }, page.chip(p.verdict), el("span", { class: "meaning" }, verdict.meaning)),
    el("h1", {}, detail ? detail.headline : `${page.short(p.a)} and ${page.short(p.b)}: ${verdict.name}`),
    detail && el("p", { class: "lead" }, detail.figures, " ", detail.order),
    el("div", { class: "pair-facts" },
      el("dl", { class: "facts" },
        fact("A found in B", page.bar(p.ab), "ab"),
        fact("B found in A", page.bar(p.ba), "ba"),
        fact("Reused words", page.number(p.words), "words"),
        fact("Longest equal run", page.plural(p.longest, "word", "words")),
        fact("First", { a: "A", b: "B" }[p.order] || "unknown", null, p.basis),
        fact("Score", p.score.toFixed(2), null, "5-gram Jaccard " + p.jaccard.toFixed(3))),
      p.reasons.length > 0 && el("div", { class: "why" }, el("h2", {}, "Why"),
        el("ul", { class: "reasons" }, p.reasons.map((reason) => el("li", {}, reason))))));
};

// fact shows a figure; key names the ones that the choice works out again.
const fact = (name, value, key, note) =>
  el("div", {}, el("dt", {}, name), el("dd", {}, el("span", {}, value),
    key && el("span", { class: "again", "data-figure": key, hidden: true }),
    note && el("small", {}, note)));

// pairFigures shows the figures of the reader's choice beside those of the scan.
page.pairFigures = ({ pair, choice, stage, detail, text }) => {
  const raw = page.core.pairs[pair];
  const touched = ["verbatim", "edited", "paraphrase"].some((name) => choice.hidden.has(name)) || choice.counted.size > 0 || choice.short > 0;
  const again = touched ? page.figures(detail, text.a, text.b, choice) : raw;
  for (const key of ["ab", "ba", "words"]) {
    const place = stage.querySelector(`[data-figure="${key}"]`);
    place.hidden = !touched;
    place.textContent = "→ " + (key === "words" ? page.number(again.words) : page.percent(again[key]));
  }
  if (touched) page.announce(`A in B ${page.percent(again.ab)}, B in A ${page.percent(again.ba)}`);
};

// pairCard heads a column: which article this is.
page.pairCard = (state, name) => {
  const p = page.core.pairs[state.pair];
  const doc = p[name];
  const d = page.core.docs[doc];
  return el("div", { class: "side-card" },
    el("p", { class: "side-name" }, el("span", { class: "letter" }, name.toUpperCase()), page.byline(doc),
      p.order === name && el("span", { class: "first" }, "first")),
    el("h2", { lang: d.lang, dir: d.dir }, page.core.single ? el("bdi", {}, d.title) : el("a", { href: page.docLink(doc) }, el("bdi", {}, d.title))),
    el("p", { class: "side-facts" }, [page.plural(d.words, "word", "words"), d.author && "by " + d.author,
      d.credit && "credits " + d.credit].filter(Boolean).join(" · "),
    d.url && [" · ", el("a", { href: d.url, rel: "noopener noreferrer", target: "_blank" }, "original")]));
};

// pairToolbar stays on screen: classes, options, and the map of both articles.
// act holds what the buttons do.
page.pairToolbar = (state, act) => {
  const p = page.core.pairs[state.pair];
  const { passages } = state.detail;
  const perClass = page.core.classes.map((_, i) => passages.filter((passage) => passage.class === i).length);
  const end = (name) => ({ name, length: state.text[name].text.length });
  const [left, right] = state.choice.swapped ? [end("b"), end("a")] : [end("a"), end("b")];
  state.strip = page.strip(passages, page.rows(state.detail), left, right, act.visit);
  const toggle = (term, i) => el("button", {
    type: "button", class: "class-toggle m-" + term.name, "aria-pressed": "true", "data-class": i,
    title: `${term.meaning} Click or press ${i + 1} to hide.`, on: { click: () => act.toggleClass(i) },
  }, el("mark", { class: "m-" + term.name }, term.name), " ", el("b", {}, page.number(p.class[i])), hiddenText(" words in " + perClass[i] + " passages"));
  const button = (label, hint, action, more) => el("button", { type: "button", class: "quiet", title: hint, on: { click: action }, ...more }, label, hiddenText(" " + hint));
  return el("div", { class: "toolbar", role: "group", "aria-label": "What is marked and counted" },
    el("div", { class: "tool-row" },
      el("div", { class: "classes" }, page.core.classes.map((term, i) => (p.class[i] + perClass[i] > 0 ? toggle(term, i) : null))),
      el("div", { class: "options" }, act.options.map(({ name, on, set }) => option(name, on, set))),
      el("div", { class: "actions" },
        button("↑", "previous passage (p)", () => act.step(-1)),
        el("span", { class: "position", id: "position" }, page.plural(passages.length, "passage", "passages")),
        button("↓", "next passage (n)", () => act.step(1)),
        button("aligned", "rows side by side, or each side on its own (l)", act.toggleLock, { id: "lock", "aria-pressed": String(!state.choice.free) }),
        button("swap", "the sides (s)", act.swap),
        button("copy", "this pair as Markdown", act.copy))),
    passages.length > 0 && el("div", { class: "map-row" },
      el("span", { class: "map-names", "aria-hidden": "true" }, el("span", {}, left.name.toUpperCase()), el("span", {}, right.name.toUpperCase())),
      state.strip.map),
    passages.length > 0 && page.signs());
};

function option(name, on, set) {
  const box = el("input", { type: "checkbox", on: { change: () => set(box.checked) } });
  box.checked = on;
  return el("label", { class: "option" }, box, " ", name);
}

// signs explains what happens to words, each in its own dress.
page.signs = () => el("p", { class: "signs" }, el("span", { class: "hint" }, "Words:"),
  page.core.ops.map((term) => el("span", { title: term.meaning }, el("mark", { class: "m-paraphrase op-" + term.name }, term.name))));
