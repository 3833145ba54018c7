// One tooltip for the whole page: what a cell of the matrix or a marked word is.
const { el } = page;

function tooltip() {
  let tip = document.getElementById("tooltip");
  if (!tip) {
    tip = el("div", { id: "tooltip", class: "tooltip", "aria-hidden": "true", hidden: true });
    document.body.append(tip);
  }
  return tip;
}

// tip shows nodes below and to the right of a box of the window, where there is room.
page.tip = (box, ...nodes) => {
  const tip = tooltip();
  tip.replaceChildren(...nodes);
  tip.hidden = false;
  const width = tip.offsetWidth, height = tip.offsetHeight;
  tip.style.left = Math.max(8, Math.min(window.innerWidth - width - 8, box.right + 10)) + "px";
  tip.style.top = Math.max(8, box.bottom + 10 + height > window.innerHeight ? box.top - height - 10 : box.bottom + 10) + "px";
};

// untip hides it, and says whether it was there.
page.untip = () => {
  const tip = document.getElementById("tooltip");
  if (!tip || tip.hidden) return false;
  tip.hidden = true;
  return true;
};
