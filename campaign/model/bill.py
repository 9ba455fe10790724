"""Bills and how members voted on them (data/bills.yml)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from campaign.model.patterns import BillNumber, Link, Slug
from campaign.read.typed import FromFile, about, optional


@dataclass(frozen=True, kw_only=True)
class RollCall(FromFile):
    """A recorded vote of one chamber."""

    chamber: Slug = about("a chamber's id")
    date: date = about("the day of the vote")
    motion: str = about("what was voted on", example="Final passage")
    yes: tuple[Slug, ...] = about("ids of all who voted yes", default=())
    no: tuple[Slug, ...] = about("ids of all who voted no", default=())
    page: Link | None = optional("the official record")


@dataclass(frozen=True, kw_only=True)
class Bill(FromFile):
    """A bill of one session."""

    number: BillNumber = about("its number", example="HF 12")
    session: str = about("the id of the session it belongs to", example="95")
    title: str = about("what it would do, in a few plain words")
    summary: str | None = optional("one or two plain sentences")
    page: Link | None = optional("its official page")
    companion: BillNumber | None = optional("the same bill in the other chamber")
    roll_calls: tuple[RollCall, ...] = about("recorded votes", default=())


@dataclass(frozen=True, kw_only=True)
class Bills(FromFile):
    """All bills the site knows."""

    bills: tuple[Bill, ...] = about("the bills", default=())

    @cached_property
    def by_number(self) -> dict[str, dict[str, Bill]]:
        """Return, by number, the bill of each session in which that number stood, in the order of the file."""
        numbers: dict[str, dict[str, Bill]] = {}
        for bill in self.bills:
            numbers.setdefault(bill.number, {})[bill.session] = bill
        return numbers
