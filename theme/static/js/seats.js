// What the answers of /find/ and the calls share: elements, buttons, phone links, and who holds a district's seats.

export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

export function button(words, run) {
  const node = element("button", { type: "button", class: "choice" }, words);
  node.addEventListener("click", run);
  return node;
}

export function tel(phone) {
  return `tel:+1${phone.replaceAll("-", "")}`;
}

// Returns the date at the capitol, like 2026-11-23. Slow: call it once.
export function today(zone) {
  return new Date().toLocaleDateString("sv", { timeZone: zone });
}

// Returns both seats of a lower district's voters as of a day: [chamber, district, member], the upper chamber first.
// The list of people may be older than the day: a member whose term has ended by then is not named.
export function seatsOf(people, lower, day) {
  return people.chambers.map((chamber, at) => {
    const district = at ? lower : people.upper[lower];
    const member = chamber.seats[district];
    return [chamber, district, day > member.until ? { words: people.unknown } : member];
  });
}
