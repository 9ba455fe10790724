"""`python -m tools compare-roster FILE --source … --as-of …`: our numbers beside somebody else's list of members.

Prints each difference with both places, and writes into data/comparisons.yml which of our numbers the list has, too,
and of which it has something else. Of the list itself nothing is kept: it may hold what is private.
"""

from __future__ import annotations

import argparse
import difflib
import re
import sys
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from campaign.clock import parse_day, today
from campaign.finding import Finding, Level, Refused
from campaign.model.committee import Committees
from campaign.model.comparisons import ComparedNumber, Comparison, Comparisons
from campaign.model.corrections import Corrections, corrected
from campaign.model.legislature import Legislature
from campaign.model.patterns import slug
from campaign.model.roster import Legislator, Roster, Seat
from tools.importers.last_import import CORRECTIONS, refuse_lost_comments
from tools.importers.member_lists import Entry, read_list
from tools.importers.report import ImportReport, own_file, save_together, typed
from tools.importers.write_yaml import render

COMPARISONS = "comparisons.yml"
HEADER = """\
# What the numbers of our members were compared with. Written by `python3 tasks.py compare-roster FILE`: each list once,
# with those of our numbers that it has, too (`agreed`), and those of whose seats it has something else (`differed`).
# An entry counts as long as our number is the one that is here. To take a comparison back, delete its entry.
"""
NAMED = 5  # seats in one note
MANY = 20  # seats that a list lacks are named up to here: one that lacks more is of a part
LONGEST = 80  # characters of a list’s name
ALIKE = 0.85  # how near two names are that differ by a slip
FEW = 5  # so many differences are believed, however few numbers agree
NONE = {"phone": "no number", "email": "no email address"}
TITLES = frozenset("rep sen representative senator mr mrs ms dr jr sr ii iii iv hon".split())
NICKNAMES = (
    "bill will william",
    "bob rob bobby robert",
    "dick rick richard",
    "jim james",
    "jack john",
    "tom thomas",
    "chuck charles",
    "ted ed edward theodore",
    "tony anthony",
    "liz beth betsy elizabeth",
    "peggy maggie margaret",
    "kathy cathy katherine catherine kathryn",
    "drew andrew",
    "jerry gerald",
    "gene eugene",
    "larry lawrence",
    "becky rebecca",
)


