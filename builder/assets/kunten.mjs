// The page's script. It does what each page needs at once, and sends every other wish to the module
// that knows how, loaded when it is first wished for. Material changes pages without loading them
// anew, so listeners stand on the document, once a visit; `document$` tells of each page.

const { choices, choose, load, isQuiet, showPressed } = window.kunten;
const find = (selector) => document.querySelector(selector);
const all = (selector) => [...document.querySelectorAll(selector)];

const cards = () => import("./kunten-cards.mjs");
const citing = () => import("./kunten-cite.mjs");
const doubt = () => import("./kunten-doubt.mjs");
const panel = () => import("./kunten-panel.mjs");
const progress = () => import("./kunten-progress.mjs");
const times = () => import("./kunten-times.mjs");
// A reading whose dots are seen.
const DOUBT = "[data-furigana]:not([data-furigana=none]) .kt-p .kt-doubt:not(.kt-off)";
const KEYS = "r?";
const TEXT_KEYS = "nmcjk";
const THEME_KEYS = "/fsnp,.";

// From a mode that shows readings to the one that last did not, and back.
const toggleReadings = () => {
  const { furigana, loud = "all", quiet = "none" } = choices;
  choose(isQuiet() ? { furigana: loud, quiet: furigana } : { furigana: quiet, loud: furigana });
};

// WebKit lets a page write to the clipboard while a press is handled, not once a module was loaded.
const openMenu = (anchor) => {
  const writing = navigator.clipboard?.writeText(location.origin + location.pathname + anchor.hash);
  writing?.catch(() => {}); // The menu tells.
  citing().then((module) => module.openMenu(anchor, writing));
};

// What a press means: selector, what to do, and whether the browser is to follow the link as well.
const PRESSES = [
  ["a.kt-term", (term, event) => cards().then((module) => module.open(term, event.detail))],
  [".md-content:has(.kt-p) .headerlink", openMenu],
  ["a.kt-watch, .kt-playing a.kt-time", (anchor) => times().then((module) => module.watch(anchor))],
  [".kt-toggle", toggleReadings],
  [".kt-more:not([popovertarget])", (button) => panel().then((module) => module.openPanel(button))],
  [".kt-fold", (fold) => fold.setAttribute("aria-expanded", fold.getAttribute("aria-expanded") !== "true")],
  ["[data-furigana=tap] .kt-p ruby", (ruby) => ruby.classList.toggle("kt-open")],
  [DOUBT, (ruby) => doubt().then((module) => module.explain(ruby))],
];
// In the capture phase, for Material would turn to the page that a link names.
document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || !event.target.closest) return;
  const found = PRESSES.find(([selector]) => event.target.closest(selector));
  if (!found) return;
  event.preventDefault();
  event.stopPropagation();
  found[1](event.target.closest(found[0]), event);
}, true);
for (const type of ["pointerover", "focusin"])
  addEventListener(type, ({ target }) => {
    if (target.closest?.("a.kt-term")) cards().then((module) => module.prepare());
    if (target.closest?.(".headerlink")) citing();
    const reading = target.closest?.(DOUBT);
    if (reading) reading.title = find(".kt-dots")?.textContent ?? "";
  });

/** Is this key press one of `keys`? Not while typing, composing or with a modifier. */
const isOneOf = (keys, event) =>
  keys.includes(event.key) && !(event.isComposing || event.ctrlKey || event.metaKey || event.altKey ||
    event.target.closest?.("input, textarea, select, [contenteditable]"));
