// Try the search with thousands of mutated queries and documents, as the worker gets them.
//
//     node tools/fuzz_worker.mjs SEARCH_INDEX.json [COUNT] [SEED]
//
// Every query must be answered within a second, by documents whose only markup is <mark>.

import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

import { Index } from "../builder/assets/kunten-index.mjs";
import { answer } from "../builder/assets/kunten-results.mjs";

const [file, count = "1000", seed = "1"] = process.argv.slice(2);
const data = JSON.parse(readFileSync(file, "utf8"));
const TOKENS = [
  "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</mark>", "&amp;", "&#60;", '"', '""', "\\", "(", ")", "[", "]", "*", "+", "?", ".", "^", "$",
  "{", "}", "|", "\0", "\n", "\ud800", "\u202e", "\u200b", "　", " ", "ー", "ｶﾞ", "が", "ゔ", "𠮷", "👩‍👩‍👧", "35万個", "１，０００", "n", "nn", "n'", "shi", "toukyou", "ＧＰＵ", "々",
];

let state = Number(seed);
const below = (top) => ((state = (state * 1103515245 + 12345) % 2147483648), state % top);
const pick = (list) => list[below(list.length)];
const texts = data.docs.map(({ text = "", title = "" }) => `${title} ${text}`).filter((text) => text.trim());
const piece = () => {
  const text = pick(texts), start = below(text.length);
  return text.slice(start, start + 1 + below(pick([3, 8, 40])));
};
const query = () => {
  let words = Array.from({ length: 1 + below(4) }, () => pick([piece, piece, () => pick(TOKENS)])()).join(pick(["", " ", '"', "　"]));
  if (below(50) === 0) words = words.repeat(1 + below(2000));
  return words.slice(0, 20000);
};
const inside = (html) => html.replace(/<\/?mark>/g, "");

let slowest = 0, faults = 0;
const tell = (words, fault) => {
  faults += 1;
  if (faults < 20) console.log(`${JSON.stringify(words.slice(0, 200))}: ${fault}`);
};
const broken = () => {
  const docs = structuredClone(data.docs);
  for (let i = 0; i < 5; i++) {
    const doc = pick(docs), field = pick(["title", "text", "location"]);
    if (typeof doc[field] === "string") doc[field] = doc[field].slice(0, below(doc[field].length + 1)) + pick(TOKENS) + piece();
  }
  return new Index({ ...data, docs, options: { suggest: true } });
};
let index;
for (let tried = 0; tried < Number(count); tried++) {
  const words = query(), start = performance.now();
  try {
    if (tried % 200 === 0) index = tried ? broken() : new Index({ ...data, options: { suggest: true } });
    const asked = performance.now();
    const { items } = answer(index, words);
    for (const { title, text } of items.flat())
      if (/<[a-z/!]/i.test(inside(title + text))) tell(words, `markup in ${title} ${text}`);
    slowest = Math.max(slowest, performance.now() - asked);
  } catch (error) {
    tell(words, error.stack.split("\n").slice(0, 3).join(" "));
  }
  if (performance.now() - start > 5000) tell(words, "took more than five seconds");
}
console.log(`worker: ${count} queries, ${faults} faults, slowest ${Math.round(slowest)} ms`);
process.exitCode = faults ? 1 : 0;
