"""Finding one's district, in a real browser: by ZIP, town, location and map; what cannot be found says what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import NewPage
from tests.built import Site, weight
from tests.points import points

CAPITOL = {"latitude": 44.9551, "longitude": -93.1022, "accuracy": 20}
NEW_YORK = {"latitude": 40.71, "longitude": -74.0, "accuracy": 20}
NEAR_A_BORDER = {"latitude": 44.9551, "longitude": -93.1022, "accuracy": 3000}
NO_LOCATION = "Object.defineProperty(navigator, 'geolocation', { value: undefined })"
NO_SIGNAL = "navigator.geolocation.getCurrentPosition = (_, failed) => failed({ code: 3 })"
SCRIPTS = ("find", "lookup", "map")


@pytest.fixture(scope="module")
def address(real_site: Site, served: Callable[[Path], str]) -> str:
    """Return the address of the real site."""
    return served(real_site.folder)


@pytest.fixture
def finder(page: Page, address: str) -> Page:
    """A phone that shows /find/."""
    page.goto(f"{address}/find/")
    return page


def ask(page: Page, typed: str) -> None:
    """Type a place and press Enter."""
    page.get_by_label("Your ZIP or town").fill(typed)
    page.keyboard.press("Enter")


def status(page: Page) -> Locator:
    """Return the line that says what was found."""
    return page.locator("[data-status]")


def found(page: Page) -> list[str]:
    """Return the districts of the answer, in order."""
    expect(page.locator(".candidates").first).to_be_visible()
    return [words.removeprefix("District ") for words in page.locator(".candidates h3").all_inner_texts()]


def test_the_device_agrees_with_the_full_map(real_site: Site, finder: Page) -> None:
    """Thousands of places have the district of the published map; beside a border, all but one in 1,000."""
    script = next((real_site.folder / "assets").glob("lookup.*.js")).name
    places = points()
    told = finder.evaluate(
        """async ([script, places]) => {
          const { readMap, districtAt } = await import(script);
          const map = readMap(await (await fetch("/find/map.json")).json());
          return places.map(([x, y]) => districtAt(map, x, y));
        }""",
        [f"/assets/{script}", [[place.longitude, place.latitude] for place in places]],
    )
    missed = [place for place, district in zip(places, told, strict=True) if district != place.district]
    assert len(places) > 7_000
    assert [place for place in missed if place.kind != "border"] == []
    assert len(missed) <= sum(place.kind == "border" for place in places) / 1000


@pytest.mark.parametrize(
    ("typed", "heading", "first", "count"),
    [
        ("55104", "ZIP 55104, St. Paul", "64A", 3),
        ("55104-1234", "ZIP 55104, St. Paul", "64A", 3),
        ("St. Paul", "St. Paul, Ramsey County", "64B", 8),
        ("saint paul", "St. Paul, Ramsey County", "64B", 8),
        ("ST PAUL, MN", "St. Paul, Ramsey County", "64B", 8),
        ("Mpls", "Minneapolis, Hennepin County", "61B", 11),
        ("  minneapolis minnesota ", "Minneapolis, Hennepin County", "61B", 11),
        ("Ada", "Ada, Norman County", "1B", 1),
    ],
)
def test_a_place_has_its_districts_likeliest_first(
    typed: str, heading: str, first: str, count: int, finder: Page
) -> None:
    """However it is spelled; the focus moves to the answer, and each district comes with both legislators."""
    ask(finder, typed)
    districts = found(finder)
    assert finder.locator(":focus").inner_text() == heading
    assert (districts[0], len(districts)) == (first, count)
    assert finder.locator(".candidates .roll li").count() == 2 * count


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Type your ZIP or your town first."),
        ("554", "A ZIP has five digits."),
        ("55999", "We do not know ZIP 55999 in Minnesota. Check the digits, or type your town."),
        ("10001", "ZIP 10001 is not in Minnesota. Type the ZIP or town where you vote"),
        ("75 Rev. Martin Luther King Jr. Boulevard", "We found no ZIP or town in that. Add one of them."),
        ("District 99C", "There is no district 99C in Minnesota."),
        ("Fargo ND", "That looks like a place in another state."),
        ("Xyzzy", "We do not know a place by that name in Minnesota. Check the spelling"),
    ],
)
def test_what_is_not_found_says_what_to_do(typed: str, words: str, finder: Page) -> None:
    """In one sentence, for each reason another."""
    ask(finder, typed)
    expect(status(finder)).to_contain_text(words)


def test_a_box_leads_to_its_town(finder: Page) -> None:
    """A ZIP without area says so and gives the districts of its city."""
    ask(finder, "55101")
    area = found(finder)
    ask(finder, "55164")
    expect(finder.get_by_text("This ZIP is for post office boxes or one building.")).to_be_visible()
    assert set(area) <= set(found(finder))


def test_a_slip_of_the_pen_is_offered_what_is_alike(finder: Page) -> None:
    """Nothing is taken for granted: the place has to be picked."""
    ask(finder, "Minneaplis")
    finder.get_by_role("button", name="Minneapolis").click()
    assert found(finder)[0] == "61B"


@pytest.mark.parametrize(
    ("typed", "words", "first"),
    [
        ("123 Main St, Ely MN", "The street was not used, and it did not leave your device.", "3A"),
        ("West Duluth", "This is all of Duluth. The rest of what you typed was not used", "8A"),
        ("PO Box 12, St Paul 55164", "The street was not used, and it did not leave your device.", "64B"),
    ],
)
def test_what_was_not_used_is_said(typed: str, words: str, first: str, finder: Page) -> None:
    """Beside the answer, where whoever asked is taken."""
    ask(finder, typed)
    assert first in found(finder)
    expect(finder.locator("[data-answer] section > p").first).to_contain_text(words)


def test_a_district_s_name_leads_to_its_sheet(finder: Page) -> None:
    """A lower one to its own, an upper one to those of its parts."""
    ask(finder, "SD 46")
    assert found(finder) == ["46A", "46B"]
    ask(finder, "64a")
    expect(finder.locator("[data-answer] h2")).to_have_text("District 64A")
    finder.get_by_role("link", name="District 64A").click()
    expect(finder.get_by_role("heading", level=1)).to_have_text("District 64A")


def test_a_short_form_of_two_towns_asks_which(finder: Page) -> None:
    """Both are offered, none is taken."""
    ask(finder, "SLP")
    expect(status(finder)).to_have_text("Did you mean:")
    finder.get_by_role("button", name="Spring Lake Park").click()
    expect(finder.locator("[data-answer] h2").first).to_contain_text("Spring Lake Park")


def test_names_that_repeat_are_told_apart_by_county(finder: Page) -> None:
    """A township's name that several counties have is answered for each of them."""
    ask(finder, "Eden Township")
    expect(finder.locator("[data-answer] h2")).to_have_count(3)
    assert all(" County" in words for words in finder.locator("[data-answer] h2").all_inner_texts())


