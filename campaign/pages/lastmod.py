"""When a page last changed, where the facts it shows say so. No clock is asked; what is not known is not said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from campaign.addresses import ACTIONS, year_path
from campaign.campaign import Campaign
from campaign.model.action import Action
from campaign.model.committee import Committee
from campaign.model.roster import Legislator

DAY = timedelta(days=1)


def changed(campaign: Campaign) -> dict[str, date]:
    """Return, by address, the day on which a page last changed; pages of which that is not known are left out."""
    today, committees = campaign.today, campaign.committees.committees
    own = {each.name: _newest(of_action(each), today) for each in (*campaign.actions, *campaign.evergreen)}
    people = {each.path: _newest(of_person(campaign, each, own), today) for each in campaign.roster.legislators}
    of_committees = {each.path: _newest(of_committee(campaign, each), today) for each in committees}
    found = {
        ACTIONS: _newest((own[each.name] for each in campaign.actions), today),
        **{year_path(year): _newest((own[a.name] for a in each), today) for year, each in campaign.earlier.items()},
        "/legislators/": _newest(people.values(), today),
        "/committees/": _newest(of_committees.values(), today),
        **{each.path: own[each.name] for each in (*campaign.actions, *campaign.evergreen)},
        **people,
        **of_committees,
    }
    return {path: day for path, day in found.items() if day}


def _newest(days: Iterable[date | None], today: date) -> date | None:
    return max((day for day in days if day and day <= today), default=None)


def of_action(action: Action) -> tuple[date | None, ...]:
    """Return the days that change an action: it opens, it has closed, its outcome is known."""
    last = action.last_day
    return action.opens, last + DAY if last else None, action.outcome.date if action.outcome else None


def of_person(campaign: Campaign, person: Legislator, own: Mapping[str, date | None]) -> list[date | None]:
    """Return the days that change a person's page: the facts', the terms', and those of actions that name them."""
    terms = [day for term in person.terms for day in (term.begins, term.ends + DAY)]
    actions = [own[action.name] for action in campaign.actions_naming.get(person.id, [])]
    return [campaign.roster.as_of, person.checked, *terms, *actions]


def of_committee(campaign: Campaign, committee: Committee) -> list[date | None]:
    """Return the days that change a committee's page: the facts', and the one after it has ended."""
    return [campaign.committees.as_of, committee.ends + DAY if committee.ends else None]
