"""import-votes: Open States' bulk CSV of one session (a folder or its zip) to data/votes/SESSION.yml.

The source's own results are left out: it calls a motion passed whenever more say yes than no.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from campaign.finding import repeated
from campaign.model.committee import Committees
from campaign.model.corrections import Corrections, corrected
from campaign.model.legislature import Chamber, Legislature, Session
from campaign.model.roster import Legislator, Origin, Roster
from campaign.model.vote import BillVotes, Vote, Votes
from tools.importers.report import ImportReport, finish, own_file, typed
from tools.importers.sealed import DO_NOT_EDIT, in_order, last_written, plain, sealed
from tools.importers.tables import Row, Table, read_tables
from tools.importers.write_yaml import render

ORIGIN = Origin(name="Open States", url="https://open.pluralpolicy.com/data/", license="Public domain, unless noted")
AGAIN = "Download the tables again, whole; if they stay so, tell Open States"
NOBODY = "Import the members first (python3 tasks.py import-legislators), or correct terms in data/corrections.yml"
NEEDED = {
    "bills": "id identifier title session_identifier".split(),
    "votes": "id motion_text start_date organization_id bill_id".split(),
    "vote_people": "vote_event_id option voter_name voter_id".split(),
    "vote_counts": "vote_event_id option value".split(),
}
WELCOME = {"vote_sources": "vote_event_id url".split()}
COUNTED = ("yes", "no")
OPTIONS = (*COUNTED, "abstain", "absent", "excused", "not voting", "paired", "other")  # but for two: no vote recorded
NUMBER = re.compile(r"([A-Z]{1,4}) ?0*([1-9][0-9]{0,5})")
HEADER = f"""\
# The recorded votes of one session: both counts of each, and by district the members on the smaller side (`yes_by` or
# `no_by`) and those without a recorded vote (`none_by`). Everybody else who held a seat that day is on the other side.
# Written by `python3 tasks.py import-votes`. {DO_NOT_EDIT}
"""


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
    facts = _own_facts(data, report)
    tables = read_tables(source, NEEDED, WELCOME, report)
    session = _session(tables["bills"], facts[0], report) if facts and tables else None
    if facts is None or tables is None or session is None or report.failed:
        return report
    votes = _votes(tables, _around(tables, *facts, session, report))
    path = data / "votes" / f"{session.id}.yml"
    _refuse_losses(path, votes, report)
    if not report.failed:
        text = sealed(render(HEADER, votes, {"bills": votes.bills}))
        typed(text, path.as_posix(), Votes, report)
        _note_others(votes, report)
        report.notes.append(f"{sum(len(bill.votes) for bill in votes.bills)} votes on {len(votes.bills)} bills")
        report.save({path: text})
    return report


def _own_facts(data: Path, report: ImportReport) -> tuple[Legislature, Roster] | None:
    """Return the legislature and the roster as corrected, or None with every fault reported."""
    legislature = own_file(data, "legislature.yml", Legislature, report)
    roster = own_file(data, "legislators.yml", Roster, report)
    corrections = own_file(data, "corrections.yml", Corrections, report, Corrections())
    if not (legislature and roster and corrections):
        return None
    none = Committees(as_of=roster.as_of, origin=roster.origin, committees=())
    return legislature, corrected(roster, none, corrections)[0]


def _session(bills: Table, legislature: Legislature, report: ImportReport) -> Session | None:
    """Return the session of all bills, known by its id or years; None, with the fault reported, if it is not one."""
    words = {row["session_identifier"] for _line, row in bills.rows}
    for session in legislature.sessions:
        if words in ({session.id}, {re.sub(r"\W", "-", session.years)}):
            return session
    told = ", ".join(sorted(words)) or "not told"
    fix = "Give the tables of one session whose `id` or `years` are in data/legislature.yml"
    report.error(bills.path, 2, f"The session of these bills is {told}, which is no one session we know", fix)
    return None


def _refuse_losses(path: Path, votes: Votes, report: ImportReport) -> None:
    """Report what the import would lose: edits by hand, and votes that the source has no more."""
    before = last_written(path, Votes, report)
    for bill in before.bills if before else ():
        after = votes.by_number.get(bill.number)
        if len(after.votes if after else ()) < len(bill.votes):
            message = f"The source has fewer votes on {bill.number} than this file"
            fix = "Import a whole download; delete this file to import anew"
            report.error(path.as_posix(), bill.source.first, message, fix, "fewer")


def _note_others(votes: Votes, report: ImportReport) -> None:
    """Say who votes and is not in the roster: they stay in, by the name that the record gives them."""
    every = (vote for bill in votes.bills for vote in bill.votes)
    for name, count in sorted(Counter(name for vote in every for name in (*vote.yes_also, *vote.no_also)).items()):
        report.notes.append(f"{name} is not in our roster, and stays in {count} votes by that name alone")


# What votes are read against


@dataclass(frozen=True, slots=True)
class Around:
    """What votes are read against, and where findings go."""

    legislature: Legislature
    roster: Roster
    session: Session
    report: ImportReport
    people: dict[str, list[tuple[int, Row]]]  # who votes, by the id of the vote
    known: dict[str, Legislator]  # by the id at the source
    ids: dict[tuple[str, str], set[str]]  # with which a name votes, by the organization and the name
    chambers: dict[str, Chamber]  # by the source's word for an organization


def _around(
    tables: dict[str, Table], legislature: Legislature, roster: Roster, session: Session, report: ImportReport
) -> Around:
    """Return what votes are read against; who votes with an id also tells what chamber votes, and who has what name.

    An organization may be called upper or lower, or by an id that nothing else explains.
    """
    people: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    seats: dict[str, set[str]] = defaultdict(set)
    ids: dict[tuple[str, str], set[str]] = defaultdict(set)
    for line, row in tables["vote_people"].rows:
        people[row["vote_event_id"]].append((line, row))
    known = {person.source_id: person for person in roster.legislators if person.source_id}
    for _line, row in tables["votes"].rows:
        day, organization = _day(row["start_date"], legislature), row["organization_id"]
        for _at, voter in people[row["id"]] if day else ():
            if day and (person := known.get(voter["voter_id"])):
                ids[organization, voter["voter_name"]].add(voter["voter_id"])
                seats[organization] |= {term.chamber for term in person.terms if term.covers(day)}
    chambers = {word: legislature.chamber[min(found)] for word, found in seats.items() if len(found) == 1}
    chambers |= {chamber.open_states: chamber for chamber in legislature.chambers}
    return Around(legislature, roster, session, report, people, known, ids, chambers)


def _day(text: str, legislature: Legislature) -> date | None:
    """Return the day of a vote: a moment in another time zone is taken to the Capitol's; None for what is no day."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if moment.tzinfo and moment.time() != time():  # midnight is how a day alone is written
        moment = moment.astimezone(ZoneInfo(legislature.timezone))
    return moment.date()


