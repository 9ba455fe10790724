// What this device remembers is the name of its owner's district and nothing else, and only after a press.
const KEY = "district";

export function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // this browser keeps nothing for this site
  }
}

export function remember(district) {
  localStorage.setItem(KEY, district);
}

export function forget() {
  localStorage.removeItem(KEY);
}
