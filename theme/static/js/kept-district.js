// The visitor's district: saved on this device as its name and nothing else, and only after a press.
const KEY = "district";

// Returns the district, or null; another script, or an older one, may have left there what is no name.
export function remembered() {
  try {
    return /^[\w-][\w -]*$/.exec(localStorage.getItem(KEY) ?? "")?.[0] ?? null;
  } catch {
    return null; // this browser blocks storage
  }
}

export function remember(district) {
  localStorage.setItem(KEY, district);
}

export function forget() {
  localStorage.removeItem(KEY);
}