// In the capture phase, for Material's own `n` turns to the next page, and its keys know no off.
addEventListener("keydown", (event) => {
  const onTerm = event.key === " " && event.target.matches?.("a.kt-term");
  const isOff = choices.keys === "off";
  // In Safari the Enter that ends a composition (229) comes behind its end, and would open a result.
  if ((isOff && isOneOf(THEME_KEYS, event)) || event.keyCode === 229) event.stopPropagation();
  if (!onTerm && (isOff || !isOneOf(find(".kt-p") ? KEYS + TEXT_KEYS : KEYS, event))) return;
  event.preventDefault();
  event.stopPropagation();
  if (onTerm) event.target.click();
  else if (event.key === "r") toggleReadings();
  else if (event.key === "c") citing().then((module) => module.copyWithReadings());
  else panel().then((module) => module.COMMANDS[event.key]());
}, true);
document.addEventListener("selectionchange", citing, { once: true });
// The index and what searches it are loaded when the reader turns to search.
let searched = false;
const turnToSearch = ({ target }) => {
  if (searched || !target.closest?.(".md-search__form")) return;
  searched = true;
  new BroadcastChannel("kunten-search").postMessage(0);
  import("./kunten-filter.mjs").then((module) => module.offerEditions());
};
addEventListener("focusin", turnToSearch);
turnToSearch({ target: document.activeElement });
// Material suggests when a key goes down and searches when it goes up: what is pasted, dictated or
// picked has none.
addEventListener("input", ({ target }) => {
  if (target.matches?.("[data-md-component=search-query]"))
    for (const type of ["keydown", "keyup"]) target.dispatchEvent(new KeyboardEvent(type));
});

const goToPlace = () => {
  if (/^#t=/.test(location.hash) || /[?&]t=/.test(location.search)) times().then((module) => module.goToTime());
  else if (location.hash && !document.getElementById(location.hash.slice(1)))
    import("./kunten-elsewhere.mjs").then((module) => module.follow(location.hash.slice(1)));
  if (/^#note-\d+$/.test(location.hash)) find(`.kt-fold:has(+ ${location.hash})`)?.setAttribute("aria-expanded", true);
};
addEventListener("hashchange", goToPlace);

// A link before each paragraph, and in each heading, where the site does not put one there.
const linkParagraphs = () => {
  let id = "";
  for (const each of all(".md-content:has(.kt-p) :is(h1, h2, .kt-p)")) {
    id = each.id || id;
    const isText = each.matches(".kt-p");
    if (isText ? each.matches(".kt-link + *") : each.querySelector(".headerlink")) continue;
    const link = Object.assign(document.createElement("a"), {
      className: isText ? "headerlink kt-link" : "headerlink", href: `#${id}`, textContent: "¶", title: "この場所へのリンク Link to this place",
    });
    isText ? each.before(link) : each.append(link);
  }
};
/** From each note back to the paragraph that it stands in. */
const linkNotes = () => {
  for (const note of all(".kt-note:not(:has(.kt-back))"))
    note.append(Object.assign(document.createElement("a"), {
      className: "kt-back", href: note.closest(".kt-p").previousElementSibling.hash, ariaLabel: "本文へ Back to the text",
    }));
};
const onPage = () => {
  showPressed();
  linkParagraphs();
  linkNotes();
  for (const each of all("a.kt-term")) Object.assign(each, { ariaHasPopup: "dialog", ariaExpanded: false });
  if (choices.terms === "all") cards().then((module) => module.markTerms());
  all(":popover-open").forEach((each) => each.hidePopover());
  if (find(".kt-at") && load("progress")) progress().then((module) => module.showPlace());
  if (find(".kt-p")) addEventListener("scroll", () => progress().then((module) => module.watchPlace()), { once: true });
  if (find(".kt-year")) import("./kunten-editions.mjs").then((module) => module.filter(all(".kt-year")));
  goToPlace();
  // Behind all that is seen; a preview has no manifest. The page may be left before the module comes.
  const keep = () => import("./kunten-offline.mjs").then((module) => module.keepPage(), () => {});
  if (find("link[rel=manifest]")) setTimeout(() => (window.requestIdleCallback ?? setTimeout)(keep), 3000);
};
window.document$ ? window.document$.subscribe(onPage) : onPage();
// The words of a search stand in the address that its result leads to.
const markFound = (url = location) => /[?&]h=/.test(url.search) && import("./kunten-highlight.mjs").then((module) => module.markFound(url));
window.document$?.subscribe(() => markFound());
window.location$?.subscribe(markFound);
