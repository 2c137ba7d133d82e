// Marks the words of ?h= on the page that a search result leads to, across ruby, without new
// elements in the page.

const BLOCK = "p,li,td,dd,pre,h1,h2,h3,h4", SKIPPED = "rt,rp,script,style,.headerlink";

/** The words of the parameter; U+2060 keeps Material from marking them (see kunten-results.mjs). */
export const wordsOf = (h) => [...new Set((h || "").split(" ").map(bare).filter(Boolean))];

const bare = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s\u2060]+/g, "");

/** Where the words stand in texts: [number of the text, from, to], one for each text they cross. */
export function places(texts, words) {
  const at = [];
  let all = "";
  texts.forEach((text, number) => {
    for (let i = 0; i < text.length; i++)
      for (const sign of bare(text[i])) at.push([number, i]), (all += sign);
  });
  const found = [];
  for (const word of words)
    for (let i = all.indexOf(word); i >= 0; i = all.indexOf(word, i + word.length)) {
      for (const [number, place] of at.slice(i, i + word.length)) {
        const last = found.at(-1);
        if (last?.[0] === number && last[2] === place) last[2]++;
        else found.push([number, place, place + 1]);
      }
    }
  return found;
}

/** Marks the words in an address's `h` on the page. */
export function markFound(url) {
  const article = document.querySelector("article.md-content__inner"), words = wordsOf(new URL(url).searchParams.get("h")), ranges = [];
  for (const nodes of article ? blocks(article) : [])
    for (const [number, from, to] of places(nodes.map((node) => node.data), words)) {
      const range = new Range();
      range.setStart(nodes[number], from);
      range.setEnd(nodes[number], to);
      ranges.push(range);
    }
  CSS.highlights?.set("kunten-found", new Highlight(...ranges));
  // WebKit (2.50) paints no highlight on letters that have a reading: there the ruby gets a ground.
  const rubies = new Set(ranges.map(({ startContainer }) => startContainer.parentElement.closest("ruby")));
  for (const ruby of article?.querySelectorAll("ruby") ?? []) ruby.classList.toggle("kt-found", rubies.has(ruby));
  // Once the browser, or Material, has gone to the place that the address names.
  setTimeout(reveal, 50, ranges);
}

/** Scrolls to the first of the ranges in that place, if it lies below the screen. */
function reveal(ranges) {
  const place = document.getElementById(location.hash.slice(1)), behind = Node.DOCUMENT_POSITION_FOLLOWING;
  const first = ranges.find(({ startContainer }) => !place || place.compareDocumentPosition(startContainer) & behind);
  const isBelow = () => first?.getBoundingClientRect().bottom > innerHeight;
  if (isBelow()) place?.scrollIntoView({ behavior: "instant" }); // WebKit has not gone there yet.
  if (isBelow()) scrollBy(0, first.getBoundingClientRect().top - innerHeight / 2);
}

/** The text nodes of the article, by the block they stand in. */
function blocks(article) {
  const found = new Map(), walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    if (node.parentElement.closest(SKIPPED)) continue;
    const block = node.parentElement.closest(BLOCK);
    found.set(block, [...(found.get(block) || []), node]);
  }
  return found.values();
}