# Where you are


def locate(page: Page) -> None:
    """Press the button."""
    page.get_by_role("button", name="Use my location").first.click()


def test_a_number_in_an_answer_can_be_dialed(finder: Page) -> None:
    """The links that a script makes hold the whole number and nothing else."""
    ask(finder, "64A")
    expect(finder.locator("[data-answer] a.tel")).to_have_count(2)
    for link in finder.locator("[data-answer] a.tel").all():
        number = link.inner_text().replace("-", "")
        assert link.get_attribute("href") == f"tel:+1{number}"


def test_while_the_device_looks_the_line_is_whole(new_page: NewPage, address: str) -> None:
    """As it is written: nothing is put in for what it does not tell."""
    page = new_page()
    page.add_init_script("navigator.geolocation.getCurrentPosition = () => {}")
    page.goto(f"{address}/find/")
    locate(page)
    expect(status(page)).to_have_text("Asking your device where you are. One moment.")


def test_the_device_s_place_is_looked_up_on_the_device(new_page: NewPage, address: str) -> None:
    """At the Capitol: one district, and no others where the device is sure."""
    page = new_page(geolocation=CAPITOL, permissions=["geolocation"])
    page.goto(f"{address}/find/")
    locate(page)
    assert found(page) == ["65B"]


def test_a_rough_place_gives_all_districts_it_may_mean(new_page: NewPage, address: str) -> None:
    """Two miles off may be next door: the likeliest first, and how rough it is."""
    page = new_page(geolocation=NEAR_A_BORDER, permissions=["geolocation"])
    page.goto(f"{address}/find/")
    locate(page)
    districts = found(page)
    assert districts[0] == "65B"
    assert len(districts) > 2
    expect(page.get_by_text("Your device knows where it is only to within 1.9 miles.")).to_be_visible()


