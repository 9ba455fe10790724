// “This is my district”, on a call sheet and in each answer of /find/: the button, its result, where to go next.
import { onReturn } from "./back.js"; // joined
import { forget, remember, remembered } from "./kept-district.js"; // joined
import { button, element } from "./seats.js"; // joined

const home = new URL("../", import.meta.url).pathname;
const buttons = () => document.querySelectorAll("[data-mine] button");

const called = location.hash.match(/^#([a-z\d-]+)$/)?.[1]; // on /find/: the action that a friend is to be told of

function tellFriend(district) {
  const href = `${home}actions/${called}/#to=${encodeURIComponent(district)}`;
  return element("p", {}, element("a", { href }, "Send a friend their call"));
}

// Returns the button that remembers or forgets a district, a line for its result, and links to go on with.
function mineButton(district) {
  const said = element("p", { role: "status" });
  const sheet = `${home}districts/${district}/`;
  const links = element("p", { class: "picks" }, element("a", { href: home }, "Go to the day’s call"));
  if (location.pathname !== sheet) links.append(element("a", { href: sheet }, "Your call sheet"));
  const node = button("", () => {
    const mine = !links.hidden;
    try {
      if (mine) forget();
      else remember(district);
      said.textContent = mine ? "Forgotten." : "Remembered on this device. Each day’s call now names your own legislators.";
    } catch {
      said.textContent = "This browser does not let us remember it. Bookmark the call sheet instead.";
    }
    for (const each of buttons()) each.show();
  });
  node.show = () => {
    links.hidden = remembered() !== district;
    node.textContent = links.hidden ? "This is my district" : "Forget my district";
  };
  node.show();
  return [node, said, links];
}

function offer() {
  for (const box of document.querySelectorAll("[data-mine]")) {
    if (box.querySelector("button")) continue;
    box.append(...mineButton(box.dataset.mine));
    if (called) box.append(tellFriend(box.dataset.mine)); // see share.js
    box.hidden = false;
  }
}

offer();
document.addEventListener("answered", offer);
onReturn(() => buttons().forEach((node) => node.show()));
