// The word lists: filter by level, sort, mark and hide known words. Without it they are tables.

import { adoptKnown, readKnown, renamed, writeKnown } from "./known.mjs";
import { kept, make, onEveryPage, words } from "./kunten-dom.mjs";

const STORE = "words";
const LEVELS = ["N5", "N4", "N3", "N2", "N1", "technical", ""];
const SORTS = ["text", "level", "reading", "times"];

/** What a row says: its level as one of LEVELS, its reading, how often the word stands there. */
const rowFacts = (row, index) => {
  const level = LEVELS.includes(row.dataset.level) ? row.dataset.level : "";
  const times = Number(row.querySelector(".kt-times").textContent);
  const reading = row.cells[1].textContent || row.cells[0].textContent;
  return { row, index, key: row.dataset.word, level, times, reading };
};

/** How two rows are compared in a way to sort; rows that are alike stand as in the text. */
const compare = (sort) => {
  const inText = (a, b) => a.index - b.index;
  const by = {
    level: (a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level),
    reading: (a, b) => a.reading.localeCompare(b.reading, "ja"),
    times: (a, b) => b.times - a.times,
  }[sort];
  return by ? (a, b) => by(a, b) || inText(a, b) : inText;
};

const isShown = (word, choice, known) =>
  !choice.without.includes(word.level) && !(choice.hideKnown && known.has(word.key));

const readChoice = () => {
  const read = (stored) => ({
    without: LEVELS.filter((level) => stored.without?.includes?.(level)),
    hideKnown: stored.hideKnown === true,
    sort: SORTS.includes(stored.sort) ? stored.sort : "text",
  });
  return kept(STORE, read, { without: [], hideKnown: false, sort: "text" });
};

class Lists {
  constructor(form, tables) {
    this.choice = readChoice();
    this.lists = tables.map((table) => {
      const body = table.tBodies[0];
      return { body, words: [...body.rows].map(rowFacts) };
    });
    this.words = this.lists.flatMap((list) => list.words);
    this.renamed = renamed(this.words.map((word) => word.row));
    this.status = form.querySelector(".kt-status");
    this.follow(form);
    for (const table of tables) this.addChecks(table);
    this.show();
  }

  /** Show in the form what is chosen, and follow it. */
  follow(form) {
    for (const box of form.querySelectorAll('[name="level"]')) {
      box.checked = !this.choice.without.includes(box.value);
      box.addEventListener("change", () => this.change(() => {
        const rest = this.choice.without.filter((each) => each !== box.value);
        this.choice.without = box.checked ? rest : [...rest, box.value];
      }));
    }
    const { hide, sort } = form.elements;
    hide.checked = this.choice.hideKnown;
    hide.addEventListener("change", () => this.change(() => (this.choice.hideKnown = hide.checked)));
    sort.value = this.choice.sort;
    sort.addEventListener("change", () => this.change(() => (this.choice.sort = sort.value)));
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  change(set) {
    set();
    window.kunten.save(STORE, this.choice);
    this.show();
  }

  addChecks(table) {
    for (const row of table.tBodies[0].rows) {
      const box = make("input", { type: "checkbox" });
      box.setAttribute("aria-label", `${row.cells[0].textContent}: 知っている Known`);
      box.addEventListener("change", () => this.mark(row.dataset.word, box.checked));
      row.append(make("td", { class: "kt-known" }, box));
    }
  }

  mark(key, on) {
    const known = readKnown();
    if (on) known.add(key);
    else known.delete(key);
    const isKept = writeKnown(known);
    this.show();
    if (!isKept) this.status.append(" · ", ...words("このブラウザーには保存できません", "This browser keeps nothing"));
  }

  show() {
    adoptKnown(this.renamed);
    const known = readKnown();
    for (const word of this.words) {
      word.row.hidden = !isShown(word, this.choice, known);
      word.row.cells[word.row.cells.length - 1].firstChild.checked = known.has(word.key);
    }
    for (const { body, words } of this.lists) {
      const sorted = [...words].sort(compare(this.choice.sort)).map((word) => word.row);
      if (sorted.some((row, i) => row !== body.rows[i])) body.append(...sorted);
    }
    const shown = this.words.filter((word) => !word.row.hidden).length, all = this.words.length;
    this.status.replaceChildren(...words(`${all}語のうち${shown}語`, `${shown} of ${all}`));
  }
}

let lists;

const mount = (page) => {
  const form = page.querySelector("form.kt-tools.kt-scripted:not([data-followed])");
  if (!form) return;
  form.dataset.followed = "";
  lists = new Lists(form, [...page.querySelectorAll("table.kt-words")]);
};

// Another tab marked a word.
addEventListener("storage", () => lists?.show());
onEveryPage(mount);
