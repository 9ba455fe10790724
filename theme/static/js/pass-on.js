// Copies words, or hands them to the phone's share menu; where there is none, they are copied.
export async function copy(text, button) {
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Please copy it by hand";
  }
  setTimeout(() => { button.textContent = before; }, 3000);
}

// The address is part of the text: some apps drop the text where an address comes beside it.
export function passOn(text, button) {
  if (navigator.share) navigator.share({ text }).catch(() => {});
  else copy(text, button);
}
