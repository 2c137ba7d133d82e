// How good a match is: in text, by ear, by what it means.

import { script } from "./kunten-japanese.mjs";

/** In text: 1 whole words, less for parts, 0 within a word of Latin letters or a number. `humps` are
 * the places within such words where a part begins: 9 in openseamap. */
export function fit(text, at, word, humps) {
  const end = at + word.length, before = script(text.charCodeAt(at - 1)), first = script(text.charCodeAt(at));
  const last = script(text.charCodeAt(end - 1)), behind = script(text.charCodeAt(end));
  if (FIGURE.test(word[0]) && CUT.test(text.slice(at - 1, at + 1))) return WHOLE_FIGURE.test(word) ? 0 : 0.6;
  const part = (place) => humps?.has(place);
  if (word.length > 1 && (part(at) || part(end)) && (before !== 1 || part(at)) && (behind !== 1 || part(end))) return 0.7;
  if (first === 1 && before === 1) return /^[a-z\d]{0,3}$/.test(word) ? 0 : 0.4;
  if (last === 1 && behind === 1) return word.length > 1 ? 0.7 : 0;
  const starts = first !== before, ends = last !== behind;
  if (word.length < 2 && first < 4 && !(starts && ends && first !== 2)) return 0;
  if (first === 2 && last === 2 && word.length < 4) return starts && ends ? 0.8 : 0.6;
  if ((first === 3 && !starts) || (last === 3 && !ends)) return 0.7;
  return starts && ends ? 1 : starts || ends ? 0.85 : 0.75;
}
// Two signs between which a number is cut: 35万 at 3|5, not 1万|2000.
const FIGURE = /[\d〇一二三四五六七八九十百千万億兆]/, CUT = /[\d:.,]\d|[\d〇一二三四五六七八九十百千][十百千万億兆]|[数何一二三四五六七八九十百千]./, WHOLE_FIGURE = /^[1-9一二三四五六七八九][\d,.:〇一二三四五六七八九十百千万億兆]*$/;

/** By ear: it must begin where a word does, or lie within one, and end with a word where it is of
 * several, compounds of kanji aside; words joined in katakana do not tell where one begins. `typed` counts the kana. */
export function hearing(flags, from, to, typed) {
  const ends = flags[to] & 3, several = flags.subarray(from + 1, to).some((flag) => flag & 1 && !(flag & 64 && (flags[from] & 64 || typed > 3)));
  if (several && typed < 5 && !(ends && flags[from] & 1)) return 0;
  if (flags[from] & 1) return ends ? 0.65 : typed > 2 ? 0.55 : 0.46;
  if (flags[from] & flags[from + 1] & 4) return ends || typed > 3 ? 0.45 : 0;
  return typed > 5 || (typed > 3 && !flags.subarray(from + 1, to).some((flag) => flag & 3)) ? 0.3 : 0;
}

/** Vowels must be as long as was asked: おおく is not おく, こうど not コード. A ー may be missing, the
 * last vowel become long, and romaji without any long vowel says nothing of them. */
export function lengths(heard, asked, latin) {
  if (latin && !asked.some((flag) => flag)) return 1;
  const short = (flag, i) => (flag & 8 && !(heard[i] & 24) && !(latin && heard[i] & 4)) || (flag & 32 && !(heard[i] & 8));
  if (asked.some(short)) return 0;
  return asked.some((flag, i) => !flag && heard[i] & 8 && i < asked.length - 1) ? latin / 2 : 1;
}

/** English: how well a word names one of the meanings. */
export const means = (meanings, word) =>
  Math.max(...meanings.map((meaning) => {
    const [all, part] = [meaning, word].map((text) => text.replace(/ /g, ""));
    if (!part || all === part) return +!!part;
    return part.length < 3 ? 0 : all.startsWith(part) ? 0.75 : ` ${meaning}`.includes(` ${word}`) ? 0.6 : 0;
  }));
