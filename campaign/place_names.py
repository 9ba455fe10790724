"""Names of places as people type them: one spelling for all. theme/static/js/places.js folds in the same way."""

from __future__ import annotations

import functools
import re
import unicodedata

SHORT = {
    "saint": "st",
    "sainte": "ste",
    "mount": "mt",
    "fort": "ft",
    "north": "n",
    "no": "n",
    "south": "s",
    "so": "s",
    "east": "e",
    "west": "w",
    "township": "twp",
    "tp": "twp",
    "heights": "hts",
    "hgts": "hts",
    "center": "ctr",
    "and": "",
}
PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})


@functools.cache
def folded(name: str) -> str:
    """Return a name in small plain letters, usual words cut short: “Saint Mary's Point” becomes “st marys point”."""
    apart = unicodedata.normalize("NFD", name.lower().translate(PLAIN))
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    words = re.findall(r"[^\W_]+", re.sub(r"['’.]", "", bare))
    return " ".join(short for word in words if (short := SHORT.get(word, word))).replace("mc ", "mc")


def slug(name: str) -> str:
    """Return a name as an anchor."""
    return folded(name).replace(" ", "-")


def first_letter(name: str) -> str:
    """Return the letter a name is listed under; `0-9` for a digit."""
    if name[:1].isascii() and name[:1].isalpha() and name[:3].lower() != "and":
        return name[0].lower()  # as it would be folded; thousands of names are asked for it at each build
    first = folded(name)[:1]
    return first if first.isalpha() else "0-9"
