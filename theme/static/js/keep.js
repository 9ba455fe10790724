// “Keep this on my phone”: one press saves copies for when there is no signal, another removes them.
const box = document.querySelector("[data-keep]");
const [button, said] = [box.querySelector("button"), box.querySelector("[role=status]")];
const worker = navigator.serviceWorker;
const home = new URL(box.dataset.keep, location.href).pathname;
const ours = `offline ${home} `;
let rules; // the one Trusted Types policy by which this page may name a script
let offer; // the browser's offer to add the site to the home screen

addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  offer = event;
});

function district() {
  try {
    return localStorage.getItem("district");
  } catch {
    return null;
  }
}

async function keepOwn() {
  const mine = district();
  if (!/^\w+$/.test(mine ?? "")) return;
  const own = await caches.open(`${ours}own`);
  const sheet = `${home}districts/${mine}/`;
  if (!(await own.match(sheet))) await own.add(sheet).catch(() => {});
}

// Resolves once a worker has all its copies; rejects if it could not get them.
function settled(one) {
  return new Promise((done, failed) => {
    const look = () => {
      if (one.state === "activated") done();
      if (one.state === "redundant") failed();
    };
    one.addEventListener("statechange", look);
    look();
  });
}

async function show(words) {
  const kept = await worker?.getRegistration(home);
  button.textContent = kept ? "Remove it from my phone" : "Keep this on my phone";
  button.dataset.kept = kept ? "yes" : "";
  said.textContent = words ?? (kept ? "Kept on this device." : "");
  if (kept) await keepOwn();
}

async function keep() {
  said.textContent = "One moment …";
  const rule = { createScriptURL: () => `${home}sw.js` };
  rules ??= window.trustedTypes?.createPolicy("keep", rule) ?? rule;
  const options = { scope: home, updateViaCache: "none" };
  const { installing, waiting, active } = await worker.register(rules.createScriptURL(""), options);
  await settled(installing ?? waiting ?? active);
  await keepOwn();
  await offer?.prompt();
  await show("Kept. It now opens without a signal.");
}

async function remove() {
  await (await worker.getRegistration(home))?.unregister();
  for (const name of await caches.keys()) if (name.startsWith(ours)) await caches.delete(name);
  await show("Removed. Nothing of it is left on this device.");
}

if (worker && "caches" in window) {
  button.addEventListener("click", () => {
    (button.dataset.kept ? remove() : keep()).catch(() => show("That did not work. Try again with a better signal."));
  });
  document.addEventListener("erased", () => show());
  show();
} else {
  button.hidden = true;
  said.textContent = "This browser cannot keep pages. Print the page, or bookmark it.";
}
