"""The calls of a district's sheet: the day's ask to those it goes to, and the plain numbers of the district's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from campaign import digest
from campaign.campaign import Campaign
from campaign.day import action_of
from campaign.model.action import Action
from campaign.model.legislature import Chamber
from campaign.model.roster import Holding, Seat
from campaign.pages.actions import action_view
from campaign.pages.calls import call, reason
from campaign.pages.people import seat_view
from campaign.pages.views import ActionView, CallView, CommitteeItem
from campaign.pages.views_districts import Holder
from campaign.targets import Target, targets

Fills = tuple[Chamber, str]  # the chamber and district of a seat


@dataclass(frozen=True)
class DaysCall:
    """The day's call, worked out once for all sheets."""

    campaign: Campaign

    @cached_property
    def action(self) -> Action | None:
        """Return the day's action."""
        return action_of(self.campaign, self.campaign.today)

    @cached_property
    def view(self) -> ActionView | None:
        """Return the day's action as people see it; why it matters has its own page."""
        return action_view(self.campaign, self.action, "") if self.action else None

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """Return whom it asks to call."""
        return targets(self.campaign, self.action) if self.action else ()

    @cached_property
    def named(self) -> tuple[tuple[Target, CallView], ...]:
        """Return those whom it names, each with the call to them."""
        campaign, action = self.campaign, self.action
        named = [target for target in self.targets if target.reach != "yours"]
        return tuple((target, call(campaign, action, target)) for target in named) if action else ()

    @cached_property
    def key(self) -> str:
        """Return what decides how any sheet looks, apart from who holds its seats."""
        campaign = self.campaign
        files = (
            campaign.legislature.source.digest,
            campaign.places.digest,
            campaign.map.digest if campaign.map else "",
        )
        return digest.of_values(campaign.today, campaign.roster.as_of, self.view, files)

    @cached_property
    def seat_keys(self) -> dict[Seat, str]:
        """Return what decides how each seat looks: its holder, or why there is none."""
        legislature = self.campaign.legislature
        seats = (Seat(chamber.id, name) for chamber in legislature.chambers for name in legislature.seats(chamber.id))
        return {seat: self._seat_key(seat) for seat in seats}

    def _seat_key(self, seat: Seat) -> str:
        holding = self.campaign.holding(seat.chamber, seat.district)
        person = self.campaign.standing[holding.legislator.id] if holding.legislator else ""
        return digest.of_values(holding.status, holding.vacancy, person)


def sheet_calls(day: DaysCall, seats: Sequence[Fills]) -> tuple[tuple[Holder, ...], tuple[CallView, ...]]:
    """Return the seats with the call to each, today's first, and the calls to others; today's are counted through."""
    own = [day.campaign.holding(chamber.id, district).legislator for chamber, district in seats]
    held = sum(person is not None for person in own)
    holders = sorted((_holder(day, *seat, held) for seat in seats), key=lambda holder: not _asked(holder))
    others = [call_ for target, call_ in day.named if target.legislator not in own]
    total = sum(map(_asked, holders)) + len(others)
    counts = iter([f"{number} of {total}" for number in range(1, total + 1)] if total > 1 else [""] * total)
    counted = tuple(_counted(holder, counts) if _asked(holder) else holder for holder in holders)
    return counted, tuple(replace(call_, count=next(counts)) for call_ in others)


def _asked(holder: Holder) -> bool:
    """Return whether today's call goes to the holder of a seat."""
    return bool(holder.call and holder.call.script)


def _counted(holder: Holder, counts: Iterator[str]) -> Holder:
    return replace(holder, call=replace(holder.call, count=next(counts))) if holder.call else holder


def _holder(day: DaysCall, chamber: Chamber, district: str, held: int) -> Holder:
    """Return a seat of a district of whose seats so many are held."""
    campaign = day.campaign
    holding = campaign.holding(chamber.id, district)
    seat = seat_view(campaign, holding)
    person = holding.legislator
    return Holder(
        chamber=chamber,
        district=district,
        person=seat.person,
        words=seat.words,
        instead=_instead(holding, held),
        call=_own_call(day, chamber, holding) if person else None,
        committees=tuple(
            CommitteeItem(committee, membership, former=not committee.sits_on(campaign.today))
            for committee, membership in campaign.committees.of_legislator.get(person.id if person else "", [])
        ),
    )


def _instead(holding: Holding, held: int) -> str:
    """Return what stands in place of a member: only for a vacant seat is it true that nobody speaks for its people."""
    if holding.status == "unknown":
        return "The new member’s name and number will stand here once we have a source for them."
    if holding.status == "vacant":
        return "Nobody speaks for you in this seat now." + (" Your other legislator does." if held else "")
    return ""


def _own_call(day: DaysCall, chamber: Chamber, holding: Holding) -> CallView:
    """Return the call to the district's own member: the day's words if it goes to them, else the number alone."""
    campaign, action = day.campaign, day.action
    own = Target("yours", chamber, holding.legislator, holding.term)
    role = chamber.role.replace("-", " ")
    for target in day.targets if action else ():
        if target.reach == "yours" and target.chamber == chamber:
            return replace(call(campaign, action, own), id=chamber.target, kind="person")  # marked as on other pages
        if target.reach != "yours" and target.in_office and target.legislator == holding.legislator:
            return call(campaign, action, target, why=f"Your own {role}. {reason(campaign, target)}")
    without_words = call(campaign, Action(title="", kind="call", ask=""), own)
    return replace(without_words, kind="person", why=f"Your own {role}. The day’s call is not to this office")
