// Lists what was marked on this device, newest first, and saves it as a file.
import { onReturn } from "./back.js"; // joined
import { COUNTED, inWords, marks, thisWeek, today } from "./marks.js";

const WORDS = { done: "We talked", voicemail: "Left voicemail", busy: "Busy", skip: "Skipped" };
const page = document.querySelector("[data-my-calls]");
const list = page.querySelector("[data-list]");
const copy = page.querySelector("[data-copy]");
const home = new URL("../", location.href).pathname;
let outcomes = new Map(); // what came of each call of the last year: the bill it was about, if any, and what happened

function element(name, words, more = {}) {
  return Object.assign(document.createElement(name), { textContent: words }, more);
}

// Returns what came of a call, as a paragraph; nothing where that is not known, or told above: `left` has the rest.
function outcome(mark, name, left) {
  const [bill, what] = left.get(name) ?? [];
  if (!left.delete(name)) return "";
  const line = element("p", bill && COUNTED.includes(mark.what) ? ` You called about ${bill}. ${what}` : ` ${what}`);
  line.prepend(element("b", "What happened", { className: "stamp done" }));
  return line;
}

function row(mark, left) {
  const item = document.createElement("li");
  const [name] = mark.id.split("/");
  const link = element("a", mark.title, { href: `${home}actions/${name}/` });
  item.append(element("b", inWords(mark.on)), " ", link, element("p", [WORDS[mark.what], mark.who].filter(Boolean).join(": ")));
  if (mark.note) item.append(element("p", `“${mark.note}”`));
  item.append(outcome(mark, name, left));
  return item;
}

function show() {
  const kept = marks();
  const week = thisWeek(kept, today());
  page.querySelector("[data-week]").textContent = week ? `${week} this week. Thank you.` : "Nothing marked this week, and that is fine.";
  const left = new Map(outcomes);
  list.replaceChildren(...kept.reverse().map((mark) => row(mark, left)));
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
fetch("outcomes.json").then((file) => file.json()).then((found) => {
  outcomes = new Map(Object.entries(found));
  show();
}).catch(() => {}); // without the list, the calls stay as they are
