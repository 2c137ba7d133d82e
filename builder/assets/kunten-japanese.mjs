// Text as the search compares it. Pure functions: no page, no worker.

/** One form for widths, cases, wave dashes and hyphens. */
export const fold = (text) =>
  text.normalize("NFKC").toLowerCase().replace(/[〜∼]/g, "~").replace(/[‐-―−]/g, "-");

/** The folded text, and of which signs of the original, from[i] to to[i], each of its signs is. */
export function foldMap(original) {
  const from = [], to = [];
  let text = fold(original);
  if (text.length === original.length && original.normalize("NFKC") === original) {
    for (let i = 0; i < text.length; ) from.push(i++), to.push(i);
    return { text, from, to };
  }
  text = "";
  for (const { 0: cluster, index } of original.matchAll(/[^][\p{M}\uFF9E\uFF9F]*/gu))
    for (const sign of fold(cluster).split("")) {
      text += sign;
      from.push(index);
      to.push(index + cluster.length);
    }
  return { text, from, to };
}

/** What is dropped from folded text where it is compared without its form. */
const DROPPED = /[^\S\n](?![a-z])|(?<![a-z])[^\S\n]|[-ー・·'"’“”「」『』()[\]【】]/g;

/** Where the signs that stay stand. */
export function kept(folded) {
  const text = folded.replace(DROPPED, "\0"), places = [];
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i)) places.push(i);
  return places;
}

/** 1 letters and digits, 2 hiragana, 3 katakana, 4 kanji, 0 anything else. */
export const script = (code) =>
  code < 0x3041
    ? (code > 0x60 && code < 0x7b) || (code > 0x2f && code < 0x3a) ? 1 : code === 0x3005 ? 4 : 0
    : code < 0x30a0 ? 2 : code < 0x30fd ? (code === 0x30fb ? 0 : 3) : code < 0x3400 ? 0
    : code < 0xa000 || (code >= 0xd800 && code < 0xfb00) ? 4 : 0;

/** A list parted by blanks as rows of so many words. */
export function rows(list, size) {
  const words = list ? list.split(" ") : [];
  return Array.from({ length: words.length / size }, (_, i) => words.slice(i * size, (i + 1) * size));
}

/** The number that a sign of builder/search/words.py stands for. */
export function numberOf(sign) {
  const code = sign.codePointAt();
  return code - 0x5d - (code > 0xdfff ? 0x800 : 0);
}

// ------------------------------------------------------------ Japanese, by the index's tables

const pair = (first, second) => first * 65536 + second;
const LONG = 0x30fc, SMALL_A = 0x3041, U = 0x3046, O = 0x304a, WO = 0x3092;

/** The tables of builder/search/kana.py at work. */
export class Kana {
  constructor({ romaji = "", sounds = "", endings = "", chain = "", variants = "" }) {
    this.syllables = Object.fromEntries(rows(romaji, 2));
    this.endings = Object.fromEntries(rows(endings, 1).map(([row]) => [row[0], new RegExp(`^(?:${row.slice(1)})(?:${chain})*`)]));
    this.alike = Uint16Array.from({ length: 65536 }, (_, code) => code);
    this.merged = new Map();
    for (const [[a, b, c]] of rows(sounds, 1))
      if (c) this.merged.set(pair(a.charCodeAt(), b.charCodeAt()), c.charCodeAt());
      else this.alike[a.charCodeAt()] = b.charCodeAt();
    this.modern = Object.fromEntries((variants.match(/../g) || []).map((pair) => [...pair]));
    this.old = new RegExp(`[${Object.keys(this.modern).join("")}]`, "g");
  }

  /** Folded text without blanks, long marks and brackets; 々 and old forms of kanji written out. */
  squeeze(folded) {
    return folded.replace(/(.)々/g, "$1$1").replace(this.old, (sign) => this.modern[sign]).replace(DROPPED, "");
  }

