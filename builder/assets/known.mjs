// The words that a learner knows: a list of keys in the browser's storage, shared by all pages.

const STORE = "kunten:known";

/** What the browser keeps under `key`, as `read` makes it out of JSON; `fallback` if it is not ours. */
export const kept = (key, read, fallback) => {
  try {
    return read(JSON.parse(localStorage.getItem(key))) ?? fallback;
  } catch {
    return fallback; // no storage here, or something else in it
  }
};

/** Whether it could be kept: not in a private window, nor where the browser has no room left. */
export const keep = (key, value) => {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
};

export const readKnown = () =>
  new Set(kept(STORE, (list) => (Array.isArray(list) ? list.filter((key) => typeof key === "string") : null), []));

/** Words that have another key now, by that they had: what `data-was` of their rows in a list says. */
export const renamed = (rows) =>
  new Map([...rows].flatMap(({ dataset }) => (dataset.was?.split(" ") ?? []).map((old) => [old, dataset.word])));

/** What is known under a key that a word had is known under the one that it has. */
export const adoptKnown = (keys) => {
  const known = readKnown(), old = [...keys.keys()].filter((key) => known.delete(key));
  for (const key of old) known.add(keys.get(key));
  if (old.length) writeKnown(known);
};

export const writeKnown = (known) => keep(STORE, [...known].sort());

/** Runs `mount` on this page and on every page that instant navigation brings. */
export const onEveryPage = (mount) => {
  if (globalThis.document$?.subscribe) globalThis.document$.subscribe(() => mount(document));
  else mount(document);
};
