// On pages with calls, puts the caller's own legislators first and fills in the script, once a district is remembered.
import { onReturn } from "./back.js"; // joined
import { fillIn } from "./blanks.js"; // joined
import { forget, remembered } from "./kept-district.js"; // joined
import { button, element, seatsOf, tel, today } from "./seats.js"; // joined

const home = new URL("../", import.meta.url).pathname;

function dial({ phone, who, name, last }) {
  const words = element("span", { class: "button" }, `Call ${who.replace(name, last)}`);
  return element("a", { class: "dial", href: tel(phone) }, element("span", { class: "number" }, phone), " ", words);
}

// Turns the card “Your senator” into that of the senator, or says that the seat has nobody.
function personal(card, [chamber, district, member], noNumber) {
  const who = card.querySelector(".call-who");
  const [title, why, way] = ["h2", ":scope > p", ".while-open"].map((selector) => who.querySelector(selector));
  title.textContent = member.who ?? `${chamber.word} district ${district}`;
  if (!member.who) {
    card.classList.add("call-closed");
    why.replaceChildren(element("b", { class: "stamp" }, member.words));
    way?.remove();
    return;
  }
  for (const line of who.querySelectorAll(`[data-voted~="${district}"]`)) line.hidden = false;
  title.after(element("p", {}, `${member.party}, ${chamber.word} district ${district}`));
  fillIn(card, chamber.role, member, district);
  const number = member.phone ? dial(member) : element("p", {}, `${noNumber}.`);
  way?.querySelector(".button").replaceWith(number);
  const legend = card.querySelector("legend");
  if (legend) legend.textContent = `How did it go with ${member.who}?`;
}

// Moves the caller's own legislators to the front and renumbers the cards (“1 of 3”).
function ownFirst(calls, cards) {
  const others = [...calls.querySelectorAll(":scope > .call")].filter((card) => card.querySelector(".call-top span + span"));
  const first = others.find((card) => !cards.includes(card));
  const own = cards.filter((card) => others.includes(card));
  if (first) first.before(...own);
  const order = [...calls.querySelectorAll(":scope > .call")].filter((card) => others.includes(card));
  order.forEach((card, at) => {
    card.querySelector(".call-top span + span").textContent = `${at + 1} of ${order.length}`;
  });
}

function banner(district) {
  const away = button("Forget it", () => {
    forget();
    location.reload();
  });
  const sheet = element("a", { href: `${home}districts/${district}/` }, "Your call sheet");
  return element("p", { class: "picks" }, element("span", {}, `Your district is ${district}.`), sheet, away);
}

function personalize(calls, district, people) {
  const cards = [...calls.querySelectorAll("[data-own]")];
  for (const seat of seatsOf(people, district, calls.dataset.day ?? today(people.zone))) {
    for (const card of cards) if (card.dataset.own === seat[0].role) personal(card, seat, people.no_number);
  }
  ownFirst(calls, cards);
  calls.append(banner(district));
}

async function begin(district) {
  const people = await (await fetch(`${home}find/people.json`)).json();
  if (!people.upper[district]) return;
  for (const calls of document.querySelectorAll(".calls")) personalize(calls, district, people);
}

let named = null; // the district whose members this page names

function apply() {
  const district = remembered();
  if (district === named) return;
  if (named) return location.reload(); // what was filled in cannot be taken out
  named = district;
  begin(district).catch(() => (named = null)); // without the list, the page stays as it was
}

apply();
onReturn(apply);
