"""Rules on how sure the numbers are, and on people who leave soon."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from campaign.campaign import Campaign
from campaign.check.actions import at
from campaign.finding import Finding
from campaign.model.roster import Legislator
from campaign.targets import resolve

GOOD_FOR = timedelta(days=90)
SOON = timedelta(days=7)


def checked_on(campaign: Campaign, person: Legislator) -> date:
    """Return the day on which a person's number was last known to be right."""
    return person.checked or campaign.roster.as_of


def due(campaign: Campaign) -> list[Legislator]:
    """Return the people in office whose number was not checked for 90 days, the longest unchecked first."""
    old = [p for p in campaign.current if p.phone and checked_on(campaign, p) + GOOD_FOR < campaign.today]
    return sorted(old, key=lambda person: checked_on(campaign, person))


def numbers_are_checked(campaign: Campaign) -> Iterator[Finding]:
    """Numbers are looked up again every 90 days (one warning for all: python3 tasks.py report names them)."""
    people = due(campaign)
    if people:
        oldest = people[0]
        count = f"{len(people)} numbers were" if len(people) > 1 else f"{oldest.name}'s number was"
        message = f"{count} last checked on {checked_on(campaign, oldest)} or later, more than 90 days ago"
        fix = "Compare them with the official pages and set `checked` (python3 tasks.py report lists them)"
        yield Finding(campaign.roster.source.path, oldest.source.line("checked"), message, fix, "warning")


def checks_lie_behind(campaign: Campaign) -> Iterator[Finding]:
    """Nothing was checked on a day that is still to come."""
    for person in campaign.roster.legislators:
        if person.checked and person.checked > campaign.today:
            message = f"{person.name}'s number was checked on {person.checked}, which is still to come"
            yield Finding(person.source.path, person.source.line("checked"), message, "Correct the date", "warning")


def people_stay_a_while(campaign: Campaign) -> Iterator[Finding]:
    """Nobody is named who leaves in the week after an action closes: by then nobody can say what came of it."""
    for action in campaign.every_action:
        last = action.last_day
        if last is None or last < campaign.today or not action.opens:
            continue
        for number, word in enumerate(action.who):
            for target in resolve(campaign.on(action.opens), word):
                term, person = target.term, target.legislator
                if person and term and last <= term.ends < last + SOON and not person.term_on(last + SOON):
                    message = f"{person.name} leaves on {term.ends}, within a week after the action closes"
                    fix = "Close it earlier, so that there is time to answer"
                    yield at(action, f"who[{number}]", message, fix, "warning")


RULES = (numbers_are_checked, checks_lie_behind, people_stay_a_while)