@dataclass(frozen=True, slots=True)
class Where:
    """A line of the source, at which a fault is reported; of one kind only the first is told, with their number."""

    path: str
    line: int
    report: ImportReport

    def error(self, kind: str, message: str, fix: str = AGAIN) -> None:
        """Report a fault of this line."""
        self.report.error(self.path, self.line, message, fix, kind)


# Joining

Order = tuple[Any, ...]


def _votes(tables: dict[str, Table], around: Around) -> Votes:
    """Return the votes of the tables; where a fault was reported, less than all."""
    bills = {row["id"]: (line, row) for line, row in tables["bills"].rows}
    found: dict[str, list[tuple[Order, Vote]]] = defaultdict(list)
    for row, vote in _joined(tables, bills, around):
        found[row["bill_id"]].append((_order(row, vote), vote))
    path = tables["bills"].path
    whole = [_bill(*bills[each], votes, path, around.report) for each, votes in found.items()]
    whole.sort(key=lambda bill: in_order(bill.number))
    for bill, _first in repeated(whole, lambda bill: bill.number):
        around.report.error(path, 1, f"{bill.number} is in the table twice", AGAIN)
    newest = max((vote.date for bill in whole for vote in bill.votes), default=around.session.convenes)
    return Votes(as_of=newest, origin=ORIGIN, session=around.session.id, bills=tuple(whole))


