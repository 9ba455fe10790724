"""Rules on bills: those of data/bills.yml, and what actions say of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter
from typing import get_args

from campaign.campaign import Campaign
from campaign.check.script_rules import within
from campaign.finding import Finding, at, repeated
from campaign.model.action import Action
from campaign.model.bill import Histories, History, Stage, Step
from campaign.model.vote import BillVotes, Vote, Votes

STAGES: tuple[str, ...] = get_args(Stage)
TEXTS = ("title", "ask", "summary", "script", "voicemail", "instead")
YES = re.compile(r"\bvot(?:e|es|ing) (?:yes|for|in favor)\b", re.IGNORECASE)
NO = re.compile(r"\bvot(?:e|es|ing) (?:no\b|against\b)", re.IGNORECASE)


def bills_are_unique(campaign: Campaign) -> Iterator[Finding]:
    """A number is listed once for each session."""
    for bill, _first in repeated(campaign.bills.bills, attrgetter("session", "number")):
        yield at(bill, "number", f"{bill.number} is listed twice for session {bill.session}", "Keep one of the two")


def sessions_are_known(campaign: Campaign) -> Iterator[Finding]:
    """A bill belongs to a session of data/legislature.yml."""
    known = [session.id for session in campaign.legislature.sessions]
    for bill in campaign.bills.bills:
        if bill.session not in known:
            fix = f"Known are {', '.join(known)}; add it to data/legislature.yml if new"
            yield at(bill, "session", f"There is no session `{bill.session}`", fix)


def numbers_begin_as_the_chambers_do(campaign: Campaign) -> Iterator[Finding]:
    """A bill's number begins with the letters of one of the chambers."""
    known = [chamber.bill_prefix for chamber in campaign.legislature.chambers]
    for bill in campaign.bills.bills:
        prefix = bill.number.split()[0]
        if prefix not in known:
            yield at(bill, "number", f"No chamber's bills begin with {prefix}", f"They begin with {', '.join(known)}")


def record_files_are_of_a_session(campaign: Campaign) -> Iterator[Finding]:
    """A file of votes or histories is named for its session; its bills are those of the chambers, each named once."""
    known = [session.id for session in campaign.legislature.sessions]
    prefixes = {chamber.bill_prefix for chamber in campaign.legislature.chambers}
    files: tuple[Votes | Histories, ...] = (*campaign.votes, *campaign.histories)
    for file in files:
        if file.session not in known or not file.source.path.endswith(f"/{file.session}.yml"):
            message = f"The file says that it is of session {file.session}"
            yield at(file, "session", message, f"Name it for one of {', '.join(known)}, and say the same in it")
        bills: tuple[BillVotes | History, ...] = file.bills
        for bill, _first in repeated(bills, attrgetter("number")):
            yield at(bill, "number", f"{bill.number} is listed twice", "Import the file again")
        for bill in bills:
            if bill.number.split()[0] not in prefixes:
                yield at(bill, "number", f"No chamber's bills begin like {bill.number}", "Import the file again")


def votes_agree_with_the_roster(campaign: Campaign) -> Iterator[Finding]:
    """Those who held a seat on the day of a vote, by the roster, are as many as its counts say (told once a file)."""
    for file in campaign.votes:
        votes = ((bill, vote) for bill in file.bills for vote in bill.votes)
        faults = [(bill, vote, wrong) for bill, vote in votes if (wrong := _wrong(campaign, vote))]
        for bill, vote, wrong in faults[:1]:
            more = f", and {len(faults) - 1} more votes are wrong in this way or another" if len(faults) > 1 else ""
            fix = "Import the votes again (python3 tasks.py import-votes), or correct terms in data/corrections.yml"
            yield at(vote, "date", f"{bill.number}, {vote.date}: {wrong}{more}", fix)


def _wrong(campaign: Campaign, vote: Vote) -> str:
    """Return what is wrong with a recorded vote, or ""."""
    if vote.chamber not in campaign.legislature.chamber:
        return f"there is no chamber `{vote.chamber}`"
    if odd := {*vote.yes_by, *vote.no_by, *vote.none_by} - set(campaign.legislature.seats(vote.chamber)):
        return f"there is no district {min(odd)} in the chamber"
    held = campaign.roster.members(vote.chamber, vote.date).keys()
    yes, no = vote.counted(held & set(campaign.legislature.seats(vote.chamber)))
    if (yes, no) != (vote.yes, vote.no):
        return f"it counts {vote.yes} yes and {vote.no} no, and by the roster {yes} and {no} voted"
    return ""


def histories_run_forward(campaign: Campaign) -> Iterator[Finding]:
    """The steps of a bill are in the order of days, in known chambers; it is introduced first, and law is the end."""
    for history in (bill for file in campaign.histories for bill in file.bills):
        before: Step | None = None
        stage: Stage | None = None
        for step in history.steps:
            if key := _backward(campaign, step, before, stage):
                message = f"{history.number}: “{step.what}” on {step.date} does not fit what was before"
                yield at(step, key, message, "Import the bill again (python3 tasks.py import-bills)")
                break
            before, stage = step, step.stage or stage


def _backward(campaign: Campaign, step: Step, before: Step | None, stage: Stage | None) -> str:
    """Return the key of a step that does not fit those before it, of which the last stage is given; "" if all do."""
    if before and step.date < before.date:
        return "date"
    if step.chamber and step.chamber not in campaign.legislature.chamber:
        return "chamber"
    follows = {"law": (), "vetoed": ("law",)}.get(stage or "", STAGES)
    late = stage is not None and step.stage == "introduced"
    return "stage" if step.stage and (late or step.stage not in follows) else ""


