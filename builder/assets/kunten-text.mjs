// Text, times and citations as plain values: nothing here touches the page.

/** Text as it is compared: full and half width, capitals and small letters, katakana and hiragana are one. */
export const folded = (text) =>
  text.normalize("NFKC").toLowerCase().replace(/[ァ-ヶ]/g, (sign) => String.fromCharCode(sign.charCodeAt() - 0x60));

/** `26:20`, `1:06:01`, `66:01`, `1580`, `1580s`, `26m20s`, `26分20秒` as seconds; null for anything else. */
export const seconds = (written) => {
  const text = (written ?? "").normalize("NFKC");
  if (/^\d+(:[0-5]?\d){0,2}$/.test(text)) return text.split(":").reduce((sum, part) => sum * 60 + +part, 0);
  const [, h = 0, m = 0, s = 0] = text.match(/^(?=\d)(?:(\d+)(?:h|時間))?(?:(\d+)[m分])?(?:(\d+)[s秒])?$/) ?? [];
  return h || m || s ? h * 3600 + m * 60 + +s : null;
};

/** Seconds as passages show them: 3961 is `1:06:01`. */
export const clock = (time) => {
  const parts = [Math.floor(time / 3600), Math.floor(time / 60) % 60, time % 60].map((part) => `${part}`.padStart(2, "0"));
  return parts.join(":").replace(/^(00:)?0?/, "");
};

/** Which of the rising `times` is the one that `time` falls under; -1 before the first. */
export const passageAt = (times, time) => times.findLastIndex((each) => each <= time);

/** The name of a paragraph's place: `t-1-06-01-p2` is `1:06:01 ¶2`, `p3` is `¶3`. */
export const placeName = (id) => {
  const [, time, number] = id.match(/^(?:t-([\d-]*\d))?(?:-?p(\d+))?$/) ?? [];
  return [time?.replaceAll("-", ":"), number && `¶${number}`].filter(Boolean).join(" ") || id;
};

/**
 * `[["半", "はん"], ["導体", "どうたい"], ["を", null]]` as 半導体(はんどうたい)を: readings in brackets behind
 * their word. Neighbours are one word where their letters together are in the set `whole`.
 */
export const withReadings = (parts, whole = new Set()) => {
  let text = "";
  for (let at = 0; at < parts.length; ) {
    let end = parts.findIndex(([, reading], index) => index >= at && !reading);
    if (end < 0) end = parts.length;
    while (end > at + 1 && !whole.has(parts.slice(at, end).map(([base]) => base).join(""))) end--;
    const word = parts.slice(at, Math.max(end, at + 1));
    const reading = word.map(([, each]) => each).join("");
    text += word.map(([base]) => base).join("") + (reading && `(${reading})`);
    at += word.length;
  }
  return text;
};

// (No template literal inside another, here or elsewhere: the minifier takes them apart.)
/** Text, edition, section, time and link as one line, in the Japanese or the English form. */
export const citation = ({ text: lines, edition, section, time, link }, language) => {
  const text = lines.replace(/\s*\n\s*/g, "");
  const [quote, at] = language === "en"
    ? [`“${text}” `, `${edition}, “${section}”${time && ", "}${time}. ${link}`]
    : [`「${text.replaceAll("「", "『").replaceAll("」", "』")}」`, `『${edition}』「${section}」${time && " "}${time} ${link}`];
  return text ? quote + at : at;
};

/** The id and the second in the address of a YouTube video; null for other addresses. */
export const video = (address) => {
  const url = new URL(address);
  const id = /(^|\.)youtube\.com$/.test(url.hostname) ? url.searchParams.get("v") : url.hostname === "youtu.be" && url.pathname.slice(1);
  return id && /^[\w-]+$/.test(id) ? { id, time: seconds(url.searchParams.get("t")) ?? 0 } : null;
};

/** The address at a GitHub, GitLab or Forgejo repository where a mistake in `text` is reported. */
export const report = (repository, text, link) => {
  const forge = new URL(repository), gitlab = /gitlab/.test(forge.hostname);
  forge.pathname = forge.pathname.replace(/\/?$/, gitlab ? "/-/issues/new" : "/issues/new");
  forge.search = new URLSearchParams({
    [gitlab ? "issue[title]" : "title"]: "まちがい Mistake: " + text.slice(0, 20),
    [gitlab ? "issue[description]" : "body"]: [
      "> " + text.slice(0, 300).replaceAll("\n", "\n> "), link, "正しくは It should be: ",
    ].join("\n\n"),
  });
  return forge.href;
};
