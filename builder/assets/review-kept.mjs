// What the browser keeps of reviews: the states of the cards, and what the reader chose to be asked.

import { kept } from "./kunten-dom.mjs";
import * as deck from "./review-deck.mjs";

const { save } = window.kunten;
const CARDS = "review", CHOICE = "review-choice";

/** How many new words a reader may want at a time. */
export const FRESH = [5, 10, 20, 50];

/** The cards' states by their ids. */
export const readRows = () =>
  kept(CARDS, (stored) => deck.timely(Object.entries(stored).filter(([, row]) => deck.isRow(row)), Date.now()), new Map());
export const writeRows = (rows) => save(CARDS, Object.fromEntries(rows));

/** The kinds of questions, and how many new words. */
export const readChoice = () => {
  const read = ({ kinds, fresh }) => ({
    kinds: deck.KINDS.filter((kind) => kinds.includes(kind)), fresh: FRESH.includes(fresh) ? fresh : 10,
  });
  return kept(CHOICE, read, { kinds: [...deck.KINDS], fresh: 10 });
};
export const writeChoice = (choice) => save(CHOICE, choice);
