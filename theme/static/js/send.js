// In each answer of /find/: a link for a friend, which opens a call with the friend's own legislators. The district stands
// after #, where no server sees it. /find/#NAME is of one action; else it is the day's call.
import { passOn } from "./pass-on.js"; // joined
import { button, element } from "./seats.js"; // joined

const action = location.hash.match(/^#([a-z\d-]+)$/)?.[1];
const lead = action ? "I just made this call. Will you make it, too?" : "Will you make a call with me?";

export function sendButton(district) {
  const { site } = document.querySelector("[data-find]").dataset;
  const address = `${site}${action ? `actions/${action}/` : ""}#${encodeURIComponent(district)}`;
  const words = `${lead} Your own legislators, their numbers and what to say are here: ${address}`;
  const node = button("Send a friend their call", () => passOn(words, node));
  return element("p", {}, node);
}
