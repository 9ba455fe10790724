"""Rules on the map and the list of places: both name the districts that exist, and the map keeps its notice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from campaign.campaign import Campaign
from campaign.finding import Finding
from campaign.model.places import County, Town, Zip, folded
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


RULES = (map_shows_every_district, map_keeps_its_notice, places_vote_somewhere, zips_are_digits, other_names_mean_towns)
