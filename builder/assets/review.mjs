// The review page: asks the words of the word lists, and keeps in the browser when each comes back.

import { adoptKnown, readKnown, writeKnown } from "./known.mjs";
import { button, kept, make, onEveryPage, words } from "./kunten-dom.mjs";
import * as deck from "./review-deck.mjs";
import { sentenceOf, wordsOf } from "./review-words.mjs";

const { save } = window.kunten;
const STORE = "review";
const CHOICE = "review-choice";
const FRESH = [5, 10, 20, 50];
const ASKS = {
  meaning: ["いみ", "Meaning", "どんな意味ですか", "What does it mean?"],
  reading: ["読み", "Reading", "どう読みますか", "How is it read?"],
  gap: ["文", "Sentence", "＿＿に何が入りますか", "Which word fits the gap?"],
};
const RATED = [["もう一度", "Again"], ["むずかしい", "Hard"], ["できた", "Good"], ["かんたん", "Easy"]];

const UNKEPT = ["このブラウザーには保存できません", "This browser keeps nothing: progress will be lost"];
const UNREAD = ["読み込めませんでした。インターネットにつながっていますか", "This could not be loaded. Are you online?"];

const readRows = () =>
  kept(STORE, (stored) => deck.timely(Object.entries(stored).filter(([, row]) => deck.isRow(row)), Date.now()), new Map());
const writeRows = (rows) => save(STORE, Object.fromEntries(rows));
const readChoice = () => {
  const read = ({ kinds, fresh }) => ({
    kinds: deck.KINDS.filter((kind) => kinds.includes(kind)), fresh: FRESH.includes(fresh) ? fresh : 10,
  });
  return kept(CHOICE, read, { kinds: [...deck.KINDS], fresh: 10 });
};
const labelled = (input, ...text) => make("label", {}, input, ...words(...text));

class Review {
  constructor(root) {
    this.root = root;
    this.links = [...root.querySelectorAll("a")];
    this.section = this.links.find((link) => link.hash && link.hash === location.hash)?.hash ?? "";
    this.choice = readChoice();
    this.screen = make("div", { class: "kt-screen", tabindex: "-1" });
    this.status = make("p", { class: "kt-said", role: "status" });
    root.prepend(this.screen, this.status);
    // On the document, for a click beside the card takes the focus off it.
    const press = (event) => (root.isConnected ? this.press(event) : document.removeEventListener("keydown", press));
    document.addEventListener("keydown", press);
    this.start();
  }

  show(...nodes) {
    this.screen.replaceChildren(...nodes);
  }

  // ---- before and after a sitting

  start() {
    this.answered = null;
    this.root.classList.remove("kt-sitting");
    this.show(this.form(), this.backup());
    this.count();
  }

  form() {
    const section = make("select", {}, make("option", { value: "" }, "ぜんぶ All"));
    for (const link of this.links) section.append(make("option", { value: link.hash }, link.textContent));
    section.value = this.section;
    section.onchange = () => this.choose(() => (this.section = section.value));
    const kinds = make("fieldset", {}, make("legend", {}, ...words("問題", "Questions")));
    for (const kind of deck.KINDS) {
      const box = make("input", { type: "checkbox" });
      box.checked = this.choice.kinds.includes(kind);
      box.onchange = () => this.choose(() => {
        const rest = this.choice.kinds.filter((each) => each !== kind);
        this.choice.kinds = box.checked ? [...rest, kind] : rest;
      });
      kinds.append(labelled(box, ASKS[kind][0], ASKS[kind][1]));
    }
    const fresh = make("select", {}, ...FRESH.map((number) => make("option", {}, number)));
    fresh.value = this.choice.fresh;
    fresh.onchange = () => this.choose(() => (this.choice.fresh = Number(fresh.value)));
    this.counts = make("p", { class: "kt-counts", role: "status" });
    this.go = make("button", { class: "kt-go kt-primary" }, ...words("始める", "Start"));
    return make("form", { class: "kt-tools", onsubmit: (event) => (event.preventDefault(), this.sit()) },
      make("label", {}, ...words("部分", "Section"), section), kinds,
      make("label", {}, ...words("新しいことば", "New words"), fresh), this.counts, this.go);
  }

  choose(set) {
    set();
    save(CHOICE, this.choice);
    this.count();
  }

