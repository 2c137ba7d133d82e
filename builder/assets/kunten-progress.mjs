// How far the reader has come in an edition: kept on sections' pages, shown on the edition's.
import { link, words } from "./kunten-dom.mjs";

const { load, save } = window.kunten;
const watchers = [];
const watch = (elements, rootMargin, seen) => {
  const watcher = new IntersectionObserver((entries) =>
    entries.forEach(({ target, isIntersecting }) => isIntersecting && seen(target)), { rootMargin });
  elements.forEach((each) => watcher.observe(each));
  watchers.push(watcher);
};

/** Remember the paragraph in the middle of the screen, and a section whose end was reached. */
export const watchPlace = () => {
  watchers.splice(0).forEach((each) => each.disconnect());
  const here = location.pathname;
  const edition = [...document.querySelectorAll(".kt-crumbs a")].at(-1)?.pathname;
  const keep = (place, end) => {
    const progress = load("progress", {}), { last, done = [] } = progress[edition] ?? {};
    save("progress", { ...progress, [edition]: { last: place ?? last, done: end ? [...new Set([...done, end])] : done } });
  };
  if (!edition) return;
  watch(document.querySelectorAll(".kt-p"), "-40% 0px -40% 0px", (each) => keep(here + each.previousElementSibling.hash));
  watch(document.querySelectorAll(".kt-study, .kt-turn"), "0px", () => keep(undefined, here));
};

/** A tick at each section that was read, and the way back to where the reader was. */
export const showPlace = () => {
  const progress = load("progress", {})[location.pathname];
  const crumbs = document.querySelector(".kt-crumbs");
  if (!progress || crumbs.querySelector(".kt-continue")) return;
  for (const each of document.querySelectorAll(".md-content li > a:first-child"))
    each.classList.toggle("kt-done", progress.done.includes(each.pathname));
  const way = link(progress.last, ...words("つづきから", "Continue"), " →");
  way.className = "kt-continue";
  crumbs.append(way);
};
