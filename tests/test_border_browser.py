"""Near a border, in a real browser: whoever may live next door is told so, and nobody else is."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
import shapely
from playwright.sync_api import Page, expect

from tests.browser import NewPage
from tests.built import Site
from tests.invented import ROOT
from tests.points import points
from tests.test_real_find_browser import ask, found, locate, status
from tools.importers.borders import read

MAP = ROOT / "data/districts.json"
DEGREE = 111_132  # meters to a degree of latitude
FINDER = "https://www.gis.lcc.mn.gov/iMaps/districts/"
# Beside a street in Saint Paul that is the border of 64A and 65A for half a mile: so many meters north of it.
BORDER = {3: 44.951299, 40: 44.951632, 100: 44.952172, -40: 44.950913}
LOOK = """async ([script, places]) => {
  const { readMap, whereabouts } = await import(script);
  const map = readMap(await (await fetch("/find/map.json")).json());
  return places.map(([x, y, meters]) => {
    const { here, candidates, note } = whereabouts(map, x, y, "You are", meters);
    return [here, candidates.map(({ district }) => district), note];
  });
}"""


class Told(NamedTuple):
    """What a device works out for a place."""

    here: str | None
    districts: list[str]
    note: str


@pytest.fixture(scope="module")
def address(real_site: Site, served: Callable[[Path], str]) -> str:
    """Return the address of the real site."""
    return served(real_site.folder)


def told(site: Site, page: Page, address: str, places: list[tuple[float, float, float]]) -> list[Told]:
    """Return what a device works out for places, each a longitude, a latitude and how sure it is, in meters."""
    script = next((site.folder / "assets").glob("lookup.*.js")).name
    page.goto(f"{address}/find/")
    return [Told(*each) for each in page.evaluate(LOOK, [f"/assets/{script}", places])]


def located(new_page: NewPage, address: str, longitude: float, latitude: float, accuracy: float = 10) -> Page:
    """Return /find/ after it was asked for the device's place."""
    place = {"longitude": longitude, "latitude": latitude, "accuracy": accuracy}
    page = new_page(geolocation=place, permissions=["geolocation"])
    page.goto(f"{address}/find/")
    locate(page)
    expect(page.locator("[data-answer] h2")).to_have_text("Where you are")
    return page


@cache
def borders() -> tuple[list[tuple[str, ...]], shapely.STRtree]:
    """Return the districts beside each stretch of border, and the stretches in degrees."""
    value = json.loads(MAP.read_text("utf-8"))
    names, scale = [*value["districts"], ""], value["scale"]
    lines = [
        shapely.LineString([(x / scale, y / scale) for x, y in read(text)]) for _left, _right, text in value["arcs"]
    ]
    return [(names[left], names[right]) for left, right, _text in value["arcs"]], shapely.STRtree(lines)


def within(longitude: float, latitude: float, meters: float) -> Iterator[str]:
    """Yield the districts whose border runs within so many meters of a place."""
    sides, tree = borders()
    scale = [DEGREE * math.cos(math.radians(latitude)), DEGREE]
    reach = meters / DEGREE * 2
    box = shapely.box(longitude - reach, latitude - reach, longitude + reach, latitude + reach)
    for at in tree.query(box):
        line = shapely.transform(tree.geometries[at], lambda each: (each - [longitude, latitude]) * scale)
        if shapely.distance(line, shapely.Point(0, 0)) <= meters:
            yield from filter(None, sides[at])


def test_the_distance_to_a_border_is_exact(real_site: Site, page: Page, address: str) -> None:
    """For places all over the state and distances of all sizes, just the districts that begin within them are told."""
    random = Random(17)  # noqa: S311 - a sample, no secret
    places = [(each.longitude, each.latitude, random.uniform(50, 2000)) for each in random.sample(points(), 400)]
    for place, answer in zip(places, told(real_site, page, address, places), strict=True):
        assert set(answer.districts) == {*within(*place), answer.here} - {None}, place
        assert answer.districts[:1] == [answer.here]


def test_few_are_told_so(real_site: Site, page: Page, address: str) -> None:
    """Within 50 meters of a border live about one in 40 voters (20 places in each district stand for them)."""
    places = [(each.longitude, each.latitude, 10.0) for each in points() if each.kind == "each"]
    answers = told(real_site, page, address, places)
    unsure = [answer for answer in answers if answer.note]
    assert 0.01 < len(unsure) / len(answers) < 0.03
    assert all(len(answer.districts) > 1 for answer in unsure)
    assert all(answer.districts == [answer.here] for answer in answers if not answer.note)


def test_beside_a_border_the_other_district_is_named(new_page: NewPage, address: str) -> None:
    """Its own first, then the one across the street; in feet; and the official map settles it."""
    page = located(new_page, address, -93.161907, BORDER[40])
    assert found(page) == ["65A", "64A"]
    expect(page.get_by_text("You are within 140 feet of the border of 64A. The official map can tell.")).to_be_visible()
    expect(page.get_by_role("link", name="The official map", exact=True)).to_have_attribute("href", FINDER)
    page = located(new_page, address, -93.161893, BORDER[-40])
    assert found(page) == ["64A", "65A"]


