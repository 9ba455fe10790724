"""The list of legislators and the page of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from campaign.campaign import Campaign
from campaign.day import days_held
from campaign.model.committee import Committee, Membership
from campaign.model.legislature import Chamber
from campaign.model.roster import Holding, Legislator
from campaign.pages import words
from campaign.pages.action_page import ActionItem, item
from campaign.pages.asks import OneCall, OpenCalls, one_call
from campaign.pages.call_card import FORMER, PersonView, person_view, term_shown
from campaign.pages.member_votes import LatestVotes, latest_votes
from campaign.pages.numbers import Known, known
from campaign.pages.output import Head, Output, page
from campaign.targets import unknown_chambers


@dataclass(frozen=True)
class SeatView:
    """A seat: the address of its district's call sheet, and a person, or in words why there is none."""

    chamber: Chamber
    district: str
    path: str
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
    """Everybody, by chamber and district; `empty` while nobody at all is on record."""

    chambers: tuple[ChamberView, ...]
    as_of: str
    empty: bool


@dataclass(frozen=True)
class LegislatorView:
    """One person's page."""

    person: PersonView
    held: str  # the days on which the page knows what is open; "" where nothing is
    last: str  # the last day of the term, 2027-01-03; "" of whoever is not in office
    one: OneCall | None  # all that is asked of the person today
    committees: tuple[Sits, ...]
    actions: tuple[ActionItem, ...]
    more: int  # how many more there are, older ones
    votes: LatestVotes
    known: Known | None  # how the number is known; None of whoever is not in office
    service: str  # "In the Senate since January 5, 2021; for district 39 since January 3, 2023"; "" where nobody knows
    earlier: str  # "In the House 2019 to 2021" or ""
    term_label: str  # "Term ends" or "Term ended"
    checking: tuple[str, ...]  # the facts that editors are checking and that are left out meanwhile
    as_of: str
    notice: str  # "Sen. X's term ended on January 3, 2027. …" or ""
    awaited: str  # of a former member while no new ones are on record: a sentence that says so


Sits = tuple[Committee, Membership, bool]  # True where the committee has ended
CORRECTIONS = "data/corrections.yml"  # where editors correct what the source has wrong
NEWEST = 20  # how many of the calls that name a person their page lists; the archive has all
NOT_KNOWN_YET = "New member not listed yet"


def outputs(campaign: Campaign) -> Iterator[Output]:
    """Yield the list of all legislators and the page of each."""
    legislature = campaign.legislature
    listed = f"Phone numbers of every member of the {legislature.name}, by name, district and party."
    head = Head(
        "Your legislators and their numbers",
        awaited(campaign) or listed,
        "/legislators/",
        source=CORRECTIONS,
        numbers="the list of legislators",
    )
    yield page(head, "legislators", lambda: legislators_view(campaign))
    calls = OpenCalls(campaign)
    for person in campaign.roster.legislators:
        view = partial(legislator_view, calls, person)
        yield Output(person.path, view, "legislator", partial(_head, campaign, person))


def _head(campaign: Campaign, person: Legislator) -> Head:
    view = person_view(campaign, person)
    what = view.away or "Phone number, office and committees"
    words_ = f"{what}: {view.titled} ({person.party}), {view.chamber.word} district {view.district}."
    title = f"{view.titled}, {view.chamber.word} district {view.district}"
    return Head(title, words_, person.path, source=CORRECTIONS, numbers=view.titled)


def legislators_view(campaign: Campaign) -> LegislatorsView:
    """Return every seat of every chamber, with its holder or the reason why there is none."""
    return LegislatorsView(
        chambers=tuple(_chamber(campaign, chamber) for chamber in campaign.legislature.chambers),
        as_of=words.day_and_year(campaign.roster.as_of),
        empty=not campaign.current,
    )


def awaited(campaign: Campaign) -> str:
    """Return, while the members of a chamber are not on record yet, one sentence that says so; else ""."""
    chambers, today = unknown_chambers(campaign), campaign.today
    if not chambers:
        return ""
    every = len(chambers) == len(campaign.legislature.chambers)
    who = "members" if every else words.listed([each.role_words for each in chambers])
    terms = (term for person in campaign.roster.legislators for term in person.terms)
    ended = {term.ends for term in terms if term.chamber == chambers[0].id and term.ends < today}
    session = campaign.legislature.session_on(today)
    took = f"your new {who} took office on {words.short_day(session.terms_begin)}" if session else ""
    told = [f"the old terms ended on {words.short_day(max(ended))}"] if ended else []
    said = ", and ".join([*told, *([took] if took else [])])
    they = "their names and numbers" if took else f"your new {who}"
    return f"{said[:1].upper()}{said[1:]}{': w' if said else 'W'}e add {they} as soon as they are on record."


