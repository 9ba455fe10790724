"""What became of each bill: what we say of it, how far it came, and who voted how, joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from math import ceil
from operator import attrgetter, itemgetter
from typing import NamedTuple

from campaign.model.bill import Bill, Bills, Histories, History, Step
from campaign.model.legislature import Legislature, Motion, Session
from campaign.model.roster import Legislator, Roster
from campaign.model.vote import BillVotes, Option, Vote, Votes, carried, motion_of, needed

CONTESTED = 7  # one in so many of all elected to the chamber on the losing side makes a vote a contested one


@dataclass(frozen=True)
class RollCall:
    """A recorded vote as of the law: what a yes meant, how many were needed, whether it carried."""

    vote: Vote
    motion: Motion | None  # None: a kind of motion that is not known
    needed: int | None  # None: not known for sure, also where two numbers are possible and agree on the result
    carried: bool | None  # None: not known for sure
    contested_from: int = 20  # votes on the losing side that make it a contested one

    @property
    def on_passage(self) -> bool:
        """Return whether the vote was on passing the bill, which members answer for most."""
        return self.motion is not None and self.motion.id == "passage"

    @property
    def contested(self) -> bool:
        """Return whether many voted on the losing side."""
        return min(self.vote.yes, self.vote.no) >= self.contested_from


class Voter(NamedTuple):
    """How one member voted, for the seat held that day. Of somebody not in the roster, the record's name is known."""

    option: Option
    name: str
    district: str = ""
    person: Legislator | None = None


@dataclass(frozen=True)
class BillRecord:
    """One bill of one session."""

    session: Session
    number: str
    official_title: str  # "" where only we have written of it
    ours: Bill | None
    history: History | None
    votes: tuple[RollCall, ...] = ()  # the latest day first, passage first of a day

    @property
    def path(self) -> str:
        """Return the address of the bill's page."""
        return bill_path(self.session.id, self.number)

    @property
    def title(self) -> str:
        """Return what the bill would do: in our plain words, else as its official title says."""
        return self.ours.title if self.ours else self.official_title

    @property
    def page(self) -> str | None:
        """Return the address of the official page, where it is known."""
        return next((each.page for each in (self.ours, self.history) if each and each.page), None)

    @property
    def companion(self) -> str | None:
        """Return the number of the same bill in the other chamber."""
        return next((each.companion for each in (self.ours, self.history) if each and each.companion), None)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return what happened to it, the first in front."""
        return self.history.steps if self.history else ()


def bill_path(session: str, number: str) -> str:
    """Return the address of a bill's page: /bills/94/hf-24/."""
    return f"/bills/{session}/{number.lower().replace(' ', '-')}/"


class Cast(NamedTuple):
    """How one member voted on passing a bill."""

    bill: BillRecord
    call: RollCall
    option: Option


def cast_by_member(record: Iterable[BillRecord], roster: Roster) -> dict[str, tuple[Cast, ...]]:
    """Return, by legislator's id, every vote on passing a bill while the person held a seat, the latest day first.

    Whoever held none on the day of any such vote is left out.
    """
    calls: dict[str, list[tuple[date, BillRecord, RollCall]]] = defaultdict(list)
    for bill in record:
        for call in bill.votes:
            if call.on_passage:
                calls[call.vote.chamber].append((call.vote.date, bill, call))
    for each in calls.values():
        each.sort(key=itemgetter(0), reverse=True)
    found = {}
    for person in roster.legislators:
        cast: list[Cast] = []
        for term in sorted(person.terms, key=attrgetter("begins"), reverse=True):
            begins, ends, district = term.begins, term.ends, term.district
            taken = calls.get(term.chamber, ())
            cast += [
                Cast(bill, call, call.vote.option_of(district)) for day, bill, call in taken if begins <= day <= ends
            ]
        if cast:
            found[person.id] = tuple(cast)
    return found


def voters(vote: Vote, legislature: Legislature, roster: Roster) -> Iterator[Voter]:
    """Yield everybody who held a seat and how they voted, in the order of districts, then those not in the roster.

    A seat that nobody held that day is passed over.
    """
    members = roster.members(vote.chamber, vote.date)
    for district in legislature.seats(vote.chamber):
        if person := members.get(district):
            yield Voter(vote.option_of(district), person.name, district, person)
    for name in vote.yes_also:
        yield Voter("yes", name)
    for name in vote.no_also:
        yield Voter("no", name)


def record_of(
    legislature: Legislature, bills: Bills, votes: Iterable[Votes], histories: Iterable[Histories]
) -> dict[tuple[str, str], BillRecord]:
    """Return every bill on record by session and number: the latest session first, numbers as people count."""
    ours = {(bill.session, bill.number): bill for bill in bills.bills}
    voted = {(each.session, bill.number): bill for each in votes for bill in each.bills}
    known = {(each.session, bill.number): bill for each in histories for bill in each.bills}
    found = {}
    for session in reversed(legislature.sessions):
        for number in sorted({number for of, number in (*ours, *voted, *known) if of == session.id}, key=_in_order):
            key = session.id, number
            calls = _roll_calls(legislature, voted[key], ours.get(key)) if key in voted else ()
            title = voted[key].title if key in voted else known[key].title if key in known else ""
            found[key] = BillRecord(session, number, title, ours.get(key), known.get(key), tuple(calls))
    return found


def _roll_calls(legislature: Legislature, bill: BillVotes, ours: Bill | None) -> list[RollCall]:
    calls = []
    for vote in bill.votes:
        wanted = needed(legislature, vote, bill.title, ours.share if ours else None)
        number = wanted[0] if len(wanted) == 1 else None
        many = ceil(len(legislature.seats(vote.chamber)) / CONTESTED)
        calls.append(RollCall(vote, motion_of(legislature, vote), number, carried(vote.yes, wanted), many))
    return sorted(calls, key=lambda call: (-call.vote.date.toordinal(), not call.on_passage))


def _in_order(number: str) -> tuple[str, int]:
    letters, digits = number.split()
    return letters, int(digits)
