// Fills in the blanks that a known member answers, like [your senator’s last name], in words to read out.
export function fillIn(card, role, member, district) {
  const blanks = { "name": member.name, "first name": member.first, "last name": member.last };
  const known = { "[your district]": district };
  for (const [key, value] of Object.entries(blanks)) known[`[your ${role}’s ${key}]`] = value;
  for (const blank of card.querySelectorAll(".own")) {
    if (known[blank.textContent]) blank.replaceWith(known[blank.textContent]);
  }
}
