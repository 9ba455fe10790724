"""From Open States roles to terms: a first and a last day in a seat, both inclusive.

Rules, where the source leaves room:
- A role without an end lasts until the end of the terms of the session in which the source was taken.
- A role without a start is taken to begin with the oldest session this site knows, and is marked as such.
- An end date is the last day. Where it is also the first day of the successor, or of the same person's next seat
  (Open States writes a hand-over that way), the last day is the one before.
- A role that ended before the oldest session this site knows is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from campaign.model.legislature import Legislature, Session
from campaign.model.roster import Seat

DAY = timedelta(days=1)


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


def hand_over(holdings: Iterable[Holding]) -> list[Holding]:
    """Return the holdings with each last day that is a next first day moved to the day before."""
    holdings = list(holdings)
    starts = defaultdict(list)
    for holding in holdings:
        starts[holding.begins].append(holding)
    return [_ended_before(holding, starts[holding.ends]) for holding in holdings]


def _ended_before(holding: Holding, starting: list[Holding]) -> Holding:
    followed = any(
        other is not holding and (other.seat == holding.seat or other.person == holding.person) for other in starting
    )
    return replace(holding, ends=holding.ends - DAY) if followed and holding.begins < holding.ends else holding


def clashes(holdings: Iterable[Holding]) -> Iterator[tuple[Holding, Holding]]:
    """Yield pairs of holdings in which two people hold one seat, or one person two seats, on the same day."""
    holdings = sorted(holdings, key=lambda holding: (holding.begins, holding.ends, holding.person))
    by_seat, by_person = defaultdict(list), defaultdict(list)
    for holding in holdings:
        by_seat[holding.seat].append(holding)
        by_person[holding.person].append(holding)
    for group in by_seat.values():
        yield from ((one, two) for one, two in pairwise(group) if one.overlaps(two))
    for group in by_person.values():
        yield from ((one, two) for one, two in pairwise(group) if one.seat != two.seat and one.overlaps(two))


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
