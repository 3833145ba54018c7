// Starts the page and shows the view that the link asks for. A view is
// {title(parameters), show(section, parameters, current), hide(), keys}; a
// still view has a section of its own in the page, the others share the stage.
// current() turns false once the reader has gone on.

const stage = document.getElementById("stage");
const places = new Map(); // link -> how far it was scrolled
let shown = null, count = 0, forward = false;

page.still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

async function show() {
  let { view: name, parameters } = page.route();
  if (name === "main") return skip();
  if (page.core.single) name = "pair";
  if (!name) name = "overview";
  const mine = ++count;
  const current = () => mine === count;
  places.set(page.at, window.scrollY);
  page.at = location.hash;
  shown?.hide?.();
  const view = Object.hasOwn(page.views, name) ? page.views[name] : page.views.lost;
  shown = view;
  const section = document.querySelector(`[data-view="${CSS.escape(name)}"]`) || stage;
  for (const other of document.querySelectorAll("main > .view")) other.hidden = other !== section;
  if (section === stage) stage.className = "view view-" + name;
  for (const link of document.querySelectorAll("#nav a")) {
    if (link.dataset.nav === (view.under || name)) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = view.title(parameters) + " · reprint";
  await view.show(section, parameters, current);
  if (!current()) return;
  const target = parameters.get("at") && document.getElementById(parameters.get("at"));
  if (target) target.scrollIntoView();
  else if (!parameters.get("passage")) window.scrollTo(0, forward ? 0 : places.get(location.hash) || 0);
  if (forward && !section.contains(document.activeElement)) document.getElementById("main").focus({ preventScroll: true });
  forward = false;
  document.documentElement.dataset.shown = location.hash;
  performance.mark("shown");
}

function skip() {
  history.replaceState(null, "", page.at || "#");
  document.getElementById("main").focus();
}

page.views.lost = {
  title: () => "Not found",
  show: (section) => page.fill(section, page.el("h1", {}, "There is no such view"),
    page.el("p", {}, page.el("a", { href: "#overview" }, "To the overview"))),
};

page.views.audit = { still: true, title: () => "Audit", show() {} };

// The theme is the system's until the reader changes it.
function changeTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  page.onTheme?.();
}

async function start() {
  await page.load();
  document.documentElement.classList.add("live");
  history.scrollRestoration = "manual";
  for (const id of ["search", "tools"]) document.getElementById(id)?.removeAttribute("hidden");
  document.getElementById("theme").addEventListener("click", changeTheme);
  document.getElementById("help-button").addEventListener("click", page.help);
  document.getElementById("search")?.addEventListener("submit", (event) => {
    event.preventDefault();
    page.open(page.link("search", { q: new FormData(event.target).get("q") }));
  });
  document.addEventListener("click", () => { forward = true; }, true);
  document.addEventListener("keydown", (event) => { if (event.key !== "Escape" && !event.altKey) forward = true; }, true);
  window.addEventListener("hashchange", show);
  await show();
}

start();
