"""Who holds which seat when: from a source's roles to terms, and from all terms to the seats that are empty.

A term is a first and a last day in a seat, both inclusive. Rules, where the source leaves room:
- A role without an end lasts until the end of the terms of the session in which it began or the source was taken. In a
  new session those of earlier terms are only carried over if they are known to have been elected again.
- An empty seat is vacant where its last holder left; where all terms ended and nobody is known yet, it is not known.
- A role without a start is taken to begin with the oldest session this site knows, and is marked as such.
- An end date is the last day. Where it is also the first day of the successor, or of the same person's next seat
  (Open States writes a hand-over that way), the last day is the one before.
- A role that ended before the oldest session this site knows is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from campaign.model.legislature import Legislature, Session
from campaign.model.roster import Legislator, Roster, Seat, Vacancy
from tools.importers.report import ImportReport

DAY = timedelta(days=1)
FOREVER = date(9999, 12, 30)


@dataclass(frozen=True, slots=True)
class Holding:
    """One person's days in one seat, and the file and line that say so."""

    person: str
    name: str
    seat: Seat
    begins: date
    ends: date
    path: str
    line: int
    begins_known: bool = True

    def overlaps(self, other: Holding) -> bool:
        """Return whether two holdings share a day."""
        return self.begins <= other.ends and other.begins <= self.ends


def holdings(people: Iterable[Legislator]) -> list[Holding]:
    """Return everybody's days in seats."""
    return [
        Holding(
            person.id, person.name, term.seat, term.begins, term.ends, term.source.path, term.source.line("district")
        )
        for person in people
        for term in person.terms
    ]


def hand_over(held: Iterable[Holding]) -> list[Holding]:
    """Return the holdings with each last day that is a next first day moved to the day before."""
    held = list(held)
    starts = defaultdict(list)
    for one in held:
        starts[one.begins].append(one)
    return [_ended_before(one, starts[one.ends]) for one in held]


def _ended_before(one: Holding, starting: list[Holding]) -> Holding:
    followed = any(other is not one and (other.seat == one.seat or other.person == one.person) for other in starting)
    return replace(one, ends=one.ends - DAY) if followed and one.begins < one.ends else one


def refuse_clashes(held: Iterable[Holding], report: ImportReport) -> None:
    """Report each pair of holdings in which two people hold one seat, or one person two seats, on the same day."""
    groups: dict[Seat | str, list[Holding]] = defaultdict(list)
    for one in sorted(held, key=lambda one: (one.begins, one.ends, one.person)):
        groups[one.seat].append(one)
        groups[one.person].append(one)
    for one, two in (pair for group in groups.values() for pair in pairwise(group) if pair[0].overlaps(pair[1])):
        day = spoken(two.begins)
        if one.seat == two.seat:
            message = f"{one.name} ({one.path}:{one.line}) and {two.name} both hold {_words(two.seat)} on {day}"
        else:
            message = f"{two.name} holds both {_words(one.seat)} and {_words(two.seat)} on {day}"
        fix = "Correct the role's dates in the source, or give the right `terms` in data/corrections.yml"
        report.error(two.path, two.line, message, fix)


def vacancies(
    roster: Roster, legislature: Legislature, session: Session, as_of: date, report: ImportReport, where: str
) -> tuple[Vacancy, ...]:
    """Return the seats known to be empty from a day on: those on record, and those whose holder has left.

    A seat without a holder for no known reason is reported at `where`.
    """
    held, empty = holdings(roster.legislators), []
    for seat in (Seat(chamber.id, seat) for chamber in legislature.chambers for seat in legislature.seats(chamber.id)):
        terms = sorted((one for one in held if one.seat == seat), key=lambda one: one.begins)
        on_record = (each for each in roster.vacancies if Seat(each.chamber, each.district) == seat)
        known = [each for each in (_until_taken(each, terms) for each in on_record) if each]
        spans = [(one.begins, one.ends) for one in terms] + [(each.begins, each.ends or FOREVER) for each in known]
        for begins, ends in gaps(spans, as_of, session.terms_end or as_of):
            former = [one for one in terms if one.ends < begins]
            last = max(former, key=lambda one: one.ends, default=None)
            if last and last.ends >= session.terms_begin:
                known.append(_vacancy(last, ends))
            elif last is None:
                _refuse_unexplained(seat, as_of, where, report)
        empty += sorted(known, key=lambda each: each.begins)
    return tuple(empty)


def _until_taken(vacancy: Vacancy, terms: Sequence[Holding]) -> Vacancy | None:
    """Return a vacancy that ends on the day before somebody took the seat; None if nothing of it is left."""
    begins, ends = vacancy.begins, vacancy.ends or FOREVER
    taken = next((one.begins for one in terms if one.ends >= begins), None)
    if taken and begins < taken <= ends:
        return replace(vacancy, ends=taken - DAY)
    return vacancy if taken is None or taken > begins else None


def _vacancy(former: Holding, ends: date) -> Vacancy:
    chamber, district = former.seat.chamber, former.seat.district
    note = f"{former.name} held this seat until {spoken(former.ends)}."
    return Vacancy(chamber=chamber, district=district, begins=former.ends + DAY, ends=ends, note=note)


def _refuse_unexplained(seat: Seat, as_of: date, path: str, report: ImportReport) -> None:
    message = f"Nobody holds {_words(seat)} on {spoken(as_of)} or later, and no former holder is in the source"
    fix = "Add the member's file; if the seat is empty, add it under `vacancies` in data/corrections.yml"
    report.error(path, 1, message, fix)


def gaps(spans: Iterable[tuple[date, date]], first: date, last: date) -> Iterator[tuple[date, date]]:
    """Yield the stretches from `first` to `last` that no span covers; all days inclusive."""
    free = first
    for begins, ends in sorted(spans):
        if begins > last:
            break
        if begins > free:
            yield free, begins - DAY
        free = max(free, ends + DAY)
    if free <= last:
        yield free, last


def session_of(legislature: Legislature, day: date) -> Session | None:
    """Return the session on a day, if the last day of its terms is known."""
    session = legislature.session_on(day)
    return session if session and session.terms_end else None


def spoken(day: date) -> str:
    """Return a day as people write it: June 21, 2026."""
    return f"{day:%B} {day.day}, {day.year}"


def _words(seat: Seat) -> str:
    return f"{seat.chamber} {seat.district}"
