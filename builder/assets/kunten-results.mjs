// What a query is answered: the results as Material's page wants them, see docs/search.md. It is
// loaded with the first query.

import { SPOTS, plain } from "./kunten-index.mjs";
import { fold, foldMap, kept } from "./kunten-japanese.mjs";

const SHOWN = 60, AROUND = 60;

// What stands everywhere finds nothing for itself: signs, single kana, particles.
const PARTICLES = "の|を|に|が|は|も|で|と|や|へ|な|から|まで|より|です|ます|でも|だけ|など|ので|のに|には|では|とは|への|での|との|って";
const EMPTY = new RegExp(`^([^\\p{L}\\p{N}\\p{So}]*|[ぁ-ヿ]|${PARTICLES})$`, "u"), PARTICLE = new RegExp(`^(${PARTICLES}|さん|さんの|という|について)$`);
// More than this is no query but a text that was pasted.
const LONGEST = 300, WORDS = 12;

/** The answer to a query: `items`, the results, and `suggest`, its words with the last completed. */
export function answer(index, query) {
  const { all, words, slug } = split(query), whole = all.join(" ");
  const editions = slug !== undefined && editionsOf(index, slug);
  if (!words[0]) return editions ? whereTo(index, editions, query) : { items: [] };
  // All words as one phrase, then each for itself, then what particles join.
  let found = all[1] ? index.rank([whole]) : [];
  const units = new Set(found.map((row) => ((row.found = 99), row.unit)));
  found = [...found, ...index.rank(words).filter((row) => !units.has(row.unit))];
  if (!found.length) {
    const runs = fold(whole).match(/[㐀-鿿々]+|[ァ-ヺー]+|[a-z\d.]+|[ぁ-ゖ]+/g) || [], parts = [...new Set(runs)].filter((run) => !/[ぁ-ゖ]/.test(run));
    // A single kanji must be a word.
    const least = parts.some((part) => !part[1]) ? 1 : 0, joined = runs.every((run) => parts.includes(run) || PARTICLE.test(run));
    if (joined && /[ぁ-鿿]/.test(whole) && (parts[1] || parts[0]?.[1])) found = index.rank(parts).filter((row) => row.found === parts.length && row.level > 3 && row.quality >= least);
  }
  if (editions) found = found.filter(({ unit }) => editions.includes(unit) || editions.includes(unit.edition));
  const items = order(found, words.length).slice(0, SHOWN).map((row, i) => show(index, row, (SHOWN - i) * 10));
  return index.options.suggest ? { items, suggest: suggest(index, all) } : { items };
}

/** A query's words, those among them to look for, and the slug behind `in:`. */
export function split(query) {
  const all = [...query.slice(0, LONGEST).matchAll(/"([^"]+)"|[^\s"]+/g)].map((m) => m[1] || m[0]).slice(0, WORDS);
  const slug = all[0]?.startsWith("in:") ? all.shift().slice(3) : undefined;
  return { all, words: [...new Set(all)].filter((word) => !EMPTY.test(fold(word))), slug };
}

/** Of some slugs this one, or else those that begin so. */
export const inside = (slugs, slug) => (slugs.includes(slug) ? [slug] : slugs.filter((each) => each.startsWith(slug)));

function editionsOf(index, slug) {
  const all = new Map([...index.units.values()].filter(({ kind }) => kind === "edition").map((unit) => [unit.page.location.slice(0, -1), unit]));
  return inside([...all.keys()], slug).map((each) => all.get(each));
}

/** Without a word to look for: the contents of the editions, and the slug completed. */
function whereTo(index, editions, query) {
  const units = [...index.units.values()].filter((unit) => editions.includes(unit.edition)).slice(0, SHOWN);
  const items = units.map((unit, i) => show(index, { unit, hits: [], missing: [] }, (SHOWN - i) * 10));
  const slug = editions[0]?.page.location.slice(0, -1);
  return index.options.suggest ? { items, suggest: slug && !/\s$/.test(query) ? ["in:" + slug] : [] } : { items };
}

/** The best first; a term named in full stands right behind the best section. */
function order(found, words) {
  found.sort((a, b) => b.found - a.found || b.level - a.level || b.score - a.score || a.unit.order - b.unit.order);
  const named = found.filter((row) => row.exact).slice(0, 3), rest = found.filter((row) => !named.includes(row));
  const first = rest.findIndex(({ unit, level, found }) => unit.section && level > 2 && (found >= words || found >= (named[0]?.found || 0)));
  return named[0] && first >= 0 ? [...rest.splice(first, 1), ...named, ...rest] : [...named, ...rest];
}

function suggest(index, words) {
  const names = (wanted) => index.entries.filter(({ part, text }) => part === wanted && !/\s/.test(text)).map(({ text }) => text).sort((a, b) => a.length - b.length);
  index.names ??= [...names("title"), ...names("also")];
  const name = index.names.find((each) => each.startsWith(words.at(-1)));
  return name ? [...words.slice(0, -1), name] : [];
}

