"""The text of a data file as an editor would write it by hand: one fact a line, quotes only where they are needed."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from campaign.read.typed import fields_of

# Other YAML readers would take these for numbers, truth values or nothing; quotes keep them text everywhere.
NOT_TEXT = re.compile(
    r"[-+]?(\d[\d_]*\.?\d*|\.\d+)([eE][-+]?\d+)?|0[xo][0-9a-fA-F]+|\d+(:[0-5]?\d)+"
    r"|y|n|yes|no|on|off|true|false|null|~|",
    re.IGNORECASE,
)
SPECIAL_START = re.compile(r"[\s\-?:,\[\]{}#&*!|>'\"%@`=]")
SPECIAL_INSIDE = re.compile(r":(\s|$)|\s#|\s$")
SPECIAL_IN_BRACES = re.compile(r"[,\[\]{}]")

Fact = Any  # a dataclass, a tuple of facts, a date, or text
Remark = Callable[[Fact, Fact], str]  # of an entry and a group in it: the comment to write beside the group, or ""


def scalar(text: str, *, in_braces: bool = False) -> str:
    """Return text as a YAML value that every reader takes for that text; `in_braces` for one between { and }."""
    harmless = text.isprintable() and not (
        NOT_TEXT.fullmatch(text)
        or SPECIAL_START.match(text)
        or SPECIAL_INSIDE.search(text)
        or (in_braces and SPECIAL_IN_BRACES.search(text))
    )
    return text if harmless else f'"{"".join(map(_escaped, text))}"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    return character if character.isprintable() else f"\\U{ord(character):08X}"


def facts(value: Fact) -> dict[str, Fact]:
    """Return the facts of a dataclass by their YAML keys, in order, without those that are left out."""
    cls: type = type(value)
    found = ((spec, getattr(value, spec.name)) for spec in fields_of(cls).values())
    return {spec.key: fact for spec, fact in found if spec.required or fact not in (None, ())}


def render(header: str, top: Fact, lists: Mapping[str, Sequence[Fact]], remark: Remark | None = None) -> str:
    """Return the text of a data file: a comment, the single facts of the dataclass `top`, then lists of entries."""
    lines = [header.rstrip("\n")]
    for key, fact in facts(top).items():
        if dataclasses.is_dataclass(fact):
            lines += [f"{key}:", *(f"  {inner}: {scalar(str(each))}" for inner, each in facts(fact).items())]
        elif not isinstance(fact, tuple):
            lines.append(f"{key}: {scalar(str(fact))}")
    for key, entries in lists.items():
        lines += ["", f"{key}:" if entries else f"{key}: []"]
        lines += [line for entry in entries for line in entry_lines(entry, remark)]
    return "\n".join(lines) + "\n"


def entry_lines(entry: Fact, remark: Remark | None = None) -> list[str]:
    """Return the lines of one entry of a list."""
    lines = [line for key, fact in facts(entry).items() for line in _fact_lines(key, fact, entry, remark)]
    return [f"  - {lines[0]}", *(f"    {line}" for line in lines[1:])]


def _fact_lines(key: str, fact: Fact, entry: Fact, remark: Remark | None) -> list[str]:
    if not isinstance(fact, tuple):
        return [f"{key}: {scalar(str(fact))}"]
    remarks = [remark(entry, item) if remark else "" for item in fact]
    items = [f"  - {inline(item)}{words and f'  # {words}'}" for item, words in zip(fact, remarks, strict=True)]
    return [f"{key}:", *items] if items else [f"{key}: []"]


def inline(value: Fact, *, in_braces: bool = False) -> str:
    """Return a value on one line: a dataclass between braces, a tuple between brackets, anything else as text."""
    if isinstance(value, tuple):
        return f"[{', '.join(inline(each, in_braces=in_braces) for each in value)}]"
    if not dataclasses.is_dataclass(value):
        return str(value) if isinstance(value, int) else scalar(str(value), in_braces=in_braces)
    inside = (f"{key}: {inline(fact, in_braces=True)}" for key, fact in facts(value).items())
    return f"{{{', '.join(inside)}}}"
