// An address with a time, and the recording beside the text.
import { button, make, words } from "./kunten-dom.mjs";
import { passageAt, seconds, video } from "./kunten-text.mjs";

const HOST = "https://www.youtube-nocookie.com";
const contents = async () => {
  if (document.querySelector(".kt-at")) return [document, location.href];
  const address = [...document.querySelectorAll(".kt-crumbs a")].at(-1)?.href;
  if (!address) return [document, location.href];
  return [new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html"), address];
};

/** `#t=26:20` and `?t=1580` lead to the passage that the time falls in, on whichever page it is. */
export const goToTime = async () => {
  const typed = (text) => new URLSearchParams(text).get("t");
  const time = seconds(typed(location.hash.slice(1)) ?? typed(location.search));
  if (time === null) return;
  const [page, address] = await contents();
  const links = [...page.querySelectorAll(".kt-at")];
  const found = links[Math.max(0, passageAt(links.map((each) => seconds(each.textContent.trim())), time))];
  if (found) location.replace(new URL(found.getAttribute("href"), address));
};

let player, frame, playing;
const tell = (message) => frame.contentWindow.postMessage(JSON.stringify(message), HOST);
const close = () => {
  player?.remove();
  playing = undefined;
  document.body.classList.remove("kt-playing");
  markPassage(-1);
};
const markPassage = (time) => {
  const passages = [...document.querySelectorAll(".kt-passage:has(.kt-time)")];
  const times = passages.map((each) => video(each.querySelector(".kt-time").href)?.time ?? Infinity);
  const now = passageAt(times, time);
  passages.forEach((each, index) => each.toggleAttribute("data-now", index === now));
};
addEventListener("message", ({ origin, data }) => {
  if (origin !== HOST || !playing || typeof data !== "string") return;
  const time = JSON.parse(data).info?.currentTime;
  if (time !== undefined) markPassage(time);
});

/** Play from the link's second. The first request to the video's host follows the press. */
export const watch = (anchor) => {
  const found = video(anchor.href);
  if (!found) return open(anchor.href);
  if (playing === found.id) return tell({ event: "command", func: "seekTo", args: [found.time, true] });
  close();
  playing = found.id;
  frame = make("iframe", {
    src: `${HOST}/embed/${found.id}?enablejsapi=1&autoplay=1&playsinline=1&start=${found.time}&origin=${encodeURIComponent(location.origin)}`,
    title: "録画 Recording",
    allow: "autoplay; fullscreen; encrypted-media",
    referrerpolicy: "strict-origin-when-cross-origin",
    onload: () => tell({ event: "listening", id: 1, channel: "widget" }),
  });
  player = make("aside", { class: "kt-player", "aria-label": "録画 Recording" }, frame, button(close, ...words("とじる", "Close")));
  document.body.append(player);
  document.body.classList.add("kt-playing");
};
