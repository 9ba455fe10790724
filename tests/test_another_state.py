"""What belongs to one state stands in data/ and content/; code, theme and other states' sites do not know it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tests.built import Site
from tests.invented import ROOT

CODE = ("campaign", "theme")
FILES = ("pelicanconf.py", "publishconf.py", "tasks.py", "bootstrap.py")
TEXT = {".py", ".html", ".css", ".js", ".svg", ".yml", ".json", ".txt", ".xml", ".ics", ".webmanifest"}


@functools.cache
def legislature() -> dict[str, Any]:
    """Return what the real state's own data say of it."""
    return yaml.safe_load((ROOT / "data/legislature.yml").read_text("utf-8"))


@functools.cache
def words() -> re.Pattern[str]:
    """Return what finds the names of the real state and its legislature."""
    data = legislature()
    parties = [party["id"] for party in data["parties"] if len(party["id"]) > 1]
    names = [data["name"], data["state"], data["resident"], data["timezone"], data["finder"], *parties]
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(map(re.escape, names))})(?![A-Za-z])", re.IGNORECASE)


def abbreviated(text: str) -> set[str]:
    """Return the names in capitals that are the state's letters or begin with them."""
    return set(re.findall(rf"\b{legislature()['abbreviation']}[A-Z_]*\b", text))


def named(text: str) -> set[str]:
    """Return which of the state's words stand in a text."""
    return set(words().findall(text))


def code() -> Iterator[Path]:
    """Yield every text file of the code and the theme."""
    for folder in CODE:
        yield from (path for path in (ROOT / folder).rglob("*") if path.suffix in TEXT and path.is_file())
    yield from (ROOT / name for name in FILES)


def test_no_template_and_no_module_names_the_state() -> None:
    """A group in another state changes no line of code."""
    texts = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in code()}
    found = {path: named(text) | abbreviated(text) for path, text in texts.items()}
    assert len(found) > 100
    assert not {path: names for path, names in found.items() if names}


def test_another_state_s_site_does_not_name_it(site: Site) -> None:
    """The invented state's site holds none of the real state's words."""
    texts = {path: data.decode() for path, data in site.files.items() if Path(path).suffix in TEXT}
    assert not {path: names for path, text in texts.items() if (names := named(text))}


def test_the_page_for_other_states_names_every_key() -> None:
    """docs/another-state.md tells of each key of data/legislature.yml, and each file that must change."""
    page = (ROOT / "docs/another-state.md").read_text("utf-8")
    assert not {key for key in legislature() if f"`{key}`" not in page}
    for path in re.findall(r"`((?:data|content|campaign|\.github)/[^`*]+)`", page):
        assert (ROOT / path).exists(), path
