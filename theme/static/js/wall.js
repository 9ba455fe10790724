// An hour of calls: on a wall, one call at a time and whose turn it is. Of the callers only their number is known, and
// nothing is stored.
const root = document.documentElement;
const host = document.querySelector(".host");
const bar = document.querySelector(".bar");
const [whose, next, clock] = ["whose", "next", "clock"].map((name) => bar.querySelector(`[data-${name}]`));
const number = host.querySelector("input");
const start = host.querySelector("[data-show]");
const every = [...document.querySelectorAll(".turn")];
const code = Object.assign(document.createElement("p"), { className: "wall-code" });
code.append(document.querySelector(".poster .qr").cloneNode(true), "Scan this to have the words, and your own numbers, on your phone.");
// A presenter's remote sends one pair of these or another.
const KEYS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, Enter: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Backspace: -1 };
const MOST = 99;
let people = 1, at = 0, caller = 1; // how many call, which call is shown, and who is on
let began, lock;

const shown = () => root.hasAttribute("data-wall");
const title = (turn) => turn.querySelector("h2").textContent;

// Returns what can be done today: the calls, or, where the week has none, everything.
function turns() {
  const open = every.filter((turn) => !turn.dataset.off?.split(" ").includes(root.dataset.picked));
  const calls = open.filter((turn) => turn.dataset.minutes);
  return calls.length ? calls : open;
}

function show() {
  const list = turns();
  at = Math.min(at, list.length - 1);
  const callers = list[at].dataset.minutes ? people : 1;
  caller = Math.min(caller, callers);
  const place = `Call ${at + 1} of ${list.length}`;
  const after = caller < callers ? `caller ${caller + 1}` : list[at + 1] && title(list[at + 1]);
  whose.textContent = callers > 1 ? `Caller ${caller} of ${callers}` : place;
  next.textContent = `${callers > 1 ? `${place}. ` : ""}${after ? `Next: ${after}` : "This is the last one. Well done!"}`;
  bar.querySelector("[data-skip]").hidden = callers < 2;
  for (const turn of every) turn.classList.toggle("now", turn === list[at]);
  list[at].append(code);
  fit(list[at]);
}

// Sets a call as large as the screen allows, then what to say larger still; on a phone they scroll instead.
function fit(turn) {
  const large = matchMedia("(min-width: 60rem) and (orientation: landscape)").matches;
  const widest = (name, most, least) => {
    for (let size = most; size > least; size -= 0.05) {
      turn.style.setProperty(name, size);
      if (turn.scrollHeight <= turn.clientHeight) break;
    }
  };
  turn.style.setProperty("--say", 1);
  turn.style.setProperty("--fit", 1);
  if (!large) return;
  widest("--fit", 1.3, 0.4);
  widest("--say", 1.8, 0.7);
}

function step(by) {
  const to = at + by;
  if (caller + by >= 1 && caller + by <= people && turns()[at].dataset.minutes) caller += by;
  else if (to in turns()) [at, caller] = [to, by > 0 ? 1 : people];
  show();
}

function skip() {
  if (at + 1 in turns()) [at, caller] = [at + 1, 1];
  show();
}

function count(to) {
  people = Math.min(Math.max(Math.round(to) || 1, 1), MOST);
  number.value = people;
  const long = turns().reduce((sum, { dataset }) => sum + (dataset.minutes ?? 0) * people, 0);
  host.querySelector("[data-long]").textContent = long && people > 1 ? `One after the other, that is about ${long} minutes.` : "";
  if (shown()) show();
}

// Minutes alone: a clock that counts seconds would hurry people.
function tick() {
  const minutes = Math.floor((Date.now() - began) / 6e4);
  clock.setAttribute("aria-pressed", Boolean(began));
  clock.textContent = began ? `${minutes} ${minutes === 1 ? "minute" : "minutes"}` : "Start the clock";
}

async function keepAwake() {
  lock = await navigator.wakeLock?.request("screen").catch(() => undefined);
  if (!shown()) lock?.release();
}

function enter() {
  if (!turns().length) return;
  root.setAttribute("data-wall", "");
  show();
  bar.querySelector("[data-step='1']").focus();
  root.requestFullscreen?.().then(() => (shown() ? show() : document.exitFullscreen()), () => {});
  keepAwake();
}

function leave() {
  if (!shown()) return;
  root.removeAttribute("data-wall");
  code.remove();
  lock?.release();
  if (document.fullscreenElement) document.exitFullscreen();
  start.focus();
}

number.addEventListener("change", () => count(number.valueAsNumber));
for (const each of document.querySelectorAll("[data-people]")) {
  each.addEventListener("click", () => count(people + Number(each.dataset.people)));
}
for (const each of bar.querySelectorAll("[data-step]")) each.addEventListener("click", () => step(Number(each.dataset.step)));
bar.querySelector("[data-skip]").addEventListener("click", skip);
bar.querySelector("[data-leave]").addEventListener("click", leave);
clock.addEventListener("click", () => {
  began = began ? undefined : Date.now();
  tick();
});
start.addEventListener("click", enter);
addEventListener("keydown", (event) => {
  if (!shown() || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Escape") return leave();
  if (event.key === "F5") return event.preventDefault(); // a remote's button to begin: the count would be lost
  const pressed = event.target.closest?.("a, button") && [" ", "Enter"].includes(event.key);
  if (pressed || !(event.key in KEYS)) return;
  event.preventDefault();
  step(KEYS[event.key]);
});
addEventListener("resize", () => shown() && show());
document.addEventListener("fullscreenchange", () => document.fullscreenElement || leave());
document.addEventListener("visibilitychange", () => shown() && !document.hidden && keepAwake());
setInterval(tick, 1e4);
