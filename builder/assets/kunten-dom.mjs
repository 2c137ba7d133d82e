// What the page's modules share: making elements, saying something, keeping a popup in sight.

/** An element; children are nodes or text, `on…` properties are listeners, the rest attributes. */
export const make = (tag, properties = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties))
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  element.append(...children.filter((child) => child != null));
  return element;
};

/** 「もくじ Contents」: easy Japanese, English beside it. */
export const words = (japanese, english) => [japanese, " ", make("span", { lang: "en" }, english)];

/** A popup, one for the whole visit, that closes on Esc and on a press elsewhere. */
export const popup = (id, label, role = "dialog") => {
  const element = make("div", { id, popover: "auto", class: "kt-popup", role, "aria-label": label, tabindex: "-1" });
  document.body.append(element);
  return element;
};

let status;
/** Say what happened, to eyes and to screen readers. */
export const say = (text) => {
  status ??= document.body.appendChild(make("div", { class: "kt-status", role: "status" }));
  status.textContent = text;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => (status.textContent = ""), 2500);
};

/** Show a popup below `anchor`, or above it where there is more room, inside the window. */
export const showAt = (element, anchor) => {
  element.style.cssText = "";
  element.showPopover();
  if (getComputedStyle(element).position === "fixed") return;
  const box = anchor.getClientRects()[0], { offsetWidth, offsetHeight } = element;
  const below = box.bottom + 6 + offsetHeight <= innerHeight || box.top < offsetHeight;
  const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - offsetWidth - 8));
  element.style.left = `${left + scrollX}px`;
  element.style.top = `${(below ? box.bottom + 6 : box.top - 6 - offsetHeight) + scrollY}px`;
};
