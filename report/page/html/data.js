// The data of the page. report/pagedata.go says what is in it: page.core is a
// pageCore; texts and passages come in parts that are inflated when needed.

const inflated = new Map(); // part -> promise of {texts, details}, both maps by index

async function inflate(id) {
  const bytes = fromBase64(document.getElementById(id).textContent);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return JSON.parse(await new Response(stream).text());
}

function fromBase64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

async function openPart(number) {
  const part = await inflate("part-" + number);
  return {
    texts: new Map(part.texts.map((text) => [text.doc, text])),
    details: new Map(part.details.map((detail) => [detail.pair, detail])),
  };
}

function part(number) {
  if (!inflated.has(number)) inflated.set(number, openPart(number));
  return inflated.get(number);
}

// load opens the core and indexes it.
page.load = async () => {
  page.core = await inflate("core");
  page.docByID = new Map(page.core.docs.map((doc, i) => [doc.id, i]));
  page.clusterByID = new Map(page.core.clusters.map((cluster, i) => [cluster.id, i]));
  page.sharedByID = new Map(page.core.shared.map((shared, i) => [shared.id, i]));
  page.pairsOf = page.core.docs.map(() => []);
  page.core.pairs.forEach((pair, i) => {
    page.pairsOf[pair.a].push(i);
    page.pairsOf[pair.b].push(i);
  });
};

// isIndex says that texts lie in other files.
page.isIndex = () => page.core.files.length > 0;

// holds says whether the texts of a document, or the passages of a pair, are in this file.
page.holds = (item) => item.part >= 0 && !page.isIndex();

// text gives a pageText, detail a pageDetail; only for what the page holds.
page.text = async (doc) => (await part(page.core.docs[doc].part)).texts.get(doc);
page.detail = async (pair) => (await part(page.core.pairs[pair].part)).details.get(pair);

// findPair is the pair of two documents, or -1.
page.findPair = (a, b) => {
  if (a === undefined || b === undefined) return -1;
  const few = page.pairsOf[a].length < page.pairsOf[b].length ? a : b;
  const found = page.pairsOf[few].find((i) => page.other(i, few) === (few === a ? b : a));
  return found === undefined ? -1 : found;
};

// other is the document of a pair that is not doc.
page.other = (pair, doc) => {
  const { a, b } = page.core.pairs[pair];
  return a === doc ? b : a;
};

// covered is the share of doc's own words that stand in the other document of the pair.
page.covered = (pair, doc) => {
  const p = page.core.pairs[pair];
  return p.a === doc ? p.ab : p.ba;
};
