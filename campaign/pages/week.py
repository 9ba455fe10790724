"""The week's calls in order: a handout for a table, and a page for a projector, when people call together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from campaign.campaign import Campaign
from campaign.day import action_of
from campaign.model.action import Action
from campaign.pages import words
from campaign.pages.actions import action_view, day_words
from campaign.pages.home import days_held
from campaign.pages.output import Output, page
from campaign.pages.views import ActionView, Head

PATH = "/week/"


@dataclass(frozen=True)
class Turn:
    """One call of the week; `off` names the days on which it has closed."""

    number: int
    words: str  # Monday, November 23; of a meeting, "Hearing on Thursday, February 18"
    action: ActionView
    off: str


@dataclass(frozen=True)
class WeekView:
    """The calls of seven days from the build's own."""

    words: str  # Monday, November 23, to Sunday, November 29
    held: str
    turns: tuple[Turn, ...]


def outputs(campaign: Campaign) -> Iterator[Output]:
    """Yield the page."""
    what = f"The calls of {campaign.site.name}, day by day, to make together."
    head = Head("This week’s calls", what, PATH, numbers="this week’s calls")
    yield page(head, "week", lambda: week_view(campaign), lambda: campaign.lately)


def week_view(campaign: Campaign) -> WeekView:
    """Return each day's call, each call once, in the order of the days."""
    days = days_held(campaign)[:7]
    first: dict[str, tuple[date, Action]] = {}
    for day in days:
        action = action_of(campaign.on(day), day)
        if action:
            first.setdefault(action.name, (day, action))
    turns = (_turn(campaign, number, *found, days) for number, found in enumerate(first.values(), 1))
    return WeekView(
        words=f"{words.day(days[0])}, to {words.day(days[-1])}",
        held=" ".join(day.isoformat() for day in days),
        turns=tuple(turns),
    )


def _turn(campaign: Campaign, number: int, day: date, action: Action, days: tuple[date, ...]) -> Turn:
    off = (each.isoformat() for each in days if action.state_on(each) == "closed")
    when = day_words(action) if action.start else words.day(day)
    return Turn(number, when, action_view(campaign.on(day), action, ""), " ".join(off))
