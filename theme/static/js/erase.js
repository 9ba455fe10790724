// Says what this site keeps on the device right now, and erases it at the press of a button.
const box = document.querySelector("[data-erase]");
const keys = box.dataset.local.split(" ").filter(Boolean);
const home = new URL("../", import.meta.url); // other sites may live on this host, too
const kinds = box.dataset.caches.split(" ").filter(Boolean);
const said = document.createElement("p");
const button = document.createElement("button");

function kept() {
  try {
    return keys.filter((key) => localStorage.getItem(key) !== null);
  } catch {
    return []; // the browser lets no site keep anything
  }
}

async function copies(kind) {
  const names = "caches" in window ? await caches.keys() : [];
  return names.filter((name) => name.startsWith(`${kind} ${home.pathname} `));
}

async function say() {
  const found = await Promise.all(kinds.map(copies));
  const count = kept().length + found.filter((names) => names.length).length;
  said.textContent = count ? `Kept on this device now: ${count} of these things.` : "Nothing is kept on this device now.";
  button.hidden = !count;
}

async function erase() {
  kept().forEach((key) => localStorage.removeItem(key));
  const names = (await Promise.all(kinds.map(copies))).flat();
  await Promise.all(names.map((name) => caches.delete(name)));
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
