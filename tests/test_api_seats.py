"""Seats as data: what is published is what the schemas say, tells the truth of its day, and is explained on a page."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from tests.built import Site

KEYS = ("chamber", "district", "status")
FIELDS = "name given_name family_name party phone email office page from until in_chamber_since".split()
WHICH = ("site", "site_below", "real_site", "real_site_later")


@pytest.fixture(params=WHICH)
def published(request: pytest.FixtureRequest) -> Site:
    """Each of the built sites."""
    return request.getfixturevalue(request.param)


def data(site: Site, path: str) -> dict[str, Any]:
    """Return a published file of JSON."""
    return json.loads(site.text(path))


def validator(site: Site, name: str) -> Draft202012Validator:
    """Return what holds data to a published schema, once the schema itself is in order."""
    schema = data(site, f"/api/schema/{name}.json")
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def district_files(site: Site) -> list[dict[str, Any]]:
    """Return the data of every district."""
    return [json.loads(path.read_text("utf-8")) for path in sorted((site.folder / "api/districts").glob("*.json"))]


def test_all_data_follow_their_schema(published: Site) -> None:
    """Every seat and every district, on the day of the site and after all terms have ended."""
    validator(published, "legislators").validate(data(published, "/api/legislators.json"))
    district = validator(published, "district")
    for each in district_files(published):
        district.validate(each)


def test_a_schema_refuses_what_it_does_not_name(site: Site) -> None:
    """A field more, a number of another form, a seat less: each would be noticed."""
    seats = data(site, "/api/legislators.json")
    held = next(seat for seat in seats["seats"] if seat["status"] == "held")
    for harm in ({"home_phone": "1"}, {"phone": "5905550101"}, {"party": None}):
        broken = {**seats, "seats": [{**held, "legislator": {**held["legislator"], **harm}}]}
        with pytest.raises(ValidationError):
            validator(site, "legislators").validate(broken)
    with pytest.raises(ValidationError):
        validator(site, "legislators").validate({**seats, "seats": []})


def test_the_schemas_say_where_they_are(site_below: Site) -> None:
    """By their whole public address, which each file names."""
    seats = data(site_below, "/api/legislators.json")
    assert seats["$schema"] == "https://u.example/repo/api/schema/legislators.json"
    assert data(site_below, "/api/schema/legislators.json")["$id"] == seats["$schema"]


def test_the_table_says_the_same(published: Site) -> None:
    """Row by row, marked as UTF-8 for spreadsheets; hostile names come back as they are."""
    text = published.file("/api/legislators.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    seats = data(published, "/api/legislators.json")["seats"]
    assert len(rows) == len(seats)
    for row, seat in zip(rows, seats, strict=True):
        person = seat.get("legislator", {})
        assert [row[key] for key in KEYS] == [seat[key] for key in KEYS]
        assert [row[field] for field in FIELDS] == [person.get(field, "") for field in FIELDS], row["district"]


def test_the_first_day_in_the_chamber_is_told_where_it_is_known(site: Site) -> None:
    """On the member's page and as data alike; a first day that nobody knows is in neither."""
    people = {seat["legislator"]["id"]: seat["legislator"] for seat in held(site)}
    moved, unknown = people[f"maximiliana-{'langerfeldmoorsteinbruckhausenwaldt'}-the-younger"], people["jane-doe"]
    assert (moved["in_chamber_since"], moved["from"]) == ("2021-01-04", "2027-01-04")
    assert {"in_chamber_since", "from"} & unknown.keys() == set()
    told = {name: " ".join(site.pages[f"/legislators/{name}/"].says("dd")) for name in people}
    assert "In the Council since January 4, 2021; for district IV since January 4, 2027" in told[moved["id"]]
    assert "since" not in told["jane-doe"]
    assert "In the Assembly 2019 to 2027" in told["marlowe-quist-tandrup"]


def held(site: Site) -> list[dict[str, Any]]:
    """Return the seats that somebody holds."""
    return [seat for seat in data(site, "/api/legislators.json")["seats"] if seat["status"] == "held"]


def test_a_district_s_file_holds_what_its_sheet_shows(site: Site) -> None:
    """Both members, the district around it, neighbors, and towns of which only a part votes there."""
    two = data(site, "/api/districts/2.json")
    assert [seat["legislator"]["name"] for seat in two["seats"]] == ["Marlowe Quist-Tandrup", "Percival Dunmoor"]
    assert "phone" not in two["seats"][1]["legislator"]
    assert two["lies_in"] == "I"
    assert {"name": "Quillhaven", "county": "Lantern", "part": True} in two["towns"]
    assert {"name": "Fern Township", "county": "Lantern"} in two["towns"]
    assert data(site, "/api/districts/I.json")["holds"] == ["1", "2"]
    for beside in two["next_door"]:
        assert "2" in data(site, f"/api/districts/{beside}.json")["next_door"]


def test_the_page_explains_every_field(site: Site) -> None:
    """Each field of the schemas stands on /data/ with what it means, and the page links the files."""
    page = site.pages["/data/"]
    said = set(page.says("dt"))
    for name in ("district", "legislators"):
        fields = set(data(site, f"/api/schema/{name}.json")["properties"]) - {"$schema"}
        assert fields <= said | {"source"}, fields - said
    assert {"/api/legislators.json", "/api/legislators.csv", "/api/schema/district.json"} <= set(page.links())
