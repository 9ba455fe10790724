"""Seats and who holds them as data for other programs, with schemas, and the page that tells of all data files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from campaign.campaign import Campaign
from campaign.model.legislature import Chamber
from campaign.model.roster import Legislator, Term
from campaign.pages.call_sheets import next_door, seats_of, towns_of
from campaign.pages.output import Head, Output, Urls, file, json_text, page

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def _text(about: str, **more: object) -> Schema:
    return {"type": "string", "minLength": 1, "description": about, **more}


def _day(about: str) -> Schema:
    return {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$", "description": f"{about}, as year-month-day"}


def _names(about: str) -> Schema:
    return {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}, "description": about}


def _object(about: str, needed: str, **fields: Schema) -> Schema:
    return {
        "type": "object",
        "description": about,
        "properties": fields,
        "required": needed.split(),
        "additionalProperties": False,
    }


LEGISLATOR = _object(
    "The person who holds the seat on that day",
    "id title name given_name family_name party url from until",
    id=_text("A word that stays the same for this person"),
    title=_text("The short title: Sen., Rep. or another one"),
    name=_text("The name the person goes by"),
    given_name=_text("First name"),
    family_name=_text("Last name"),
    party=_text("The party’s letters"),
    phone=_text("The Capitol office’s number", pattern=r"^\d{3}-\d{3}-\d{4}$"),
    email=_text("The Capitol office’s mail address"),
    office=_text("The Capitol office’s postal address"),
    page=_text("The official page"),
    url=_text("The person’s page on this site"),
    **{"from": _day("The first day in the seat"), "until": _day("The last day in the seat")},
)
SEAT = _object(
    "A seat of one chamber",
    "chamber district status",
    chamber=_text("The chamber’s word in addresses, like senate"),
    district=_text("The district’s name, like 14A"),
    status={
        "enum": ["held", "vacant", "unknown"],
        "description": "Whether somebody holds the seat; unknown while a new member is not listed yet",
    },
    vacant_since=_day("The first day without a holder"),
    legislator=LEGISLATOR,
)
ABOUT: dict[str, Schema] = {
    "$schema": _text("Where this schema is"),
    "legislature": _text("The legislature’s name"),
    "built_for": _day("The day the data was made for"),
    "as_of": _day("The day the facts about people were last known to be right"),
}
TOWN = _object(
    "A town that votes in the district",
    "name county",
    name=_text("The town’s name"),
    county=_text("Its county"),
    part={"const": True, "description": "There when only part of the town votes here"},
)


def district_schema(address: str) -> Schema:
    """Return the schema of a district's file; `address` is where it is published."""
    body = _object(
        "One district: who speaks for it, where it lies",
        "$schema legislature built_for as_of district chamber url seats",
        **ABOUT,
        district=_text("The district’s name"),
        chamber=_text("The chamber it elects a member of"),
        url=_text("Its call sheet on this site"),
        lies_in=_text("The upper chamber’s district it lies in"),
        holds=_names("The lower chamber’s districts in it"),
        seats={
            "type": "array",
            "minItems": 1,
            "items": SEAT,
            "description": "The seats that all its voters have in common, the upper chamber’s first",
        },
        next_door=_names("Districts of the same chamber that share a stretch of border"),
        towns={"type": "array", "minItems": 1, "items": TOWN, "description": "The towns that vote here"},
    )
    return {"$schema": DIALECT, "$id": address, "title": "District", **body}


def seats_schema(address: str) -> Schema:
    """Return the schema of the file of all seats; `address` is where it is published."""
    source = _object(
        "Where the facts come from",
        "name url license",
        name=_text("Who publishes them"),
        url=_text("Where they can be had"),
        license=_text("Under what terms"),
    )
    body = _object(
        "Every seat of the legislature and who holds it",
        "$schema legislature built_for as_of source seats",
        **ABOUT,
        source=source,
        seats={"type": "array", "minItems": 1, "items": SEAT, "description": "All seats, the upper chamber’s first"},
    )
    return {"$schema": DIALECT, "$id": address, "title": "Legislators", **body}


def schema_text(schema: Schema) -> str:
    """Return a schema as it is published, laid out to be read."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


SEATS, TABLE = "/api/legislators.json", "/api/legislators.csv"
DISTRICT_SCHEMA, SEATS_SCHEMA = "/api/schema/district.json", "/api/schema/legislators.json"
COLUMNS = "chamber district status title name given_name family_name party phone email office page from until".split()


def files(campaign: Campaign, urls: Urls) -> Iterator[Output]:
    """Yield the roster as JSON and as a table, each district's file, and the schemas."""
    yield file(SEATS, lambda: seats_data(campaign, urls), json_text)
    yield file(TABLE, lambda: table(campaign, urls))
    for chamber, district in _all_seats(campaign):
        path = campaign.legislature.district_file(chamber.id, district)
        yield file(path, partial(district_data, campaign, chamber, district, urls), json_text)
    yield file(DISTRICT_SCHEMA, lambda: district_schema(urls.absolute(DISTRICT_SCHEMA)), schema_text)
    yield file(SEATS_SCHEMA, lambda: seats_schema(urls.absolute(SEATS_SCHEMA)), schema_text)


def _all_seats(campaign: Campaign) -> list[tuple[Chamber, str]]:
    legislature = campaign.legislature
    return [
        (chamber, district)
        for chamber in (legislature.upper, legislature.lower)
        for district in legislature.seats(chamber.id)
    ]