def test_on_the_very_border_it_is_said(new_page: NewPage, address: str) -> None:
    """Never “within 0 feet”."""
    page = located(new_page, address, -93.161901, BORDER[3])
    expect(page.get_by_text("You are within 10 feet of the border of 64A")).to_be_visible()


def test_farther_away_nothing_is_said(new_page: NewPage, address: str) -> None:
    """Two houses down the street: one district, no doubt."""
    page = located(new_page, address, -93.161917, BORDER[100])
    assert found(page) == ["65A"]
    expect(page.locator("[data-answer] h2 + p")).to_have_count(0)
    expect(page.get_by_role("link", name="The official map", exact=True)).to_have_count(0)


def test_a_rough_place_reaches_over_the_border(new_page: NewPage, address: str) -> None:
    """Where the device is less sure than the border is far, both districts are told, and why."""
    page = located(new_page, address, -93.161917, BORDER[100], accuracy=150)
    assert found(page) == ["65A", "64A"]
    expect(page.get_by_text("Your device knows where it is only to within 0.1 miles.")).to_be_visible()
    expect(page.get_by_text("of the border of")).to_have_count(0)
    page = located(new_page, address, -93.161907, BORDER[40], accuracy=150)
    expect(page.get_by_text("The official map can tell. Your device knows")).to_be_visible()


ANNEXED = [
    (-93.5512, 44.7562, "Shakopee", "54B", "54A"),
    (-93.9532, 44.1416, "Mankato", "22B", "18B"),
    (-94.2609, 45.5885, "St. Cloud", "13B", "14B"),
    (-94.1150, 45.5280, "St. Cloud", "27A", "14B"),
    (-92.4336, 43.9502, "Rochester", "20B", "24A"),
    (-92.8269, 44.7037, "Hastings", "58B", "41B"),
    (-93.6496, 44.6530, "Jordan", "22B", "54B"),
]  # a place in the land, the city that took it in, its district on the map, and that of the city's precinct


def test_land_that_a_city_took_in_is_told(real_site: Site, page: Page, address: str) -> None:
    """There the ballot may follow the city, up to 900 meters from the border."""
    answers = told(real_site, page, address, [(x, y, 10.0) for x, y, *_known in ANNEXED])
    for (_x, _y, city, here, votes), answer in zip(ANNEXED, answers, strict=True):
        assert answer.districts == [here, votes]
        assert answer.note.startswith(f"{city} has taken in land here since the districts were drawn.")
        assert f"you may vote in {votes}." in answer.note


def test_in_such_land_the_official_map_settles_it(new_page: NewPage, address: str) -> None:
    """Both districts with their legislators, why, and the way on."""
    page = located(new_page, address, *ANNEXED[0][:2])
    assert found(page) == ["54B", "54A"]
    expect(page.get_by_text("Shakopee has taken in land here")).to_be_visible()
    expect(page.get_by_role("link", name="The official map", exact=True)).to_have_attribute("href", FINDER)


def test_within_the_city_as_it_was_nothing_is_said(real_site: Site, page: Page, address: str) -> None:
    """In the middle of each of these cities, and in the rest of the state, its land is no matter."""
    middles = [(-93.527, 44.79), (-94.00, 44.163), (-94.163, 45.558), (-92.463, 44.021), (-92.852, 44.741)]
    for answer in told(real_site, page, address, [(x, y, 10.0) for x, y in middles]):
        assert "has taken in land" not in answer.note
        assert len(answer.districts) == 1


def test_the_maps_cross_tells_of_a_border(page: Page, address: str) -> None:
    """Moved from one district into the next, on the way it says how close it is, and names both."""
    page.goto(f"{address}/find/")
    ask(page, "55104")
    page.get_by_role("button", name="Show these on the map").click()
    chart = page.get_by_role("application")
    expect(chart).to_be_focused()
    for _closer in range(14):
        chart.press("+")
    first = status(page).inner_text()
    expect(page.get_by_text("The cross is within")).to_have_count(0)
    for _south in range(60):
        chart.press("ArrowDown")
        if status(page).inner_text() != first:
            break
    box = chart.bounding_box()
    assert box
    for _north in range(6):
        if page.get_by_text("The cross is within").count():
            break
        chart.click(position={"x": box["width"] / 2, "y": box["height"] / 2 - 12})
    expect(page.get_by_text("The cross is within")).to_be_visible()
    expect(page.get_by_text("feet of the border of")).to_be_visible()
    expect(page.get_by_role("link", name="The official map", exact=True)).to_be_visible()
    assert len(found(page)) > 1


def test_beside_the_states_own_border_there_is_no_district_to_name(new_page: NewPage, address: str) -> None:
    """On the bank of the Red River in Moorhead: one district, no doubt."""
    page = located(new_page, address, -96.776, 46.874)
    assert found(page) == ["4A"]
    expect(page.locator("[data-answer]")).not_to_contain_text("border")
