// The words that a learner knows: a list of keys in the browser's storage, shared by all pages.

const STORE = 'kunten:known'

export function readKnown() {
  try {
    const list = JSON.parse(localStorage.getItem(STORE) ?? '[]')
    return new Set(Array.isArray(list) ? list.filter((key) => typeof key === 'string') : [])
  } catch {
    return new Set() // no storage here, or not ours
  }
}

export function writeKnown(known) {
  try {
    localStorage.setItem(STORE, JSON.stringify([...known].sort()))
  } catch {
    // a private window: what is marked lasts as long as the page
  }
}

// Runs `mount` on this page and on every page that instant navigation brings.
export function onEveryPage(mount) {
  if (globalThis.document$?.subscribe) globalThis.document$.subscribe(() => mount(document))
  else mount(document)
}

// An element with attributes and, inside it, nodes or text.
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

// 「もくじ Contents」: easy Japanese with English beside it.
export function label(japanese, english) {
  return [`${japanese} `, element('span', { lang: 'en' }, english)]
}
