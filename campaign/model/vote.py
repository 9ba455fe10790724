"""Recorded votes: what a chamber voted on, and how each member voted (data/votes/94.yml)."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from campaign.model.legislature import Legislature, Motion, Share
from campaign.model.patterns import BillNumber, Link, Slug
from campaign.model.roster import Origin
from campaign.read.typed import AtLeastOne, FromFile, about, optional

Option = Literal["yes", "no", "none"]  # "none": no vote recorded, for whatever reason
THIRDS_AND_FIFTHS = {"three-fifths": (3, 5), "two-thirds": (2, 3)}


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
        return self._listed.get(district, "no" if self.yes_is_smaller else "yes")

    @cached_property
    def _listed(self) -> dict[str, Option]:
        """Return how those voted who are listed: pages ask for every seat of every vote."""
        options: dict[str, Option] = {}
        options.update((each, "yes") for each in self.yes_by if self.yes_is_smaller)
        options.update((each, "no") for each in self.no_by if not self.yes_is_smaller)
        options.update((each, "none") for each in self.none_by)
        return options

    def counted(self, held: Set[str]) -> tuple[int, int]:
        """Return how many voted yes and no, counted anew by the districts whose seats were held that day."""
        none = held & set(self.none_by)
        smaller = len(held & set(self.yes_by if self.yes_is_smaller else self.no_by) - none)
        larger = len(held) - len(none) - smaller
        yes, no = (smaller, larger) if self.yes_is_smaller else (larger, smaller)
        return yes + len(self.yes_also), no + len(self.no_also)


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


def needed(legislature: Legislature, vote: Vote, title: str, settled: Share | None = None) -> tuple[int, ...]:
    """Return how many must vote yes for a motion to carry: none if that is not known, two numbers if one of them holds.

    The constitution counts all who are elected to the chamber, not those present. A word of the bill's `title` may mean
    that another share holds; `settled` is the share that an editor has looked up for such a bill.
    """
    motion = motion_of(legislature, vote)
    if motion is None:
        return ()
    in_doubt = any(word.lower() in title.lower() for word in motion.unless_title)
    shares: tuple[Share | None, ...] = (motion.share, motion.share_then) if in_doubt else (motion.share,)
    if settled and motion.unless_title:
        shares = (settled,)
    elected = len(legislature.seats(vote.chamber))
    return () if None in shares else tuple(sorted({_least(share, elected) for share in shares if share}))


def carried(yes: int, wanted: tuple[int, ...]) -> bool | None:
    """Return whether a motion carried, given what `needed` says; None where that is not known for sure."""
    verdicts = {yes >= number for number in wanted}
    return verdicts.pop() if len(verdicts) == 1 else None


def _least(share: Share, elected: int) -> int:
    """Return the least number that is a share of all elected: more than half of them, or at least the fraction."""
    part, whole = THIRDS_AND_FIFTHS.get(share, (0, 0))
    return -(-elected * part // whole) if whole else elected // 2 + 1
