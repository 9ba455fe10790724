"""What the page that finds a district looks up on the device: places, people, and the map, each a file of its own.

Each is fetched whole, so that no request says what was typed. Words are made here; the script only shows them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from campaign import digest
from campaign.campaign import Campaign
from campaign.model.district_map import DistrictMap
from campaign.model.legislature import Chamber
from campaign.model.places import (
    COUNTRY,
    FILLER,
    LETTERS,
    SEATS,
    SHORT,
    SIDES,
    STREET,
    Box,
    Candidate,
    Candidates,
    County,
    Places,
    Town,
    Zip,
    candidates,
    folded,
)
from campaign.model.roster import Holding
from campaign.model.spots import Located
from campaign.pages.call_card import LABELS
from campaign.pages.legislators import NOT_KNOWN_YET, holdings_of, seat_view
from campaign.pages.output import compact_json

PLACES, PEOPLE, MAP = "/find/places.json", "/find/people.json", "/find/map.json"
# Where land joined a city after the districts were drawn, the ballot may follow the city.
ANNEXED = (
    "{} has taken in land here since the districts were drawn. If you live in the city, you may vote in {}. "
    "The official map can tell. "
)


def likely(candidate: Candidate, *, alone: bool) -> str:
    """Return who of the place votes in a district; `alone` when it is the only one. Never finer than a tenth."""
    share = candidate.share
    if alone:
        return "Everybody there"
    if share is None:
        return "Not known how many voters"
    if share < 0.05:
        return "Very few voters" if share < 0.005 else "Fewer than 1 in 20 voters"
    if share >= 0.95:
        return "Nearly all voters"
    tenths = max(1, min(9, round(share * 10)))
    if tenths == 5:
        return "About half of the voters"
    return f"Most voters, about {tenths} in 10" if tenths > 6 else f"About {tenths} in 10 voters"


def near(districts: Sequence[str]) -> str:
    """Return how a spot lies in each of its districts: nobody counted who votes where."""
    return "Around here" if len(districts) == 1 else "Part of it"


class Boxes:
    """Knows for a ZIP without an area the city of that name, else its county."""

    def __init__(self, places: Places) -> None:
        """Take the towns, the names they also go by, and the counties."""
        self.also = {folded(name): folded(full) for name, (full, *_others) in places.also}
        self.counties: dict[str, County] = {folded(county.name): county for county in places.counties}
        self.towns: dict[str, list[Town]] = defaultdict(list)
        for town in places.towns:
            self.towns[folded(town.name)].append(town)

    def city(self, box: Box) -> tuple[str, Candidates]:
        """Return the name of the place that stands for the box, and its districts; a city may lie in two counties."""
        name, county = folded(box.city), self.counties.get(folded(box.county))
        parts = self.towns.get(self.also.get(name, name), [])
        if parts:
            return parts[0].name, joined(parts)
        return f"{county.name if county else box.county} County", county.candidates if county else ()


def joined(found: Iterable[Town | Zip]) -> Candidates:
    """Return the districts of places together, those with most voters first."""
    votes: Counter[str] = Counter()
    for place in found:
        votes.update({each.district: round((each.share or 0) * place.voters) for each in place.candidates})
    return candidates(dict(votes.most_common()))


def places(campaign: Campaign) -> str:
    """Return towns (the largest first), ZIPs, counties and spots with their districts.

    A place's districts are numbers in pairs: the district in the list of `districts`, how likely it is in the list of
    `words`; a district alone stands for everybody there.
    """
    found, packer, boxes = campaign.places, _Packer(campaign), Boxes(campaign.places)
    counties = [county.name for county in found.counties]
    towns = sorted(found.towns, key=lambda town: (-town.voters, town.name, town.county))
    return compact_json(
        {
            "towns": [[t.name, counties.index(t.county), packer.pack(t.candidates)] for t in towns],
            "zips": {each.code: [each.city, packer.pack(each.candidates)] for each in found.zips},
            "boxes": {box.code: packer.place(*boxes.city(box)) for box in found.boxes},
            "names": [packer.place(name, each) for name, each in _post_names(campaign)],
            "counties": [packer.place(county.name, county.candidates) for county in found.counties],
            "spots": [spot for each in campaign.gazetteer.located for spot in packer.spots(each)],
            "also": [[folded(name), folded(each)] for name, full in found.also for each in full],
            "districts": list(packer.districts),
            "named": packer.districts_by_name(campaign.legislature.upper_of),
            "words": list(packer.words),
            **_language(campaign),
        }
    )


def _language(campaign: Campaign) -> dict[str, Any]:
    """Return what tells a place's name from the words around it (see campaign/model/places.py)."""
    legislature, found = campaign.legislature, campaign.places
    return {
        "state": [*map(folded, (legislature.state, legislature.abbreviation, *found.state)), *COUNTRY],
        "elsewhere": [folded(each) for each in found.elsewhere],
        "short": SHORT,
        "plain": LETTERS,
        "filler": FILLER,
        "seats": SEATS,
        "sides": SIDES,
        "street": STREET,
    }


