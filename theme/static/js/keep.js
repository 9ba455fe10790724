// “Keep this on my phone”: one press saves copies for when there is no signal, another removes them.
import { takeOff } from "./take-off.js"; // joined

const box = document.querySelector("[data-keep]");
const [button, said] = [box.querySelector("button"), box.querySelector("[role=status]")];
const worker = navigator.serviceWorker;
const home = new URL(box.dataset.keep, location.href).pathname;
let rules; // the one Trusted Types policy by which this page may name a script
let offer; // the browser's offer to add the site to the home screen

addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  offer = event;
});

// Has the worker keep the visitor's own call sheet; resolves once it has answered.
function keepOwn(active) {
  const { port1, port2 } = new MessageChannel();
  active.postMessage(localStorage.getItem("district") ?? "", [port2]);
  return new Promise((done) => (port1.onmessage = done));
}

// Resolves once a worker has all its copies; rejects if it could not get them.
function settled(one) {
  return new Promise((done, failed) => {
    one.onstatechange = () => ({ activated: done, redundant: failed })[one.state]?.();
    one.onstatechange();
  });
}

async function show(words) {
  const kept = (await worker?.getRegistration(home))?.active;
  button.textContent = kept ? "Remove it from my phone" : "Keep this on my phone";
  button.dataset.kept = kept ? "yes" : "";
  said.textContent = words ?? (kept ? "Kept on this device." : "");
  if (kept && !words) keepOwn(kept);
}

async function keep() {
  said.textContent = "One moment …";
  const rule = { createScriptURL: () => `${home}sw.js` };
  rules ??= window.trustedTypes?.createPolicy("keep", rule) ?? rule;
  const options = { scope: home, updateViaCache: "none" };
  const { installing, waiting, active } = await worker.register(rules.createScriptURL(""), options);
  const one = installing ?? waiting ?? active;
  await settled(one);
  await keepOwn(one);
  await offer?.prompt();
  await show("Kept. It now opens without a signal.");
}

async function remove() {
  said.textContent = "One moment …";
  await takeOff("offline", home);
  await show("Removed. Nothing of it is left on this device.");
}

if (worker && "caches" in window) {
  button.addEventListener("click", () => {
    const failed = () => show("That did not work. Try again with a better signal, or make room on this device.");
    (button.dataset.kept ? remove() : keep()).catch(failed);
  });
  document.addEventListener("erased", () => show());
  show();
} else {
  button.hidden = true;
  said.textContent = "This browser cannot keep pages. Print the page, or bookmark it.";
}
