"""Rules on the map, the places and the spots: all name what exists, spots lie on the map, the map keeps its notice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from campaign.campaign import Campaign
from campaign.finding import Finding
from campaign.model.places import County, Town, Zip, folded
from campaign.model.spots import Spot
from campaign.sources import MAP, NAMES, NOTICE, PLACES


def map_shows_every_district(campaign: Campaign) -> Iterator[Finding]:
    """The map shows each lower district of data/legislature.yml, and no other."""
    if campaign.map and set(campaign.map.districts) != set(campaign.legislature.upper_of):
        odd = sorted(set(campaign.map.districts) ^ set(campaign.legislature.upper_of))
        message = f"The map and data/legislature.yml differ on {', '.join(odd[:5])}"
        yield Finding(MAP, 1, message, "Import the map again, or correct `districts` in data/legislature.yml")


def map_keeps_its_notice(campaign: Campaign) -> Iterator[Finding]:
    """The notice of the map's maker goes wherever the shapes go."""
    if campaign.map and not campaign.map.notice.strip():
        yield Finding(NOTICE, 1, "The map's notice is missing", "Put it back, or import the map again")


def places_vote_somewhere(campaign: Campaign) -> Iterator[Finding]:
    """Every place votes in districts that exist."""
    places = campaign.places
    voting: Iterable[Town | Zip | County] = (*places.towns, *places.zips, *places.counties)
    named = {candidate.district for place in voting for candidate in place.candidates}
    for district in sorted(named - set(campaign.legislature.upper_of)):
        message = f"There is no district {district}"
        yield Finding(PLACES, 1, message, "Import the places again, or correct `districts` in data/legislature.yml")


def zips_are_digits(campaign: Campaign) -> Iterator[Finding]:
    """A ZIP is five digits: the first three are part of an address."""
    for code in (*(each.code for each in campaign.places.zips), *(each.code for each in campaign.places.boxes)):
        if not (len(code) == 5 and code.isascii() and code.isdigit()):
            yield Finding(PLACES, 1, f"“{code}” is not a ZIP of five digits", "Import the places again")


def other_names_mean_towns(campaign: Campaign) -> Iterator[Finding]:
    """A name that people also use means a town that is known, and not by that name itself; it stands there once."""
    known, seen = {town.name for town in campaign.places.towns}, set[str]()
    known |= {spot.name for _group, spot in campaign.gazetteer}
    for name, towns in campaign.places.also:
        line = campaign.places.names.line(f"also.{name}")
        for town in towns:
            if town not in known:
                message = f"`{name}` is given to {town}, which is no town of data/places.json"
                yield Finding(NAMES, line, message, "Write the town's name as it is written there")
        if {folded(town) for town in towns} == {folded(name)}:
            yield Finding(NAMES, line, f"`{name}` leads to itself: it is found without this line", "Take the line out")
        if folded(name) in seen:
            message = f"`{name}` stands here twice: case, dots and usual short forms make no difference"
            yield Finding(NAMES, line, message, "Keep one line, with all its towns, commas between them")
        seen.add(folded(name))


def spots_lie_somewhere(campaign: Campaign) -> Iterator[Finding]:
    """A spot says in one way where it lies: by points, areas or districts."""
    for _group, spot in campaign.gazetteer:
        if sum(map(bool, (spot.points, spot.areas, spot.districts))) != 1:
            message = f"`{spot.name}` must have one of `points`, `areas` and `districts`"
            yield _finding(spot, "name", message, "Add `points: 44.955 -93.102`, or remove what is too much")


def spots_lie_on_the_map(campaign: Campaign) -> Iterator[Finding]:
    """Every point of a spot lies in a district: latitude first."""
    at = campaign.gazetteer.at
    for _group, spot in campaign.gazetteer:
        outside = [
            f"{latitude} {longitude}" for latitude, longitude in spot.places if not at.get((latitude, longitude), 1)
        ]
        if outside:
            message = f"{outside[0]} of `{spot.name}` lies outside every district"
            yield _finding(spot, "points", message, "Write latitude, then longitude, of a place in the state")


def spots_mean_what_exists(campaign: Campaign) -> Iterator[Finding]:
    """The districts and areas of a spot exist."""
    known = campaign.legislature.upper_of
    for _group, spot in campaign.gazetteer:
        for district in spot.districts:
            if district not in known:
                message = f"`{spot.name}` lies in {district}, which is no district"
                yield _finding(spot, "districts", message, "Write one of data/legislature.yml")
        for area in spot.areas:
            if area not in campaign.gazetteer.named:
                message = f"`{spot.name}` stands for {area}, which is no town and no spot with points of its own"
                yield _finding(spot, "areas", message, "Write the name as it is in data/places.json or in this file")


def spots_name_their_source(campaign: Campaign) -> Iterator[Finding]:
    """Whoever made the points of a spot known is named."""
    sources = campaign.spots.sources if campaign.spots else {}
    for group, spot in campaign.gazetteer:
        origin = spot.origin or group.origin
        if not spot.areas and origin not in sources:
            told = f"has the source `{origin}`, which is not in `sources`" if origin else "has no source"
            fix = f"Write one of {', '.join(sources)}, or add it to `sources` above"
            yield _finding(spot, "source" if spot.origin else "name", f"`{spot.name}` {told}", fix)


def spots_differ(campaign: Campaign) -> Iterator[Finding]:
    """No two spots have one name and are the same kind of place."""
    seen: set[tuple[str, str]] = set()
    for group, spot in campaign.gazetteer:
        for name in (spot.name, *spot.also):
            key = folded(name), spot.what or group.what
            if key in seen:
                message = f"`{name}` is in this file twice as {key[1]}"
                yield _finding(spot, "also" if name in spot.also else "name", message, "Say in `what` how they differ")
            seen.add(key)


def spots_are_told_from_towns(campaign: Campaign) -> Iterator[Finding]:
    """A spot with a town's name says where it is, so that nobody takes it for the town."""
    towns = {folded(town.name) for town in campaign.places.towns} if campaign.spots else set()
    known = {*(town.name for town in campaign.places.towns), *campaign.places.county}
    for group, spot in campaign.gazetteer:
        if folded(spot.name) in towns and known.isdisjoint(_runs(spot.what or group.what)):
            fix = "Say in `what` where this one is, like “a neighborhood of” and a town’s name"
            yield _finding(spot, "name", f"`{spot.name}` is a town’s name, too", fix)


def _runs(text: str) -> Iterator[str]:
    """Yield every run of words in a text, as the name of a town may have several."""
    words = text.replace(",", "").split()
    yield from (" ".join(words[first:last]) for first in range(len(words)) for last in range(first + 1, len(words) + 1))


def _finding(spot: Spot, key: str, message: str, fix: str) -> Finding:
    return Finding(spot.source.path, spot.source.line(key), message, fix)


RULES = (
    map_shows_every_district,
    map_keeps_its_notice,
    places_vote_somewhere,
    zips_are_digits,
    other_names_mean_towns,
    spots_lie_somewhere,
    spots_lie_on_the_map,
    spots_mean_what_exists,
    spots_name_their_source,
    spots_differ,
    spots_are_told_from_towns,
)