  /**
   * Writes how folded text sounds, in hiragana without long vowels. Each ruby is [base, reading],
   * in order. `out` gets codes; `flags` 1 where a word begins, 2 where one may end, 4 in katakana,
   * 8 where a vowel is long, 16 where ー says so,
   * 32 where う says so behind o, 64 the reading of a kanji, 128 where を is written; `map`, if given, [from, to] in the text. Returns where the next sign would go.
   */
  sound(text, rubies, out, flags, n = 0, map) {
    const begin = n;
    let at = 0, before = 0, flag = 1;
    const emit = (sign, from, to) => {
      const code = this.alike[sign];
      if (code === LONG) return void (n > begin && (flags[n - 1] |= 16));
      const heard = !(flag & 1) && code <= O && code >= SMALL_A && this.merged.get(pair(out[n - 1], code));
      if (heard) return void ((out[n - 1] = heard), (flags[n - 1] |= code === U && this.merged.has(pair(out[n - 1], O)) ? 40 : 8));
      if (map) map[n - begin] = [from, to];
      flags[n] = flag | (sign === WO && 128);
      out[n++] = code;
      flag = 0;
    };
    const plain = (end) => {
      for (; at < end; at++) {
        const code = text.charCodeAt(at), now = script(code);
        if (now !== before) flag |= now === 2 && before === 4 ? 2 : 1;
        before = now;
        if (now === 3) flag |= 4;
        if (now) emit(code, at, at + 1);
      }
    };
    for (const [base, reading] of rubies) {
      const start = text.indexOf(base, at);
      if (start < 0) break;
      plain(start);
      flag |= 1;
      at += base.length;
      for (const sign of reading || base) (flag |= reading && 64), emit(sign.charCodeAt(), start, at);
      flag |= 2;
      before = 4;
    }
    plain(text.length);
    return n;
  }

  hiragana(word) {
    return word.replace(/[ァ-ヶ]/g, (sign) => String.fromCharCode(this.alike[sign.charCodeAt()]));
  }

  /** How a word in kana sounds, and the flags of its signs. */
  hear(kana) {
    const out = [], long = [];
    this.sound(kana, [], out, long);
    return { heard: String.fromCharCode(...out), long: long.map((flag) => flag & 56) };
  }
  heard(kana) {
    return this.hear(kana).heard;
  }

  /** A word in romaji, or in hiragana with romaji behind, as kana: [kana, next] each, `next` the
   * kana of which one follows a syllable that is still being typed. None where it is neither. */
  romaji(word) {
    let kana = /^[ぁ-ゟー]*/.exec(word)[0], rest = word.slice(kana.length).normalize("NFD").replace(/[\u0300-\u036f\-]/g, "");
    while (rest) {
      const syllable = [4, 3, 2, 1].map((length) => rest.slice(0, length)).find((part) => part in this.syllables);
      if (syllable) (kana += this.syllables[syllable]), (rest = rest.slice(syllable.length));
      else if (/^(n[^aiueoy']|m[bpm])/.test(rest)) (kana += "ん"), (rest = rest.slice(1));
      else if (/^([^aiueon])\1/.test(rest)) (kana += "っ"), (rest = rest.slice(1));
      else break;
    }
    if (!kana) return [];
    if (!rest) return [[kana, ""]];
    const next = Object.keys(this.syllables).filter((each) => each.startsWith(rest)).map((each) => this.heard(this.syllables[each])[0]);
    return [...(rest === "n" ? [[kana + "ん", ""]] : []), ...(next.length ? [[kana, next.join("")]] : [])];
  }

  /** The same, and with an n behind which a vowel or y begins a syllable: tani is also たんい. */
  romajis(word) {
    const also = [...word.slice(0, 40).matchAll(/n(?=[aiueoy])/g)].map(({ index }) => word.slice(0, index) + "n'" + word.slice(index + 1));
    return [word, ...also].flatMap((each) => this.romaji(each));
  }

  /** How many of the signs behind a stem of this kind are its inflection; -1 where it cannot stand
   * there. */
  inflection(kind, behind) {
    const found = this.endings[kind]?.exec(behind);
    return found ? found[0].length : kind === "る" && !script(behind.charCodeAt() || 0) ? 0 : -1;
  }
}

// ------------------------------------------------------------ numbers and English

export const NUMBER = /[\d〇一二三四五六七八九十百千](?:[\d,.〇一二三四五六七八九十百千万億兆]*[\d〇一二三四五六七八九十百千万億兆])?/g;
const UNITS = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 億: 1e8, 兆: 1e12 };

/** The value of a number in digits, in kanji or in both. */
export function value(written) {
  let total = 0, part = 0, digits = "";
  for (const sign of written.replace(/,/g, "")) {
    const unit = UNITS[sign];
    if (!unit) digits += /[\d.]/.test(sign) ? sign : "〇一二三四五六七八九".indexOf(sign);
    else if (unit < 1e4) (part += (digits === "" ? 1 : +digits) * unit), (digits = "");
    else (total += (part + +digits || 1) * unit), (part = 0), (digits = "");
  }
  return total + part + +digits;
}

/** Words of English without the endings that differ: plurals, centre and center, -ise and -ize. */
export const english = (text) =>
  (fold(text).match(/[a-z\d]+/g) || [])
    .map((word) => word.replace(/(..[^s])s$/, "$1").replace(/tre$/, "ter").replace(/is(e|ation|ing)$/, "iz$1").replace(/our$/, "or").replace(/ence$/, "ense"))
    .join(" ")
    .replace(/^(to|the|an?) /, "");
