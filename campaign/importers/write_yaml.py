"""Writing a data file the way an editor would write it by hand: one fact a line, quotes only where they are needed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from campaign.importers.entries import Entry, Plain, place

# Other YAML readers would take these for numbers, truth values or nothing; quotes keep them text everywhere.
NOT_TEXT = re.compile(
    r"[-+]?(\d[\d_]*\.?\d*|\.\d+)([eE][-+]?\d+)?|0[xo][0-9a-fA-F]+|\d+(:[0-5]?\d)+"
    r"|y|n|yes|no|on|off|true|false|null|~|",
    re.IGNORECASE,
)
SPECIAL_START = re.compile(r"[\s\-?:,\[\]{}#&*!|>'\"%@`=]")
SPECIAL_INSIDE = re.compile(r":(\s|$)|\s#|\s$")
SPECIAL_IN_BRACES = re.compile(r"[,\[\]{}]")


def scalar(text: str, *, in_braces: bool = False) -> str:
    """Return text as a YAML value that every reader takes for that text; `in_braces` for one between { and }."""
    harmless = text.isprintable() and not (
        NOT_TEXT.fullmatch(text)
        or SPECIAL_START.match(text)
        or SPECIAL_INSIDE.search(text)
        or (in_braces and SPECIAL_IN_BRACES.search(text))
    )
    return text if harmless else f'"{"".join(map(_escaped, text))}"'


def _escaped(letter: str) -> str:
    if letter in '"\\':
        return f"\\{letter}"
    return letter if letter.isprintable() else f"\\U{ord(letter):08X}"


def render(header: str, top: Sequence[tuple[str, Plain]], lists: Sequence[tuple[str, Sequence[Entry]]]) -> str:
    """Return the text of a data file: a comment, a few values, then lists of entries."""
    lines = [header.rstrip("\n")]
    for key, value in top:
        lines += [f"{key}: {scalar(value)}"] if isinstance(value, str) else [f"{key}:", *_group(value)]
    for key, entries in lists:
        lines += ["", f"{key}:" if entries else f"{key}: []"]
        for entry in entries:
            lines += _entry(entry)
    return "\n".join(lines) + "\n"


def _group(value: Plain) -> list[str]:
    return [f"  {key}: {scalar(str(item))}" for key, item in value.items()] if isinstance(value, dict) else []


def _entry(entry: Entry) -> list[str]:
    lines: list[str] = []
    bullet = "  - "
    for key, value in entry.values.items():
        lines += [f"{'    ' if lines else '  '}# {comment}".rstrip() for comment in entry.above.get(key, ())]
        lines += _field(bullet, key, value, entry)
        bullet = "    "
    return lines


def _field(indent: str, key: str, value: Plain, entry: Entry) -> list[str]:
    beside = _beside(entry, key)
    if isinstance(value, list):
        lines = [line for item in value for line in _item(key, item, entry)]
        return [f"{indent}{key}:{beside}", *lines] if lines else [f"{indent}{key}: []{beside}"]
    return [f"{indent}{key}: {scalar(str(value))}{beside}"]


def _item(key: str, item: Plain, entry: Entry) -> list[str]:
    if not isinstance(item, dict):
        return [f"      - {scalar(str(item))}"]
    where = place(key, item)  # type: ignore[arg-type]
    inside = ", ".join(f"{name}: {scalar(str(value), in_braces=True)}" for name, value in item.items())
    above = [f"      # {comment}".rstrip() for comment in entry.above.get(where, ())]
    return [*above, f"      - {{{inside}}}{_beside(entry, where)}"]


def _beside(entry: Entry, where: str) -> str:
    return f"  # {entry.beside[where]}" if where in entry.beside else ""
