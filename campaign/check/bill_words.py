"""Rules on bills as an action's words name them: one bill, one ask."""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.check.actions import at
from campaign.check.scripts import line_within
from campaign.finding import Finding
from campaign.model.action import Action

TEXTS = ("title", "ask", "summary", "script", "voicemail", "instead")
YES = re.compile(r"\bvot(?:e|es|ing) (?:yes|for|in favor)\b", re.IGNORECASE)
NO = re.compile(r"\bvot(?:e|es|ing) (?:no\b|against\b)", re.IGNORECASE)


def bills_named_are_the_one_meant(campaign: Campaign) -> Iterator[Finding]:
    """A bill named in a script or an ask is the action's own bill or its companion, written like HF 12."""
    named = _pattern(campaign)
    begins = {begin for chamber in campaign.legislature.chambers for begin in _begins(chamber.bill_prefix)}
    for action in campaign.every_action:
        shown = f"{action.script} {action.voicemail} {action.instead} {action.ask} {action.title} {action.summary}"
        if any(begin in shown for begin in begins) and not (action.bill and campaign.bill_of(action) is None):
            for key in TEXTS:
                for found in named.finditer(getattr(action, key) or ""):
                    yield from _named(action, key, found, _meant(campaign, action))


def _begins(prefix: str) -> tuple[str, str]:
    """Return how a bill's number may begin: HF, or H.F."""
    return prefix, ".".join(prefix)


def _pattern(campaign: Campaign) -> re.Pattern[str]:
    """Return what finds a bill's number in any of the ways it is written: HF 12, HF12, H.F. 12."""
    prefixes = "|".join(r"\.?".join(chamber.bill_prefix) for chamber in campaign.legislature.chambers)
    return re.compile(rf"\b({prefixes})\.?[ \xa0-]?(\d{{1,6}})\b")


def _meant(campaign: Campaign, action: Action) -> list[str]:
    bill = campaign.bill_of(action)
    return [number for number in (action.bill, bill.companion if bill else None) if number]


def _named(action: Action, key: str, found: re.Match[str], meant: list[str]) -> Iterator[Finding]:
    number = f"{found[1].replace('.', '')} {int(found[2])}"
    line = line_within(action, key, getattr(action, key), found.start())
    if not action.bill:
        message = f"{found[0]} is named, but the action has no `bill`"
        yield Finding(action.source.path, line, message, f"Add bill: {number} and position: support or oppose")
    elif number not in meant:
        message = f"{found[0]} is named, but the action is about {action.bill}"
        yield Finding(action.source.path, line, message, "Correct one of the two: one action, one bill")
    elif found[0] != number:
        message = f"{found[0]} is written unlike the bill's page"
        yield Finding(action.source.path, line, message, f"Write {number}")


def words_fit_the_position(action: Action) -> Iterator[Finding]:
    """What callers say fits the position: a script for a bill that the group opposes does not ask for a yes."""
    right, wrong, wanted = (YES, NO, "no") if action.position == "support" else (NO, YES, "yes")
    for key in ("ask", "script", "voicemail", "instead") if action.position else ():
        text = getattr(action, key) or ""
        found = wrong.search(text)
        if found and not right.search(text):
            line = line_within(action, key, text, found.start())
            message = f"`{key}` asks to vote {wanted}, but position is {action.position}"
            yield Finding(action.source.path, line, message, "Correct one of the two")


def bills_are_alive(campaign: Campaign) -> Iterator[Finding]:
    """No action asks for a vote on a bill after the last day on which its legislature meets."""
    for action in (action for action in campaign.every_action if action.bill):
        bill = campaign.bill_of(action)
        session = next((each for each in campaign.legislature.sessions if bill and each.id == bill.session), None)
        last = action.last_day
        if session and last and last > session.adjourns:
            message = f"{action.bill} is dead after {session.adjourns}, when the {session.name} adjourns"
            yield at(action, "closes" if action.closes else "bill", message, f"Close it by {session.adjourns}")


RULES = (bills_named_are_the_one_meant, bills_are_alive)
ALONE = (words_fit_the_position,)
