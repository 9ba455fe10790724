// How an answer looks: a place, its districts, and the two legislators of each. Built node by node, never from HTML.

export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

export function press(words, run) {
  const node = element("button", { type: "button", class: "choice" }, words);
  node.addEventListener("click", run);
  return node;
}

export function tel(phone) {
  return `tel:+1${phone.replaceAll("-", "")}`;
}

// Returns the day it is where the legislature sits, like 2026-11-23. Slow: ask once.
export function today(zone) {
  return new Date().toLocaleDateString("sv", { timeZone: zone });
}

// Returns the seats that a lower district's voters have in common, as of a day: [chamber, district, member] for both.
// The list of people may be older than the day; whose term has ended since is not named any more.
export function seatsOf(people, lower, day) {
  return people.chambers.map((chamber, at) => {
    const district = at ? lower : people.upper[lower];
    const member = chamber.seats[district];
    return [chamber, district, day > member.until ? { words: people.unknown } : member];
  });
}

function memberRow([chamber, district, member], home) {
  const row = element("li", {}, element("b", { class: "seat" }, district));
  if (!member.who) {
    row.append(element("span", {}, `${chamber.word}: ${member.words}`));
    return row;
  }
  const link = element("a", { href: home + member.path.slice(1) }, member.who);
  row.append(element("span", {}, link, ` ${member.party}`));
  const { phone } = member;
  row.append(phone ? element("a", { class: "tel", href: tel(phone) }, phone) : element("span", {}, "No number yet"));
  return row;
}

// What this device remembers is the name of its owner's district and nothing else, and only after a press.
const KEY = "district";

export function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // this browser keeps nothing for this site
  }
}

export function forget() {
  localStorage.removeItem(KEY);
}

// Returns the press that remembers a district and forgets it again, and the words on what came of it.
export function minePress(district) {
  const said = element("p", { role: "status" });
  const name = () => (remembered() === district ? "Forget my district" : "This is my district");
  const node = press(name(), () => {
    try {
      const mine = remembered() === district;
      if (mine) forget();
      else localStorage.setItem(KEY, district);
      said.textContent = mine ? "Forgotten." : "Remembered on this device. Each day’s call now names your own legislators.";
    } catch {
      said.textContent = "This browser does not let us remember it. Bookmark the call sheet instead.";
    }
    node.textContent = name();
  });
  return [node, said];
}

function candidateItem({ district, words }, people, home, day) {
  const sheet = element("a", { href: `${home}districts/${district}/` }, `District ${district}`);
  const rows = seatsOf(people, district, day).map((seat) => memberRow(seat, home));
  const both = element("ul", { class: "roll" }, ...rows);
  return element("li", {}, element("h3", {}, sheet), element("p", {}, words), both, ...minePress(district));
}

// Returns ways to settle which of several districts is meant.
function settle(districts, { locate, map, finder }) {
  const presses = element("p", { class: "picks" }, press("Use my location", locate));
  if (map) presses.append(press("Show these on the map", () => map(districts)));
  const official = element("a", { href: finder }, "The official map");
  return [element("p", {}, "Not sure? ", official, " settles it by street address, on its own site."), presses];
}

function title({ name, detail }) {
  return detail ? `${name}, ${detail}` : name;
}

// Returns a place's answer; `ways` are those to settle it, empty where there is nothing to settle.
export function answer({ name, detail, note, candidates }, people, home, ways) {
  const section = element("section", { class: "block" }, element("h2", { tabindex: "-1" }, title({ name, detail })));
  if (note) section.append(element("p", {}, note));
  const day = today(people.zone);
  const items = candidates.map((candidate) => candidateItem(candidate, people, home, day));
  section.append(element("ol", { class: "candidates" }, ...items));
  if (candidates.length > 1 && ways.locate) section.append(...settle(candidates.map(({ district }) => district), ways));
  return section;
}

// Returns places to choose from.
export function choices(places, choose) {
  const items = places.map((place) => element("li", {}, press(title(place), () => choose(place))));
  return element("ul", { class: "choices" }, ...items);
}
