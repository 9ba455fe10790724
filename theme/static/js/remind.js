// Puts the chosen hour, and the numbers of a remembered district, into a ready calendar file. It never leaves the device.
import { onReturn } from "./back.js"; // joined
import { remembered } from "./kept-district.js"; // joined
import { seatsOf, today } from "./seats.js"; // joined

const form = document.querySelector("[data-remind]");
const { day, hour } = form.elements;
const [link, said, about] = ["a[download]", "[role=status]", "[data-numbers]"].map((each) => form.querySelector(each));
const ready = form.querySelector("[name=hour][checked]").value; // the hour in the ready files
const site = new URL("../", import.meta.url);
const invite = [...about.childNodes];
let numbers = ""; // as part of the entry's description

// Returns text as a calendar holds it, in lines of at most 75 bytes, however long its characters are.
function folded(text) {
  return text.replace(/[\\,;]/g, "\\$&").replaceAll("\n", "\\n").replace(/.{1,18}/gu, "\n $&");
}

function show() {
  const own = numbers && `${folded(numbers)}\n `;
  const file = day.value.replaceAll(`T${ready}0000`, `T${hour.value}0000`).replace("DESCRIPTION:", (start) => start + own);
  link.href = `data:text/calendar;charset=utf-8,${encodeURIComponent(file.replaceAll("\n", "\r\n"))}`;
  said.textContent = "";
}

const long = (date) => new Date(date).toLocaleDateString("en-US", { dateStyle: "long", timeZone: "UTC" });

// Returns the members of a district who can be called, as of today; none where there is no such district.
async function membersOf(district) {
  const people = await (await fetch(new URL("find/people.json", site))).json();
  if (!people.upper[district]) return [];
  return seatsOf(people, district, today(people.zone)).map(([, , member]) => member).filter(({ phone }) => phone);
}

async function begin() {
  const district = remembered();
  const members = district ? await membersOf(district).catch(() => []) : [];
  const lines = members.map(({ who, phone, until }) => `${who}: ${phone} (in office until ${long(until)})`);
  const sheet = `Your call sheet, with their numbers now: ${new URL(`districts/${district}/`, site).href}`;
  numbers = lines.length ? `${[...lines, sheet].join("\n")}\n\n` : "";
  const names = members.map(({ who }) => who).join(" and ");
  about.replaceChildren(...(numbers ? [`With the numbers of ${names}, as of today, and your call sheet.`] : invite));
  show();
}

form.addEventListener("change", show);
link.addEventListener("click", () => (said.textContent = "Your file is made. Open it to add it to your calendar."));
show();
begin();
onReturn(begin);
