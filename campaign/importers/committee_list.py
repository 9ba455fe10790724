"""The list of committees after an import: who stays, their ids, their order."""

from __future__ import annotations

from datetime import date

from campaign.importers.entries import Entry
from campaign.importers.merge_entries import Matched
from campaign.importers.names import slug
from campaign.importers.report import ImportReport
from campaign.model.legislature import Legislature


def committee_entries(matched: Matched, as_of: date, legislature: Legislature, report: ImportReport) -> list[Entry]:
    """Return the committees in the order of chamber and name; an id once given stays, even if the name changes."""
    oldest = legislature.sessions[0].terms_begin.isoformat()
    kept = [entry for entry in matched.ours_alone if entry.text("until") >= oldest or not entry.text("until")]
    for entry in kept:
        _refuse_lost(entry, as_of, report)
    seen = {entry.text("id") for entry in kept} | {entry.text("id") for entry, _found in matched.pairs}
    for entry, found in matched.pairs:
        if not entry.text("id"):
            new = f"{entry.text('chamber')}/{slug(entry.text('name'))}"
            if new in seen:
                report.error(found.path, found.line, f"There are two committees `{new}`", "Rename or remove one")
            seen.add(new)
            entry.values = {"id": new, **entry.values}
    chambers = [chamber.id for chamber in legislature.chambers]
    entries = [*(entry for entry, _found in matched.pairs), *kept]
    return sorted(entries, key=lambda entry: (*_order(entry, chambers), entry.text("id")))


def _order(entry: Entry, chambers: list[str]) -> tuple[int, str]:
    chamber = entry.text("chamber")
    return chambers.index(chamber) if chamber in chambers else len(chambers), entry.text("name")


def _refuse_lost(entry: Entry, as_of: date, report: ImportReport) -> None:
    """Report a committee that came from the source, has not ended and is no longer there: a missing file looks so."""
    if entry.text("source_id") and entry.text("until") >= as_of.isoformat():
        message = f"The source no longer has the committee “{entry.text('name')}” ({entry.text('chamber')})"
        fix = "Add the missing file to the source; if the committee has ended, write its last day as `until`"
        report.error(entry.path, entry.line, message, fix)
