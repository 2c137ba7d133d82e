// The worker's own parts, by cases and by properties. KUNTEN_INDEX names a built index of the
// default edition and the one in tests/harbour.py.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { Index } from "../builder/assets/kunten-index.mjs";
import { answer } from "../builder/assets/kunten-results.mjs";
import { Kana, english, fold, foldMap, script, value } from "../builder/assets/kunten-japanese.mjs";
import { places, wordsOf } from "../builder/assets/kunten-highlight.mjs";

const data = JSON.parse(readFileSync(process.env.KUNTEN_INDEX, "utf8"));
const kana = new Kana(data.config.kunten);
const index = new Index({ ...data, options: { suggest: true } });

/** What a query answers, as plain text: [address, title, excerpt] of each document. */
const answers = (query) => answer(index, query).items.map((docs) => docs.map((doc) => [doc.location, bare(doc.title), bare(doc.text)]));
const bare = (html) => html.replace(/<\/?mark>/g, "").replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code));
const marked = (query) => answer(index, query).items.flat().flatMap((doc) => (doc.title + doc.text).match(/(?<=<mark>)[^<]*/g) || []);

/** Numbers below `top`, the same on every run. */
function numbers(seed) {
  return (top) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % top;
  };
}

function table(name, cases, check) {
  for (const [given, wanted] of cases) test(`${name}: ${given}`, () => assert.deepEqual(check(given), wanted));
}

table("fold", [["ＧＰＵ", "gpu"], ["ｽﾏﾎ", "スマホ"], ["ﾊﾟｿｺﾝ", "パソコン"], ["22万〜24万", "22万~24万"], ["１,０００", "1,000"]], fold);

table(
  "squeeze",
  [["マーク・ザッカーバーグ", "マクザッカバグ"], ["人々", "人人"], ["髙橋", "高橋"], ["llama 3", "llama3"], ["「灯台」", "灯台"]],
  (text) => kana.squeeze(fold(text)),
);

table(
  "romaji",
  [
    ["suiron", ["すいろん", "すいろ…"]],
    ["siyouryou", ["しようりょう"]],
    ["shiyōryō", ["しよりょ"]],
    ["siyôryô", ["しよりょ"]],
    ["matcha", ["まっちゃ"]],
    ["hon'ya", ["ほんや"]],
    ["onna", ["おんな"]],
    ["shimbun", ["しんぶん", "しんぶ…"]],
    ["zitensya", ["じてんしゃ"]],
    ["fairu", ["ふぁいる"]],
    ["handout", ["はんどう…"]],
    ["はんどうt", ["はんどう…"]],
    ["gpu", []],
    ["inference", []],
    ["半導体", []],
    ["", []],
  ],
  (word) => kana.romaji(word).map(([read, next]) => read + (next && "…")),
);

table(
  "heard alike",
  [["おーぷんそーす", "おぷんそす"], ["おうさま", "おさま"], ["とおい", "とい"], ["コミュニティー", "こみゅにち"], ["ヴァイオリン", "ばいおりん"], ["つづく", "つずく"], ["けいざい", "けいざい"]],
  (word) => kana.heard(word),
);

table(
  "value",
  [["35万", 350000], ["350,000", 350000], ["三十五万", 350000], ["15兆", 15e12], ["1億2000万", 120000000], ["二〇二四", 2024], ["千", 1000], ["1,000億", 1e11], ["2.6", 2.6], ["3億5000万", 350000000]],
  value,
);

table("english", [["Data centres", "data center"], ["optimisation", "optimization"], ["to acquire", "acquire"], ["glass", "glass"]], english);

test("the way back of folded text leads to the signs that it came from", () => {
  for (const text of ["ﾊﾟｿｺﾝでＡＩ", "㍿と㌔", "が\u3099", "漢字😀かな", ""]) {
    const { text: folded, from, to } = foldMap(text);
    assert.equal(folded, fold(text));
    folded.split("").forEach((sign, i) => assert.ok(fold(text.slice(from[i], to[i])).includes(sign)));
  }
});

test("readings are heard where their words stand", () => {
  const out = [], flags = [], map = [];
  kana.sound("自社の半導体", [["自社", "じしゃ"], ["半導体", "はんどうたい"]], out, flags, 0, map);
  assert.equal(String.fromCharCode(...out), "じしゃのはんどたい");
  assert.deepEqual(map.slice(4), Array(5).fill([3, 6]));
  assert.equal(flags[4] & 1, 1);
});

// ------------------------------------------------------------ answers