class _Packer:
    """Turns candidates into numbers, and keeps the list of words they stand for."""

    def __init__(self, campaign: Campaign) -> None:
        self.districts = {name: number for number, name in enumerate(campaign.legislature.upper_of)}
        self.words: dict[str, int] = {}

    def pack(self, found: Candidates) -> list[int]:
        """Return pairs of district and words; the district alone where there is only one."""
        if len(found) == 1:
            return [self.districts[found[0].district]]
        return self.pairs((each.district, likely(each, alone=False)) for each in found)

    def pairs(self, found: Iterable[tuple[str, str]]) -> list[int]:
        """Return districts and words as numbers."""
        words = ((self.districts[district], self.words.setdefault(text, len(self.words))) for district, text in found)
        return [number for pair in words for number in pair]

    def spots(self, found: Located) -> Iterator[list[Any]]:
        """Yield a spot's name, what it is, its districts and a note; the same for each of its other names."""
        packed = self.pairs((district, near(found.districts)) for district in found.districts)
        yield [found.spot.name, found.what, packed, found.note]
        for name in found.spot.also:
            yield [name, f"that is {found.spot.name}, {found.what}", packed, found.note]

    def districts_by_name(self, upper_of: Mapping[str, str]) -> list[list[Any]]:
        """Return each lower district, and each upper one with the lower ones in it."""
        parts: dict[str, list[str]] = defaultdict(list)
        for lower, upper in upper_of.items():
            parts[upper].append(lower)
        words = {lower: (lower,) for lower in upper_of}
        return [
            [f"District {name}", "", self.said(found, "The district you typed" if name in upper_of else "A part of it")]
            for name, found in {**parts, **words}.items()
        ]

    def said(self, districts: Iterable[str], words: str) -> list[int]:
        """Return pairs of district and words, the same words for all."""
        number = self.words.setdefault(words, len(self.words))
        return [each for name in districts for each in (self.districts[name], number)]

    def place(self, name: str, found: Candidates) -> list[Any]:
        """Return a name and its districts."""
        return [name, self.pack(found)]


def _post_names(campaign: Campaign) -> list[tuple[str, Candidates]]:
    """Return names that the post office uses and no town has, with the districts of their ZIPs, likeliest first."""
    towns = {folded(town.name) for town in campaign.places.towns}
    zips: dict[str, list[Zip]] = defaultdict(list)
    for each in campaign.places.zips:
        for name in dict.fromkeys((each.city, *each.also)):
            if name and folded(name) not in towns:
                zips[name].append(each)
    return [(name, joined(found)) for name, found in sorted(zips.items())]


def people(campaign: Campaign) -> str:
    """Return who holds each seat, by chamber and district, and the upper district of each lower one."""
    legislature = campaign.legislature
    return stamped(
        {
            "chambers": [_chamber(campaign, chamber) for chamber in (legislature.upper, legislature.lower)],
            "upper": legislature.upper_of,
            "zone": legislature.timezone,
            "unknown": NOT_KNOWN_YET,
            "no_number": LABELS.no_number,
        }
    )


def stamped(value: dict[str, Any]) -> str:
    """Return a value as JSON that says of which version it is, for devices that keep it."""
    return compact_json({**value, "stamp": digest.of_values(value)[:10]})


def _chamber(campaign: Campaign, chamber: Chamber) -> dict[str, Any]:
    return {
        "id": chamber.id,
        "word": chamber.word,
        "role": chamber.role_words,
        "seats": {each.seat.district: _seat(campaign, each) for each in holdings_of(campaign, chamber)},
    }


def _seat(campaign: Campaign, holding: Holding) -> dict[str, str]:
    """Return the member who holds a seat and until when, or in words why there is nobody."""
    seat, person, term = seat_view(campaign, holding), holding.legislator, holding.term
    if not (seat.person and person and term):
        return {"words": seat.words}
    said = {"who": seat.person.titled, "name": person.name, "first": person.given_name, "last": person.family_name}
    phone = {"phone": person.phone} if person.phone else {}
    return {**said, "party": person.party, **phone, "path": person.path, "until": term.ends.isoformat()}


def district_map(found: DistrictMap) -> str:
    """Return the map as theme/static/js/lookup.js reads it, with its maker's notice."""
    source = {key: value for key, value in asdict(found.credit).items() if value}
    shapes = {name: getattr(found, name) for name in ("scale", "districts", "labels", "water", "shore", "arcs")}
    annexed = [[*circle, district, ANNEXED.format(city, district)] for *circle, district, city in found.annexed]
    return compact_json({"notice": found.notice, "source": source, "annexed": annexed, **shapes})
