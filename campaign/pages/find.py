"""Pages that find a district by place: the one to type into, the lists that need no script, and the map's notice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from campaign.campaign import Campaign
from campaign.model.district_map import DistrictMap
from campaign.model.legislature import Chamber
from campaign.model.places import Box, Candidates, Credit, Zip, first_letter, folded, slug
from campaign.model.spots import Located
from campaign.pages import find_data
from campaign.pages.find_data import Boxes, likely
from campaign.pages.output import Head, Output, file, page


@dataclass(frozen=True)
class DistrictLink:
    """A district to go to, and who of the place in question votes there: 14A, /districts/14A/, “About half”."""

    district: str
    path: str
    words: str = ""


@dataclass(frozen=True)
class PlaceRow:
    """A town, ZIP or spot with its districts, likeliest first; `anchor` is its place on the page."""

    name: str
    detail: str  # "Stearns County", "St. Cloud", "post office boxes in St. Cloud", "a part of Duluth"
    anchor: str
    districts: tuple[DistrictLink, ...]
    note: str = ""


@dataclass(frozen=True)
class PlacesView:
    """One page of the list of towns, of ZIPs or of spots."""

    kind: str  # town, ZIP or place
    part: str  # "A", "550", or "Lakes"
    rows: tuple[PlaceRow, ...]
    others: tuple[tuple[str, str], ...]  # every such page: its part and its address
    note: str  # what is to be known of nearly all rows


@dataclass(frozen=True)
class FindView:
    """The page that finds a district."""

    letters: tuple[tuple[str, str], ...]  # A, /find/towns/a/
    prefixes: tuple[tuple[str, str], ...]  # 550, /find/zips/550/
    groups: tuple[tuple[str, str], ...]  # Lakes, /find/places/lakes/
    has_map: bool
    credits: tuple[Credit, ...]


Parts = dict[str, list[PlaceRow]]


def town_parts(campaign: Campaign) -> Parts:
    """Return the towns by first letter, in the order of the alphabet."""
    parts: Parts = defaultdict(list)
    for town in sorted(campaign.places.towns, key=lambda town: (folded(town.name), town.name, town.county)):
        anchor = slug(f"{town.name} {town.county}")
        links = district_links(campaign, town.candidates)
        parts[first_letter(town.name)].append(PlaceRow(town.name, f"{town.county} County", anchor, links))
    return dict(sorted(parts.items()))


def zip_parts(campaign: Campaign) -> Parts:
    """Return the ZIPs by their first three digits, in order, those without an area among them."""
    parts: Parts = defaultdict(list)
    finder = Boxes(campaign.places)
    found: list[Zip | Box] = [*campaign.places.zips, *campaign.places.boxes]
    for each in sorted(found, key=lambda each: each.code):
        parts[each.code[:3]].append(_row(campaign, each, finder))
    return dict(parts)


def _row(campaign: Campaign, found: Zip | Box, finder: Boxes) -> PlaceRow:
    """Return a ZIP; one without an area has the districts of its city."""
    if isinstance(found, Zip):
        return PlaceRow(found.code, found.city, found.code, district_links(campaign, found.candidates))
    where, candidates = finder.city(found)
    detail = f"post office boxes or one building in {found.city}; these are the districts of {where}"
    return PlaceRow(found.code, detail, found.code, district_links(campaign, candidates))


def spot_parts(campaign: Campaign) -> Parts:
    """Return the spots by their group's name as an address, in the file's order."""
    parts: Parts = defaultdict(list)
    for spot in campaign.gazetteer.located:
        parts[slug(spot.group)].append(_spot_row(campaign, spot))
    return parts


def _spot_row(campaign: Campaign, found: Located) -> PlaceRow:
    name, also = found.spot.name, found.spot.also
    detail = f"{found.what}; also {', '.join(also)}" if also else found.what
    links = tuple(
        link(campaign, campaign.legislature.lower, each, find_data.near(found.districts)) for each in found.districts
    )
    return PlaceRow(name, detail, slug(name), links, found.note)


def district_links(campaign: Campaign, candidates: Candidates) -> tuple[DistrictLink, ...]:
    """Return the districts of a place, likeliest first, with honest words."""
    lower, alone = campaign.legislature.lower, len(candidates) == 1
    return tuple(link(campaign, lower, each.district, likely(each, alone=alone)) for each in candidates)


def link(campaign: Campaign, chamber: Chamber, district: str, words: str = "") -> DistrictLink:
    """Return the link to a district's call sheet."""
    return DistrictLink(district, campaign.legislature.district_path(chamber.id, district), words)


