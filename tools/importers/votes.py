"""import-votes: Open States' bulk CSV of one session (a folder or its zip) to data/votes/SESSION.yml.

The source's own results are left out: it calls a motion passed whenever more say yes than no.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import re
import unicodedata
import zipfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from campaign.model.committee import Committees
from campaign.model.corrections import Corrections, corrected
from campaign.model.legislature import Chamber, Legislature, Session
from campaign.model.roster import Legislator, Origin, Roster, Seat
from campaign.model.vote import BillVotes, Vote, Votes
from tools.importers.report import ImportReport, finish, own_file, typed
from tools.importers.write_yaml import render

ORIGIN = Origin(name="Open States", url="https://open.pluralpolicy.com/data/", license="Public domain, unless noted")
NOBODY = "Import the members first (python3 tasks.py import-legislators); correct terms in data/corrections.yml"
LARGEST = 200_000_000  # bytes of one table; a whole session of a large state is a tenth of that
TABLES = {
    "bills": "id identifier title session_identifier".split(),
    "votes": "id motion_text start_date organization_id bill_id".split(),
    "vote_people": "vote_event_id option voter_name voter_id".split(),
    "vote_counts": "vote_event_id option value".split(),
}
SOURCES = "vote_sources"
COUNTED = ("yes", "no")
OPTIONS = (*COUNTED, "abstain", "absent", "excused", "not voting", "paired", "other")  # but for two: no vote recorded
SEAL = "# seal: "
HEADER = """\
# The recorded votes of one session: both counts of each, and by district the members on the smaller side (`yes_by` or
# `no_by`) and those without a recorded vote (`none_by`). Everybody else who held a seat that day is on the other side.
# Written by `python3 tasks.py import-votes`. Do not edit it: an import refuses to write over what was edited here.
"""
Row = dict[str, str]


def main(words: Sequence[str]) -> int:
    """Import as the command line says, print what was found, and return 0, or 1 if nothing could be written."""
    parser = argparse.ArgumentParser(prog="import-votes", description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("source", type=Path, help="the folder, or the .zip, with Open States' tables of one session")
    parser.add_argument("--data", type=Path, default=Path("data"), help="the folder to write to")
    asked = parser.parse_args(words)
    return finish(import_votes(asked.source, asked.data))


def import_votes(source: Path, data: Path) -> ImportReport:
    """Write data/votes/SESSION.yml from the tables of one session, unless anything is wrong; return what was found."""
    report = ImportReport()
    around = _around(data, report)
    tables = read_tables(source, report)
    if around is None or tables is None or report.failed:
        return report
    votes = _votes(tables, around)
    if votes is None or report.failed:
        return report
    path = data / "votes" / f"{votes.session}.yml"
    _refuse_losses(path, votes, report)
    text = sealed(render(HEADER, votes, {"bills": votes.bills}))
    typed(text, path.as_posix(), Votes, report)
    _note_others(votes, report)
    report.notes.append(f"{sum(len(bill.votes) for bill in votes.bills)} votes on {len(votes.bills)} bills")
    report.save({path: text})
    return report


def _note_others(votes: Votes, report: ImportReport) -> None:
    """Say who votes and is not in the roster: they stay in, by the name that the record gives them."""
    every = (vote for bill in votes.bills for vote in bill.votes)
    for name, count in sorted(Counter(name for vote in every for name in (*vote.yes_also, *vote.no_also)).items()):
        report.notes.append(f"{name} is not in our roster, and stays in {count} votes by that name alone")


# Reading


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the source: its path for messages, and its rows."""

    path: str
    rows: list[Row]

    def numbered(self) -> Iterator[tuple[int, Row]]:
        """Yield each row with its line in the file, where no field before it holds a line end."""
        yield from enumerate(self.rows, 2)


