"""The list of committees and the page of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from campaign.campaign import Campaign
from campaign.model.committee import Committee
from campaign.model.legislature import Chamber
from campaign.pages import words
from campaign.pages.call_card import PersonView, person_view
from campaign.pages.legislators import CORRECTIONS
from campaign.pages.output import Head, Output, page

PLAIN = ("member", "alternate")  # the places of those who do not lead
Member = tuple[PersonView, str]  # who sits there, and as what


@dataclass(frozen=True)
class CommitteeView:
    """One committee's page."""

    committee: Committee
    leaders: tuple[Member, ...]
    members: tuple[Member, ...]
    ended: bool
    until: str
    as_of: str


@dataclass(frozen=True)
class CommitteesView:
    """All committees, by chamber."""

    chambers: tuple[tuple[Chamber, tuple[Committee, ...]], ...]
    until: str
    ended: bool


def outputs(campaign: Campaign) -> Iterator[Output]:
    """Yield the list of committees and the page of each."""
    description = f"The committees of the {campaign.legislature.name}, with their chairs and members."
    yield page(Head("Committees", description, "/committees/"), "committees", lambda: committees_view(campaign))
    for committee in campaign.committees.committees:
        view, head = partial(committee_view, campaign, committee), partial(_head, campaign, committee)
        yield Output(committee.path, view, "committee", head)


def _head(campaign: Campaign, committee: Committee) -> Head:
    chamber = campaign.legislature.chamber[committee.chamber]
    title = f"{chamber.word} committee on {committee.name}"
    description = f"Chair, members and phone numbers of the {chamber.word} committee on {committee.name}."
    return Head(title, description, committee.path, source=CORRECTIONS, numbers=title)


def committees_view(campaign: Campaign) -> CommitteesView:
    """Return all committees by chamber, by name."""
    committees = sorted(campaign.committees.committees, key=lambda committee: committee.name)
    last = max((committee.ends for committee in committees if committee.ends), default=None)
    return CommitteesView(
        chambers=tuple(
            (chamber, tuple(each for each in committees if each.chamber == chamber.id))
            for chamber in campaign.legislature.chambers
        ),
        until=words.day_and_year(last) if last else "",
        ended=not any(committee.sits_on(campaign.today) for committee in committees),
    )


def committee_view(campaign: Campaign, committee: Committee) -> CommitteeView:
    """Return one committee, those who lead it first."""
    people = [(person_view(campaign, campaign.roster.by_id[each.legislator]), each) for each in committee.members]
    return CommitteeView(
        committee=committee,
        leaders=tuple((person, place.role_words) for person, place in people if place.role not in PLAIN),
        members=tuple((person, place.role_words) for person, place in people if place.role in PLAIN),
        ended=not committee.sits_on(campaign.today),
        until=words.day_and_year(committee.ends) if committee.ends else "",
        as_of=words.day_and_year(campaign.committees.as_of),
    )
