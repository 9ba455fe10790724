"""What an action says beside the call: when and where, how to testify, what to say back."""

from __future__ import annotations

from campaign.campaign import Campaign
from campaign.model.action import Action
from campaign.pages import words
from campaign.pages.views import Fact

LINKS = {"Join online", "Watch"}
TAKING_PART = {*LINKS, "Getting in and taking part", "To testify"}
STATUS_WORDS = {"scheduled": "As announced", "changed": "Changed: check the time and place", "canceled": "Canceled"}


def facts(campaign: Campaign, action: Action) -> tuple[Fact, ...]:
    """Return the facts of an event, a hearing or a way to help, in the order people need them.

    Of what was canceled nothing is said that helps to take part.
    """
    committee = campaign.committees.by_id.get(action.committee or "")
    rows = (
        ("Status", STATUS_WORDS.get(action.status or ""), None),
        ("What changed", _changes(action), None),
        ("When", _when(action), None),
        ("Where", action.place, None),
        ("Room", action.room, None),
        ("Committee", committee.name if committee else None, committee.path if committee else None),
        ("Getting in and taking part", action.access, None),
        ("Join online", "Watch or join online", action.online),
        ("Watch", "Watch the hearing", action.stream),
        ("To testify", _testify(action), None),
        ("Time asked for", action.hours, None),
        ("Whom to reach", action.reach, None),
    )
    shown = [row for row in rows if not (action.canceled and row[0] in TAKING_PART)]
    return tuple(Fact(label, text, href) for label, text, href in shown if text and (href or label not in LINKS))


def _when(action: Action) -> str | None:
    if action.start is None:
        return None
    if action.end is None:
        return words.moment(action.start)
    same_day = action.start.date() == action.end.date()
    return f"{words.moment(action.start)} to {words.hour(action.end) if same_day else words.moment(action.end)}"


def _changes(action: Action) -> str:
    """Return what changed since an action was announced, the newest first."""
    return " ".join(f"{words.day(change.date)}: {change.what}" for change in reversed(action.changes))


def _testify(action: Action) -> str | None:
    if action.testify is None:
        return None
    return f"Write to {action.testify.contact} by {words.moment(action.testify.deadline)}"


def replies(action: Action) -> tuple[Fact, ...]:
    """Return what to say back, by what the office says."""
    rows = (
        ("If they agree", action.agrees),
        ("If they are undecided", action.undecided),
        ("If they disagree", action.opposes),
    )
    return tuple(Fact(label, text) for label, text in rows if text)
