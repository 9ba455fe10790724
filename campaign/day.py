"""What belongs to a day: its call to action, and where in the legislature's year it lies.

There is one call for each day, worked out from dates alone so that every build agrees.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from campaign.campaign import Campaign
from campaign.model.action import Action, Times
from campaign.model.legislature import Legislature
from campaign.targets import resolve, unknown_chambers

DAYS_AHEAD = 6  # a week in all
FAREWELL = timedelta(days=14)  # the last days of all terms: what is asked for then comes too late


def action_of(campaign: Campaign) -> Action | None:
    """Return the day's action: the one that opens today, else the open one that closes first, else an evergreen.

    On a day when offices are closed only an action that asks for no phone call is taken from an earlier day. A call
    that reaches nobody is never the day's: while no member of a chamber is known, nobody can find their own.
    """
    opening = campaign.opening
    if opening and not opening.canceled and can_be_done(campaign, opening):
        return opening
    quiet = not campaign.legislature.is_working_day(campaign.today)
    earlier = (action for action in campaign.open if not (quiet and action.kind == "call"))
    first = next((action for action in earlier if can_be_done(campaign, action)), None)
    return first or evergreen_of(campaign)


def times_of(campaign: Campaign) -> Times:
    """Return what kind of day today is; the last days of all terms are between terms until it is known who follows."""
    if unknown_chambers(campaign) or unknown_chambers(campaign.on(campaign.today + FAREWELL)):
        return "between-terms"
    return "in-session" if campaign.legislature.sitting_on(campaign.today) else "between-sessions"


def is_meant(campaign: Campaign, action: Action) -> bool:
    """Return whether an action is meant for days like today."""
    return not action.when or times_of(campaign) in action.when


def can_be_done(campaign: Campaign, action: Action) -> bool:
    """Return whether an action is meant for today and asks for no call, or to call somebody who is in office today."""
    found = [target for word in action.who for target in resolve(campaign, word)]
    return is_meant(campaign, action) and (not found or any(target.in_office for target in found))


def is_open(then: Campaign, action: Action) -> bool:
    """Return whether an action has not closed yet, and can be done on the campaign's day."""
    return action.state_on(then.today) != "closed" and can_be_done(then, action)


def days_held(campaign: Campaign) -> tuple[date, ...]:
    """Return the days a page can show by itself: the one it is built for and six more."""
    return tuple(campaign.today + timedelta(ahead) for ahead in range(DAYS_AHEAD + 1))


def fresh_of(campaign: Campaign) -> Action | None:
    """Return what today adds to feeds and calendars: the action that opens, else an evergreen if that is the day's."""
    if campaign.opening:
        return campaign.opening
    chosen = action_of(campaign)
    return chosen if chosen and chosen.evergreen else None


def evergreen_of(campaign: Campaign) -> Action | None:
    """Return the evergreen action of the day: a call on a working day, anything else on the others.

    Each kind of day has a round of its own, counted in days of that kind: none comes twice before all have come once.
    One that is not meant for today, names somebody who has left, or goes to one's own member while nobody's is known,
    is passed over.
    """
    day = campaign.today
    reachable = [
        action
        for action in campaign.evergreen
        if is_meant(campaign, action)
        and all(target.in_office for word in action.who for target in resolve(campaign, word))
    ]
    calls = [action for action in reachable if action.kind == "call"]
    others = [action for action in reachable if action.kind != "call"]
    if not (calls and others):
        return reachable[day.toordinal() % len(reachable)] if reachable else None
    quiet = quiet_days_before(campaign.legislature, day)
    if campaign.legislature.is_working_day(day):
        return calls[(day.toordinal() - quiet) % len(calls)]
    return others[quiet % len(others)]


def quiet_days_before(legislature: Legislature, day: date) -> int:
    """Return how many days without open offices lie before a day: all weekends ever, and the holidays on record."""
    weeks, weekday = divmod(day.toordinal() - 1, 7)  # day 1 of year 1 was a Monday
    weekends = weeks * 2 + max(0, weekday - 5)
    return weekends + sum(each.date < day and each.date.weekday() < 5 for each in legislature.holidays)


@dataclass(frozen=True)
class Season:
    """What comes next: `words` hold on any day, `days` counts from the one day it was worked out for."""

    words: str  # "Session opens"
    on: date
    then: str = ""  # ": committees must act on bills"
    days: int = 0


def season(legislature: Legislature, day: date) -> Season | None:
    """Return what comes next in the legislature's year; nothing where no later session is known."""
    sitting = legislature.sitting_on(day)
    if sitting is None:
        ahead = [each.convenes for each in legislature.sessions if each.convenes > day]
        return _until(day, "Session opens", min(ahead)) if ahead else None
    recess = next((each for each in sitting.recesses if each.covers(day)), None)
    if recess:
        return _until(day, f"{recess.name}: back", recess.ends + timedelta(days=1))
    if coming := [each for each in sitting.deadlines if each.date >= day]:
        due = min(coming, key=lambda each: each.date)
        return _until(day, "Next deadline", due.date, f": {due.what}")
    return _until(day, "In session until", sitting.adjourns)


def _until(day: date, words: str, on: date, then: str = "") -> Season:
    return Season(words, on, then, (on - day).days)
