// A choice of the edition to search in, for sites with several. It writes `in:slug` before the
// query, where it can be typed as well, and stands in the address that is shared.

import { make } from "./kunten-dom.mjs";

const IN = /^\s*in:(\S*)\s*/, ALL = "すべての版 All editions";
const box = document.querySelector("[data-md-component=search-query]");
const get = async (file) => (await fetch(new URL(`../../search/${file}`, import.meta.url))).json();

/** A query with another edition to search in; an empty slug for all. */
export const within = (query, slug) => (slug ? `in:${slug} ` : "") + query.replace(IN, "");

const search = (slug) => {
  box.value = within(box.value, slug);
  box.dispatchEvent(new Event("input", { bubbles: true }));
};

/** A menu, where the list of editions is short enough to be loaded and looked through. */
const menu = (editions) => {
  const choice = make("select", {
    onchange: () => {
      search(choice.value);
      box.focus();
    },
  });
  for (const [slug, title] of [["", ALL], ...editions]) choice.add(new Option(title, slug));
  return choice;
};

/** A field that completes slugs and titles, else: the list comes when the reader turns to it. Phones
 * zoom into smaller letters. */
const field = () => {
  const list = make("datalist", { id: "kt-editions" }), known = new Set([""]);
  const fill = async () => {
    for (const [slug, title] of await get("all-editions.json")) {
      known.add(slug);
      list.append(make("option", { value: slug, label: title }));
    }
  };
  const choice = make("input", {
    list: list.id, autocomplete: "off", placeholder: ALL, style: "font-size:.8rem;inline-size:100%;outline-offset:-2px",
    oninput: () => known.has(choice.value) && search(choice.value),
    // Material takes every key, while its search is open, for one of the query.
    onkeydown: (event) => event.key !== "Escape" && event.stopPropagation(),
  });
  document.body.append(list);
  choice.addEventListener("focus", fill, { once: true });
  return choice;
};

/** Puts the choice above the results, once. */
export async function offerEditions() {
  const editions = await get("editions.json");
  if (document.querySelector(".kt-in") || !(editions[1] || editions > 1)) return;
  const choice = editions[1] ? menu(editions) : field();
  choice.className = "kt-in";
  choice.ariaLabel = "この版の中だけでさがす Search in one edition";
  const show = () => (choice.value = IN.exec(box.value)?.[1] ?? "");
  box.addEventListener("keyup", show);
  show();
  document.querySelector(".md-search__scrollwrap").prepend(choice);
}
