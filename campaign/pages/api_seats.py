"""Seats and who holds them as data for other programs: every seat in one file, and one file for each district.

What each field means stands in the schemas (campaign/pages/schemas.py), which are published beside the data.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from functools import partial

from campaign.campaign import Campaign
from campaign.model.legislature import Chamber
from campaign.model.roster import Legislator, Term
from campaign.pages import schemas
from campaign.pages.districts import facts, next_door, seats_of, towns_of
from campaign.pages.json_text import json_text
from campaign.pages.output import Output, file
from campaign.pages.sheet_calls import DaysCall
from campaign.pages.urls import Urls

SEATS, TABLE = "/api/legislators.json", "/api/legislators.csv"
DISTRICT_SCHEMA, SEATS_SCHEMA = "/api/schema/district.json", "/api/schema/legislators.json"
COLUMNS = "chamber district status title name given_name family_name party phone email office page from until".split()


def files(campaign: Campaign, urls: Urls) -> Iterator[Output]:
    """Yield the roster as JSON and as a table, each district's file, and the schemas."""
    yield file(SEATS, lambda: json_text(seats_data(campaign, urls)), lambda: campaign.holders)
    yield file(TABLE, lambda: table(campaign, urls), lambda: campaign.holders)
    day = DaysCall(campaign)
    for chamber, district in _all_seats(campaign):
        make = partial(_district_text, campaign, chamber, district, urls)
        path = campaign.legislature.district_file(chamber.id, district)
        yield file(path, make, lambda seat=(chamber, district): (urls, facts(day, *seat)))
    yield file(DISTRICT_SCHEMA, lambda: schemas.text(schemas.district(urls.absolute(DISTRICT_SCHEMA))))
    yield file(SEATS_SCHEMA, lambda: schemas.text(schemas.legislators(urls.absolute(SEATS_SCHEMA))))


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


def _district_text(campaign: Campaign, chamber: Chamber, district: str, urls: Urls) -> str:
    return json_text(district_data(campaign, chamber, district, urls))


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
        person = found.get("legislator", {})
        rows.writerow({key: _plain(value) for key, value in {**found, **person}.items()})
    return "\ufeff" + out.getvalue()


def _plain(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in tuple("=+-@\t\r") else value
