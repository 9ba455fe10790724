// Who holds a district’s seats, and the one district that this device remembers. What answers and calls both need.

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
