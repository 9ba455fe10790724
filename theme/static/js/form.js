// Says below a field, in plain words, what is missing or wrong, and sends a form only once. Without it the browser
// checks the fields in its own words.
const forms = document.querySelectorAll("form[data-ask]");

// Returns what is wrong with a field, or "".
function problem(field) {
  if (field.validity.valueMissing) return field.dataset.missing;
  return field.validity.valid ? "" : field.dataset.wrong;
}

// Returns the line below a field that says what is wrong, and makes it the first time.
function errorLine(field) {
  const id = `${field.id}-error`;
  let line = document.getElementById(id);
  if (!line) {
    line = document.createElement("p");
    Object.assign(line, { id, className: "error" });
    field.after(line);
    field.setAttribute("aria-describedby", `${id} ${field.getAttribute("aria-describedby") ?? ""}`.trim());
  }
  return line;
}

// Shows what is wrong with a field and returns whether it is right.
function check(field) {
  if (field.type === "text") field.value = field.value.trim();
  const words = problem(field);
  const line = errorLine(field);
  line.textContent = words;
  line.hidden = !words;
  field.setAttribute("aria-invalid", String(Boolean(words)));
  return !words;
}

for (const form of forms) {
  const fields = [...form.querySelectorAll("[data-missing], [data-wrong]")];
  form.noValidate = true;
  form.addEventListener("submit", (event) => {
    const wrong = fields.filter((field) => !check(field));
    if (wrong.length || "sent" in form.dataset) event.preventDefault();
    if (wrong.length) wrong[0].focus();
    else form.dataset.sent = "";
  });
  // Once a field was wrong, its error goes as soon as it is right. Not on leaving the field: a press on the button does
  // that, and the button would move away from under the finger.
  form.addEventListener("input", ({ target }) => target.matches("[aria-invalid=true]") && !problem(target) && check(target));
}

// Whoever comes back with the back button may send again.
addEventListener("pageshow", () => forms.forEach((form) => delete form.dataset.sent));
