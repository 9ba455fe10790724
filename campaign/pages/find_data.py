"""What the page that finds a district looks up on the device: places, people, and the map, each a file of its own.

Each is fetched whole, so that no request says what was typed. Words are made here; the script only shows them.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import asdict
from typing import Any

from campaign.campaign import Campaign
from campaign.model.legislature import Chamber
from campaign.model.places import Candidates, Zip, candidates
from campaign.pages.boxes import Boxes
from campaign.pages.likely import likely
from campaign.pages.people import NOT_KNOWN_YET, seat_view
from campaign.place_names import folded

PLACES, PEOPLE, MAP = "/find/places.json", "/find/people.json", "/find/map.json"


def places(campaign: Campaign) -> str:
    """Return towns (the largest first), ZIPs and counties with their districts.

    A place's districts are numbers in pairs: the district in the list of `districts`, how likely it is in the list of
    `words`; a district alone stands for everybody there.
    """
    found, packer, boxes = campaign.places, _Packer(campaign), Boxes(campaign.places)
    counties = [county.name for county in found.counties]
    towns = sorted(found.towns, key=lambda town: (-town.voters, town.name, town.county))
    return _json(
        {
            "towns": [[t.name, counties.index(t.county), packer.pack(t.candidates)] for t in towns],
            "zips": {each.code: [each.city, packer.pack(each.candidates)] for each in found.zips},
            "boxes": {box.code: _box(box.city, *boxes.city(box), packer) for box in found.boxes},
            "names": [[name, packer.pack(each)] for name, each in _post_names(campaign)],
            "counties": [[county.name, packer.pack(county.candidates)] for county in found.counties],
            "also": {folded(name): folded(town) for name, town in found.also},
            "state": [folded(campaign.legislature.state), folded(campaign.legislature.abbreviation)],
            "districts": list(packer.districts),
            "words": list(packer.words),
        }
    )


class _Packer:
    """Turns candidates into numbers, and keeps the list of words they stand for."""

    def __init__(self, campaign: Campaign) -> None:
        self.districts = {name: number for number, name in enumerate(campaign.legislature.upper_of)}
        self.words: dict[str, int] = {}

    def pack(self, found: Candidates) -> list[int]:
        """Return pairs of district and words; the district alone where there is only one."""
        if len(found) == 1:
            return [self.districts[found[0].district]]
        pairs = ((self.districts[each.district], self._said(likely(each, alone=False))) for each in found)
        return [number for pair in pairs for number in pair]

    def _said(self, words: str) -> int:
        return self.words.setdefault(words, len(self.words))


def _box(city: str, where: str, found: Candidates, packer: _Packer) -> list[Any]:
    return [city, where, packer.pack(found)]


def _post_names(campaign: Campaign) -> list[tuple[str, Candidates]]:
    """Return names that the post office uses and no town has, with the districts of their ZIPs, likeliest first."""
    towns = {folded(town.name) for town in campaign.places.towns}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for each in campaign.places.zips:
        for name in dict.fromkeys((each.city, *each.also)):
            if name and folded(name) not in towns:
                votes[name].update(_votes(each))
    return [(name, candidates(dict(counted.most_common()))) for name, counted in sorted(votes.items())]


def _votes(each: Zip) -> dict[str, int]:
    return {candidate.district: round((candidate.share or 0) * each.voters) for candidate in each.candidates}


def people(campaign: Campaign) -> str:
    """Return who holds each seat, by chamber and district, and the upper district of each lower one."""
    legislature = campaign.legislature
    return _json(
        {
            "chambers": [_chamber(campaign, chamber) for chamber in (legislature.upper, legislature.lower)],
            "upper": legislature.upper_of,
            "zone": legislature.timezone,
            "unknown": NOT_KNOWN_YET,
        }
    )


def _chamber(campaign: Campaign, chamber: Chamber) -> dict[str, Any]:
    districts = campaign.legislature.seats(chamber.id)
    return {
        "id": chamber.id,
        "word": chamber.word,
        "role": chamber.role.replace("-", " "),
        "seats": {district: _seat(campaign, chamber, district) for district in districts},
    }


def _seat(campaign: Campaign, chamber: Chamber, district: str) -> dict[str, str]:
    """Return the member who holds a seat and until when, or in words why there is nobody."""
    holding = campaign.holding(chamber.id, district)
    seat = seat_view(campaign, holding)
    person = seat.person
    if person is None or holding.term is None:
        return {"words": seat.words}
    said = {"who": person.titled, "name": person.name, "first": person.given_name, "last": person.family_name}
    phone = {"phone": person.phone.text} if person.phone else {}
    return {**said, "party": person.party, **phone, "path": person.path, "until": holding.term.ends.isoformat()}


def district_map(campaign: Campaign) -> str:
    """Return the map as theme/static/js/lookup.js reads it, with its maker's notice."""
    found = campaign.map
    if found is None:
        return "{}"
    source = {key: value for key, value in asdict(found.credit).items() if value}
    return _json(
        {
            "notice": found.notice,
            "source": source,
            "scale": found.scale,
            "districts": found.districts,
            "labels": found.labels,
            "water": found.water,
            "shore": found.shore,
            "arcs": found.arcs,
        }
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