test("a result opens at its passage, with the time in the title", () => {
  const [best] = answers("スケール則");
  assert.match(best.at(-1)[0], /#t-26-20$/);
  assert.match(best.at(-1)[1], / 26:20$/);
});

test("a passage without a time opens at the paragraph", () => {
  assert.match(answers("ボランティア")[0].at(-1)[0], /misaki\/#p2$/);
});

test("a heading opens its page from the top", () => {
  assert.equal(answers("鯨と漁師")[0][0][0], "harbour/kujira/");
});

test("the entry of a term stands right behind the section that is about it", () => {
  assert.deepEqual(answers("推論").slice(0, 2).map((docs) => docs.at(-1)[0].split("/").at(-1)), ["#t-24-00", "#term-inference"]);
});

test("what was meant is marked, whatever was typed", () => {
  for (const [query, word] of [["はんどうたい", "半導体"], ["handōtai", "半導体"], ["inference", "推論"], ["350,000", "35万"], ["牛耳る", "牛耳っている"], ["データセンタ", "データセンタ"], ["ＧＰＵ", "GPU"]])
    assert.ok(marked(query).includes(word), `${query}: ${marked(query)}`);
});

test("a reading never stands in what is shown", () => {
  for (const [, title, text] of answers("はんどうたい").slice(0, 1).flat()) assert.doesNotMatch(title + text, /はんどうたい/);
});

test("all words come before some, and the page is told which are missing", () => {
  const rows = answer(index, "鯨 寺 ペンギン").items;
  assert.deepEqual(rows[0].at(-1).terms, { "\u2060鯨": true, "\u2060寺": true, ペンギン: false });
});

test("a long word brings no part of another", () => assert.deepEqual(answers("モデレーター"), []));

test("a word in Latin letters is not found within another", () => {
  for (const docs of answers("AI")) for (const [, , text] of docs.slice(0, 1)) assert.doesNotMatch(text, /^[^]*Op<mark>/);
  assert.deepEqual(answers("eaM"), []);
});

test("words of an edition's name pick its sections", () => {
  assert.ok(answers("灯台だより 子ども")[0].at(-1)[0].startsWith("harbour/todai/"));
});

test("the last word is completed", () => assert.deepEqual(answer(index, "GPU データセ").suggest, ["GPU", "データセンター"]));

test("an empty query has no answer", () => {
  for (const query of ["", " ", '"', '""', "　"]) assert.deepEqual(answer(index, query).items, []);
});

test("an index without our fields can be searched too", () => {
  const plain = new Index({ config: {}, docs: [{ location: "a/", title: "Port", text: "A harbour & a light" }] });
  assert.equal(answer(plain, "harbour").items[0][0].text, "A <mark>harbour</mark> &#38; a light");
});

// ------------------------------------------------------------ properties

const texts = data.docs.map((doc) => doc.text || "").filter((text) => text.length > 20);
const SIGNS = [..."あんっーゃ々漢字半導体モデルｱﾞAIz09,.:%$\"'&<>[](){}\\^*+-~/|？！。、　 \u2060\u0000😀\ud800三十万億"];

test("no query makes it throw, and no source's markup is alive in what it shows", () => {
  const next = numbers(7);
  for (let i = 0; i < 1500; i++) {
    const query = Array.from({ length: 1 + next(9) }, () => SIGNS[next(SIGNS.length)]).join("");
    for (const doc of answer(index, query).items.flat()) {
      assert.doesNotMatch((doc.title + doc.text).replace(/<\/?mark>/g, ""), /[<>]/, query);
      assert.ok(Object.keys(doc).every((field) => doc[field] !== undefined), query);
    }
  }
});

test("any piece of a text finds that piece, marked", () => {
  const next = numbers(3);
  for (let i = 0; i < 300; i++) {
    const text = texts[next(texts.length)], at = next(text.length - 8), piece = text.slice(at, at + 3 + next(5));
    if (/[\s"]/.test(piece) || [...piece].some((sign) => script(fold(sign).charCodeAt()) < 2)) continue;
    assert.ok(marked(piece).some((found) => found.includes(piece) || piece.includes(found)), piece);
  }
});

test("what does not stand in any text, however read or inflected, has no answer", () => {
  for (const query of ["ペンギン", "ぱぴぷぺぽ", "papipupepo", "量子力学", "qwerty", "99:59", "98765", "麒麟"]) assert.deepEqual(answers(query), [], query);
});

test("the same query has the same answer", () => {
  for (const query of ["半導体", "handout", "GPU 推論", "35万"]) assert.deepEqual(answer(index, query), answer(new Index({ ...data, options: { suggest: true } }), query));
});

// ------------------------------------------------------------ on the page

test("words of an address are marked across the pieces that ruby makes of a text", () => {
  assert.deepEqual(wordsOf("\u2060半導体 \u2060Llama\u20603"), ["半導体", "llama3"]);
  assert.deepEqual(wordsOf(null), []);
  assert.deepEqual(places(["自社", "半", "導体の"], ["半導体"]), [[1, 0, 1], [2, 0, 2]]);
  assert.deepEqual(places(["Llama 3の", "GPU"], ["llama3", "gpu"]), [[0, 0, 5], [0, 6, 7], [1, 0, 3]]);
});
