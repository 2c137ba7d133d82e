// The words of the word lists and the sentences of the sections, read from the pages that have them.

import { make, paragraph as paragraphAt, plain, rangeOf } from "./kunten-dom.mjs";
import { sentenceAround } from "./review-deck.mjs";

const pages = new Map();

/** The page at an address, without its fragment; asked for once. */
const pageAt = (address) => {
  const url = new URL(address);
  url.hash = "";
  if (!pages.has(url.href)) {
    const page = fetch(url).then(async (answer) => {
      if (!answer.ok) throw new Error(answer.status);
      return new DOMParser().parseFromString(await answer.text(), "text/html");
    });
    page.catch(() => pages.delete(url.href));
    pages.set(url.href, page);
  }
  return pages.get(url.href);
};

const text = (element) => element?.textContent.trim() ?? "";

/** The words in the list that a link leads to. */
export const wordsOf = async (link) => {
  const page = await pageAt(link.href);
  const rows = page.querySelectorAll(`table[data-section="${CSS.escape(link.hash.slice(1))}"] tbody tr`);
  return [...rows].map((row) => {
    const [form, reading, part, english, , , , first] = row.cells;
    const [[start, end], ...elsewhere] = row.dataset.at.split(" ").map((span) => span.split("-").map(Number));
    const place = new URL(first.querySelector("a").getAttribute("href"), link.href).href;
    return {
      key: row.dataset.word, was: row.dataset.was?.split(" ") ?? [], form: text(form), reading: text(reading), part: text(part), english: text(english),
      place, start, end, elsewhere, surface: first.lastChild.nodeType === Node.TEXT_NODE ? text(first.lastChild) : "",
    };
  });
};

/** The sentence of a word, once whole with the word marked, once with a gap; null without a place.
 * Rejects where its page cannot be had. */
export const sentenceOf = async (word) => {
  const found = paragraphAt(new URL(word.place).hash.slice(1), await pageAt(word.place));
  if (!found) return null;
  const paragraph = document.importNode(found, true);
  const [start, end, ...more] = units(plain(paragraph), word.start, word.end, ...word.elsewhere.flat());
  const mark = make("mark", {});
  const marked = rangeOf(paragraph, start, end);
  mark.append(marked.extractContents());
  marked.insertNode(mark);
  const bounds = noteBounds(paragraph, mark);
  const sentence = sentenceAround(plain(paragraph), start, end, bounds);
  const whole = cut(paragraph, ...sentence);
  return { whole, gap: withGap(whole, spansWithin(more, sentence)) };
};

const HIRAGANA = /^[ぁ-ん]*$/;

/** Of the places, two by two, those in a sentence, counted from its start; the last one first. */
const spansWithin = (places, [from, to]) =>
  places.flatMap((place, at) => (at % 2 || place < from || places[at + 1] > to ? [] : [[place - from, places[at + 1] - from]]))
    .reverse();

/** The sentence with gaps for the marked word and for the spans, and wherever else it can be read. */
const withGap = (whole, spans) => {
  const gap = whole.cloneNode(true), mark = gap.querySelector("mark"), form = plain(mark);
  const blank = () => make("span", { class: "kt-gap", role: "img", "aria-label": "空いているところ gap" }, "＿＿＿");
  for (const span of spans) {
    const again = rangeOf(gap, ...span);
    again.deleteContents();
    again.insertNode(blank());
  }
  mark.replaceWith(blank());
  if (HIRAGANA.test(form)) return gap; // may be a piece of another word
  for (let at = -1; (at = plain(gap).indexOf(form, at + 1)) >= 0; ) {
    const again = rangeOf(gap, at, at + form.length);
    if (plain(again.cloneContents()) !== form) continue; // a piece of what stands under one reading
    again.deleteContents();
    again.insertNode(blank());
  }
  return gap;
};

/** Places in characters as places in JavaScript's units. */
const units = (whole, ...places) => {
  const signs = [...whole];
  return places.map((place) => signs.slice(0, place).join("").length);
};

/** What of the text belongs to the note round a node, or lies between notes. */
const noteBounds = (paragraph, node) => {
  const all = plain(paragraph), note = node.closest(".kt-note");
  if (note) {
    const from = textBefore(paragraph, note);
    const inside = plain(note), label = inside.search(/[:：]/) + 1 || 1;
    return [from + label, from + inside.length - 1];
  }
  const notes = [...paragraph.querySelectorAll(".kt-note")];
  const before = notes.filter((each) => each.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING).at(-1);
  const behind = notes.find((each) => each.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING);
  return [
    before ? textBefore(paragraph, before) + plain(before).length : 0,
    behind ? textBefore(paragraph, behind) : all.length,
  ];
};

const textBefore = (paragraph, node) => {
  const range = document.createRange();
  range.setStart(paragraph, 0);
  range.setEndBefore(node);
  return plain(range.cloneContents()).length;
};

/** The span as a paragraph of its own: with readings, without links and anchors. */
const cut = (paragraph, start, end) => {
  const sentence = make("p", { class: "kt-sentence" }, rangeOf(paragraph, start, end).cloneContents());
  for (const link of sentence.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  for (const each of sentence.querySelectorAll("[id], .kt-note")) {
    each.removeAttribute("id");
    each.classList.remove("kt-note");
  }
  return sentence;
};
