"""Call sheets: one for each district, with its legislators, the day's ask, and the words with the names filled in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import groupby

from campaign.campaign import Campaign
from campaign.day import action_of, days_held
from campaign.model.action import Action
from campaign.model.district_map import Drawing
from campaign.model.legislature import Chamber
from campaign.model.roster import Holding
from campaign.pages import words
from campaign.pages.action_page import ActionView
from campaign.pages.asks import OneCall, OpenCalls, one_call
from campaign.pages.call_card import CallView, call
from campaign.pages.find import DistrictLink, link
from campaign.pages.legislators import SeatView, Sits, committees_of, seat_view
from campaign.pages.output import Head, Output, page
from campaign.targets import Target, targets


@dataclass(frozen=True)
class Holder:
    """A seat of the district: what its member sits on, and the call to them; or what stands in place of a member."""

    seat: SeatView
    instead: str  # who speaks for the voters then, or when the name will stand here
    one: OneCall | None  # with all that is asked of them today
    call: CallView | None  # the number, with words where one thing is asked
    committees: tuple[Sits, ...]


# A county, and its towns that vote in a district: each with True when only a part of it does.
TownsOf = tuple[str, tuple[tuple[str, bool], ...]]


@dataclass(frozen=True)
class SheetView:
    """A district's call sheet."""

    district: str
    chamber: Chamber
    iso: str  # the day the sheet is made for, 2026-11-23
    held: str  # the days on which it knows what is open
    last: str  # the last day on which these people hold their seats
    date_words: str
    action: ActionView | None  # the day's
    holders: tuple[Holder, ...]  # those whose call it is today first
    others: tuple[CallView, ...]  # the day's other targets
    off: str  # the days, of those held, on which the day's action asks for no call
    parts: tuple[SeatView, ...]  # an upper district's lower ones
    whole: DistrictLink | None  # a lower district's upper one
    next_door: tuple[DistrictLink, ...]
    towns: tuple[TownsOf, ...]  # of an upper district the counties alone: its lower ones have sheets of their own
    map: tuple[tuple[int, int], str] | None  # of the whole state: its size and outline
    drawing: Drawing | None
    as_of: str
    data: str  # the address of the same as data

    @property
    def asked(self) -> int:
        """Return how many people there are to call today."""
        return sum(bool(holder.one) for holder in self.holders) + len(self.others)

    @property
    def alike(self) -> bool:
        """Return whether everybody is asked the same one thing, the day's."""
        ones = [holder.one for holder in self.holders if holder.one]
        return all(one.action == self.action and not one.asks for one in ones)

    @property
    def remembered(self) -> bool:
        """Return whether a device may remember this district as its owner's: it names both legislators."""
        return self.whole is not None


@dataclass(frozen=True)
class DaysCall:
    """The day's call, and all others that are open, worked out once for all sheets."""

    campaign: Campaign

    @cached_property
    def action(self) -> Action | None:
        """Return the day's action."""
        return action_of(self.campaign)

    @cached_property
    def open(self) -> OpenCalls:
        """Return every call that is open."""
        return OpenCalls(self.campaign)

    @cached_property
    def view(self) -> ActionView | None:
        """Return the day's action as people see it; why it matters has its own page."""
        return self.open.view(self.action) if self.action else None

    @cached_property
    def named(self) -> tuple[tuple[Target, CallView], ...]:
        """Return those whom it names, each with the call to them."""
        campaign, action = self.campaign, self.action
        found = targets(campaign, action) if action else ()
        return tuple((target, call(campaign, action, target)) for target in found if action and target.reach != "yours")


def sheet_calls(day: DaysCall, seats: Sequence[Holding]) -> tuple[tuple[Holder, ...], tuple[CallView, ...]]:
    """Return the seats with the call to each, today's first, and the day's calls to others, all counted through."""
    own = [holding.legislator for holding in seats]
    holders = sorted((_holder(day, holding, any(own)) for holding in seats), key=lambda holder: not holder.one)
    others = [call_ for target, call_ in day.named if target.legislator not in own]
    total = sum(bool(holder.one) for holder in holders) + len(others)
    counts = iter([f"{number} of {total}" for number in range(1, total + 1)] if total > 1 else [""] * total)
    counted = tuple(_counted(each, next(counts)) if each.one else each for each in holders)
    if any(holder.one and holder.one.asks for holder in holders):  # a full sheet says once what to do on voicemail
        others = [replace(call_, voicemail=(), instead=()) for call_ in others]
    return counted, tuple(replace(call_, count=next(counts)) for call_ in others)


def _counted(holder: Holder, count: str) -> Holder:
    assert holder.one  # noqa: S101 - only those who are asked something are counted
    call_ = replace(holder.one.call, count=count)
    return replace(holder, one=replace(holder.one, call=call_), call=call_)


def _holder(day: DaysCall, holding: Holding, any_held: bool) -> Holder:
    """Return a seat of a district; `any_held` says whether any of its seats is."""
    person, term, seat = holding.legislator, holding.term, seat_view(day.campaign, holding)
    one = one_call(day.open, person, term, own=True) if person and term else None
    return Holder(
        seat=seat,
        instead=_instead(holding, any_held),
        one=one,
        call=one.call if one else _number_alone(day.campaign, seat.chamber, holding) if person else None,
        committees=committees_of(day.campaign, person) if person else (),
    )


