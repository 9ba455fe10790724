"""The people of the roster after an import: who stays, their ids, their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from campaign.importers.entries import Entry
from campaign.importers.merge_entries import Matched
from campaign.importers.names import free_slug, slug
from campaign.importers.report import ImportReport
from campaign.model.legislature import Legislature


def roster_entries(matched: Matched, as_of: date, legislature: Legislature, report: ImportReport) -> list[Entry]:
    """Return the people in the order of chamber, district and first day, with ids and the day of the last check."""
    kept = [entry for entry in matched.ours_alone if _is_remembered(entry, legislature)]
    for entry in kept:
        _refuse_lost(entry, as_of, report)
    _give_ids(matched, kept)
    for entry, _found in matched.pairs:
        entry.values["checked"] = max(entry.text("checked"), as_of.isoformat())
    entries = [*(entry for entry, _found in matched.pairs), *kept]
    return sorted(entries, key=lambda entry: (*_seat_order(entry, legislature), entry.text("id")))


def _is_remembered(entry: Entry, legislature: Legislature) -> bool:
    """Return whether somebody held a seat in a session this site knows."""
    oldest = legislature.sessions[0].terms_begin.isoformat()
    return any(term["until"] >= oldest for term in entry.items("terms"))


def _refuse_lost(entry: Entry, as_of: date, report: ImportReport) -> None:
    """Report somebody in office who came from the source and is no longer in it: a missing file looks just so."""
    day = as_of.isoformat()
    term = next((term for term in entry.items("terms") if term["from"] <= day <= term["until"]), None)
    if term and entry.text("source_id"):
        message = f"The source no longer has {entry.text('name')}, who holds {term['chamber']} {term['district']} here"
        fix = "Add the missing file to the source, or write the last day in office as `until` of that term"
        report.error(entry.path, entry.line, message, fix)


def _give_ids(matched: Matched, kept: Iterable[Entry]) -> None:
    """Give each new person the name as id; where the name is taken or new twice, with the district."""
    new = [entry for entry, _found in matched.pairs if not entry.text("id")]
    taken = {entry.text("id") for entry in (*(entry for entry, _found in matched.pairs), *kept)}
    names = Counter(slug(entry.text("name")) for entry in new)
    for entry in new:
        name = entry.text("name")
        chosen = free_slug(name, entry.items("terms")[-1]["district"], taken, shared=names[slug(name)] > 1)
        taken.add(chosen)
        entry.values = {"id": chosen, **entry.values}


def _seat_order(entry: Entry, legislature: Legislature) -> tuple[int, int, str]:
    last = max(entry.items("terms"), key=lambda term: term["from"])
    chambers = [chamber.id for chamber in legislature.chambers]
    seats = legislature.seats(last["chamber"]) if last["chamber"] in chambers else ()
    known = last["district"] in seats
    chamber = chambers.index(last["chamber"]) if last["chamber"] in chambers else len(chambers)
    return chamber, seats.index(last["district"]) if known else len(seats), last["from"]
