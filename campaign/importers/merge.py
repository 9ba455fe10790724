"""Three-way merge: what the source said last time, what stands in our file now, what the source says today.

What a person changed by hand differs from what the source said last time. It stays, value by value (a value taken out
stays out), until it is what the source says. Everything else follows the source.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from campaign.importers.entries import IDENTITY, Entry, Plain

OURS_ALONE = ("id", "checked")  # no source gives these
Verdict = Literal["", "kept", "conflict"]


@dataclass(slots=True)
class Merged:
    """An entry after the merge, and what of it is the hand's: (place, our value, theirs, verdict)."""

    entry: Entry
    by_hand: list[tuple[str, Plain, Plain, Verdict]] = field(default_factory=list)


def pick(base: Plain, ours: Plain, theirs: Plain) -> tuple[Plain, Verdict]:
    """Return the value that stands: `kept` if it is the hand's, `conflict` if the source has changed as well."""
    if ours in (theirs, base):
        return theirs, ""
    return ours, "kept" if theirs == base else "conflict"


def merge(base: dict[str, Plain], ours: Entry, theirs: dict[str, Plain], order: Sequence[str], source: str) -> Merged:
    """Return the entry that stands, its fields in `order`, each value of the hand's marked with what `source` says."""
    entry = replace(ours, values={}, beside=dict(ours.beside))
    merged = Merged(entry)
    for key in order:
        if key == "members":
            value = _merge_items(key, base, ours, theirs, merged, source)
        elif key in OURS_ALONE:
            value = ours.values.get(key)
        else:
            value, verdict = pick(base.get(key), ours.values.get(key), theirs.get(key))
            _mark(merged, key, value, theirs.get(key), verdict, source)
        if value is not None:
            entry.values[key] = value
    return merged


def _merge_items(
    key: str, base: dict[str, Plain], ours: Entry, theirs: dict[str, Plain], merged: Merged, source: str
) -> Plain:
    """Return an inner list merged item by item, in the source's order with the hand's own items after it."""
    lists = (base.get(key), ours.values.get(key), theirs.get(key))
    old, mine, new = (_by_identity(key, items) for items in lists)
    items: list[Plain] = []
    for identity in dict.fromkeys([*new, *mine]):
        value, verdict = pick(old.get(identity), mine.get(identity), new.get(identity))
        _mark(merged, f"{key}.{identity}", value, new.get(identity), verdict, source)
        if value is not None:
            items.append(value)
    return items


def _by_identity(key: str, items: Plain) -> dict[str, Plain]:
    found = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    return {".".join(str(item.get(part)) for part in IDENTITY[key]): item for item in found}


def _mark(merged: Merged, place: str, value: Plain, theirs: Plain, verdict: Verdict, source: str) -> None:
    """Note a value of the hand's, with what the source says beside it unless an editor's own remark stands there."""
    if not verdict:
        return
    merged.by_hand.append((place, value, theirs, verdict))
    if value is not None:
        merged.entry.beside.setdefault(place, f"by hand: {source} {said(theirs)}")


def said(value: Plain) -> str:
    """Return what a source says in words that fit behind its name: `has none`, `says 651-555-0100`."""
    if value is None:
        return "has none"
    if isinstance(value, str):
        return f"says {value}"
    if isinstance(value, dict):
        return f"says {', '.join(str(part) for part in value.values())}"
    return f"says {'; '.join(said(item).removeprefix('says ') for item in value) or 'nothing'}"
