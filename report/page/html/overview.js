// The overview is static; here its tables learn to sort and filter, and the
// histogram with the threshold is added.
const { el, svg } = page;

const bins = 40;

// threshold is the score below which pairs are hidden, in all views.
page.threshold = 0;

// The slider of the threshold, with the histogram of scores above it. changed
// is called with every step.
page.thresholdTool = (changed) => {
  const label = el("output", { class: "hint" });
  const input = el("input", {
    type: "range", min: 0, max: 1, step: 0.01, "aria-label": "Hide pairs with a score below",
    on: { input() {
      page.threshold = Number(input.value);
      describe();
      changed();
    } },
  });
  input.value = page.threshold;
  const chart = histogram();
  function describe() {
    const all = page.core.pairs.length;
    const shown = page.core.pairs.filter((pair) => pair.score >= page.threshold).length;
    label.textContent = page.threshold > 0
      ? `${page.number(shown)} of ${page.plural(all, "pair", "pairs")} with a score of ${page.threshold.toFixed(2)} or more`
      : `all ${page.plural(all, "pair", "pairs")}`;
    chart.querySelectorAll("rect").forEach((rect) =>
      rect.classList.toggle("off", Number(rect.dataset.bin) + 1 <= page.threshold * bins));
  }
  describe();
  return el("div", { class: "threshold" }, chart,
    input, el("div", { class: "axis", "aria-hidden": "true" }, el("span", {}, "0"), el("span", {}, "score"), el("span", {}, "1")), label);
};

function histogram() {
  const counts = Array.from({ length: bins }, () => [0, 0]);
  for (const pair of page.core.pairs) {
    counts[Math.min(bins - 1, Math.floor(pair.score * bins))][page.finding(pair.verdict) ? 0 : 1]++;
  }
  const most = Math.max(1, ...counts.map(([yes, no]) => yes + no));
  const height = (n) => (n === 0 ? 0 : Math.max(2, 60 * Math.sqrt(n / most)));
  return svg("svg", { class: "histogram", viewBox: `0 0 ${bins * 10} 64`, preserveAspectRatio: "none", role: "img",
    "aria-label": "Number of pairs by score, findings below, others above" }, svg("title", {}, "Findings in colour, other pairs in grey"),
  counts.flatMap(([yes, no], bin) => {
    const whole = height(yes + no);
    const lower = yes + no ? (whole * yes) / (yes + no) : 0;
    return [
      lower > 0 && svg("rect", { class: "yes", "data-bin": bin, x: bin * 10 + 1, width: 8, y: 64 - lower, height: lower }),
      whole > lower && svg("rect", { class: "no", "data-bin": bin, x: bin * 10 + 1, width: 8, y: 64 - whole, height: whole - lower }),
    ];
  }));
}

page.views.overview = {
  still: true,
  title: () => "Overview",
  show(section, parameters) {
    const verdict = page.core.verdicts.findIndex((term) => term.name === parameters.get("verdict"));
    page.threshold = Number(parameters.get("min")) || 0;
    section.querySelectorAll(".verdicts a").forEach((link) =>
      link.toggleAttribute("aria-current", verdict >= 0 && link.dataset.verdict === page.core.verdicts[verdict].name));
    const tool = document.getElementById("histogram");
    const list = document.getElementById("pairs");
    if (!list || page.core.pairs.length === 0) return;
    const draw = () => {
      const pairs = [...page.core.pairs.keys()].filter((i) =>
        page.core.pairs[i].score >= page.threshold && (verdict < 0 || page.core.pairs[i].verdict === verdict));
      const what = verdict < 0 ? "" : " with verdict " + page.core.verdicts[verdict].name;
      page.fill(list, 
        verdict >= 0 ? el("p", {}, el("a", { href: page.link("overview", { min: parameters.get("min"), at: "pairs" }) }, "Show all verdicts")) : "",
        page.pairTable(pairs, { caption: page.plural(pairs.length, "pair", "pairs") + what }));
    };
    let waiting = 0;
    page.fill(tool, el("h2", {}, "How sure"), el("p", { class: "hint" }, "Pairs by score: how sure it is that text was reused. The slider hides the less sure ones in the list below."), page.thresholdTool(() => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        page.amend({ min: page.threshold ? page.threshold.toFixed(2) : null });
        draw();
      }, 60);
    }));
    draw();
  },
};
