"""The site in Firefox and in WebKit, which is Safari's engine. `python3 tasks.py engines` runs it; `test` does not.

All else is tested in Chromium alone. This is what the other two must show: pages whole, styles taken, scripts at work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from campaign.pages.output import Output
from tests.built import Site
from tests.engines.drive import Engine, engine
from tests.engines.install import NoEnginesError, programs
from tests.host import Host
from tests.invented import campaign_on, plan_of
from tests.played import played
from tests.sites import built, daily
from tests.styles import declarations

NAMES = ("firefox", "webkit")
EAST, WEST = "Pacific/Kiritimati", "Pacific/Pago_Pago"  # 25 hours apart: it is never one day in both
LARGE = "225%"  # twice what the styles ask for
CALL = "/actions/thank-the-chairs/"  # open on any day
# Links without an underline, buttons and the site's name left out: they are told by their shape.
BARE = """return [...document.querySelectorAll("a[href]:not(.button, .brand, .dial, .again), .dial .number")]
  .filter((link) => getComputedStyle(link).textDecorationLine !== "underline"
    || getComputedStyle(link).textDecorationThickness === "auto")
  .map((link) => link.outerHTML.slice(0, 160))"""
WIDE = """return document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll("body *")]
  .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
  .map((element) => element.outerHTML.slice(0, 160))"""
DROPPED = "return arguments[0].filter(([name, value]) => !CSS.supports(name, value))"
SHOWN = """return [...document.querySelectorAll(arguments[0])]
  .filter((element) => element.getClientRects().length).map((element) => element.innerText)"""
# What an engine may leave out, for without it nothing is lost.
SPARED = {
    "firefox": {"-webkit-text-size-adjust", "text-size-adjust"},  # it has no such zoom on phones that would harm
    "webkit": {"-webkit-text-size-adjust", "text-size-adjust", "forced-color-adjust"},  # iPhones alone; Windows alone
}

UNKNOWN = "Unrecognized Content-Security-Policy directive 'manifest-src'"  # WebKitGTK keeps no apps; Safari does


@pytest.fixture(scope="session", autouse=True)
def there() -> None:
    """Fail and say what to do where an engine is missing."""
    try:
        programs()
    except NoEnginesError as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(scope="session", params=NAMES)
def phone(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Each engine on a phone, on the other side of the world."""
    with engine(request.param, tmp_path_factory.mktemp(request.param), EAST) as browser:
        yield browser


