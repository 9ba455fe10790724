"""Places that people name and no table has (data/places-spots.yml, written by hand), and the districts they lie in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, NamedTuple

from campaign.model.district_map import DistrictMap, Place
from campaign.model.patterns import Slug
from campaign.model.places import Credit, Places
from campaign.read.typed import AtLeastOne, Form, FromFile, about, optional

PLACE = r"-?\d{1,2}\.\d+ -?\d{1,3}\.\d+"
Points = Annotated[str, Form(rf"{PLACE}(, {PLACE})*", "latitude and longitude, like 44.955 -93.102, 44.961 -93.110")]


@dataclass(frozen=True, kw_only=True)
class Spot(FromFile):
    """A place that is no town: where it lies is said by points, or by the areas or districts that stand for it."""

    name: str = about("its name", example="Dinkytown")
    what: str | None = optional("what it is and where, if the group does not say it", example="a part of Minneapolis")
    also: tuple[str, ...] = about("other names that people use", default=())
    points: Points | None = optional("latitude and longitude of places in it, spread evenly", example="44.955 -93.102")
    areas: tuple[str, ...] = about("other spots, or towns, whose districts are its", default=())
    districts: tuple[str, ...] = about("its districts, where a source gives nothing else", default=())
    origin: Slug | None = optional("the key of its source, if the group does not name it", key="source")
    note: str | None = optional("an honest sentence, where the group's does not fit")

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Return its points."""
        pairs = (point.split() for point in self.points.split(", ")) if self.points else ()
        return tuple((float(latitude), float(longitude)) for latitude, longitude in pairs)


@dataclass(frozen=True, kw_only=True)
class Group(FromFile):
    """Spots of one kind, which are listed on one page."""

    name: str = about("the heading of its page", example="Neighborhoods of Minneapolis")
    what: str = about("what each of its spots is", example="a neighborhood of Minneapolis")
    origin: Slug | None = optional("the key of the source of its points", key="source")
    note: str = about("an honest sentence on each", default="Borders are not exact here.")
    spots: Annotated[tuple[Spot, ...], AtLeastOne()] = about("its spots")


@dataclass(frozen=True, kw_only=True)
class Spots(FromFile):
    """Places that people name and no table has (data/places-spots.yml, written by hand)."""

    sources: dict[str, Credit] = about("by a key of your own, who made the points known", default_factory=dict)
    groups: tuple[Group, ...] = about("spots by kind", default=())


class Located(NamedTuple):
    """A spot with all that its group says for it, and its districts, the one with most points first."""

    spot: Spot
    group: str
    what: str
    note: str
    districts: tuple[str, ...]


@dataclass(frozen=True)
class Gazetteer:
    """Every spot in its place on the map; empty without a file."""

    file: Spots = field(default_factory=Spots)
    map: DistrictMap | None = None
    towns: Places = field(default_factory=Places)

    def __iter__(self) -> Iterator[tuple[Group, Spot]]:
        """Yield each spot with its group."""
        return ((group, spot) for group in self.file.groups for spot in group.spots)

    @cached_property
    def at(self) -> Mapping[Place, str | None]:
        """Return the district at each point of the file; None outside the map."""
        return self.map.districts_at({place for _group, spot in self for place in spot.places}) if self.map else {}

    @cached_property
    def named(self) -> Mapping[str, list[str]]:
        """Return by name the districts of what `areas` may mean, one for each point: a spot, else a town."""
        towns: dict[str, list[str]] = defaultdict(list)
        spots: dict[str, list[str]] = defaultdict(list)
        for town in self.towns.towns:
            towns[town.name] += [each.district for each in town.candidates]
        for _group, spot in self:
            if not spot.areas:
                spots[spot.name] += self.own(spot)
        return {**towns, **spots}

    def own(self, spot: Spot) -> list[str]:
        """Return the districts that a spot gives itself, one for each point."""
        return [*filter(None, map(self.at.get, spot.places)), *spot.districts]

    @cached_property
    def located(self) -> tuple[Located, ...]:
        """Return every spot that lies in a district, in the file's order."""
        found = []
        for group, spot in self:
            every = [*self.own(spot), *(each for area in spot.areas for each in self.named.get(area, ()))]
            districts = tuple(district for district, _count in Counter(every).most_common())
            if districts:
                note = spot.note or group.note
                found.append(Located(spot, group.name, spot.what or group.what, note, districts))
        return tuple(found)
