// Searches a library that is too large for one index, see docs/search.md: the pieces of a query tell
// which editions may hold it, these are loaded, and searched as a site of their own.

import { Index } from "./kunten-index.mjs";
import { NUMBER, fold, numberOf, rows, value } from "./kunten-japanese.mjs";
import { answer, inside, split } from "./kunten-results.mjs";

// So many editions are searched, so many pieces of a query looked up, so many ways to take a word.
const EDITIONS = 6, PIECES = 40, WAYS = 8;
// An edition that holds much less of a query than the best is not worth its bytes.
const LEAST = 0.35;
// What a piece says that most of them hold.
const LITTLE = 0.1;

export class Library {
  /** `load` gives the JSON at a path below the folder of the root index. */
  constructor(root, load, editions = EDITIONS) {
    const { shards, buckets } = root.config.kunten;
    Object.assign(this, { root, load, editions, buckets, slugs: shards.split(" "), files: new Map(), shared: new Index(root) });
  }

  file(path) {
    if (!this.files.has(path)) this.files.set(path, this.load(path).catch((error) => (this.files.delete(path), Promise.reject(error))));
    return this.files.get(path);
  }

  async answer(query) {
    const numbers = await this.holding(query), key = numbers.join();
    if (key !== this.key) {
      const shards = await Promise.all(numbers.map((number) => this.file(`shards/${this.slugs[number]}.json`)));
      this.index = this.joined(shards);
      this.key = key;
    }
    return answer(this.index, query);
  }

  /** One index of what all share and of these editions. */
  joined(shards) {
    const { config, docs, options } = this.root, { kunten } = config;
    const verbs = shards.map((shard) => shard.verbs).filter(Boolean).join(" ");
    const own = shards.flatMap((shard) => {
      shard.list ??= rows(shard.words, 2);
      return shard.docs.map((doc) => ({ ...doc, words: shard.list }));
    });
    return new Index({ config: { kunten: { ...kunten, verbs } }, docs: [...docs.slice(0, -1), ...own, docs.at(-1)], options });
  }

  /** The numbers of the editions that a query is looked for in. */
  async holding(query) {
    const { words, slug } = split(query), scores = new Float64Array(this.slugs.length);
    const wanted = words.map((word) => this.pieces(word));
    const held = await this.held([...new Set(wanted.flat(2))].slice(0, PIECES));
    for (const ways of wanted) {
      const best = new Float64Array(scores.length);
      for (const way of ways) score(way, held).forEach((each, i) => (best[i] = Math.max(best[i], each)));
      best.forEach((each, i) => (scores[i] += each));
    }
    const within = slug === undefined ? this.slugs : inside(this.slugs, slug);
    const least = LEAST * Math.max(...scores);
    const numbers = within.map((each) => this.slugs.indexOf(each)).filter((i) => (scores[i] && scores[i] >= least) || slug);
    return numbers.sort((a, b) => scores[b] - scores[a] || a - b).slice(0, this.editions).sort((a, b) => a - b);
  }

  /** The pieces of each way to take a word: as it is written, heard, meant, counted. */
  pieces(word) {
    const { shared } = this, folded = fold(word), squeezed = shared.kana.squeeze(folded);
    const heard = shared.ways(folded).map(([kana]) => shared.kana.heard(kana)).sort((a, b) => a.length - b.length);
    const forms = shared.named(folded, squeezed).slice(0, 4).flatMap((term) => term.forms.slice(0, 2));
    const counted = [...folded.replace(/\s/g, "").matchAll(NUMBER)].flatMap(({ 0: number, index, input }) => {
      const amount = value(number), behind = input[index + number.length];
      return amount > 9 ? ["#" + amount, ...(behind ? ["#" + amount + behind] : [])] : [];
    });
    // Words in kana stand in the text as they are heard.
    const ways = [/^[ぁ-ヺ]{3,}$/.test(squeezed) ? [] : written(squeezed), ...[...new Set(heard)].slice(0, 3).map(sounds), ...forms.map((form) => written(shared.kana.squeeze(form)))];
    if (counted[0]) ways.push([...counted, ...written(squeezed).filter((piece) => !/\d/.test(piece))]);
    return ways.filter((way) => way[0]).slice(0, WAYS);
  }

  /** The editions that hold each of these pieces, in text and, behind `^`, in titles: lists of their
   * numbers; null for a piece that most of them hold. */
  async held(pieces) {
    const held = new Map();
    await Promise.all(pieces.map(async (piece) => {
      const found = await this.file(`buckets/${bucket(piece, this.buckets)}.json`);
      for (const each of [piece, "^" + piece]) if (each in found) held.set(each, found[each] ? numbers(found[each]) : null);
    }));
    return Object.assign(held, { total: this.slugs.length });
  }
}

/** How well each edition holds the pieces of a way: up to 1, and half as much more for its titles. */
function score(way, held) {
  const scores = new Float64Array(held.total);
  let all = 0, everywhere = 0;
  for (const piece of way) {
    const found = held.get(piece);
    if (found === null) everywhere += 1;
    if (found === null) continue;
    const weight = Math.log(1 + held.total / (found?.length || 1));
    all += weight;
    for (const i of found ?? []) scores[i] += weight;
  }
  const named = way.map((piece) => held.get("^" + piece) ?? []);
  const full = scores.map((each) => (each + LITTLE * everywhere) / (all + everywhere));
  for (const list of named) for (const i of list) full[i] += 0.5 / way.length;
  return full;
}

/** Pairs of signs, and each kanji that stands alone. Pairs of hiragana stand nearly everywhere: they
 * are left out where others are enough. */
function written(squeezed) {
  const pairs = Array.from({ length: Math.max(0, squeezed.length - 1) }, (_, i) => squeezed.substr(i, 2));
  const telling = pairs.filter((pair) => !/[ぁ-ゖ、。]{2}/.test(pair)), alone = squeezed.match(/(?<![㐀-鿿])[㐀-鿿](?![㐀-鿿])/g) ?? [];
  return [...new Set([...(telling.length > 2 ? telling : pairs), ...alone])];
}
/** Three signs each, and the first two. */
const sounds = (heard) => [...new Set([heard.slice(0, 2), ...Array.from({ length: Math.max(0, heard.length - 2) }, (_, i) => heard.substr(i, 3))])].map((each) => "~" + each);

/** FNV-1a over UTF-16 units, as builder/search/library.py has it. */
export function bucket(piece, count) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < piece.length; i++) hash = Math.imul(hash ^ piece.charCodeAt(i), 0x01000193) >>> 0;
  return hash % count;
}

/** The numbers that a string of distances stands for. */
function numbers(gaps) {
  let last = -1;
  return Array.from(gaps, (sign) => (last += numberOf(sign) + 1));
}
