// Shows an answer: a place, its districts, and the two legislators of each. Built node by node, never from HTML.
import { button, element, seatsOf, tel, today } from "./seats.js"; // joined

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

function candidateItem({ district, words }, people, home, day) {
  const sheet = element("a", { href: `${home}districts/${district}/` }, `District ${district}`);
  const rows = seatsOf(people, district, day).map((seat) => memberRow(seat, home));
  const both = element("ul", { class: "roll" }, ...rows);
  return element("li", {}, element("h3", {}, sheet), element("p", {}, words), both, element("div", { "data-mine": district }));
}

function title({ name, detail }) {
  return detail ? `${name}, ${detail}` : name;
}

// Returns the answer for a place. `ways` is a template of what helps to choose between districts, if anything is to.
export function answer({ name, detail, note, candidates }, people, home, ways) {
  const section = element("section", { class: "block" }, element("h2", { tabindex: "-1" }, title({ name, detail })));
  if (note) section.append(element("p", {}, note));
  const day = today(people.zone);
  const items = candidates.map((candidate) => candidateItem(candidate, people, home, day));
  section.append(element("ol", { class: "candidates" }, ...items));
  if (candidates[1] && ways) section.append(ways.content.cloneNode(true));
  return section;
}

// Returns a list of places to choose from.
export function choices(places, choose) {
  const items = places.map((place) => element("li", {}, button(title(place), () => choose(place))));
  return element("ul", { class: "choices" }, ...items);
}
