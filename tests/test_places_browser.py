"""The search of the page, name by name: every ZIP and town is found with its districts, and with no other."""

from __future__ import annotations

import json
import os
import random
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypedDict

import pytest
from playwright.sync_api import Page

from campaign.campaign import Campaign
from campaign.load import load
from campaign.model.places import folded
from campaign.pages import find_data
from tests.builds import LAUNCH
from tests.invented import ROOT

SEARCH = """async (asked) => {
  const { readPlaces, search } = await import("/places.js");
  const places = readPlaces(await (await fetch("/places.json")).json());
  const told = (found) => (found ?? []).map(
    ({ name, detail, candidates }) => [name, detail, candidates.map(({ district }) => district)]);
  return asked.map((typed) => {
    const { places: answered, near = [], notes = [], unknown = "" } = search(places, typed);
    const offered = near.map((each) => [each.name, told(each.places)]);
    return { answered: told(answered), offered: answered ? [] : offered, notes: notes.filter(Boolean), unknown };
  });
}"""
FOLD = """async (names) => {
  const { folder } = await import("/places.js");
  return names.map(folder(await (await fetch("/places.json")).json()));
}"""
TYPED = Path(__file__).parent / "inputs/typed.txt"
DRAWN = int(os.environ.get("EXAMPLES", "400"))


@pytest.fixture(scope="module")
def real() -> Campaign:
    """Return the real campaign as of its launch."""
    campaign = load(ROOT, LAUNCH).campaign
    assert campaign
    return campaign


@pytest.fixture(scope="module")
def alone(real: Campaign, tmp_path_factory: pytest.TempPathFactory, served: Callable[[Path], str]) -> str:
    """Return the address of a page beside which the search stands alone."""
    folder = tmp_path_factory.mktemp("search")
    shutil.copy(ROOT / "theme/static/js/places.js", folder)
    (folder / "places.json").write_text(find_data.places(real), "utf-8")
    (folder / "index.html").write_text("<!doctype html><title>Search</title>", "utf-8")
    return served(folder)


class Found(TypedDict):
    """What the search says of one thing typed; a place is its name, its detail and its districts."""

    answered: list[list[Any]]
    offered: list[tuple[str, list[list[Any]]]]
    notes: list[str]
    unknown: str


def searched(page: Page, address: str, asked: list[str]) -> list[Found]:
    """Return what the search finds for each of these."""
    page.goto(address + "/")
    return page.evaluate(SEARCH, asked)


def test_every_zip_is_found_with_just_its_districts(real: Campaign, alone: str, page: Page) -> None:
    """All areas, in order; and every box has somewhere to go."""
    codes = [each.code for each in real.places.zips]
    wanted = [[candidate.district for candidate in each.candidates] for each in real.places.zips]
    assert [found["answered"][0][2] for found in searched(page, alone, codes)] == wanted
    boxes = [box.code for box in real.places.boxes]
    assert all(found["answered"][0][2] and "box" in found["notes"] for found in searched(page, alone, boxes))


def test_every_town_is_found_with_just_its_districts(real: Campaign, alone: str, page: Page) -> None:
    """By its name, and told apart by its county where several have that name."""
    towns = real.places.towns
    found = searched(page, alone, [town.name for town in towns])
    missed = []
    for town, places in zip(towns, found, strict=True):
        wanted = [town.name, f"{town.county} County", [candidate.district for candidate in town.candidates]]
        if wanted not in places["answered"]:
            missed.append((wanted, places))
    assert missed == []


def table() -> list[tuple[str, str]]:
    """Return each thing typed with what must come of it, as the head of the table says."""
    lines = TYPED.read_text("utf-8").splitlines()
    return [
        (typed, wanted)
        for typed, arrow, wanted in (line.partition(" => ") for line in lines if line[:1] != "#")
        if arrow
    ]


def told(found: Found) -> set[str]:
    """Return what was found in the words of the table: every answer that would be right."""
    if found["unknown"]:
        return {f"! {found['unknown']}"}
    notes = {"", f" +{found['notes'][0]}" if found["notes"] else ""} - ({""} if found["notes"] else set())
    return {f"{place[0]}{note}" for place in found["answered"] for note in notes} | {
        f"? {name}" for name, _places in found["offered"]
    }