@pytest.fixture(autouse=True)
def clean(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test after which a page has complained, or something was asked of another computer."""
    yield
    if "phone" in request.fixturenames:
        browser: Engine = request.getfixturevalue("phone")
        said, browser.asked[:] = [*browser.said(), *browser.asked], []
        assert [line for line in said if UNKNOWN not in line] == []


@pytest.fixture(scope="session")
def address(site: Site, served: Callable[[Path], str]) -> str:
    """Return the address of the invented state's site."""
    return served(site.folder)


@pytest.fixture(scope="session")
def real(real_site: Site, served: Callable[[Path], str]) -> str:
    """Return the address of the real site."""
    return served(real_site.folder)


@pytest.fixture(scope="session")
def pages() -> list[Output]:
    """Return one page of each template of the theme."""
    outputs = plan_of(campaign_on()).outputs
    return list({each.template: each for each in reversed(outputs) if each.template}.values())


@dataclass
class Tour:
    """What a visit of all templates showed, by their name."""

    bare: dict[str, Any] = field(default_factory=dict)
    wide: dict[str, Any] = field(default_factory=dict)


@pytest.fixture(scope="session")
def tour(phone: Engine, address: str, pages: list[Output]) -> Tour:
    """A visit of each template, on two phones."""
    tour = Tour()
    for page in pages:
        phone.open(address + page.path)
        tour.bare[page.template] = phone.run(BARE)
        for width in (320, 390):
            phone.resize(width)
            tour.wide[f"{page.template} at {width}"] = phone.run(WIDE)
        phone.run("document.documentElement.style.fontSize = arguments[0]", LARGE)
        tour.wide[f"{page.template} in large text"] = phone.run(WIDE)
    return tour


def told(found: dict[str, Any]) -> dict[str, Any]:
    """Return the pages of a tour at which something was found."""
    return {name: what for name, what in found.items() if what}


def test_links_are_underlined(tour: Tour) -> None:
    """No link is told from the text around it by its color alone, on any template; none has a rule dropped."""
    assert len(tour.bare) > 25
    assert told(tour.bare) == {}


def test_nothing_is_wider_than_a_phone(tour: Tour) -> None:
    """No template scrolls sideways at 390 or 320 pixels, nor at 390 with text twice as large."""
    assert told(tour.wide) == {}


def test_no_style_is_dropped(phone: Engine, address: str) -> None:
    """The engine knows every property and value of the theme's styles, with the variables filled in."""
    phone.open(address + "/faq/")
    found = [tuple(each) for each in phone.run(DROPPED, declarations())]
    assert [each for each in found if each[0] not in SPARED[phone.name]] == []


@pytest.mark.parametrize("path", ["/", "/legislators/", "/find/", "/week/"])
def test_the_real_site_is_as_wide_as_a_phone(path: str, phone: Engine, real: str) -> None:
    """With real names and titles, too, nothing is cut and no link is bare."""
    phone.open(real + path, 320)
    assert (phone.run(WIDE), phone.run(BARE)) == ([], [])


@pytest.mark.parametrize("zone", [EAST, WEST])
def test_the_day_is_the_capitols(zone: str, phone: Engine, tmp_path: Path, served: Callable[[Path], str]) -> None:
    """The first page shows the action of the day it is at the capitol, wherever the device is."""
    today = datetime.now(UTC).date()
    root = daily(tmp_path / "project", today - timedelta(2), 6, zone)
    there = served(built(tmp_path / "site", root=root, today=today - timedelta(1)))
    before = datetime.now(ZoneInfo(zone)).date()
    phone.open(there + "/")
    after = datetime.now(ZoneInfo(zone)).date()
    assert phone.run(SHOWN, "main :is(h1, .h1)") in ([f"The action of {day}"] for day in (before, after))


@pytest.mark.parametrize(("typed", "districts"), [("51360", 1), ("Falcon Heights", 1), ("55003", 2)])
def test_a_district_is_found(typed: str, districts: int, phone: Engine, real: str) -> None:
    """A ZIP or a town leads to districts, each with two people and their numbers."""
    phone.open(real + "/find/")
    phone.until("return document.querySelector('#place').getClientRects().length")
    phone.type("#place", typed)
    phone.press("[data-find] form .button")
    phone.until("return document.querySelectorAll('.candidates > li').length === arguments[0]", districts)
    assert len(phone.run(SHOWN, ".candidates a[href^='tel:']")) == 2 * districts


def test_a_form_is_sent(phone: Engine, tmp_path: Path) -> None:
    """An empty one says what is missing; a filled one arrives, and the visitor reads thanks."""
    with played(tmp_path) as site:
        phone.open(site.address + "/sign-up/")
        phone.press("main form .button")
        assert phone.until(SHOWN, ".error")
        assert not site.heard.posts
        phone.type("[type=email]", "sam@home.example")
        phone.type("[inputmode=numeric]", "55155")
        phone.press("main form .button")
        phone.until("return location.pathname === '/thanks/'")
        assert {"sam@home.example", "55155"} <= {value for _, value in site.heard.fields()}


def test_a_call_is_marked(phone: Engine, address: str) -> None:
    """“We talked” is still there after the page was loaded again, until it is taken back."""
    phone.open(address + CALL)
    assert phone.run("return localStorage.length") == 0
    phone.press(".choice[value=done]")
    phone.until("return document.querySelector('.choice[value=done]').ariaPressed === 'true'")
    phone.send("Refresh", {})
    phone.until("return document.querySelector('.choice[value=done]').ariaPressed === 'true'")
    assert phone.run(SHOWN, ".after [role=status]")[0].startswith("Marked on ")
    phone.press(".undo")
    phone.until("return document.querySelector('.choice[value=done]').ariaPressed === 'false'")


def test_a_kept_call_opens_without_a_signal(phone: Engine, site: Site) -> None:
    """Kept by a press, a call that was never opened is there once nothing answers any more, and says so."""
    host = Host(site.folder)
    phone.open(host.address + "/my-calls/")
    phone.press("#keep button")
    phone.until("return document.querySelector('#keep [role=status]').innerText.includes('without a signal')")
    host.goes()
    phone.send("Navigate", {"url": host.address + CALL})
    assert phone.run(SHOWN, ".saved .stamp") == ["NO SIGNAL"]
    assert phone.run(SHOWN, ".number")


@pytest.mark.parametrize("name", NAMES)
def test_night_is_dark(name: str, address: str, tmp_path: Path) -> None:
    """On a device that is set to dark, light text stands on a dark ground."""
    script = "const { color, backgroundColor } = getComputedStyle(document.body); return [color, backgroundColor]"
    with engine(name, tmp_path, dark=True) as browser:
        browser.open(address + "/")
        assert browser.run(script) == ["rgb(251, 247, 238)", "rgb(8, 18, 37)"]
