// The search worker in the place of Material's: 1 ready; 2 a query → 3 its answer. It loads the
// index itself, when a reader turns to search or asks: who only reads never waits for it. Where
// the page sends an index in message 0, as Material's does, that one is searched.

const INDEX = new URL("../../search/search_index.json", location);
// In a library that is loaded piece by piece nothing is asked for while a word is being typed.
const PATIENCE = 150;

let begin, loading;
const begun = new Promise((resolve) => (begin = resolve));
const get = (path) => fetch(new URL(path, INDEX)).then((found) => found.json());

const make = async (data) => {
  if (data.config.kunten?.shards) {
    const { Library } = await import("./kunten-library.mjs");
    return begin(patient(new Library(data, get)));
  }
  const [{ Index }, { answer }] = await Promise.all([import("./kunten-index.mjs"), import("./kunten-results.mjs")]);
  const index = new Index(data);
  begin((query) => answer(index, query));
  setTimeout(() => index.warm());
};
/** Every question is answered, by what the last one finds. */
const patient = (library) => {
  let last, found;
  return async (query) => {
    last = query;
    await new Promise((done) => setTimeout(done, PATIENCE));
    for (let asked; asked !== last; await found) {
      if (found?.query !== last) found = Object.assign(library.answer(last), { query: last });
      asked = last;
    }
    return found;
  };
};
// What could not be loaded is asked for again with the next query.
const load = () =>
  (loading ??= get("")
    .then((data) => make({ ...data, options: { suggest: true } }))
    .catch(() => (loading = null)));

addEventListener("message", async ({ data: { type, data } }) => {
  if (type === 0) {
    await (loading = make(data));
    postMessage({ type: 1 });
  }
  if (type !== 2) return;
  if (data) load();
  postMessage({ type: 3, data: await (await begun)(data) });
});
new BroadcastChannel("kunten-search").addEventListener("message", load);
postMessage({ type: 1 });
