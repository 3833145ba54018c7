// Clusters: the list, and one cluster with its picture, its timeline, its
// members and the text that they share.
const { el, svg } = page;

page.views.clusters = {
  title: () => "Clusters",
  show(stage) {
    const { clusters, docs, verdicts } = page.core;
    page.fill(stage, el("h1", {}, page.plural(clusters.length, "group", "groups") + " of articles that reuse each other"),
      clusters.length === 0 ? el("p", { class: "lead" }, "No article reuses text of another.") : page.table([
        { label: "Articles", width: "w-number", number: true, value: (i) => clusters[i].members.length,
          cell: (i) => el("a", { href: page.clusterLink(i), "data-open": true }, page.plural(clusters[i].members.length, "article", "articles")) },
        { label: "Weakest verdict", width: "w-verdict", value: (i) => verdicts[clusters[i].verdict].name, cell: (i) => page.chip(clusters[i].verdict) },
        { label: "Likely origin", value: (i) => (clusters[i].origin < 0 ? "" : docs[clusters[i].origin].title),
          cell: (i) => (clusters[i].origin < 0 ? el("span", { class: "hint" }, "unknown") : page.article(clusters[i].origin)) },
        { label: "Members", wide: true, value: (i) => clusters[i].members.map((m) => docs[m.doc].title).join("; "),
          cell: (i) => names(clusters[i]) },
        { label: "Least score", width: "w-number", number: true, value: (i) => clusters[i].minScore, cell: (i) => clusters[i].minScore.toFixed(2) },
      ], [...clusters.keys()], { name: "clusters", label: "Clusters", caption: page.plural(clusters.length, "cluster", "clusters") }));
  },
};

const names = (cluster) => {
  const few = cluster.members.filter((m) => m.doc !== cluster.origin).slice(0, 4).map((m) => page.short(m.doc));
  return few.join(", ") + (cluster.members.length > few.length + 1 ? " …" : "");
};

page.views.cluster = {
  under: "clusters",
  title: (parameters) => "Cluster " + (parameters.get("id") || ""),
  show(stage, parameters) {
    const index = page.clusterByID.get(parameters.get("id"));
    if (index === undefined) return page.views.lost.show(stage);
    const cluster = page.core.clusters[index];
    const shared = [...page.core.shared.keys()].filter((i) => page.core.shared[i].cluster === index);
    page.fill(stage,
      el("h1", {}, page.plural(cluster.members.length, "article", "articles") + " of one text"),
      el("p", { class: "lead" }, cluster.origin < 0
        ? "Which article was first is not known. "
        : ["Likely origin: ", el("a", { href: page.docLink(cluster.origin) }, el("bdi", {}, page.core.docs[cluster.origin].title)), cluster.basis && ` (${cluster.basis})`, ". "],
      "Pairs inside: ", verdictsOf(cluster)),
      cluster.weakest >= 0 && cluster.members.length > 2 && el("p", {}, "Its weakest link: ", el("a", { href: page.pairLink(cluster.weakest) }, pairName(cluster.weakest)),
        `, score ${page.core.pairs[cluster.weakest].score.toFixed(2)}.`),
      cluster.reasons.length > 0 && el("ul", { class: "reasons" }, cluster.reasons.map((reason) => el("li", {}, reason))),
      el("p", { class: "hint" }, el("a", { href: page.link("matrix", { at: cluster.id }) }, "See it in the matrix"), page.isIndex() ? "" : [" · ", el("a", { href: page.link("sheet", { id: cluster.id }) }, "All pairs to print")], cluster.file >= 0 && [" · ", el("a", { href: page.core.files[cluster.file] }, "its own page")]),
      el("div", { class: "cluster-drawings" }, graph(cluster), timeline(cluster)),
      el("h2", {}, "Members, and where each most likely came from"), members(cluster),
      shared.length > 0 && el("h2", {}, "What they share"), shared.length > 0 && page.sharedTable(shared),
      el("h2", {}, "Pairs inside"), page.pairTable(cluster.pairs, { caption: page.plural(cluster.pairs.length, "pair", "pairs") }),
      cluster.near.length > 0 && el("h2", {}, "Near misses"),
      cluster.near.length > 0 && page.pairTable(cluster.near, { name: "near-misses",
        caption: page.plural(cluster.near.length, "pair", "pairs") + " of a member with an article outside that is no finding" }));
  },
};

const pairName = (pair) => [el("bdi", {}, page.short(page.core.pairs[pair].a)), " and ", el("bdi", {}, page.short(page.core.pairs[pair].b))];

