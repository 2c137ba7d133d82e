// Copying and citing: clean text, text with readings, links to every place.
import { ADDED, button, copy, link, make, pageData, paragraph, pieces, plain, popup, showAt, words } from "./kunten-dom.mjs";
import { citation, report, withReadings } from "./kunten-text.mjs";

const menu = popup("kt-menu", "リンクと引用 Link and cite");
const BLOCKS = "p, h1, h2, h3, li, dt, dd, tr, pre";
const rubyAt = (node) => (node.closest ? node : node.parentNode).closest("ruby");
/** A copy of what is selected and seen; with `whole`, a reading's letters are all in it or none. */
const selected = (whole) => {
  const selection = getSelection();
  if (selection.isCollapsed) return null;
  // Firefox cuts a selection round what cannot be selected.
  const last = selection.getRangeAt(selection.rangeCount - 1);
  const { startContainer, startOffset } = selection.getRangeAt(0);
  // And a clone of a selection's range, once its ends are moved, holds other text there (153).
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(last.endContainer, last.endOffset);
  const [first, end] = whole ? [rubyAt(range.startContainer), rubyAt(range.endContainer)] : [];
  if (first) range.setStartBefore(first);
  if (end) range.setEndAfter(end);
  const originals = [...range.commonAncestorContainer.querySelectorAll?.("*") ?? []].filter((each) => range.intersectsNode(each));
  const fragment = range.cloneContents();
  fragment.querySelectorAll("*").forEach((each, at) => {
    if (each.matches("button") || !originals[at].checkVisibility()) each.remove();
  });
  return fragment;
};
const lines = (fragment, write) => {
  fragment.querySelectorAll(BLOCKS).forEach((block) => block.append("\n"));
  fragment.querySelectorAll("td, th").forEach((cell) => cell.append("\t"));
  return write(fragment).replace(/[ \t]*\n[ \t]*/g, "\n").replace(/\n{2,}/g, "\n\n").trim();
};

/** The letters of a text with readings behind them; the page's terms stay in one piece. */
const readable = (node) => {
  const whole = new Set(Object.values(pageData().terms).flat().flatMap(([place, start, end]) =>
    plain(paragraph(place)).slice(start, end).match(/[㐀-鿿々]{2,}/g) ?? []));
  return withReadings(pieces(node).map(([text, , reading]) => [text.data, reading]), whole);
};

/** Copy what is selected, readings in brackets. */
export const copyWithReadings = () => {
  const fragment = selected(true);
  if (fragment) copy(lines(fragment, readable));
};

/** The paragraphs that a place holds: itself, or all below a time's heading. */
const paragraphsOf = (place) => {
  if (place.matches("h1")) return [];
  const found = [];
  let next = place;
  do if (next.matches(".kt-p")) found.push(next);
  while (!place.matches(".kt-p") && (next = next.nextElementSibling) && !next.matches("h2, .kt-turn"));
  return found;
};
/** What is selected of the paragraphs, else all of them without their notes. */
const quoted = (paragraphs, write) => {
  const range = selected(write === readable);
  if (range && paragraphs.some((each) => getSelection().containsNode(each, true))) return lines(range, write);
  return paragraphs.map((each) => {
    const clone = each.cloneNode(true);
    clone.querySelectorAll(".kt-note").forEach((note) => note.remove());
    return write(clone).trim();
  }).join("");
};
const timeOf = (place) => {
  while (place && !place.matches("h1, .kt-passage")) place = place.previousElementSibling;
  return place?.querySelector("time")?.textContent ?? "";
};

/** The ways to have a mistake mended, where the site's owner named a repository. */
const mending = (paragraphs, href) => {
  const repository = document.querySelector(".md-source")?.href;
  const ways = [
    [repository && report(repository, quoted(paragraphs, readable), href), "まちがいを知らせる", "Report a mistake"],
    [document.querySelector("[rel=edit]")?.href, "原稿を直す", "Edit the source"],
  ];
  return ways.filter(([address]) => address).map(([address, ...label]) => {
    const way = link(address, ...words(...label));
    way.target = "_blank";
    way.rel = "noopener";
    return way;
  });
};

const address = (hash) => location.origin + location.pathname + hash;

/** Copy the link to a place, which `writing` may do already, and offer the other ways of copying it. */
export const openMenu = (anchor, writing) => {
  const place = anchor.matches(".kt-link") ? anchor.nextElementSibling : anchor.parentElement;
  const paragraphs = paragraphsOf(place), text = quoted(paragraphs, plain), href = address(anchor.hash);
  const reference = {
    text,
    edition: plain([...document.querySelectorAll(".kt-crumbs a")].at(-1) ?? document.querySelector(".md-logo + *")).trim(),
    section: plain(document.querySelector("h1")).trim(),
    time: timeOf(place),
    link: href,
  };
  const item = (write, ...label) => button(() => {
    copy(write());
    menu.hidePopover();
    anchor.focus();
  }, ...words(...label));
  const notes = paragraphs.flatMap((each) => [...each.querySelectorAll(".kt-note")]);
  menu.replaceChildren(
    item(() => href, "リンクをコピー", "Copy link"),
    item(() => citation(reference, "ja"), "引用をコピー（日本語）", "Copy citation in Japanese"),
    item(() => citation(reference, "en"), "引用をコピー（英語）", "Copy citation in English"),
    ...(text ? [
      item(() => paragraphs.map(plain).join("\n"), "文をコピー", "Copy text"),
      item(() => paragraphs.map(readable).join("\n"), "ふりがなつきでコピー", "Copy with readings"),
    ] : []),
    ...notes.map((note) => item(() => address(`#${note.id}`), `注${note.id.slice(5)}のリンクをコピー`, "Copy link to the note")),
    ...mending(paragraphs, href),
  );
  showAt(menu, anchor);
  copy(href, writing);
};

// Engines differ in whether they copy readings that cannot be selected.
document.addEventListener("copy", (event) => {
  const fragment = event.target.closest?.("input, textarea") ? null : selected();
  if (!fragment?.querySelector("ruby, rt")) return; // Of one word alone there is no ruby in it.
  fragment.querySelectorAll(ADDED).forEach((each) => each.remove());
  fragment.querySelectorAll("ruby").forEach((each) => each.replaceWith(...each.childNodes));
  event.clipboardData.setData("text/html", make("div", {}, fragment.cloneNode(true)).innerHTML);
  event.clipboardData.setData("text/plain", lines(fragment, plain));
  event.preventDefault();
});
