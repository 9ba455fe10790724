// On a bill's page, says above the names of each vote how one's own district voted, once a district is remembered.
import { onReturn } from "./back.js"; // joined
import { remembered } from "./kept-district.js"; // joined
import { element } from "./seats.js"; // joined

const home = new URL("../", import.meta.url).pathname;
const votes = document.querySelectorAll("[data-votes]"); // by the id of the chamber that voted

// Returns a line like “Your district, 14A: Yes. Ann Lee”, or nothing where nobody held the seat that day.
function line(vote, district) {
  const isOwn = (row) => (row.dataset.district ?? row.querySelector("b")?.textContent) === district;
  const own = [...vote.querySelectorAll("li")].find(isOwn);
  const side = own?.parentNode.previousElementSibling?.textContent.split(":")[0]; // of “Yes: 67”
  if (!side) return "";
  const name = own.cloneNode(true);
  name.querySelector("b")?.remove();
  return element("p", { "data-own-vote": "" }, element("b", {}, `Your district, ${district}: ${side}.`), " ", ...name.childNodes);
}

async function show(district) {
  const people = await (await fetch(`${home}find/people.json`)).json();
  if (!(district in people.upper)) return;
  const [upper] = people.chambers;
  for (const vote of votes) {
    const seat = vote.dataset.votes === upper.id ? people.upper[district] : district;
    vote.querySelector("h2, summary").after(line(vote, seat));
  }
}

let shown = null; // the district whose votes this page names

function apply() {
  const district = remembered();
  if (district === shown || !votes.length) return;
  document.querySelectorAll("[data-own-vote]").forEach((each) => each.remove());
  shown = district;
  if (district) show(district).catch(() => (shown = null)); // without the list, the page stays as it was
}

apply();
onReturn(apply);
