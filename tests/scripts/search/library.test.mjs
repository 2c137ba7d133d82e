// The index of a large library, read by node: KUNTEN_LIBRARY names its folder, with queries.json,
// [query, pages that may come first] each.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { Index } from "../../../builder/assets/kunten-index.mjs";
import { Library, bucket } from "../../../builder/assets/kunten-library.mjs";
import { answer } from "../../../builder/assets/kunten-results.mjs";

const read = (path) => JSON.parse(readFileSync(`${process.env.KUNTEN_LIBRARY}/${path}`, "utf8"));
const root = { ...read("search_index.json"), options: { suggest: true } }, queries = read("queries.json");
const open = (editions) => {
  const asked = [];
  const library = new Library(root, async (path) => (asked.push(path), read(path)), editions);
  return { library, asked };
};
const page = (docs) => docs[0].location.split("#")[0];

test("with one edition loaded a query, its own section comes first", async () => {
  const { library } = open(1), wrong = [];
  for (const [query, wanted] of queries) {
    const { items } = await library.answer(query);
    if (items[0] && wanted[0] ? !wanted.includes(page(items[0])) : !items[0] !== !wanted[0]) wrong.push([query, wanted, items[0] && page(items[0])]);
  }
  assert.ok(queries.length > 500);
  assert.ok(wrong.length <= 0.03 * queries.length, JSON.stringify(wrong));
});

test("with all of them loaded it answers as one index does", async () => {
  const { library } = open(9), whole = new Index({ ...read("whole.json"), options: { suggest: true } });
  for (const query of ["半導体", "はんどうたい", "suiron", "GPU 推論", "in:kiln 直す", "in:harb", "map"])
    assert.deepEqual((await library.answer(query)).items.map(page), answer(whole, query).items.map(page), query);
});

test("a query loads its buckets and editions, once", async () => {
  const { library, asked } = open(2);
  await library.answer("半導体");
  assert.equal(asked.filter((path) => path.startsWith("shards/")).length, 1);
  assert.ok(asked.length < 20);
  const before = asked.length;
  await library.answer("半導体");
  assert.equal(asked.length, before);
});

test("nothing relevant, no results; no query makes it throw", async () => {
  const { library } = open(6);
  for (const query of ["ペンギン", "", "の", "in:", "in:nowhere 海", '"', "\ud800", "。？", "あ".repeat(400)]) assert.deepEqual((await library.answer(query)).items, [], query);
});

test("what could not be loaded is asked for again", async () => {
  let away = true;
  const library = new Library(root, async (path) => (away ? Promise.reject(new Error(path)) : read(path)));
  await assert.rejects(library.answer("半導体"));
  away = false;
  assert.ok((await library.answer("半導体")).items[0]);
});

test("a piece is in the bucket that the builder puts it into", () => {
  for (const [piece, number] of read("buckets.json")) assert.equal(bucket(piece, 97), number, piece);
});
