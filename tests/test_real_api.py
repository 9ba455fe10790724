"""The legislature's seats as data: none is missing, and nobody is named whose term is over."""

from __future__ import annotations

from tests.built import Site
from tests.test_api_seats import data, district_files


def test_every_seat_is_there_once(real_site: Site) -> None:
    """201 seats, 200 held, 21A vacant; a file for each of the 134 and 67 districts."""
    seats = data(real_site, "/api/legislators.json")["seats"]
    assert len({(seat["chamber"], seat["district"]) for seat in seats}) == len(seats) == 201
    (empty,) = [seat for seat in seats if seat["status"] != "held"]
    assert empty == {"chamber": "house", "district": "21A", "status": "vacant", "vacant_since": "2026-06-22"}
    assert len(district_files(real_site)) == 201


def test_after_the_terms_nobody_is_named(real_site_later: Site) -> None:
    """From January 4, 2027, no seat has a known holder."""
    seats = data(real_site_later, "/api/legislators.json")["seats"]
    assert {seat["status"] for seat in seats} == {"unknown"}
    assert not any("legislator" in seat for seat in seats)
    assert "@" not in real_site_later.text("/api/legislators.csv")
