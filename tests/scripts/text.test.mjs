// Text, times and citations, and the choice of readings: the files as they are published.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { runInThisContext } from "node:vm";

const folder = process.env.KUNTEN_ASSETS;
const { citation, clock, passageAt, placeName, report, seconds, video, withReadings } = await import(pathToFileURL(`${folder}/kunten-text.mjs`));

const kept = new Map();
Object.assign(globalThis, {
  window: globalThis,
  document: {
    documentElement: { dataset: {}, style: { setProperty() {} }, classList: { replace() {} } },
    querySelectorAll: () => [], addEventListener() {},
  },
  location: { search: "" },
  localStorage: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) },
  MutationObserver: class { observe() {} },
});
runInThisContext(readFileSync(`${folder}/kunten-head.js`, "utf8"));
const { choose, isEasy, stem, upTo, wish } = globalThis.kunten;

test("a time is minutes and seconds, with hours, or seconds alone", () => {
  assert.deepEqual(["26:20", "1:06:01", "1580", "1580s", "0:00", "26m20s", "1h6m1s", "0s", "66:01", "26分20秒", "1時間6分1秒", "２６：２０"].map(seconds),
    [1580, 3961, 1580, 1580, 0, 1580, 3961, 0, 3961, 1580, 3961, 1580]);
  assert.deepEqual([0, 59, 1580, 3961, 36000].map(clock), ["0:00", "0:59", "26:20", "1:06:01", "10:00:00"]);
  for (const wrong of ["", null, "26:", "26:75", "abc", "h", "20s26m", "-1", "1:2:3:4"]) assert.equal(seconds(wrong), null);
});
test("a time falls in the passage that began last", () => {
  assert.deepEqual([0, 10, 15, 20, 99].map((time) => passageAt([10, 20], time)), [-1, 0, 0, 1, 1]);
});
test("a place is named by its time and paragraph", () => {
  assert.deepEqual(["t-24-00", "t-1-06-01-p2", "p3", "other"].map(placeName), ["24:00", "1:06:01 ¶2", "¶3", "other"]);
});
test("readings stand in brackets behind their word", () => {
  const parts = [["半", "はん"], ["導体", "どうたい"], ["を", null], ["買", "か"], ["う", undefined]];
  assert.equal(withReadings(parts), "半(はん)導体(どうたい)を買(か)う");
  assert.equal(withReadings(parts, new Set(["半導体"])), "半導体(はんどうたい)を買(か)う");
  assert.equal(withReadings([["港", "みなと"], ["町", "まち"]], new Set(["町"])), "港(みなと)町(まち)");
  assert.equal(withReadings([]), "");
});
test("a citation has text, edition, section, time and link in both forms", () => {
  const reference = { text: "彼は「塩」と言う。", edition: "港の人", section: "海の仕事", time: "1:05", link: "https://a.example/umi/#t-1-05" };
  assert.equal(citation(reference, "ja"), "「彼は『塩』と言う。」『港の人』「海の仕事」 1:05 https://a.example/umi/#t-1-05");
  assert.equal(citation(reference, "en"), "“彼は「塩」と言う。” 港の人, “海の仕事”, 1:05. https://a.example/umi/#t-1-05");
  assert.equal(citation({ ...reference, text: "", time: "" }, "ja"), "『港の人』「海の仕事」 https://a.example/umi/#t-1-05");
  assert.equal(citation({ ...reference, text: "", time: "" }, "en"), "港の人, “海の仕事”. https://a.example/umi/#t-1-05");
});
test("lines of a text are one in a citation", () => {
  assert.match(citation({ text: "港。\n 塩。", edition: "海", section: "節", time: "", link: "x" }, "ja"), /^「港。塩。」/);
});
test("a mistake is reported where the repository's forge takes reports", () => {
  const github = new URL(report("https://github.com/a/b", "港(みなと)\n塩", "https://x.example/#p1"));
  assert.equal(github.origin + github.pathname, "https://github.com/a/b/issues/new");
  assert.equal(github.searchParams.get("title"), "まちがい Mistake: 港(みなと)\n塩");
  assert.match(github.searchParams.get("body"), /^> 港\(みなと\)\n> 塩\n\nhttps:\/\/x\.example\/#p1\n\n正しくは/);
  const gitlab = new URL(report("https://gitlab.com/a/b/", "塩".repeat(999), "x"));
  assert.equal(gitlab.pathname, "/a/b/-/issues/new");
  assert.ok(gitlab.searchParams.get("issue[description]").length < 400);
});
test("a video is known by its address, and no other address is taken for one", () => {
  assert.deepEqual(video("https://www.youtube.com/watch?v=ab-C_1&t=1440s"), { id: "ab-C_1", time: 1440 });
  assert.deepEqual(video("https://youtu.be/abc?t=5"), { id: "abc", time: 5 });
  for (const other of ["https://notyoutube.com/watch?v=abc", "https://example.org/a?v=abc", "https://www.youtube.com/watch?v=a%22b"]) assert.ok(!video(other));
});
test("the address asks for a mode, a level, on or off, and for nothing else", () => {
  assert.deepEqual(["first", "n3", "grade-6", "on", "off", "n9", "", "constructor"].map(wish), [
    { furigana: "first" }, { furigana: "harder", level: "n3" }, { furigana: "harder", level: "grade-6" },
    { furigana: "all" }, { furigana: "none" }, {}, {}, {}]);
});
test("a level holds the kanji of all easier levels of its own kind", () => {
  const table = "grade-1 一\ngrade-2 今\nn5 山\nn4 音\nn3 港\n";
  assert.deepEqual(["grade-1", "grade-2", "n4"].map((level) => upTo(level, table)), ["一", "一今", "山音"]);
});
test("a word is easy where each of its kanji is", () => {
  assert.deepEqual(["山", "山港", "山々", "一ヶ"].map((word) => isEasy(word, "山一")), [true, false, true, true]);
});
test("a known word is looked for up to its last kanji", () => {
  assert.deepEqual([stem("食べる", "たべる"), stem("取り入れる", "とりいれる"), stem("港", "みなと"), stem("データ", "でーた")],
    [[["食", "た"]], [["取り入", "とりい"]], [["港", "みなと"]], []]);
});
test("a choice is kept and set on the root", () => {
  choose({ furigana: "tap", notes: "fold" });
  assert.deepEqual(document.documentElement.dataset, { furigana: "tap", notes: "fold" });
  assert.equal(JSON.parse(kept.get("kunten:choices")).furigana, "tap");
});
