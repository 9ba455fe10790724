"""The list of legislators and the page of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from campaign.campaign import Campaign
from campaign.model.committee import Committee, Membership
from campaign.model.legislature import Chamber
from campaign.model.roster import Holding, Legislator
from campaign.pages import words
from campaign.pages.action_page import ActionItem, item
from campaign.pages.call_card import FORMER, PersonView, person_view
from campaign.pages.output import Head, Output, page


@dataclass(frozen=True)
class SeatView:
    """A seat in the list of a chamber: a person, or in words why there is none."""

    district: str
    person: PersonView | None
    words: str  # "Vacant since June 22, 2026" / "The new member will be added" / ""


@dataclass(frozen=True)
class ChamberView:
    """A chamber and its seats in order."""

    chamber: Chamber
    seats: tuple[SeatView, ...]
    by_name: tuple[PersonView, ...]
    summary: str  # "34 D, 33 R"


@dataclass(frozen=True)
class LegislatorsView:
    """Everybody, by chamber and district; `notice` when no current members are known."""

    chambers: tuple[ChamberView, ...]
    parties: tuple[str, ...]
    as_of: str
    notice: str


@dataclass(frozen=True)
class CommitteeItem:
    """A committee in a person's list."""

    committee: Committee
    membership: Membership
    former: bool


@dataclass(frozen=True)
class LegislatorView:
    """One person's page."""

    person: PersonView
    committees: tuple[CommitteeItem, ...]
    actions: tuple[ActionItem, ...]
    more: int  # how many more there are, older ones
    sources: tuple[str, ...]
    as_of: str
    notice: str  # "Sen. X's term ended on January 3, 2027. …" or ""


CORRECTIONS = "data/corrections.yml"  # where editors correct what the source has wrong
NEWEST = 20  # how many of the calls that name a person their page lists; the archive has all
NOT_KNOWN_YET = "The new member will be added once known"


def outputs(campaign: Campaign) -> Iterator[Output]:
    """Yield the list of all legislators and the page of each."""
    legislature = campaign.legislature
    head = Head(
        "Your legislators and their numbers",
        f"Phone numbers of every member of the {legislature.name}, by name, district and party.",
        "/legislators/",
        source=CORRECTIONS,
        numbers="the list of legislators",
    )
    yield page(head, "legislators", lambda: legislators_view(campaign))
    for person in campaign.roster.legislators:
        view = partial(legislator_view, campaign, person)
        yield Output(person.path, view, "legislator", partial(_head, campaign, person))


def _head(campaign: Campaign, person: Legislator) -> Head:
    view = person_view(campaign, person)
    what = view.away or "Phone number, office and committees"
    words_ = f"{what}: {view.titled} ({view.party}), {view.chamber.word} district {view.district}."
    title = f"{view.titled}, {view.chamber.word} district {view.district}"
    return Head(title, words_, person.path, source=CORRECTIONS, numbers=view.titled)


def legislators_view(campaign: Campaign) -> LegislatorsView:
    """Return every seat of every chamber, with its holder or the reason why there is none."""
    notice = "" if campaign.current else _handover_notice(campaign)
    return LegislatorsView(
        chambers=tuple(_chamber(campaign, chamber) for chamber in campaign.legislature.chambers),
        parties=tuple(party.id for party in campaign.legislature.parties),
        as_of=words.day_and_year(campaign.roster.as_of),
        notice=notice,
    )


def _handover_notice(campaign: Campaign) -> str:
    session = campaign.legislature.session_on(campaign.today)
    name = f" of the {session.name}" if session else ""
    return f"The members{name} are not listed yet. We add them, with their numbers, as soon as they are known."


def _chamber(campaign: Campaign, chamber: Chamber) -> ChamberView:
    holdings = [campaign.holding(chamber.id, district) for district in campaign.legislature.seats(chamber.id)]
    parties = Counter(holding.legislator.party for holding in holdings if holding.legislator)
    empty = sum(holding.status == "vacant" for holding in holdings)
    counted = [f"{number} {party}" for party, number in parties.most_common()]
    summary = ", ".join(counted + ([f"{empty} vacant"] if empty else []))
    seats = tuple(seat_view(campaign, holding) for holding in holdings)
    people = [seat.person for seat in seats if seat.person]
    by_name = sorted(people, key=lambda person: (person.family_name, person.given_name))
    return ChamberView(chamber, seats, tuple(by_name), summary)


def seat_view(campaign: Campaign, holding: Holding) -> SeatView:
    """Return a seat with its holder, or in words why there is none."""
    district = holding.seat.district
    if holding.legislator:
        return SeatView(district, person_view(campaign, holding.legislator, holding.term), "")
    if holding.vacancy:
        return SeatView(district, None, f"Vacant since {words.day_and_year(holding.vacancy.begins)}")
    return SeatView(district, None, NOT_KNOWN_YET)


def legislator_view(campaign: Campaign, person: Legislator) -> LegislatorView:
    """Return one person's page."""
    view = person_view(campaign, person)
    committees = campaign.committees.of_legislator.get(person.id, [])
    named = campaign.actions_naming.get(person.id, [])
    return LegislatorView(
        person=view,
        committees=tuple(
            CommitteeItem(committee, membership, former=bool(committee.ends and committee.ends < campaign.today))
            for committee, membership in committees
        ),
        actions=tuple(item(campaign, action) for action in named[:NEWEST]),
        more=len(named[NEWEST:]),
        sources=person.sources,
        as_of=words.day_and_year(campaign.roster.as_of),
        notice=_notice(campaign, view) if view.away else "",
    )


def _notice(campaign: Campaign, view: PersonView) -> str:
    """Return who holds the seat of a person who does not hold it now."""
    holding = campaign.holding(view.chamber.id, view.district)
    if holding.legislator:
        now = f"{view.chamber.title} {holding.legislator.name} holds the seat now."
    elif holding.vacancy:
        now = "The seat is vacant now."
    else:
        now = "The seat’s new member is not listed yet."
    when = f"held this seat until {view.until}" if view.away == FORMER else f"takes this seat on {view.since}"
    return f"{view.titled} {when}. {now}"
