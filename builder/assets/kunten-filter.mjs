// A choice of the edition to search in, for sites with several. It writes `in:slug` before the
// query, where it can be typed as well, and stands in the address that is shared.

const IN = /^\s*in:(\S*)\s*/;
const box = document.querySelector("[data-md-component=search-query]");

/** A query with another edition to search in; an empty slug for all. */
export const within = (query, slug) => (slug ? `in:${slug} ` : "") + query.replace(IN, "");

/** Puts the choice above the results, once. */
export async function offerEditions() {
  const editions = await (await fetch(new URL("../../search/editions.json", import.meta.url))).json();
  if (!editions[1] || document.querySelector(".kt-in")) return;
  const choice = document.createElement("select");
  choice.className = "kt-in";
  choice.ariaLabel = "この版の中だけでさがす Search in one edition";
  for (const [slug, title] of [["", "すべての版 All editions"], ...editions]) choice.add(new Option(title, slug));
  const show = () => (choice.value = IN.exec(box.value)?.[1] ?? "");
  choice.addEventListener("change", () => {
    box.value = within(box.value, choice.value);
    box.focus();
    box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  });
  box.addEventListener("keyup", show);
  show();
  document.querySelector(".md-search__scrollwrap").prepend(choice);
}
