"""`python -m campaign import-legislators SOURCE`: an Open States people folder to the roster and the committees.

Reads SOURCE/legislature (and SOURCE/retired where it is there) and SOURCE/committees, and writes data/legislators.yml,
data/committees.yml and data/imported/open-states.json: all of them or, if anything is wrong, none. What editors
corrected in the first two stays (see merge.py).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from campaign.importers.before import COMMITTEES, MEMORY, ROSTER, Before, check, read_before
from campaign.importers.committee_list import committee_entries
from campaign.importers.entries import Entry, Found, Plain
from campaign.importers.memory import Memory, Part, write_memory
from campaign.importers.merge_entries import Matched, merge_entries
from campaign.importers.open_states_committees import committees
from campaign.importers.open_states_people import people
from campaign.importers.open_states_source import COMMITTEE_FOLDERS, PEOPLE_FOLDERS, Around, read_records
from campaign.importers.report import ImportReport, finish
from campaign.importers.roster import roster_entries
from campaign.importers.save import save_together
from campaign.importers.seats import holdings, refuse_clashes, refuse_unexplained, vacancies
from campaign.importers.taken import Taken, taken
from campaign.importers.write_yaml import render
from campaign.model.committee import Committee, Committees
from campaign.model.roster import Legislator, Roster
from campaign.read.typed import fields_of

SOURCE = "Open States"
URL, LICENSE = "https://github.com/openstates/people", "CC0-1.0"

CORRECTING = """\
# Written by `python3 tasks.py import-legislators`, and open to corrections by hand: just edit a value. The next import
# keeps what you wrote, says so beside it ("by hand: ..."), and tells you when the source changes that value. To follow
# the source again, write what it says. Comments inside the list stay; this one at the top is written anew.
"""
ROSTER_HEADER = f"""\
# Who holds or held which seat, from which day to which, and how to reach their Capitol office.
{CORRECTING}#
# Only Capitol offices: never a home, district or cell number, even where the source has one.
# `from` and `until` are the first and the last day in the seat. `checked` is the day the facts were last known right.
# A seat without anybody stands under `vacancies`, at the end.
"""
COMMITTEES_HEADER = f"""\
# The committees and who sits on them, by the ids of data/legislators.yml. `until` is the committee's last day.
{CORRECTING}"""


def main(words: Sequence[str]) -> int:
    """Import as the command line says, print what was found, and return 0, or 1 if nothing could be written."""
    parser = argparse.ArgumentParser(prog="import-legislators", description=(__doc__ or "").split("\n", maxsplit=1)[0])
    day = date.fromisoformat
    parser.add_argument("source", type=Path, help="the folder with `legislature` and `committees`")
    parser.add_argument("--as-of", type=day, help="the day the people were last changed, like 2026-06-18")
    parser.add_argument("--committees-as-of", type=day, help="the same for the committees, where it differs")
    parser.add_argument("--data", type=Path, default=Path("data"), help="the folder to write to")
    asked = parser.parse_args(words)
    return finish(import_open_states(asked.source, asked.data, asked.as_of, asked.committees_as_of))


def import_open_states(
    source: Path, data: Path, as_of: date | None = None, committees_as_of: date | None = None
) -> ImportReport:
    """Turn a folder into the roster and the committees; with an error among the findings nothing is written."""
    report = ImportReport()
    before = read_before(data, report)
    if before is None:
        return report
    facts, memory = before.legislature, before.memory
    of_people = taken(source, PEOPLE_FOLDERS, as_of, memory.people, facts, report)
    of_committees = taken(source, COMMITTEE_FOLDERS, committees_as_of or as_of, memory.committees, facts, report)
    if of_people is None or of_committees is None:
        return report
    people_text, found_people, ids = _roster(source, data, of_people, before, report)
    committees_text, found_committees = _committees(source, data, of_committees, ids, before, report)
    if not report.failed:
        now = write_memory(Memory(_part(of_people, found_people), _part(of_committees, found_committees)))
        texts = {data / ROSTER: people_text, data / COMMITTEES: committees_text, data / MEMORY: now}
        report.written = [path.as_posix() for path in save_together(texts)]
        report.notes += [] if report.written else ["nothing has changed"]
    return report


def _roster(
    source: Path, data: Path, when: Taken, before: Before, report: ImportReport
) -> tuple[str, list[Found], dict[str, str]]:
    """Return the text of the roster, what the source said, and our ids by the source's ids."""
    found = people(read_records(source, PEOPLE_FOLDERS, report), Around(before.legislature, when.session, report))
    matched = merge_entries(found, before.people, before.memory.people, list(fields_of(Legislator)), SOURCE, report)
    entries = roster_entries(matched, when.as_of, before.legislature, report)
    empty = _empty_seats(entries, matched, source, when, before, report)
    text = render(ROSTER_HEADER, _top(when, "people"), [("legislators", entries), ("vacancies", empty)])
    check(text, data / ROSTER, Roster, report)
    return text, found, {entry.text("source_id"): entry.text("id") for entry in entries}


def _empty_seats(
    entries: list[Entry], matched: Matched, source: Path, when: Taken, before: Before, report: ImportReport
) -> list[Entry]:
    held = holdings(entries, matched)
    refuse_clashes(held, report)
    empty, unexplained = vacancies(before.vacancies, held, before.legislature, when.session, when.as_of)
    refuse_unexplained(unexplained, when.as_of, (source / PEOPLE_FOLDERS[0]).as_posix(), report)
    return empty


def _committees(
    source: Path, data: Path, when: Taken, ids: dict[str, str], before: Before, report: ImportReport
) -> tuple[str, list[Found]]:
    """Return the text of the committees and what the source said."""
    records = read_records(source, COMMITTEE_FOLDERS, report)
    found = committees(records, ids, Around(before.legislature, when.session, report))
    order = list(fields_of(Committee))
    matched = merge_entries(found, before.committees, before.memory.committees, order, SOURCE, report)
    entries = committee_entries(matched, when.as_of, before.legislature, report)
    text = render(COMMITTEES_HEADER, _top(when, "committees"), [("committees", entries)])
    check(text, data / COMMITTEES, Committees, report)
    return text, found


def _top(when: Taken, part: str) -> list[tuple[str, Plain]]:
    origin: dict[str, Plain] = {"name": f"{SOURCE} {part}", "url": URL, "license": LICENSE}
    return [("as_of", when.as_of.isoformat()), ("source", origin)]


def _part(when: Taken, found: list[Found]) -> Part:
    return Part(when.as_of, when.digest, {one.key: one.values for one in sorted(found, key=lambda one: one.key)})
