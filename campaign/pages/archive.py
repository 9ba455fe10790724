"""The lists of all actions: this year's and whatever is still open on one page, each earlier year on one of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from operator import itemgetter

from campaign.addresses import ACTIONS, year_path
from campaign.campaign import Campaign
from campaign.model.action import Action
from campaign.pages import words
from campaign.pages.items import item
from campaign.pages.output import Output, page
from campaign.pages.views import ActionsView, Head, Month


def outputs(campaign: Campaign) -> Iterator[Output]:
    """Yield the list of actions and one for each earlier year."""
    description = f"Every call to action of {campaign.site.name}, by month: what was asked, and what came of it."
    head = Head("All calls to action", description, ACTIONS)
    shown = [*_of_this_year(campaign), *campaign.evergreen]
    yield page(head, "actions", lambda: actions_view(campaign), lambda: (_versions(campaign, shown), _years(campaign)))
    for year, found in campaign.earlier.items():
        yield page(
            _year_head(campaign, year),
            "actions",
            partial(year_view, campaign, year),
            partial(_versions, campaign, found),
        )


def _versions(campaign: Campaign, actions: Iterable[Action]) -> list[str]:
    return [campaign.versions[action.name] for action in actions]


def _year_head(campaign: Campaign, year: int) -> Head:
    description = f"Every call to action of {campaign.site.name} in {year}: what was asked, and what came of it."
    return Head(f"Calls to action of {year}", description, year_path(year))


def actions_view(campaign: Campaign) -> ActionsView:
    """Return the actions of this year or closed lately, by month, newest first, and those without a date."""
    evergreen = tuple(item(campaign, action) for action in campaign.evergreen)
    return ActionsView("All calls to action", _months(campaign, _of_this_year(campaign)), evergreen, _years(campaign))


def year_view(campaign: Campaign, year: int) -> ActionsView:
    """Return an earlier year's actions by month, newest first."""
    return ActionsView(f"Calls to action of {year}", _months(campaign, campaign.earlier[year]), (), ())


def _of_this_year(campaign: Campaign) -> list[Action]:
    recent = {action.name for action in campaign.recent}
    year = campaign.today.year
    return [each for each in campaign.actions if each.name in recent or (each.day and each.day.year >= year)]


def _years(campaign: Campaign) -> tuple[tuple[str, str], ...]:
    """Return each earlier year with the address of its list."""
    return tuple((str(year), year_path(year)) for year in campaign.earlier)


def _months(campaign: Campaign, actions: Iterable[Action]) -> tuple[Month, ...]:
    """Return actions under the month of the day they stand under, the last day first."""
    dated = sorted(((action.day, action) for action in actions if action.day), key=itemgetter(0), reverse=True)
    months = groupby(dated, key=lambda pair: words.month(pair[0]))
    return tuple(Month(name, tuple(item(campaign, action) for _day, action in group)) for name, group in months)
