"""Since when somebody sits in a chamber, and when they sat in one before, by all of a source's roles.

The roster's terms know only the sessions of data/legislature.yml, each in one seat. A new plan of districts gives most
members another number, so the first day in a seat says little of the first day in office. Rules, where the source
leaves room:
- Roles in one chamber are one service where no more than a month lies between them, whatever their districts' names.
- Where a service begins with a role whose first day is not given to the day, its first day is not known. So it is where
  an end such as `2019` leaves open whether the next role follows on.
- A service that is said to have ended well after the next one began is left out: one of the two days is wrong.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from campaign.model.roster import Legislator, Service, Term
from tools.importers.records import Around, Record, text

PAUSE = timedelta(days=31)  # between terms; longer, and somebody left and came back
OPEN = date.max - 2 * PAUSE
WRITTEN = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Tenure:
    """A time in one chamber: its first day (None where not known) and year (0), the earliest and latest last day."""

    chamber: str
    first: date | None
    year: int
    ends: tuple[date, date]

    def covers(self, day: date) -> bool:
        """Return whether a day may lie in it."""
        return (self.first is None or self.first <= day) and day <= self.ends[1]


def tenures(record: Record, around: Around) -> list[Tenure]:
    """Return a person's times in the chambers of this legislature, the latest first; `ends` of who stays is OPEN."""
    chambers = {chamber.open_states: chamber.id for chamber in around.legislature.chambers}
    roles = [
        Tenure(chambers[text(role, "type")], *_begin(text(role, "start_date")), _days(text(role, "end_date")))
        for role in record.groups("roles")
        if text(role, "type") in chambers
    ]
    found: list[Tenure] = []
    for chamber in dict.fromkeys(role.chamber for role in roles):
        found += _joined(role for role in roles if role.chamber == chamber)
    return sorted(found, key=lambda each: each.ends, reverse=True)


def _joined(roles: Iterable[Tenure]) -> list[Tenure]:
    """Return the roles in one chamber as unbroken times."""
    found: list[Tenure] = []
    for role in sorted(roles, key=lambda each: (each.ends, each.first or date.min), reverse=True):
        last = found[-1] if found else None
        if last is None or (last.first and role.ends[1] + PAUSE < last.first):
            found.append(role)
        elif last.first and last.first <= role.ends[0] + PAUSE:
            earlier = role.first is None or role.first < last.first
            found[-1] = replace(last, first=role.first, year=role.year) if earlier else last
        else:
            found[-1] = replace(last, first=None, year=0)
    return found


def with_service(person: Legislator, record: Record, around: Around) -> Legislator:
    """Return a person with, for each term, the first day in its chamber, and the times in a chamber before the last."""
    found = tenures(record, around)
    of = [_of(term, found) for term in person.terms]
    since = [now.first if now else None for now in of]
    terms = (replace(term, in_chamber_since=day) for term, day in zip(person.terms, since, strict=True))
    return replace(person, terms=tuple(terms), earlier=_before(of[-1], found))


def _of(term: Term, found: list[Tenure]) -> Tenure | None:
    return next((each for each in found if each.chamber == term.chamber and each.covers(term.begins)), None)


def _before(now: Tenure | None, found: list[Tenure]) -> tuple[Service, ...]:
    """Return the times in a chamber that ended before the present one began, the first in front."""
    latest = min((now and now.first) or OPEN, OPEN - PAUSE) + PAUSE
    before = (each for each in found if each is not now and each.ends[1] < latest)
    told = (Service(chamber=each.chamber, begins=each.year or None, ends=each.ends[0].year) for each in before)
    return tuple(sorted(told, key=lambda each: (each.ends, each.begins or 0)))


def _begin(written: str) -> tuple[date | None, int]:
    """Return the first day and the year of a role, None and 0 where the source does not give them."""
    first, last = _days(written)
    return (first if first == last != OPEN else None), first.year if first != OPEN else 0


def _days(written: str) -> tuple[date, date]:
    """Return the first and last day that an end may mean: a day, a month, a year; what is not written is OPEN."""
    found = WRITTEN.fullmatch(written)
    if not found:
        return OPEN, OPEN  # a slip is reported where terms are made of roles
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    try:
        last_month = month or 12
        last_day = day or calendar.monthrange(year, last_month)[1]
        return date(year, month or 1, day or 1), date(year, last_month, last_day)
    except ValueError:
        return OPEN, OPEN
