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

const UNKNOWN = {
  empty: () => "Type your ZIP or your town first.",
  digits: () => "A ZIP has five digits.",
  zip: (code) => `We do not know ZIP ${code} in ${state}. Check the digits, or type your town.`,
  far: (code) => `ZIP ${code} is not in ${state}. Type the ZIP or town where you vote, or ask your own state’s legislature.`,
  address: () => "We do not need an address. Your ZIP or town is enough.",
  town: () => `We do not know a place by that name in ${state}. Check the spelling, type your ZIP, or pick your town below.`,
};
const INSTEAD = "Type your ZIP or town instead, or look at the map.";
const NO_FILES = "This could not be loaded. Check your connection and try again, or use the lists below.";

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

const lists = () => once("lists", async () => {
  const [places, people] = await Promise.all([file("places"), file("people")]);
  return { places: readPlaces(places), people };
});

const mapData = () => once("map", async () => {
  const [lookup, data] = await Promise.all([import("./lookup.js"), file("map")]);
  return { ...lookup, data: lookup.readMap(data) };
});

// Wraps a job so that it says so when files do not load.
const safely = (job) => (...words) => job(...words).catch(() => say(NO_FILES));

function say(words, ...nodes) {
  status.textContent = words;
  shown.replaceChildren(...nodes);
  document.dispatchEvent(new Event("answered")); // see my-district.js
}

const SETTLE = { locate: safely(locate), map: mapButton && safely(openMap), finder: root.dataset.finder };

function tell(places, people, focus) {
  const found = places.flatMap((each) => each.candidates.map(({ district }) => district));
  const count = new Set(found).size;
  const words = count === 1 ? `One district: ${found[0]}.` : `${count} districts, the likeliest first.`;
  say(words, ...places.map((each) => answer(each, people, home, SETTLE)));
  if (!focus) return;
  const heading = shown.querySelector("h2");
  heading.focus();
  heading.scrollIntoView(); // on a phone it lies below the fold
}

// Answers what is typed in the box; `submitted` moves the focus to the answer.
async function ask(submitted) {
  const typed = box.value;
  const { places, people } = await lists();
  if (typed !== box.value) return;
  const found = search(places, typed);
  if (found.places && (submitted || found.sure)) tell(found.places, people, submitted);
  else if (found.near) offer(found.near, people);
  else if (submitted || found.code) say(UNKNOWN[found.unknown](found.code));
  else say("");
}

function offer(places, people) {
  const more = places.length > 8 ? " Here are the first 8. Type more to see others." : "";
  const count = places.length === 1 ? "One place matches." : `${places.length} places match.`;
  say(count + more, choices(places.slice(0, 8), (place) => tell([place], people, true)));
}

async function locate() {
  if (!navigator.geolocation) return say(`This browser cannot tell where you are. ${INSTEAD}`);
  say("Asking your device where you are …");
  const failed = ({ code }) => say(`Your ${code === 1 ? "browser did not share where you are" : "device cannot tell where it is"}. ${INSTEAD}`);
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
    if (place.here) say(`The cross is on district ${place.here}.`, answer({ name: "On the map", ...place }, people, home, SETTLE));
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
box.addEventListener("focus", () => lists().catch(() => {}), { once: true });
box.addEventListener("input", () => safely(ask)(false));
part("locate").addEventListener("click", SETTLE.locate);
mapButton?.addEventListener("click", () => (canvas.hidden ? SETTLE.map() : unfold(false)));
root.hidden = false;
