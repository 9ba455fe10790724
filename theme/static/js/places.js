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

// Returns the districts of a place, likeliest first, unpacked (see campaign/pages/find_data.py).
function candidates(data, packed) {
  if (packed.length === 1) return [{ district: data.districts[packed[0]], words: "Everybody there" }];
  const found = [];
  for (let at = 0; at < packed.length; at += 2) {
    found.push({ district: data.districts[packed[at]], words: data.words[packed[at + 1]] });
  }
  return found;
}

function place(data, { name, detail, packed, note = "" }) {
  return { name, detail, note, candidates: candidates(data, packed) };
}

// Returns the data ready for search: `entries`, those with most voters first, and `keys`: what stands for which of them.
// `means` of a key are the full names that it may stand for: none where it only begins a township's name.
export function readPlaces(data) {
  const fold = folder(data);
  const keys = new Map();
  const entries = [
    ...data.towns.map(([name, county, packed]) => [name, `${data.counties[county][0]} County`, packed]),
    ...data.names.map(([name, packed]) => [name, "a post office name", packed]),
    ...data.counties.map(([name, packed]) => [`${name} County`, "", packed]),
    ...data.named,
    ...(data.spots ?? []),
  ].map(([name, detail, packed, note], at) => ({ name, detail, packed, note, at, keys: [fold(name)] }));
  const add = (key, entry, meant) => {
    if (!keys.has(key)) keys.set(key, { found: [], means: new Set() });
    keys.get(key).found.push(entry);
    if (meant) keys.get(key).means.add(meant);
  };
  for (const entry of entries) {
    const [key] = entry.keys;
    add(key, entry, key);
    if (key.endsWith(" twp")) add(entry.keys[1] = key.slice(0, -4), entry);
  }
  for (const [name, meant] of Object.entries(data.also)) {
    for (const full of meant) for (const entry of keys.get(full)?.found ?? []) if (entry.keys[0] === full) add(name, entry, full);
  }
  const long = Object.fromEntries(Object.entries(data.short).reverse().map(([each, short]) => [short || each, each]));
  return { data, fold, entries, keys, long };
}

// Returns the answer to a ZIP that is known.
function zip({ data }, code) {
  const [city, ...rest] = data.zips[code] ?? data.boxes[code];
  const packed = rest.pop();
  const note = rest[0] && `This ZIP is for post office boxes or one building. Here are the districts of ${rest[0]}.`;
  return place(data, { name: `ZIP ${code}`, detail: city, packed, note });
}

// Returns a line without the words of a list at its end, or `first` at its beginning; never less than a word.
function without(line, list, first) {
  const some = `(?:(?:${list.join("|")})(?![^ ,])[ ,]*)+`;
  return line.replace(RegExp(first ? `^${some}` : `[ ,]+${some}$`), "") || line;
}

// Returns what just these words stand for, as `keys` does; also “place, county” and “place in county”.
function exactly({ keys, fold }, line) {
  const words = line.split(" ").filter((word) => word !== ",");
  const whole = keys.get(words.join(" "));
  for (let at = words.length - 1; at && !whole; at -= 1) {
    const where = words.slice(at + (words[at] === "in")).join(" ");
    const found = where && keys.get(words.slice(0, at).join(" "))?.found.filter(({ detail }) => ` ${fold(detail)}`.includes(` ${where}`));
    if (found?.length) return { found, means: new Set([where]) };
  }
  return whole;
}

// Returns the places that are named among other words, the last first. What begins a street's name is no place.
function within({ keys, data }, words) {
  const found = [];
  for (let end = words.length; end > 0; end -= 1) {
    for (let start = Math.max(0, end - 5); start < end; start += 1) {
      const hit = keys.get(words.slice(start, end).join(" "));
      const apart = !start || words[start - 1] === ",";
      const lone = end === start + 1 && data.street.includes(words[start]);
      const odd = data.street.includes(words[end]) || (!apart && (lone || !hit?.means.size));
      if (!hit || odd) continue;
      found.push(hit);
      end = start + 1;
      break;
    }
  }
  return found;
}

// Returns a name's spellings without spaces, usual words cut short and in full, each with a bit for each of its letters.
function shapes({ long }, name) {
  const full = name.replace(/[^ ,]+/g, (word) => long[word] ?? word);
  return (full === name ? [name] : [name, full]).map((each) => {
    const shape = each.replace(/[ ,]/g, "");
    let bits = 0;
    for (let at = 0; at < shape.length; at += 1) bits |= 1 << shape.charCodeAt(at);
    return { shape, bits };
  });
}

// Returns how many letters only one of two words has.
function unlike(one, other) {
  let count = 0;
  for (let bits = one ^ other; bits; bits &= bits - 1) count += 1;
  return count;
}

// Returns how many slips lie between two words (a letter dropped, added or wrong, two swapped); 9 for more than `most`.
function slips(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return 9;
  let older = [];
  let old = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + (one[i - 1] !== other[j - 1]));
      if (one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
    }
    if (Math.min(...row) > most) return 9;
    [older, old] = [old, row];
  }
  return old[other.length] > most ? 9 : old[other.length];
}

// Returns [slips, entry] of all entries that are spelled nearly like one of these lines.
function alike(places, lines) {
  places.shapes ??= places.entries.map(({ keys }) => keys.flatMap((key) => shapes(places, key)));
  const typed = [...new Set(lines)].flatMap((line) => shapes(places, line)).filter(({ shape }) => shape.length > 2);
  const found = places.entries.map((entry, at) => {
    let least = 9;
    for (const one of typed) {
      const most = one.shape.length > 5 ? 2 : 1;
      for (const other of places.shapes[at]) {
        if (unlike(one.bits, other.bits) <= 2 * most) least = Math.min(least, slips(one.shape, other.shape, most));
      }
    }
    return [least, entry];
  });
  for (const most of [1, 2]) {
    const near = found.filter(([many]) => many <= most);
    if (near.length) return near;
  }
  return [];
}

