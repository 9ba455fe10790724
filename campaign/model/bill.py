"""Bills: those we follow (data/bills.yml), and how far each has come (data/histories/94.yml)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from campaign.model.legislature import Share
from campaign.model.patterns import BillNumber, Link, Slug
from campaign.model.roster import Origin
from campaign.read.typed import FromFile, about, optional

# "other-chamber": the first chamber has passed the bill. "both-chambers": the second has, too, if perhaps not in the
# same words. A bill that was sent back to a committee is in committee again.
Stage = Literal["introduced", "committee", "floor", "other-chamber", "both-chambers", "governor", "law", "vetoed"]


@dataclass(frozen=True, kw_only=True)
class Bill(FromFile):
    """A bill of one session that we follow, in our own words."""

    number: BillNumber = about("its number", example="HF 12")
    session: str = about("the id of the session it belongs to", example="95")
    title: str = about("what it would do, in a few plain words")
    summary: str | None = optional("one or two plain sentences")
    page: Link | None = optional("its official page")
    companion: BillNumber | None = optional("the same bill in the other chamber")
    position: Literal["support", "oppose"] | None = optional("what the group wants of it")
    since: date | None = optional("since when the group wants that")
    share: Share | None = optional("the share it needs to pass, where its title leaves that in doubt: look it up")


@dataclass(frozen=True, kw_only=True)
class Bills(FromFile):
    """All bills that we follow."""

    bills: tuple[Bill, ...] = about("the bills", default=())

    @cached_property
    def by_number(self) -> dict[str, dict[str, Bill]]:
        """Return, by number, the bill of each session in which that number stood, in the order of the file."""
        numbers: dict[str, dict[str, Bill]] = {}
        for bill in self.bills:
            numbers.setdefault(bill.number, {})[bill.session] = bill
        return numbers


@dataclass(frozen=True, kw_only=True)
class Step(FromFile):
    """Something that happened to a bill, as the official record tells it."""

    date: date = about("the day")
    chamber: Slug | None = optional("the chamber in which it happened; none once both have passed the bill")
    what: str = about("what happened, nearly in the words of the record", example="Second reading")
    stage: Stage | None = optional("the stage that the bill came to by it, where it came to a new one")
    count: str | None = optional("yes and no, where members were counted", example="35-30")


@dataclass(frozen=True, kw_only=True)
class History(FromFile):
    """A bill and what happened to it, the first step in front."""

    number: BillNumber = about("the bill's number", example="HF 12")
    title: str = about("its official title")
    companion: BillNumber | None = optional("the same bill in the other chamber")
    page: Link | None = optional("its official page")
    steps: tuple[Step, ...] = about("what happened to it", default=())


@dataclass(frozen=True, kw_only=True)
class Histories(FromFile):
    """How far bills of one session have come."""

    as_of: date = about("the day of the last step that the source knew")
    origin: Origin = about("where these facts come from", key="source")
    session: str = about("the id of the session", example="95")
    bills: tuple[History, ...] = about("the bills, by number", default=())

    @cached_property
    def by_number(self) -> dict[str, History]:
        """Return the bills by number."""
        return {bill.number: bill for bill in self.bills}
