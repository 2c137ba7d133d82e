// The worker's own parts, by cases and by properties. KUNTEN_INDEX names a built index of the
// default edition and the one in tests/harbour.py.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { Index } from "../../../builder/assets/kunten-index.mjs";
import { answer } from "../../../builder/assets/kunten-results.mjs";
import { Kana, english, fold, foldMap, script, value } from "../../../builder/assets/kunten-japanese.mjs";
globalThis.document = { querySelector: () => null };
const { within } = await import("../../../builder/assets/kunten-filter.mjs");
import { places, wordsOf } from "../../../builder/assets/kunten-highlight.mjs";

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
    ["nishimur", ["にしむ…"]],
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

table(
  "romaji in which an n may end a syllable",
  [["tani", ["たに", "たんい"]], ["suiron", ["すいろん", "すいろ…"]], ["kan'i", ["かんい"]]],
  (word) => kana.romajis(word).map(([read, next]) => read + (next && "…")),
);

table(
  "inflection",
  [["る 回る", -1], ["る ていた", 3], ["る なす", -1], ["る なかった", 4], ["ら ない", -1], ["ら らない", 3], ["ら った", 2], ["か いている", 4], ["い くなかった", 5], ["す させられ", 4], ["だ な", 1]],
  (given) => kana.inflection(...given.split(" ")),
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

test("a mark ends with the word, whatever follows it", () => {
  const own = { config: data.config, docs: [["a/", "橋を建設するだろうけど、頭をたてにふらないかぎり進まない"], ["b/", "港をオープンした"], ["c/", "15兆の兆しがなかった"]] };
  const small = new Index({ ...own, docs: own.docs.map(([location, text]) => ({ location, title: "", text })) });
  const found = (query) => answer(small, query).items.flat().flatMap(({ text }) => text.match(/(?<=<mark>)[^<]*/g) || []);
  assert.deepEqual(found("建設する"), ["建設するだろう"]);
  assert.deepEqual(found("頭をたてにふる"), ["頭をたてにふらない"]);
  assert.deepEqual(found("オープンする"), ["オープンした"]);
  assert.deepEqual(found("oopun"), ["オープン"]);
  assert.deepEqual(found("をおーぷん"), ["をオープン"]);
  assert.deepEqual(found("兆しがなかった"), ["兆しがなかった"]);
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

test("a part of a word in camel case is found, behind whole words", () => {
  const docs = [["a/", "OpenSeaMap and ｙｏｕＴｕｂｅ"], ["b/", "A map of the sea"], ["c/", "Bitmaps"]];
  const camel = new Index({ config: {}, docs: docs.map(([location, text]) => ({ location, title: "", text })) });
  const found = (query) => answer(camel, query).items.map(([doc]) => doc.location + (doc.text.match(/(?<=<mark>)[^<]*/g) || []));
  assert.deepEqual(found("map"), ["b/map", "a/Map"]);
  assert.deepEqual(found("sea"), ["b/sea", "a/Sea"]);
  assert.deepEqual(found("seamap"), ["a/SeaMap"]);
  assert.deepEqual(found("tube"), ["a/Ｔｕｂｅ"]);
  for (const query of ["eamap", "ea", "ma p"]) assert.ok(!found(query).some((each) => each.startsWith("a/") && !/Map/.test(each)), query);
  assert.ok(marked("map").includes("Map"));
});

test("words of an edition's name pick its sections", () => {
  assert.ok(answers("灯台だより 子ども")[0].at(-1)[0].startsWith("harbour/todai/"));
});

test("the last word is completed", () => assert.deepEqual(answer(index, "GPU データセ").suggest, ["GPU", "データセンター"]));

test("an empty query, signs, single kana and particles have no answer", () => {
  for (const query of ["", " ", '"', '""', "　", "。", "？！", ".*", "[a-z]+", "\\", "の", "ア", "から", "😀"]) assert.deepEqual(answer(index, query).items, [], query);
});

test("particles among words are neither asked for nor missing", () => {
  assert.deepEqual(answer(index, "鯨 の 寺").items[0].at(-1).terms, { "\u2060鯨": true, "\u2060寺": true });
});

test("what particles join is found in one place or not at all", () => {
  assert.ok(answers("鯨の寺")[0].at(-1)[0].startsWith("harbour/kujira/"));
  assert.deepEqual(answers("鯨のレンズ"), []);
  assert.deepEqual(answers("差し支える"), []);
});

test("what stands in the text comes before other forms and readings of it", () => {
  assert.ok(answers("続け")[0].at(-1)[0].includes("gpu-no-tsukaimichi") || answers("続け")[0].at(-1)[0].includes("todai"));
  assert.ok(answers("百億ドル")[0].at(-1)[0].endsWith("#t-26-20"));
});

test("a section is before a help page and a term's explanation that say the same", () => {
  for (const query of ["仕事", "言葉", "書く"]) assert.match(answers(query)[0].at(-1)[0], /^(zuckerberg-2024|harbour|kiln)\//, query);
});

test("long vowels are heard as long as they were typed", () => {
  for (const query of ["おおく", "オオク"]) assert.ok(!marked(query).some((found) => found === "億"), query);
  for (const query of ["こうど", "ソウコ"]) assert.ok(!marked(query).some((found) => /コード|そこ/.test(found)), query);
  assert.ok(marked("サーバ").includes("サーバー") && marked("さーばー").includes("サーバー"));
});

test("words in kana are heard where they begin", () => {
  for (const [query, word] of [["nerai", "ねら"], ["ツブス", "つぶ"], ["kagiri", "かぎり"]]) assert.ok(marked(query).some((found) => found.startsWith(word)), `${query}: ${marked(query)}`);
  assert.deepEqual(answers("takara"), []);
});

test("a term that is still being typed brings the sections that it stands in", () => {
  for (const query of ["jiipi", "enubid", "すけーる"]) assert.match(answers(query)[0].at(-1)[0], /^zuckerberg-2024/, query);
});

test("a number is not part of another", () => {
  for (const query of ["5兆", "6:20", "五万", "6:01"]) assert.deepEqual(answers(query), [], query);
  assert.ok(answers("5万個を手に")[0].at(-1)[0].endsWith("#t-24-00"));
});

test("a pasted text of 10,000 signs is answered like its beginning", () => {
  for (const piece of ["半導体のGPU", "GPU 推論 ", "suiron", "1", "あ", "(.*)+"]) answer(index, piece.repeat(2000));
  assert.ok(answers("大規模言語モデルの学習を自前のチップでまかなう")[0].at(-1)[0].includes("jisha-handoutai"));
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
  for (let i = 0; i < 700; i++) {
    const query = Array.from({ length: 1 + next(9) }, () => SIGNS[next(SIGNS.length)]).join("");
    for (const doc of answer(index, query).items.flat()) {
      assert.doesNotMatch((doc.title + doc.text).replace(/<\/?mark>/g, ""), /[<>]/, query);
      assert.ok(Object.keys(doc).every((field) => doc[field] !== undefined), query);
    }
  }
});

test("what is marked for a piece of a text is that piece, in every paragraph", () => {
  const next = numbers(5);
  for (let i = 0; i < 200; i++) {
    const text = texts[next(texts.length)], at = next(text.length - 10), piece = text.slice(at, at + 5 + next(4));
    if ([...piece].some((sign) => script(fold(sign).charCodeAt()) < 3) || fold(piece) !== piece || !/[㐀-鿿]/.test(piece)) continue;
    for (const found of marked(piece)) assert.equal(kana.squeeze(fold(found)), kana.squeeze(piece));
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

test("an edition to search in is typed, chosen, completed", () => {
  assert.deepEqual(["直す", "in:harbour 直す", "  in:harbour"].map((query) => within(query, "kiln")), ["in:kiln 直す", "in:kiln 直す", "in:kiln "]);
  assert.equal(within("in:kiln 直す", ""), "直す");
  assert.deepEqual(answer(index, "in:har").suggest, ["in:harbour"]);
  assert.ok(answers("in:harbour 灯").every((docs) => docs.at(-1)[0].startsWith("harbour/")));
});

test("words of an address are marked across the pieces that ruby makes of a text", () => {
  assert.deepEqual(wordsOf("\u2060半導体 \u2060Llama\u20603"), ["半導体", "llama3"]);
  assert.deepEqual(wordsOf(null), []);
  assert.deepEqual(places(["自社", "半", "導体の"], ["半導体"]), [[1, 0, 1], [2, 0, 2]]);
  assert.deepEqual(places(["Llama 3の", "GPU"], ["llama3", "gpu"]), [[0, 0, 5], [0, 6, 7], [1, 0, 3]]);
});
