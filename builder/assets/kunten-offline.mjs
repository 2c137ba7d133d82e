// Without the web: has the worker keep the pages that were read, and the edition they belong to.

const root = new URL("../../", import.meta.url).href;
const container = navigator.serviceWorker; // none where the address is not a safe one
const ready = container?.register(`${root}sw.js`, { updateViaCache: "none" }).then((registration) => registration && watch(registration), () => null); // some blockers resolve with nothing
const first = [...performance.getEntriesByType("resource")].map((entry) => entry.name).filter((name) => name.startsWith(root));

/** Let the worker of a new publication take over, now or when it has come. */
function watch(registration) {
  handOver(registration);
  registration.addEventListener("updatefound", () =>
    registration.installing?.addEventListener("statechange", () => handOver(registration)));
  return container.ready;
}

/** Chromium now and then leaves a worker waiting for ever that asked to take over while the one
 * before it was busy: it is told to ask again, until it has. */
function handOver(registration) {
  if (!registration.waiting) return;
  registration.waiting.postMessage({ over: true });
  setTimeout(handOver, 2000, registration);
}

// The worker of a new publication begins with what every page needs alone.
container?.addEventListener("controllerchange", () => keepPage());

/** Tell the worker of this page, and of what the first one loaded before the worker was there. */
export const keepPage = async () => {
  const page = location.href.split(/[?#]/)[0];
  const worker = (await ready)?.active;
  const ofEdition = document.querySelector(".kt-rights") && !navigator.connection?.saveData;
  worker?.postMessage({ pages: [page, ...first.splice(0)], edition: ofEdition && page.slice(root.length).split("/")[0] });
};
