"""Call sheets: one for each district, with its legislators, the day's ask, and the words with the names filled in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from campaign.campaign import Campaign
from campaign.model.legislature import Chamber
from campaign.model.roster import Seat
from campaign.pages import words
from campaign.pages.output import Output, page
from campaign.pages.people import seat_view
from campaign.pages.sheet_calls import DaysCall, sheet_calls
from campaign.pages.views import Head
from campaign.pages.views_districts import DistrictRow, DistrictsView, SheetView, StateMap, TownsOf
from campaign.pages.views_find import DistrictLink


def outputs(campaign: Campaign) -> Iterator[Output]:
    """Yield the list of districts and the call sheet of each."""
    legislature = campaign.legislature
    description = f"A call sheet for every district of the {legislature.name}: whom to call, and what to say."
    yield page(
        Head("All districts", description, "/districts/"),
        "districts",
        lambda: districts_view(campaign),
        lambda: campaign.holders,
    )
    day = DaysCall(campaign)
    for chamber in (legislature.upper, legislature.lower):
        for district in legislature.seats(chamber.id):
            seat = (day, chamber, district)
            yield page(
                _head(campaign, chamber, district), "district", partial(sheet_view, *seat), partial(facts, *seat)
            )


def _head(campaign: Campaign, chamber: Chamber, district: str) -> Head:
    name = f"{chamber.word} district {district}"
    people = [people_words(campaign, *seat) for seat in seats_of(campaign, chamber, district)]
    description = f"{words.listed(people)}: phone numbers and what to say today, on one page."
    path = campaign.legislature.district_path(chamber.id, district)
    return Head(f"{name}: your call sheet", description, path, numbers=name)


def people_words(campaign: Campaign, chamber: Chamber, district: str) -> str:
    """Return who holds a seat: “Sen. Aric Putnam”, or “House district 21A”."""
    holder = campaign.holding(chamber.id, district).legislator
    return f"{chamber.title} {holder.name}" if holder else f"{chamber.word} district {district}"


def seats_of(campaign: Campaign, chamber: Chamber, district: str) -> list[tuple[Chamber, str]]:
    """Return the seats that the voters of a district have in common: both for a lower district, one for an upper."""
    legislature = campaign.legislature
    if chamber == legislature.upper:
        return [(chamber, district)]
    return [(legislature.upper, legislature.upper_of[district]), (chamber, district)]


def facts(day: DaysCall, chamber: Chamber, district: str) -> tuple[object, ...]:
    """Return all that decides how a district's sheet and data come out, without working them out."""
    legislature = day.campaign.legislature
    seats = seats_of(day.campaign, chamber, district)
    if chamber == legislature.upper:
        seats += [(legislature.lower, part) for part in legislature.districts[district]]
    return day.key, *(day.seat_keys[Seat(each.id, name)] for each, name in seats)


def link(campaign: Campaign, chamber: Chamber, district: str, words_: str = "") -> DistrictLink:
    """Return the link to a district's call sheet."""
    return DistrictLink(district, campaign.legislature.district_path(chamber.id, district), words_)


def districts_view(campaign: Campaign) -> DistrictsView:
    """Return all districts, the lower ones behind the upper one they lie in."""
    upper, lower = campaign.legislature.upper, campaign.legislature.lower
    seats = (
        seat
        for district, lowers in campaign.legislature.districts.items()
        for seat in ((upper, district), *((lower, each) for each in lowers))
    )
    return DistrictsView(tuple(_row(campaign, *seat) for seat in seats))


def _row(campaign: Campaign, chamber: Chamber, district: str) -> DistrictRow:
    seat = seat_view(campaign, campaign.holding(chamber.id, district))
    return DistrictRow(link(campaign, chamber, district), seat.person, seat.words)


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
        last=_last_day(campaign, chamber, district),
        date_words=words.day(campaign.today),
        action=day.view,
        holders=holders,
        others=others,
        parts=tuple(link(campaign, legislature.lower, part, _who(campaign, part)) for part in parts),
        whole=None if chamber == upper else link(campaign, upper, legislature.upper_of[district]),
        next_door=tuple(next_door(campaign, chamber, district)),
        towns=tuple(towns_of(campaign, parts or (district,))),
        map=StateMap(found.size, found.state) if found else None,
        drawing=found.drawings.get(district) if found and not (parts and district in legislature.upper_of) else None,
        as_of=words.day_and_year(campaign.roster.as_of),
        data=legislature.district_file(chamber.id, district),
    )


def _last_day(campaign: Campaign, chamber: Chamber, district: str) -> str:
    """Return the day on which the first of the members' terms ends; "" where nobody holds a seat."""
    terms = (campaign.holding(seat.id, name).term for seat, name in seats_of(campaign, chamber, district))
    return min((term.ends.isoformat() for term in terms if term), default="")


def _who(campaign: Campaign, lower: str) -> str:
    seat = seat_view(campaign, campaign.holding(campaign.legislature.lower.id, lower))
    return seat.person.titled if seat.person else seat.words


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
        yield TownsOf(
            county, tuple((town.name, not {each.district for each in town.candidates} <= inside) for town in towns)
        )
