// After the call: how it went, a private note, and a way to undo it.
import { onReturn } from "./back.js"; // joined
import {} from "./in-hand.js"; // joined
import { COUNTED, inWords, keep, latest, marks, thisWeek, today } from "./marks.js";

const SAID = {
  done: "Thank you.",
  voicemail: "Thank you. A voicemail is counted, too.",
  busy: "Noted. Try again a little later.",
  skip: "Skipped. There is another one tomorrow.",
};

const home = new URL("../", import.meta.url).pathname;

function link(words, path) {
  return Object.assign(document.createElement("a"), { textContent: words, href: home + path });
}

// Returns the line shown after a call: tell a friend, choose an hour for the next one, or make another call.
function nextSteps(id) {
  const line = document.createElement("p");
  const friend = link("tell a friend", `actions/${id.split("/")[0]}/#after`);
  line.append("Next: ", friend, ", ", link("choose an hour", "remind/"), ", or ", link("make another call", "actions/"), ".");
  line.hidden = true;
  return line;
}

// Names each control of a card after whom it belongs to as well: “Undo, Sen. Lee”. The title may still change.
function name(card, at) {
  const title = card.querySelector("h2");
  title.id = `call-${at}`;
  card.querySelectorAll("summary, .after textarea, .save, .undo, .picks a").forEach((control, number) => {
    control.id = `${title.id}-${number}`;
    control.setAttribute("aria-labelledby", `${control.id} ${title.id}`);
  });
}

function setUp(box, at) {
  const id = box.dataset.mark;
  const choices = box.querySelectorAll("[aria-pressed]");
  const said = box.querySelector("[role=status]");
  const undo = box.querySelector(".undo");
  const next = nextSteps(id);
  const note = box.querySelector("textarea");
  const card = box.closest(".call");

  let shown;

  const mine = (list) => latest(list, id);

  function show(words) {
    const mark = mine(marks());
    shown = JSON.stringify(mark);
    for (const choice of choices) choice.setAttribute("aria-pressed", choice.value === mark?.what);
    undo.hidden = !mark;
    box.toggleAttribute("data-made", COUNTED.includes(mark?.what)); // see after.css
    said.textContent = words ?? (mark ? `Marked on ${inWords(mark.on)}.` : "");
    note.value = mark?.note ?? "";
  }

  function change(fields, words) {
    const list = marks();
    const last = mine(list);
    const mark = { ...last, id, title: box.dataset.title, who: card.querySelector("h2").textContent, ...fields, on: today() };
    if (last) list.splice(list.indexOf(last), 1);
    list.push(mark);
    const week = thisWeek(list, today());
    const called = COUNTED.includes(mark.what);
    const count = week && called && fields.what ? ` ${week} this week.` : "";
    show(keep(list) ? words + count : "This browser does not let us save it. Your call still counts.");
    next.hidden = !called;
  }

  for (const choice of choices) {
    choice.addEventListener("click", () => change({ what: choice.value }, SAID[choice.value]));
  }
  box.querySelector(".save").addEventListener("click", () => change({ note: note.value.trim() }, "Saved on this device."));
  undo.addEventListener("click", () => {
    const list = marks(), last = mine(list);
    keep(list.filter((mark) => mark !== last));
    show("Undone.");
    next.hidden = true;
    choices[0].focus();
  });
  undo.parentNode.after(next);
  name(card, at);
  for (const practice of card.querySelectorAll("[href$='/practice/']")) practice.hash = id; // whose words
  show();
  onReturn(() => JSON.stringify(mine(marks())) === shown || show()); // a half-written note stays
}

document.querySelectorAll(".after").forEach(setUp);