def _joined(tables: dict[str, Table], bills: dict[str, tuple[int, Row]], around: Around) -> Iterator[tuple[Row, Vote]]:
    """Yield each vote that can be told by member and bill, with its row; note how many cannot, and why."""
    rows, report, left = tables["votes"].rows, around.report, Counter[str]()
    counts, pages = _counts(tables["vote_counts"], report), _pages(tables)
    named = {row["organization_id"] for _line, row in rows if around.people.get(row["id"])}
    for (line, _row), _first in repeated(rows, lambda each: each[1]["id"]):
        Where(tables["votes"].path, line, report).error("twice", "The vote is in the table twice")
    for line, row in rows:
        where, count = Where(tables["votes"].path, line, report), counts.get(row["id"], (0, 0))
        if why := _left_out(row, bills, count, around, names=row["organization_id"] in named):
            left[why] += 1
        elif row["bill_id"] not in bills:
            where.error("bill", "The vote is on a bill that is not in the table of bills")
        elif vote := _vote(row, where, tables["vote_people"].path, pages.get(row["id"]), around):
            if count != (vote.yes, vote.no):
                told = "{} yes and {} no, and its members {} and {}".format(*count, vote.yes, vote.no)
                where.error("count", f"The vote counts {told}")
            yield row, vote
    report.notes += [f"left out: {number} votes {why}" for why, number in sorted(left.items())]


def _left_out(
    row: Row, bills: dict[str, tuple[int, Row]], count: tuple[int, int], around: Around, *, names: bool
) -> str:
    """Return why a vote is none that can be told by member and bill, or ""; `names`: the chamber does tell names."""
    if not row["bill_id"]:
        return "on no bill"
    _line, bill = bills.get(row["bill_id"], (0, {}))
    prefixes = {chamber.bill_prefix for chamber in around.legislature.chambers}
    if bill and re.split(r"[\W\d]", bill["identifier"])[0] not in prefixes:
        return "on resolutions and other papers that are no bills"
    return "" if around.people.get(row["id"]) or (names and any(count)) else "without names"


def _counts(table: Table, report: ImportReport) -> dict[str, tuple[int, int]]:
    """Return the yes and no of each vote."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for line, row in table.rows:
        if re.fullmatch(r"[0-9]{1,5}", row["value"]):
            found[row["vote_event_id"]][row["option"]] += int(row["value"])
        else:
            Where(table.path, line, report).error("count", f"“{row['value'][:20]}” is no count")
    return {vote: (count["yes"], count["no"]) for vote, count in found.items()}


def _pages(tables: dict[str, Table]) -> dict[str, str]:
    """Return the official record of each vote, where the source knows one."""
    rows = tables["vote_sources"].rows if "vote_sources" in tables else ()
    known = ((row["url"], row["vote_event_id"]) for _line, row in rows if row["url"].startswith("https://"))
    return {vote: url for url, vote in sorted(known, reverse=True)}


def _order(row: Row, vote: Vote) -> Order:
    """Return what sorts the votes on a bill: the day and hour, the page of the journal, then all else.

    So they never change places, in whatever order a download has them.
    """
    pages = [int(digits) for digits in re.findall(r"[0-9]{1,9}", row.get("identifier") or "")]
    return (
        vote.date,
        row["start_date"],
        pages,
        vote.chamber,
        vote.motion,
        vote.yes,
        vote.no,
        *(vote.yes_by, vote.no_by, vote.none_by),
    )


def _bill(line: int, row: Row, votes: list[tuple[Order, Vote]], path: str, report: ImportReport) -> BillVotes:
    """Return a bill with its votes in order; a number or title that cannot be meant is reported."""
    number, title = NUMBER.fullmatch(row["identifier"].strip()), plain(row["title"])
    if number is None or not title:
        wrong = f"The bill's number is “{row['identifier']}”" if title else f"{row['identifier']} has no title"
        report.error(path, line, wrong, AGAIN, "bill")
    ordered = tuple(vote for _order, vote in sorted(votes, key=lambda each: each[0]))
    return BillVotes(number=f"{number[1]} {number[2]}" if number else "HF 1", title=title, votes=ordered)


def _vote(row: Row, where: Where, people: str, page: str | None, around: Around) -> Vote | None:
    """Return one vote with its members by district, or None with the fault reported; `people` is their table's path."""
    chamber, day = around.chambers.get(row["organization_id"]), _day(row["start_date"], around.legislature)
    motion = plain(row["motion_text"].strip().strip('"'))
    ends = around.session.terms_end or date.max
    if chamber is None:
        where.error("chamber", f"There is no chamber “{row['organization_id']}”")
    elif day is None or not around.session.terms_begin <= day <= ends:
        where.error("day", f"“{row['start_date']}” is no day of the {around.session.name}")
    elif not motion:
        where.error("motion", "The vote does not say what it was on")
    else:
        return _with_members(
            Vote(date=day, chamber=chamber.id, motion=motion, yes=0, no=0, page=page), row, where, people, around
        )
    return None


