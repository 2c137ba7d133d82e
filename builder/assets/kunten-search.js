// The search worker in the place of Material's: 1 ready; 2 a query → 3 its answer. It loads the
// index itself, when a reader turns to search or asks: who only reads never waits for it. Where
// the page sends an index in message 0, as Material's does, that one is searched.

let begin, loading;
const begun = new Promise((resolve) => (begin = resolve));

const make = async (data) => {
  const [{ Index }, { answer }] = await Promise.all([import("./kunten-index.mjs"), import("./kunten-results.mjs")]);
  const index = new Index(data);
  begin((query) => answer(index, query));
  setTimeout(() => index.warm());
};
// What could not be loaded is asked for again with the next query.
const load = () =>
  (loading ??= fetch(new URL("../../search/search_index.json", location))
    .then((found) => found.json())
    .then((data) => make({ ...data, options: { suggest: true } }))
    .catch(() => (loading = null)));

addEventListener("message", async ({ data: { type, data } }) => {
  if (type === 0) {
    await (loading = make(data));
    postMessage({ type: 1 });
  }
  if (type !== 2) return;
  if (data) load();
  postMessage({ type: 3, data: (await begun)(data) });
});
new BroadcastChannel("kunten-search").addEventListener("message", load);
postMessage({ type: 1 });
