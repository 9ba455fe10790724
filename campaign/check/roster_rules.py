"""Rules on the legislature, its members and its committees (data/legislature.yml, legislators.yml, committees.yml)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from operator import attrgetter, itemgetter

from campaign.campaign import Campaign
from campaign.finding import Finding, at, meant, repeated
from campaign.model.patterns import is_address_part
from campaign.model.roster import Legislator, Seat, Term, Vacancy
from campaign.targets import unknown_chambers

GOOD_FOR = timedelta(days=90)  # how long a number counts as checked


def chambers_differ(campaign: Campaign) -> Iterator[Finding]:
    """Two chambers never share an id, or the word for a member."""
    for key in ("id", "role"):
        for chamber, _first in repeated(campaign.legislature.chambers, attrgetter(key)):
            yield at(chamber, key, f"Two chambers have the {key} `{getattr(chamber, key)}`", "Give each its own")


def lower_districts_lie_in_one(campaign: Campaign) -> Iterator[Finding]:
    """A lower district lies in one upper district."""
    pairs = ((lower, upper) for upper, lowers in campaign.legislature.districts.items() for lower in lowers)
    for (lower, upper), (_lower, first) in repeated(pairs, itemgetter(0)):
        message = f"District {lower} lies in both {first} and {upper}"
        yield at(campaign.legislature, f"districts.{upper}", message, "Keep it in one")


def districts_can_be_addresses(campaign: Campaign) -> Iterator[Finding]:
    """A district's name can be a part of an address, for its call sheet has one: no slash, backslash, : ? or #."""
    for upper, lowers in campaign.legislature.districts.items():
        for district in (upper, *lowers):
            if not is_address_part(district):
                message = f"The district “{district}” cannot be a part of an address"
                fix = "Use letters, digits and dashes, like 14A"
                yield at(campaign.legislature, f"districts.{upper}", message, fix)


def sessions_run_forward(campaign: Campaign) -> Iterator[Finding]:
    """A session's terms end after they begin, and before those of the next begin."""
    sessions = campaign.legislature.sessions
    for session in sessions:
        if session.terms_end and session.terms_end < session.terms_begin:
            yield at(session, "terms_end", f"The terms of {session.name} end before they begin", "Check the two dates")
    for before, after in pairwise(sessions):
        if after.terms_begin <= (before.terms_end or before.terms_begin):
            message = f"The terms of {after.name} begin before those of {before.name} end"
            yield at(after, "terms_begin", message, "Check the dates, and list the oldest session first")


def ids_are_unique(campaign: Campaign) -> Iterator[Finding]:
    """Two people never share an id: it is the address of their page."""
    for person, _first in repeated(campaign.roster.legislators, attrgetter("id")):
        message = f"The id `{person.id}` is used by two people"
        yield at(person, "id", message, "Add the district to one of them, like ann-lee-14a")


def parties_are_known(campaign: Campaign) -> Iterator[Finding]:
    """A legislator's party is in data/legislature.yml."""
    known = campaign.legislature.party
    for person in campaign.roster.legislators:
        if person.party not in known:
            fix = f"Write one of {', '.join(known)}, or add it to data/legislature.yml"
            yield at(person, "party", f"The party `{person.party}` is not known", fix)


def seats_exist(campaign: Campaign) -> Iterator[Finding]:
    """A term or vacancy names a chamber and a district that exist."""
    legislature = campaign.legislature
    known = {Seat(chamber.id, seat) for chamber in legislature.chambers for seat in legislature.seats(chamber.id)}
    terms = (term for person in campaign.roster.legislators for term in person.terms)
    times: Iterable[Term | Vacancy] = (*terms, *campaign.roster.vacancies)
    for time in times:
        if Seat(time.chamber, time.district) not in known:
            message = f"There is no district {time.district} in the chamber `{time.chamber}`"
            yield at(time, "district", message, "Check chamber and district")


def terms_run_forward(campaign: Campaign) -> Iterator[Finding]:
    """A term ends on or after the day it begins."""
    for person in campaign.roster.legislators:
        for term in person.terms:
            if term.ends < term.begins:
                yield at(term, "until", f"{person.name}'s term ends before it begins", "Check the two dates")


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
                yield at(after, "from", message, fix)


def seats_are_filled_or_vacant(campaign: Campaign) -> Iterator[Finding]:
    """Once most of a chamber is on record, every seat has a holder or a vacancy (one warning for all: news is late)."""
    known = [each for each in campaign.legislature.chambers if each not in unknown_chambers(campaign)]
    seats = [(chamber, district) for chamber in known for district in campaign.legislature.seats(chamber.id)]
    empty = [f"{of.word} district {each}" for of, each in seats if campaign.holding(of.id, each).status == "unknown"]
    if empty and campaign.legislature.session_on(campaign.today):
        more = f" and {len(empty) - 1} more" if len(empty) > 1 else ""
        message = f"Nobody is on record for {empty[0]}{more} on {campaign.today}"
        fix = "Add the new member, or the vacancy under `vacancies:`, to data/corrections.yml"
        yield Finding(campaign.roster.source.path, 1, message, fix, "warning")


