// What leaves the page: tables as CSV, a pair as Markdown.
const { el } = page;

// csvCell quotes a value; one that a spreadsheet would take for a formula gets an apostrophe.
page.csvCell = (value) => {
  let text = String(value);
  if (typeof value !== "number" && /^[=+\-@\t\r]/.test(text)) text = "'" + text;
  return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
};

page.saveFile = (name, type, text) => {
  const url = URL.createObjectURL(new Blob([text], { type: type + ";charset=utf-8" }));
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
};

// copy puts a text on the clipboard, by the old way where the new one is not allowed.
page.copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = el("textarea", { class: "visually-hidden" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
};

const escape = (text) => text.replace(/[\\`*_[\]<>#|~]/g, "\\$&").replace(/\s+/g, " ").trim();

// pairMarkdown writes a pair out: figures, reasons and all passages.
page.pairMarkdown = (pair, detail, textA, textB) => {
  const p = page.core.pairs[pair];
  const named = (doc) => {
    const d = page.core.docs[doc];
    return [escape(d.title), escape(d.outlet), d.date && page.day(d.date)].filter(Boolean).join(", ");
  };
  const lines = [
    `# ${page.core.verdicts[p.verdict].name}: ${escape(page.core.docs[p.a].title)} / ${escape(page.core.docs[p.b].title)}`, "",
    `${escape(detail.headline)}. ${escape(detail.figures)} ${escape(detail.order)}`, "",
    `- A: ${named(p.a)}`, `- B: ${named(p.b)}`,
    `- A in B ${page.percent(p.ab)}, B in A ${page.percent(p.ba)}, longest run ${page.plural(p.longest, "word", "words")}, score ${p.score.toFixed(2)}`,
    ...p.reasons.map((reason) => `- ${escape(reason)}`),
  ];
  detail.passages.forEach((passage, i) => {
    lines.push("", `## ${i + 1}. ${page.core.classes[passage.class].name}, ${page.plural(passage.words, "word", "words")}${passage.moved ? ", moved" : ""}`, "",
      `> **A** ${escape(textA.text.slice(...passage.a))}`, ">", `> **B** ${escape(textB.text.slice(...passage.b))}`);
  });
  return lines.join("\n") + "\n";
};
