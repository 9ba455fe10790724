"""Recorded votes: what a chamber voted on, and how each member voted (data/votes/94.yml)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import ceil
from typing import Annotated, Literal

from campaign.model.legislature import Legislature, Motion
from campaign.model.patterns import BillNumber, Link, Slug
from campaign.model.roster import Origin
from campaign.read.typed import AtLeastOne, FromFile, about, optional

Option = Literal["yes", "no", "none"]  # "none": no vote recorded, for whatever reason


@dataclass(frozen=True, kw_only=True)
class Vote(FromFile):
    """A recorded vote of one chamber: both counts, and the seats on the smaller side and without a recorded vote.

    All others who held a seat that day are on the larger side, which keeps the file short; `check` counts again.
    """

    date: date = about("the day of the vote")
    chamber: Slug = about("a chamber's id", example="house")
    motion: str = about("what was voted on, in the words of the record", example="Passage, as amended")
    yes: int = about("how many voted yes")
    no: int = about("how many voted no")
    yes_by: tuple[str, ...] = about("the districts whose members voted yes, where that is the smaller side", default=())
    no_by: tuple[str, ...] = about("the districts whose members voted no, where that is the smaller side", default=())
    none_by: tuple[str, ...] = about("the districts of whose members no vote is recorded", default=())
    yes_also: tuple[str, ...] = about("who else voted yes, by the record's name: members not in the roster", default=())
    no_also: tuple[str, ...] = about("who else voted no, by the record's name", default=())
    page: Link | None = optional("the official record")

    @property
    def yes_is_smaller(self) -> bool:
        """Return whether the members listed by name are those who voted yes."""
        return self.yes < self.no

    def option_of(self, district: str) -> Option:
        """Return how the member of a district voted, if one held the seat that day."""
        if district in self.none_by:
            return "none"
        if self.yes_is_smaller:
            return "yes" if district in self.yes_by else "no"
        return "no" if district in self.no_by else "yes"


@dataclass(frozen=True, kw_only=True)
class BillVotes(FromFile):
    """A bill and the votes on it, in the order in which they were taken."""

    number: BillNumber = about("the bill's number", example="HF 12")
    title: str = about("its official title")
    votes: Annotated[tuple[Vote, ...], AtLeastOne()] = about("the recorded votes")


@dataclass(frozen=True, kw_only=True)
class Votes(FromFile):
    """All recorded votes of one session that the site knows."""

    as_of: date = about("the day on which the source was complete")
    origin: Origin = about("where the votes come from", key="source")
    session: str = about("the id of the session", example="95")
    bills: tuple[BillVotes, ...] = about("the bills that were voted on, by number", default=())

    @cached_property
    def by_number(self) -> dict[str, BillVotes]:
        """Return the bills by number."""
        return {bill.number: bill for bill in self.bills}


def motion_of(legislature: Legislature, vote: Vote) -> Motion | None:
    """Return the kind of motion a vote was on, or None where it is not known."""
    said = vote.motion.lower()
    return next((each for each in legislature.motions if any(word.lower() in said for word in each.known_by)), None)


def needed(legislature: Legislature, vote: Vote, title: str) -> int | None:
    """Return how many must vote yes for a motion to carry; None where that is not known for sure.

    The constitution counts all who are elected to the chamber, not those present. `title` is the bill's: a word of it
    may mean that another rule holds.
    """
    motion = motion_of(legislature, vote)
    if motion is None or any(word.lower() in title.lower() for word in motion.unless_title):
        return None
    elected = len(legislature.seats(vote.chamber))
    if motion.share == "majority":
        return elected // 2 + 1
    return ceil(elected * 3 / 5) if motion.share == "three-fifths" else ceil(elected * 2 / 3)
