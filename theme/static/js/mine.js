// On pages with calls, puts the caller's own legislators first and fills in the script, once a district is remembered.
import { onReturn } from "./back.js"; // joined
import { fillIn } from "./blanks.js"; // joined
import { forget, remember, remembered } from "./kept-district.js"; // joined
import { button, element, seatsOf, tel, today } from "./seats.js"; // joined

const home = new URL("../", import.meta.url).pathname;

function dial({ phone, who, name, last }) {
  const words = element("span", { class: "button" }, `Call ${who.replace(name, last)}`);
  return element("a", { class: "dial", href: tel(phone) }, element("span", { class: "number" }, phone), " ", words);
}

// The number once more, for when the card's upper part has scrolled away (see bar in macros/call.html).
function again({ phone }) {
  return element("a", { class: "again", href: tel(phone), tabindex: -1, "aria-hidden": true }, `Call ${phone}`);
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
  if (way && member.phone) who.before(again(member));
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

// Returns the line that says for which district the page is filled in; `sent` is the one that a friend's link named.
function banner(district, own, sent) {
  const friend = sent && `A friend sent you this for district ${sent}.`;
  if (!own) {
    const find = element("a", { href: `${home}find/` }, "Find yours");
    const mine = button("This is my district", () => {
      remember(district);
      apply();
    });
    return element("p", { class: "picks", role: "status" }, element("span", {}, `${friend} Not yours? `, find, "."), mine);
  }
  const away = button("Forget it", () => {
    forget();
    location.reload();
  });
  const sheet = element("a", { href: `${home}districts/${district}/` }, "Your call sheet");
  const words = `Your district is ${district}.${sent && sent !== district ? ` ${friend} These calls are to your own.` : ""}`;
  return element("p", { class: "picks" }, element("span", {}, words), sheet, away);
}

function personalize(calls, district, people, own, sent) {
  const cards = [...calls.querySelectorAll("[data-own]")];
  for (const seat of seatsOf(people, district, calls.dataset.day ?? today(people.zone))) {
    for (const card of cards) if (card.dataset.own === seat[0].role) personal(card, seat, people.no_number);
  }
  ownFirst(calls, cards);
  calls[own ? "append" : "prepend"](banner(district, own, sent));
}

// Fills in the remembered district; without one, the district that a friend's link has after #, where no server sees it.
// That one is for this view of the page alone: it is not kept unless pressed.
async function begin(kept, hash) {
  const people = await (await fetch(`${home}find/people.json`)).json();
  const districts = Object.keys(people.upper);
  const own = districts.includes(kept);
  const sent = districts.find((name) => `#${encodeURIComponent(name)}`.toUpperCase() === hash.toUpperCase());
  const shown = own ? kept : sent;
  if (!shown) return;
  for (const calls of document.querySelectorAll(".calls")) personalize(calls, shown, people, own, sent);
}

// Returns what the address has after #, unless that is a place on this page.
const hashed = () => (document.getElementById(location.hash.slice(1)) ? "" : location.hash);
let named = null; // the remembered district that this page is filled in for
let filled = false;

function apply() {
  const district = remembered();
  const hash = hashed();
  if (filled && district !== named) return location.reload(); // what was filled in cannot be taken out
  if (filled || (!district && !hash)) return;
  [named, filled] = [district, true];
  begin(district, hash).catch(() => (filled = false)); // without the list, the page stays as it was
}

apply();
onReturn(apply);
addEventListener("hashchange", () => hashed() && location.reload());
