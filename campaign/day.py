"""Which call to action is the day's: one for each day, worked out from dates alone so that every build agrees."""

from __future__ import annotations

from datetime import date

from campaign.campaign import Campaign
from campaign.model.action import Action
from campaign.targets import resolve


def action_of(campaign: Campaign, day: date) -> Action | None:
    """Return the day's action: the one that opens that day, else the open one that closes first, else an evergreen.

    On a day when offices are closed only an action that asks for no phone call is taken from an earlier day.
    """
    opening = [action for action in campaign.actions if action.opens == day and action.status != "canceled"]
    if opening:
        return opening[-1]
    quiet = not campaign.legislature.is_working_day(day)
    earlier = [action for action in open_on(campaign, day) if not (quiet and action.kind == "call")]
    return earlier[0] if earlier else evergreen_of(campaign, day, quiet=quiet)


def open_on(campaign: Campaign, day: date) -> list[Action]:
    """Return the dated actions open on a day, the one that closes first in front; nothing that was canceled."""
    still_on = (action for action in campaign.actions if action.status != "canceled")
    open_ones = (action for action in still_on if action.state_on(day) in ("open", "closing today"))
    return sorted(open_ones, key=lambda action: (action.last_day or date.max, action.opens, action.name))


def evergreen_of(campaign: Campaign, day: date, *, quiet: bool) -> Action | None:
    """Return the evergreen action of a day: each comes once before any comes again; no phone call on a quiet day.

    One that names somebody who has left is passed over.
    """
    reachable = [action for action in campaign.evergreen if _everybody_is_there(campaign, action, day)]
    fitting = [action for action in reachable if not (quiet and action.kind == "call")] or reachable
    return fitting[day.toordinal() % len(fitting)] if fitting else None


def _everybody_is_there(campaign: Campaign, action: Action, day: date) -> bool:
    return all(target.in_office for word in action.who for target in resolve(campaign, word, day))
