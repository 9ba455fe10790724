// What people type, looked up in /find/places.json on the device: ZIPs, places, addresses, districts, and what is spelled
// nearly so. Nothing here touches the page or the network.

// Returns a function that folds names as `folded` of campaign/model/places.py does: one spelling for all ways to type it.
export function folder(data) {
  const [short, plain] = [data.short, data.plain].map((each) => ({ __proto__: null, ...each }));
  return (name) => {
    let bare = name.toLowerCase();
    let word = /[a-z\d]+/g;
    if (/[^ -~]/.test(bare)) {
      bare = bare.replace(/./gu, (letter) => plain[letter] ?? letter).normalize("NFD").replace(/[\p{M}’]/gu, "");
      word = /[\p{L}\p{N}]+/gu; // slower, for the few names that need it
    }
    const words = bare.replace(/['.]/g, "").match(word) || [];
    return words.map((each) => short[each] ?? each).filter(Boolean).join(" ").replaceAll("mc ", "mc");
  };
}

// Returns a place as it is shown, its districts likeliest first, unpacked (see campaign/pages/find_data.py).
function place(data, { name, detail, packed, note }) {
  const candidates = [];
  for (let at = 0; at < packed.length; at += 2) {
    candidates.push({ district: data.districts[packed[at]], words: data.words[packed[at + 1]] ?? "Everybody there" });
  }
  return { name, detail, note, candidates };
}

// Returns the data ready for search: `entries`, those with most voters first, and `keys`: which of them a name stands for.
// The first of an entry's `keys` is its name; `shapes` are its spellings without spaces, short and in full.
export function readPlaces(data) {
  const fold = folder(data);
  const long = Object.fromEntries(Object.entries(data.short).reverse().map(([each, short]) => [short || each, each]));
  const shapes = (name) => [name.replace(/[ ,]/g, ""), name.split(/[ ,]+/).map((word) => long[word] ?? word).join("")];
  const keys = new Map();
  const read = ([name, detail, packed, note], key = fold(name)) => {
    const all = key.endsWith(" twp") ? [key, key.slice(0, -4)] : [key];
    const entry = { name, detail, packed, note, keys: all, shapes: [...new Set(all.flatMap(shapes))] };
    for (const each of all) keys.set(each, [...(keys.get(each) ?? []), entry]);
    return entry;
  };
  const entries = [
    ...data.towns.map(([name, county, packed]) => [name, `${data.counties[county][0]} County`, packed]),
    ...data.names.map(([name, packed]) => [name, "a post office name", packed]),
    ...data.counties.map(([name, packed]) => [`${name} County`, "", packed]),
    ...data.named,
    ...data.spots,
  ].map((row) => read(row));
  for (const [name, full] of data.also) {
    for (const entry of entries) if (entry.keys[0] === full) keys.set(name, [...(keys.get(name) ?? []), { ...entry, also: name }]);
  }
  return { data, fold, entries, keys, shapes };
}

// Returns a line; without the words of a list at its beginning; without those at its end; and without both.
function trims(line, list) {
  const some = `(?:(?:${list.join("|")})(?![^ ,])[ ,]*)+`;
  const tail = (each) => each.replace(RegExp(`[ ,]+${some}$`), "");
  const head = line.replace(RegExp(`^${some}`), "") || line;
  return [line, head, tail(line), tail(head)];
}

// Returns what just these words stand for; also “place, county”, “place in county” and “county of”.
function exactly({ keys, fold }, line) {
  const words = line.replace(/^co of (.+)/, "$1 co").split(" ").filter((word) => word !== ",");
  let found = keys.get(words.join(" "));
  for (let at = words.length - 1; at > 0 && !found?.[0]; at -= 1) {
    const where = ` ${words.slice(at).join(" ").replace(/^in /, "")}`;
    found = keys.get(words.slice(0, at).join(" "))?.filter(({ detail }) => where !== " co" && ` ${fold(detail)}`.includes(where));
  }
  return found ?? [];
}

// Returns whether a key is the whole name of a place, or another name for it, and not just how a township's name begins.
const whole = (found, line) => found.some(({ keys, also }) => also || !keys[1] || line.includes(keys[0]));

// Returns the places that are named among other words, the last first. What begins a street's name is no place.
function within({ keys, data }, words) {
  const found = [];
  for (let end = words.length; end > 0; end -= 1) {
    for (let start = Math.max(0, end - 5); start < end; start += 1) {
      const key = words.slice(start, end).join(" ");
      const hit = keys.get(key);
      const road = (word) => data.street.includes(word);
      if (!hit || /\d/.test(key) || road(words[end]) || (road(words[start - 1]) && data.sides.includes(words[start]))) continue;
      if (words[start - 1] !== "," && (!whole(hit, key) || road(key))) continue;
      found.push(hit);
      end = start + 1;
      break;
    }
  }
  return found;
}

// Returns how many slips lie between the rest of two words (a letter dropped, added or wrong, two swapped); 9 and more if
// they are more than `most`.
function slips(one, other, most, i = 0, j = 0) {
  if (Math.abs(one.length - i - other.length + j) > most) return 9;
  for (; i < one.length && one[i] === other[j]; i += 1) j += 1;
  if (i === one.length && j === other.length) return 0;
  if (most < 1) return 9;
  const rest = (here, there) => slips(one, other, most - 1, i + here, j + there);
  return 1 + Math.min(rest(1, 1), rest(1, 0), rest(0, 1), one[i] === other[j + 1] && one[i + 1] === other[j] ? rest(2, 2) : 9);
}

// Returns the entries with a name, or a word of it, that begins like `start`, or is spelled like one of these lines with at
// most so many slips; likeliest first, then those with most voters.
function alike({ entries, shapes }, start, lines = [], most = 0) {
  const typed = [...new Set(lines.flatMap(shapes))].filter(({ length }) => length > 2);
  const inner = ` ${start}`;
  const scored = [];
  for (const entry of entries) {
    const [key] = entry.keys;
    let least = key.startsWith(start) ? 1 : key.includes(inner) ? 1.5 : 9;
    for (const one of typed) {
      for (const other of entry.shapes) {
        if (most < 2 || (one[0] === other[0] && one.length > 5)) least = Math.min(least, slips(one, other, most));
      }
    }
    if (least < 9 && start[1]) scored.push([least, entry]);
  }
  return scored.sort(([one], [other]) => one - other).map(([, entry]) => entry);
}

// Returns at most five names to choose from, of so many: {near, count}.
function offered({ data }, found) {
  const names = new Map();
  for (const entry of found) names.set(entry.name, (names.get(entry.name) ?? new Set()).add(entry));
  const near = [...names].slice(0, 5).map(([name, all]) => {
    const places = [...all].map((entry) => place(data, entry));
    return { name, detail: places[1] ? "" : places[0].detail, places };
  });
  return { near, count: names.size };
}

// Returns the answer to words without a ZIP. `line` is folded, its parts apart by commas; `street`: it holds an address.
function named(places, line, street) {
  const { data, keys } = places;
  const [, , home] = trims(line, data.state);
  const plain = trims(line, data.state).flatMap((each) => trims(each, data.filler));
  const bare = plain.at(-1);
  const number = trims(bare, data.seats)[3].replace(/^0*(\d+) ?([a-z])$/, "$1$2");
  const seat = keys.get(`district ${number}`);
  if (seat) return { places: [place(data, seat[0])] };
  if (/^[\d ]+$/.test(line)) return { unknown: "digits" };
  if (/^\d{1,3}[a-z]?$/.test(number)) return { unknown: "district", code: number.toUpperCase() };
  const start = alike(places, home)[0] ? home : bare;
  const begun = alike(places, start);
  const told = (found, note) => {
    if (found[0].also && new Set(found.map(({ name }) => name)).size > 1) return { ...offered(places, found), guess: true };
    return { places: found.map((entry) => place(data, entry)), ...offered(places, begun), ...(note && { notes: [note] }) };
  };
  const hit = plain.map((each) => exactly(places, each)).find(([first]) => first);
  if (hit && (whole(hit, line) || begun.every((entry) => hit.includes(entry)))) return told(hit);
  const [, , , sides] = trims(bare, data.sides);
  const part = exactly(places, sides);
  if (whole(part, sides)) return told(part, "all");
  const words = home.split(" ");
  const inside = within(places, words);
  const town = inside.find(([{ detail }]) => detail) ?? inside[0]; // rather than a county
  if (street && town) return told(town, "street");
  const end = words.findLastIndex((word) => word === "," || /\d/.test(word) || data.street.includes(word));
  const last = street ? trims(words.slice(end + 1).join(" "), data.sides)[1] : "";
  const lines = [home, bare, sides, home.split(" , ")[0], last];
  const away = trims(line, data.elsewhere)[2] !== line;
  if (away && !begun[0] && !alike(places, home, [home], 0.5)[0]) return { unknown: "elsewhere" };
  let close = alike(places, start, lines, 1);
  if (!close[0]) close = alike(places, start, street ? [last] : lines, 2);
  const guess = [...close, ...inside.flat()];
  if (!guess[0]) return { unknown: street ? "address" : "town" };
  return { ...offered(places, guess), guess: !begun[0] };
}

// Returns what is known about what was typed:
//   {places, notes, sure} one or more places with their districts; `notes` are what is to be said of them: "street" and
//                         "all" of what was not used, "box" of the ZIP; `sure` when it cannot be anything else
//   {near, count, guess}  up to five names to choose from, of so many; `guess` when none of them was typed
//   {unknown, code}       why there is none: "empty", "digits", "zip", "far", "district", "elsewhere", "address" or "town"
export function search(places, typed) {
  const { data, fold } = places;
  const text = typed.slice(0, 999).normalize("NFKC").replace(/[a-z](?=\d)|\d(?=[a-z]{2})|\.(?=\w{2})/gi, "$& ").trim();
  if (!text) return { unknown: "empty" };
  const joined = /^[\d\s-]+$/.test(text) ? text.replace(/\D/g, "") : "";
  const zip = /(?<!\d)\d{5}(-?\d{4})?(?!\d)/g;
  const codes = (`${text} ${joined}`.match(zip) ?? []).map((each) => each.slice(0, 5));
  const line = (joined && codes[0] ? "" : text).replace(zip, ",").split(/[,;()\n]+/).map(fold).filter(Boolean).join(" , ");
  const road = (word, at, words) => at && data.street.includes(word) && (word !== "st" || /^(,|[ns]?[ew]?)$/.test(words[at + 1] ?? ""));
  const street = /\d/.test(line) || line.split(" ").some(road);
  const code = codes.at(-1);
  const house = street && line && code && text.startsWith(code);
  const found = line ? named(places, line, street || house) : { unknown: "town" };
  const all = { ...data.boxes, ...data.zips };
  const known = codes.findLast((each) => all[each]);
  if (known && !(house && found.places)) {
    const [detail, packed] = all[known];
    return { places: [place(data, { name: `ZIP ${known}`, detail, packed })], sure: !line, notes: [data.boxes[known] && "box", street && "street"] };
  }
  const near = Object.keys(data.zips).filter((each) => each.startsWith(code?.slice(0, 3))).length > 1;
  if (!code || (house && !found.code) || (line && near && !found.unknown)) return { notes: [code && "all"], ...found };
  return { unknown: near ? "zip" : "far", code };
}
