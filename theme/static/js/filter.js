// Narrows the list in [data-filter] to the rows that contain every word typed. Without it the whole list shows.
const box = document.querySelector("[data-filter]");
const field = box?.querySelector(".filter");

// Returns text in lowercase and without accents.
function plain(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

// Hides the rows that lack a word; returns how many are left, or null when nothing is typed.
function narrow(rows, typed) {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  for (const { row, text } of rows) row.hidden = !words.every((word) => text.includes(word));
  return words.length ? rows.filter(({ row }) => !row.hidden).length : null;
}

if (field) {
  const input = field.querySelector("input");
  const status = field.querySelector("[role=status]");
  const rows = [...box.querySelectorAll(":is(.roll, .agenda) li")].map((row) => ({ row, text: plain(row.textContent) }));
  const update = () => {
    const left = narrow(rows, input.value);
    box.toggleAttribute("data-narrow", left !== null);
    status.textContent = left === null ? "" : `${left} of ${rows.length} ${box.dataset.filter}`;
  };
  input.addEventListener("input", update);
  update(); // a browser may have kept what was typed
}
