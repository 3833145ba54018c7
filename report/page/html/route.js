// Every state of the page has a link: #view?key=value&key=value. Documents,
// clusters and shared passages are named by their ids, which stay the same
// when the scan is repeated.

page.link = (view, parameters) => {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters || {})) {
    if (value !== null && value !== undefined && value !== "") search.set(key, value);
  }
  const text = search.toString();
  return "#" + view + (text ? "?" + text : "");
};

page.route = () => {
  const hash = location.hash.slice(1);
  const cut = hash.indexOf("?");
  return cut < 0
    ? { view: hash, parameters: new URLSearchParams() }
    : { view: hash.slice(0, cut), parameters: new URLSearchParams(hash.slice(cut + 1)) };
};

// at is the link of the state that is shown.
page.at = "";

// amend changes parameters of the current state without a step in the history.
page.amend = (changes) => {
  const { view, parameters } = page.route();
  for (const [key, value] of Object.entries(changes)) {
    if (value === null || value === "") parameters.delete(key);
    else parameters.set(key, value);
  }
  const text = parameters.toString();
  history.replaceState(history.state, "", "#" + (view || (page.core.single ? "pair" : "overview")) + (text ? "?" + text : ""));
  page.at = location.hash;
};

page.open = (link) => { location.href = link; };

// In an index the texts lie in other files.
const inFile = (part, link) => (page.isIndex() && part >= 0 ? page.core.files[part] + link : link);

page.pairLink = (pair, more) => {
  const p = page.core.pairs[pair];
  return inFile(p.part, page.link("pair", { a: page.core.docs[p.a].id, b: page.core.docs[p.b].id, ...more }));
};

page.docLink = (doc) => inFile(page.core.docs[doc].part, page.link("article", { id: page.core.docs[doc].id }));

page.clusterLink = (cluster) => page.link("cluster", { id: page.core.clusters[cluster].id });

page.sharedLink = (shared) => {
  const { id, pairs } = page.core.shared[shared];
  return inFile(page.core.pairs[pairs[0]].part, page.link("passage", { id }));
};
