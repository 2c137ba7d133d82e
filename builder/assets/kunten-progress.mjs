// How far the reader has come in an edition: kept on sections' pages, shown on the edition's.
import { link, words } from "./kunten-dom.mjs";

const { load, save } = window.kunten;
let watcher;

/** Remember the paragraph in the middle of the screen, and a section whose last one was there. */
export const watchPlace = () => {
  watcher?.disconnect();
  const text = [...document.querySelectorAll(".kt-p")], here = location.pathname;
  const edition = [...document.querySelectorAll(".kt-crumbs a")].at(-1)?.pathname;
  watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting || !edition) continue;
      const progress = load("progress", {}), { done = [] } = progress[edition] ?? {};
      const read = target === text.at(-1) ? [...new Set([...done, here])] : done;
      save("progress", { ...progress, [edition]: { last: here + target.previousElementSibling.hash, done: read } });
    }
  }, { rootMargin: "-40% 0px -20% 0px" });
  text.forEach((each) => watcher.observe(each));
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