def read_tables(source: Path, report: ImportReport) -> dict[str, Table] | None:
    """Return the tables by their names (see TABLES; SOURCES may be missing), or None with the fault reported."""
    try:
        contents = dict(_contents(source, report))
    except (OSError, zipfile.BadZipFile, zlib.error) as error:
        report.error(source.as_posix(), 1, f"This cannot be read ({error})", "Download it again, whole")
        return None
    tables = {}
    for name, columns in TABLES.items():
        if name not in contents:
            fix = "Give the folder or zip of one session from open.pluralpolicy.com/data/session-csv"
            report.error(source.as_posix(), 1, f"There is no table …_{name}.csv", fix)
        elif table := _table(*contents[name], columns, report):
            tables[name] = table
    if SOURCES in contents and (table := _table(*contents[SOURCES], ["vote_event_id", "url"], report)):
        tables[SOURCES] = table
    return None if report.failed else tables


def _contents(source: Path, report: ImportReport) -> Iterator[tuple[str, tuple[str, bytes]]]:
    """Yield each table's name with the path and the bytes of its file; a second file for one table is a fault."""
    seen = set()
    for path, read in _files(source):
        name = next((name for name in (*TABLES, SOURCES) if path.endswith(f"_{name}.csv")), "")
        if name in seen:
            report.error(path, 1, f"There is a second table {name}", "Give the tables of one session alone")
        elif name:
            seen.add(name)
            content = read(LARGEST + 1)
            if len(content) > LARGEST:
                report.error(path, 1, f"The table is larger than {LARGEST // 1_000_000} MB", "Download it again")
            yield name, (path, content)


def _files(source: Path) -> Iterator[tuple[str, Callable[[int], bytes]]]:
    """Yield the path of each file of a folder or zip, in order, with what reads at most so many bytes of it."""
    if source.is_dir():
        for path in sorted(source.rglob("*.csv")):
            yield path.as_posix(), partial(_read_file, path)
        return
    with zipfile.ZipFile(source) as archive:
        for name in sorted(archive.namelist()):
            yield f"{source.as_posix()}/{name}", partial(_read_member, archive, name)