// verdictsOf counts the findings inside a cluster by verdict.
function verdictsOf(cluster) {
  const counts = page.core.verdicts.map((_, verdict) => cluster.pairs.filter((i) => page.core.pairs[i].verdict === verdict).length);
  return counts.map((n, verdict) => n > 0 && page.finding(verdict) && [` ${page.number(n)} `, page.chip(verdict)]);
}

const sureness = {
  likely: ["likely", "it was there first, and no other member covers nearly as much of this article"],
  possible: ["possible", "it was there first, but others that were cover about as much, or it covers little"],
  undirected: ["direction unknown", "it shares most with this one, but nobody can tell which was first"],
};

function members(cluster) {
  const { docs, pairs } = page.core;
  const from = (m) => page.other(m.source, m.doc);
  return page.table([
    { label: "Article", value: (m) => docs[m.doc].title, cell: (m) => [letter(cluster, m.doc), " ",
      el("a", { href: page.docLink(m.doc), "data-open": true, class: "title" }, el("bdi", {}, docs[m.doc].title)), page.byline(m.doc)] },
    { label: "Words", width: "w-number", number: true, value: (m) => docs[m.doc].words, cell: (m) => page.number(docs[m.doc].words) },
    { label: "Most likely from", value: (m) => (m.source < 0 ? "" : docs[from(m)].title),
      cell: (m) => (m.doc === cluster.origin ? el("b", {}, "the origin") : m.source < 0 ? el("span", { class: "hint" }, "unknown")
        : [letter(cluster, from(m)), " ", el("a", { href: page.pairLink(m.source) }, el("bdi", {}, docs[from(m)].title))]) },
    { label: "How much", width: "w-share", number: true, value: (m) => (m.source < 0 ? 0 : page.covered(m.source, m.doc)),
      cell: (m) => (m.source < 0 ? "" : page.bar(page.covered(m.source, m.doc))) },
    { label: "How sure", wide: true, value: (m) => (m.sure ? sureness[m.sure][0] : ""),
      cell: (m) => (m.sure ? [el("b", {}, sureness[m.sure][0]), el("span", { class: "byline" }, sureness[m.sure][1] + (pairs[m.source].basis ? "; " + pairs[m.source].basis : ""))] : cluster.basis) },
  ], cluster.members, { name: "members", label: "Members", caption: page.plural(cluster.members.length, "article", "articles") });
}

// number is the number that stands for a member in the drawings.
const numberOf = (cluster, doc) => cluster.members.findIndex((m) => m.doc === doc) + 1;
const letter = (cluster, doc) => el("span", { class: "letter" + (doc === cluster.origin ? " is-origin" : "") }, String(numberOf(cluster, doc)));

const drawnEdges = 400;

