"""Who holds which seat on which day (data/legislators.yml)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Annotated, Literal

from campaign.model.patterns import Link, Mail, Phone, Slug
from campaign.read.typed import AtLeastOne, FromFile, about, optional

DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where the facts of a file come from."""

    name: str = about("who publishes the facts", example="Open States people")
    url: Link = about("where they can be had")
    license: str = about("under what terms", example="CC0-1.0")


@dataclass(frozen=True, kw_only=True)
class Term(FromFile):
    """A seat held from a first day until a last day, both inclusive."""

    chamber: Slug = about("senate or house: a chamber's id", example="senate")
    district: str = about("the district's number or letters", example="14A")
    begins: date = about("the first day", key="from")
    ends: date = about("the last day", key="until")
    in_chamber_since: date | None = optional(
        "the first day of unbroken service in the chamber, under any district's number, where it is known"
    )

    def covers(self, day: date) -> bool:
        """Return whether the seat is held on this day."""
        return self.begins <= day <= self.ends

    @property
    def seat(self) -> Seat:
        """Return the seat held."""
        return Seat(self.chamber, self.district)


@dataclass(frozen=True, slots=True, order=True)
class Seat:
    """One seat of a chamber."""

    chamber: str
    district: str


@dataclass(frozen=True, kw_only=True)
class Service:
    """A time in a chamber that is over, by its years."""

    chamber: Slug = about("a chamber's id", example="house")
    begins: int | None = optional("the first year, where it is known", key="from", example="2019")
    ends: int = about("the last year", key="until", example="2023")


@dataclass(frozen=True, kw_only=True)
class Legislator(FromFile):
    """A person who holds or held a seat, and how to reach their Capitol office."""

    id: Slug = about("the word in the person's address; it never changes", example="aric-putnam")
    name: str = about("the name the person goes by")
    given_name: str = about("first name")
    family_name: str = about("last name")
    party: str = about("a party's letters", example="D")
    phone: Phone | None = optional("the Capitol office's number; never a private one")
    email: Mail | None = optional("the Capitol office's email address")
    office: str | None = optional("the office's postal address")
    page: Link | None = optional("the official page")
    terms: Annotated[tuple[Term, ...], AtLeastOne()] = about("the seats held, with their dates")
    earlier: tuple[Service, ...] = about("times in a chamber before the last one, by years", default=())
    source_id: str | None = optional("the person's id at the source")
    sources: tuple[Link, ...] = about("where these facts come from", default=())
    checked: date | None = optional("the day the number was last known to be right")
    unsettled: tuple[tuple[str, str], ...] = ()  # facts that editors doubt, each with the reason

    def term_on(self, day: date) -> Term | None:
        """Return the term that covers a day."""
        return next((term for term in self.terms if term.covers(day)), None)

    def service_of(self, term: Term) -> tuple[date | None, date]:
        """Return since when a person sits in a term's chamber, None where that is not known, and in its seat."""
        first, in_seat = term, term.begins
        for before in sorted(self.terms, key=lambda each: each.begins, reverse=True):
            if before.ends + DAY == first.begins and before.chamber == term.chamber:
                in_seat = before.begins if (before.seat, in_seat) == (term.seat, first.begins) else in_seat
                first = before
        return first.in_chamber_since or term.in_chamber_since, in_seat

    @property
    def path(self) -> str:
        """Return the address of the person's page."""
        return f"/legislators/{self.id}/"


@dataclass(frozen=True, kw_only=True)
class Vacancy(FromFile):
    """A seat known to be empty from a day on."""

    chamber: Slug = about("a chamber's id")
    district: str = about("the district")
    begins: date = about("the first day without a holder", key="from")
    ends: date | None = optional("the last such day, once it is known", key="until")
    note: str | None = optional("why, in one sentence")

    def covers(self, day: date) -> bool:
        """Return whether the seat is known to be empty on this day."""
        return self.begins <= day and (self.ends is None or day <= self.ends)


Status = Literal["held", "vacant", "unknown"]


@dataclass(frozen=True)
class Holding:
    """What is known of a seat on a day: held by somebody, vacant, or not known yet."""

    seat: Seat
    status: Status
    legislator: Legislator | None = None
    term: Term | None = None
    vacancy: Vacancy | None = None


@dataclass(frozen=True, kw_only=True)
class Roster(FromFile):
    """Everybody who holds or held a seat."""

    as_of: date = about("the day on which these facts were true")
    origin: Origin = about("where they come from", key="source")
    legislators: tuple[Legislator, ...] = about("the people")
    vacancies: tuple[Vacancy, ...] = about("seats known to be empty", default=())

    @cached_property
    def by_id(self) -> dict[str, Legislator]:
        """Return the people by id."""
        return {person.id: person for person in self.legislators}

    @cached_property
    def _terms(self) -> dict[Seat, list[tuple[Legislator, Term]]]:
        terms = defaultdict(list)
        for person in self.legislators:
            for term in person.terms:
                terms[term.seat].append((person, term))
        return terms

    def members(self, chamber: str, day: date) -> dict[str, Legislator]:
        """Return the members of a chamber on a day by district, worked out once for each day."""
        if (chamber, day) not in self._members:
            held = ((seat, terms) for seat, terms in self._terms.items() if seat.chamber == chamber)
            found = ((seat, next((each for each, term in terms if term.covers(day)), None)) for seat, terms in held)
            self._members[chamber, day] = {seat.district: person for seat, person in found if person}
        return self._members[chamber, day]

    @cached_property
    def _members(self) -> dict[tuple[str, date], dict[str, Legislator]]:
        return {}

    @cached_property
    def _vacancies(self) -> dict[Seat, list[Vacancy]]:
        vacancies = defaultdict(list)
        for vacancy in self.vacancies:
            vacancies[Seat(vacancy.chamber, vacancy.district)].append(vacancy)
        return vacancies

    def holding(self, seat: Seat, day: date) -> Holding:
        """Return who holds a seat on a day; `unknown` where nobody is on record and no vacancy is."""
        terms = self._terms.get(seat, ())
        for person, term in terms:
            if term.covers(day):
                return Holding(seat, "held", person, term)
        for vacancy in self._vacancies.get(seat, ()):
            handed_on = any(vacancy.begins <= term.begins <= day for _person, term in terms)  # so it is over by itself
            if vacancy.covers(day) and not handed_on:
                return Holding(seat, "vacant", vacancy=vacancy)
        return Holding(seat, "unknown")