// Returns [score, entry] of all entries with a name that begins with a line, or has a word that does.
function begun({ entries }, line) {
  const score = (key) => (key.startsWith(line) ? 1 : key.includes(` ${line}`) ? 1.5 : 9);
  return line.length < 2 ? [] : entries.map((entry) => [score(entry.keys[0]), entry]).filter(([each]) => each < 9);
}

// Returns at most five names to choose from, likeliest first: {near, count}.
function offered({ data }, scored) {
  const names = new Map();
  for (const [, entry] of scored.sort(([a, one], [b, other]) => a - b || one.at - other.at)) {
    names.set(entry.name, (names.get(entry.name) ?? new Set()).add(entry));
  }
  const near = [...names].slice(0, 5).map(([name, found]) => {
    const all = [...found].map((entry) => place(data, entry));
    return { name, detail: all[1] ? "" : all[0].detail, places: all };
  });
  return { near, count: names.size };
}

// Returns the answer to words without a ZIP. `street` says that they hold an address; `line` is folded, its parts apart by commas.
function named(places, line, street) {
  const { data, keys } = places;
  const home = without(line, data.state);
  const head = without(home, data.filler, true);
  const bare = without(head, data.filler);
  const number = without(without(home, data.seats, true), data.seats).replace(/(?<=\d) (?=.$)/, "");
  const seat = keys.get(`district ${number}`);
  if (seat) return { places: [place(data, seat.found[0])] };
  if (/^\d+$/.test(line)) return { unknown: "digits" };
  if (/^\d{1,3}[a-z]?$/.test(number)) return { unknown: "district", code: number.toUpperCase() };
  const hit = [line, home, head, without(home, data.filler), bare].map((each) => exactly(places, each)).find(Boolean);
  let scored = begun(places, home);
  if (!scored.length) scored = begun(places, bare);
  const told = ({ found, means }, note) => {
    if (means.size > 1) return { ...offered(places, found.map((entry) => [0, entry])), guess: true };
    return { places: found.map((entry) => place(data, entry)), ...offered(places, scored), note };
  };
  if (hit && (hit.means.size || scored.every(([, entry]) => hit.found.includes(entry)))) return told(hit);
  const sides = without(without(bare, data.sides, true), data.sides);
  const part = exactly(places, sides);
  if (part?.means.size) return told(part, "all");
  const words = home.split(" ");
  const inside = within(places, words);
  if (street && inside[0]) return told(inside[0], "street");
  const last = words.slice(words.findLastIndex((word) => word === "," || /\d/.test(word) || data.street.includes(word)) + 1).join(" ");
  const close = alike(places, [home, bare, sides, home.split(" , ")[0], street ? without(last, data.sides, true) : ""]);
  const away = without(line, data.elsewhere) !== line && !scored.length && close[0]?.[0] !== 0;
  if (away) return { unknown: "elsewhere" };
  const guess = [...close, ...inside.flatMap(({ found }) => found.map((entry) => [1.2, entry]))];
  if (!scored.length && !guess.length) return { unknown: street ? "address" : "town" };
  return { ...offered(places, [...scored, ...guess]), guess: guess.length > 0 };
}

// Returns what is known about what was typed:
//   {places, note, sure}  one or more places with their districts; `note` says what was left unused ("street" or "all");
//                         `sure` when it cannot be anything else
//   {near, count, guess}  up to five names to choose from, of so many; `guess` when none of them was typed
//   {unknown, code}       why there is none: "empty", "digits", "zip", "far", "district", "elsewhere", "address" or "town"
export function search(places, typed) {
  const { data, fold } = places;
  const text = typed.slice(0, 999).normalize("NFKC").replace(/[a-z](?=\d)|\d(?=[a-z]{2})|\.(?=\w{2})/gi, "$& ").trim();
  if (!text) return { unknown: "empty" };
  const digits = /^[\d\s-]+$/.test(text) && text.replace(/\D/g, "");
  const codes = (`${text} ${digits}`.match(/\d+/g) ?? []).filter((each) => /^\d{5}(\d{4})?$/.test(each)).map((each) => each.slice(0, 5));
  const known = codes.findLast((each) => data.zips[each] ?? data.boxes[each]);
  const line = text.replace(/\d{5}(-?\d{4})?/g, ",").split(/[,;()\n]+/).map(fold).filter(Boolean).join(" , ");
  const house = line && codes.length === 1 && text.startsWith(codes[0]);
  const words = line.split(" ");
  const road = (word, at) => at && data.street.includes(word) && (word !== "st" || /^(,|[ns]?[ew]?)$/.test(words[at + 1] ?? ""));
  const street = /\d/.test(line) || words.some(road);
  const zipped = () => ({ places: [zip(places, known)], sure: !line, note: street ? "street" : "" });
  if (known && !(house && street)) return zipped();
  const code = codes.at(-1);
  const near = Object.keys({ ...data.zips, ...data.boxes }).filter((each) => each.startsWith(code?.slice(0, 3)));
  const unknown = { unknown: near.length > 3 ? "zip" : "far", code };
  if (code && !house && (!line || near.length < 4)) return unknown;
  const found = line ? named(places, line, street || house) : { unknown: "town" };
  if (known && !found.places) return zipped();
  if (code && found.places) found.note ||= "all";
  return code && found.unknown && !(house && street) ? unknown : found;
}
