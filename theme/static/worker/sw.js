// Keeps the calls, the numbers and the visitor's call sheet readable without a signal. Installed only by a press on
// “Keep this on my phone”. It always asks the network first; a copy that it shows says from when it is.
// A copy is of one publish, and whole: it is put together beside the one before, and takes its place once all is there.
// The build puts its facts here: the version, the pages to keep, each with the stamp that this version of it ends with
// ("" where it has none), where call sheets are, the capitol's time zone, and the page for all others.
const { version, pages: PAGES, sheets: SHEETS, zone: ZONE, none: NONE } = /* facts */ {};
const OURS = `offline ${new URL(self.registration.scope).pathname} `; // other sites may share this host
const NAME = OURS + version;
const PATIENCE = 4000; // milliseconds; with a copy at hand, nobody waits longer for a weak signal
const LIMIT = 60000; // milliseconds; what has not come by then is given up
const SCRIPTS = /"([^"]*\/assets\/[^"]+\.js)"/g;
const copied = new Set(); // the pages on screen that were answered from the copy
let stop; // ends an install

function kept(request) {
  return caches.match(request, { cacheName: NAME, ignoreSearch: true, ignoreVary: true });
}

async function names() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS));
}

// Returns a file of this version, come in whole; nothing for a call sheet that is no more.
async function fetched(path, stamp, signal) {
  const response = await fetch(path, { cache: "no-cache", redirect: "error", signal });
  if (response.status === 404 && path.startsWith(SHEETS)) return;
  const text = await response.clone().text();
  const same = text.includes(stamp) && [...text.matchAll(SCRIPTS)].every(([, script]) => script in PAGES);
  if (!response.ok || !same) throw new Error(`${path}: ${response.status}, or of another version`);
  return response;
}

// Returns the addresses of the visitor's call sheets among all copies.
async function ownSheets() {
  const paths = [];
  for (const name of await names()) {
    for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
  }
  return paths.filter((path) => path.startsWith(SHEETS));
}

// All or nothing: a copy with holes fails just where there is no signal.
async function install() {
  stop = new AbortController();
  setTimeout(() => stop.abort(), LIMIT);
  const wanted = { ...Object.fromEntries((await ownSheets()).map((path) => [path, ""])), ...PAGES };
  const file = async ([path, stamp]) => [path, await fetched(path, stamp, stop.signal)];
  const files = await Promise.all(Object.entries(wanted).map(file));
  const cache = await caches.open(NAME);
  try {
    for (const [path, response] of files) if (response) await cache.put(path, response);
  } catch (error) {
    await caches.delete(NAME); // this device is full
    throw error;
  }
}

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(install());
});

async function takeOver() {
  for (const name of await names()) if (name !== NAME) await caches.delete(name);
  await self.clients.claim();
}

self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

// Keeps the sheet of the visitor's district (where it is one) and no other, and all the rest should it have been cleared.
async function keepOwn(district) {
  if (!(await caches.has(NAME))) await install();
  const cache = await caches.open(NAME);
  const own = /^[\w-][\w -]*$/.test(district) && encodeURI(`${SHEETS}${district}/`);
  for (const path of await ownSheets()) if (path !== own) await cache.delete(path);
  const sheet = own && !(await cache.match(own)) && (await fetched(own, "", AbortSignal.timeout(LIMIT)));
  if (sheet) await cache.put(own, sheet);
}

// A page tells the visitor's district, or null to say that all is taken off the device.
self.addEventListener("message", (event) => {
  if (event.data === null) stop?.abort();
  else event.waitUntil(keepOwn(event.data).finally(() => event.ports[0].postMessage("")));
});

// Returns when a response was sent, in words.
function moment(response) {
  const date = new Date(response.headers.get("date") ?? NaN);
  if (Number.isNaN(date.getTime())) return "an earlier day";
  const form = { weekday: "long", month: "long", day: "numeric", hour: "numeric", minute: "2-digit", timeZone: ZONE };
  return date.toLocaleString("en-US", form);
}

// Returns a copy that says at its top why it is shown, and from when it is.
async function dated(copy, why) {
  if (!copy.headers.get("content-type")?.startsWith("text/html")) return copy;
  const note = `<p class="saved"><b class="stamp">${why}</b> This copy is from ${moment(copy)}.</p><main`;
  const html = (await copy.text()).replace("<main", note);
  return new Response(html, { headers: { "content-type": "text/html; charset=utf-8" } });
}

// Returns what the network answers once all of it is there; rejects with why that is not to be had.
async function whole(request) {
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(LIMIT) });
    if (response.status < 429) {
      await response.clone().arrayBuffer();
      return response;
    }
  } catch {
    throw "No signal";
  }
  throw "No answer";
}

function late() {
  return new Promise((_, failed) => setTimeout(failed, PATIENCE, "Weak signal"));
}

async function withCopy({ request, clientId, resultingClientId }, copy) {
  // A copied page gets its files from the same copy; and the name of a script, font or style says what is in it.
  const named = /^(script|font|style)$/.test(request.destination);
  if (request.mode !== "navigate" && (copied.has(clientId) || named)) return copy;
  try {
    return await Promise.race([whole(request), late()]);
  } catch (why) {
    copied.add(resultingClientId);
    return dated(copy, why);
  }
}

async function answer(event) {
  const copy = await kept(event.request);
  if (copy) return withCopy(event, copy);
  try {
    return await fetch(event.request);
  } catch (error) {
    const none = event.request.mode === "navigate" && (await kept(NONE));
    if (none) return none;
    throw error;
  }
}

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(self.registration.scope)) event.respondWith(answer(event));
});
