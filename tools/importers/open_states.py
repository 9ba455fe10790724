"""`python -m tools import-legislators SOURCE`: an Open States people folder to the roster and the committees.

Reads SOURCE/legislature (and SOURCE/retired where it is there) and SOURCE/committees, and writes data/legislators.yml,
data/committees.yml and data/imported/open-states.json: all of them or, if anything is wrong, none. The first two hold
what the source says; what editors know better is in data/corrections.yml, which is never written, and which counts for
everything that is worked out here: whose seat is empty, who has left, who keeps which id.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from campaign.model.committee import Committee, Committees
from campaign.model.corrections import Corrections, corrected
from campaign.model.legislature import Legislature
from campaign.model.roster import Legislator, Origin, Roster, Seat, Term, Vacancy
from campaign.read.files import read_text
from tools.importers import committees as bodies
from tools.importers import people as persons
from tools.importers.last_import import (
    CORRECTIONS,
    MEMORY,
    NO_FIRST_DAY,
    Memory,
    Part,
    Taken,
    memory_text,
    read_memory,
    refuse_losses,
    refuse_lost_comments,
    taken,
)
from tools.importers.records import COMMITTEE_FOLDERS, PEOPLE_FOLDERS, Around, read_records
from tools.importers.report import ImportReport, finish, own_file, typed
from tools.importers.seats import holdings, refuse_clashes, vacancies
from tools.importers.write_yaml import render

SOURCE = "Open States"
URL, LICENSE = "https://github.com/openstates/people", "CC0-1.0"
LEGISLATURE, ROSTER, COMMITTEES = "legislature.yml", "legislators.yml", "committees.yml"

CORRECTING = """\
# Written by `python3 tasks.py import-legislators`: what the source says. Is something wrong? Leave it here, and write
# what is right into data/corrections.yml: it counts at once, and for every import to come. An import refuses to write
# over what was edited here, and names it.
"""
ROSTER_HEADER = f"""\
# Who holds or held which seat, from which day to which, and how to reach their Capitol office.
{CORRECTING}#
# Only Capitol offices: never a home, district or cell number, even where the source has one.
# `from` and `until` are the first and the last day in the seat. `checked` is the day the facts were last known right:
# that day alone may be set here, and an import keeps the later one. Seats without anybody are under `vacancies`.
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


@dataclass(frozen=True, slots=True)
class Before:
    """What is in the data folder before an import."""

    legislature: Legislature
    roster: Roster
    committees: Committees
    corrections: Corrections
    memory: Memory


def import_open_states(
    source: Path,
    data: Path,
    as_of: date | None = None,
    committees_as_of: date | None = None,
    stay: bool | None = None,
) -> ImportReport:
    """Turn a folder into the roster and the committees; with an error among the findings nothing is written.

    `stay` says who serves on in a new session, for the source does not: False only those of whom it is known, True all
    whom it still lists, for somebody has compared them with the chambers' lists. None also takes all, but no folder
    that was already imported in the session before.
    """
    report = ImportReport()
    before = _before(data, report)
    if before is None:
        return report
    facts, memory = before.legislature, before.memory
    last = Part() if stay else memory.people
    of_people = taken(source, PEOPLE_FOLDERS, as_of, last, facts, report)
    of_committees = taken(source, COMMITTEE_FOLDERS, committees_as_of or as_of, memory.committees, facts, report)
    if of_people and of_committees:
        _import(source, data, of_people, of_committees, before, report, certain=stay is False)
    return report


def _before(data: Path, report: ImportReport) -> Before | None:
    """Return what is in the data folder, or None with the faults reported: nothing broken is written over."""
    legislature = own_file(data, LEGISLATURE, Legislature, report)
    roster = own_file(data, ROSTER, Roster, report, _roster(date.min))
    committees = own_file(data, COMMITTEES, Committees, report, _committees(date.min))
    corrections = own_file(data, CORRECTIONS, Corrections, report, Corrections())
    memory = read_memory(data, report) if (data / ROSTER).exists() or (data / COMMITTEES).exists() else Memory()
    if not (legislature and roster and committees and corrections and memory) or report.failed:
        return None
    return Before(legislature, roster, committees, corrections, memory)


def _roster(as_of: date, people: tuple[Legislator, ...] = (), empty: tuple[Vacancy, ...] = ()) -> Roster:
    origin = Origin(name=f"{SOURCE} people", url=URL, license=LICENSE)
    return Roster(as_of=as_of, origin=origin, legislators=people, vacancies=empty)


def _committees(as_of: date, committees: tuple[Committee, ...] = ()) -> Committees:
    origin = Origin(name=f"{SOURCE} committees", url=URL, license=LICENSE)
    return Committees(as_of=as_of, origin=origin, committees=committees)


