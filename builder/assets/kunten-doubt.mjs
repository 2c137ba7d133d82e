// What the dots under a doubtful reading mean, said beside the word that they stand at. The words are
// those at the end of the page.
import { popup, showAt } from "./kunten-dom.mjs";

const why = popup("kt-why", "点線のある読み方 Doubtful reading");
let opener, dismissed;

/** The explanation, for a place of its own; nothing where the page has no such reading. */
export const explanation = () => document.querySelector(".md-content .kt-dots")?.cloneNode(true) ?? "";

/** Show it by the reading; a press on the reading that it is shown by closes it, and one that selects
 * text is none. */
export const explain = (ruby) => {
  if (ruby === dismissed || !getSelection().isCollapsed) return;
  opener = ruby;
  why.replaceChildren(explanation());
  showAt(why, ruby);
};

// A press outside closes it before the click arrives.
addEventListener("pointerdown", ({ target }) => {
  dismissed = why.matches(":popover-open") && opener.contains(target) ? opener : undefined;
}, true);