def seats_data(campaign: Campaign, urls: Urls) -> dict[str, object]:
    """Return every seat of the legislature, upper chamber first, with its holder on the campaign's day."""
    origin = campaign.roster.origin
    return {
        "$schema": urls.absolute(SEATS_SCHEMA),
        **_about(campaign),
        "source": {"name": origin.name, "url": origin.url, "license": origin.license},
        "seats": [seat(campaign, chamber, district, urls) for chamber, district in _all_seats(campaign)],
    }


def _about(campaign: Campaign) -> dict[str, object]:
    return {
        "legislature": campaign.legislature.name,
        "built_for": campaign.today.isoformat(),
        "as_of": campaign.roster.as_of.isoformat(),
    }


def seat(campaign: Campaign, chamber: Chamber, district: str, urls: Urls) -> dict[str, object]:
    """Return a seat on the campaign's day: held, vacant, or not known yet."""
    holding = campaign.holding(chamber.id, district)
    found: dict[str, object] = {"chamber": chamber.id, "district": district, "status": holding.status}
    if holding.vacancy:
        found["vacant_since"] = holding.vacancy.begins.isoformat()
    if holding.legislator and holding.term:
        found["legislator"] = _legislator(holding.legislator, holding.term, chamber, urls)
    return found


def _legislator(person: Legislator, term: Term, chamber: Chamber, urls: Urls) -> dict[str, object]:
    return {
        "id": person.id,
        "title": chamber.title,
        "name": person.name,
        "given_name": person.given_name,
        "family_name": person.family_name,
        "party": person.party,
        "phone": person.phone,
        "email": person.email,
        "office": person.office,
        "page": person.page,
        "url": urls.absolute(person.path),
        "from": term.begins.isoformat(),
        "until": term.ends.isoformat(),
    }


def district_data(campaign: Campaign, chamber: Chamber, district: str, urls: Urls) -> dict[str, object]:
    """Return a district: the seats its voters fill, what it lies in or holds, its neighbors and towns."""
    legislature = campaign.legislature
    upper = chamber == legislature.upper
    parts = legislature.districts[district] if upper else ()
    towns = [
        {"name": name, "county": of.county, **({"part": True} if part else {})}
        for of in towns_of(campaign, parts or (district,))
        for name, part in of.towns
    ]
    return {
        "$schema": urls.absolute(DISTRICT_SCHEMA),
        **_about(campaign),
        "district": district,
        "chamber": chamber.id,
        "url": urls.absolute(legislature.district_path(chamber.id, district)),
        "lies_in": None if upper else legislature.upper_of[district],
        "holds": list(parts),
        "seats": [seat(campaign, *each, urls) for each in seats_of(campaign, chamber, district)],
        "next_door": [link.district for link in next_door(campaign, chamber, district)],
        "towns": towns,
    }


def table(campaign: Campaign, urls: Urls) -> str:
    """Return every seat as a row of a table that spreadsheets open: CSV, in UTF-8 with the mark they look for."""
    out = io.StringIO(newline="")
    rows = csv.DictWriter(out, COLUMNS, extrasaction="ignore", lineterminator="\r\n")
    rows.writeheader()
    for chamber, district in _all_seats(campaign):
        found = seat(campaign, chamber, district, urls)
        person = found.pop("legislator", None)
        cells = {**found, **person} if isinstance(person, dict) else found
        rows.writerow({key: _plain(value) for key, value in cells.items()})
    return "\ufeff" + out.getvalue()


def _plain(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in tuple("=+-@\t\r") else value


PATH = "/data/"


@dataclass(frozen=True)
class FieldRow:
    """A field of the data and what it means; `always` when no record is without it."""

    name: str
    about: str
    always: bool


@dataclass(frozen=True)
class FieldsView:
    """The fields of one kind of record."""

    title: str
    fields: tuple[FieldRow, ...]


@dataclass(frozen=True)
class DataView:
    """The page about data."""

    example: str  # the address of one district's file
    sheet: str  # its call sheet
    tables: tuple[FieldsView, ...]
    columns: tuple[str, ...]
    schemas: tuple[str, str]
    has_map: bool


def outputs(campaign: Campaign) -> Iterator[Output]:
    """Yield the page."""
    description = f"Every seat of the {campaign.legislature.name}, each district and each call, as files for programs."
    yield page(Head("Data for other programs", description, PATH), "data", lambda: data_view(campaign))


def data_view(campaign: Campaign) -> DataView:
    """Return the files and what stands in them."""
    lower = campaign.legislature.lower
    first = campaign.legislature.seats(lower.id)[0]
    tables = (
        ("A district’s file", district_schema("")),
        ("A seat", SEAT),
        ("A legislator", LEGISLATOR),
        ("A town", TOWN),
    )
    return DataView(
        example=campaign.legislature.district_file(lower.id, first),
        sheet=campaign.legislature.district_path(lower.id, first),
        tables=tuple(FieldsView(title, _rows(schema)) for title, schema in tables),
        columns=tuple(COLUMNS),
        schemas=(DISTRICT_SCHEMA, SEATS_SCHEMA),
        has_map=campaign.map is not None,
    )


def _rows(schema: Schema) -> tuple[FieldRow, ...]:
    needed = schema["required"]
    return tuple(FieldRow(name, field["description"], name in needed) for name, field in schema["properties"].items())
