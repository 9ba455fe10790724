// Keeps the calls, the numbers and the visitor's call sheet readable without a signal. Installed only by a press on
// “Keep this on my phone”. It always asks the network first; a copy that it shows says from when it is.
// The build puts its facts here: the version, the pages to keep, the capitol's time zone, the page for all others.
const { version, pages: PAGES, zone: ZONE, none: NONE } = /* facts */ {};
const OURS = `offline ${new URL(self.registration.scope).pathname} `; // other sites may share this host
const NAME = OURS + version;
const OWN = `${OURS}own`; // the visitor's own call sheet: survives updates
const PATIENCE = 4000; // milliseconds; with a copy at hand, nobody waits longer for a weak signal

async function kept(request) {
  for (const name of [NAME, OWN]) {
    const copy = await caches.match(request, { cacheName: name, ignoreSearch: true, ignoreVary: true });
    if (copy) return copy;
  }
}

async function fetchInto(cache, path) {
  const response = await fetch(path, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  await cache.put(path, response);
}

// All or nothing: a copy with holes fails just where there is no signal.
async function install() {
  const cache = await caches.open(NAME);
  try {
    await Promise.all(PAGES.map((path) => fetchInto(cache, path)));
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
}

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(install());
});

async function takeOver() {
  for (const name of await caches.keys()) {
    if (name.startsWith(OURS) && name !== NAME && name !== OWN) await caches.delete(name);
  }
  await self.clients.claim();
  if (!(await caches.has(OWN))) return;
  const own = await caches.open(OWN);
  await Promise.allSettled((await own.keys()).map((request) => fetchInto(own, request.url)));
}

self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

// Replaces the copy of a kept page each time the page arrives over the network.
async function renew(request, response) {
  for (const name of [NAME, OWN]) {
    if (!(await caches.has(name))) continue;
    const cache = await caches.open(name);
    if (await cache.match(request, { ignoreSearch: true })) await cache.put(new URL(request.url).pathname, response.clone());
  }
}

// Returns when a response was sent, in words.
function moment(response) {
  const date = new Date(response.headers.get("date") ?? NaN);
  if (Number.isNaN(date.getTime())) return "an earlier day";
  const form = { weekday: "long", month: "long", day: "numeric", hour: "numeric", minute: "2-digit", timeZone: ZONE };
  return date.toLocaleString("en-US", form);
}

// Returns a copy that says at its top from when it is.
async function dated(copy) {
  if (!copy.headers.get("content-type")?.startsWith("text/html")) return copy;
  const note = `<p class="saved"><b class="stamp">No signal</b> This copy is from ${moment(copy)}.</p><main`;
  const html = (await copy.text()).replace("<main", note);
  return new Response(html, { headers: { "content-type": "text/html; charset=utf-8" } });
}

async function answer(event) {
  const copy = await kept(event.request);
  try {
    const signal = copy ? AbortSignal.timeout(PATIENCE) : undefined;
    const response = await fetch(event.request, { signal });
    if (copy && response.ok) event.waitUntil(renew(event.request, response.clone()));
    return response;
  } catch (error) {
    if (copy) return dated(copy);
    const none = event.request.mode === "navigate" && (await kept(NONE));
    if (none) return none;
    throw error;
  }
}

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(self.registration.scope)) event.respondWith(answer(event));
});
