// The reader's choices: the control in the header, its panel, the help, the keys.
import { make, popup, say, words } from "./kunten-dom.mjs";

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
export const KEYS = {
  r: ["ふりがな：出す・消す", "Readings on or off"],
  j: ["次の時刻", "Next passage"],
  k: ["前の時刻", "Previous passage"],
  n: ["注：たたむ・見せる", "Fold or show notes"],
  m: ["用語：全部に印", "Mark all terms"],
  c: ["選んだ文をふりがなつきでコピー", "Copy selection with readings"],
  "?": ["この説明", "This help"],
};

/** Readings off, or back to the mode before. */
export const toggleReadings = () => {
  choose(choices.furigana === "none" ? { furigana: choices.before ?? "all" } : { furigana: "none", before: choices.furigana });
  say(`ふりがな Readings: ${MODES[choices.furigana].join(" ")}`);
  show();
};
export const toggleNotes = () => { choose({ notes: choices.notes === "show" ? "fold" : "show" }); show(); };
export const toggleTerms = () => { choose({ terms: choices.terms === "all" ? "first" : "all" }); show(); };

const radios = (name, title, options) =>
  make("fieldset", {}, make("legend", {}, ...words(...title)), ...Object.entries(options).map(([value, label]) =>
    make("label", {}, make("input", { type: "radio", name, value }), " ", ...words(...label))));
const box = (name, on, off, ...label) =>
  make("label", {}, make("input", { type: "checkbox", name, "data-on": on, "data-off": off }), " ", ...words(...label));

const form = make("form", { onchange: ({ target }) => {
  const { name, type, checked, dataset, value } = target;
  choose({ [name]: type === "checkbox" ? (checked ? dataset.on : dataset.off) : value, ...(name === "level" && { furigana: "harder" }) });
  show();
} },
  radios("furigana", ["ふりがな", "Readings"], MODES),
  make("fieldset", {},
    make("label", {}, ...words("漢字：これより上", "Kanji above"), " ", make("select", { name: "level" },
      ...Object.entries(LEVELS).map(([value, label]) => make("option", { value }, label)))),
    box("known", "hide", "show", "知っている言葉には出さない", "Not for words I know"),
    make("label", {}, ...words("大きさ", "Size"), " ", make("input", { type: "range", name: "size", min: 50, max: 75, step: 5 }))),
  radios("notes", ["注", "Notes"], NOTES),
  make("fieldset", {},
    box("terms", "all", "first", "用語の全部に印", "Mark every use of a term"),
    box("keys", "on", "off", "一文字のキーを使う", "Single keys")),
  make("button", { type: "button", popovertarget: "kt-help" }, ...words("キーの説明", "Keys"), " ", make("kbd", {}, "?")));

const show = () => {
  for (const field of form.elements)
    if (field.type === "radio") field.checked = choices[field.name] === field.value;
    else if (field.type === "checkbox") field.checked = choices[field.name] === field.dataset.on;
    else if (field.name) field.value = choices[field.name];
  document.querySelector(".kt-toggle")?.setAttribute("aria-pressed", choices.furigana !== "none");
  dispatchEvent(new Event("kunten"));
};

/** Once a visit: Material's header stays when the page changes. */
export const mountPanel = () => {
  popup("kt-panel", "読み方の設定 Reading settings").append(form);
  popup("kt-help", "キーの説明 Keys").append(make("dl", {}, ...Object.entries(KEYS).flatMap(([key, label]) =>
    [make("dt", {}, make("kbd", {}, key)), make("dd", {}, ...words(...label))])));
  document.querySelector(".kt-toggle")?.addEventListener("click", toggleReadings);
  show();
};

/** Is this key press for us? Not while typing, composing or with a modifier. */
export const isCommand = (event) =>
  choices.keys === "on" && !(event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey ||
    event.target.closest?.("input, textarea, select, [contenteditable]"));
