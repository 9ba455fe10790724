"""Seats and who holds them as data for other programs, with schemas."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from campaign.campaign import Campaign
from campaign.model.roster import Holding, Seat
from campaign.pages.call_sheets import next_door, seats_of, towns_of
from campaign.pages.legislators import holdings_of
from campaign.pages.output import Output, Urls, csv_text, file, json_text

Schema = dict[str, Any]
SEATS, TABLE = "/api/legislators.json", "/api/legislators.csv"
DISTRICT_SCHEMA, SEATS_SCHEMA = "/api/schema/district.json", "/api/schema/legislators.json"
OF_PERSON = "name given_name family_name party phone email office page".split()
COLUMNS = ["chamber", "district", "status", "title", *OF_PERSON, "from", "until", "in_chamber_since"]


def files(campaign: Campaign, urls: Urls) -> Iterator[Output]:
    """Yield the roster as JSON and as a table, each district's file, and the schemas."""
    yield file(SEATS, lambda: seats_data(campaign, urls), json_text)
    yield file(TABLE, lambda: table(campaign, urls))
    for each in _holdings(campaign):
        path = campaign.legislature.district_file(each.seat.chamber, each.seat.district)
        yield file(path, partial(district_data, campaign, each.seat, urls), json_text)
    yield from schemas(urls, DISTRICT_SCHEMA, SEATS_SCHEMA)


def schemas(urls: Urls, *paths: str) -> Iterator[Output]:
    """Yield the schemas that are published at these paths, laid out to be read."""
    for path in paths:
        yield file(path, partial(schema, path, urls.absolute(path)), _schema_text)


def schema(path: str, address: str = "") -> Schema:
    """Return the JSON Schema (2020-12) that is published at a path; `address` is that as the public meets it."""
    text = Path(__file__).with_name(f"schema-{path.rpartition('/')[2]}").read_text("utf-8")
    return {**json.loads(text), "$id": address}


def _schema_text(found: Schema) -> str:
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _holdings(campaign: Campaign) -> Iterator[Holding]:
    for chamber in (campaign.legislature.upper, campaign.legislature.lower):
        yield from holdings_of(campaign, chamber)


def seats_data(campaign: Campaign, urls: Urls) -> dict[str, object]:
    """Return every seat of the legislature, upper chamber first, with its holder on the campaign's day."""
    return {
        "$schema": urls.absolute(SEATS_SCHEMA),
        **_about(campaign),
        "source": asdict(campaign.roster.origin),
        "seats": [seat(campaign, holding, urls) for holding in _holdings(campaign)],
    }


def _about(campaign: Campaign) -> dict[str, object]:
    return {
        "legislature": campaign.legislature.name,
        "built_for": campaign.today,
        "as_of": campaign.roster.as_of,
    }


def seat(campaign: Campaign, holding: Holding, urls: Urls) -> dict[str, object]:
    """Return a seat on the campaign's day: held, vacant, or not known yet."""
    found: dict[str, object] = {**asdict(holding.seat), "status": holding.status}
    if holding.vacancy:
        found["vacant_since"] = holding.vacancy.begins
    person, term = holding.legislator, holding.term
    if person and term:
        in_chamber, in_seat = campaign.service_of(person, term)
        found["legislator"] = {
            "id": person.id,
            "title": campaign.legislature.chamber[holding.seat.chamber].title,
            **{name: getattr(person, name) for name in OF_PERSON},
            "url": urls.absolute(person.path),
            "from": in_seat,
            "until": term.ends,
            "in_chamber_since": in_chamber,
        }
    return found


def district_data(campaign: Campaign, of: Seat, urls: Urls) -> dict[str, object]:
    """Return a district: the seats its voters fill, what it lies in or holds, its neighbors and towns."""
    legislature = campaign.legislature
    chamber, district = legislature.chamber[of.chamber], of.district
    upper = chamber == legislature.upper
    parts = legislature.districts[district] if upper else ()
    towns = [
        {"name": name, "county": county, **({"part": True} if part else {})}
        for county, towns in towns_of(campaign, parts or (district,))
        for name, part in towns
    ]
    return {
        "$schema": urls.absolute(DISTRICT_SCHEMA),
        **_about(campaign),
        "district": district,
        "chamber": chamber.id,
        "url": urls.absolute(legislature.district_path(chamber.id, district)),
        "lies_in": None if upper else legislature.upper_of[district],
        "holds": list(parts),
        "seats": [seat(campaign, each, urls) for each in seats_of(campaign, chamber, district)],
        "next_door": [link.district for link in next_door(campaign, chamber, district)],
        "towns": towns,
    }


def table(campaign: Campaign, urls: Urls) -> str:
    """Return every seat as a row of a table."""
    rows = []
    for holding in _holdings(campaign):
        found = seat(campaign, holding, urls)
        person = found.pop("legislator", None)
        cells = {**found, **person} if isinstance(person, dict) else found
        rows.append([cells.get(column) for column in COLUMNS])
    return csv_text(COLUMNS, rows)