def positions_are_dated(campaign: Campaign) -> Iterator[Finding]:
    """A position on a bill comes with the day since when the group holds it, which is not still to come."""
    for bill in campaign.bills.bills:
        if bill.position and not bill.since:
            yield at(bill, "position", "`since` is missing", "Add it: since when the group wants that")
        if bill.since and not bill.position:
            yield at(bill, "since", "`position` is missing", "Add position: support or oppose, or take out `since`")
        if bill.since and bill.since > campaign.today:
            message = f"`since` is {bill.since}, which is still to come"
            yield at(bill, "since", message, "Write it once it is so", "warning")


def positions_agree(campaign: Campaign) -> Iterator[Finding]:
    """An action wants of a bill what the group wants of it, from the day on since when it does."""
    for action in (action for action in campaign.every_action if action.position):
        bill = campaign.bill_of(action)
        ours = bill.ours if bill else None
        begun = bool(ours and ours.since and ours.since <= (action.opens or campaign.today))
        if ours and ours.position and begun and ours.position != action.position:
            message = f"`position` is {action.position}, but since {ours.since} the group wants: {ours.position}"
            yield at(action, "position", message, "Correct one of the two: this one, or the bill's in data/bills.yml")


def bills_are_known(campaign: Campaign) -> Iterator[Finding]:
    """An action's bill is in data/bills.yml for its session, and the action says what to want of it."""
    for action in campaign.every_action:
        bill = campaign.bill_of(action)
        if action.bill and (bill is None or bill.ours is None):
            others = ", ".join(campaign.bills.by_number.get(action.bill, ()))
            where = f" for this session, only for {others}" if others else ""
            message = f"{action.bill} is not in data/bills.yml{where}"
            yield at(action, "bill", message, "Add the bill there, or correct the number")
        if action.bill and not action.position:
            yield at(action, "bill", "`position` is missing", "Add position: support or position: oppose")


def bills_are_alive(campaign: Campaign) -> Iterator[Finding]:
    """No action asks for a vote on a bill after the last day on which its legislature meets."""
    for action in (action for action in campaign.every_action if action.bill):
        bill = campaign.bill_of(action)
        session = bill.session if bill else None
        last = action.last_day
        if session and last and last > session.adjourns:
            message = f"{action.bill} is dead after {session.adjourns}, when the {session.name} adjourns"
            yield at(action, "closes" if action.closes else "bill", message, f"Close it by {session.adjourns}")


def deadlines_are_kept(campaign: Campaign) -> Iterator[Finding]:
    """No hearing or call about a bill comes after the legislature's deadline for it (a warning: rules get bent)."""
    for action in campaign.every_action:
        day = action.start.date() if action.start else action.opens
        session = campaign.legislature.session_on(day) if day and action.bill else None
        for deadline in session.deadlines if session else ():
            if action.kind == deadline.stops and day and day > deadline.date:
                message = f"{deadline.date} was the deadline by which {deadline.what}"
                fix = f"Check that a {action.kind} about {action.bill} still makes sense"
                yield at(action, "start" if action.start else "bill", message, fix, "warning")


def bills_named_are_the_one_meant(campaign: Campaign) -> Iterator[Finding]:
    """A bill named in a script or an ask is the action's own bill or its companion, written like HF 12."""
    prefixes = [chamber.bill_prefix for chamber in campaign.legislature.chambers]
    begins = [begin for prefix in prefixes for begin in (prefix, ".".join(prefix))]  # HF or H.F.
    every_way = "|".join(r"\.?".join(prefix) for prefix in prefixes)
    named = re.compile(rf"\b({every_way})\.?[ \xa0-]?(\d{{1,6}})\b")  # HF 12, HF12, H.F. 12
    for action in campaign.every_action:
        shown = f"{action.script} {action.voicemail} {action.instead} {action.ask} {action.title} {action.summary}"
        bill = campaign.bill_of(action) if any(begin in shown for begin in begins) else None
        if action.bill and bill is None:
            continue
        own = [number for number in (action.bill, bill.companion if bill else None) if number]
        for key in TEXTS:
            for found in named.finditer(getattr(action, key) or ""):
                yield from _named(action, key, found, own)


def _named(action: Action, key: str, found: re.Match[str], own: list[str]) -> Iterator[Finding]:
    """Yield what is wrong with a bill that a text names; `own` are the numbers that it may name."""
    number = f"{found[1].replace('.', '')} {int(found[2])}"
    if not action.bill:
        message = f"{found[0]} is named, but the action has no `bill`"
        fix = f"Add bill: {number} and position: support or oppose"
    elif number not in own:
        message = f"{found[0]} is named, but the action is about {action.bill}"
        fix = "Correct one of the two: one action, one bill"
    elif found[0] != number:
        message, fix = f"{found[0]} is not written as on the bill's page", f"Write {number}"
    else:
        return
    yield within(action, key, found.start(), message, fix)


def words_fit_the_position(action: Action) -> Iterator[Finding]:
    """What callers say fits the position: a script for a bill that the group opposes does not ask for a yes."""
    right, wrong, wanted = (YES, NO, "no") if action.position == "support" else (NO, YES, "yes")
    for key in ("ask", "script", "voicemail", "instead") if action.position else ():
        text = getattr(action, key) or ""
        found = wrong.search(text)
        if found and not right.search(text):
            message = f"`{key}` asks to vote {wanted}, but position is {action.position}"
            yield within(action, key, found.start(), message, "Correct one of the two")


ALONE = (words_fit_the_position,)
RULES = (
    *(bills_are_unique, sessions_are_known, numbers_begin_as_the_chambers_do),
    *(record_files_are_of_a_session, votes_agree_with_the_roster, histories_run_forward),
    *(positions_are_dated, positions_agree),
    *(bills_are_known, bills_are_alive, deadlines_are_kept, bills_named_are_the_one_meant),
)
