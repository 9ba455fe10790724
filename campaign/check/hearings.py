"""Rules on hearings, and on the legislature's own deadlines."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.check.actions import at
from campaign.finding import Finding


def hearings_have_a_committee(campaign: Campaign) -> Iterator[Finding]:
    """A hearing takes place before its committee ends."""
    for action in campaign.every_action:
        committee = campaign.committees.by_id.get(action.committee or "")
        if committee and action.start and not committee.sits_on(action.start.date()):
            message = f"The committee {committee.name} ends on {committee.ends}, before the hearing"
            yield at(action, "start", message, "Correct `start`, or name a committee that sits then")


def testimony_is_still_taken(campaign: Campaign) -> Iterator[Finding]:
    """No page of a hearing to come asks for testimony that is no longer taken (a warning, for time passes)."""
    for action in campaign.every_action:
        if not (action.testify and action.start) or action.status == "canceled":
            continue
        if action.testify.deadline.date() < campaign.today <= action.start.date():
            message = f"Testimony was due on {action.testify.deadline.date()}"
            fix = "Take `testify` out, and ask people to listen instead"
            yield at(action, "testify.deadline", message, fix, "warning")


def deadlines_are_kept(campaign: Campaign) -> Iterator[Finding]:
    """No hearing or call about a bill comes after the legislature's deadline for it (a warning: rules get bent)."""
    stops = any(deadline.stops for session in campaign.legislature.sessions for deadline in session.deadlines)
    for action in campaign.every_action if stops else ():
        day = action.start.date() if action.start else action.opens
        session = campaign.legislature.session_on(day) if day and action.bill else None
        for deadline in session.deadlines if session and day else ():
            if action.kind == deadline.stops and day > deadline.date:
                message = f"{deadline.date} was the deadline by which {deadline.what}"
                fix = f"Check that a {action.kind} about {action.bill} still makes sense"
                yield at(action, "start" if action.start else "bill", message, fix, "warning")


RULES = (hearings_have_a_committee, testimony_is_still_taken, deadlines_are_kept)
