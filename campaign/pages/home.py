"""The home page and the week's page: each day's call, and the days to come, so that a late build is still right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from campaign.campaign import Campaign
from campaign.day import action_of, days_held, is_open, season
from campaign.model.action import Action
from campaign.model.kinds import KINDS
from campaign.pages import words
from campaign.pages.action_page import ActionItem, ActionView, action_view, day_words, item
from campaign.pages.legislators import awaited
from campaign.pages.output import Head, Output, page

WEEK = "/week/"


@dataclass(frozen=True)
class HoursView:
    """When offices answer: as plain hours, as said while they are open, and as the script reads it."""

    plain: str  # Offices answer from 8 am to 4:30 pm on working days.
    open: str  # Offices answer until 4:30 pm.
    told: str  # "08:00 16:30 2026-11-26 2026-11-27": the hours, and days off to come


def hours_view(campaign: Campaign) -> HoursView | None:
    """Return when offices answer, in words; nothing where no hours are known."""
    hours = campaign.legislature.office_hours
    if hours is None:
        return None
    opens, closes = (
        words.hour(datetime.combine(date.min, time.fromisoformat(clock))) for clock in (hours.opens, hours.closes)
    )
    years = (campaign.today.year, campaign.today.year + 1)  # two, so that it does not change from day to day
    off = sorted(each.date.isoformat() for each in campaign.legislature.holidays if each.date.year in years)
    return HoursView(
        plain=f"Offices answer from {opens} to {closes} on working days.",
        open=f"Offices answer until {closes}.",
        told=" ".join((hours.opens, hours.closes, *off)),
    )


@dataclass(frozen=True)
class SeasonView:
    """Where in the legislature's year we are: words that stay true, and a count that is true on its day alone."""

    words: str  # Session opens Tuesday, January 12
    count: str  # in 49 days


@dataclass(frozen=True)
class DayView:
    """One day and its action. `later`: shown only once the script has picked that day; `awaited`: see legislators."""

    iso: str  # 2026-11-23
    words: str  # Monday, November 23: call
    later: bool
    action: ActionView | None
    season: SeasonView | None
    awaited: str


# An action in the list beside the day's; the days on which the list leaves it out, "2027-02-10 2027-02-13"; and whether
# the day that the page is built for is one of them.
MoreItem = tuple[ActionItem, str, bool]


@dataclass(frozen=True)
class HomeView:
    """The home page: the day's action, and those of the days to come for when a build is late."""

    held: str  # the days it holds: "2026-11-23 2026-11-24"
    days: tuple[DayView, ...]
    more: tuple[MoreItem, ...]
    last_words: str  # Monday, November 30: after that day the page says that it is old


def home_view(campaign: Campaign) -> HomeView:
    """Return the home page with every day it holds, and all that is open on one of them."""
    days = days_held(campaign)
    chosen = {day: action_of(campaign.on(day)) for day in days}
    around = {action.name: action for day in days for action in campaign.on(day).open}
    listed = sorted(around.values(), key=lambda action: (str(action.day), action.name))
    return HomeView(
        held=" ".join(day.isoformat() for day in days),
        days=tuple(day_view(campaign.on(day), action, first=day == days[0]) for day, action in chosen.items()),
        more=tuple(more_item(campaign, action, chosen) for action in listed),
        last_words=words.day(days[-1]),
    )


def day_view(then: Campaign, action: Action | None, *, first: bool) -> DayView:
    """Return a day as it will be then: whoever holds a seat, whatever is open; why it matters has its own page."""
    return DayView(
        iso=then.today.isoformat(),
        words=_slug(then, action),
        later=not first,
        action=action_view(then, action) if action else None,
        season=season_view(then),
        awaited=awaited(then),
    )


def _slug(then: Campaign, action: Action | None) -> str:
    """Return what is above a day's headline: the day and the kind; of a meeting, the day it takes place instead."""
    if action and action.start:
        return day_words(action)
    day = words.day(then.today)
    return f"{day}: {KINDS[action.kind].word.lower()}" if action else day


def season_view(campaign: Campaign) -> SeasonView | None:
    """Return what comes next in the legislature's year, as of the campaign's day."""
    coming = season(campaign.legislature, campaign.today)
    if coming is None:
        return None
    return SeasonView(f"{coming.words} {words.day(coming.on)}{coming.then}", words.days_ahead(coming.days))


def more_item(campaign: Campaign, action: Action, chosen: dict[date, Action | None]) -> MoreItem:
    """Return an action for the list beside the day's: off on days when it is the day's own, or cannot be done."""
    off = [day for day, days_own in chosen.items() if action == days_own or not is_open(campaign.on(day), action)]
    return item(campaign, action), " ".join(day.isoformat() for day in off), campaign.today in off


@dataclass(frozen=True)
class Turn:
    """One call of the week; `off` names the days on which it has closed or cannot be done."""

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

    @property
    def tallied(self) -> tuple[Turn, ...]:
        """Return those that ask for a phone call, for the tally sheet."""
        return tuple(turn for turn in self.turns if turn.action.calls)


def outputs(campaign: Campaign) -> Iterator[Output]:
    """Yield the week's page; the home page is a text."""
    what = f"The calls of {campaign.site.name}, day by day, to make together."
    head = Head("This week’s calls", what, WEEK, numbers="this week’s calls")
    yield page(head, "week", lambda: week_view(campaign))


def week_view(campaign: Campaign) -> WeekView:
    """Return each day's call, each call once, in the order of the days."""
    days = days_held(campaign)[:7]
    first: dict[str, tuple[date, Action]] = {}
    for day in days:
        action = action_of(campaign.on(day))
        if action:
            first.setdefault(action.name, (day, action))
    turns = (_turn(campaign, number, *found, days) for number, found in enumerate(first.values(), 1))
    return WeekView(
        words=f"{words.day(days[0])}, to {words.day(days[-1])}",
        held=" ".join(day.isoformat() for day in days),
        turns=tuple(turns),
    )


def _turn(campaign: Campaign, number: int, day: date, action: Action, days: tuple[date, ...]) -> Turn:
    off = (each.isoformat() for each in days if each > day and not is_open(campaign.on(each), action))
    when = day_words(action) if action.start else words.day(day)
    return Turn(number, when, action_view(campaign.on(day), action), " ".join(off))
