// The words that a learner knows: keys that all pages of the site share.

const { knownKeys, save } = window.kunten;

export const readKnown = () => new Set(knownKeys());
export const writeKnown = (known) => save("known", [...known].sort());

/** Words that have another key now, by that they had: what `data-was` of their rows in a list says. */
export const renamed = (rows) =>
  new Map([...rows].flatMap(({ dataset }) => (dataset.was?.split(" ") ?? []).map((old) => [old, dataset.word])));

/** What is known under a key that a word had is known under the one that it has. */
export const adoptKnown = (keys) => {
  const known = readKnown(), old = [...keys.keys()].filter((key) => known.delete(key));
  for (const key of old) known.add(keys.get(key));
  if (old.length) writeKnown(known);
};
