"""Pages about committees."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from campaign.campaign import Campaign
from campaign.model.committee import Committee, Membership
from campaign.pages import words
from campaign.pages.output import Output, page
from campaign.pages.person import person_view
from campaign.pages.views import CommitteesView, CommitteeView, Head, MemberView


def outputs(campaign: Campaign) -> Iterator[Output]:
    """Yield the list of committees and the page of each."""
    description = f"The committees of the {campaign.legislature.name}, with their chairs and members."
    yield page(
        Head("Committees", description, "/committees/"),
        "committees",
        lambda: committees_view(campaign),
        lambda: campaign.today,
    )
    for committee in campaign.committees.committees:
        chamber = campaign.legislature.chamber[committee.chamber]
        title = f"{chamber.word} committee on {committee.name}"
        description = f"Chair, members and phone numbers of the {chamber.word} committee on {committee.name}."
        head = Head(title, description, committee.path, source=committee.source.path, numbers=title)
        view, facts = partial(committee_view, campaign, committee), partial(_facts, campaign, committee)
        yield page(head, "committee", view, facts)


def _facts(campaign: Campaign, committee: Committee) -> tuple[object, ...]:
    """Return all that decides how a committee's page comes out besides the committees' own data."""
    return committee.id, ended(campaign, committee), [campaign.standing[each.legislator] for each in committee.members]


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
