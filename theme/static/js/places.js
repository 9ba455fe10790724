// ZIPs and towns, looked up in /find/places.json on the device. Nothing here touches the page or the network.

// Folds names as campaign/place_names.py does: one spelling for every way to type a name.
const SHORT = {
  saint: "st", sainte: "ste", mount: "mt", fort: "ft", north: "n", no: "n", south: "s", so: "s", east: "e", west: "w",
  township: "twp", tp: "twp", heights: "hts", hgts: "hts", center: "ctr", and: "",
};
const PLAIN = { ł: "l", ø: "o", đ: "d", ß: "ss", æ: "ae", œ: "oe" };

export function fold(name) {
  let bare = name.toLowerCase();
  let word = /[a-z\d]+/g;
  if (/[^ -~]/.test(bare)) {
    bare = bare.replace(/[łøđßæœ]/g, (letter) => PLAIN[letter]).normalize("NFD").replace(/[\p{M}’]/gu, "");
    word = /[\p{L}\p{N}]+/gu; // slower, for the few names that need it
  }
  const words = bare.replace(/['.]/g, "").match(word) || [];
  return words.map((each) => SHORT[each] ?? each).filter(Boolean).join(" ").replaceAll("mc ", "mc");
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

// Returns the data ready for search: every name with its folded form, towns with most voters first.
export function readPlaces(data) {
  const named = [
    ...data.towns.map(([name, county, packed]) => [name, `${data.counties[county][0]} County`, packed]),
    ...data.names.map(([name, packed]) => [name, "a post office name", packed]),
    ...data.counties.map(([name, packed]) => [`${name} County`, "", packed]),
    ...data.spots,
  ];
  return { data, entries: named.map(([name, detail, packed, note]) => ({ name, detail, packed, note, fold: fold(name) })) };
}

function place(data, { name, detail, packed, note = "" }) {
  return { name, detail, note, candidates: candidates(data, packed) };
}

// Returns the answer to a ZIP of five digits: {places} or {unknown: "zip" | "far"}.
function zip({ data }, code) {
  if (data.zips[code]) {
    const [city, packed] = data.zips[code];
    return { places: [place(data, { name: `ZIP ${code}`, detail: city, packed })], sure: true };
  }
  if (data.boxes[code]) {
    const [city, where, packed] = data.boxes[code];
    const note = `This ZIP is for post office boxes or one building. Here are the districts of ${where}.`;
    return { places: [place(data, { name: `ZIP ${code}`, detail: city, packed, note })], sure: true };
  }
  const near = Object.keys({ ...data.zips, ...data.boxes }).filter((each) => each.startsWith(code.slice(0, 3)));
  return { unknown: near.length > 3 ? "zip" : "far", code };
}

// Returns a folded name without vowels and doubled letters, where most typos happen.
function bones(name) {
  return name.replace(/[aeiouy ]/g, "").replace(/(.)\1+/g, "$1");
}

// Returns {exact, near}: the entries of just that name; and those plus others that begin with, contain or resemble it.
function named({ entries, data }, typed) {
  let name = fold(typed);
  for (const state of data.state) if (name.endsWith(` ${state}`)) name = name.slice(0, -state.length - 1);
  const wanted = data.also[name] ?? name;
  const rank = ({ fold: name }) => {
    if (name === wanted || name === `${wanted} twp`) return name === wanted ? 0 : 1;
    if (wanted.length < 2) return 9;
    if (name.startsWith(wanted)) return 2;
    return name.includes(` ${wanted}`) ? 3 : 9;
  };
  let ranked = entries.map((entry) => [rank(entry), entry]).filter(([place]) => place < 9).sort(([one], [other]) => one - other);
  if (!ranked.length) {
    const alike = bones(wanted);
    ranked = entries.filter((entry) => bones(entry.fold) === alike).map((entry) => [4, entry]);
  }
  const near = ranked.map(([, entry]) => entry);
  const exact = near.filter((_, at) => ranked[at][0] < 2);
  return { exact: ranked[0]?.[0] === 0 || exact.length === near.length ? exact : [], near };
}

// Returns what is known about what was typed:
//   {places, sure}  one or more places with their districts; `sure` when it cannot be anything else
//   {near}          places to choose from
//   {unknown, code} why there is none: "empty", "digits", "zip", "far", "address" or "town"
export function search(places, typed) {
  const text = typed.trim();
  if (!text) return { unknown: "empty" };
  const code = text.match(/^(\d{5})(-?\d{4})?$/);
  if (code) return zip(places, code[1]);
  if (/^[\d\s-]+$/.test(text)) return { unknown: "digits" };
  const { exact, near } = named(places, text);
  const told = (entries) => entries.map((entry) => place(places.data, entry));
  if (near.length) return { places: exact.length ? told(exact) : undefined, near: told(near) };
  return { unknown: /^\d+ /.test(text) ? "address" : "town" };
}