// graph draws the members as numbered discs and the findings between them as
// lines: as thick as the shared part is large, dashed for rewrites, with an
// arrow from the earlier to the later where that is known.
function graph(cluster) {
  const [w, h, margin] = [560, 380, 60];
  const at = new Map(cluster.members.map((m) => [m.doc, { x: margin + m.x * (w - 2 * margin), y: margin / 1.6 + m.y * (h - 1.25 * margin) }]));
  const radius = cluster.members.length > 40 ? 6 : 14;
  const likely = new Set(cluster.members.map((m) => m.source));
  const edges = cluster.pairs.filter((i) => page.finding(page.core.pairs[i].verdict)).slice(0, drawnEdges);
  const line = (i) => {
    const pair = page.core.pairs[i];
    const [from, to] = pair.order === "b" ? [at.get(pair.b), at.get(pair.a)] : [at.get(pair.a), at.get(pair.b)];
    const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
    const share = Math.max(pair.ab, pair.ba);
    const [x2, y2] = [to.x - ux * (radius + 2), to.y - uy * (radius + 2)];
    const name = page.core.verdicts[pair.verdict].name;
    return svg("a", { href: page.pairLink(i), tabindex: -1, class: "edge v-" + name + (likely.has(i) ? " likely" : "") },
      svg("line", { class: "wide", x1: from.x, y1: from.y, x2: to.x, y2: to.y }),
      svg("line", { x1: from.x + ux * radius, y1: from.y + uy * radius, x2, y2, "stroke-width": (1 + 3.5 * share).toFixed(1) }),
      pair.order !== "unknown" && svg("path", { class: "head",
        d: `M${x2} ${y2}L${x2 - ux * 10 - uy * 5} ${y2 - uy * 10 + ux * 5}L${x2 - ux * 10 + uy * 5} ${y2 - uy * 10 - ux * 5}Z` }),
      svg("title", {}, `${name}: ${page.short(pair.a)} / ${page.short(pair.b)}, ${page.percent(pair.ab)} and ${page.percent(pair.ba)}`));
  };
  return el("figure", {},
    svg("svg", { class: "graph", viewBox: `0 0 ${w} ${h}`, role: "group", "aria-label": "Who shares text with whom; the tables below say the same" },
      edges.map(line),
      cluster.members.map((m, i) => {
        const { x, y } = at.get(m.doc);
        return svg("a", { href: page.docLink(m.doc), tabindex: -1, class: "node" + (m.doc === cluster.origin ? " origin" : "") },
          svg("circle", { cx: x, cy: y, r: radius }),
          radius > 10 && svg("text", { x, y: y + 4.5 }, String(i + 1)),
          radius > 10 && cluster.members.length <= 16 && svg("text", { class: "name" + (x < 80 ? " from" : x > w - 80 ? " to" : ""), x: x < 80 ? x - radius : x > w - 80 ? x + radius : x, y: y < h / 2 - 5 ? y - radius - 6 : y + radius + 14 }, clip(page.short(m.doc), 22)),
          svg("title", {}, page.core.docs[m.doc].title));
      })),
    el("figcaption", { class: "hint" }, "Arrows lead from the earlier article to the later, where dates or credits tell. Strong lines lead to the most likely source. ",
      edges.length === drawnEdges ? `Only the ${drawnEdges} strongest lines are drawn.` : "Thick lines share more; dashed ones are rewrites."));
}

const clip = (text, length) => (text.length > length ? text.slice(0, length - 1) + "…" : text);

// timeline has a lane for each outlet and a dot for each article with a date.
function timeline(cluster) {
  const dated = cluster.members.filter((m) => page.core.docs[m.doc].date);
  const undated = cluster.members.length - dated.length;
  if (dated.length === 0) return el("figure", {}, el("p", { class: "hint" }, "No member has a date, so there is no timeline."));
  const time = (m) => Date.parse(page.core.docs[m.doc].date);
  const outlet = (m) => page.core.docs[m.doc].outlet || "unknown outlet";
  const first = Math.min(...dated.map(time)), last = Math.max(...dated.map(time));
  const lanes = [...new Set(dated.toSorted((p, q) => time(p) - time(q) || p.doc - q.doc).map(outlet))].slice(0, 40);
  const [w, left, lane] = [560, 165, 30];
  const h = 34 + lanes.length * lane;
  const x = (m) => left + 16 + (last > first ? (time(m) - first) / (last - first) : 0) * (w - left - 40);
  const drawing = svg("svg", { class: "timeline", viewBox: `0 0 ${w} ${h}`, role: "group", "aria-label": "When each outlet published" });
  lanes.forEach((name, i) => {
    const y = 24 + i * lane;
    drawing.append(svg("line", { x1: left, x2: w - 8, y1: y, y2: y }), svg("text", { x: left - 8, y: y + 4, "text-anchor": "end" }, clip(name, 22)));
    let before = -100;
    for (const m of dated.filter((m) => outlet(m) === name).toSorted((p, q) => time(p) - time(q))) {
      const beside = x(m) - before < 18;
      before = x(m);
      drawing.append(svg("a", { href: page.docLink(m.doc), tabindex: -1, class: "node" + (m.doc === cluster.origin ? " origin" : "") },
        svg("circle", { cx: x(m), cy: y, r: beside ? 5 : 9 }), !beside && svg("text", { x: x(m), y: y + 4 }, String(numberOf(cluster, m.doc))),
        svg("title", {}, `${page.day(page.core.docs[m.doc].date)} ${page.core.docs[m.doc].title}`)));
    }
  });
  const ends = [...new Set([first, last])].map((t) => page.day(new Date(t).toISOString().replace(".000Z", "Z")));
  drawing.append(svg("text", { class: "tick", x: left + 4, y: h - 2 }, ends[0]));
  if (ends[1]) drawing.append(svg("text", { class: "tick", x: w - 8, y: h - 2, "text-anchor": "end" }, ends[1]));
  return el("figure", {}, drawing, el("figcaption", { class: "hint" }, "When each outlet published, UTC.",
    undated > 0 && ` ${page.plural(undated, "article has", "articles have")} no date.`));
}