def holdings_of(campaign: Campaign, chamber: Chamber) -> list[Holding]:
    """Return what is known of each seat of a chamber, in order."""
    return [campaign.holding(chamber.id, district) for district in campaign.legislature.seats(chamber.id)]


def _chamber(campaign: Campaign, chamber: Chamber) -> ChamberView:
    holdings = holdings_of(campaign, chamber)
    parties = Counter(holding.legislator.party for holding in holdings if holding.legislator)
    empty = sum(holding.status == "vacant" for holding in holdings)
    counted = [f"{number} {party}" for party, number in parties.most_common()]
    summary = ", ".join(counted + ([f"{empty} vacant"] if empty else []))
    seats = tuple(seat_view(campaign, holding) for holding in holdings)
    people = [seat.person for seat in seats if seat.person]
    by_name = sorted(people, key=lambda each: (each.legislator.family_name, each.legislator.given_name))
    return ChamberView(chamber, seats, tuple(by_name), summary)


def seat_view(campaign: Campaign, holding: Holding) -> SeatView:
    """Return a seat with its holder, or in words why there is none."""
    seat, person, vacancy = holding.seat, holding.legislator, holding.vacancy
    why = f"Vacant since {words.day_and_year(vacancy.begins)}" if vacancy else NOT_KNOWN_YET
    return SeatView(
        chamber=campaign.legislature.chamber[seat.chamber],
        district=seat.district,
        path=campaign.legislature.district_path(seat.chamber, seat.district),
        person=person_view(campaign, person, holding.term) if person else None,
        words="" if person else why,
    )


def committees_of(campaign: Campaign, person: Legislator) -> tuple[Sits, ...]:
    """Return the committees on which a person sits, their place there, and whether each has ended."""
    found = campaign.committees.of_legislator.get(person.id, [])
    return tuple((committee, place, not committee.sits_on(campaign.today)) for committee, place in found)


def legislator_view(calls: OpenCalls, person: Legislator) -> LegislatorView:
    """Return one person's page."""
    campaign = calls.campaign
    view, term = person_view(campaign, person), person.term_on(campaign.today)
    one = one_call(calls, person, term, own=False) if term else None
    unknown = view.away and campaign.holding(view.chamber.id, view.district).status == "unknown"
    named = campaign.actions_naming.get(person.id, [])
    return LegislatorView(
        person=view,
        held=" ".join(each.isoformat() for each in days_held(campaign)) if one else "",
        last=term.ends.isoformat() if term else "",
        one=one,
        committees=committees_of(campaign, person),
        actions=tuple(item(campaign, action) for action in named[:NEWEST]),
        more=len(named[NEWEST:]),
        votes=latest_votes(campaign, view),
        known=None if view.away else known(campaign, person),
        service=_service(campaign, view),
        earlier=_earlier(campaign, person),
        term_label="Term ended" if view.away == FORMER else "Term ends",
        checking=() if view.away else tuple(fact for fact, _why in person.unsettled),
        as_of=words.day_and_year(campaign.roster.as_of),
        notice=_notice(campaign, view) if view.away else "",
        awaited=awaited(campaign) if unknown else "",
    )


def _service(campaign: Campaign, view: PersonView) -> str:
    """Return since when a person sits in the chamber and, where that is another day, in the seat; "" if unknown."""
    term = term_shown(campaign, view.legislator)
    in_chamber, in_seat = campaign.service_of(view.legislator, term)

    def days(first: date) -> str:
        told = words.day_and_year(first)
        return f"{told} to {view.until}" if view.away == FORMER else f"{'from' if view.away else 'since'} {told}"

    parts = [f"in the {view.chamber.word} {days(in_chamber)}"] if in_chamber else []
    parts += [f"for district {view.district} {days(in_seat)}"] if in_seat and in_seat != in_chamber else []
    told = "; ".join(parts)
    return told[:1].upper() + told[1:]


def _earlier(campaign: Campaign, person: Legislator) -> str:
    """Return when a person sat in a chamber before the present time there, by years."""
    chambers, now = campaign.legislature.chamber, term_shown(campaign, person)
    told = [
        f"in the {chambers[each.chamber].word} {f'{each.begins} to' if each.begins else 'until'} {each.ends}"
        for each in person.earlier
        if each.ends <= now.begins.year
    ]
    return words.listed(told)[:1].upper() + words.listed(told)[1:] if told else ""


def _notice(campaign: Campaign, view: PersonView) -> str:
    """Return who holds the seat of a person who does not hold it now."""
    holding = campaign.holding(view.chamber.id, view.district)
    if holding.legislator:
        now = f"{view.chamber.title} {holding.legislator.name} holds the seat now."
    elif holding.vacancy:
        now = "The seat is vacant now."
    else:
        now = "" if awaited(campaign) else "The seat’s new member is not listed yet."
    when = f"held this seat until {view.until}" if view.away == FORMER else f"takes this seat on {view.since}"
    return f"{view.titled} {when}. {now}".rstrip()
