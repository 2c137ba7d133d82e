// The page's script. Runs once a visit; what belongs to a page is done anew on each one.
import { mountPanel, isCommand, toggleNotes, toggleReadings, toggleTerms } from "./kunten-panel.mjs";

const commands = {
  r: toggleReadings,
  n: toggleNotes,
  m: toggleTerms,
  "?": () => document.getElementById("kt-help").togglePopover(),
};

addEventListener("keydown", (event) => {
  const command = isCommand(event) && commands[event.key];
  if (!command) return;
  event.preventDefault();
  command();
});
addEventListener("click", ({ target }) => {
  if (document.documentElement.dataset.furigana === "tap") target.closest?.("ruby")?.classList.toggle("kt-open");
  const fold = target.closest?.(".kt-fold");
  fold?.setAttribute("aria-expanded", fold.getAttribute("aria-expanded") !== "true");
});
mountPanel();