def _with_members(vote: Vote, row: Row, where: Where, people: str, around: Around) -> Vote | None:
    """Return a vote with its counts and the districts of its smaller side; None if a fault of a voter was reported."""
    by, also = _sides(vote, row, people, around)
    if sum(map(len, (*by.values(), *also.values()))) < len(around.people[row["id"]]):
        return None
    seats, held = around.legislature.seats(vote.chamber), around.roster.members(vote.chamber, vote.date)
    by["none"] |= held.keys() - by["yes"] - by["no"]
    if sum(map(len, also.values())) > len(seats) - len(held):
        where.error("seats", "More people vote than there are seats", NOBODY)
    order = {option: tuple(each for each in seats if each in found) for option, found in by.items()}
    counted = replace(
        vote,
        yes=len(by["yes"]) + len(also["yes"]),
        no=len(by["no"]) + len(also["no"]),
        none_by=order["none"],
        yes_also=tuple(sorted(also["yes"])),
        no_also=tuple(sorted(also["no"])),
    )
    return replace(counted, yes_by=order["yes"]) if counted.yes_is_smaller else replace(counted, no_by=order["no"])


# Who voted

Sides = dict[str, set[str]]


def _sides(vote: Vote, row: Row, path: str, around: Around) -> tuple[Sides, Sides]:
    """Return the districts of those who voted yes, no and neither, and the names of those not in the roster."""
    by: Sides = {"yes": set(), "no": set(), "none": set()}
    also: Sides = {"yes": set(), "no": set(), "none": set()}
    for line, voter in around.people[row["id"]]:
        where, name = Where(path, line, around.report), voter["voter_name"]
        option = voter["option"] if voter["option"] in COUNTED else "none"
        districts = _districts(voter, row["organization_id"], vote, around)
        if voter["option"] not in OPTIONS:
            where.error("option", f"“{voter['option']}” is no way to vote")
        elif len(districts) == 1:
            if districts[0] in set().union(*by.values()):
                where.error(f"twice {name}", f"{name} votes twice, or two people vote for {districts[0]}")
            by[option].add(districts[0])
        elif not districts and voter["voter_id"] and voter["voter_id"] not in around.known:
            if name in set().union(*also.values()):
                where.error(f"twice {name}", f"{name} votes twice")
            also[option].add(name)
        else:
            person = around.known.get(voter["voter_id"])
            fits = f"fits {len(districts)} members" if districts else "is no member"
            fits = f"has the id of {person.name}, who {fits}" if person else fits
            house = around.legislature.chamber[vote.chamber].word
            where.error(f"who {name}", f"“{name}” {fits} of the {house} on {vote.date}, and votes", NOBODY)
    return by, also


def _districts(voter: Row, organization: str, vote: Vote, around: Around) -> list[str]:
    """Return the districts whose member that day somebody who votes may be.

    An id that we know decides. Without one, so does the id with which the same name votes elsewhere in this chamber;
    else the name itself. That goes for an id that we do not know as well: a member may have got a new one.
    """
    held = around.roster.members(vote.chamber, vote.date).items()
    if voter["voter_id"] in around.known:
        ids = {voter["voter_id"]}
    else:
        ids = around.ids.get((organization, voter["voter_name"]), set())
    by_id = [district for district, person in held if person.source_id in ids]
    if by_id or voter["voter_id"] in around.known:
        return by_id
    return [district for district, person in held if _is_called(person, voter["voter_name"])]


def _is_called(person: Legislator, name: str) -> bool:
    """Return whether a record's name is a person's: the family name, given names or initials after a comma; or all."""
    family, _, given = name.partition(",")
    if not given:
        return _letters(name) in (_letters(person.family_name), _letters(person.name))
    first = _letters(given.split()[0]) if given.split() else ""
    theirs = (_letters(person.given_name), _letters(person.name))
    return _letters(family) == _letters(person.family_name) and any(each.startswith(first) for each in theirs)


def _letters(name: str) -> str:
    """Return the letters of a name, lowercase and without accents: no two ways to write it differ."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]", "", letters.lower())
