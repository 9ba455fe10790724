// /find/: from a ZIP, a town, the device's location or a place on the map to districts and their legislators.
// Every look-up happens on the device. Whole files are fetched when needed, so no request tells what was typed.
import { answer, choices } from "./answers.js"; // joined
import { readPlaces, search } from "./places.js"; // joined
import { button, element } from "./seats.js"; // joined

const root = document.querySelector("[data-find]");
const home = new URL("../", import.meta.url).pathname;
const { state } = root.dataset;
const part = (name) => root.querySelector(`[data-${name}]`);
const [status, shown, canvas, mapButton] = ["status", "answer", "canvas", "map"].map(part);
const box = root.querySelector("input");

// What is said of what was typed is written in theme/templates/find.html.
const words = (name, code) => status.dataset[name].replace("…", code);

// Returns the promise of `make`, made once; after a failure the next call makes it again.
const kept = {};
function once(name, make) {
  kept[name] ??= make().catch((error) => {
    delete kept[name];
    throw error;
  });
  return kept[name];
}

const file = async (name) => (await fetch(`${home}find/${name}.json`)).json();

const lists = () => once("people", async () => ({ people: await file("people") }));
const names = () => once("places", async () => readPlaces(await file("places")));

const mapData = () => once("map", async () => {
  const [lookup, data] = await Promise.all([import("./lookup.js"), file("map")]);
  return { ...lookup, data: lookup.readMap(data) };
});

// Wraps a job so that it says so when files do not load.
const safely = (job) => (...given) => job(...given).catch(() => say(words("failed")));

function say(words, ...nodes) {
  status.textContent = words;
  shown.replaceChildren(...nodes);
  document.dispatchEvent(new Event("answered")); // see my-district.js
}

function tell(places, people, focus) {
  const found = places.flatMap((each) => each.candidates.map(({ district }) => district));
  const count = new Set(found).size;
  say(count === 1 ? `One district: ${found[0]}.` : `${count} districts, the likeliest first.`, ...places.map((each) => answer(each, people, home, part("ways"))));
  if (!focus) return;
  const heading = shown.querySelector("h2");
  heading.focus();
  heading.scrollIntoView(); // on a phone it lies below the fold
}

// Answers what is typed in the box; `submitted` moves the focus to the answer.
async function ask(submitted) {
  const typed = box.value;
  const [places, { people }] = await Promise.all([names(), lists()]);
  if (typed !== box.value) return;
  const { near, notes = [], unknown, code, ...found } = search(places, typed);
  if (found.places && (submitted || found.sure)) {
    const [first] = found.places;
    first.note = [first.note, ...notes.map((each) => each && words(each, first.name))].filter(Boolean).join(" ");
    tell(found.places, people, submitted);
  } else if (near) offer(near, found, people);
  else say(submitted || code ? words(unknown, code) : "");
}

function offer(near, { guess, count }, people) {
  const told = guess ? "guess" : count === 1 ? "one" : count > near.length ? "first" : "many";
  say(words(told, count), choices(near, ({ places }) => tell(places, people, true)));
}

async function locate() {
  if (!navigator.geolocation) return say(words("blind"));
  say(words("asking"));
  const failed = ({ code }) => say(words(code === 1 ? "refused" : "lost"));
  navigator.geolocation.getCurrentPosition(safely(located), failed, { enableHighAccuracy: true, timeout: 15_000 });
}

async function located({ coords: { longitude, latitude, accuracy } }) {
  const [{ data, whereabouts }, { people }] = await Promise.all([mapData(), lists()]);
  const place = whereabouts(data, longitude, latitude, "You are", accuracy);
  if (place.candidates[0]) tell([{ name: "Where you are", ...place }], people, true);
  else say(`You are outside ${state} now. Type the ZIP or town where you vote.`);
}

const view = () => once("view", async () => {
  const [{ mapView }, { data, whereabouts }, { people }] = await Promise.all([import("./map.js"), mapData(), lists()]);
  return mapView(canvas, data, state, (longitude, latitude) => {
    const place = whereabouts(data, longitude, latitude, "The cross is");
    if (place.here) say(`The cross is on district ${place.here}.`, answer({ name: "On the map", ...place }, people, home, part("ways")));
    else say(`The cross is outside ${state}.`);
    return place.here;
  }, { element, button });
});

function unfold(open) {
  canvas.hidden = !open;
  mapButton.setAttribute("aria-expanded", open);
}

async function openMap(districts = []) {
  const show = await view();
  unfold(true); // first: a hidden map has no size
  show(districts);
  if (districts.length) canvas.querySelector("canvas").focus();
}

root.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  safely(ask)(true);
});
box.addEventListener("focus", () => Promise.all([names(), lists()]).catch(() => {}), { once: true });
box.addEventListener("input", () => safely(ask)(false));
root.addEventListener("click", ({ target }) => {
  if (target.matches("[data-locate]")) safely(locate)();
  const here = target.closest("section"); // the answer whose districts are to be shown on the map
  if (here && target.matches("[data-settle]")) {
    safely(openMap)([...here.querySelectorAll("[data-mine]")].map(({ dataset }) => dataset.mine));
  }
});
mapButton?.addEventListener("click", () => (canvas.hidden ? safely(openMap)() : unfold(false)));