  async queue() {
    const links = this.links.filter((link) => !this.section || link.hash === this.section);
    const found = (await Promise.all(links.map((link) => wordsOf(link)))).flat();
    const unique = deck.once(found);
    this.adopt(unique);
    const cards = deck.cardsOf(unique, this.choice.kinds);
    return deck.queueOf(cards, readRows(), readKnown(), Date.now(), this.choice.fresh);
  }

  /** Bring what was kept under a word's former key to the one that it has. */
  adopt(words) {
    const rows = readRows(), adopted = deck.adopted(rows, words);
    if (adopted !== rows) writeRows(adopted);
    adoptKnown(new Map(words.flatMap(({ key, was }) => was.map((old) => [old, key]))));
  }

  async count() {
    const queue = await this.queue().catch(() => null);
    this.go.disabled = !queue;
    if (!queue) return this.unread(() => this.count());
    const { due, fresh } = queue;
    if (this.lacking) this.say("", "");
    this.counts.replaceChildren(...words(`復習${due.length}枚・新しい${fresh.length}枚`, `${due.length} due, ${fresh.length} new`));
    this.go.disabled = !due.length && !fresh.length;
  }

  backup() {
    const file = make("input", { type: "file", accept: "application/json,.json" });
    file.onchange = async () => {
      if (file.files[0]) this.bringIn(await file.files[0].text());
      file.value = ""; // else the same file chosen again would be no change
    };
    return make("div", { class: "kt-tools kt-backup" },
      button(() => this.save(), ...words("記録を書き出す", "Export progress")),
      make("label", {}, ...words("記録を読み込む", "Import progress"), file));
  }

  save() {
    const text = deck.exported(readKnown(), readRows());
    const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    make("a", { href: url, download: "kunten-study.json" }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000); // iOS asks first, and reads it then.
  }

  bringIn(text) {
    const file = deck.imported(text);
    if (!file) return this.say("このファイルは読めません", "This is no file of progress");
    const kept = writeKnown(new Set([...readKnown(), ...file.known])) && writeRows(deck.merged(readRows(), file.rows));
    if (!kept) return this.say(...UNKEPT);
    const broken = file.broken ? [`、こわれた${file.broken}枚は読めません`, `, ${file.broken} broken ones left out`] : ["", ""];
    this.say(`カード${file.rows.size}枚、知っていることば${file.known.size}語${broken[0]}`,
      `${file.rows.size} cards and ${file.known.size} known words read${broken[1]}`);
    this.count();
  }

  say(...text) {
    this.lacking = false;
    this.status.replaceChildren(...words(...text));
  }

  /** Tell that something could not be had, with a way to try again and perhaps one round it. */
  unread(again, ...others) {
    this.say(...UNREAD);
    this.lacking = true;
    this.status.append(" ", button(again, ...words("もう一度", "Try again")), ...others);
  }

  // ---- a sitting

  async sit() {
    const queue = await this.queue().catch(() => null);
    if (!queue) return this.unread(() => this.sit());
    this.cards = [...queue.due, ...queue.fresh];
    this.done = 0;
    this.undone = null;
    this.root.classList.add("kt-sitting");
    this.say("", "");
    this.ask();
  }

  async ask() {
    const [card] = this.cards;
    this.answered = null;
    if (!card) return this.end();
    const sentence = await sentenceOf(card.word).catch(() => undefined);
    if (this.lacking) this.say("", "");
    if (sentence === undefined) this.unread(() => this.ask(), ...this.skipping(card));
    if (!sentence && card.kind === "gap") return sentence === null ? this.skip() : this.show(this.head());
    this.typed = card.kind === "meaning" ? null : make("input", {
      type: "text", lang: "ja", autocomplete: "off", autocapitalize: "off", spellcheck: "false", "aria-label": "答え Answer",
    });
    const question = card.kind === "gap" ? sentence?.gap : make("p", { class: "kt-asked" }, card.word.form);
    const hint = card.kind === "gap" && card.word.english ? [make("p", { lang: "en" }, card.word.english)] : [];
    const turn = make("button", { class: "kt-primary" }, ...words("答えを見る", "Show answer"));
    const form = make("form", { onsubmit: (event) => (event.preventDefault(), this.turn(card, sentence)) },
      ...(this.typed ? [this.typed] : []), turn);
    this.show(this.head(), make("p", { class: "kt-ask" }, ...words(ASKS[card.kind][2], ASKS[card.kind][3])),
      question, ...hint, form);
    (this.typed ?? turn).focus();
  }

