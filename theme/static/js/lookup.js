// Which district a place is in, worked out on the device. The map is data/districts.json as published in
// /find/map.json: every stretch of border once ("arc"), with the district on its left and on its right.
//
//   import { readMap, districtAt } from "./lookup.js";
//   const map = readMap(await (await fetch("/find/map.json")).json());
//   districtAt(map, -94.17, 45.55);  // "14B", or null outside the state

// The value of each character: 64 of them, from # on, without the backslash.
const DIGITS = new Uint8Array(128);
for (let code = 35, value = 0; value < 64; code += 1) if (code !== 92) DIGITS[code] = value++;

// Returns an arc with its points (x, y, x, y … in steps of the map) and the box around them (west, south, east, north).
// campaign/importers/digits.py says how the text is written. A tight loop: a map has 140,000 characters.
function readArc([left, right, text]) {
  const points = new Int32Array(text.length);
  let [count, rest, shift, x, y] = [0, 0, 0, 0, 0];
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < text.length; at += 1) {
    const bits = DIGITS[text.charCodeAt(at)];
    rest |= (bits & 31) << shift;
    shift += 5;
    if (bits > 31) continue;
    const step = rest & 1 ? ~(rest >>> 1) : rest >>> 1;
    rest = shift = 0;
    if (count & 1) {
      points[count] = y += step;
      if (y < south) south = y;
      if (y > north) north = y;
    } else {
      points[count] = x += step;
      if (x < west) west = x;
      if (x > east) east = x;
    }
    count += 1;
  }
  return { left, right, points: points.subarray(0, count), box: [west, south, east, north] };
}

// Returns the map ready for districtAt: its scale (steps per degree), the names of its districts, its arcs.
export function readMap({ arcs, water = [], shore = [], ...rest }) {
  const read = (text) => readArc([-1, -1, text]);
  return { ...rest, arcs: arcs.map(readArc), water: water.map(read), shore: shore.map(read) };
}

// Returns the x at which an edge crosses the height y. The lower end comes first, so both directions give one number.
function crossing(ax, ay, bx, by, y) {
  return ay < by ? ax + ((y - ay) / (by - ay)) * (bx - ax) : bx + ((y - by) / (ay - by)) * (ax - bx);
}

// Returns the name of the district at a longitude and latitude, or null where there is none.
// Looks west: the nearest border decides, by the district on the side that faces the place. So no place is in two
// districts, and none falls between two.
export function districtAt(map, longitude, latitude) {
  const x = longitude * map.scale;
  let y = latitude * map.scale;
  if (Number.isInteger(y)) y += 0.001; // never level with a corner: all corners are whole numbers
  let nearest = -Infinity;
  let found = -1;
  for (const { left, right, points, box } of map.arcs) {
    if (y < box[1] || y > box[3] || x < box[0] || nearest > box[2]) continue;
    for (let at = 2; at < points.length; at += 2) {
      const before = points[at - 1] > y;
      if (before === points[at + 1] > y) continue;
      const edge = crossing(points[at - 2], points[at - 1], points[at], points[at + 1], y);
      if (edge <= x && edge > nearest) {
        nearest = edge;
        found = before ? left : right; // a border that runs south has its left on the east
      }
    }
  }
  return found < 0 ? null : map.districts[found];
}

// Returns the districts within so many meters of a place, its own first: a device knows its location only roughly.
export function districtsNear(map, longitude, latitude, meters) {
  const found = new Set([districtAt(map, longitude, latitude)]);
  const north = meters / 111_132;
  const east = north / Math.cos((latitude * Math.PI) / 180);
  for (let part = 0; part < 32; part += 1) {
    const angle = (part * Math.PI) / 16;
    for (const far of [1, 0.5]) {
      found.add(districtAt(map, longitude + far * east * Math.cos(angle), latitude + far * north * Math.sin(angle)));
    }
  }
  return [...found].filter(Boolean);
}
