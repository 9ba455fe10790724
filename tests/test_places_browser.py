"""The search of the page, name by name: every ZIP and town is found with its districts, and with no other."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

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
  return asked.map((typed) => (search(places, typed).places ?? []).map(
    ({ name, detail, candidates }) => [name, detail, candidates.map(({ district }) => district)]));
}"""
FOLD = """async (names) => {
  const { fold } = await import("/places.js");
  return names.map(fold);
}"""


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


def searched(page: Page, address: str, asked: list[str]) -> list[list[Any]]:
    """Return what the search finds for each of these: name, detail and districts of each place."""
    page.goto(address + "/")
    return page.evaluate(SEARCH, asked)


def test_every_zip_is_found_with_just_its_districts(real: Campaign, alone: str, page: Page) -> None:
    """All areas, in order; and every box has somewhere to go."""
    codes = [each.code for each in real.places.zips]
    wanted = [[candidate.district for candidate in each.candidates] for each in real.places.zips]
    assert [place[2] for [place] in searched(page, alone, codes)] == wanted
    boxes = [box.code for box in real.places.boxes]
    assert all(place[2] for [place] in searched(page, alone, boxes))


def test_every_town_is_found_with_just_its_districts(real: Campaign, alone: str, page: Page) -> None:
    """By its name, and told apart by its county where several have that name."""
    towns = real.places.towns
    found = searched(page, alone, [town.name for town in towns])
    missed = []
    for town, places in zip(towns, found, strict=True):
        wanted = [town.name, f"{town.county} County", [candidate.district for candidate in town.candidates]]
        if wanted not in places:
            missed.append((wanted, places))
    assert missed == []


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
