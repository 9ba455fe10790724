"""Rules on data/bills.yml."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.finding import Finding
from campaign.model.bill import Bill, RollCall


def bills_are_unique(campaign: Campaign) -> Iterator[Finding]:
    """A number stands once for each session."""
    seen: set[tuple[str, str]] = set()
    for bill in campaign.bills.bills:
        if (bill.session, bill.number) in seen:
            message = f"{bill.number} stands here twice for session {bill.session}"
            yield _at(bill, "number", message, "Keep one of the two")
        seen.add((bill.session, bill.number))


def sessions_are_known(campaign: Campaign) -> Iterator[Finding]:
    """A bill belongs to a session of data/legislature.yml."""
    known = [session.id for session in campaign.legislature.sessions]
    for bill in campaign.bills.bills:
        if bill.session not in known:
            message = f"There is no session `{bill.session}`"
            yield _at(bill, "session", message, f"Known are {', '.join(known)}; add it to data/legislature.yml if new")


def numbers_begin_as_the_chambers_do(campaign: Campaign) -> Iterator[Finding]:
    """A bill's number begins with the letters of one of the chambers."""
    known = [chamber.bill_prefix for chamber in campaign.legislature.chambers]
    for bill in campaign.bills.bills:
        prefix = bill.number.split()[0]
        if prefix not in known:
            message = f"No chamber's bills begin with {prefix}"
            yield _at(bill, "number", message, f"They begin with {', '.join(known)}")


def votes_are_of_a_chamber(campaign: Campaign) -> Iterator[Finding]:
    """A recorded vote is of one of the chambers."""
    known = campaign.legislature.chamber
    for roll_call in (roll_call for bill in campaign.bills.bills for roll_call in bill.roll_calls):
        if roll_call.chamber not in known:
            line = roll_call.source.line("chamber")
            message = f"There is no chamber `{roll_call.chamber}`"
            yield Finding(roll_call.source.path, line, message, f"Write {' or '.join(known)}")


def votes_are_of_members(campaign: Campaign) -> Iterator[Finding]:
    """Whoever votes is on the roster, held a seat in that chamber on that day, and votes one way."""
    for bill in campaign.bills.bills:
        for roll_call in bill.roll_calls:
            for key, people in (("yes", roll_call.yes), ("no", roll_call.no)):
                for number, person in enumerate(people):
                    for message, fix in _wrong(campaign, roll_call, key, person):
                        yield Finding(roll_call.source.path, roll_call.source.line(f"{key}[{number}]"), message, fix)


def _wrong(campaign: Campaign, roll_call: RollCall, key: str, person: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with one person's vote, and the mend."""
    legislator = campaign.roster.by_id.get(person)
    if legislator is None:
        close = difflib.get_close_matches(person, campaign.roster.by_id, n=1)
        fix = f"Did you mean {close[0]}?" if close else "Write an id from data/legislators.yml"
        yield f"`{person}` is not a known legislator", fix
    elif not any(term.chamber == roll_call.chamber and term.covers(roll_call.date) for term in legislator.terms):
        message = f"`{person}` held no seat in the chamber on {roll_call.date}"
        yield message, "Check the date, the chamber and the name"
    if key == "no" and person in roll_call.yes:
        yield f"`{person}` votes both yes and no", "Keep one of the two"


def _at(bill: Bill, key: str, message: str, fix: str) -> Finding:
    return Finding(bill.source.path, bill.source.line(key), message, fix)


RULES = (
    bills_are_unique,
    sessions_are_known,
    numbers_begin_as_the_chambers_do,
    votes_are_of_a_chamber,
    votes_are_of_members,
)
