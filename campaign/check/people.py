"""Rules on data/legislators.yml."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from campaign.campaign import Campaign
from campaign.finding import Finding
from campaign.model.roster import Legislator, Seat, Term


def ids_are_unique(campaign: Campaign) -> Iterator[Finding]:
    """Two people never share an id: it is the address of their page."""
    seen: set[str] = set()
    for person in campaign.roster.legislators:
        if person.id in seen:
            message = f"The id `{person.id}` is used by two people"
            yield _at(person, "id", message, "Add the district to one of them, like ann-lee-14a")
        seen.add(person.id)


def parties_are_known(campaign: Campaign) -> Iterator[Finding]:
    """A legislator's party stands in data/legislature.yml."""
    known = campaign.legislature.party
    for person in campaign.roster.legislators:
        if person.party not in known:
            message = f"The party `{person.party}` is not known"
            yield _at(person, "party", message, f"Write one of {', '.join(known)}, or add it to data/legislature.yml")


def seats_exist(campaign: Campaign) -> Iterator[Finding]:
    """A term or vacancy names a chamber and a district that exist."""
    legislature = campaign.legislature
    known = {Seat(chamber.id, seat) for chamber in legislature.chambers for seat in legislature.seats(chamber.id)}
    terms = (term for person in campaign.roster.legislators for term in person.terms)
    for held in (*terms, *campaign.roster.vacancies):
        if Seat(held.chamber, held.district) not in known:
            message = f"There is no district {held.district} in the chamber `{held.chamber}`"
            yield Finding(held.source.path, held.source.line("district"), message, "Check chamber and district")


def terms_run_forward(campaign: Campaign) -> Iterator[Finding]:
    """A term ends on or after the day it begins."""
    for person in campaign.roster.legislators:
        for term in person.terms:
            if term.ends < term.begins:
                message = f"{person.name}'s term ends before it begins"
                yield Finding(term.source.path, term.source.line("until"), message, "Check the two dates")


def one_holder_at_a_time(campaign: Campaign) -> Iterator[Finding]:
    """A seat has one holder on any day."""
    by_seat: dict[Seat, list[tuple[Legislator, Term]]] = defaultdict(list)
    for person in campaign.roster.legislators:
        for term in person.terms:
            by_seat[term.seat].append((person, term))
    for seat, held in by_seat.items():
        held.sort(key=lambda pair: pair[1].begins)
        for (earlier, before), (later, after) in pairwise(held):
            if after.begins <= before.ends:
                message = f"{earlier.name} and {later.name} both hold {seat.district} on {after.begins}"
                fix = f"End {earlier.name}'s term before {after.begins}, or correct the later beginning"
                yield Finding(after.source.path, after.source.line("from"), message, fix)


def seats_are_filled_or_vacant(campaign: Campaign) -> Iterator[Finding]:
    """While a session's members serve, every seat has a holder or a vacancy on record (a warning: news is late)."""
    session = campaign.legislature.session_on(campaign.today)
    if session is None or not campaign.current:
        return
    for chamber in campaign.legislature.chambers:
        for district in campaign.legislature.seats(chamber.id):
            if campaign.holding(chamber.id, district).status == "unknown":
                message = f"Nobody is on record for {chamber.word} district {district} on {campaign.today}"
                fix = "Add the new member's term, or the vacancy under `vacancies:`"
                yield Finding(campaign.roster.source.path, 1, message, fix, "warning")


def phones_are_of_the_state(campaign: Campaign) -> Iterator[Finding]:
    """A Capitol phone begins with one of the state's area codes."""
    codes = set(campaign.legislature.area_codes)
    for person in campaign.roster.legislators:
        if person.phone and person.phone[:3] not in codes:
            message = f"{person.name}'s number {person.phone} has an area code from outside the state"
            yield _at(person, "phone", message, f"Area codes are {', '.join(sorted(codes))}: check the number")


def phones_reach_one_person(campaign: Campaign) -> Iterator[Finding]:
    """Two people in office never share a number: one of the two is wrong."""
    seen: dict[str, str] = {}
    for person in campaign.current:
        if person.phone and person.phone in seen:
            message = f"{person.phone} is also {seen[person.phone]}'s number"
            yield _at(person, "phone", message, "Look both up on their official pages")
        seen.setdefault(person.phone or "", person.name)


def _at(person: Legislator, key: str, message: str, fix: str) -> Finding:
    return Finding(person.source.path, person.source.line(key), message, fix)


RULES = (
    ids_are_unique,
    parties_are_known,
    seats_exist,
    terms_run_forward,
    one_holder_at_a_time,
    seats_are_filled_or_vacant,
    phones_are_of_the_state,
    phones_reach_one_person,
)
