"""What the call sheets of districts are given."""

from __future__ import annotations

from dataclasses import dataclass

from campaign.model.district_map import Drawing
from campaign.model.legislature import Chamber
from campaign.pages.views import ActionView, CallView, CommitteeItem, PersonView
from campaign.pages.views_find import DistrictLink


@dataclass(frozen=True)
class Holder:
    """A seat of the district: who holds it, what they sit on, and the call to them; or in words why there is nobody."""

    chamber: Chamber
    district: str
    person: PersonView | None
    words: str  # "Vacant since June 22, 2026", or ""
    instead: str  # who speaks for the voters then, or when the name will stand here
    call: CallView | None
    committees: tuple[CommitteeItem, ...]


@dataclass(frozen=True)
class StateMap:
    """The drawing of the whole state that a district is shown on."""

    size: tuple[int, int]
    outline: str


@dataclass(frozen=True)
class TownsOf:
    """The towns of one county that vote in a district; `part` when only some of the town does."""

    county: str
    towns: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class SheetView:
    """A district's call sheet."""

    district: str
    chamber: Chamber
    iso: str  # the day the sheet is made for, 2026-11-23
    last: str  # the last day on which these people hold their seats
    date_words: str
    action: ActionView | None  # the day's
    holders: tuple[Holder, ...]  # those whose call it is today first
    others: tuple[CallView, ...]  # the day's other targets
    parts: tuple[DistrictLink, ...]  # an upper district's lower ones
    whole: DistrictLink | None  # a lower district's upper one
    next_door: tuple[DistrictLink, ...]
    towns: tuple[TownsOf, ...]
    map: StateMap | None
    drawing: Drawing | None
    as_of: str
    data: str  # the address of the same as data

    @property
    def asked(self) -> int:
        """Return how many people the day's call goes to here."""
        return sum(bool(holder.call and holder.call.script) for holder in self.holders) + len(self.others)

    @property
    def remembered(self) -> bool:
        """Return whether a device may remember this district as its owner's: it names both legislators."""
        return self.whole is not None


@dataclass(frozen=True)
class DistrictRow:
    """A district in the list of all: its link, and who holds its seat or why nobody does."""

    link: DistrictLink
    person: PersonView | None
    words: str


@dataclass(frozen=True)
class DistrictsView:
    """All districts, each upper one before the lower ones in it."""

    rows: tuple[DistrictRow, ...]
