// One call, several asks: each tick is saved as the mark of that action's call, and on a late page the words are counted
// anew.
import { onReturn } from "./back.js"; // joined
import { COUNTED, keep, latest, marks, today } from "./marks.js";

const NTH = ["First", "Second", "Third"];
const THINGS = ["", "one thing", "two things", "three things"];

function setUp(box) {
  const ticks = [...box.querySelectorAll("[data-ask]")];
  const machine = box.querySelector("[data-machine]");
  const said = box.querySelector("[role=status]");
  const who = box.closest(".call").querySelector("h2").textContent;
  const open = ticks.filter((tick) => tick.offsetParent);

  function show() {
    const list = marks();
    const found = ticks.map((tick) => latest(list, tick.dataset.ask)?.what);
    ticks.forEach((tick, at) => (tick.checked = COUNTED.includes(found[at])));
    machine.checked = found.includes("voicemail");
    tell();
  }

  function tell() {
    const made = open.filter((tick) => tick.checked).length;
    said.textContent = made ? `${made} of ${open.length} said.${made < open.length ? "" : " You are done. Thank you."}` : "";
  }

  // Saves what is ticked, and takes out what is not any more.
  function save() {
    const list = marks();
    for (const tick of ticks) {
      const id = tick.dataset.ask, last = latest(list, id);
      const title = tick.closest("li").querySelector("a").textContent;
      if (last && (tick.checked || COUNTED.includes(last.what))) list.splice(list.indexOf(last), 1);
      if (tick.checked) list.push({ ...last, id, title, who, on: today(), what: machine.checked ? "voicemail" : "done" });
      else if (last?.note) list.push({ ...last, what: undefined });
    }
    tell();
    if (!keep(list)) said.textContent = "This browser does not let us save it. Your call still counts.";
  }

  open.forEach((tick, at) => (tick.parentNode.querySelector("b").textContent = NTH[at]));
  box.querySelector(".things").textContent = THINGS[open.length];
  box.querySelector("[href$='/practice/']").hash = open[0]?.dataset.ask ?? ""; // whose words
  for (const each of [...ticks, machine]) each.addEventListener("change", save);
  show();
  onReturn(show);
}

document.querySelectorAll(".asks").forEach(setUp);
