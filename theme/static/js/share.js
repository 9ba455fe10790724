// Hands a page to the phone's share menu, or copies it.
async function copy(text, button) {
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Please copy it by hand";
  }
  setTimeout(() => { button.textContent = before; }, 3000);
}

for (const button of document.querySelectorAll("[data-share]")) {
  const { share: url, title } = button.dataset;
  button.addEventListener("click", () => {
    if (navigator.share) navigator.share({ title, url }).catch(() => {});
    else copy(url, button);
  });
}
for (const button of document.querySelectorAll("[data-copy]")) {
  const words = button.closest("details").querySelector("p").textContent;
  button.addEventListener("click", () => copy(words, button));
}
