"""The lists of all actions: this year's and whatever is still open on one page, each earlier year on one of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import itemgetter

from campaign.campaign import Campaign
from campaign.day import can_be_done
from campaign.model.action import Action
from campaign.pages import words
from campaign.pages.action_page import ActionItem, item
from campaign.pages.output import Head, Output, page

ACTIONS = "/actions/"


Month = tuple[str, tuple[ActionItem, ...]]  # its name, and its actions, newest first


@dataclass(frozen=True)
class ActionsView:
    """Actions by month, those without a date, and where earlier years are listed."""

    title: str
    months: tuple[Month, ...]
    evergreen: tuple[ActionItem, ...]
    other_days: tuple[ActionItem, ...]  # those of them that cannot be done today
    years: tuple[tuple[str, str], ...]  # "2025", "/actions/2025/"


def outputs(campaign: Campaign) -> Iterator[Output]:
    """Yield the list of actions and one for each earlier year."""
    description = f"Every call to action of {campaign.site.name}, by month: what was asked, and what came of it."
    head = Head("All calls to action", description, ACTIONS)
    yield page(head, "actions", lambda: actions_view(campaign))
    for year in campaign.earlier:
        description = f"Every call to action of {campaign.site.name} in {year}: what was asked, and what came of it."
        head = Head(f"Calls to action of {year}", description, year_path(year))
        yield page(head, "actions", partial(year_view, campaign, year))


def year_path(year: int) -> str:
    """Return the address of the list of an earlier year's actions."""
    return f"{ACTIONS}{year}/"


def actions_view(campaign: Campaign) -> ActionsView:
    """Return the actions of this year or closed recently, by month, newest first, and those without a date."""
    year, recent = campaign.today.year, {action.name for action in campaign.recent}
    shown = [each for each in campaign.actions if each.name in recent or (each.day and each.day.year >= year)]
    return ActionsView(
        title="All calls to action",
        months=_months(campaign, shown),
        evergreen=tuple(item(campaign, action) for action in campaign.evergreen if can_be_done(campaign, action)),
        other_days=tuple(item(campaign, each) for each in campaign.evergreen if not can_be_done(campaign, each)),
        years=tuple((str(year), year_path(year)) for year in campaign.earlier),
    )


def year_view(campaign: Campaign, year: int) -> ActionsView:
    """Return an earlier year's actions by month, newest first."""
    return ActionsView(f"Calls to action of {year}", _months(campaign, campaign.earlier[year]), (), (), ())


def _months(campaign: Campaign, actions: Iterable[Action]) -> tuple[Month, ...]:
    """Return actions under the month of their day, the last day first."""
    dated = sorted(((action.day, action) for action in actions if action.day), key=itemgetter(0), reverse=True)
    months = groupby(dated, key=lambda pair: words.month(pair[0]))
    return tuple((name, tuple(item(campaign, action) for _day, action in group)) for name, group in months)
