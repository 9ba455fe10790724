"""How hard a text is to read: its school grade after Flesch and Kincaid, worked out as it would be said."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from campaign.check.syllables import syllables

# What callers and the site put into the gaps, as everyday words of the same weight.
STANDING_IN = {
    "[your name]": "Ann Lee",
    "[your town and ZIP]": "our town",
    "[your street address]": "Elm Road",
    "[your phone number]": "my number",
    "{title}": "Senator",
    "{name}": "Ann Lee",
    "{first_name}": "Ann",
    "{last_name}": "Lee",
    "{district}": "ten",
}
OWN_WORDS = re.compile(r"\[[^\]]*\]")
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")  # most words end with one, and no sentence does
SHORT_FORM = re.compile(r"(?:St|Mt|Ft|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Jr|Sr|No|vs|(?:[A-Za-z]\.)*[A-Za-z])\.")


class Weight(NamedTuple):
    """What one word, with the signs around it, adds to a text."""

    syllables: int  # none where it has no letters
    ends: bool  # whether a sentence ends with it


def grade(text: str) -> float:
    """Return the school grade in which a text is easily read: 8 is that of 13-year-olds."""
    weights = [*map(weigh, as_said(text).split())]
    if not weights:
        return 0.0
    syllables, ends = zip(*weights, strict=True)
    words = len(syllables) - syllables.count(0)
    if not words:
        return 0.0
    sentences = sum(ends) + (not ends[-1])
    return 0.39 * words / sentences + 11.8 * sum(syllables) / words - 15.59


def as_said(text: str) -> str:
    """Return a script with words in the gaps that are filled in, and without what callers say in words of their own."""
    for gap, words in STANDING_IN.items():
        text = text.replace(gap, words)
    return OWN_WORDS.sub("", text) if "[" in text else text


def beginning(text: str, wanted: int) -> str:
    """Return the first sentences of a text; a greeting of one or two words is none."""
    words, count, length = text.split(), 0, 0
    for number, word in enumerate(words, 1):
        length += 1
        if word[-1] not in LETTERS and weigh(word).ends:
            count, length = count + (length > 2), 0
        if count == wanted:
            return " ".join(words[:number])
    return " ".join(words)


@functools.cache
def weigh(word: str) -> Weight:
    """Return what a word weighs; syllables are counted by the places where it may be hyphenated."""
    letters = re.sub(r"[^\w'’-]|[\d_]", "", word).strip("'’-").lower()
    count = sum(syllables(part) for part in re.split("[-'’]", letters) if len(part) > 1)
    bare = word.rstrip("\"'”’)]")
    return Weight(count or bool(letters), bare.endswith((".", "!", "?")) and not SHORT_FORM.fullmatch(bare))