def outputs(campaign: Campaign) -> Iterator[Output]:
    """Yield the page that finds a district, the lists of places, and the data that a script looks up."""
    state = campaign.legislature.state
    description = f"Find your {state} district by ZIP, town or map. What you type stays on your device."
    head = Head("Whom do I call? Find your district", description, "/find/", numbers="found by place")
    yield page(head, "find", lambda: _find_view(campaign))
    places = campaign.places
    yield from _lists(campaign, "town", "towns", {part: part.upper() for part in places.first_letters}, town_parts)
    yield from _lists(campaign, "ZIP", "zips", {part: part for part in places.first_digits}, zip_parts)
    yield from _lists(campaign, "place", "places", _groups(campaign), spot_parts)
    yield file(find_data.PLACES, lambda: find_data.places(campaign))
    yield file(find_data.PEOPLE, lambda: find_data.people(campaign))
    if campaign.map:
        yield from _map(campaign, campaign.map)


def _lists(
    campaign: Campaign, kind: str, folder: str, names: dict[str, str], parts_of: Callable[[Campaign], Parts]
) -> Iterator[Output]:
    """Yield one list for each part; the parts are worked out once, and only if some list has to be written."""
    parts = cache(lambda: parts_of(campaign))
    for part in names:
        view = partial(_places_view, kind, folder, part, names, parts)
        head = _part_head(campaign.legislature.state, kind, folder, part, names[part])
        yield page(head, "places", view)


def _map(campaign: Campaign, found: DistrictMap) -> Iterator[Output]:
    credit = found.credit
    about = f"Who made the map of districts, and the terms under which it may be used: {credit.name}."
    notice = credit, found.notice.strip().split("\n\n")
    yield page(Head("The map’s notice", about, "/find/map-notice/"), "map-notice", lambda: notice)
    yield file(find_data.MAP, lambda: find_data.district_map(found))


def _part_head(state: str, kind: str, folder: str, part: str, name: str) -> Head:
    if kind == "town":
        title, what = f"Towns with {name}", f"Towns and townships of {state} that begin with {name}"
    elif kind == "place":
        title, what = name, f"Places of {state} that people name: {name}"
    else:
        title, what = f"ZIPs from {part}00", f"ZIP codes of {state} from {part}00 to {part}99"
    description = f"{what}, each with the districts it votes in."
    return Head(f"{title}: find your district", description, f"/find/{folder}/{part}/")


def _find_view(campaign: Campaign) -> FindView:
    credits = (*campaign.places.credits, *(campaign.spots.sources.values() if campaign.spots else ()))
    return FindView(
        letters=_links("towns", {part: part.upper() for part in campaign.places.first_letters}),
        prefixes=_links("zips", {part: part for part in campaign.places.first_digits}),
        groups=_links("places", _groups(campaign)),
        has_map=campaign.map is not None,
        credits=(*([campaign.map.credit] if campaign.map else []), *credits),
    )


def _groups(campaign: Campaign) -> dict[str, str]:
    """Return the groups that have spots, by their names as addresses."""
    return {slug(spot.group): spot.group for spot in campaign.gazetteer.located}


def _links(folder: str, parts: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, f"/find/{folder}/{part}/") for part, name in parts.items())


def _places_view(kind: str, folder: str, part: str, names: dict[str, str], parts: Callable[[], Parts]) -> PlacesView:
    rows = tuple(parts()[part])
    ((note, _count),) = Counter(row.note for row in rows).most_common(1)
    return PlacesView(kind=kind, part=names[part], rows=rows, others=_links(folder, names), note=note)
