"""The calls of a district's sheet: the day's ask to those it goes to, and the plain numbers of the district's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from campaign.campaign import Campaign
from campaign.day import action_of
from campaign.model.action import Action
from campaign.model.legislature import Chamber
from campaign.model.roster import Holding
from campaign.pages.actions import action_view
from campaign.pages.calls import call, reason
from campaign.pages.people import seat_view
from campaign.pages.views import ActionView, CallView, CommitteeItem
from campaign.pages.views_districts import Holder
from campaign.targets import Target, targets

Sheet = tuple[ActionView | None, tuple[Holder, ...], tuple[CallView, ...]]


def sheet_calls(campaign: Campaign, seats: Sequence[tuple[Chamber, str]]) -> Sheet:
    """Return the day's action, the seats with the call to each, and the calls to others; today's calls are counted."""
    action = action_of(campaign, campaign.today)
    wanted = list(targets(campaign, action)) if action else []
    holders = [_holder(campaign, action, wanted, *seat) for seat in seats]
    others = [call(campaign, action, target) for target in _others(campaign, wanted, seats)] if action else []
    todays = [holder.call for holder in holders if holder.call and holder.call.script] + others
    counts = {id(each): f"{number} of {len(todays)}" for number, each in enumerate(todays, 1) if len(todays) > 1}
    counted = [replace(holder, call=_counted(holder.call, counts)) for holder in holders]
    counted.sort(key=lambda holder: not (holder.call and holder.call.script))
    view = action_view(campaign, action, "") if action else None
    return view, tuple(counted), tuple(replace(each, count=counts.get(id(each), "")) for each in others)


def _counted(call_: CallView | None, counts: dict[int, str]) -> CallView | None:
    return replace(call_, count=counts.get(id(call_), "")) if call_ else None


def _holder(
    campaign: Campaign, action: Action | None, wanted: Sequence[Target], chamber: Chamber, district: str
) -> Holder:
    holding = campaign.holding(chamber.id, district)
    seat = seat_view(campaign, holding)
    person = holding.legislator
    return Holder(
        chamber=chamber,
        district=district,
        person=seat.person,
        words=seat.words,
        call=_own_call(campaign, action, wanted, chamber, holding) if person else None,
        committees=tuple(
            CommitteeItem(committee, membership, former=not committee.sits_on(campaign.today))
            for committee, membership in campaign.committees.of_legislator.get(person.id if person else "", [])
        ),
    )


def _own_call(
    campaign: Campaign, action: Action | None, wanted: Sequence[Target], chamber: Chamber, holding: Holding
) -> CallView:
    """Return the call to the district's own member: the day's words if it goes to them, else the number alone."""
    own = Target("yours", chamber, holding.legislator, holding.term)
    role = chamber.role.replace("-", " ")
    for target in wanted:
        if target.reach == "yours" and target.chamber == chamber:
            return replace(call(campaign, action, own), id=chamber.target, kind="person")  # marked as on other pages
        if target.reach != "yours" and target.in_office and target.legislator == holding.legislator:
            why = f"Your own {role}. {reason(campaign, target)}"
            return replace(call(campaign, action, target, why=why), why=why)
    without_words = call(campaign, Action(title="", kind="call", ask=""), own)
    return replace(without_words, kind="person", why=f"Your own {role}. Today’s call is not to this office")


def _others(campaign: Campaign, wanted: Sequence[Target], seats: Sequence[tuple[Chamber, str]]) -> list[Target]:
    """Return the targets who are not the district's own."""
    own = [campaign.holding(chamber.id, district).legislator for chamber, district in seats]
    return [target for target in wanted if target.reach != "yours" and target.legislator not in own]
