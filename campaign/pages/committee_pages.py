"""The list of committees and the page of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from campaign.campaign import Campaign
from campaign.model.committee import Committee, Membership
from campaign.model.legislature import Chamber
from campaign.pages import words
from campaign.pages.call_card import PersonView, person_view
from campaign.pages.legislators import CORRECTIONS
from campaign.pages.output import Head, Output, page


@dataclass(frozen=True)
class MemberView:
    """A person's place on a committee."""

    person: PersonView
    role: str


@dataclass(frozen=True)
class CommitteeView:
    """One committee's page."""

    committee: Committee
    chamber: Chamber
    leaders: tuple[MemberView, ...]
    members: tuple[MemberView, ...]
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


def ended(campaign: Campaign, committee: Committee) -> bool:
    """Return whether a committee's last day lies before the campaign's day."""
    return committee.ends is not None and committee.ends < campaign.today


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
        ended=all(ended(campaign, committee) for committee in committees),
    )


def committee_view(campaign: Campaign, committee: Committee) -> CommitteeView:
    """Return one committee, those who lead it first."""
    leaders = [member for member in committee.members if member.role not in ("member", "alternate")]
    others = [member for member in committee.members if member.role in ("member", "alternate")]
    return CommitteeView(
        committee=committee,
        chamber=campaign.legislature.chamber[committee.chamber],
        leaders=tuple(_member(campaign, member) for member in leaders),
        members=tuple(_member(campaign, member) for member in others),
        ended=ended(campaign, committee),
        until=words.day_and_year(committee.ends) if committee.ends else "",
        as_of=words.day_and_year(campaign.committees.as_of),
    )


def _member(campaign: Campaign, member: Membership) -> MemberView:
    return MemberView(person_view(campaign, campaign.roster.by_id[member.legislator]), member.role_words)
