// The deck of a review: which cards there are, when each is due, how they are kept. No page here.

import { folded } from "./kunten-text.mjs";
import { createEmptyCard, fsrs, Rating } from "./vendor/ts-fsrs.mjs";

/** What a card asks: the meaning of a word, its reading, the word that fits a gap. */
export const KINDS = ["meaning", "reading", "gap"];
export const RATINGS = [Rating.Again, Rating.Hard, Rating.Good, Rating.Easy];
/** A card that is due again so soon comes once more in the same sitting. */
export const SOON = 20 * 60 * 1000;

const scheduler = fsrs();
const FORMAT = "kunten-study";
const VERSION = 1;

/** How a card's state is kept: the numbers of these fields in this order, times in milliseconds. */
export const FIELDS = [
  "due", "stability", "difficulty", "scheduled_days", "learning_steps", "reps", "lapses", "state", "last_review",
];

const rounded = (number) => Math.round(number * 1e4) / 1e4;

const pack = (card) => FIELDS.map((field) => rounded(Number(card[field] ?? 0)));

const DAY = 24 * 60 * 60 * 1000, LONGEST = 36500; // days: the library's own longest interval
const between = (low, high) => (number) => low <= number && number <= high;
const count = (number) => Number.isInteger(number) && number >= 0;
/** What each field of a card that was rated can be. */
const FITS = [between(0, Infinity), between(1e-4, LONGEST), between(1, 10), between(0, LONGEST), count, between(1, Infinity), count,
  between(1, 3), between(1, 8e15)];

/** Whether it is a card's state as the library leaves it, and none that would break it. */
export const isRow = (row) =>
  Array.isArray(row) && row.length === FIELDS.length && row.every((number, at) => Number.isFinite(number) && FITS[at](number)) &&
  [row[5], row[7]].every(Number.isInteger) && row[0] - row[8] <= (LONGEST + 1) * DAY;

/** Rows that a wrong clock rated in the future count as rated now, else they would win for ever. */
export const timely = (rows, now) =>
  new Map([...rows].map(([id, row]) => [id, row.map((number, at) => (at % 8 ? number : number - Math.max(0, row[8] - now)))]));

const unpack = (row) => {
  const card = Object.fromEntries(FIELDS.map((field, at) => [field, row[at]]));
  return { ...card, elapsed_days: 0, due: new Date(card.due), last_review: new Date(card.last_review) };
};

const cardOf = (row, now) => (row ? unpack(row) : createEmptyCard(now));

/** The state of a card, `undefined` for a new one, after it was rated at the Date `now`. */
export const rate = (row, rating, now) => pack(scheduler.next(cardOf(row, now), now, rating).card);

/** The rows with one as it was: `undefined` for a card that was new. */
export const restored = (rows, id, row) => {
  if (row) return rows.set(id, row);
  rows.delete(id);
  return rows;
};

/** In how many milliseconds the card comes back, for each of `RATINGS`. */
export const waits = (row, now) => {
  const previews = scheduler.repeat(cardOf(row, now), now);
  return RATINGS.map((rating) => previews[rating].card.due - now);
};

/** 「10分」, 「3日」 and the same in English. */
export const waitNames = (wait) => {
  const minutes = Math.max(1, Math.round(wait / 60000)), hours = Math.round(minutes / 60), days = Math.round(minutes / 1440);
  if (minutes < 60) return [`${minutes}分`, `${minutes} min`];
  if (hours < 24) return [`${hours}時間`, `${hours} h`];
  return days < 60 ? [`${days}日`, `${days} d`] : [`${Math.round(days / 30)}か月`, `${Math.round(days / 30)} mo`];
};

/** Each word once, as it first stands in the text. */
export const once = (words) => {
  const first = new Map();
  for (const word of words) if (!first.has(word.key)) first.set(word.key, word);
  return [...first.values()];
};

/** The cards of words: `{id, kind, word}`, without those for which a word has no answer. */
export const cardsOf = (words, kinds) => {
  const has = { meaning: (word) => word.english, reading: (word) => word.reading, gap: (word) => word.place };
  return words.flatMap((word) =>
    kinds.filter((kind) => has[kind](word)).map((kind) => ({ id: word.key + "#" + kind, kind, word })));
};

/** The rows of cards with the ids that these have now, where a word `was` under another key; of two
 * rows for a card the one that was rated last. The same Map where nothing was renamed. */
export const adopted = (rows, words) => {
  const moved = words.flatMap(({ key, was }) => was.flatMap((old) => KINDS.map((kind) => [`${old}#${kind}`, `${key}#${kind}`])))
    .filter(([old]) => rows.has(old));
  if (!moved.length) return rows;
  const rest = new Map(rows);
  for (const [old] of moved) rest.delete(old);
  return merged(rest, moved.map(([old, id]) => [id, rows.get(old)]));
};

/** The cards to ask at the time `now`: those that are due, the longest due first, then those of
 * `fresh` new words in the order of the text, a kind after the other, for one answer gives away the
 * next. Known words are not asked. */
export const queueOf = (cards, rows, known, now, fresh) => {
  const asked = cards.filter(({ word }) => !known.has(word.key));
  const due = asked.filter(({ id }) => rows.get(id)?.[0] <= now).sort((a, b) => rows.get(a.id)[0] - rows.get(b.id)[0]);
  const unseen = asked.filter(({ id }) => !rows.has(id));
  const words = new Set([...new Set(unseen.map(({ word }) => word.key))].slice(0, fresh));
  const chosen = unseen.filter(({ word }) => words.has(word.key));
  return { due, fresh: KINDS.flatMap((kind) => chosen.filter((card) => card.kind === kind)) };
};

const ENDS = /[。！？!?\n]/;

/** The sentence round a span of a text: `[start, end]`, within `[first, last]`. */
export const sentenceAround = (text, start, end, [first, last] = [0, text.length]) => {
  let from = start, to = end;
  while (from > first && !ENDS.test(text[from - 1])) from--;
  while (to < last && !ENDS.test(text[to])) to++;
  while (to < last && ENDS.test(text[to]) && text[to] !== "\n") to++;
  return [from, to];
};

const fold = (text) => folded(text).replace(/[\s・]/g, "");

/** Whether `typed` is one of the right answers, spaces apart. */
export const isRight = (typed, answers) => answers.some((answer) => answer && fold(answer) === fold(typed));

/** Progress and known words as the text of a file. */
export const exported = (known, rows) =>
  JSON.stringify({ format: FORMAT, version: VERSION, fields: FIELDS, known: [...known].sort(), cards: Object.fromEntries(rows) });

/** `{known, rows}` of such a file, without the cards that are `broken` in it, so many; null for
 * another file. */
export const imported = (text) => {
  try {
    const file = JSON.parse(text);
    if (file.format !== FORMAT || file.version !== VERSION) return null;
    const all = Object.entries(file.cards ?? {}), rows = new Map(all.filter(([, row]) => isRow(row)));
    const known = Array.isArray(file.known) ? file.known.filter((key) => typeof key === "string") : [];
    return { known: new Set(known), rows: timely(rows, Date.now()), broken: all.length - rows.size };
  } catch {
    return null;
  }
};

/** Two states of the same cards made one: of each card the one that was rated last. */
export const merged = (mine, theirs) => {
  const both = new Map(mine);
  for (const [id, row] of theirs) if (!(both.get(id)?.at(-1) >= row.at(-1))) both.set(id, row);
  return both;
};
