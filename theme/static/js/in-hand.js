// The script in hand: copies it, makes it larger, keeps the screen on, and puts the caller's own sentence into it.
import { copy } from "./pass-on.js"; // joined

const SIZES = [1, 1.25, 1.5, 2];
const hands = []; // one for each script: {id, put} by action
let step = 0;
let awake = false; // whether the caller wants the screen on
let lock;

function make(name, fields) {
  return Object.assign(document.createElement(name), fields);
}

function tool(className, words, run) {
  const node = make("button", { type: "button", className: `choice ${className}`, textContent: words });
  node.addEventListener("click", () => run(node));
  return node;
}

function larger() {
  step = (step + 1) % SIZES.length;
  document.documentElement.style.setProperty("--larger", SIZES[step]);
  const words = step === SIZES.length - 1 ? "Usual text size" : "Larger text";
  document.querySelectorAll(".larger").forEach((node) => { node.textContent = words; });
}

// A browser lets go of the screen when another page is in front: back here, it is held again.
async function hold() {
  try {
    if (awake && !document.hidden) lock = await navigator.wakeLock.request("screen");
  } catch {
    awake = false; // the battery is low, say
  }
  if (!awake) lock?.release();
  document.querySelectorAll(".awake").forEach((node) => node.setAttribute("aria-pressed", awake));
}

function lastSentence() {
  try {
    const { id, words } = JSON.parse(localStorage.getItem("sentence"));
    return typeof words === "string" ? { id, words } : {};
  } catch {
    return {}; // none, something else, or a browser that blocks storage
  }
}

// Saves a sentence, or forgets the one before; returns what to say of it.
function keepSentence(id, words) {
  try {
    if (!words) localStorage.removeItem("sentence");
    else localStorage.setItem("sentence", JSON.stringify({ id, words }));
    return words ? "Saved on this device. We offer it again at your next call." : "Nothing is saved.";
  } catch {
    return "This browser does not let us save it.";
  }
}

// Returns the field for the caller's own sentence, shown in the script in place of `blanks` while it is written.
function ownSentence(id, blanks) {
  const before = blanks.map((blank) => blank.textContent);
  const field = make("textarea", { rows: 2, maxLength: 300 });
  const label = make("label", { textContent: "One sentence of your own" });
  const said = make("span", { role: "status" });
  const put = (words) => {
    if (field.value !== words) field.value = words;
    blanks.forEach((blank, at) => { blank.textContent = words.trim() || before[at]; });
  };
  const say = (words) => hands.forEach((hand) => hand.id === id && hand.put(words));
  const save = tool("", "Save it for my next call", () => { said.textContent = keepSentence(id, field.value.trim()); });
  const last = lastSentence();
  const again = tool("", `Use my last one: “${last.words}”`, () => say(last.words));
  again.hidden = !last.words || last.id === id;
  field.addEventListener("input", () => say(field.value));
  label.append(field);
  hands.push({ id, put });
  if (last.id === id) put(last.words);
  return [label, again, " ", save, " ", said];
}

function setUpHand(box) {
  const script = box.closest(".sheet").querySelector(".script");
  const words = () => [...script.children].map((line) => line.textContent).join("\n\n");
  const tools = make("p", {});
  tools.append(tool("", "Copy", (node) => copy(words(), node)), " ", tool("larger", "Larger text", larger));
  const screen = tool("awake", "Keep screen on", () => { awake = !awake; hold(); });
  screen.setAttribute("aria-pressed", false);
  if (navigator.wakeLock) tools.append(" ", screen);
  box.append(tools);
  const card = box.closest(".call");
  const blanks = [...card.querySelectorAll(".own")].filter((blank) => /sentence/i.test(blank.textContent));
  const [id] = card.querySelector(".after").dataset.mark.split("/");
  if (blanks.length) box.append(...ownSentence(id, blanks));
}

document.querySelectorAll(".hand").forEach(setUpHand);
document.addEventListener("visibilitychange", () => awake && hold());
