// The long list of editions: a field that leaves the lines with the words typed. It is a list
// without it.

import { make, words } from "./kunten-dom.mjs";
import { folded } from "./kunten-text.mjs";

/** Whether each of the words, parted by spaces, stands in the text. */
export const holds = (text, typed) => folded(typed).split(/\s+/).every((word) => folded(text).includes(word));

const show = (years, typed, status) => {
  let count = 0;
  for (const year of years) {
    const lines = [...year.nextElementSibling.children];
    for (const line of lines) line.hidden = !holds(`${year.textContent} ${line.textContent}`, typed);
    const left = lines.filter((line) => !line.hidden).length;
    year.hidden = year.nextElementSibling.hidden = !left;
    count += left;
  }
  status.replaceChildren(...words(`${count}件`, count === 1 ? "edition" : "editions"));
};

/** Put the field before the first of the years, once. */
export const filter = (years) => {
  if (document.querySelector(".kt-filter")) return;
  const status = make("output", {});
  const field = make("input", { type: "search", autocomplete: "off", oninput: () => show(years, field.value, status) });
  years[0].before(make("p", { class: "kt-filter" }, make("label", {}, ...words("しぼりこむ", "Filter this list"), " ", field), " ", status));
};
