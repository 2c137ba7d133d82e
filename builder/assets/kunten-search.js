// The search worker in the place of Material's: the same four messages, another search.
// 0 the index → 1 ready; 2 a query → 3 its answer.

const loaded = import("./kunten-index.mjs");
let index;

addEventListener("message", async ({ data: { type, data } }) => {
  const { Index } = await loaded;
  if (type === 0) {
    index = new Index(data);
    setTimeout(() => index.warm());
    postMessage({ type: 1 });
  }
  if (type !== 2) return;
  const { answer } = await import("./kunten-results.mjs");
  postMessage({ type: 3, data: answer(index, data) });
});