def _read_file(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        return file.read(most)


def _read_member(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    with archive.open(name) as file:
        return file.read(most)


def _table(path: str, content: bytes, columns: Sequence[str], report: ImportReport) -> Table | None:
    try:
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), restval="", strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        report.error(path, 1, f"This is not a table in UTF-8 ({error})", "Download it again, whole")
        return None
    head = rows[0] if rows else {}
    if lacking := [column for column in columns if column not in head]:
        what = f"The column{'s'[: len(lacking) > 1]} {', '.join(lacking)} {'are' if len(lacking) > 1 else 'is'} missing"
        report.error(path, 1, what if rows else "The table is empty", "Give the tables as Open States wrote them")
        return None
    return Table(path, rows)


# Joining


@dataclass(frozen=True, slots=True)
class Around:
    """What votes are read against: the legislature, the roster as corrected, and where findings go."""

    legislature: Legislature
    roster: Roster
    report: ImportReport
    by_source: dict[str, Legislator]
    seated: dict[tuple[str, date], dict[str, Legislator]] = field(default_factory=dict)

    def members(self, chamber: str, day: date) -> dict[str, Legislator]:
        """Return the members of a chamber on a day, by district."""
        if (chamber, day) not in self.seated:
            holdings = (self.roster.holding(Seat(chamber, each), day) for each in self.legislature.seats(chamber))
            self.seated[chamber, day] = {each.seat.district: each.legislator for each in holdings if each.legislator}
        return self.seated[chamber, day]

    def chamber(self, word: str) -> Chamber | None:
        """Return the chamber that Open States calls upper or lower."""
        return next((each for each in self.legislature.chambers if each.open_states == word), None)


def _around(data: Path, report: ImportReport) -> Around | None:
    legislature = own_file(data, "legislature.yml", Legislature, report)
    roster = own_file(data, "legislators.yml", Roster, report)
    corrections = own_file(data, "corrections.yml", Corrections, report, Corrections())
    if not (legislature and roster and corrections):
        return None
    none = Committees(as_of=roster.as_of, origin=roster.origin, committees=())
    right, _committees, _findings = corrected(roster, none, corrections)
    known = {person.source_id: person for person in right.legislators if person.source_id}
    return Around(legislature, right, report, known)


def _votes(tables: dict[str, Table], around: Around) -> Votes | None:
    """Return the votes of the tables; None, or less, with every fault reported."""
    session = _session(tables["bills"], around)
    if session is None:
        return None
    bills = {row["id"]: row for row in tables["bills"].rows}
    voters, counts, pages = (
        _by_vote(tables["vote_people"]),
        _counts(tables["vote_counts"], around.report),
        _pages(tables),
    )
    votes = defaultdict(list)
    for line, row in tables["votes"].numbered():
        where = Where(tables["votes"].path, line, around.report)
        if row["bill_id"] not in bills:
            where.error("The vote is on a bill that is not in the table of bills")
            continue
        people = Where(tables["vote_people"].path, voters.get(row["id"], [(line, {})])[0][0], around.report)
        if vote := _vote(row, where, people, voters.get(row["id"], ()), pages.get(row["id"]), around):
            if counts.get(row["id"]) != (vote.yes, vote.no):
                where.error(f"The vote counts {counts.get(row['id'])}, its members {(vote.yes, vote.no)}")
            votes[row["bill_id"]].append(vote)
    found = [_bill(bills[bill], sorted(each, key=lambda vote: vote.date)) for bill, each in votes.items()]
    found.sort(key=lambda bill: (bill.number.split()[0], int(bill.number.split()[1])))
    newest = max((vote.date for bill in found for vote in bill.votes), default=session.convenes)
    return Votes(as_of=newest, origin=ORIGIN, session=session.id, bills=tuple(found))


@dataclass(frozen=True, slots=True)
class Where:
    """A line of the source, at which a fault is reported."""

    path: str
    line: int
    report: ImportReport

    def error(self, message: str, fix: str = "Download the tables again, whole; else report it to Open States") -> None:
        """Report a fault of this line."""
        self.report.error(self.path, self.line, message, fix)


def _session(bills: Table, around: Around) -> Session | None:
    """Return the session of all bills, known by its years; None, with the fault reported, where it is not one."""
    words = {row["session_identifier"] for row in bills.rows}
    found = [each for each in around.legislature.sessions if {re.sub(r"\W", "-", each.years)} == words]
    if not found:
        told = ", ".join(sorted(words))
        fix = "Give the tables of one session whose `years` are in data/legislature.yml"
        around.report.error(bills.path, 2, f"These bills are of {told}, which is no one session we know", fix)
    return found[0] if found else None


def _by_vote(table: Table) -> dict[str, list[tuple[int, Row]]]:
    found = defaultdict(list)
    for line, row in table.numbered():
        found[row["vote_event_id"]].append((line, row))
    return found


def _counts(table: Table, report: ImportReport) -> dict[str, tuple[int, int]]:
    """Return the yes and no of each vote."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for line, row in table.numbered():
        if not row["value"].isdecimal():
            Where(table.path, line, report).error(f"“{row['value']}” is no count")
        else:
            found[row["vote_event_id"]][row["option"]] += int(row["value"])
    return {vote: (count["yes"], count["no"]) for vote, count in found.items()}


def _pages(tables: dict[str, Table]) -> dict[str, str]:
    """Return the official record of each vote, where the source knows one."""
    rows = tables[SOURCES].rows if SOURCES in tables else ()
    return {row["vote_event_id"]: row["url"] for row in reversed(rows) if row["url"].startswith("https://")}


def _bill(row: Row, votes: Iterable[Vote]) -> BillVotes:
    return BillVotes(number=row["identifier"], title=" ".join(row["title"].split()), votes=tuple(votes))


def _vote(
    row: Row, where: Where, people: Where, voters: Sequence[tuple[int, Row]], page: str | None, around: Around
) -> Vote | None:
    """Return one vote with its members by district, or None with every fault reported."""
    chamber = around.chamber(row["organization_id"])
    if chamber is None:
        where.error(f"There is no chamber “{row['organization_id']}”")
        return None
    try:
        day = date.fromisoformat(row["start_date"][:10])
    except ValueError:
        where.error(f"“{row['start_date']}” is no day")
        return None
    by, also = _sides(people.path, voters, chamber, day, around)
    seats, held = around.legislature.seats(chamber.id), around.members(chamber.id, day)
    by["none"] |= held.keys() - set().union(*by.values())
    if sum(map(len, also.values())) > len(seats) - len(held):
        where.error("More people vote than there are seats", NOBODY)
    order = {option: tuple(each for each in seats if each in found) for option, found in by.items()}
    vote = Vote(
        date=day,
        chamber=chamber.id,
        motion=" ".join(row["motion_text"].strip().strip('"').split()),
        yes=len(order["yes"]) + len(also["yes"]),
        no=len(order["no"]) + len(also["no"]),
        none_by=order["none"],
        yes_also=tuple(sorted(also["yes"])),
        no_also=tuple(sorted(also["no"])),
        page=page,
    )
    return replace(vote, yes_by=order["yes"]) if vote.yes_is_smaller else replace(vote, no_by=order["no"])


Sides = dict[str, set[str]]


def _sides(
    path: str, voters: Sequence[tuple[int, Row]], chamber: Chamber, day: date, around: Around
) -> tuple[Sides, Sides]:
    """Return the districts of those who voted yes, no and neither, and the names of those not in the roster."""
    by: Sides = {"yes": set(), "no": set(), "none": set()}
    also: Sides = {"yes": set(), "no": set(), "none": set()}
    for line, voter in voters:
        where = Where(path, line, around.report)
        option = voter["option"] if voter["option"] in COUNTED else "none"
        if voter["option"] not in OPTIONS:
            where.error(f"“{voter['option']}” is no way to vote")
        elif voter["voter_id"] and voter["voter_id"] not in around.by_source:
            also[option].add(voter["voter_name"])
        elif district := _district(voter, chamber, day, around, where):
            if district in set().union(*by.values()):
                where.error(f"{voter['voter_name']} votes twice, or two people vote for {chamber.word} {district}")
            by[option].add(district)
    return by, also


def _district(voter: Row, chamber: Chamber, day: date, around: Around, where: Where) -> str:
    """Return the district for which somebody voted; "" with the fault reported where that is not known."""
    person = around.by_source.get(voter["voter_id"]) if voter["voter_id"] else None
    seated = around.members(chamber.id, day).items()
    found = [
        district for district, each in seated if (each == person if person else _is_called(each, voter["voter_name"]))
    ]
    if len(found) != 1:
        where.error(f"“{voter['voter_name']}” is not one member of the {chamber.word} on {day}, and votes", NOBODY)
        return ""
    return found[0]


def _is_called(person: Legislator, name: str) -> bool:
    """Return whether a record's name is a person's: the family name, where needed with initials after a comma."""
    family, _, given = name.partition(",")
    initial = given.strip()[:1]
    return _plain(family) == _plain(person.family_name) and person.given_name.startswith(initial)


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]", "", letters.lower())


# What was there before


def sealed(text: str) -> str:
    """Return a file's text with a seal by which an edit by hand is known."""
    return f"{SEAL}{hashlib.sha256(text.encode()).hexdigest()[:16]}\n{text}"


def _refuse_losses(path: Path, votes: Votes, report: ImportReport) -> None:
    """Report what the import would lose: edits by hand, and votes that the source has no more."""
    if not path.exists():
        return
    text = path.read_text("utf-8")
    if text != sealed(text.partition("\n")[2]):
        fix = "Take the file back from git as the last import left it, or delete it to import anew"
        report.error(path.as_posix(), 1, "This file was edited by hand", fix)
        return
    before = typed(text, path.as_posix(), Votes, report)
    for bill in before.bills if before else ():
        after = votes.by_number.get(bill.number)
        if len(after.votes if after else ()) < len(bill.votes):
            message = f"The source has fewer votes on {bill.number} than this file"
            report.error(
                path.as_posix(), bill.source.first, message, "Import a whole download; delete this file to import anew"
            )
            return
