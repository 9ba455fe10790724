"""The home page: the day's action, and the days to come, so that a late build still shows the right one."""

from __future__ import annotations

from datetime import date, timedelta

from campaign.campaign import Campaign
from campaign.day import action_of, open_on
from campaign.model.action import Action
from campaign.model.kinds import KINDS
from campaign.model.page import Page
from campaign.pages import words
from campaign.pages.actions import action_view, day_words
from campaign.pages.items import item
from campaign.pages.views_day import DayView, HomeView, MoreItem, SeasonView
from campaign.season import season

DAYS_AHEAD = 7


def days_held(campaign: Campaign) -> tuple[date, ...]:
    """Return the days a page can show by itself: the one it is built for and a week more."""
    return tuple(campaign.today + timedelta(ahead) for ahead in range(DAYS_AHEAD + 1))


def home_view(campaign: Campaign, page: Page, body: str) -> HomeView:
    """Return the home page with every day it holds, and all that is open on one of them."""
    days = days_held(campaign)
    chosen = {day: action_of(campaign.on(day), day) for day in days}
    return HomeView(
        page=page,
        held=" ".join(day.isoformat() for day in days),
        days=tuple(day_view(campaign.on(day), action, first=day == days[0]) for day, action in chosen.items()),
        more=tuple(more_item(campaign, action, chosen) for action in _around(campaign, days)),
        last_words=words.day(days[-1]),
        body=body,
    )


def day_view(then: Campaign, action: Action | None, *, first: bool) -> DayView:
    """Return a day as it will be then: whoever holds a seat, whatever is open; why it matters has its own page."""
    return DayView(
        iso=then.today.isoformat(),
        words=_slug(then, action),
        later=not first,
        action=action_view(then, action, "") if action else None,
        season=season_view(then),
    )


def _slug(then: Campaign, action: Action | None) -> str:
    """Return what stands above a day's headline: the day and the kind; of a meeting, the day it takes place instead."""
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


def _around(campaign: Campaign, days: tuple[date, ...]) -> list[Action]:
    """Return the dated actions that are open on any of the days, in the order of the days they stand under."""
    then = campaign.on(days[-1])
    found = {action.name: action for day in days for action in open_on(then, day)}
    return sorted(found.values(), key=lambda action: (str(action.day), action.name))


def more_item(campaign: Campaign, action: Action, chosen: dict[date, Action | None]) -> MoreItem:
    """Return an action for the list beside the day's: off once it has closed, and on days when it is the day's own."""
    off = [day for day, days_own in chosen.items() if action == days_own or action.state_on(day) == "closed"]
    return MoreItem(item(campaign, action), " ".join(day.isoformat() for day in off), later=campaign.today in off)
