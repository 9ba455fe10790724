// Who holds a district’s seats. What answers and calls both need.

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
