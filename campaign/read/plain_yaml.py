"""The simplest YAML, read five times as fast: most front matter holds nothing but `key: words` and texts behind `|`.

Wherever anything else stands, a sign that may mean something to YAML or a slip, this gives up, and `yaml.py` reads the
whole. Tests hold both to the same outcome, also for files that are broken at random.
"""

from __future__ import annotations

import re

from campaign.read.values import Items, Mapping, Scalar, Value

KEY = re.compile(r"([a-z_]{1,40}):(?: (.*))?")
INNER = re.compile(r"  ([a-z_]{1,40}): (.*)")
LIST = re.compile(
    r"\[([A-Za-z0-9](?:[A-Za-z0-9:/_-]*[A-Za-z0-9])?(?:, [A-Za-z0-9](?:[A-Za-z0-9:/_-]*[A-Za-z0-9])?)*)\]"
)


def read(text: str, first_line: int) -> Mapping | None:
    """Return what a text says, or None where it is not of the simplest kind."""
    if not text.replace("\n", " ").isprintable():
        return None
    lines, whole, place = text.split("\n"), Mapping({}, 0), 0
    while place < len(lines):
        if lines[place].startswith("#"):
            place += 1
            continue
        found = KEY.fullmatch(lines[place])
        if found is None or found[1] in whole.values:
            return None
        value, after = _value(found[2], lines, place, first_line)
        if value is None:
            return None
        whole.values[found[1]], whole.lines[found[1]] = value, place + first_line
        whole.line = whole.line or place + first_line
        place = after
    return whole if whole.values else None


def _value(written: str | None, lines: list[str], place: int, first_line: int) -> tuple[Value | None, int]:
    """Return what stands behind a key, and the place of the first line after it."""
    if written is None:
        return _group(lines, place + 1, first_line)
    if written == "|":
        return _block(lines, place, first_line)
    if found := LIST.fullmatch(written):
        items = [Scalar(word, place + first_line) for word in found[1].split(", ")]
        return Items(items, place + first_line), place + 1
    return _words(written, place + first_line), place + 1


def _words(written: str, line: int) -> Scalar | None:
    """Return words without quotes; a # behind a space begins a note."""
    text = written.partition(" #")[0].rstrip(" ")
    if not text or not (text[0].isascii() and text[0].isalnum()) or ": " in text or text[-1] == ":":
        return None
    return Scalar(text, line)


def _group(lines: list[str], begin: int, first_line: int) -> tuple[Mapping | None, int]:
    """Return the keys that are pushed in by two spaces, each with words on its line."""
    group, place = Mapping({}, begin + first_line), begin
    while place < len(lines) and lines[place].startswith(" "):
        found = INNER.fullmatch(lines[place])
        words = _words(found[2], place + first_line) if found and found[1] not in group.values else None
        if found is None or words is None:
            return None, place
        group.values[found[1]], group.lines[found[1]] = words, place + first_line
        place += 1
    return (group if group.values else None), place


def _block(lines: list[str], key: int, first_line: int) -> tuple[Scalar | None, int]:
    """Return a text that stands on the lines below its key, as it is; empty lines at its end are one line end."""
    end = key + 1
    while end < len(lines) and (not lines[end] or lines[end][0] == " "):
        end += 1
    kept = lines[key + 1 : end]
    first = kept[0] if kept else ""
    edge = " " * (len(first) - len(first.lstrip(" ")))
    if not first.strip(" ") or not all(line.startswith(edge) or not line for line in kept):
        return None, end
    text = "\n".join([line[len(edge) :] for line in kept])
    closed = end < len(lines) or text.endswith("\n")
    return Scalar(text.rstrip("\n") + "\n" * closed, key + first_line, plain=False, block=True), end
