"""`python3 tasks.py report`: what organizers should look at, as of a day."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from campaign.campaign import Campaign
from campaign.check.duty_rules import duties
from campaign.check.roster_rules import checked_on, due
from campaign.load import load
from campaign.outcomes import decision_of
from campaign.pages.next_call import FRESH
from campaign.targets import targets

AHEAD = 14  # days for which actions should be ready
SOON = timedelta(days=90)
MOST = 12  # lines of one part
NAMED = 5  # people in one line


def report_job(root: Path, today: date | None) -> int:
    """Say what organizers should look at; return the exit code."""
    loaded = load(root, today, drafts=True)  # whatever rules it breaks
    if loaded.campaign is None:
        print(*loaded.findings, sep="\n", file=sys.stderr)
        return 1
    print(report(loaded.campaign))
    return 0


def report(campaign: Campaign, most: int = MOST) -> str:
    """Return the whole report; a part with nothing to do says so."""
    parts = [f"Report for {campaign.today:%A}, {campaign.today}\n"]
    for title, lines in PARTS:
        found = list(lines(campaign))
        shown = found[:most] + ([f"and {len(found) - most} more"] if len(found) > most else [])
        parts.append("\n".join([f"{title}: {len(found) or 'none'}", *(f"  {line}" for line in shown)]) + "\n")
    return "\n".join(parts)


def to_see_to(campaign: Campaign) -> Iterator[str]:
    """Yield what cannot wait, with what to do."""
    yield from (str(finding).replace(" warning:", "", 1) for finding in duties(campaign))


def without_outcome(campaign: Campaign) -> Iterator[str]:
    """Yield the actions that closed and do not say what came of them, the newest first."""
    closed = [action for action in campaign.every_action if action.state_on(campaign.today) == "closed"]
    for action in sorted(closed, key=lambda action: (action.last_day or date.min, action.name), reverse=True):
        if not action.outcome and action.status != "canceled":
            yield f"{action.source.path}  closed {action.last_day}: {action.title}"


def decided(campaign: Campaign) -> Iterator[str]:
    """Yield the actions that a recorded vote decided in the last two weeks, with the words that the site tells."""
    for action in campaign.every_action:
        decision = decision_of(campaign, action) if action.bill else None
        if decision and decision.day >= campaign.today - FRESH and action.outcome:
            yield f"{action.source.path}  {decision.day}: {action.outcome.what}"


def numbers_due(campaign: Campaign) -> Iterator[str]:
    """Yield the people whose number was not checked for 90 days; first those named in actions."""
    named = _named(campaign)
    for person in sorted(due(campaign), key=lambda person: person.id not in named):
        why = f", named in {named[person.id]}" if person.id in named else ""
        line = f"{person.name}, {person.phone}, checked {checked_on(campaign, person)}{why}  {person.page or ''}"
        yield line.rstrip()


def _named(campaign: Campaign) -> dict[str, str]:
    """Return the ids of the people named in actions that are not closed, with one such action."""
    named: dict[str, str] = {}
    for action in campaign.every_action:
        if action.opens and action.state_on(campaign.today) != "closed":
            people = (target.legislator for target in targets(campaign, action))
            named.update((person.id, action.name) for person in people if person)
    return named


def numbers_in_doubt(campaign: Campaign) -> Iterator[str]:
    """Yield the people in office of whose seat another list has something else, with that list and its day."""
    for person in campaign.current:
        for each, same in campaign.comparisons.of(person):
            if not same:
                line = f"{person.name}, {person.phone or 'no number'}: {each.by}, {each.as_of}  {person.page or ''}"
                yield line.rstrip()


def numbers_missing(campaign: Campaign) -> Iterator[str]:
    """Yield the people in office of whom no number is known."""
    for person in campaign.current:
        if not person.phone:
            yield f"{person.name}  {person.page or ''}".rstrip()


def seats_without_holder(campaign: Campaign) -> Iterator[str]:
    """Yield the seats that nobody holds, or of which nobody is on record."""
    for chamber in campaign.legislature.chambers:
        for district in campaign.legislature.seats(chamber.id):
            holding = campaign.holding(chamber.id, district)
            if holding.vacancy:
                yield f"{chamber.word} {district}: vacant since {holding.vacancy.begins}"
            elif holding.status == "unknown":
                yield f"{chamber.word} {district}: nobody on record"


def days_without_action(campaign: Campaign) -> Iterator[str]:
    """Yield the working days of the next two weeks for which no action is written; an evergreen one fills in."""
    taken = {action.opens for action in campaign.every_action if not action.draft}
    for ahead in range(AHEAD + 1):
        day = campaign.today + timedelta(ahead)
        if campaign.legislature.is_working_day(day) and day not in taken:
            yield f"{day:%A}, {day}"


def terms_ending(campaign: Campaign) -> Iterator[str]:
    """Yield the days of the next three months on which terms end, with those whose terms they are."""
    ending: dict[date, list[str]] = {}
    for person in sorted(campaign.current, key=lambda person: person.id):
        for term in person.terms:
            if campaign.today <= term.ends <= campaign.today + SOON and not person.term_on(term.ends + timedelta(1)):
                ending.setdefault(term.ends, []).append(person.name)
    for day, names in sorted(ending.items()):
        more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
        yield f"{day}: {', '.join(names[:NAMED])}{more}"


PARTS: tuple[tuple[str, Callable[[Campaign], Iterator[str]]], ...] = (
    ("To see to", to_see_to),
    ("Working days ahead without an action", days_without_action),
    ("Closed without an outcome", without_outcome),
    ("Decided by a vote: the site tells this; write `outcome` to say more", decided),
    ("Numbers due for a check", numbers_due),
    ("Numbers in doubt: another list has something else (python3 tasks.py compare-roster)", numbers_in_doubt),
    ("People without a number", numbers_missing),
    ("Seats without a holder", seats_without_holder),
    ("Terms that end soon", terms_ending),
)
