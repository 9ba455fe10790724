"""How many syllables a word has: one more than the places where it may be hyphenated.

The patterns are those of pyphen (the dictionary that TeX and LibreOffice use), and so is what comes out. Only reading
them is our own: pyphen takes a tenth of a second to look at all 11,000, here each is looked at when a word has it.
"""

from __future__ import annotations

import functools
from importlib.machinery import PathFinder
from pathlib import Path

NO_DIGITS = str.maketrans("", "", "0123456789")
EDGE = 2  # letters that stay together at either end of a word


@functools.cache
def syllables(word: str) -> int:
    """Return the number of syllables of a word in small letters; 1 for one too short to be cut."""
    values = _values(f".{word}.")
    return 1 + sum(value % 2 for value in values[EDGE + 1 : len(word) - EDGE + 2])


def _values(dotted: str) -> list[int]:
    """Return how willingly the word may be cut before each letter: an odd number says yes (Liang's algorithm)."""
    patterns, longest = _patterns()
    values = [0] * (len(dotted) + 1)
    for begin in range(len(dotted) - 1):
        for end in range(begin + 1, min(begin + longest, len(dotted)) + 1):
            if pattern := patterns.get(dotted[begin:end]):
                _raise(values, begin, pattern)
    return values


def _raise(values: list[int], place: int, pattern: str) -> None:
    """Let a pattern, like `.ad1d4`, raise the values from a place on to its own."""
    for sign in pattern:
        if sign.isdigit():
            values[place] = max(values[place], int(sign))
        else:
            place += 1


@functools.cache
def _patterns() -> tuple[dict[str, str], int]:
    """Return every pattern by its letters, and the number of letters of the longest."""
    found = PathFinder.find_spec("pyphen")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("pyphen is not installed")
    text = (Path(found.origin).parent / "dictionaries" / "hyph_en_US.dic").read_text("utf-8")
    patterns = dict(zip(text.translate(NO_DIGITS).split("\n"), text.split("\n"), strict=True))
    return patterns, max(len(letters) for letters in patterns if letters.islower())  # capitals are the file's settings
