// Narrows the lists inside [data-filter] to the rows that hold every word typed. Without it the lists are whole.
const box = document.querySelector("[data-filter]");

function plain(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

function field() {
  const label = document.createElement("label");
  const input = document.createElement("input");
  label.append("Name, district or party", input);
  Object.assign(input, { type: "search", autocomplete: "off", spellcheck: false });
  return { label, input };
}

function filter(rows, typed) {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const [row, text] of rows) {
    row.hidden = !words.every((word) => text.includes(word));
    shown += !row.hidden;
  }
  return words.length ? shown : -1;
}

if (box) {
  const rows = [...box.querySelectorAll(".roll li")].map((row) => [row, plain(row.textContent)]);
  const { label, input } = field();
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  input.addEventListener("input", () => {
    const shown = filter(rows, input.value);
    box.toggleAttribute("data-narrow", shown >= 0);
    status.textContent = shown < 0 ? "" : `${shown} of ${rows.length} seats`;
  });
  box.prepend(label, status);
}
