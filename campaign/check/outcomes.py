"""Rules on what came of an action, and on what changed on the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from campaign.campaign import Campaign
from campaign.check.actions import at
from campaign.finding import Finding
from campaign.model.action import Action

PATIENCE = timedelta(days=7)


def outcomes_are_told(campaign: Campaign) -> Iterator[Finding]:
    """Seven days after an action closed it says what came of it: people who called want to know (a warning)."""
    for action in campaign.every_action:
        last = action.last_day
        if last is None or action.outcome or action.status == "canceled" or last + PATIENCE >= campaign.today:
            continue
        message = f"It closed on {last}, and nobody has said what came of it"
        fix = "Add `outcome:` with what, date and source; “No answer yet” is an answer, too"
        yield at(action, "closes", message, fix, "warning")


def outcomes_come_after(action: Action) -> Iterator[Finding]:
    """What came of an action came after it opened."""
    if action.outcome and action.opens and action.outcome.date < action.opens:
        message = f"The outcome is of {action.outcome.date}, before it opened on {action.opens}"
        yield at(action, "outcome", message, "Correct `date` under `outcome`")


def changes_are_told(action: Action) -> Iterator[Finding]:
    """What is marked as changed or canceled says what changed, or calendars keep the old room and hour (a warning)."""
    if action.status in ("changed", "canceled") and not action.changes:
        message = f"It is marked as {action.status}, but `changes` does not say what changed"
        yield at(action, "status", message, "Add `changes:` with one entry of date and what", "warning")
    if action.status == "scheduled" and action.changes:
        message = "`changes` says that something changed, but `status` says it is as announced"
        yield at(action, "status", message, "Write status: changed", "warning")


ALONE = (outcomes_come_after, changes_are_told)
RULES = (outcomes_are_told,)