def test_what_people_type_is_understood(alone: str, page: Page) -> None:
    """Each line of the table: ZIPs, addresses, towns, short forms, slips, districts, other states, nonsense."""
    rows = table()
    assert len(rows) >= 300
    found = searched(page, alone, [typed for typed, _wanted in rows])
    missed = [(typed, wanted, got) for (typed, wanted), got in zip(rows, found, strict=True) if wanted not in told(got)]
    assert missed == []
    assert max(len(each["offered"]) for each in found) <= 5


def slip(name: str, chance: random.Random) -> str:
    """Return a name as it is typed with one slip, at times cut short, spelled out, or in small letters."""
    name = name.removesuffix(" Township") if chance.random() < 0.5 else name
    name = name.replace("St.", "Saint") if chance.random() < 0.5 else name
    name = name.lower() if chance.random() < 0.5 else name
    at, letter = chance.randrange(len(name) - 1), chance.choice("abcdefghijklmnopqrstuvwxyz")
    slips = (
        name[:at] + name[at + 1 :],
        name[:at] + name[at] + name[at:],
        name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        name[:at] + letter + name[at + 1 :],
        name[: at + 1] + " " + name[at + 1 :],
        name.replace(" ", ""),
        name.replace(" ", "-"),
        name + "s",
        name + "'s",
    )
    return chance.choice(slips)


def test_a_slip_leads_to_the_right_district(real: Campaign, alone: str, page: Page) -> None:
    """97 of 100 towns drawn anew each time, each with a slip, are answered with or offered, among at most five."""
    seed = secrets.randbelow(10**9)
    chance = random.Random(seed)  # noqa: S311 - only to draw towns
    drawn = [(town, slip(town.name, chance)) for town in chance.choices(real.places.towns, k=DRAWN)]
    missed = []
    for (town, typed), found in zip(drawn, searched(page, alone, [typed for _town, typed in drawn]), strict=True):
        right = [town.name, f"{town.county} County", [candidate.district for candidate in town.candidates]]
        shown = found["answered"] or [place for _name, places in found["offered"] for place in places]
        if right not in shown:
            missed.append((town.name, typed, found))
    print(f"{len(missed)} of {DRAWN} missed, seed {seed}")
    assert len(missed) <= 0.03 * DRAWN, (seed, missed)


def test_a_misspelled_name_is_never_taken_for_another(alone: str, page: Page) -> None:
    """What nobody typed is only offered, also where there is but one."""
    slips = [typed for typed, wanted in table() if wanted.startswith("?")]
    assert all(not found["answered"] for found in searched(page, alone, slips))


@pytest.mark.parametrize(
    "typed", ["x" * 100_000, "é" * 9_999, "55 " * 9_999, "St. " * 9_999, "\x00\ud800", "\n", "(" * 999]
)
def test_nothing_that_is_pasted_breaks_the_search(typed: str, alone: str, page: Page) -> None:
    """However long or odd, it is answered with a line."""
    [found] = searched(page, alone, [typed])
    assert found["unknown"] or found["offered"]


def test_page_and_build_fold_names_alike(real: Campaign, alone: str, page: Page) -> None:
    """One spelling on both sides, for all names and for what people type."""
    typed = ["ST. MARY’S pt", "Zażółć Górna", "Łódź", "İzmir", "Straße", "Ann–Margret", "A&B", "", "…", "naïve café 7"]
    names = [*typed, *(town.name for town in real.places.towns), *(county.name for county in real.places.counties)]
    page.goto(alone + "/")
    told = page.evaluate(FOLD, names)
    assert {name: one for name, one in zip(names, told, strict=True) if one != folded(name)} == {}


def test_the_data_say_it_all_once(real: Campaign) -> None:
    """What is fetched names no town twice in one county."""
    data = json.loads(find_data.places(real))
    pairs = [(name, county) for name, county, _packed in data["towns"]]
    assert len(pairs) == len(set(pairs))
