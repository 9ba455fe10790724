// Hands words about a call to the phone's share menu, or copies them.
import { copy, passOn } from "./pass-on.js"; // joined

for (const button of document.querySelectorAll("[data-share], [data-copy]")) {
  const words = button.closest(".words").querySelector("p").textContent;
  button.addEventListener("click", () => ("share" in button.dataset ? passOn : copy)(words, button));
}
