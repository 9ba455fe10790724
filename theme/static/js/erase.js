// Says what this site keeps on the device now, and erases it at the press of a button.
import { onReturn } from "./back.js"; // joined

const box = document.querySelector("[data-erase]");
const things = [...box.querySelectorAll("data")].map((each) => [...each.value.split(" "), each.textContent]);
const home = new URL("../", import.meta.url); // other sites may share this host
const said = document.createElement("p");
const button = document.createElement("button");
const list = new Intl.ListFormat("en-US");

function isKept(key) {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false; // this browser blocks storage
  }
}

// Returns the names of this site's caches of one kind, like “offline”.
async function copies(kind) {
  const names = "caches" in window ? await caches.keys() : [];
  return names.filter((name) => name.startsWith(`${kind} ${home.pathname} `));
}

async function kept() {
  const are = await Promise.all(things.map(async ([place, key]) => (place === "cache" ? (await copies(key)).length : isKept(key))));
  return things.filter((_, at) => are[at]);
}

async function say() {
  const found = (await kept()).map(([, , words]) => words);
  said.textContent = found.length ? `Kept on this device now: ${list.format(found)}.` : "Nothing is kept on this device now.";
  button.hidden = !found.length;
}

async function erase() {
  for (const [place, key] of await kept()) {
    if (place !== "cache") localStorage.removeItem(key);
    else for (const name of await copies(key)) await caches.delete(name);
  }
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(workers.filter((each) => each.scope.startsWith(home.href)).map((each) => each.unregister()));
  await say();
  said.textContent = "Done. Nothing is kept on this device now.";
  document.dispatchEvent(new Event("erased"));
}

Object.assign(button, { className: "button", type: "button", textContent: "Erase all of it" });
button.addEventListener("click", erase);
said.setAttribute("role", "status");
box.append(said, button);
say();
onReturn(say);
