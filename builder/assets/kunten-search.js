// The search worker in the place of Material's: the same four messages, another search.
// 0 the index → 1 ready; 2 a query → 3 its result.

const loaded = import("./kunten-index.mjs");
let index;

addEventListener("message", async ({ data: { type, data } }) => {
  const { Index } = await loaded;
  if (type === 0) {
    index = new Index(data);
    setTimeout(() => index.warm());
    postMessage({ type: 1 });
  }
  if (type === 2) postMessage({ type: 3, data: index.search(data) });
});