def _import(
    source: Path,
    data: Path,
    of_people: Taken,
    of_committees: Taken,
    before: Before,
    report: ImportReport,
    *,
    certain: bool,
) -> None:
    """Work out the new files, report what is wrong with them, and write them if nothing is."""
    records = read_records(source, PEOPLE_FOLDERS, report)
    known, known_committees, _findings = corrected(before.roster, before.committees, before.corrections)
    stay = _serving(known, of_people.session.terms_begin) if certain else None
    found, unknown = persons.people(records, Around(before.legislature, of_people.session, report, stay))
    remembered = persons.in_order(before.roster.legislators, before.legislature)
    people = persons.merged(found, remembered, known, of_people.as_of, report)
    roster = _roster(of_people.as_of, persons.in_order(people, before.legislature), before.roster.vacancies)
    committees = _committees(
        of_committees.as_of, _bodies(source, of_committees, roster, before, known_committees, report)
    )

    right, right_committees, findings = corrected(roster, committees, before.corrections)
    report.findings += findings
    last = before.memory
    refuse_losses(before.roster.legislators, roster.by_id, right.by_id, last.people, report)
    refuse_losses(before.committees.committees, committees.by_id, right_committees.by_id, last.committees, report)
    refuse_clashes(holdings(right.legislators), report)
    where = (source / PEOPLE_FOLDERS[0]).as_posix()
    empty = vacancies(right, before.legislature, of_people.session, of_people.as_of, report, where)
    roster = replace(roster, vacancies=_ours(empty, before, report))

    texts = {data / ROSTER: _roster_text(roster, before.legislature, unknown)}
    texts[data / COMMITTEES] = render(COMMITTEES_HEADER, committees, {"committees": committees.committees})
    _read_again(texts, data, report)
    now = Memory(of_people.part(roster.legislators), of_committees.part(committees.committees))
    report.save({**texts, data / MEMORY: memory_text(now)})


def _serving(known: Roster, day: date) -> frozenset[tuple[str, Seat]]:
    """Return who is on record with a seat on a day or later, by the ids at the source."""
    terms = ((person.source_id, term) for person in known.legislators for term in person.terms)
    return frozenset((name, term.seat) for name, term in terms if name and term.ends >= day)


def _bodies(
    source: Path, when: Taken, roster: Roster, before: Before, known: Committees, report: ImportReport
) -> tuple[Committee, ...]:
    """Return the committees of the source, with ids that stay, and those of before that it has no more."""
    ids = {person.source_id: person.id for person in roster.legislators if person.source_id}
    records = read_records(source, COMMITTEE_FOLDERS, report)
    found = bodies.committees(records, ids, Around(before.legislature, when.session, report))
    remembered = bodies.in_order(before.committees.committees, before.legislature)
    return bodies.in_order(bodies.merged(found, remembered, known, when.as_of, report), before.legislature)


def _roster_text(roster: Roster, legislature: Legislature, unknown: set[tuple[str, Seat]]) -> str:
    words = f"{NO_FIRST_DAY}the source gives none, so this is the first of the {legislature.sessions[0].name}"

    def remark(person: Legislator, term: object) -> str:
        return words if isinstance(term, Term) and (person.source_id, term.seat) in unknown else ""

    return render(ROSTER_HEADER, roster, {"legislators": roster.legislators, "vacancies": roster.vacancies}, remark)


def _ours(empty: Sequence[Vacancy], before: Before, report: ImportReport) -> tuple[Vacancy, ...]:
    """Return the vacancies as data/legislators.yml has them: what data/corrections.yml says of them stays there."""

    def seat(vacancy: Vacancy) -> tuple[str, str, date]:
        return vacancy.chamber, vacancy.district, vacancy.begins

    for each in before.corrections.vacancies:
        if each not in empty:
            message = f"Somebody has taken the seat {each.chamber} {each.district} since, or held it on these days"
            report.warning(each.source.path, each.source.first, message, "Correct `until`, or remove the vacancy")
    by_hand = {seat(each) for each in before.corrections.vacancies}
    on_record = {seat(each): each for each in before.roster.vacancies}
    kept = (on_record.get(seat(each)) if seat(each) in by_hand else each for each in empty)
    return tuple(each for each in kept if each)


def _read_again(texts: dict[Path, str], data: Path, report: ImportReport) -> None:
    """Read the new files by the rules of the site, and compare the comments with those of the files before."""
    for path, cls in ((data / ROSTER, Roster), (data / COMMITTEES, Committees)):
        typed(texts[path], path.as_posix(), cls, report)
        if path.exists():
            refuse_lost_comments(path, read_text(data, path.name), texts[path], report)
