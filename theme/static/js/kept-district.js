// The visitor's district: saved on this device as its name and nothing else, and only after a press.
const KEY = "district";

// Returns what is there; whether it is a district of this legislature is for its users to judge.
export function remembered() {
  try {
    return localStorage.getItem(KEY);
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
