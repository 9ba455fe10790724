"""ZIPs, towns and counties with the districts they vote in (data/places.json), their names, and their sources."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from campaign.model.patterns import Link
from campaign.read.typed import FromFile, Source, about, optional

SHORT = dict(  # usual words in names of places, and how they are cut short
    pair.split(":")
    for pair in "saint:st sainte:ste mount:mt fort:ft north:n no:n south:s so:s east:e west:w"
    " township:twp tp:twp heights:hts hgts:hts center:ctr county:co lake:lake lk:lake and:".split()
)
LETTERS = {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"}
PLAIN = str.maketrans(LETTERS)

# What people write around the name of a place, folded as names are.
COUNTRY = ("usa", "us", "u s a", "united states", "united states of america")
FILLER = tuple(
    "am area around at by city from here hi hello home i im in is live lives living my near of our outside suburb the"
    " town twp village vote we zip zipcode code".split()
)
SEATS = tuple(
    "assembly d dist district hd house hse ld legislative member my nd of rd rep representative representatives sd"
    " senate senator sen st state th the".split()
)
SIDES = tuple("central downtown e midtown n ne northeast northwest nw s se southeast southwest sw uptown w".split())
STREET = tuple(
    "alley apartment apt ave avenue av blvd boulevard box cir circle court cr crossing csah ct curve dr drive freeway"
    " highway hwy lane ln loop parkway pkwy pl place plaza rd road route rte rural sq square st street suite ter"
    " terrace trail trl unit way".split()
)


@functools.cache
def folded(name: str) -> str:
    """Return a name in small plain letters, usual words cut short: “Saint Mary's Point” becomes “st marys point”."""
    apart = unicodedata.normalize("NFD", name.lower().translate(PLAIN))
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    words = re.findall(r"[^\W_]+", re.sub(r"['’.]", "", bare))
    return " ".join(short for word in words if (short := SHORT.get(word, word))).replace("mc ", "mc")


def slug(name: str) -> str:
    """Return a name as an anchor."""
    return folded(name).replace(" ", "-")


def first_letter(name: str) -> str:
    """Return the letter a name is listed under; `0-9` for a digit."""
    if name[:1].isascii() and name[:1].isalpha() and name[:3].lower() != "and":
        return name[0].lower()  # as it would be folded; thousands of names are asked for it at each build
    first = folded(name)[:1]
    return first if first.isalpha() else "0-9"


@dataclass(frozen=True, kw_only=True)
class Credit:
    """Who made known some facts, and as of when."""

    what: str = about("which facts these are")
    name: str = about("who publishes them", example="U.S. Census Bureau")
    url: Link | None = optional("where they can be had")
    as_of: str = about("the day or year in which they were true", example="November 2024")
    terms: str | None = optional("under what terms they may be used")


class Candidate(NamedTuple):
    """A district that a place votes in, and the share of its voters there (0 to 1; None where nobody counted)."""

    district: str
    share: float | None


Candidates = tuple[Candidate, ...]


class Town(NamedTuple):
    """A city, town or township; (name, county) is what tells it from others."""

    name: str
    county: str
    voters: int
    candidates: Candidates


class Zip(NamedTuple):
    """A ZIP that covers an area: the city of its post office, other names in use there."""

    code: str
    city: str
    also: tuple[str, ...]
    voters: int  # an estimate
    candidates: Candidates


class Box(NamedTuple):
    """A ZIP of post office boxes or of one building: it has a city and no area."""

    code: str
    city: str
    county: str


class County(NamedTuple):
    """A county."""

    name: str
    candidates: Candidates


@dataclass(frozen=True)
class Places:
    """Every place that the site can find; all empty where none were imported."""

    towns: tuple[Town, ...] = ()
    zips: tuple[Zip, ...] = ()
    boxes: tuple[Box, ...] = ()
    counties: tuple[County, ...] = ()
    credits: tuple[Credit, ...] = ()
    also: tuple[tuple[str, tuple[str, ...]], ...] = ()  # what people type, with the names it may stand for
    state: tuple[str, ...] = ()  # what people write for the state, besides its name
    elsewhere: tuple[str, ...] = ()  # what people write for other states
    names: Source = field(default_factory=Source, compare=False, repr=False)  # where those were read

    @cached_property
    def towns_in(self) -> dict[str, list[tuple[Town, Candidate]]]:
        """Return by district the towns that vote there, by name."""
        found: dict[str, list[tuple[Town, Candidate]]] = defaultdict(list)
        for town in self.towns:
            for candidate in town.candidates:
                found[candidate.district].append((town, candidate))
        return found

    @cached_property
    def county(self) -> dict[str, County]:
        """Return the counties by name."""
        return {county.name: county for county in self.counties}

    @cached_property
    def first_letters(self) -> list[str]:
        """Return the letters under which towns are listed."""
        return sorted({first_letter(town.name) for town in self.towns})

    @cached_property
    def first_digits(self) -> list[str]:
        """Return the three digits under which ZIPs are listed."""
        return sorted({each.code[:3] for each in self.zips} | {each.code[:3] for each in self.boxes})


@dataclass(frozen=True, kw_only=True)
class Names(FromFile):
    """What people also call a place (data/places-names.yml, written by hand)."""

    also: dict[str, str] = about(
        "what people type, and the place's own name; where it may be one of several, each of them, with commas between",
        example="WBL: White Bear Lake",
        default_factory=dict,
    )
    state: tuple[str, ...] = about("other ways to write the state", example="[Minn]", default=())
    elsewhere: tuple[str, ...] = about(
        "ways to write another state, as they end an address", example="[Iowa, IA]", default=()
    )

    @property
    def meant(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return each name that people type with those that it may stand for."""
        return tuple((name, tuple(map(str.strip, full.split(",")))) for name, full in self.also.items())


def candidates(votes: Mapping[str, int]) -> Candidates:
    """Return districts with their share of the voters counted, in the order given: likeliest first."""
    total = sum(votes.values())
    return tuple(Candidate(district, count / total if total else None) for district, count in votes.items())


def places(value: Mapping[str, Any]) -> Places:
    """Return the places of a file; KeyError, TypeError or ValueError where it is not as import-places writes it."""
    return Places(
        towns=tuple(
            Town(name, county, sum(votes.values()), candidates(votes)) for name, county, votes in value["towns"]
        ),
        zips=tuple(
            Zip(code, city, tuple(also), sum(votes.values()), candidates(votes))
            for code, city, also, votes in value["zips"]
        ),
        boxes=tuple(Box(code, city, county) for code, city, county in value["boxes"]),
        counties=tuple(County(name, candidates(votes)) for name, votes in value["counties"]),
        credits=tuple(Credit(**credit) for credit in value["sources"].values()),
    )
