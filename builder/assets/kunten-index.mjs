// Finds words in an index of the shape that docs/search.md describes, and tells how well.

import { clock, seconds } from "./kunten-text.mjs";
import { fit, hearing, lengths, means } from "./kunten-fit.mjs";
import { Kana, NUMBER, english, fold, numberOf, rows, script, value } from "./kunten-japanese.mjs";

export const SPOTS = 6;
const PLACES = { section: 1, profile: 0.6, page: 0.5, glossary: 0.5, edition: 0.6, term: 0.15 };
// Where a match is of each quality at least it is of level 5 the text itself, 4 in another form,
// 3 by reading, 2 the beginning of a reading or part of a meaning; 1 loosely.
const LEVELS = [0.75, 0.67, 0.58, 0.44];
// What is not a section comes first by its name alone.
const NAMED = 1.9, TOLD = 1.5;
// How a verb inflects by the end of its dictionary form, as `endings` tells it.
const GODAN = { う: "わ", く: "か", ぐ: "が", す: "さ", つ: "た", ぬ: "な", ぶ: "ば", む: "ま", る: "らる" };
const FIELDS = { title: 4, also: 3, text: 1 };
const LATIN = /^[a-z\u0300-\u036fà-ūā-ǖ'-]/;

export class Index {
  constructor({ config, docs, options = {} }) {
    const { words, verbs, editions = 0, ...tables } = config.kunten || {};
    Object.assign(this, { options, editions, units: new Map(), entries: [], terms: [], verbs: new Map() });
    this.kana = new Kana(tables);
    this.words = rows(words, 2);
    for (const [stem, reading, kind] of rows(verbs, 3))
      for (const key of [stem, this.kana.heard(reading)]) this.verbs.set(key, (this.verbs.get(key) || "") + kind);
    docs.forEach((doc, order) => this.add(doc, order));
    this.written = streamOf(this.entries.map((entry) => fold(entry.text.replace(/\n/g, " "))).join("\n"));
    this.humps = new Set(this.entries.flatMap(({ text }, i) => humps(text).map((at) => this.written.starts[i] + at)));
  }

  /** A unit is what one result shows: a page with its passages, or a term. */
  add(doc, order) {
    const [path] = doc.location.split("#"), kind = doc.kind || "page", key = kind === "term" ? doc.location : path;
    const unit = this.units.get(key) || { order, kind, section: /section|profile/.test(kind), page: doc, edition: this.units.get(path.split("/")[0] + "/") };
    this.units.set(key, unit);
    if (doc.text) unit.first ??= doc;
    const put = (part, text, ruby = "") => text && this.entries.push({ unit, doc, part, text, ruby, weight: FIELDS[part] * (doc.boost || 1) });
    put("title", doc.title, doc.title_ruby);
    put("text", doc.text, doc.ruby);
    for (const [id, title, reading, meaning, text, ...also] of doc.terms || []) {
      const term = this.add({ kind: "term", location: `${path}#term-${id}`, title, reading, meaning, text, also }, order);
      const names = [title, ...also];
      this.terms.push({ unit: term, forms: names.map(fold), names: names.map((name) => this.kana.squeeze(fold(name))), sound: this.kana.hear(fold(reading)), meanings: meaning.split(/[;,()]/).map(english) });
    }
    for (const name of doc.also ? [...doc.also, doc.reading] : []) put("also", name);
    return unit;
  }

  /** Makes ready what the first query would wait for: text without its form, by its sound, numbers. */
  warm() {
    if (this.spoken) return;
    this.squeezed = streamOf(this.kana.squeeze(this.written.text));
    const size = this.entries.reduce((sum, { text, ruby }) => sum + text.length + ruby.length * 8 + 2, 0);
    const flags = new Uint8Array(size * 2), out = new Uint16Array(size * 2);
    let n = 0;
    for (const entry of this.entries) {
      n = this.kana.sound(plain(entry.text), this.rubies(entry), out, flags, n);
      flags[n] = 1;
      out[n++] = 10;
    }
    this.spoken = { ...streamOf(new TextDecoder("utf-16le").decode(out.subarray(0, n))), flags };
    this.numbers = new Map();
    for (const { 0: number, index } of this.written.text.matchAll(NUMBER)) {
      const amount = value(number);
      if ("数何".includes(this.written.text[index - 1])) continue;
      if (!this.numbers.has(amount)) this.numbers.set(amount, []);
      if (amount > 9 || number < 10) this.numbers.get(amount).push([index, number.length]);
    }
  }
  rubies(entry) {
    const { words = this.words } = entry.doc;
    return Array.from(entry.ruby, (sign) => words[numberOf(sign)]);
  }

  // ------------------------------------------------------------ one word

  /** Where a word stands: a map from entries to what was found, and the terms that it names. */
  match(word) {
    this.warm();
    const hits = new Map(), folded = fold(word), latin = LATIN.test(folded), squeezed = this.kana.squeeze(folded);
    const put = (stream, i, at, length, quality) => {
      // Pieces out of the middle of a word in Latin letters are looked for in the editions alone.
      if (!quality || (latin && quality < 0.44 && !this.entries[i].unit.section)) return;
      const hit = hits.get(this.entries[i]) || { quality: 0, count: 0, spots: [] };
      hits.set(this.entries[i], hit);
      hit.count++;
      hit.quality = Math.max(hit.quality, quality);
      if (hit.spots.length < SPOTS) hit.spots.push([stream, at, length]);
    };
    // Calls `judge` wherever the word stands in a stream: it tells how good a match is, and sets
    // `size` where it is not as long as the word.
    let size;
    const scan = (stream, word, judge) => {
      const { text, starts } = this[stream];
      for (let i = 0, at = text.indexOf(word); word && at >= 0; at = text.indexOf(word, at + 1)) {
        while (starts[i + 1] <= at) i++;
        size = word.length;
        const quality = judge(text, at);
        if (quality) put(stream, i, at - starts[i], size, quality);
      }
    };
    const literally = (stream, word, weight, humps) => scan(stream, word, (text, at) => weight * fit(text, at, word, humps));
    const inflected = (stream, word, quality) => {
      for (const [stem, kind] of this.stems(word))
        scan(stream, stem, (text, at) => {
          let behind = text.substr(at + stem.length, 8);
          if (stream === "spoken") {
            if (!(this.spoken.flags[at] & 1)) return 0;
            behind = behind.slice(0, [...behind].findIndex((_, i) => this.spoken.flags[at + stem.length + i] & 1) >>> 0);
          }
          if (this.verbs.has(stem + behind[0])) return 0;
          const length = this.kana.inflection(kind, behind);
          size += Math.max(length, 0);
          // 振り返る is not 振る.
          if (length === 1 && script(behind.charCodeAt(1)) === 4) return 0.5;
          // 終え、 and 終え2000年.
          if (length < 0 && kind === "る" && script(stem.charCodeAt(stem.length - 1)) === 2 && script(behind.charCodeAt(0)) !== 2) return quality;
          return length < 0 ? (kind === "す" ? quality - 0.2 : 0) : quality;
        });
    };

    literally("written", folded, 1, this.humps);
    if (squeezed[1] && (squeezed[2] || squeezed.length === folded.length)) literally("squeezed", squeezed, 0.85);
    // A time in another form than passages have it: 66:01, 26分20秒.
    const time = /\d(:|分|時間)\d/.test(folded) ? seconds(folded) : null;
    if (time !== null && clock(time) !== folded) literally("written", clock(time), 0.9);
    inflected("written", folded, 0.72);
    this.quantities(folded.replace(/\s/g, ""), put);
    for (const [kana, next] of this.ways(folded)) {
      const { heard, long } = this.kana.hear(kana);
      if (kana.length + next.length < 2 || (!heard[1] && kana[2])) continue;
      scan("spoken", heard, (text, at) => {
        const end = at + heard.length + !!next, { flags } = this.spoken;
        if (next && !next.includes(text[end - 1])) return 0;
        // The particle before オープン is no part of oopun.
        if (flags[at] & 128 && kana[0] !== "を") return 0;
        size = end - at;
        return hearing(flags, at, end, kana.length + !!next) * lengths(flags.subarray(at, end), long, latin) * (next ? 0.9 : 1);
      });
      if (!next) inflected("spoken", heard, 0.57);
    }
    const terms = this.named(folded, squeezed);
    for (const { forms, strength } of terms.slice(0, 12))
      for (const form of forms)
        if (form !== folded) {
          scan("written", form, (text, at) => {
            const whole = fit(text, at, form);
            return whole && strength * Math.max(0.6, 0.74 * whole);
          });
          inflected("written", form, 0.7 * strength);
        }
    return { hits, terms };
  }

  /** The kana that a word may stand for, as `Kana.romaji` tells it. A vowel that sounds like the end
   * of what stands before it is long, or begins a word. */
  ways(word) {
    const ways = this.kana.romajis(this.kana.hiragana(word).replace(/[\s・]/g, "")), apart = /([かがしてでとにのはもを])(?=[あいうえお])/g;
    return ways.flatMap(([kana, next]) => {
      const single = [...kana.slice(0, 40)].flatMap((sign, i) => (i && "あいうえお".includes(sign) ? kana.slice(0, i) + "・" + kana.slice(i) : []));
      const heard = new Map([...single, kana.replace(apart, "$1・"), kana].map((way) => [this.kana.heard(way), way]));
      return [...heard.values()].map((way) => [way, next]);
    });
  }

  /** The ways to take the end of a word as the inflection of a word of the site: [stem, kind]. */
  stems(word) {
    const found = [];
    for (let cut = word.length - 1; cut > 0 && !found[0]; cut--) {
      const stem = word.slice(0, cut), tail = word.slice(cut), kinds = new Set();
      for (let from = Math.max(0, cut - 7); from < cut; from++)
        if (from < cut - 1 || script(stem.charCodeAt(from)) === 4) for (const kind of this.verbs.get(stem.slice(from)) || "") kinds.add(kind);
      // 兆しが is no form of 兆する.
      if ((/^(する|し(がち|だ[しす]|[^がかでだ])|さ[せれ]|すれ|せよ|でき)/.test(tail) || (tail === "し" && cut > 1)) && /[ァ-鿿].?$/.test(stem)) kinds.add("す");
      for (const kind of kinds) if (this.kana.inflection(kind, tail) === tail.length) found.push([stem, kind]);
    }
    // A verb in kana is not known by its stem: クビを縦にふ is long enough to tell.
    const [, stem, tail] = (!found[0] && /^(.*[ァ-鿿].*[ぁ-ん])(.)$/.exec(word)) || [];
    return stem?.length > 3 ? Array.from(GODAN[tail] || "", (kind) => [stem, kind]) : found;
  }

  /** Finds a number in another form, with what stands round it in the word. */
  quantities(word, put) {
    const { 0: number, index } = [...word.matchAll(NUMBER)].sort((a, b) => b[0].length - a[0].length)[0] || [""];
    const before = word.slice(0, index), behind = word.slice(index + number.length), { text, starts } = this.written;
    if (!number || (word === number && value(number) < 10)) return;
    let i = 0;
    for (const [at, length] of this.numbers.get(value(number)) || []) {
      while (starts[i + 1] <= at) i++;
      const from = at - before.length, whole = text.slice(from, at + length + behind.length);
      if (whole.startsWith(before) && whole.endsWith(behind)) put("written", i, from - starts[i], whole.length, 0.9 * fit(text, from, whole));
    }
  }

  /** The terms that a word names, each with its strength: 1 for a whole name, less for a part. */
  named(word, squeezed) {
    const heard = this.ways(word).map(([kana, next]) => ({ next, typed: kana.length + !!next, ...this.kana.hear(kana) })), latin = LATIN.test(word);
    const hears = ({ heard: own, long }) =>
      Math.max(0, ...heard.map(({ heard, long: asked, next, typed }) => {
        if (!own.startsWith(heard) || lengths(long, asked, latin) < 1) return 0;
        return own === heard ? +!next : typed > 2 && (!next || next.includes(own[heard.length])) ? 0.75 : 0;
      }));
    const meant = /^[ -~]{2,}$/.test(word) ? english(word) : "";
    return this.terms
      .map((term) => ({ ...term, strength: term.names.includes(squeezed) ? 1 : Math.max(hears(term.sound), means(term.meanings, meant)) }))
      .filter((term) => term.strength)
      .sort((a, b) => b.strength - a.strength);
  }

  /** The units in which something was found, and how well. */
  rank(words) {
    const found = new Map();
    words.forEach((word, number) => {
      const { hits, terms } = this.match(word), parts = new Map();
      const part = (unit) => parts.get(unit) || parts.set(unit, { level: 0, quality: 0, title: 0, text: 0, count: 1, hits: [] }).get(unit);
      for (const [entry, hit] of hits) {
        const own = part(entry.unit), weight = hit.quality * entry.weight;
        own.hits.push([entry, hit]);
        own.quality = Math.max(own.quality, hit.quality);
        const level = 1 + LEVELS.filter((_, i) => hit.quality >= LEVELS[3 - i]).length;
        if (entry.part === "text") {
          own.count += hit.count;
          own.text = Math.max(own.text, weight);
          own.level = Math.max(own.level, entry.unit.section ? level : Math.min(level, TOLD));
        } else {
          const share = Math.min(1, word.length / entry.text.length);
          own.title = Math.max(own.title, weight * (0.5 + share / 2));
          own.named ||= share > 0.5 && !entry.doc.location.includes("#");
          own.level = Math.max(own.level, entry.unit.section || own.named ? level : Math.min(level, NAMED));
        }
      }
      for (const { unit, strength } of terms) {
        const own = part(unit);
        own.exact = strength === 1;
        own.level = Math.max(own.level, own.exact ? NAMED : TOLD);
        own.title = Math.max(own.title, strength * 4);
      }
      for (const [unit, own] of parts) {
        const row = found.get(unit) || { unit, found: 0, level: 9, quality: 1, score: 0, hits: [], words: new Set() };
        found.set(unit, row);
        row.found++;
        row.words.add(number);
        row.exact ||= own.exact;
        row.level = Math.min(row.level, own.level);
        row.quality = Math.min(row.quality, own.quality);
        row.score += (own.title + own.text * (1 + Math.log2(own.count) / 2)) * (own.named ? 1 : PLACES[unit.kind]);
        row.hits.push(...own.hits);
      }
    });
    const all = [...found.values()];
    // A word of an edition's name picks its sections, where another word stands in them.
    for (const { unit, words } of all)
      for (const row of unit.kind === "edition" ? all : [])
        if (row.unit.edition === unit && row.unit !== unit)
          for (const number of words) if (!row.words.has(number)) row.words.add(number), row.found++;
    for (const row of all) row.missing = words.filter((_, number) => !row.words.has(number));
    return all;
  }
}

/** Texts in one long string, a line each, so that one indexOf looks through all of them. */
function streamOf(text) {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return { text, starts };
}

/** Where a small letter stands before a capital in text: OpenSeaMap is of three parts. */
const humps = (text) => (HUMP.test(text) ? Array.from(text.normalize("NFKC").matchAll(/(?<=[a-z])[A-Z]/g), ({ index }) => index) : []);
const HUMP = /[a-zａ-ｚ][A-ZＡ-Ｚ]/;

/** Folded text where that keeps every place, else the text. */
export const plain = (text) => (fold(text).length === text.length ? fold(text) : text);
