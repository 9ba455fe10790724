"""The lists of places that need no script: towns by letter and ZIPs by number, each with its districts."""

from __future__ import annotations

from collections import defaultdict

from campaign.campaign import Campaign
from campaign.model.places import Box, Candidates, Zip
from campaign.pages.boxes import Boxes
from campaign.pages.likely import likely
from campaign.pages.views_find import DistrictLink, PlaceRow
from campaign.place_names import first_letter, folded, slug

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
    for each in sorted((*campaign.places.zips, *campaign.places.boxes), key=lambda each: each.code):
        parts[each.code[:3]].append(_zip(campaign, each) if isinstance(each, Zip) else _box(campaign, each, finder))
    return dict(parts)


def _zip(campaign: Campaign, found: Zip) -> PlaceRow:
    return PlaceRow(found.code, found.city, found.code, district_links(campaign, found.candidates))


def _box(campaign: Campaign, box: Box, finder: Boxes) -> PlaceRow:
    """Return a ZIP without an area, with the districts of its city."""
    where, candidates = finder.city(box)
    detail = f"post office boxes or one building in {box.city}; these are the districts of {where}"
    return PlaceRow(box.code, detail, box.code, district_links(campaign, candidates))


def district_links(campaign: Campaign, candidates: Candidates) -> tuple[DistrictLink, ...]:
    """Return the districts of a place, likeliest first, with honest words."""
    legislature, alone = campaign.legislature, len(candidates) == 1
    return tuple(
        DistrictLink(
            candidate.district,
            legislature.district_path(legislature.lower.id, candidate.district),
            likely(candidate, alone=alone),
        )
        for candidate in candidates
    )
