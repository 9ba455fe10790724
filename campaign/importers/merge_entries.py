"""Merging a whole list of entries with what the source says today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from campaign.importers.entries import Entry, Found, Plain
from campaign.importers.memory import Part
from campaign.importers.merge import Verdict, merge, said
from campaign.importers.names import slug
from campaign.importers.report import ImportReport


@dataclass(slots=True)
class Matched:
    """Entries that the source has, each with what it says, and entries that only our file has."""

    pairs: list[tuple[Entry, Found]] = field(default_factory=list)
    ours_alone: list[Entry] = field(default_factory=list)


def merge_entries(
    found: Sequence[Found], ours: Sequence[Entry], memory: Part, order: Sequence[str], source: str, report: ImportReport
) -> Matched:
    """Return the merged entries (a new one has no id yet); what an editor corrected is kept and reported."""
    matched = Matched()
    known = {entry.text("source_id"): entry for entry in ours if entry.text("source_id")}
    used = set()
    for one in found:
        entry = known.get(one.key) or _written_ahead(one, ours)
        if entry is None and ours and one.key in memory.entries:
            report.notes.append(f"left out, as you removed it: {one.values.get('name')} ({one.key})")
            continue
        used.add(id(entry))
        matched.pairs.append((_merged(one, entry, memory, order, source, report), one))
    matched.ours_alone = [entry for entry in ours if id(entry) not in used]
    return matched


def _written_ahead(one: Found, ours: Sequence[Entry]) -> Entry | None:
    """Return the entry that an editor wrote before the source had it: same name, a seat in common, no source id."""
    return next((entry for entry in ours if not entry.text("source_id") and _is_same(one, entry)), None)


def _is_same(one: Found, entry: Entry) -> bool:
    theirs = Entry(one.values)
    if slug(theirs.text("name")) != slug(entry.text("name")) or theirs.text("chamber") != entry.text("chamber"):
        return False
    seats = {(term["chamber"], term["district"]) for term in theirs.items("terms")}
    return not seats or any((term["chamber"], term["district"]) in seats for term in entry.items("terms"))


def _merged(
    one: Found, ours: Entry | None, memory: Part, order: Sequence[str], source: str, report: ImportReport
) -> Entry:
    merged = merge(memory.entries.get(one.key, {}), ours or Entry({}), one.values, order, source)
    for where, value, theirs, verdict in merged.by_hand:
        _tell(merged.entry, where, (value, theirs, verdict), source, report)
    changed = {where for where, *_rest in merged.by_hand}
    for where, remark in one.beside.items():
        if where.split(".")[0] not in changed:
            merged.entry.beside.setdefault(where, remark)
    return merged.entry


def _tell(entry: Entry, where: str, change: tuple[Plain, Plain, Verdict], source: str, report: ImportReport) -> None:
    """Report a value of the hand's: a note where it stands against an unchanged source, else a warning."""
    value, theirs, verdict = change
    yours = said(value).removeprefix("says ") if value is not None else "nothing"
    name = entry.text("name") or entry.text("id")
    if verdict == "kept":
        report.notes.append(f"kept your correction: {name}, {where}: {yours} ({source} {said(theirs)})")
    else:
        message = f"{name}, {where}: you wrote {yours}, which is kept, but {source} has changed and now {said(theirs)}"
        fix = "Check which is right; to follow the source, write what it says"
        report.warning(entry.path, entry.line, message, fix)