def main(words: Sequence[str]) -> int:
    """Compare as the command line says, print what differs, and return 0, or 1 if anything does or is wrong."""
    parser = argparse.ArgumentParser(prog="compare-roster", description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("file", type=Path, help="the list, as CSV, with columns like seat, name, phone, email")
    parser.add_argument("--source", default="", help="whose list it is, like 'House member list'; the site shows it")
    parser.add_argument("--as-of", default="", help="the day on which it was true, like 2026-11-20")
    parser.add_argument("--link", default="", help="the address at which it can be seen, where there is one")
    parser.add_argument("--data", type=Path, default=Path("data"), help="our folder")
    asked = parser.parse_args(words)
    compared = compare(asked.file, asked.data, asked.source, asked.as_of, asked.link)
    print("\n".join(compared.lines()), file=sys.stderr if compared.failed else sys.stdout)
    return int(compared.failed)


@dataclass(frozen=True, slots=True)
class Ours:
    """What we have: the roster as the site has it and as its source has it, and what editors corrected."""

    legislature: Legislature
    roster: Roster
    stated: Roster
    corrections: Corrections

    def at(self, person: Legislator, key: str) -> tuple[str, int]:
        """Return the file and the line in which we have a fact of a person."""
        correction = self.corrections.legislators.get(person.id)
        mine = self.stated.by_id.get(person.id, person).source
        source = correction.source if correction and key in correction.source.lines else mine
        return source.path, source.line(key)


def compare(path: Path, data: Path, by: str, as_of: str, link: str = "") -> ImportReport:
    """Compare a list with our roster, remember what agreed, and return what was found: an error is a difference.

    Nothing is written where the list cannot be read, or where so much differs that it must be another list.
    """
    report = ImportReport()
    ours, known = _own(data, report), own_file(data, COMPARISONS, Comparisons, report, Comparisons())
    if ours is None or known is None:
        return report
    try:
        day = _day(as_of, ours.legislature)
        by, page = _named(by, link, ours.stated)
        entries, faults = read_list(path, ours.legislature)
    except Refused as refused:
        report.findings.append(refused.finding)
        return report
    found = _Comparing(path.as_posix(), ours, day)
    for entry in entries:
        found.compare(entry)
    report.findings += faults + found.findings
    report.notes += found.notes(entries)
    now = Comparison(by=by, as_of=day, link=page, agreed=tuple(found.agreed), differed=tuple(found.differed))
    if stop := found.in_the_way():
        report.error(path.as_posix(), 1, f"{stop}, so nothing was remembered", "Look at its columns and its day")
        return report
    _remember(now, known, data / COMPARISONS, report)
    return report


def _own(data: Path, report: ImportReport) -> Ours | None:
    """Return what we have, or None with every fault reported."""
    legislature = own_file(data, "legislature.yml", Legislature, report)
    roster = own_file(data, "legislators.yml", Roster, report)
    corrections = own_file(data, CORRECTIONS, Corrections, report, Corrections())
    if not (legislature and roster and corrections):
        return None
    none = Committees(as_of=roster.as_of, origin=roster.origin, committees=())
    return Ours(legislature, corrected(roster, none, corrections)[0], roster, corrections)


def _day(written: str, legislature: Legislature) -> date:
    """Return the day of a list; raise Refused for none, no day, one to come, and one of no session that we know."""
    flag, fix = "--as-of", "Write the day on which the list was true, like --as-of 2026-11-20"
    try:
        day = parse_day(written, flag)
    except Refused as refused:
        said = f"“{written[:40]}” is not a day" if written else "The day of the list is missing"
        raise Refused(Finding(flag, 1, said, fix)) from refused
    if day > today(legislature.timezone):
        raise Refused(Finding(flag, 1, f"{day} is still to come", fix))
    if not legislature.session_on(day):
        raise Refused(Finding(flag, 1, f"{day} is in no session of data/legislature.yml", fix))
    return day


def _named(by: str, link: str, stated: Roster) -> tuple[str, str | None]:
    """Return whose list it is and where it can be seen; raise Refused where it is not said, or is our own source."""
    by, flag, fix = " ".join(by.split()), "--source", "Write whose list it is, like --source 'House member list'"
    if not by or len(by) > LONGEST or not by.isprintable():
        said = "It is not said whose list this is" if not by else f"This is no name of at most {LONGEST} characters"
        raise Refused(Finding(flag, 1, said, fix))
    if by.casefold() == stated.origin.name.casefold():
        raise Refused(Finding(flag, 1, f"{by} is where our numbers come from, so it confirms nothing", fix))
    if link and not re.fullmatch(r"https://[^\s<>\"]+\.[^\s<>\"]+", link):
        raise Refused(Finding("--link", 1, f"“{link[:80]}” is no address of a page", "Begin it with https://"))
    return by, link or None


# One seat after the other


class _Comparing:
    """A list beside our roster, as of the list's day."""

    def __init__(self, path: str, ours: Ours, day: date) -> None:
        self.path, self.ours, self.day = path, ours, day
        self.findings: list[Finding] = []
        self.agreed: list[ComparedNumber] = []
        self.differed: list[ComparedNumber] = []
        self.without: list[Entry] = []  # seats for which the list has no number
        roles = (f"{each.title} {each.role}" for each in ours.legislature.chambers)
        self.titles = TITLES.union(*(slug(words).split("-") for words in roles))

    def compare(self, entry: Entry) -> None:
        """Compare what the list says of one seat."""
        holding = self.ours.roster.holding(entry.seat, self.day)
        person = holding.legislator
        if person:
            self._person(entry, person)
        elif holding.vacancy and entry.name:
            source = holding.vacancy.source
            message = f"We have {self._called(entry)} as vacant, and {self._theirs(entry)} has {entry.name}"
            self._found((source.path, source.first), message, "If somebody has come, add them to data/corrections.yml")
        elif entry.name:
            message = f"It has {entry.name} for {self._called(entry)}; we have nobody there on {self.day}"
            self._found((self.path, entry.line), message, "If that is right, add them to data/corrections.yml")

    def _person(self, entry: Entry, person: Legislator) -> None:
        """Compare name, number and email address of whoever holds the seat."""
        whom = f"{person.name} ({self._called(entry)})"
        if not entry.name:
            message = f"We have {whom}, and {self._theirs(entry)} names nobody"
            fix = "If the seat is empty, write `terms` and the vacancy into data/corrections.yml"
            self._differs(person, "name", message, fix)
        elif not is_same_person(words_of(entry.name, self.titles), person, entry.emails):
            message = f"We have {whom}, and {self._theirs(entry)} has {entry.name}"
            fix = "If somebody else sits there now, write both people's `terms` into data/corrections.yml"
            self._differs(person, "name", message, fix)
        else:
            if words_of(entry.name, self.titles) != words_of(person.name, self.titles):
                name = written(entry.name, self.titles)
                message = f"{whom} is {entry.name} in {self._theirs(entry)}"
                self._found(self.ours.at(person, "name"), message, _correct(person, "name", name), "warning")
            self._phone(entry, person, whom)
            if entry.emails and (person.email or "").lower() not in entry.emails:
                self._other(entry, person, whom, "email", person.email, entry.emails[0])

    def _phone(self, entry: Entry, person: Legislator, whom: str) -> None:
        """Compare the number, and keep whether ours is the list's."""
        if entry.unread:
            message = f"“{entry.unread[:40]}” is no phone number of ten digits, so {whom} was not compared"
            self._found((self.path, entry.line), message, "Correct it; in a spreadsheet, format the column as text")
        elif not entry.phones:
            self.without.append(entry)
        elif person.phone in entry.phones:
            self.agreed.append(ComparedNumber(legislator=person.id, phone=person.phone))
        else:
            self._other(entry, person, whom, "phone", person.phone, " or ".join(entry.phones))
            self.differed.append(ComparedNumber(legislator=person.id, phone=person.phone))

    def _other(self, entry: Entry, person: Legislator, whom: str, key: str, mine: str | None, theirs: str) -> None:
        message = f"{whom}: we have {mine or NONE[key]}, and {self._theirs(entry)} has {theirs}"
        self._found(self.ours.at(person, key), message, _correct(person, key, theirs))

    def _differs(self, person: Legislator, key: str, message: str, fix: str) -> None:
        self.differed.append(ComparedNumber(legislator=person.id, phone=person.phone))
        self._found(self.ours.at(person, key), message, fix)

    def _found(self, place: tuple[str, int], message: str, fix: str, level: Level = "error") -> None:
        self.findings.append(Finding(*place, message, fix, level))

    def _theirs(self, entry: Entry) -> str:
        return f"{self.path}:{entry.line}"

    def _called(self, entry: Entry) -> str:
        return f"{self.ours.legislature.chamber[entry.seat.chamber].word} {entry.seat.district}"

    def in_the_way(self) -> str:
        """Return why nothing can be remembered of it, or ""."""
        if not self.agreed and not self.differed:
            return f"None of our numbers of {self.day} could be compared"
        if len(self.differed) > max(FEW, len(self.agreed)):
            return f"More of our numbers differ ({len(self.differed)}) than agree ({len(self.agreed)})"
        return ""

    def notes(self, entries: Sequence[Entry]) -> Iterator[str]:
        """Yield how many seats it covered, which it lacks, and what came of it."""
        covered = Counter(entry.seat.chamber for entry in entries)
        sizes = {each: len(self.ours.legislature.seats(each.id)) for each in self.ours.legislature.chambers}
        parts = ", ".join(f"{each.word} {covered[each.id]} of {size}" for each, size in sizes.items())
        yield f"It covers {len(entries)} of {sum(sizes.values())} seats: {parts}"
        listed = {entry.seat for entry in entries}
        for each in self.ours.legislature.chambers:
            held = self.ours.roster.members(each.id, self.day)
            seats = [Seat(each.id, district) for district in self.ours.legislature.seats(each.id) if district in held]
            lacks = [seat.district for seat in seats if seat not in listed]
            if covered[each.id] and 0 < len(lacks) <= MANY:
                yield f"It has no row for {each.word} {_some(lacks)}"
        if self.without:
            yield f"It has no number for {_some([self._called(entry) for entry in self.without])}"
        yield f"Of our numbers, {len(self.agreed)} are the same there, {len(self.differed)} are in doubt"


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f"{', '.join(names[:NAMED])}{more}"


def _correct(person: Legislator, key: str, value: str) -> str:
    """Return how to write what is right, once it was looked up."""
    where = f" at {person.page}" if person.page else ""
    put = f"write `{key}: {value}` and a `why:` below `{person.id}:` in data/corrections.yml"
    return f"Look it up{where}; if theirs is right, {put}"


# Names


def words_of(name: str, titles: Container[str] = TITLES) -> list[str]:
    """Return a name's words in plain lowercase letters, given names first, without titles and what is in brackets."""
    return [word for word in slug(_in_order(name)).split("-") if word and word not in titles]


def _in_order(name: str) -> str:
    family, _, given = re.sub(r"\(.*?\)|[“\"].*?[”\"]", " ", name).partition(",")
    return f"{given} {family}"


def written(name: str, titles: Container[str]) -> str:
    """Return a name as we write it: “Doe, Rep. Jane (R)” as “Jane Doe”."""
    return " ".join(word for word in _in_order(name).split() if slug(word) not in titles)


def is_same_person(theirs: Sequence[str], person: Legislator, mailboxes: Container[str]) -> bool:
    """Return whether the words of a name mean our person: the same, alike, or half of it and the same mailbox."""
    ours = words_of(person.name)
    if difflib.SequenceMatcher(None, " ".join(theirs), " ".join(ours)).ratio() > ALIKE:
        return True
    given = [*slug(person.given_name).split("-"), *ours[:1]]
    same_given = any(_is_same_given(word, first) for word in given for first in theirs[:1])
    same_family = any(word in theirs for word in slug(person.family_name).split("-") if len(word) > 1)
    same_mailbox = (person.email or "").lower() in mailboxes
    return (same_family and same_given) or (same_mailbox and (same_family or same_given))


def _is_same_given(one: str, other: str) -> bool:
    """Return whether two given names may be one person's: M., Mike and Michael; Bill and William."""
    short = min(len(one), len(other), 2)
    return one[:short] == other[:short] or any({one, other} <= set(group.split()) for group in NICKNAMES)


def _remember(now: Comparison, known: Comparisons, path: Path, report: ImportReport) -> None:
    """Write a comparison in the place of that with the same list before; a difference is no reason not to."""
    same = [each for each in known.comparisons if each.by.casefold() == now.by.casefold()]
    others = [each for each in known.comparisons if each not in same]
    kept = sorted((*others, now), key=lambda each: (each.as_of, each.by))
    text = render(HEADER, Comparisons(), {"comparisons": kept})
    check = ImportReport()
    typed(text, path.as_posix(), Comparisons, check)
    if path.exists():
        refuse_lost_comments(path, path.read_text("utf-8"), text, check)
    report.findings += check.findings
    if check.failed:
        report.notes.append("Nothing was remembered")
        return
    report.notes += [f"It replaces the comparison with {each.by} of {each.as_of}" for each in same]
    report.written = [each.as_posix() for each in save_together({path: text})]
