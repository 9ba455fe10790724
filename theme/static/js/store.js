// What a visitor marks and notes: kept on this device alone, and only after a press. One list, the newest last.
const KEY = "calls";
export const COUNTED = ["done", "voicemail"];
const DAY = 864e5;

export function marks() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

export function keep(list) {
  try {
    if (list.length) localStorage.setItem(KEY, JSON.stringify(list));
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false; // this browser lets no site keep anything
  }
}

// The day it is at the capitol, like 2026-11-23.
export function today() {
  return new Date().toLocaleString("sv", { timeZone: document.documentElement.dataset.zone }).slice(0, 10);
}

// How many calls were made from Monday until this day; what was busy or skipped is not counted, and not held against anyone.
export function thisWeek(list, day) {
  const now = new Date(day);
  const monday = new Date(now - ((now.getUTCDay() + 6) % 7) * DAY).toISOString().slice(0, 10);
  return list.filter((mark) => COUNTED.includes(mark.what) && mark.on >= monday && mark.on <= day).length;
}

// “Monday, November 23”
export function inWords(day) {
  return new Date(day).toLocaleDateString("en-US", { weekday: "long", month: "long", day: "numeric", timeZone: "UTC" });
}
