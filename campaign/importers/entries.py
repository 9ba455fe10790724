"""The entries of a data file as plain values, together with the comments that editors wrote beside them.

Importers rewrite whole files. What people added to them, values and comments alike, has to come through.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from campaign.read.yaml import Items, Mapping, Value, is_empty

Plain = str | list["Plain"] | dict[str, "Plain"] | None

# What tells one item of an inner list from the others.
IDENTITY = {"terms": ("chamber", "district"), "members": ("legislator",)}

# Begins a comment that an importer wrote itself, and will write again where it is still true.
OWN_MARKS = ("by hand: ", "no first day: ")

TRAILING = re.compile(
    r"""\s*(?:-\s+)?(?:[\w-]+:)?\s*
    (?: "(?:[^"\\]|\\.)*" | '(?:[^']|'')*' | \{.*?\} | \[.*?\] | [^\s"'\[{#].*? )?
    \s+\#\s*(?P<comment>.*)""",
    re.VERBOSE,
)


@dataclass(slots=True)
class Entry:
    """One person, committee or vacancy; comments are kept by place: `phone`, `terms`, `members.aric-putnam`."""

    values: dict[str, Plain]
    path: str = ""
    line: int = 1
    above: dict[str, list[str]] = field(default_factory=dict)
    beside: dict[str, str] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """Return a value as text, empty where it is absent."""
        value = self.values.get(key)
        return value if isinstance(value, str) else ""

    def items(self, key: str) -> list[dict[str, str]]:
        """Return the groups of an inner list, such as a person's terms."""
        value = self.values.get(key)
        return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


@dataclass(frozen=True, slots=True)
class Found:
    """What a source says of one person or committee: the fields of an entry without its id, and remarks by place."""

    values: dict[str, Plain]
    path: str
    line: int
    beside: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Return the id at the source."""
        return str(self.values.get("source_id"))


def plain(value: Value) -> Plain:
    """Return a value without its lines; what was left out becomes None."""
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.values.items()}
    if isinstance(value, Items):
        return [plain(item) for item in value.values]
    return None if is_empty(value) else value.text.strip()


def place(key: str, item: dict[str, str]) -> str:
    """Return the place of one item of an inner list: `members.aric-putnam`."""
    return ".".join([key, *(str(item.get(part)) for part in IDENTITY.get(key, ()))])


def read_entries(root: Mapping, key: str, path: str, text: str) -> list[Entry]:
    """Return the entries of the list under `key` of a file, with their comments; `text` is the file's own text."""
    items = root.values.get(key)
    if not isinstance(items, Items):
        return []
    groups = [item for item in items.values if isinstance(item, Mapping)]
    entries = [Entry(_filled(group), path, group.line) for group in groups]
    pairs = zip(entries, groups, strict=True)
    places = {line: (entry, where) for entry, group in pairs for line, where in _places(group).items()}
    _attach_comments(text.split("\n"), root.lines[key] + 1, _end(root, key), places)
    return entries


def _filled(group: Mapping) -> dict[str, Plain]:
    return {key: value for key, item in group.values.items() if (value := plain(item)) is not None}


def _places(group: Mapping) -> dict[int, str]:
    """Return the place that each line of an entry holds."""
    places = {line: key for key, line in group.lines.items()}
    for key, value in group.values.items():
        if isinstance(value, Items):
            for item in value.values:
                if isinstance(item, Mapping):
                    places.setdefault(item.line, place(key, _filled(item)))  # type: ignore[arg-type]
    return places


def _end(root: Mapping, key: str) -> float:
    """Return the line of the next key at the top of the file."""
    return min((line for line in root.lines.values() if line > root.lines[key]), default=float("inf"))


def _attach_comments(lines: list[str], first: int, end: float, places: dict[int, tuple[Entry, str]]) -> None:
    """Give each comment from line `first` up to `end` to the place below or beside it; those at the end to the last."""
    waiting: list[str] = []
    entry, where = next(iter(places.values()), (Entry({}), ""))
    for number, line in enumerate(lines[first - 1 :], first):
        if number >= end:
            break
        if line.lstrip().startswith("#"):
            waiting.append(line.strip().lstrip("#").strip())
            continue
        if number in places:
            entry, where = places[number]
            if waiting:
                entry.above[where], waiting = waiting, []
        if (found := TRAILING.fullmatch(line)) and not found["comment"].startswith(OWN_MARKS):
            entry.beside[where] = found["comment"].strip()
    if waiting:
        entry.above.setdefault(where, []).extend(waiting)