def test_outside_the_state_is_said(new_page: NewPage, address: str) -> None:
    """In New York: where you vote counts, not where you are."""
    page = new_page(geolocation=NEW_YORK, permissions=["geolocation"])
    page.goto(f"{address}/find/")
    locate(page)
    expect(status(page)).to_have_text("You are outside Minnesota now. Type the ZIP or town where you vote.")


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("", "Your browser did not share where you are."),
        (
            "Object.defineProperty(navigator, 'geolocation', { value: undefined })",
            "This browser cannot tell where you are.",
        ),
        (
            "navigator.geolocation.getCurrentPosition = (_, failed) => failed({ code: 3 })",
            "Your device cannot tell where it is.",
        ),
    ],
    ids=["refused", "none", "no signal"],
)
def test_without_a_location_another_way_is_said(script: str, words: str, new_page: NewPage, address: str) -> None:
    """Refused, missing or failed: ZIP, town and map are left."""
    page = new_page()
    page.add_init_script(script or "0")
    page.goto(f"{address}/find/")
    locate(page)
    expect(status(page)).to_have_text(f"{words} Type your ZIP or town instead, or look at the map.")


# The map


def test_the_map_is_moved_by_keyboard(finder: Page) -> None:
    """Open it, go over it with arrow keys, come closer: the answer follows the cross."""
    finder.get_by_role("button", name="Show the map").press("Enter")
    chart = finder.get_by_role("application")
    chart.focus()
    expect(status(finder)).to_contain_text("The cross is on district")
    before = found(finder)
    chart.press("ArrowDown")
    expect(status(finder)).not_to_have_text(f"The cross is on district {before[0]}.")
    south = found(finder)
    assert south != before
    chart.press("+")
    assert found(finder) == south
    chart.press("ArrowUp")
    chart.press("-")
    assert finder.locator("[data-answer] h2").inner_text() == "On the map"
    finder.get_by_role("button", name="Show the map").press("Enter")
    expect(chart).to_be_hidden()


def test_the_map_is_tapped(finder: Page) -> None:
    """A tap puts the cross there; outside the state is said."""
    finder.get_by_role("button", name="Show the map").click()
    chart = finder.get_by_role("application")
    expect(status(finder)).to_contain_text("The cross is on district")
    chart.click(position={"x": 8, "y": 8})
    expect(status(finder)).not_to_contain_text("on district")
    for _ in range(9):
        finder.get_by_role("button", name="South").click()
    expect(status(finder)).to_be_visible()


def test_a_split_town_is_settled_on_the_map(finder: Page) -> None:
    """Its districts are shown close up, and the official finder is one link away."""
    ask(finder, "55104")
    districts = found(finder)
    link = finder.get_by_role("link", name="The official map", exact=True)
    assert link.get_attribute("href") == "https://www.gis.lcc.mn.gov/iMaps/districts/"
    finder.get_by_role("button", name="Show these on the map").click()
    expect(status(finder)).to_contain_text("The cross is on district")
    assert status(finder).inner_text().removeprefix("The cross is on district ").removesuffix(".") in districts
    expect(finder.get_by_role("application")).to_be_focused()


# What travels


