// Keeps what was read for times without the web. What the site holds now comes first: only where
// it cannot be reached is a kept copy shown, so no page is older than the last publication.
// `VERSION` and `SHELL` stand above; the cache of another version is another cache.

const { scope } = registration;
const PREFIX = `kunten ${scope} `;
const NAME = PREFIX + VERSION;
const HASHED = /\.[0-9a-f]{8}\.min\.(css|js)$/; // never changes under this name
const KEPT = /(\/|\.(html|css|m?js|json|png|svg|txt|webmanifest))$/;
const LIST = /\/offline\.json$/;
const fresh = { cache: "no-cache" }; // asks the host whether the browser's copy is still right

const open = () => caches.open(NAME);
const key = (address) => address.split(/[?#]/)[0];
const store = async (address, answer) => {
  if (answer.ok && !answer.redirected) await (await open()).put(key(address), answer);
};
const load = async (path) => store(new URL(path, scope).href, await fetch(new URL(path, scope), fresh));

const install = async () => {
  await Promise.all(SHELL.map(load));
  await skipWaiting();
};

/** Take over what only the caches before have, and delete them. */
const activate = async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
  const cache = await open();
  for (const name of names) {
    const before = await caches.open(name);
    for (const request of await before.keys())
      if (!LIST.test(request.url) && !(await cache.match(request))) await cache.put(request, await before.match(request));
    await caches.delete(name);
  }
  await clients.claim();
};

const kept = async (address) => {
  const cache = await open();
  return (await cache.match(key(address))) ?? cache.match(`${key(address)}/`);
};
const answer = async (event) => {
  const { request } = event;
  const old = HASHED.test(key(request.url)) && (await kept(request.url));
  if (old) return old;
  try {
    const found = await fetch(request, fresh);
    if (KEPT.test(key(request.url))) event.waitUntil(store(request.url, found.clone()));
    return found;
  } catch {
    return (await kept(request.url)) ?? (request.mode === "navigate" ? away() : Response.error());
  }
};

/** Instead of a page that is not here. */
const away = () =>
  new Response(
    `<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>オフライン Offline</title><h1>オフライン <span lang="en">Offline</span></h1><p>このページはまだ保存されていません。<span lang="en">This page was not kept yet.</span></p><p><a href="${scope}">ホーム <span lang="en">Home</span></a></p>`,
    { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });

/** Keep an edition whole: once a version, page after page, behind everything else. */
const running = {};
const keepEdition = (slug) => (running[slug] ??= loadEdition(slug).finally(() => delete running[slug]));
const loadEdition = async (slug) => {
  const list = new URL(`${slug}/offline.json`, scope).href;
  if (await (await open()).match(list)) return;
  const found = await fetch(list, fresh);
  if (!found.ok) return;
  for (const path of await found.clone().json()) await load(path);
  await store(list, found);
};
const keep = async ({ pages, edition }) => {
  for (const page of pages) if (!(await kept(page))) await load(page);
  if (edition) await keepEdition(edition);
};

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", (event) => event.waitUntil(event.data.over ? skipWaiting() : keep(event.data).catch(() => {})));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(scope) && !request.headers.has("range")) event.respondWith(answer(event));
});
