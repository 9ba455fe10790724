// A map that moves by finger, mouse, keyboard or button. The district under its cross is the chosen one.

// What each button does: its label, its keys, pixels to the right and up, and the factor to zoom by.
const MOVES = [
  ["Closer", ["+", "="], 0, 0, 1.6],
  ["Farther", ["-"], 0, 0, 0.625],
  ["West", ["ArrowLeft"], -60, 0],
  ["North", ["ArrowUp"], 0, 60],
  ["South", ["ArrowDown"], 0, -60],
  ["East", ["ArrowRight"], 60, 0],
];

// Returns the box around arcs: west, south, east, north.
function boxOf(arcs) {
  return [0, 1, 2, 3].map((at) => Math[at < 2 ? "min" : "max"](...arcs.map((arc) => arc.box[at])));
}

// Draws a map (see lookup.js) in `holder`. `look(longitude, latitude)` gets the place under the cross and returns its
// district. `element` and `button` are those of seats.js. Returns show(districts), which marks districts and brings them
// into view.
export function mapView(holder, map, state, look, { element, button }) {
  const label = `Map of the districts of ${state}. Arrow keys move the cross, plus and minus zoom.`;
  const canvas = element("canvas", { tabindex: 0, role: "application", "aria-label": label });
  const pen = canvas.getContext("2d");
  const whole = boxOf(map.arcs);
  const squeeze = Math.cos(((whole[1] + whole[3]) * Math.PI) / 360 / map.scale);
  let [x, y, zoom, wide, high, frame] = [0, 0, 1, 0, 0, 0]; // map steps under the cross; canvas pixels
  let marked = [];
  let under = null;

  const across = (step) => (step - x) * squeeze * zoom + wide / 2;
  const down = (step) => (y - step) * zoom + high / 2;

  // Draws a line, without points too close to the last one to be seen.
  function trace({ points }, start) {
    pen[start](across(points[0]), down(points[1]));
    let [seenX, seenY] = [0, 0];
    for (let at = 2; at < points.length; at += 2) {
      const [px, py] = [across(points[at]), down(points[at + 1])];
      if (at < points.length - 2 && Math.abs(px - seenX) + Math.abs(py - seenY) < 1.5) continue;
      pen.lineTo(px, py);
      [seenX, seenY] = [px, py];
    }
  }

  // Fills a district: a slice from the cross to each of its arcs. Where two slices overlap, they cancel out (even-odd).
  function fill(district, alpha) {
    pen.beginPath();
    for (const arc of map.arcs) {
      if (arc.left !== district && arc.right !== district) continue;
      pen.moveTo(wide / 2, high / 2);
      trace(arc, "lineTo");
      pen.closePath();
    }
    pen.globalAlpha = alpha;
    pen.fill("evenodd");
    pen.globalAlpha = 1;
  }

  function ink(fillStyle, strokeStyle, lineWidth) {
    Object.assign(pen, { fillStyle, strokeStyle, lineWidth });
  }

  function lines(arcs) {
    pen.beginPath();
    for (const arc of arcs) {
      const [left, bottom, right, top] = arc.box;
      if (across(right) > 0 && across(left) < wide && down(bottom) > 0 && down(top) < high) trace(arc, "moveTo");
    }
    pen.stroke();
  }

  function names() {
    map.labels.forEach(([lx, ly, room], number) => {
      const name = map.districts[number];
      if (room * zoom < 5 * name.length && name !== under && !marked.includes(name)) return;
      pen.strokeText(name, across(lx), down(ly));
      pen.fillText(name, across(lx), down(ly));
    });
  }

  function cross() {
    pen.beginPath();
    pen.moveTo(wide / 2 - 20, high / 2);
    pen.lineTo(wide / 2 + 20, high / 2);
    pen.moveTo(wide / 2, high / 2 - 20);
    pen.lineTo(wide / 2, high / 2 + 20);
    pen.stroke();
  }

  function draw() {
    const { color, backgroundColor: paper, font } = getComputedStyle(canvas);
    const sharp = devicePixelRatio;
    [wide, high] = [canvas.clientWidth, canvas.clientHeight];
    Object.assign(canvas, { width: wide * sharp, height: high * sharp });
    pen.scale(sharp, sharp);
    Object.assign(pen, { font, lineJoin: "round", textAlign: "center" });
    ink(color, color, 1.5);
    for (const district of marked) fill(district, 0.16);
    if (under) fill(under, 0.3);
    lines(map.arcs);
    ink(paper, paper, 6);
    lines(map.water);
    pen.fill();
    ink(color, color, 1.5);
    lines(map.shore);
    ink(color, paper, 6);
    names();
    cross();
    ink(color, color, 3);
    cross();
  }

  function later() {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(draw);
  }

  function move(right, up, closer = 1) {
    x = Math.min(Math.max(x + right / zoom / squeeze, whole[0]), whole[2]);
    y = Math.min(Math.max(y + up / zoom, whole[1]), whole[3]);
    zoom = Math.min(Math.max(zoom * closer, high / 2 / (whole[3] - whole[1])), 0.2); // at most 0.2 pixels per half meter
    later();
  }

  function go(...way) {
    move(...way);
    under = look(x / map.scale, y / map.scale);
  }

  const on = (name, react) => canvas.addEventListener(name, react);
  on("keydown", (event) => {
    const found = MOVES.find(([, keys]) => keys.includes(event.key));
    if (!found || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    go(...found.slice(2));
  });

  // A tap puts the cross there, a drag moves the map, two fingers zoom.
  const fingers = new Map();
  let far = 0;
  const apart = () => {
    const [one, other] = [...fingers.values()];
    return other ? Math.hypot(one.offsetX - other.offsetX, one.offsetY - other.offsetY) : 1;
  };
  on("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    if (!fingers.size) far = 0;
    fingers.set(event.pointerId, event);
  });
  on("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const width = apart();
    fingers.set(event.pointerId, event);
    const [right, up] = [before.offsetX - event.offsetX, event.offsetY - before.offsetY];
    far += Math.abs(right) + Math.abs(up);
    move(right / fingers.size, up / fingers.size, apart() / width);
  });
  on("pointerup", (event) => {
    const tapped = fingers.delete(event.pointerId) && far < 8;
    if (!fingers.size) go(tapped ? event.offsetX - wide / 2 : 0, tapped ? high / 2 - event.offsetY : 0);
  });
  on("pointercancel", (event) => fingers.delete(event.pointerId));

  holder.replaceChildren(canvas, element("p", { class: "picks" }, ...MOVES.map(([words, , ...way]) => button(words, () => go(...way)))));
  new ResizeObserver(later).observe(canvas);

  return (districts) => {
    marked = districts;
    const arcs = map.arcs.filter(({ left, right }) => districts.includes(left) || districts.includes(right));
    draw();
    const [left, bottom, right, top] = boxOf(arcs.length ? arcs : map.arcs);
    [x, y] = [(left + right) / 2, (bottom + top) / 2];
    zoom = Math.min(wide / ((right - left) * squeeze), high / (top - bottom)) * 0.94;
    go(0, 0);
  };
}