def test_nothing_that_is_asked_travels(new_page: NewPage, address: str) -> None:
    """ZIP, town, location, map: only whole files of this site are fetched, each once; nothing tells the question."""
    page = new_page(geolocation=CAPITOL, permissions=["geolocation"])
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.method} {request.url} {request.post_data or ''}"))
    page.goto(f"{address}/find/")
    page.wait_for_load_state("networkidle")
    assert not [each for each in asked if "/find/" in each and not each.startswith(f"GET {address}/find/ ")]
    ask(page, "55104")
    ask(page, "Saint Paul")
    for typed in ("123 Rosebud Ave, Ely", "Bemidgi", "District 64A", "SLP", "Fargo ND", "Zzyzx"):
        ask(page, typed)
        expect(status(page)).not_to_be_empty()
    locate(page)
    expect(status(page)).to_have_text("One district: 65B.")
    page.get_by_role("button", name="Show the map").click()
    page.get_by_role("application").press("ArrowLeft")
    expect(status(page)).to_contain_text("The cross is")
    assert all(each.startswith(f"GET {address}/") for each in asked)
    fetched = sorted(each.split()[1].removeprefix(address) for each in asked if ".json" in each)
    assert fetched == ["/find/map.json", "/find/people.json", "/find/places.json"]
    told = [
        each
        for each in asked
        if any(
            part in each.lower()
            for part in ("55104", "paul", "rosebud", "bemi", "64a", "fargo", "zzyzx", "44.9", "93.1", "65b", "?")
        )
    ]
    assert told == []
    assert page.evaluate("() => [location.search, location.hash, localStorage.length, document.cookie]") == [
        "",
        "",
        0,
        "",
    ]


def test_what_is_fetched_is_light(real_site: Site) -> None:
    """Gzipped: code at most 8,000 bytes; data 120,000 for a place on the map, 60,000 for one that is typed."""
    scripts = [next((real_site.folder / "assets").glob(f"{name}.*.js")) for name in SCRIPTS]
    assert sum(weight(script.read_bytes()) for script in scripts) <= 8_000
    sizes = {
        name: weight((real_site.folder / f"find/{name}.json").read_bytes()) for name in ("map", "places", "people")
    }
    assert sizes["map"] + sizes["people"] <= 120_000
    assert sizes["places"] + sizes["people"] <= 60_000


# Without scripts, and by keyboard alone


def test_without_scripts_towns_and_zips_lead_there(new_page: NewPage, address: str) -> None:
    """Town by its letter, ZIP by its first digits: the same districts, each a link."""
    page = new_page(java_script_enabled=False)
    page.goto(f"{address}/find/")
    assert not page.locator("[data-find]").is_visible()
    page.get_by_role("navigation", name="Towns that begin with").get_by_role("link", name="A", exact=True).click()
    page.locator("li", has_text="Ada Norman County").get_by_role("link", name="1B").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("District 1B")
    page.goto(f"{address}/find/")
    page.get_by_role("navigation", name="ZIPs that begin with").get_by_role("link", name="551").click()
    districts = page.locator("[id='55104'] .seat").all_inner_texts()
    assert districts == ["64A", "65A", "66A"]


def test_the_keyboard_is_enough(finder: Page) -> None:
    """From the top of the page to the number: Tab, type, Enter, Tab, Enter; the focus can be seen all the way."""
    for _ in range(20):
        finder.keyboard.press("Tab")
        if finder.locator(":focus").get_attribute("id") == "place":
            break
    finder.keyboard.type("Ada")
    finder.keyboard.press("Enter")
    expect(finder.locator("[data-answer] h2")).to_be_focused()
    finder.keyboard.press("Tab")
    assert finder.locator(":focus").inner_text() == "District 1B"
    assert finder.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") != "none"
    finder.keyboard.press("Enter")
    expect(finder.get_by_role("heading", level=1)).to_have_text("District 1B")


def test_the_answer_comes_into_view(finder: Page) -> None:
    """On a phone it lies below the form, the buttons and the fold: whoever asked is taken there."""
    ask(finder, "55901")
    expect(finder.locator("[data-answer] h2").first).to_be_focused()
    top = finder.locator("[data-answer] h2").first.bounding_box()
    assert top
    assert 0 <= top["y"] < 150


def test_from_the_answer_there_is_a_way_on(finder: Page, address: str) -> None:
    """Once a district is remembered: to the day's call, and to that district's sheet."""
    ask(finder, "55901")
    first = finder.locator(".candidates > li").first
    first.get_by_role("button", name="This is my district").click()
    expect(first.get_by_role("link", name="Go to the day’s call")).to_have_attribute("href", "/")
    sheet = first.get_by_role("link", name="Your call sheet")
    district = first.locator("h3").inner_text().removeprefix("District ")
    expect(sheet).to_have_attribute("href", f"/districts/{district}/")
    expect(finder.get_by_role("link", name="Go to the day’s call")).to_have_count(1)
