// Keys. Tab, and whatever is typed into a field, is left alone.

const anywhere = {
  o: () => page.open("#overview"),
  m: () => page.open("#matrix"),
  c: () => page.open("#clusters"),
  a: () => page.open("#articles"),
  j: () => row(1),
  k: () => row(-1),
  "/"() { document.querySelector("#search input")?.focus(); },
  "?": () => page.help(),
  Escape: () => back(),
};

// The stage of a page with one pair knows no other view.
const elsewhere = ["o", "m", "c", "a", "/"];

document.addEventListener("keydown", (event) => {
  if (!page.core || event.altKey || event.ctrlKey || event.metaKey || event.key === "Tab") return;
  const field = event.target.closest?.("input, select, textarea");
  if (field && field.type !== "range" && field.type !== "checkbox") {
    if (event.key === "Escape") field.blur();
    return;
  }
  if (document.getElementById("help").open) return;
  const view = page.views[page.route().view || "overview"];
  const pick = (keys) => (keys && Object.hasOwn(keys, event.key) ? keys[event.key] : null);
  if (page.core.single && elsewhere.includes(event.key)) return;
  const action = pick((page.core.single ? page.views.pair : view)?.keys) || pick(anywhere);
  if (!action) return;
  event.preventDefault();
  action();
});

// row moves through the rows of the tables in view; Enter follows the link.
function row(by) {
  const rows = [...document.querySelectorAll("main .view:not([hidden]) [data-row]")];
  if (rows.length === 0) return;
  const now = rows.findIndex((found) => found.contains(document.activeElement));
  const next = rows[now < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.max(0, Math.min(rows.length - 1, now + by))];
  const link = next.querySelector("[data-open]") || next.querySelector("a, button");
  link?.focus();
}

function back() {
  if (!page.untip() && history.length > 1) history.back();
}

page.help = () => {
  const dialog = document.getElementById("help");
  if (dialog.open) dialog.close();
  else dialog.showModal();
};
