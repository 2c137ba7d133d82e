// The review page: asks the words of the word lists, and keeps in the browser when each comes back.

import { adoptKnown, readKnown, writeKnown } from "./known.mjs";
import { button, make, onEveryPage, words } from "./kunten-dom.mjs";
import * as deck from "./review-deck.mjs";
import { FRESH, readChoice, readRows, writeChoice, writeRows } from "./review-kept.mjs";
import { ASKS, Sitting } from "./review-sitting.mjs";
import { wordsOf } from "./review-words.mjs";

const UNREAD = ["読み込めませんでした。インターネットにつながっていますか", "This could not be loaded. Are you online?"];

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
    const press = (event) => (root.isConnected ? this.sitting?.press(event) : document.removeEventListener("keydown", press));
    document.addEventListener("keydown", press);
    this.start();
  }

  show(...nodes) {
    this.screen.replaceChildren(...nodes);
  }

  /** What there is before a sitting and behind it. */
  start() {
    this.sitting = null;
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
    return make("form", { class: "kt-tools", onsubmit: (event) => (event.preventDefault(), this.begin()) },
      make("label", {}, ...words("部分", "Section"), section), kinds,
      make("label", {}, ...words("新しいことば", "New words"), fresh), this.counts, this.go);
  }

  choose(set) {
    set();
    writeChoice(this.choice);
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
    if (!kept) return this.sayUnkept();
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

  sayUnkept() {
    this.say("このブラウザーには保存できません", "This browser keeps nothing: progress will be lost");
  }

  async begin() {
    const queue = await this.queue().catch(() => null);
    if (!queue) return this.unread(() => this.begin());
    const sitting = new Sitting(this, [...queue.due, ...queue.fresh]);
    this.sit(sitting);
    sitting.ask();
  }

  /** While it goes on the page shows nothing else. */
  sit(sitting) {
    this.sitting = sitting;
    this.root.classList.add("kt-sitting");
    this.say("", "");
  }
}

onEveryPage((page) => {
  const root = page.querySelector(".kt-review");
  if (root && !root.querySelector(".kt-screen")) new Review(root);
});
