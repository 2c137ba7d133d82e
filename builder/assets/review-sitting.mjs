// A sitting of the review: card after card is asked, answered and rated.

import { readKnown, writeKnown } from "./known.mjs";
import { button, make, words } from "./kunten-dom.mjs";
import * as deck from "./review-deck.mjs";
import { readRows, writeRows } from "./review-kept.mjs";
import { sentenceOf } from "./review-words.mjs";

/** Of each kind of question its name, and how it is asked. */
export const ASKS = {
  meaning: ["いみ", "Meaning", "どんな意味ですか", "What does it mean?"],
  reading: ["読み", "Reading", "どう読みますか", "How is it read?"],
  gap: ["文", "Sentence", "＿＿に何が入りますか", "Which word fits the gap?"],
};
const RATED = [["もう一度", "Again"], ["むずかしい", "Hard"], ["できた", "Good"], ["かんたん", "Easy"]];

export class Sitting {
  /** On the `page`, which shows and says what is given to it, until there are no more `cards`. */
  constructor(page, cards) {
    Object.assign(this, { page, cards, done: 0, undone: null, answered: null });
  }

  /** Ask the first card; without one the sitting ends. */
  async ask() {
    const [card] = this.cards;
    this.answered = null;
    if (!card) return this.end();
    const sentence = await sentenceOf(card.word).catch(() => undefined);
    if (this.page.lacking) this.page.say("", "");
    if (sentence === undefined) this.page.unread(() => this.ask(), ...this.skipping(card));
    if (!sentence && card.kind === "gap") return sentence === null ? this.skip() : this.page.show(this.head());
    this.typed = card.kind === "meaning" ? null : make("input", {
      type: "text", lang: "ja", autocomplete: "off", autocapitalize: "off", spellcheck: "false", "aria-label": "答え Answer",
    });
    const question = card.kind === "gap" ? sentence?.gap : make("p", { class: "kt-asked" }, card.word.form);
    const hint = card.kind === "gap" && card.word.english ? [make("p", { lang: "en" }, card.word.english)] : [];
    const turn = make("button", { class: "kt-primary" }, ...words("答えを見る", "Show answer"));
    const form = make("form", { onsubmit: (event) => (event.preventDefault(), this.turn(card, sentence)) },
      ...(this.typed ? [this.typed] : []), turn);
    this.page.show(this.head(), make("p", { class: "kt-ask" }, ...words(ASKS[card.kind][2], ASKS[card.kind][3])),
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

  /** The card's other side. */
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
    this.page.show(this.head(), make("p", { class: "kt-asked" }, word.form), ...said,
      make("p", { class: "kt-answer" }, make("span", {}, word.reading || word.form), " ", make("span", { lang: "en" }, word.english), " ", make("small", {}, word.part)),
      ...(sentence ? [sentence.whole] : []),
      make("p", {}, make("a", { href: word.place }, ...words("本文で見る", "See it in the text"))),
      make("div", { class: "kt-rate", role: "group", "aria-label": "どうでしたか How was it?" }, ...rate),
      button(() => this.know(word), ...words("このことばは知っている", "I know this word")));
    rate[typed && !right ? 0 : 2].focus();
  }

  /** A figure rates the card that was answered. */
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
    if (!writeRows(rows.set(card.id, row))) this.page.sayUnkept();
    if (row[0] - now < deck.SOON) this.cards.push(card);
    this.done++;
    this.ask();
  }

  know(word) {
    if (!writeKnown(readKnown().add(word.key))) this.page.sayUnkept();
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
    this.page.sit(this);
    if (!takeBack()) this.page.sayUnkept();
    this.ask();
  }

  /** Back to the page, with the last answer still to be taken back. */
  end() {
    this.page.start();
    this.page.say(`おわり：${this.done}枚`, `Done: ${this.done} cards`);
    this.page.status.append(" ", ...this.undoing());
    this.page.screen.focus();
  }
}
