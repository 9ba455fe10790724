"""Where places and borders come from (data/sources.yml), and the water that drawings leave out."""

# ruff: noqa: RUF009 - about() is dataclasses.field with words

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from campaign.model.patterns import Link
from campaign.model.places import Credit
from campaign.read.typed import Form, FromFile, about, optional

Place = Annotated[str, Form(r"-?\d{1,3}(\.\d+)? -?\d{1,2}(\.\d+)?", "a longitude and a latitude, like -92.1 46.78")]

# Nothing is asked for in the open; this computer alone (where tests are) may be.
Download = Annotated[str, Form(r"(https://|http://127\.0\.0\.1:)[^\s\"'<>]+", "an address that starts with https://")]


@dataclass(frozen=True, kw_only=True)
class Columns:
    """How a downloaded table of places calls what it says of each."""

    name: str = about("the column with the place's name", example="municipality")
    district: str = about("the column with a district of the lower chamber", example="house")
    voters: str = about("the column with the registered voters", example="registered_2024")


@dataclass(frozen=True, kw_only=True)
class Tables:
    """The tables that every publisher heads in its own way."""

    towns: Columns = about("the table of towns")
    counties: Columns = about("the table of counties")


@dataclass(frozen=True, kw_only=True)
class Archive(FromFile):
    """Facts that `python3 tasks.py refresh` downloads by itself."""

    what: str = about("which facts these are")
    name: str = about("who publishes them", example="Open States people")
    url: Link = about("where people can look at them")
    archive: Download = about("where all of it can be had as one .tar.gz")
    folder: str = about("the folder in it that is ours", example="data/mn")
    terms: str | None = optional("under what terms they may be used")


@dataclass(frozen=True, kw_only=True)
class Sources(FromFile):
    """The origins of people, map and places."""

    people: Archive | None = optional("legislators and committees; without it nothing is refreshed")

    map: Credit = about("the borders of districts")
    zips: Credit = about("ZIP areas and the districts they lie in")
    shares: Credit = about("how many voters of a ZIP live in each district")
    boxes: Credit = about("ZIP codes that have no area")
    towns: Credit = about("towns and counties and the districts they vote in")
    tables: Tables = about("which columns of the downloads are read")


@dataclass(frozen=True, kw_only=True)
class Lake:
    """Water that drawings leave out."""

    name: str = about("its name")
    shore: tuple[Place, ...] = about("a line of places around it, each a longitude and a latitude")


@dataclass(frozen=True, kw_only=True)
class Water(FromFile):
    """All water that drawings leave out."""

    lakes: tuple[Lake, ...] = about("the lakes", default=())


@dataclass(frozen=True, kw_only=True)
class Land(FromFile):
    """Land that a city took in after the districts were drawn, as a circle around it."""

    city: str = about("the city", example="Shakopee")
    precinct: str | None = optional("the city's precinct that holds it", example="P-13")
    district: str = about("the lower district that this precinct votes in", example="54A")
    middle: Place = about("the middle of the land, a longitude and a latitude", example="-93.55 44.76")
    meters: int = about("how far the land reaches from there", example="900")

    @property
    def place(self) -> tuple[float, float]:
        """Return the middle in degrees: longitude, latitude."""
        longitude, latitude = map(float, self.middle.split())
        return longitude, latitude

    @property
    def degrees(self) -> float:
        """Return how far the land reaches, in degrees of latitude."""
        return self.meters / 111_132


@dataclass(frozen=True, kw_only=True)
class Annexed(FromFile):
    """All land where the map may be behind a city."""

    lands: tuple[Land, ...] = about("the land, a circle each", default=())
