"""What a source said at the last import: without it nobody could tell an editor's correction from an old fact."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date

from campaign.importers.entries import Plain

ABOUT = "Written by the importer: what the source said last time. Corrections go into the files one level up."


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of thing from a source: as of when, the fingerprint of its files, and the values by the source's id."""

    as_of: date | None = None
    digest: str = ""
    entries: dict[str, dict[str, Plain]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Memory:
    """The people and the committees of the last import."""

    people: Part = field(default_factory=Part)
    committees: Part = field(default_factory=Part)


def read_memory(text: str) -> Memory:
    """Return the memory that a text holds; raise ValueError if the importer did not write it."""
    try:
        parts = json.loads(text)
        return Memory(_part(parts["people"]), _part(parts["committees"]))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(str(error)) from error


def _part(values: dict) -> Part:
    return Part(date.fromisoformat(values["as_of"]), values["digest"], dict(values["entries"]))


def write_memory(memory: Memory) -> str:
    """Return the memory as text, one entry a line, always the same for the same memory."""
    parts = f'"people": {_written(memory.people)},\n"committees": {_written(memory.committees)}'
    return f'{{"about": "{ABOUT}",\n{parts}}}\n'


def _written(part: Part) -> str:
    lines = ",\n".join(f"  {_json(key)}: {_json(part.entries[key])}" for key in sorted(part.entries))
    return f'{{"as_of": "{part.as_of}", "digest": "{part.digest}", "entries": {{\n{lines}}}}}'


def _json(value: Plain) -> str:
    return json.dumps(value, ensure_ascii=False)
