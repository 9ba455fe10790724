// “This is my district”, on a call sheet and beside each answer of /find/: the press, what came of it, and the way on.
import { onReturn } from "./back.js"; // joined
import { forget, remember, remembered } from "./kept-district.js"; // joined
import { element, press } from "./seats.js"; // joined

const home = new URL("../", import.meta.url).pathname;
const presses = () => document.querySelectorAll("[data-mine] button");

// Returns the press that remembers a district and forgets it again, the words on what came of it, and the way on.
function minePress(district) {
  const said = element("p", { role: "status" });
  const sheet = `${home}districts/${district}/`;
  const on = element("p", { class: "picks" }, element("a", { href: home }, "Go to the day’s call"));
  if (location.pathname !== sheet) on.append(element("a", { href: sheet }, "Your call sheet"));
  const node = press("", () => {
    const mine = !on.hidden;
    try {
      if (mine) forget();
      else remember(district);
      said.textContent = mine ? "Forgotten." : "Remembered on this device. Each day’s call now names your own legislators.";
    } catch {
      said.textContent = "This browser does not let us remember it. Bookmark the call sheet instead.";
    }
    for (const each of presses()) each.show();
  });
  node.show = () => {
    on.hidden = remembered() !== district;
    node.textContent = on.hidden ? "This is my district" : "Forget my district";
  };
  node.show();
  return [node, said, on];
}

function offer() {
  for (const box of document.querySelectorAll("[data-mine]")) {
    if (box.querySelector("button")) continue;
    box.append(...minePress(box.dataset.mine));
    box.hidden = false;
  }
}

offer();
document.addEventListener("answered", offer);
onReturn(() => presses().forEach((node) => node.show()));
