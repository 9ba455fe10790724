"""Pages that find a district by place: the page to type into, the lists that need no script, and the map's notice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

from campaign.campaign import Campaign
from campaign.model.district_map import DistrictMap
from campaign.pages import find_data
from campaign.pages.output import Output, file, page
from campaign.pages.place_lists import Parts, town_parts, zip_parts
from campaign.pages.views import Head
from campaign.pages.views_find import FindView, NoticeView, PlacesView


def outputs(campaign: Campaign) -> Iterator[Output]:
    """Yield the page that finds a district, the lists of towns and ZIPs, and the data that a script looks up."""
    state = campaign.legislature.state
    description = f"Find your {state} district by ZIP, town or map. What you type stays on your device."
    head = Head("Whom do I call? Find your district", description, "/find/", numbers="found by place")
    yield page(head, "find", lambda: _find_view(campaign))
    yield from _lists(campaign, "town", "towns", campaign.places.first_letters, town_parts)
    yield from _lists(campaign, "ZIP", "zips", campaign.places.first_digits, zip_parts)
    yield file(find_data.PLACES, lambda: find_data.places(campaign), lambda: _told(campaign))
    yield file(find_data.PEOPLE, lambda: find_data.people(campaign), lambda: campaign.holders)
    if campaign.map:
        yield from _map(campaign, campaign.map)


def _told(campaign: Campaign) -> tuple[object, ...]:
    """Return what decides how places come out."""
    return campaign.places.digest, campaign.places.also, campaign.legislature.source.digest


def _lists(
    campaign: Campaign, kind: str, folder: str, names: list[str], parts_of: Callable[[Campaign], Parts]
) -> Iterator[Output]:
    """Yield one list for each part; the parts are worked out once, and only if some list has to be written."""
    parts = cache(lambda: parts_of(campaign))
    for part in names:
        view = partial(_places_view, kind, folder, part, names, parts)
        head = _part_head(campaign.legislature.state, kind, folder, part)
        yield page(head, "places", view, lambda: _told(campaign))


def _map(campaign: Campaign, found: DistrictMap) -> Iterator[Output]:
    credit = found.credit
    about = f"Who made the map of districts, and the terms under which it may be used: {credit.name}."
    notice = NoticeView(credit, tuple(found.notice.strip().split("\n\n")))
    yield page(Head("The map’s notice", about, "/find/map-notice/"), "map-notice", lambda: notice)
    yield file(find_data.MAP, lambda: find_data.district_map(campaign), lambda: (found.digest, found.notice))


def _part_head(state: str, kind: str, folder: str, part: str) -> Head:
    if kind == "town":
        title, what = f"Towns with {part.upper()}", f"Towns and townships of {state} that begin with {part.upper()}"
    else:
        title, what = f"ZIPs from {part}00", f"ZIP codes of {state} from {part}00 to {part}99"
    description = f"{what}, each with the districts it votes in."
    return Head(f"{title}: find your district", description, f"/find/{folder}/{part}/")


def _find_view(campaign: Campaign) -> FindView:
    return FindView(
        letters=_links("towns", campaign.places.first_letters),
        prefixes=_links("zips", campaign.places.first_digits),
        has_map=campaign.map is not None,
        credits=(*([campaign.map.credit] if campaign.map else []), *campaign.places.credits),
    )


def _links(folder: str, parts: list[str]) -> tuple[tuple[str, str], ...]:
    return tuple((part.upper(), f"/find/{folder}/{part}/") for part in parts)


def _places_view(kind: str, folder: str, part: str, names: list[str], parts: Callable[[], Parts]) -> PlacesView:
    return PlacesView(kind=kind, part=part.upper(), rows=tuple(parts()[part]), others=_links(folder, names))
