// Lists what was marked on this device, newest first, and saves it as a file.
import { onReturn } from "./back.js"; // joined
import { inWords, marks, thisWeek, today } from "./marks.js";

const WORDS = { done: "We talked", voicemail: "Left voicemail", busy: "Busy", skip: "Skipped" };
const page = document.querySelector("[data-my-calls]");
const list = page.querySelector("[data-list]");
const copy = page.querySelector("[data-copy]");
const home = new URL("../", location.href).pathname;

function element(name, words, more = {}) {
  return Object.assign(document.createElement(name), { textContent: words }, more);
}

function row(mark) {
  const item = document.createElement("li");
  const link = element("a", mark.title, { href: `${home}actions/${mark.id.split("/")[0]}/` });
  item.append(element("b", inWords(mark.on)), " ", link, element("p", [WORDS[mark.what], mark.who].filter(Boolean).join(": ")));
  if (mark.note) item.append(element("p", `“${mark.note}”`));
  return item;
}

function show() {
  const kept = marks();
  const week = thisWeek(kept, today());
  page.querySelector("[data-week]").textContent = week ? `${week} this week. Thank you.` : "Nothing marked this week, and that is fine.";
  list.replaceChildren(...kept.map(row).reverse());
  if (!kept.length) list.append(element("li", "Nothing yet. After a call, mark how it went."));
  copy.hidden = !kept.length;
}

copy.querySelector("button").addEventListener("click", () => {
  const file = new Blob([JSON.stringify({ saved: today(), calls: marks() }, null, 2)], { type: "application/json" });
  const href = URL.createObjectURL(file);
  element("a", "", { href, download: `my-calls-${today()}.json` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1e4);
});
document.addEventListener("erased", show);
onReturn(show);
show();
