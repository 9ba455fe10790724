"""A script as it is read out: names filled in, and what callers say for themselves set apart."""

from __future__ import annotations

import re
from typing import NamedTuple

from campaign.targets import Target

OWN = re.compile(r"(\[[^\]\n]*\])")
PLACEHOLDER = re.compile(r"\{(\w+)\}")


class Piece(NamedTuple):
    """A run of words; `own` when callers say it for themselves, like [your name]."""

    text: str
    own: bool = False


Paragraphs = tuple[tuple[Piece, ...], ...]


def fill(text: str, target: Target | None) -> str:
    """Return the text with {title}, {last_name} and the like filled in for a target."""
    values = _values(target)
    return PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)


def _values(target: Target | None) -> dict[str, str]:
    if target is None:
        return {"title": "", "name": "[name]", "first_name": "[first name]", "last_name": "[last name]", "district": ""}
    role = target.chamber.role.replace("-", " ")
    person = target.legislator
    if person is None:
        whose = f"[your {role}’s "
        names = {"name": f"{whose}name]", "first_name": f"{whose}first name]", "last_name": f"{whose}last name]"}
        return {"title": role.capitalize(), "district": "[your district]", **names}
    return {
        "title": role.capitalize(),
        "name": person.name,
        "first_name": person.given_name,
        "last_name": person.family_name,
        "district": target.term.district if target.term else "",
    }


def paragraphs(text: str | None) -> Paragraphs:
    """Return a filled-in text as paragraphs of pieces."""
    blocks = re.split(r"\n\s*\n", (text or "").strip())
    return tuple(_pieces(" ".join(block.split())) for block in blocks if block.strip())


def _pieces(paragraph: str) -> tuple[Piece, ...]:
    parts = (part for part in OWN.split(paragraph) if part)
    return tuple(Piece(part, own=part.startswith("[")) for part in parts)
