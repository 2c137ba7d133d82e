// The reader's choices: the panel below the header's control, the help, what the keys do.
import { explanation } from "./kunten-doubt.mjs";
import { button, make, popup, say, words } from "./kunten-dom.mjs";

const { choices, choose } = window.kunten;
const MODES = {
  all: ["すべて", "All"],
  harder: ["むずかしい漢字だけ", "Harder kanji only"],
  first: ["はじめの一回だけ", "First time on the page"],
  tap: ["押したときだけ", "On tap"],
  none: ["なし", "None"],
};
const LEVELS = {
  n5: "N5", n4: "N4", n3: "N3", n2: "N2",
  "grade-1": "小1", "grade-2": "小2", "grade-3": "小3", "grade-4": "小4", "grade-5": "小5", "grade-6": "小6",
};
const NOTES = { show: ["見せる", "Show"], fold: ["たたむ", "Fold"], none: ["なし", "None"] };
const KEYS = {
  r: ["ふりがなを出す・消す", "Readings on or off"],
  j: ["次の時刻へ", "Next passage"],
  k: ["前の時刻へ", "Previous passage"],
  n: ["注をたたむ・見せる", "Fold or show notes"],
  m: ["用語の全部に印", "Mark every use of a term"],
  c: ["選んだ文をふりがなつきでコピー", "Copy what is selected with readings"],
  "/": ["検索", "Search"],
  Esc: ["とじる", "Close what is open"],
  "?": ["この説明", "This help"],
};

const markTerms = () => import("./kunten-cards.mjs").then((module) => module.markTerms());
const change = (changes) => {
  choose(changes);
  if (changes.terms) markTerms();
  show();
};
/** To the passage before or behind the one at the top; where none has a time, to the paragraph. */
const step = (by) => {
  const timed = document.querySelectorAll(".kt-passage");
  const places = [...(timed.length ? timed : document.querySelectorAll(".kt-p"))];
  const tops = places.map((each) => each.getBoundingClientRect().top - parseFloat(getComputedStyle(each).scrollMarginTop));
  const next = places[by > 0 ? tops.findIndex((top) => top > 2) : tops.findLastIndex((top) => top < -2)];
  if (!next) return;
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView();
};
/** What each key does; the page's script knows `r` and `c` itself. */
export const COMMANDS = {
  j: () => step(1),
  k: () => step(-1),
  n: () => {
    change({ notes: choices.notes === "show" ? "fold" : "show" });
    say(`注 Notes: ${NOTES[choices.notes].join(" ")}`);
  },
  m: () => change({ terms: choices.terms === "all" ? "first" : "all" }),
  "?": () => help.togglePopover(),
};

const key = (name) => make("kbd", {}, name);
const radios = (name, title, options, shortcut) =>
  make("fieldset", {}, make("legend", {}, ...words(...title), " ", key(shortcut)), ...Object.entries(options).map(([value, label]) =>
    make("label", {}, make("input", { type: "radio", name, value }), " ", ...words(...label))));
const box = (name, on, off, ...label) =>
  make("label", {}, make("input", { type: "checkbox", name, "data-on": on, "data-off": off }), " ", ...words(...label));

const dots = make("div", {});
const form = make("form", { onchange: ({ target: { name, type, checked, dataset, value } }) => change(
  type === "checkbox" ? { [name]: checked ? dataset.on : dataset.off } : { [name]: value, ...(name === "level" && { furigana: "harder" }) }) },
  radios("furigana", ["ふりがな", "Readings"], MODES, "r"),
  make("fieldset", {},
    make("label", {}, ...words("これよりむずかしい漢字", "Kanji above"), " ", make("select", { name: "level" },
      ...Object.entries(LEVELS).map(([value, label]) => make("option", { value }, label)))),
    box("known", "hide", "show", "知っている言葉には出さない", "Not for words I know"),
    make("label", {}, ...words("大きさ", "Size"), " ", make("input", { type: "range", name: "size", min: 50, max: 75, step: 5 })),
    dots),
  radios("notes", ["注", "Notes"], NOTES, "n"),
  make("fieldset", {},
    box("terms", "all", "first", "用語の全部に印", "Mark every use of a term"),
    box("words", "hide", "show", "専門用語と名前だけに印", "Technical and names only"),
    box("keys", "on", "off", "一文字のキーを使う", "Single keys")),
  button(() => help.showPopover(), ...words("キーの説明", "Keys")));

const show = () => {
  for (const field of form.elements)
    if (field.type === "radio") field.checked = choices[field.name] === field.value;
    else if (field.type === "checkbox") field.checked = choices[field.name] === field.dataset.on;
    else if (field.name) field.value = choices[field.name];
};

const panel = popup("kt-panel", "読み方の設定 Reading settings");
panel.append(form);
panel.addEventListener("beforetoggle", () => (show(), dots.replaceChildren(explanation())));
const help = popup("kt-help", "キーの説明 Keys");
help.append(make("dl", {}, ...Object.entries(KEYS).flatMap(([name, label]) =>
  [make("dt", {}, key(name)), make("dd", {}, ...words(...label))])));

/** The first time; from then on the browser opens the panel by the button itself. */
export const openPanel = (opener) => {
  opener.setAttribute("popovertarget", panel.id);
  panel.showPopover();
};
