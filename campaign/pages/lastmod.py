"""When a page last changed, where the facts it shows say so. No clock is asked; what is not known is not said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from campaign.addresses import ACTIONS, year_path
from campaign.campaign import Campaign
from campaign.model.action import Action
from campaign.model.committee import Committee
from campaign.model.roster import Legislator

DAY = timedelta(days=1)


def changed(campaign: Campaign) -> dict[str, date]:
    """Return, by address, the day on which a page last changed; pages of which that is not known are left out."""
    years = campaign.earlier
    today, people, committees = campaign.today, campaign.roster.legislators, campaign.committees.committees
    days: dict[str, Iterable[date | None]] = {
        ACTIONS: [day for action in campaign.actions for day in of_action(action)],
        **{year_path(year): [day for each in found for day in of_action(each)] for year, found in years.items()},
        "/legislators/": [day for person in people for day in of_person(campaign, person)],
        "/committees/": [day for committee in committees for day in of_committee(campaign, committee)],
        **{action.path: of_action(action) for action in (*campaign.actions, *campaign.evergreen)},
        **{person.path: of_person(campaign, person) for person in people},
        **{committee.path: of_committee(campaign, committee) for committee in committees},
    }
    past = {path: [day for day in each if day and day <= today] for path, each in days.items()}
    return {path: max(each) for path, each in past.items() if each}


def of_action(action: Action) -> list[date | None]:
    """Return the days that change an action: it opens, it has closed, its outcome is known."""
    closed = action.last_day + DAY if action.last_day else None
    return [action.opens, closed, action.outcome.date if action.outcome else None]


def of_person(campaign: Campaign, person: Legislator) -> list[date | None]:
    """Return the days that change a person's page: the facts', the terms', and those of actions that name them."""
    terms = [day for term in person.terms for day in (term.begins, term.ends + DAY)]
    actions = [day for action in campaign.actions_naming.get(person.id, []) for day in of_action(action)]
    return [campaign.roster.as_of, person.checked, *terms, *actions]


def of_committee(campaign: Campaign, committee: Committee) -> list[date | None]:
    """Return the days that change a committee's page: the facts', and the one after it has ended."""
    return [campaign.committees.as_of, committee.ends + DAY if committee.ends else None]
