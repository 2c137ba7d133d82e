// The field that filters the list of editions.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const { holds } = await import(pathToFileURL(process.env.KUNTEN_ASSETS + "/kunten-editions.mjs"));
const { folded } = await import(pathToFileURL(process.env.KUNTEN_ASSETS + "/kunten-text.mjs"));

test("one form for width, case and kana", () => {
  assert.equal(folded("ＡＩ カタカナ"), "ai かたかな");
});
test("every word typed must stand in the line", () => {
  assert.ok(holds("2026 塩の話 第12回", "第12　2026"));
  assert.ok(holds("塩の話", ""));
  assert.ok(!holds("2026 塩の話 第12回", "第12 2025"));
});