def phones_are_of_the_state(campaign: Campaign) -> Iterator[Finding]:
    """A Capitol phone begins with one of the state's area codes."""
    codes = campaign.legislature.area_codes
    for person in campaign.roster.legislators:
        if person.phone and person.phone[:3] not in codes:
            message = f"{person.name}'s number {person.phone} has an area code from outside the state"
            yield at(person, "phone", message, f"Area codes are {', '.join(sorted(codes))}: check the number")


def phones_reach_one_person(campaign: Campaign) -> Iterator[Finding]:
    """Two people in office never share a number: one of the two is wrong."""
    with_phone = (person for person in campaign.current if person.phone)
    for person, first in repeated(with_phone, attrgetter("phone")):
        message = f"{person.phone} is also {first.name}'s number"
        yield at(person, "phone", message, "Look both up on their official pages")


def checked_on(campaign: Campaign, person: Legislator) -> date:
    """Return the day on which a person's number was last known to be right."""
    return person.checked or campaign.roster.as_of


def due(campaign: Campaign) -> list[Legislator]:
    """Return the people in office whose number was not checked for 90 days, the longest unchecked first."""
    old = [p for p in campaign.current if p.phone and checked_on(campaign, p) + GOOD_FOR < campaign.today]
    return sorted(old, key=lambda person: checked_on(campaign, person))


def checks_lie_in_the_past(campaign: Campaign) -> Iterator[Finding]:
    """Nothing was checked on a day that is still to come."""
    for person in campaign.roster.legislators:
        if person.checked and person.checked > campaign.today:
            message = f"{person.name}'s number was checked on {person.checked}, which is still to come"
            yield at(person, "checked", message, "Correct the date", "warning")
    for each in campaign.comparisons.comparisons:
        if each.as_of > campaign.today:
            message = f"The comparison with {each.by} is of {each.as_of}, which is still to come"
            yield at(each, "as_of", message, "Correct the date", "warning")
    for help_ in campaign.legislature.help_on_the_line:
        if help_.as_of > campaign.today:
            message = f"Help for “{help_.need}” was looked up on {help_.as_of}, which is still to come"
            yield at(help_, "as_of", message, "Correct the date", "warning")


def compared_are_known(campaign: Campaign) -> Iterator[Finding]:
    """Whose number was compared is in data/legislators.yml. Else it counts no more, and no import waits for that."""
    known = campaign.roster.by_id
    for each in campaign.comparisons.comparisons:
        for number in (*each.agreed, *each.differed):
            if number.legislator not in known:
                fix = meant(number.legislator, known, "Delete the line")
                yield at(number, "legislator", f"`{number.legislator}` is not a known legislator", fix, "warning")


def committee_ids_are_unique(campaign: Campaign) -> Iterator[Finding]:
    """Two committees never share an id: it is the address of their page."""
    for committee, _first in repeated(campaign.committees.committees, attrgetter("id")):
        yield at(committee, "id", f"The committee `{committee.id}` is listed twice", "Keep one of the two")


def chambers_are_known(campaign: Campaign) -> Iterator[Finding]:
    """A committee belongs to a chamber, and its id begins with that chamber's."""
    known = campaign.legislature.chamber
    for committee in campaign.committees.committees:
        if committee.chamber not in known or committee.id.split("/")[0] != committee.chamber:
            message = f"`{committee.id}` is not of the chamber `{committee.chamber}`"
            fix = f"Begin the id with one of {', '.join(known)} and repeat it in `chamber`"
            yield at(committee, "chamber", message, fix)


def members_are_known(campaign: Campaign) -> Iterator[Finding]:
    """Every member of a committee is in data/legislators.yml."""
    known = campaign.roster.by_id
    for committee in campaign.committees.committees:
        for member in committee.members:
            if member.legislator not in known:
                fix = meant(member.legislator, known, "Write an id from data/legislators.yml")
                yield at(member, "legislator", f"`{member.legislator}` is not a known legislator", fix)


def members_sit_once(campaign: Campaign) -> Iterator[Finding]:
    """Nobody is a member of one committee twice."""
    for committee in campaign.committees.committees:
        for member, _first in repeated(committee.members, attrgetter("legislator")):
            yield at(member, "legislator", f"`{member.legislator}` is on this committee twice", "Keep one of the two")


FIRST = (chambers_differ, lower_districts_lie_in_one, districts_can_be_addresses, sessions_run_forward)
RULES = (
    *(ids_are_unique, parties_are_known, seats_exist, terms_run_forward, one_holder_at_a_time),
    *(seats_are_filled_or_vacant, phones_are_of_the_state, phones_reach_one_person),
    *(checks_lie_in_the_past, compared_are_known),
    *(committee_ids_are_unique, chambers_are_known, members_are_known, members_sit_once),
)
