"""What the numbers were compared with (data/comparisons.yml, written by `compare-roster`), and what follows from it.

A comparison holds for the number that was compared: once ours is another, it says nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from campaign.model.patterns import Link, Phone, Slug
from campaign.model.roster import Legislator, Roster
from campaign.read.typed import FromFile, about, optional


@dataclass(frozen=True, kw_only=True)
class ComparedNumber(FromFile):
    """A legislator's number on this site as it was when it was compared."""

    legislator: Slug = about("the legislator's id")
    phone: Phone | None = optional("the number we had; without it, we had none")


@dataclass(frozen=True, kw_only=True)
class Comparison(FromFile):
    """A list of members that our numbers were compared with. What else it holds is not kept: it may be private."""

    by: str = about("whose list it is", key="source", example="House member list")
    as_of: date = about("the day on which the list was true")
    link: Link | None = optional("where the list can be seen")
    agreed: tuple[ComparedNumber, ...] = about("our numbers that the list has for the same person", default=())
    differed: tuple[ComparedNumber, ...] = about(
        "our numbers of whose seats the list has another number, another person or nobody", default=()
    )


@dataclass(frozen=True, kw_only=True)
class Comparisons(FromFile):
    """Every comparison on record, one of each list."""

    comparisons: tuple[Comparison, ...] = about("the lists that our numbers were compared with", default=())

    def of(self, person: Legislator) -> Iterator[tuple[Comparison, bool]]:
        """Yield each list that a person's present number was compared with, and whether the list has it, too."""
        now = ComparedNumber(legislator=person.id, phone=person.phone)
        for each in self.comparisons:
            if now in each.agreed or now in each.differed:
                yield each, now in each.agreed

    def before(self, person: Legislator) -> tuple[Comparison, str] | None:
        """Return the last list that another number of a person was compared with, and that number, "" for none."""
        had = [
            (each, number.phone or "")
            for each in self.comparisons
            for number in (*each.agreed, *each.differed)
            if number.legislator == person.id and number.phone != person.phone
        ]
        return max(had, key=lambda pair: pair[0].as_of, default=None)


def confirmed(roster: Roster, comparisons: Comparisons, today: date) -> Roster:
    """Return the roster in which `checked` is the last day on which a list confirmed the number, where that is later.

    A comparison that is still to come counts for nothing yet.
    """
    days: dict[ComparedNumber, date] = {}
    for each in comparisons.comparisons:
        if each.as_of <= today:
            days.update((number, max(each.as_of, days.get(number, date.min))) for number in each.agreed)

    def person(one: Legislator) -> Legislator:
        day = days.get(ComparedNumber(legislator=one.id, phone=one.phone))
        return replace(one, checked=day) if day and day > (one.checked or roster.as_of) else one

    return replace(roster, legislators=tuple(map(person, roster.legislators)))
