// Which district a place is in, worked out on the device. The map is data/districts.json as published in
// /find/map.json: every stretch of border once ("arc"), with the district on its left and on its right.
//
//   import { readMap, districtAt } from "./lookup.js";
//   const map = readMap(await (await fetch("/find/map.json")).json());
//   districtAt(map, -94.17, 45.55);  // "14B", or null outside the state

// Returns an arc with its points (x, y, x, y … in steps of the map) and the box around them (west, south, east, north).
// tools/importers/borders.py says how the text is written. A tight loop: a map has 140,000 characters.
function readArc(text, left, right) {
  const points = new Int32Array(text.length);
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  let [count, rest, shift] = [0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const bits = code - (code > 92 ? 36 : 35); // 64 characters: from # on, without the backslash
    rest |= (bits & 31) << shift;
    shift += 5;
    if (bits > 31) continue;
    const value = (rest >>> 1 ^ -(rest & 1)) + (points[count - 2] ?? 0);
    const axis = count & 1;
    if (value < box[axis]) box[axis] = value;
    if (value > box[axis + 2]) box[axis + 2] = value;
    points[count++] = value;
    rest = shift = 0;
  }
  return { left, right, points: points.subarray(0, count), box };
}

// Returns the map ready for districtAt: its scale (steps per degree), the names of its districts, its arcs with the names
// of the districts beside them (undefined outside the state).
export function readMap({ arcs, water, shore, ...rest }) {
  const named = arcs.map(([left, right, text]) => readArc(text, rest.districts[left], rest.districts[right]));
  return { ...rest, arcs: named, water: water.map(readArc), shore: shore.map(readArc) };
}

// Returns the name of the district at a longitude and latitude, or null where there is none.
// Looks west: the nearest border decides, by the district on the side that faces the place. So no place is in two
// districts, and none falls between two.
export function districtAt(map, longitude, latitude) {
  const x = longitude * map.scale;
  let y = latitude * map.scale;
  if (!(y % 1)) y += 0.001; // never level with a corner: all corners are whole numbers
  let nearest = -Infinity;
  let found;
  for (const { left, right, points, box } of map.arcs) {
    if (y < box[1] || y > box[3] || x < box[0] || nearest > box[2]) continue;
    for (let at = 2; at < points.length; at += 2) {
      const before = points[at - 1] > y;
      if (before === points[at + 1] > y) continue;
      const part = (y - points[at - 1]) / (points[at + 1] - points[at - 1]);
      const edge = points[at - 2] + part * (points[at] - points[at - 2]);
      if (edge <= x && edge > nearest) {
        nearest = edge;
        found = before ? left : right; // a border that runs south has its left on the east
      }
    }
  }
  return found ?? null;
}

// So close to a border neither this map nor a phone is sure, in meters. Of 16,420 places in official precincts the map had
// 24 wrong: 15 within 26 meters of a border, the rest in land that a city took in later (map.annexed). This is twice
// that, and one voter in 40 lives so close. 900 meters, as far as such land reached, would warn two in five.
const CLOSE = 50;

// Returns {here, candidates, note} for a place: its district or null; all districts it may be in, its own first and then
// the nearest; why it is not sure. `who` is "You are" or "The cross is"; a device knows its place to `accuracy` meters.
// The distance to a border is exact: to each of its stretches that may be near enough.
export function whereabouts(map, longitude, latitude, who, accuracy = 0) {
  const here = districtAt(map, longitude, latitude);
  const [x, y] = [longitude * map.scale, latitude * map.scale];
  const squeeze = Math.cos((latitude * Math.PI) / 180);
  const meter = map.scale / 111_132; // in steps
  const reach = meter * Math.max(accuracy, CLOSE);
  const far = { [here]: -1 };
  for (const { left, right, points, box } of map.arcs) {
    if (Math.max((box[0] - x) * squeeze, (x - box[2]) * squeeze, box[1] - y, y - box[3]) > reach) continue;
    let least = Infinity;
    for (let at = 2; at < points.length; at += 2) {
      const ax = (points[at - 2] - x) * squeeze;
      const ay = points[at - 1] - y;
      const dx = (points[at] - points[at - 2]) * squeeze;
      const dy = points[at + 1] - points[at - 1];
      const part = Math.min(Math.max(-(ax * dx + ay * dy) / (dx * dx + dy * dy), 0), 1);
      least = Math.min(least, Math.hypot(ax + part * dx, ay + part * dy));
    }
    for (const side of [left, right]) far[side] = Math.min(least, far[side] ?? least);
  }
  let note = "";
  for (const [ax, ay, radius, district, words] of map.annexed) {
    if (district === here || Math.hypot((ax - x) * squeeze, ay - y) > radius) continue;
    far[district] = meter * CLOSE;
    note = words;
  }
  const found = map.districts.filter((each) => far[each] <= reach).sort((one, other) => far[one] - far[other]);
  const next = found[here ? 1 : 0];
  if (next && far[next] < meter * CLOSE) {
    note += `${who} within ${Math.ceil(far[next] / meter / 3) * 10 || 10} feet of the border of ${next}. The official map can tell. `;
  }
  if (next && accuracy > CLOSE) note += `Your device knows where it is only to within ${(accuracy / 1609 + 0.05).toFixed(1)} miles.`;
  const candidates = found.map((district) => ({ district, words: district === here ? `${who} here` : "Close by" }));
  return { here, note, candidates };
}