def _instead(holding: Holding, any_held: bool) -> str:
    """Return what stands in place of a member: only for a vacant seat is it true that nobody speaks for its people."""
    if holding.status == "unknown" and any_held:
        return "The new member’s name and number will stand here once we have a source for them."
    if holding.status == "vacant":
        return "Nobody speaks for you in this seat now." + (" Your other legislator does." if any_held else "")
    return ""


def _number_alone(campaign: Campaign, chamber: Chamber, holding: Holding) -> CallView:
    """Return the call to the district's own member on a day that asks nothing of them."""
    own = Target("yours", chamber, holding.legislator, holding.term)
    why = f"Your own {chamber.role_words}. The day’s call is not to this office"
    return replace(call(campaign, Action(title="", kind="call", ask=""), own), kind="person", why=why)


def outputs(campaign: Campaign) -> Iterator[Output]:
    """Yield the list of districts and the call sheet of each."""
    legislature = campaign.legislature
    description = f"A call sheet for every district of the {legislature.name}: whom to call, and what to say."
    yield page(Head("All districts", description, "/districts/"), "districts", lambda: districts_view(campaign))
    day = DaysCall(campaign)
    for chamber in (legislature.upper, legislature.lower):
        for district in legislature.seats(chamber.id):
            view = partial(sheet_view, day, chamber, district)
            path = legislature.district_path(chamber.id, district)
            yield Output(path, view, "district", partial(_head, campaign, chamber, district))


def _head(campaign: Campaign, chamber: Chamber, district: str) -> Head:
    name = f"{chamber.word} district {district}"
    seats = [seat_view(campaign, holding) for holding in seats_of(campaign, chamber, district)]
    people = [each.person.titled if each.person else f"{each.chamber.word} district {each.district}" for each in seats]
    description = f"{words.listed(people)}: phone numbers and what to say today, on one page."
    path = campaign.legislature.district_path(chamber.id, district)
    return Head(f"{name}: your call sheet", description, path, numbers=name)


def seats_of(campaign: Campaign, chamber: Chamber, district: str) -> list[Holding]:
    """Return the seats that the voters of a district have in common: both for a lower district, one for an upper."""
    upper, own = campaign.legislature.upper, campaign.holding(chamber.id, district)
    return [own] if chamber == upper else [campaign.holding(upper.id, campaign.legislature.upper_of[district]), own]


def districts_view(campaign: Campaign) -> tuple[SeatView, ...]:
    """Return all districts, each upper one before the lower ones in it."""
    upper, lower = campaign.legislature.upper.id, campaign.legislature.lower.id
    return tuple(
        seat_view(campaign, campaign.holding(*seat))
        for district, lowers in campaign.legislature.districts.items()
        for seat in ((upper, district), *((lower, each) for each in lowers))
    )


def sheet_view(day: DaysCall, chamber: Chamber, district: str) -> SheetView:
    """Return the call sheet of a district for the campaign's day."""
    campaign = day.campaign
    legislature, found = campaign.legislature, campaign.map
    upper = legislature.upper
    holders, others = sheet_calls(day, seats_of(campaign, chamber, district))
    parts = legislature.districts[district] if chamber == upper else ()
    return SheetView(
        district=district,
        chamber=chamber,
        iso=campaign.today.isoformat(),
        held=" ".join(each.isoformat() for each in days_held(campaign)),
        last=_last_day(campaign, chamber, district),
        date_words=words.day(campaign.today),
        action=day.view,
        holders=holders,
        others=others,
        off=day.open.off(day.action) if day.action and others else "",
        parts=tuple(seat_view(campaign, campaign.holding(legislature.lower.id, part)) for part in parts),
        whole=None if chamber == upper else link(campaign, upper, legislature.upper_of[district]),
        next_door=tuple(next_door(campaign, chamber, district)),
        towns=tuple((county, () if parts else towns) for county, towns in towns_of(campaign, parts or (district,))),
        map=(found.size, found.state) if found else None,
        drawing=found.drawings.get(district) if found and not (parts and district in legislature.upper_of) else None,
        as_of=words.day_and_year(campaign.roster.as_of),
        data=legislature.district_file(chamber.id, district),
    )


def _last_day(campaign: Campaign, chamber: Chamber, district: str) -> str:
    """Return the day on which the first of the members' terms ends; "" where nobody holds a seat."""
    terms = (holding.term for holding in seats_of(campaign, chamber, district))
    return min((term.ends.isoformat() for term in terms if term), default="")


def next_door(campaign: Campaign, chamber: Chamber, district: str) -> Iterator[DistrictLink]:
    """Yield the districts of the same chamber that share a stretch of border."""
    if campaign.map is None:
        return
    beside = campaign.map.next_door
    if chamber == campaign.legislature.lower:
        found = list(beside[district])
    else:
        upper_of = campaign.legislature.upper_of
        inside = campaign.legislature.districts[district]
        around = {upper_of[other] for each in inside for other in beside[each]} - {district}
        found = [each for each in campaign.legislature.districts if each in around]
    for each in found:
        yield link(campaign, chamber, each)


def towns_of(campaign: Campaign, lowers: tuple[str, ...]) -> Iterator[TownsOf]:
    """Yield the towns that vote in these districts, by county."""
    inside = set(lowers)
    found = {town for lower in lowers for town, _candidate in campaign.places.towns_in.get(lower, ())}
    for county, towns in groupby(sorted(found, key=lambda town: (town.county, town.name)), lambda town: town.county):
        yield county, tuple((town.name, not {each.district for each in town.candidates} <= inside) for town in towns)
