// What a reader has chosen to see. Runs in the head, so that no frame shows the wrong choice: it
// sets the root's attributes, then follows the parser and marks each reading that stays hidden.
// `window.kunten` is the one way to read and change the choices; the page's modules use it. A classic
// script, for a module never runs before the page is painted.
window.kunten ??= (() => {
  const root = document.documentElement;
  const here = document.currentScript?.src;
  const choices = {
    furigana: "all", level: "n4", known: "show", notes: "show", size: "50", terms: "first", words: "show", keys: "on",
  };
  const load = (key, otherwise) => {
    try { return JSON.parse(localStorage.getItem(`kunten:${key}`)) ?? otherwise; }
    catch { return otherwise; }
  };
  // Whether it could be kept: not in a private window, nor where the browser has no room left.
  const save = (key, value) => {
    try {
      localStorage.setItem(`kunten:${key}`, JSON.stringify(value));
      return true;
    } catch { return false; }
  };
  // The keys of the words that the reader knows; what else stands there is not ours.
  const knownKeys = () => {
    const keys = load("known");
    return Array.isArray(keys) ? keys.filter((key) => typeof key === "string") : [];
  };

  // `?furigana=`: a mode, a level (`n3`, `grade-4`: only harder kanji), `on` or `off`.
  const wish = (text) => {
    if (/^(n[2-5]|grade-[1-6])$/.test(text)) return { furigana: "harder", level: text };
    const mode = { on: "all", off: "none" }[text] ?? text;
    return /^(all|harder|first|tap|none)$/.test(mode) ? { furigana: mode } : {};
  };

  // The kanji learnt up to a level. The table is fetched when a level is first chosen; it is waited
  // for, because a page must not be painted with the readings of another level.
  const easyKanji = (level) => {
    const [name, kanji] = load("easy", []);
    if (name === level) return kanji;
    const request = new XMLHttpRequest();
    request.open("GET", new URL("kanji.txt", here), false);
    request.send();
    const easy = upTo(level, request.responseText);
    save("easy", [level, easy]);
    return easy;
  };
  const upTo = (level, table) => {
    const lines = table.trim().split("\n").filter((line) => line[0] === level[0]);
    const last = lines.findIndex((line) => line.startsWith(`${level} `));
    return lines.slice(0, last + 1).map((line) => line.split(" ")[1]).join("");
  };
  const isEasy = (base, easy) => [...base].every((sign) => easy.includes(sign) || !/[㐀-鿿]/.test(sign));

  // Known words as [written, read], cut behind their last kanji: 食べる|たべる gives 食, た.
  const stem = (written, read) => {
    const tail = written.match(/[^㐀-鿿々]*$/)[0].length;
    return tail < written.length ? [[written.slice(0, written.length - tail), read.slice(0, read.length - tail)]] : [];
  };
  const knownWords = () => {
    const spelling = load("spelling", {});
    return knownKeys().flatMap((id) =>
      id.startsWith("w:") ? stem(...id.slice(2).split("|")) : (spelling[id] ?? []).flatMap((word) => stem(...word)));
  };
  // The rubies of a paragraph that lie within known words.
  const knownRubies = (block, words) => {
    let text = "", kana = "";
    const reached = new Map(), starts = [];
    for (const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT); walker.nextNode();) {
      const { data, parentNode } = walker.currentNode;
      const ruby = parentNode.closest("ruby");
      if (parentNode.tagName === "RT") kana += data;
      else if (parentNode.tagName !== "RP") {
        reached.set(text.length, kana.length);
        if (ruby) starts.push([text.length, ruby]);
        text += data;
        if (!ruby) kana += data;
      }
    }
    reached.set(text.length, kana.length);
    const found = new Set();
    for (const [written, read] of words)
      for (let at = -1; (at = text.indexOf(written, at + 1)) >= 0;) {
        const end = at + written.length;
        if (reached.has(at) && kana.slice(reached.get(at), reached.get(end)) === read)
          starts.forEach(([start, ruby]) => start >= at && start < end && !ruby.matches(".kt-always") && found.add(ruby));
      }
    return found;
  };

  // While the page comes in, its end may lie within a ruby, or between two of one word: what can not
  // be judged yet is not shown yet.
  const isOpen = (node) => !node || (node.nextSibling
    ? node.nextSibling.tagName === "RUBY" && isOpen(node.nextSibling) : isOpen(node.parentNode));
  const isLoading = () => document.readyState === "loading";
  const hidden = () => {
    const { furigana, level, known } = choices;
    const off = new Set(), seen = new Set();
    if (!/harder|first/.test(furigana) && known !== "hide") return off;
    // Those of a name whose reading nobody can guess are never left out.
    const rubies = document.querySelectorAll("ruby:not(.kt-always)");
    const easy = furigana === "harder" && rubies.length ? easyKanji(level) : "";
    for (const ruby of rubies) {
      const key = ruby.textContent;
      if (isLoading() && isOpen(ruby)) off.add(ruby);
      else if (easy ? isEasy(key, easy) : furigana === "first" && seen.has(key)) off.add(ruby);
      seen.add(key);
    }
    const words = known === "hide" ? knownWords() : [];
    if (words.length)
      for (const block of new Set([...rubies].map((ruby) => ruby.closest("p, li, td, h1, h2, h3"))))
        knownRubies(block ?? document.body, words).forEach((ruby) => off.add(ruby));
    return off;
  };
  const foldButton = (note, number) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "kt-fold" });
    button.setAttribute("aria-controls", note.id);
    button.setAttribute("aria-label", `${note.dataset.label} ${number} Note ${number}`);
    button.setAttribute("aria-expanded", choices.notes === "show" || location.hash === `#${note.id}`);
    button.dataset.number = number;
    note.before(button);
  };
  const MARKED = "ruby, .kt-note, a.kt-term";
  const mark = () => {
    const off = hidden();
    for (const ruby of document.querySelectorAll("ruby")) ruby.classList.toggle("kt-off", off.has(ruby));
    // What the reader wants no mark under, the keyboard passes by.
    const known = choices.known === "hide" ? knownKeys() : [];
    for (const term of document.querySelectorAll("a.kt-term")) {
      const quiet = known.includes(term.hash.slice(6)) || (choices.words === "hide" && term.matches(".kt-word"));
      term.classList.toggle("kt-quiet", quiet);
      quiet ? (term.tabIndex = -1) : term.removeAttribute("tabindex");
    }
    for (const note of document.querySelectorAll(".kt-note"))
      if (!note.previousElementSibling?.matches(".kt-fold")) foldButton(note, note.id.replace("note-", ""));
  };
  // Whether readings wait to be asked for, which the control in the header tells.
  const isQuiet = () => /none|tap/.test(choices.furigana);
  const showPressed = () => document.querySelector(".kt-toggle")?.setAttribute("aria-pressed", !isQuiet());
  const show = () => {
    root.dataset.furigana = choices.furigana;
    root.dataset.notes = choices.notes;
    root.style.setProperty("--kt-ruby", choices.size / 100);
    if (!document.body) return;
    mark();
    showPressed();
  };
  const choose = (changes) => {
    Object.assign(choices, changes);
    save("choices", choices);
    show();
    if (changes.notes)
      for (const fold of document.querySelectorAll(".kt-fold")) fold.setAttribute("aria-expanded", changes.notes === "show");
  };

  const asked = wish(new URLSearchParams(location.search).get("furigana") ?? "");
  Object.assign(choices, load("choices", {}));
  asked.furigana ? choose(asked) : show();
  // What waits for the script from here on need not wait for Material's at the page's end.
  root.classList.replace("no-js", "js");
  document.addEventListener("readystatechange", mark);
  new MutationObserver((records) => {
    const added = records.flatMap((record) => [...record.addedNodes]);
    if (isLoading() || added.some((node) => node.querySelector && (node.matches(MARKED) || node.querySelector(MARKED)))) mark();
  }).observe(root, { childList: true, subtree: true });
  // WebKit paints what the parser added before it tells an observer, unless a frame has a callback.
  const eachFrame = () => isLoading() && requestAnimationFrame(eachFrame);
  eachFrame();
  return { choices, choose, load, save, knownKeys, mark, isQuiet, showPressed, isEasy, upTo, stem, wish };
})();
