// Keeps the calls, the numbers and one's own call sheet readable without a signal. It is there only after a press on
// "Keep this on my phone". It always asks the network first; a copy it shows says from when it is.
// The build puts its facts here: what to keep, under which name, the capitol's time zone, the page for all else.
const { version, pages: PAGES, zone: ZONE, none: NONE } = /* facts */ {};
const OURS = `offline ${new URL(self.registration.scope).pathname} `; // other sites may live on this host, too
const NAME = OURS + version;
const OWN = `${OURS}own`; // what this visitor chose besides: kept over updates
const PATIENCE = 4000; // milliseconds; a weak signal is no reason to keep someone waiting who has a copy

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

// All or nothing: a copy with holes would let someone down where there is no signal.
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

// A page that is kept is kept anew each time it comes over the network.
async function renew(request, response) {
  for (const name of [NAME, OWN]) {
    if (!(await caches.has(name))) continue;
    const cache = await caches.open(name);
    if (await cache.match(request, { ignoreSearch: true })) await cache.put(new URL(request.url).pathname, response.clone());
  }
}

function moment(response) {
  const date = new Date(response.headers.get("date") ?? NaN);
  if (Number.isNaN(date.getTime())) return "an earlier day";
  const form = { weekday: "long", month: "long", day: "numeric", hour: "numeric", minute: "2-digit", timeZone: ZONE };
  return date.toLocaleString("en-US", form);
}

async function dated(copy) {
  if (!copy.headers.get("content-type")?.startsWith("text/html")) return copy;
  const note = `<p class="saved"><b class="stamp">No signal</b> This is the copy of ${moment(copy)}.</p><main`;
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
