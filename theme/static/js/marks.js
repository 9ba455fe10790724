// How calls went, and notes: saved on this device only, and only after a press. One list, newest last.
const KEY = "calls";
export const COUNTED = ["done", "voicemail"];
const DAY = 864e5; // milliseconds
const RECENT = 14 * DAY;
const FORMS = { id: /^[\w-]+(\/|$)/, on: /^\d{4}-\d\d-\d\d$/, what: /^(done|voicemail|busy|skip)$/ };

// Returns what is sound of a mark, and nothing for one that does not say which call it is of, or on which day.
function sound(kept) {
  const parts = Object.entries(kept ?? {}).filter(([key, value]) => typeof value === "string" && (FORMS[key] ?? /./).test(value));
  const mark = { title: "A call to action", ...Object.fromEntries(parts) };
  return mark.id && Date.parse(mark.on) ? [mark] : [];
}

// Returns the marks. What another script, another version or a half-written save left there is no mark.
export function marks() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(kept) ? kept.flatMap(sound) : [];
  } catch {
    return [];
  }
}

// Returns the mark of a call, unless it is of an earlier turn: an evergreen action comes back.
export function latest(list, id) {
  const last = list.findLast((mark) => mark.id === id);
  return last && new Date(today()) - new Date(last.on) < RECENT ? last : undefined;
}

// Saves the list; returns whether this browser allowed it.
export function keep(list) {
  try {
    if (list.length) localStorage.setItem(KEY, JSON.stringify(list));
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}

// Returns the date at the capitol, like 2026-11-23.
export function today() {
  return new Date().toLocaleString("sv", { timeZone: document.documentElement.dataset.zone }).slice(0, 10);
}

// Returns how many calls were made from Monday through this day; busy lines and skipped calls do not count.
export function thisWeek(list, day) {
  const now = new Date(day);
  const monday = new Date(now - ((now.getUTCDay() + 6) % 7) * DAY).toISOString().slice(0, 10);
  return list.filter((mark) => COUNTED.includes(mark.what) && mark.on >= monday && mark.on <= day).length;
}

// Returns a date like “Monday, November 23”.
export function inWords(day) {
  return new Date(day).toLocaleDateString("en-US", { weekday: "long", month: "long", day: "numeric", timeZone: "UTC" });
}
