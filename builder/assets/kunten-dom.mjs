// What the page's modules share: pages that come, what is kept, making elements, popups, the text of
// an element without readings.

/** Runs `mount` on this page and on every page that instant navigation brings. */
export const onEveryPage = (mount) => {
  if (window.document$?.subscribe) window.document$.subscribe(() => mount(document));
  else mount(document);
};

/** What the browser keeps under `key`, as `read` makes it; `fallback` if it is not ours. */
export const kept = (key, read, fallback) => {
  try {
    return read(window.kunten.load(key)) ?? fallback;
  } catch {
    return fallback;
  }
};

/** An element; children are nodes or text, `on…` properties are listeners, the rest attributes. */
export const make = (tag, properties = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties))
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value);
  element.append(...children);
  return element;
};

/** 「もくじ Contents」: easy Japanese, English beside it. */
export const words = (japanese, english) => [japanese, " ", make("span", { lang: "en" }, english)];

/** A button that runs `onclick`, and a link. */
export const button = (onclick, ...children) => make("button", { type: "button", onclick }, ...children);
export const link = (href, ...children) => make("a", { href }, ...children);

/** A popup, one for the whole visit, that closes on Esc and on a press elsewhere. */
export const popup = (id, label) =>
  document.body.appendChild(make("div", { id, popover: "auto", class: "kt-popup", role: "dialog", "aria-label": label, tabindex: "-1" }));

/** Show a popup below `anchor`, or above it where there is more room, inside the window. */
export const showAt = (element, anchor) => {
  element.style.cssText = "";
  element.showPopover({ source: anchor }); // Tab goes on behind the anchor.
  if (getComputedStyle(element).position === "absolute") {
    // Beside the anchor and never over it: where neither side has the room, what is left scrolls.
    const box = anchor.getClientRects()[0], below = innerHeight - box.bottom - 14, above = box.top - 60;
    const isBelow = element.offsetHeight <= below || below >= above;
    element.style.maxHeight = `${Math.max(100, isBelow ? below : above)}px`;
    const { offsetWidth, offsetHeight } = element;
    const top = isBelow ? Math.min(box.bottom + 6, innerHeight - offsetHeight - 8) : Math.max(8, box.top - 6 - offsetHeight);
    const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - offsetWidth - 8));
    element.style.left = `${left + scrollX}px`;
    element.style.top = `${top + scrollY}px`;
  } else {
    // A sheet stays below the anchor, and the anchor below the page's header.
    const box = () => anchor.getBoundingClientRect();
    const fit = (room) => (element.style.maxHeight = `min(80vh, ${Math.max(100, room)}px)`);
    fit(innerHeight - box().height - 76);
    scrollBy({ top: Math.max(0, box().bottom + 8 - element.getBoundingClientRect().top), behavior: "instant" });
    if (box().bottom + 8 > element.getBoundingClientRect().top) fit(innerHeight - box().bottom - 8);
  }
  element.focus({ preventScroll: true });
};

/** Say what happened, to eyes and to screen readers. */
export const say = (text) => {
  const status = document.querySelector(".kt-toast") ??
    document.body.appendChild(make("div", { class: "kt-toast", role: "status", popover: "manual" }));
  // Above a menu that is open.
  status.hidePopover();
  status.showPopover();
  status.textContent = text;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => (status.textContent = ""), 2500);
};

/** Put text on the clipboard, unless `writing` does; where the page may not, through a selected field. */
export const copy = async (text, writing) => {
  let isCopied = true;
  try {
    await (writing ?? navigator.clipboard.writeText(text));
  } catch {
    const { activeElement } = document, field = make("textarea", {});
    field.value = text;
    activeElement.after(field);
    field.select();
    isCopied = document.execCommand("copy");
    field.remove();
    activeElement.focus({ preventScroll: true });
  }
  say(isCopied ? "コピーしました Copied" : "コピーできませんでした Could not be copied");
};

export const ADDED = "rt, rp, .headerlink, .kt-fold, .kt-back";

/** The text of a node without readings and without what we added. */
export const plain = (node) => {
  const clone = node.cloneNode(true);
  clone.querySelectorAll(ADDED).forEach((each) => each.remove());
  return clone.textContent;
};

/** The text nodes of the text itself, with what of them: `[node, ruby or null, reading or null]`. */
export const pieces = (node) => {
  const found = [];
  for (const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT); walker.nextNode(); ) {
    const text = walker.currentNode, ruby = text.parentNode.closest?.("ruby");
    if (!text.parentNode.closest?.(ADDED)) found.push([text, ruby, ruby?.querySelector("rt")?.textContent]);
  }
  return found;
};

/** The text of an element from letter `start` to `end` as a range; a word under a reading is whole. */
export const rangeOf = (element, start, end) => {
  const range = document.createRange();
  let at = 0;
  for (const [node, ruby] of element ? pieces(element) : []) {
    const next = at + node.length;
    if (at <= start && start < next) ruby ? range.setStartBefore(ruby) : range.setStart(node, start - at);
    if (at < end && end <= next) ruby ? range.setEndAfter(ruby) : range.setEnd(node, end - at);
    at = next;
  }
  return range;
};

/** The paragraph that `id` means: a time's heading has the id of the first paragraph under it. */
export const paragraph = (id, page = document) => {
  let element = page.getElementById(id);
  while (element && !element.matches(".kt-p")) element = element.nextElementSibling;
  return element;
};

/** The page's data: `terms`, by id, each a list of `[paragraph, start, end]`. */
export const pageData = () => JSON.parse(document.getElementById("kt-page")?.textContent ?? '{"terms":{}}');
