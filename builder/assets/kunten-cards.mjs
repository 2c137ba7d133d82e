// A term's card, the marking of all its uses, and the words a reader knows.
import { explanation } from "./kunten-doubt.mjs";
import { button, link, make, pageData, paragraph, pieces, popup, rangeOf, showAt, words } from "./kunten-dom.mjs";
import { placeName } from "./kunten-text.mjs";

const { choices, load, save, knownKeys, mark } = window.kunten;
const card = popup("kt-card", "用語 Term");
let opener, dismissed, entries;
const fetchEntries = () =>
  (entries ??= fetch(new URL("terms.json", import.meta.url)).then((answer) => answer.json()));
// Where the terms stand in the edition, by the address of the list.
const lists = new Map();
const fetchPlaces = () => {
  const address = new URL("../places.json", location.href.split(/[?#]/)[0]).href;
  if (!lists.has(address)) lists.set(address, fetch(address).then((answer) => answer.json()).catch(() => (lists.delete(address), {})));
  return lists.get(address);
};
const idOf = (term) => term.hash.replace("#term-", "");

/** How a term is written and read where it stands on this page. */
const spellings = (id) =>
  (pageData().terms[id] ?? []).map(([place, start, end]) => {
    const found = pieces(rangeOf(paragraph(place), start, end).cloneContents());
    return [found.map(([node]) => node.data).join(""), found.map(([node, , reading]) => reading ?? node.data).join("")];
  });

const isKnown = (id) => knownKeys().includes(id);
const know = (id) => {
  save("known", isKnown(id) ? knownKeys().filter((each) => each !== id) : [...knownKeys(), id]);
  save("spelling", { ...load("spelling", {}), [id]: spellings(id) });
  mark();
};

const KINDS = { person: ["人", "person"], place: ["場所", "place"], organization: ["組織", "organization"], work: ["作品", "work"] };
const badge = (...children) => make("small", {}, ...children);
const MOST = 5; // the glossary has them all
/** Links to the paragraphs of the page in which the term stands, but for the one that it was opened
 * in, and to its places on the edition's other pages. */
const elsewhere = (id, places = []) => {
  const here = [...new Set((pageData().terms[id] ?? []).map(([place]) => place))].filter((place) => !paragraph(place)?.contains(opener));
  const others = places.map(([address, name]) => [new URL("../" + address, location.href.split(/[?#]/)[0]), name]);
  return [
    ...here.map((place) => link(`#${place}`, placeName(place))),
    ...others.filter(([{ pathname }]) => pathname !== location.pathname).map(([{ href }, name]) => link(href, name)),
  ].slice(0, MOST);
};

const content = (id, entry, href, own) => {
  const places = elsewhere(id, own), more = entry.editions - !!own;
  const knows = button(() => {
    know(id);
    knows.setAttribute("aria-pressed", isKnown(id));
  }, ...words("知っている", "I know this"));
  knows.setAttribute("aria-pressed", isKnown(id));
  return [
    make("p", { class: "kt-head" }, make("b", {}, entry.term), " ", make("span", {}, entry.reading), " ",
      badge(...(entry.level === "technical" ? words("専門", "technical") : [entry.level])), " ",
      ...(entry.name_of ? [badge(...words(...KINDS[entry.name_of]))] : [])),
    make("p", { lang: "en" }, make("b", {}, entry.english)),
    make("p", {}, entry.ja),
    make("p", { lang: "en" }, entry.en),
    opener.querySelector(".kt-doubt") ? explanation() : "",
    ...(places[0] ? [make("p", { class: "kt-places" }, ...words("ほかの所", "Also at"), " ",
      ...places.flatMap((place) => [place, " "]))] : []),
    make("p", {}, link(href, ...words("用語集でくわしく", "More in the glossary")),
      ...(more > 0 ? [" ", badge(...words(`ほかの版${more}件`, `in ${more} more edition${more > 1 ? "s" : ""}`))] : [])),
    knows,
    button(() => card.hidePopover(), ...words("とじる", "Close")),
  ];
};

/** Fetch the entries before they are needed. */
export const prepare = () => (fetchPlaces(), fetchEntries().catch(() => (entries = undefined)));

/** Open the term's card; a press by pointer (`byPointer`) on the term of the open card closes it. */
export const open = async (term, byPointer) => {
  if (byPointer && term === dismissed) {
    dismissed = undefined;
    return card.hidePopover();
  }
  const entry = (await prepare())?.[idOf(term)];
  if (!entry) return location.assign(term.href);
  const places = await fetchPlaces();
  opener = term;
  if (choices.furigana === "tap") term.querySelectorAll("ruby").forEach((ruby) => ruby.classList.add("kt-open"));
  card.replaceChildren(...content(idOf(term), entry, term.href, places[idOf(term)]));
  term.ariaExpanded = true;
  showAt(card, term);
};

const isTerm = (node) => (node.closest ? node : node.parentNode).closest(".kt-term");
/** Mark every use of a term, or unmark all but the first in the section. */
export const markTerms = () => {
  for (const each of document.querySelectorAll(".kt-all")) {
    const parent = each.parentNode;
    each.replaceWith(...each.childNodes);
    parent.normalize();
  }
  const glossary = document.querySelector(".kt-term")?.href.split("#")[0];
  if (choices.terms === "all")
    for (const [id, places] of Object.entries(pageData().terms))
      for (const [place, start, end] of places) {
        const range = rangeOf(paragraph(place), start, end);
        if (range.collapsed || isTerm(range.commonAncestorContainer) || range.cloneContents().querySelector(".kt-term")) continue;
        const wrapper = link(`${glossary}#term-${id}`);
        const first = document.querySelector('.kt-term[href$="#term-' + id + '"]');
        wrapper.className = `${first?.className ?? "kt-term"} kt-all`;
        Object.assign(wrapper, { ariaHasPopup: "dialog", ariaExpanded: false });
        range.surroundContents(wrapper);
      }
  mark();
};

// A press outside closes the card before the click arrives: remember whose card it was.
addEventListener("pointerdown", ({ target }) => {
  dismissed = card.matches(":popover-open") && target.closest?.(".kt-term") === opener ? opener : undefined;
}, true);
card.addEventListener("click", ({ target }) => target.closest("a") && card.hidePopover());
card.addEventListener("beforetoggle", ({ newState }) => newState === "closed" && (opener.ariaExpanded = false));
card.addEventListener("toggle", ({ newState }) => {
  const { activeElement } = document;
  if (newState === "closed" && opener.isConnected && (activeElement === document.body || card.contains(activeElement)))
    opener.focus({ preventScroll: true });
});
