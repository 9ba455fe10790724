// Hands words about a call to the phone's share menu, or copies them. A friend who lives elsewhere: /find/#NAME leads back
// with #to=DISTRICT, and then the link in the words ends in #DISTRICT, which no server sees (see mine.js).
import { copy, passOn } from "./pass-on.js"; // joined

const box = document.querySelector("div.words");
const [, district] = location.hash.match(/^#to=(.+)$/) ?? [];

for (const button of document.querySelectorAll("[data-share], [data-copy]")) {
  const words = button.closest(".words").querySelector("p");
  button.addEventListener("click", () => ("share" in button.dataset ? passOn : copy)(words.textContent, button));
}
for (const link of document.querySelectorAll("[data-for]")) link.hash = link.dataset.for;
if (district) {
  box.querySelector("p").append(`#${district}`);
  for (const link of box.querySelectorAll("a")) link.href += encodeURIComponent(`#${district}`);
  const said = document.createElement("p");
  said.textContent = `For a friend in district ${decodeURIComponent(district)}: the link opens with their own legislators.`;
  said.setAttribute("role", "status");
  box.before(said);
  said.scrollIntoView();
}