  skipping({ kind }) {
    return kind === "gap" ? [" ", button(() => this.skip(), ...words("とばす", "Skip"))] : [];
  }

  /** Leave out a card that cannot be asked. */
  skip() {
    this.cards.shift();
    this.ask();
  }

  head() {
    const left = this.cards.length;
    return make("p", { class: "kt-left" }, make("span", {}, ...words(`あと${left}枚`, `${left} left`)), ...this.undoing(),
      button(() => this.end(), ...words("やめる", "Stop")));
  }

  turn(card, sentence) {
    const { word } = card, typed = this.typed?.value ?? "";
    const right = typed && deck.isRight(typed, card.kind === "reading" ? [word.reading, word.form] : [word.form, word.reading, word.surface]);
    const said = !typed ? [] : [make("p", { class: right ? "kt-right" : "kt-wrong" }, ...words(right ? "○ 正しい" : "× ちがう", right ? "Right" : "Not quite"))];
    this.answered = card;
    const waits = deck.waits(readRows().get(card.id), new Date());
    const rate = RATED.map((names, at) => {
      const wait = deck.waitNames(waits[at]);
      return make("button", { type: "button", "aria-keyshortcuts": at + 1, onclick: () => this.rate(at) },
        ...words(...names), make("small", {}, wait[0]));
    });
    this.show(this.head(), make("p", { class: "kt-asked" }, word.form), ...said,
      make("p", { class: "kt-answer" }, make("span", {}, word.reading || word.form), " ", make("span", { lang: "en" }, word.english), " ", make("small", {}, word.part)),
      ...(sentence ? [sentence.whole] : []),
      make("p", {}, make("a", { href: word.place }, ...words("本文で見る", "See it in the text"))),
      make("div", { class: "kt-rate", role: "group", "aria-label": "どうでしたか How was it?" }, ...rate),
      button(() => this.know(word), ...words("このことばは知っている", "I know this word")));
    rate[typed && !right ? 0 : 2].focus();
  }

  press(event) {
    const at = "1234".indexOf(event.key);
    const plain = window.kunten.choices.keys === "on" && !event.isComposing && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!this.answered || at < 0 || !plain || event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault(); // else the next card's field takes the figure
    this.rate(at);
  }

  rate(at) {
    const rows = readRows(), now = new Date(), [card] = this.cards, before = rows.get(card.id);
    const row = deck.rate(before, deck.RATINGS[at], now);
    this.remember(() => writeRows(deck.restored(readRows(), card.id, before)));
    this.cards.shift();
    if (!writeRows(rows.set(card.id, row))) this.say(...UNKEPT);
    if (row[0] - now < deck.SOON) this.cards.push(card);
    this.done++;
    this.ask();
  }

  know(word) {
    if (!writeKnown(readKnown().add(word.key))) this.say(...UNKEPT);
    this.remember(() => writeKnown(new Set([...readKnown()].filter((key) => key !== word.key))));
    this.cards = this.cards.filter((card) => card.word.key !== word.key);
    this.ask();
  }

  /** Keep where the sitting stands, and how to take back what comes now. */
  remember(takeBack) {
    const { cards, done } = this;
    this.undone = { cards: [...cards], done, takeBack };
  }

  undoing() {
    return this.undone ? [button(() => this.undo(), ...words("もどす", "Undo"))] : [];
  }

  /** Take the last answer back, and ask its card again. */
  undo() {
    const { cards, done, takeBack } = this.undone;
    Object.assign(this, { cards, done, undone: null });
    this.root.classList.add("kt-sitting");
    this.say("", "");
    if (!takeBack()) this.say(...UNKEPT);
    this.ask();
  }

  end() {
    this.start();
    this.say(`おわり：${this.done}枚`, `Done: ${this.done} cards`);
    this.status.append(" ", ...this.undoing());
    this.screen.focus();
  }
}

onEveryPage((page) => {
  const root = page.querySelector(".kt-review");
  if (root && !root.querySelector(".kt-screen")) new Review(root);
});