/** A result: documents as Material shows them, see docs/search.md. */
function show(index, { unit, hits, missing }, score) {
  const { page, kind } = unit, found = new Map(), maps = new Map();
  for (const [entry, hit] of hits.sort((a, b) => b[1].quality * b[1].count - a[1].quality * a[1].count)) {
    const own = found.get(entry.doc) || { title: [], text: [], also: [] };
    found.set(entry.doc, own);
    if (!maps.has(entry)) maps.set(entry, {});
    own[entry.part].push(...spans(index, entry, hit, maps.get(entry)));
  }
  const item = (doc, score) => {
    const { title = [], text = [] } = found.get(doc) || {}, [titles, texts] = [joined(title), joined(text)];
    const start = texts[0]?.[0] || 0, paragraph = (doc.text || "").slice(0, start).split("\n\n").length - 1;
    const keys = [...titles.map((span) => doc.title.slice(...span)), ...texts.map((span) => doc.text.slice(...span))];
    return {
      score,
      location: doc.location.replace(/#p(\d+)$/, (_, n) => "#p" + (+n + paragraph)),
      title: mark(doc.title, titles) || (doc.location.includes("#p") ? "¶" + (+doc.location.split("#p")[1] + paragraph) : ""),
      text: excerpt(doc.text || "", texts, start),
      terms: Object.fromEntries([...new Set(keys)].slice(0, SPOTS).map((word) => [key(word), true]).concat(missing.map((word) => [word, false]))),
    };
  };
  const head = item(page, score);
  if (kind === "term") return [{ ...head, title: escape(`${page.reading} · ${page.meaning}`) }, { ...head, text: "", score: score + 1 }];
  if (unit.edition && index.editions > 1) head.tags = [escape(unit.edition.page.title)];
  const rest = [...found.keys()].filter((doc) => doc !== page).map((doc, i) => item(doc, score - !!i));
  if (found.has(page) || !rest[0]) {
    const { text, terms } = rest[0] || item(unit.first || page, score);
    return [{ ...head, text: head.text || text, terms: { ...terms, ...head.terms } }, ...rest.map((each) => ({ ...each, score: score - 1 }))];
  }
  // Without a document of its own on the page, Material leads to the last one: the best passage.
  const time = kind === "section" && /^\d[\d:]+/.exec(rest[0].title.replace(/<.?mark>/g, ""));
  return [...rest, { ...head, ...rest[0], title: head.title + (time ? " " + time : ""), text: "", score: score + 1 }];
}

/** The spans of an entry's text where something was found; `maps` keeps its ways back from streams. */
function spans(index, entry, { spots }, maps) {
  return spots.map(([stream, at, length]) => {
    const [from, to] = (maps[stream] ??= map(index, entry, stream));
    let end = to[Math.min(at + length, to.length) - 1];
    if (stream !== "written") while (entry.text[end] === "ー") end++;
    return [from[at], end];
  });
}
function map(index, entry, stream) {
  const map = [];
  if (stream === "spoken") {
    index.kana.sound(plain(entry.text), index.rubies(entry), [], [], 0, map);
    return [map.map(([from]) => from), map.map(([, to]) => to)];
  }
  const { text: folded, from, to } = foldMap(entry.text.replace(/\n/g, " "));
  if (stream === "written") return [from, to];
  const places = kept(folded);
  return [places.map((i) => from[i]), places.map((i) => to[i])];
}

const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt()};`);

/** Spans in order, those that touch joined. */
function joined(spans) {
  const found = [];
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
    const last = found.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else found.push([from, to]);
  }
  return found;
}
function mark(text = "", spans) {
  let out = "", at = 0;
  for (const [from, to] of spans) {
    out += `${escape(text.slice(at, from))}<mark>${escape(text.slice(from, to))}</mark>`;
    at = to;
  }
  return out + escape(text.slice(at));
}
/** Where the word in Latin letters begins that `at` lies in; `at` if it lies in none. */
const wordAt = (text, at) => (/\w/.test(text[at]) ? at - /\w{0,20}$/.exec(text.slice(0, at))[0].length : at);
function excerpt(text, spans, start) {
  const cut = start < AROUND ? 0 : start - AROUND / 2, from = wordAt(text, cut), to = wordAt(text, cut + 3 * AROUND);
  const inside = spans.filter((span) => span[1] <= to).map((span) => span.map((place) => place - from));
  return (from ? "…" : "") + mark(text.slice(from, to), inside) + (to < text.length ? "…" : "");
}

// Material would mark these words too, and across ruby it marks pieces and readings: a sign
// that stands in no text, before each word and behind what Material cuts at, keeps it away.
const key = (word) => "\u2060" + word.replace(/\s+/g, "\u2060").replace(/[*+\-:~^、。，．]/g, "$&\u2060");
