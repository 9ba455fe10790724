"""Names as they stand in addresses."""

from __future__ import annotations

import re
import unicodedata

# Letters that do not come apart into a plain letter and an accent.
WHOLE_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "Ae", "ø": "o", "Ø": "O", "œ": "oe", "Œ": "Oe", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D"}
)


def folded(name: str) -> str:
    """Return a name in small letters a to z, digits and what stands between them, accents dropped."""
    apart = unicodedata.normalize("NFKD", name.translate(WHOLE_LETTERS))
    return apart.encode("ascii", "ignore").decode().lower()


def slug(name: str) -> str:
    """Return a name as a word for an address: `María O'Neil-Vega` becomes `maria-oneil-vega`."""
    return "-".join(re.findall(r"[a-z0-9]+", re.sub(r"['’.]", "", folded(name.replace("’", "'")))))


def free_slug(name: str, place: str, taken: set[str], shared: bool) -> str:
    """Return an unused slug: the name's own unless it is taken or shared, else with the place (14a), else a number."""
    plain = slug(name)
    longer = f"{plain}-{slug(place)}"
    tries = [longer] if shared else [plain, longer]
    tries += [f"{longer}-{number}" for number in range(2, len(taken) + 3)]
    return next(word for word in tries if word not in taken)


def is_mailbox_of(email: str, family_name: str) -> bool:
    """Return whether a mailbox may be this person's: it holds a word of the family name, or digits and thus no name."""
    box = re.sub(r"[^a-z0-9]", "", folded(email.partition("@")[0]))
    words = [word for word in re.findall(r"[a-z]+", slug(family_name)) if len(word) > 2]
    return any(letter.isdigit() for letter in box) or any(word in box for word in words or [slug(family_name)])
