"""Whom an action asks to call: its words turned into people, as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from campaign.campaign import Campaign
from campaign.model.action import Action
from campaign.model.committee import Committee, Membership
from campaign.model.legislature import Chamber
from campaign.model.roster import Legislator, Term

Reach = Literal["yours", "named", "committee"]


@dataclass(frozen=True)
class Target:
    """One person to call, or the caller's own member of a chamber (`yours`, known to the caller alone).

    `known` is whether at least half of that chamber's members are on record, so that most callers can find theirs.
    """

    reach: Reach
    chamber: Chamber
    legislator: Legislator | None = None
    term: Term | None = None
    committee: Committee | None = None
    membership: Membership | None = None
    known: bool = True

    @property
    def in_office(self) -> bool:
        """Return whether the person held a seat, and the committee sat, on the day the target was worked out for."""
        return self.known if self.reach == "yours" else self.term is not None


def unknown_chambers(campaign: Campaign) -> tuple[Chamber, ...]:
    """Return the chambers of which fewer than half of the members are on record today: few people can find theirs."""
    legislature, roster, day = campaign.legislature, campaign.roster, campaign.today
    seats = {each.id: len(legislature.seats(each.id)) for each in legislature.chambers}
    return tuple(each for each in legislature.chambers if 2 * len(roster.members(each.id, day)) < seats[each.id])


def targets(campaign: Campaign, action: Action) -> tuple[Target, ...]:
    """Return the targets of an action as of the day that matters: its opening, the present, or its last day."""
    then = campaign.on(day_that_matters(action, campaign.today))
    return tuple(target for word in action.who for target in resolve(then, word))


def day_that_matters(action: Action, today: date) -> date:
    """Return the day to work an action out for: never before it opens, never after it closes."""
    day = max(today, action.opens or today)
    return min(day, action.last_day or day)


def resolve(campaign: Campaign, word: str) -> list[Target]:
    """Return the targets that one word of `who` means today; none where the word is not known."""
    for chamber in campaign.legislature.chambers:
        if word == chamber.target:
            return [Target("yours", chamber, known=chamber not in unknown_chambers(campaign))]
    if word.startswith("committee:"):
        return _on_committee(campaign, word)
    person = campaign.roster.by_id.get(word)
    return [_person(campaign, person)] if person else []


def _person(campaign: Campaign, person: Legislator) -> Target:
    term = person.term_on(campaign.today)
    shown = term or max(person.terms, key=lambda each: each.ends)
    return Target("named", _chamber(campaign, shown.chamber), person, term)


def _chamber(campaign: Campaign, chamber_id: str) -> Chamber:
    """Return a chamber; any where it is not known, for the roster's own rules say so at the place of the slip."""
    return campaign.legislature.chamber.get(chamber_id, campaign.legislature.upper)


def _on_committee(campaign: Campaign, word: str) -> list[Target]:
    found = []
    for committee, member in campaign.committees.meant(word):
        if person := campaign.roster.by_id.get(member.legislator):
            term = person.term_on(campaign.today) if committee.sits_on(campaign.today) else None
            found.append(Target("committee", _chamber(campaign, committee.chamber), person, term, committee, member))
    return found
