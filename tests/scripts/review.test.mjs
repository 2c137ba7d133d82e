// The deck of a review: what is asked when, and how it is kept.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const folder = process.env.KUNTEN_ASSETS;
const deck = await import(pathToFileURL(folder + "/review-deck.mjs"));
const [AGAIN, HARD, GOOD, EASY] = deck.RATINGS;
const NOW = new Date("2024-01-01T00:00:00Z"), DAY = 86400000;
const word = (key, more) => ({ key, english: "x", reading: "x", place: "x", ...more });
const ids = (cards) => cards.map(({ id }) => id);

test("a better rating brings a card back later", () => {
  const waits = deck.waits(undefined, NOW);
  assert.deepEqual([...waits].sort((a, b) => a - b), waits);
  assert.ok(waits[0] <= deck.SOON && waits[3] > DAY);
});
test("a card that is known comes back after longer and longer times", () => {
  let row, now = NOW;
  const waits = [];
  for (let turn = 0; turn < 6; turn++) {
    row = deck.rate(row, GOOD, now);
    waits.push(row[0] - now);
    now = new Date(row[0]);
  }
  assert.ok(waits.slice(2).every((wait, at) => wait > waits[at + 1]), waits);
});
test("a forgotten card comes back soon", () => {
  const row = deck.rate(undefined, EASY, NOW);
  const later = new Date(row[0]);
  assert.ok(deck.rate(row, AGAIN, later)[0] - later < deck.SOON);
  assert.ok(deck.rate(row, HARD, later)[0] - later > deck.SOON);
});
test("what is kept is a row of finite numbers, and says what the library said", () => {
  const row = deck.rate(undefined, GOOD, NOW);
  assert.ok(deck.isRow(row) && deck.isRow(JSON.parse(JSON.stringify(row))));
  assert.equal(row[deck.FIELDS.indexOf("reps")], 1);
  for (const bad of [null, [], row.slice(1), [...row, 1], row.with(7, 9), row.with(0, "x"), row.with(1, NaN), row.with(1, -3),
    row.with(2, 99), row.with(5, 0), row.with(6, -1), row.with(7, 1.5), row.with(0, 8e15), row.with(8, 0), row.with(8, Infinity)]) assert.ok(!deck.isRow(bad));
});
test("a word has the cards it can answer", () => {
  const words = [word("a"), word("b", { english: "" }), word("c", { reading: "", place: "" })];
  assert.deepEqual(ids(deck.cardsOf(words, deck.KINDS)), ["a#meaning", "a#reading", "a#gap", "b#reading", "b#gap", "c#meaning"]);
  assert.deepEqual(ids(deck.cardsOf(words, ["gap"])), ["a#gap", "b#gap"]);
});
test("due cards come first, the longest due before; then new words kind by kind; known ones never", () => {
  const cards = deck.cardsOf(["a", "b", "c", "d", "e"].map((key) => word(key)), ["meaning", "reading"]);
  const row = (due) => deck.rate(undefined, GOOD, NOW).with(0, due);
  const rows = new Map([["a#meaning", row(50)], ["b#meaning", row(10)], ["c#meaning", row(500)], ["d#meaning", row(5)]]);
  const { due, fresh } = deck.queueOf(cards, rows, new Set(["d"]), 100, 2);
  assert.deepEqual(ids(due), ["b#meaning", "a#meaning"]);
  assert.deepEqual(ids(fresh), ["a#reading", "b#reading"]);
  assert.deepEqual(ids(deck.queueOf(cards, new Map(), new Set(), 100, 2).fresh), ["a#meaning", "b#meaning", "a#reading", "b#reading"]);
});
test("a sentence ends behind its full stop, and keeps to its bounds", () => {
  const at = (text, part, bounds) => {
    const start = text.indexOf(part);
    return text.slice(...deck.sentenceAround(text, start, start + part.length, bounds));
  };
  assert.equal(at("朝だ。塩を買う！？夜だ。", "塩"), "塩を買う！？");
  assert.equal(at("塩を買う", "塩"), "塩を買う");
  assert.equal(at("朝だ。\n塩を買う\n夜だ", "買う"), "塩を買う");
  assert.equal(at("朝だ(注:塩は白い)。", "塩", [5, 9]), "塩は白い");
});
test("an answer is right in any kana and width", () => {
  assert.ok(deck.isRight("ﾊﾝﾄﾞｳ タイ", ["はんどうたい", ""]));
  assert.ok(deck.isRight("ｇｐｕ", ["GPU"]));
  assert.ok(!deck.isRight("はんどう", ["はんどうたい"]) && !deck.isRight("x", [""]));
});
test("waits have names", () => {
  assert.deepEqual([30e3, 10 * 60e3, 5 * 3600e3, 3 * DAY, 90 * DAY].map((wait) => deck.waitNames(wait)[1]), ["1 min", "10 min", "5 h", "3 d", "3 mo"]);
});
test("an exported file comes back as it was; broken parts are left out, other files refused", () => {
  const row = deck.rate(undefined, GOOD, NOW);
  const file = deck.imported(deck.exported(new Set(["b", "a"]), new Map([["a#gap", row]])));
  assert.deepEqual([[...file.known], [...file.rows]], [["a", "b"], [["a#gap", row]]]);
  const broken = { format: "kunten-study", version: 1, known: ["a", 1, null], cards: { x: [1], y: row } };
  const rest = deck.imported(JSON.stringify(broken));
  assert.deepEqual([[...rest.known], [...rest.rows.keys()]], [["a"], ["y"]]);
  for (const other of ["", "{", "null", "[]", "7", '{"format":"kunten-study","version":2}', '{"known":["a"]}']) assert.equal(deck.imported(other), null);
});
test("what a wrong clock rated in the future is rated now, and comes back after as long a wait", () => {
  const row = deck.rate(undefined, EASY, new Date(Date.now() + 900 * DAY));
  const { rows, broken } = deck.imported(deck.exported(new Set(), new Map([["a#gap", row], ["b#gap", row.with(1, -1)]])));
  const [due, last] = [rows.get("a#gap")[0], rows.get("a#gap")[8]];
  assert.ok(last <= Date.now() && due - last === row[0] - row[8]);
  assert.deepEqual([rows.size, broken, rows.get("a#gap").slice(1, 8)], [1, 1, row.slice(1, 8)]);
  const early = deck.rate(undefined, GOOD, NOW);
  assert.deepEqual([...deck.timely([["a", early]], NOW)], [["a", early]]);
});
test("cards of a word that was renamed are the word's", () => {
  const early = deck.rate(undefined, GOOD, NOW), late = deck.rate(early, GOOD, new Date(early[0]));
  const words = [word("salt", { was: ["sio", "shio"] }), word("port", { was: [] })];
  const rows = new Map([["sio#gap", early], ["shio#gap", late], ["sio#meaning", early], ["salt#meaning", late], ["port#gap", early]]);
  assert.deepEqual(Object.fromEntries(deck.adopted(rows, words)), { "salt#gap": late, "salt#meaning": late, "port#gap": early });
  assert.equal(deck.adopted(rows, [words[1]]), rows);
});
test("of two states of a card the one rated last stays", () => {
  const early = deck.rate(undefined, GOOD, NOW), late = deck.rate(early, GOOD, new Date(early[0]));
  const both = deck.merged(new Map([["a", early], ["b", late]]), new Map([["a", late], ["b", early], ["c", early]]));
  assert.deepEqual([...both], [["a", late], ["b", late], ["c", early]]);
});
test("a word of several sections is asked as it first stands", () => {
  const words = [word("a", { place: "1" }), word("b", { place: "1" }), word("a", { place: "2" })];
  assert.deepEqual(deck.once(words).map(({ key, place }) => key + place), ["a1", "b1"]);
});
test("a card is as it was when its answer is taken back", () => {
  const rows = new Map([["a", [1]], ["b", [2]]]);
  assert.deepEqual([...deck.restored(new Map(rows), "a", undefined)], [["b", [2]]]);
  assert.deepEqual(deck.restored(rows, "b", [3]).get("b"), [3]);
});
