// Says what this site keeps on the device now, and erases it at the press of a button.
import { onReturn } from "./back.js"; // joined
import { copies, takeOff } from "./take-off.js"; // joined

const box = document.querySelector("[data-erase]");
const things = [...box.querySelectorAll("data")].map((each) => [...each.value.split(" "), each.textContent]);
const home = new URL("../", import.meta.url).pathname;
const said = box.querySelector("p");
const button = document.createElement("button");
const list = new Intl.ListFormat("en-US");

function isKept(key) {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false; // this browser blocks storage
  }
}

async function kept() {
  const are = await Promise.all(things.map(async ([place, key]) => (place === "cache" ? (await copies(key, home)).length : isKept(key))));
  return things.filter((_, at) => are[at]);
}

async function say() {
  const found = (await kept()).map(([, , words]) => words);
  said.textContent = found.length ? `Kept on this device now: ${list.format(found)}.` : "Nothing is kept on this device now.";
  button.hidden = !found.length;
}

async function erase() {
  for (const [place, key] of things) {
    if (place === "cache") await takeOff(key, home);
    else if (isKept(key)) localStorage.removeItem(key);
  }
  await say();
  said.textContent = "Done. Nothing is kept on this device now.";
  document.dispatchEvent(new Event("erased"));
}

Object.assign(button, { className: "button", type: "button", textContent: "Erase all of it" });
button.addEventListener("click", erase);
box.append(button);
say();
onReturn(say);
