// The practice call: the text of the page, one turn at a time, with a clock and, if wanted, the device's own voice.
// A link like /practice/#2026-11-23-short-name/your-senator brings the words of that call, from its own page.
import { fillIn } from "./blanks.js"; // joined
import { remembered } from "./kept-district.js"; // joined
import { element, seatsOf, today } from "./seats.js"; // joined

const home = new URL("../", import.meta.url).pathname;
const box = document.querySelector("[data-practice]");
const find = (selector) => box.querySelector(selector);
const [title, office, you, said] = ["h2", "[data-office]", "[data-you]", "[role=status]"].map(find);
const [next, real, back, voice, clock] = ["button", "a", "[data-back]", "[data-voice]", "[role=timer]"].map(find);
const choices = [...box.querySelectorAll("[value]")];
const scenes = [...document.querySelectorAll("[data-scene]")];

let at = -1; // the turn that is on; -1 before and after a call
let scene = 0;
let began, ticking;

// Returns the words of an answer: its own, or those of the practiced call, which the page gives where they come first.
function answer({ dataset, childNodes }) {
  const words = dataset.say ? document.querySelector(`[data-say="${dataset.say}"]`).childNodes : childNodes;
  return [...words].map((node) => node.cloneNode(true));
}

function line(who, ...words) {
  return [element("p", { class: "head" }, who), element("div", { class: "script" }, ...words)];
}

// Shows what is to be read; the two places are read out to whoever cannot see them.
function put(theirs, yours) {
  office.replaceChildren(...theirs);
  you.replaceChildren(...yours);
  const [top, bottom] = [box.getBoundingClientRect().top, next.getBoundingClientRect().bottom];
  if (top < 0 || bottom > innerHeight) box.scrollIntoView();
}

function show() {
  const [theirs, yours] = [...scenes[scene].querySelectorAll("dd")].slice(2 * at);
  next.textContent = "I said it";
  next.hidden = false;
  real.hidden = true;
  back.hidden = !at;
  title.hidden = true;
  put(line("The office says", `“${theirs.textContent}”`), line("You say, out loud", ...answer(yours)));
  speak();
}

function seconds() {
  return Math.round((Date.now() - began) / 1000);
}

function tick() {
  clock.textContent = `${Math.floor(seconds() / 60)}:${String(seconds() % 60).padStart(2, "0")}`;
}

function begin(which) {
  scene = which;
  at = 0;
  choices.forEach((choice, each) => choice.setAttribute("aria-pressed", each === which));
  began = Date.now();
  clearInterval(ticking);
  ticking = setInterval(tick, 1000);
  tick();
  show();
}

function inWords(count) {
  const [minutes, rest] = [Math.floor(count / 60), count % 60];
  const part = (number, word) => (number ? [`${number} ${word}${number > 1 ? "s" : ""}`] : []);
  return [...part(minutes, "minute"), ...part(rest, "second")].join(" and ") || "no time at all";
}

function end() {
  clearInterval(ticking);
  tick();
  at = -1;
  speak();
  next.hidden = back.hidden = true;
  real.hidden = title.hidden = false;
  const told = scenes[scene].querySelector("[data-end]").textContent;
  const lead = (words) => [element("p", { class: "lead" }, words)];
  put(lead(told), lead(`You did it. It took ${inWords(seconds())}.`));
  real.focus({ preventScroll: true });
}

next.addEventListener("click", () => {
  if (at < 0) return begin(scene);
  at += 1;
  if (2 * at < scenes[scene].querySelectorAll("dd").length) show();
  else end();
});
back.addEventListener("click", () => {
  at -= 1;
  show();
  if (back.hidden) next.focus();
});
for (const choice of choices) {
  choice.addEventListener("click", () => {
    begin(Number(choice.value));
    next.focus({ preventScroll: true });
  });
}

// Reads out what the office says. Only a voice on the device itself is used: others send the words to somebody.
function speak() {
  if (voice.hidden || voice.ariaPressed !== "true") return;
  const all = speechSynthesis.getVoices();
  speechSynthesis.onvoiceschanged = all.length ? null : speak; // some browsers learn late which there are
  const own = all.filter(({ localService, lang }) => localService && lang.startsWith("en"));
  const chosen = own.find(({ lang }) => lang.endsWith("US")) ?? own[0];
  said.textContent = chosen
    ? "Your device reads the office’s lines. Nothing is sent."
    : "This device has no English voice of its own. You have all of it as text.";
  speechSynthesis.cancel();
  if (!chosen || at < 0) return;
  const words = new SpeechSynthesisUtterance(office.querySelector(".script").textContent);
  speechSynthesis.speak(Object.assign(words, { voice: chosen, lang: chosen.lang }));
}

voice.hidden = !("speechSynthesis" in window);
voice.addEventListener("click", () => {
  const on = voice.ariaPressed !== "true";
  voice.ariaPressed = on;
  if (on) return speak();
  speechSynthesis.cancel();
  said.textContent = "";
});
addEventListener("pagehide", () => voice.ariaPressed === "true" && speechSynthesis.cancel());

// Resolves to a page of this site as a document.
function pageAt(address) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.onload = () => (request.status < 400 && request.response ? done(request.response) : failed());
    request.onerror = failed;
    request.open("GET", address);
    request.send();
  });
}

// Fills in the name of the visitor's own member, once a district is remembered.
async function name(card) {
  const district = remembered();
  const role = card.dataset.own;
  if (!role || !district) return;
  const people = await (await fetch(`${home}find/people.json`)).json();
  if (!people.upper[district]) return;
  const [, , member] = seatsOf(people, district, today(people.zone)).find(([chamber]) => chamber.role === role) ?? [];
  if (member?.who) fillIn(card, role, member, district);
}

// Puts the words of a call in the place of the example, wherever they stand on the page.
async function bring(action, mark) {
  const page = await pageAt(`${home}actions/${action}/`);
  const card = [...page.querySelectorAll("[data-mark]")].find(({ dataset }) => dataset.mark === mark).closest(".call");
  await name(card).catch(() => {}); // without the list, the blank stays
  const labels = [...card.querySelectorAll("h3, summary"), ...page.querySelectorAll("dt")];
  const found = ({ dataset }) => {
    const after = labels.find((label) => label.textContent === dataset.label)?.nextElementSibling;
    return after?.matches(".picks") ? after.nextElementSibling : after;
  };
  const [script, ...others] = ["script", "voicemail", "opposes"].map((each) => document.querySelector(`[data-say="{${each}}"]`));
  for (const place of [script, ...others].filter(Boolean)) {
    const words = found(place) ?? (script && place === others[0] && found(script)); // a machine hears the script, too
    if (!words) continue;
    const said = words.children.length ? document.importNode(words, true).childNodes : [element("p", {}, words.textContent)];
    place.replaceChildren(...said);
  }
  title.textContent = page.querySelector("h1").textContent;
  real.href = `${home}actions/${action}/`;
  real.textContent = "Now make the real call";
  if (at >= 0) show();
}

const [mark, action] = location.hash.slice(1).match(/^([a-z0-9-]+)\/[\w-]+$/) ?? [];
if (mark) bring(action, mark).catch(() => (said.textContent = "The words of your call did not come through. Here is an example."));
