"""The right call on every device, even when a build is late: Chicago's midnight, seen from four time zones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page

from tests.browser import NewPage
from tests.built import Site
from tests.sites import built, daily

CHICAGO = ZoneInfo("America/Chicago")
ZONES = ("Asia/Tokyo", "UTC", "America/New_York", "Pacific/Honolulu")
EAST_AND_WEST = (ZONES[0], ZONES[-1])
TURNS = (date(2026, 11, 1), date(2027, 3, 14))  # the clocks go back, and forward
AGES = (1, 3)  # days since the build
HAIR = 0.001  # of a screen; what the web calls steady is 0.1, and a busy browser rounds a pixel now and then
SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((shift) => { sum += shift.value; }))
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => done(sum), 50));
})"""


@pytest.fixture(scope="module")
def late(tmp_path_factory: pytest.TempPathFactory, served: Callable[[Path], str]) -> dict[tuple[date, int], str]:
    """Addresses of sites built one and three days before each turn of the clocks, and on the first itself."""
    addresses = {}
    for turn in TURNS:
        root = daily(tmp_path_factory.mktemp("late") / "project", turn - timedelta(10), 25)
        for age in AGES if turn != TURNS[0] else (0, *AGES):
            addresses[turn, age] = served(built(root.parent / f"built-{age}", root=root, today=turn - timedelta(age)))
    return addresses


def chicago(day: date, minutes: int = 0) -> datetime:
    """Return the moment so many minutes after a day begins in Chicago."""
    return datetime.combine(day, time(), CHICAGO).astimezone(UTC) + timedelta(minutes=minutes)


def moments(turn: date) -> list[tuple[datetime, date]]:
    """Return moments around both midnights of a day, with the day it is then in Chicago."""
    before, after = turn - timedelta(1), turn + timedelta(1)
    return [
        (chicago(turn, -1), before),
        (chicago(turn), turn),
        (chicago(turn, 150), turn),  # within the hour that comes twice, or not at all
        (chicago(after, -1), turn),
        (chicago(after), after),
    ]


def seen(page: Page) -> list[str]:
    """Return what the page shows of days: slugs and headlines."""
    return page.locator(".poster:visible").locator(".slug, h1, .h1").all_inner_texts()


@pytest.mark.parametrize(("age", "zone"), [(AGES[0], ZONES[0]), *((AGES[1], zone) for zone in ZONES)])
@pytest.mark.parametrize("turn", TURNS, ids=str)
def test_a_late_build_shows_the_right_day(
    new_page: NewPage, late: dict[tuple[date, int], str], turn: date, age: int, zone: str
) -> None:
    """Whatever zone a device is in, the day's call is Chicago's, in the first paint, and nothing moves."""
    page = new_page(viewport={"width": 390, "height": 844}, timezone_id=zone)
    for moment, day in moments(turn):
        page.clock.set_fixed_time(moment)
        page.goto(late[turn, age])
        assert seen(page)[1:] == [f"The action of {day}"], moment
        assert f"{day:%A, %B} {day.day}" in seen(page)[0]
        assert page.locator(".call:visible").count() == 1
        assert page.evaluate(SHIFTS) < HAIR


def test_a_list_leaves_out_what_has_closed_and_the_days_own(
    new_page: NewPage, late: dict[tuple[date, int], str]
) -> None:
    """Three days late, the list beside the call holds what is open then or to come, and nothing twice."""
    turn = TURNS[1]
    page = new_page()
    page.clock.set_fixed_time(chicago(turn, 600))
    page.goto(late[turn, 3])
    listed = page.locator(".agenda li:visible h3").all_inner_texts()
    ahead = [turn + timedelta(days) for days in range(-1, 4) if days]
    assert listed == [f"The action of {day}" for day in ahead]


def test_the_count_to_the_session_is_of_the_day_shown(new_page: NewPage, late: dict[tuple[date, int], str]) -> None:
    """A build of October 29 read on November 1 counts from November 1."""
    page = new_page()
    page.clock.set_fixed_time(chicago(TURNS[0], 600))
    page.goto(late[TURNS[0], 3])
    assert page.locator(".season:visible").inner_text() == "Session opens Tuesday, January 12, in 72 days."


def test_without_scripts_every_date_is_written_out(new_page: NewPage, late: dict[tuple[date, int], str]) -> None:
    """The page shows the day it was built for, by its date, and no count or word that is true on one day only."""
    page = new_page(java_script_enabled=False)
    page.goto(late[TURNS[0], 3])
    assert seen(page) == ["Thursday, October 29: help out", "The action of 2026-10-29"]
    assert page.locator(".season:visible").inner_text() == "Session opens Tuesday, January 12."
    words = page.locator("main").inner_text().replace("Fair Ostrelle Now", "").lower()
    assert not [word for word in ("today", "tomorrow", "yesterday", " now", "days ago") if word in words]


def test_a_page_older_than_its_days_says_so(new_page: NewPage, late: dict[tuple[date, int], str]) -> None:
    """On the eighth day nothing is shown as the day's call; the page says it is old and leads to all calls."""
    page = new_page()
    page.clock.set_fixed_time(chicago(TURNS[0] + timedelta(7), 1))
    page.goto(late[TURNS[0], 0])
    assert seen(page) == ["See what is open now"]
    assert "ends with Saturday, November 7" in page.locator(".poster:visible").inner_text()
    assert page.locator(".call:visible").count() == 0
    page.get_by_role("link", name="All calls to action").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "All calls to action"


def test_an_old_week_shows_no_call(new_page: NewPage, late: dict[tuple[date, int], str]) -> None:
    """Once the week is over its handout says so, and has nothing to press but the way to all calls."""
    page = new_page()
    page.clock.set_fixed_time(chicago(TURNS[0], 1))
    page.goto(late[TURNS[0], 0] + "/week/")
    assert page.locator(".turn:visible").count() == 7
    page.clock.set_fixed_time(chicago(TURNS[0] + timedelta(8), 1))
    page.reload()
    assert page.locator(".turn:visible").count() == page.locator(".turns:visible").count() == 0
    assert page.get_by_text("This page is from an earlier week.").is_visible()


def test_a_page_left_open_turns_with_the_day(new_page: NewPage, late: dict[tuple[date, int], str]) -> None:
    """A tab that stays open over midnight shows the new day's call within a minute."""
    page = new_page()
    page.clock.install(time=chicago(TURNS[0], -1))
    page.goto(late[TURNS[0], 3])
    assert seen(page)[1] == "The action of 2026-10-31"
    page.clock.run_for(120_000)
    assert seen(page)[1] == "The action of 2026-11-01"
    page.clock.run_for(25 * 60 * 60 * 1000)  # that day has an hour more
    assert seen(page)[1] == "The action of 2026-11-02"


def test_a_clock_that_is_behind_shows_the_day_of_the_build(
    new_page: NewPage, late: dict[tuple[date, int], str]
) -> None:
    """A device whose clock is a year slow gets the newest call there is."""
    page = new_page()
    page.clock.set_fixed_time(chicago(TURNS[0] - timedelta(365)))
    page.goto(late[TURNS[0], 0])
    assert seen(page)[1] == "The action of 2026-11-01"


@pytest.fixture(scope="module")
def invented(site: Site, served: Callable[[Path], str]) -> str:
    """The address of the invented state as built for its day, Wednesday, February 10, 2027."""
    return served(site.folder)


def denver(*parts: int) -> datetime:
    """Return a moment by the clock of the invented capitol."""
    return datetime(*parts, tzinfo=ZoneInfo("America/Denver")).astimezone(UTC)


THREE = "/actions/2027-02-08-keep-libraries-open/"  # closes on February 12


@pytest.mark.parametrize("zone", EAST_AND_WEST)
def test_call_buttons_go_when_an_action_closes(new_page: NewPage, invented: str, zone: str) -> None:
    """To the last minute of its last day there are numbers to press; from the next minute on there are none."""
    page = new_page(timezone_id=zone)
    for moment, presses in ((denver(2027, 2, 12, 23, 59), 3), (denver(2027, 2, 13), 0)):
        page.clock.set_fixed_time(moment)
        page.goto(invented + THREE)
        assert page.locator(".call .button:visible").count() == presses
        assert page.locator("a[href^='tel:']:visible").count() == presses * 2
        assert page.get_by_text("The last day is over").is_visible() == (presses == 0)
        assert page.evaluate(SHIFTS) < HAIR


HOURS = [
    (denver(2027, 2, 10, 8, 29), "Closed now: leave a voicemail. It counts, too."),
    (denver(2027, 2, 10, 8, 30), "Offices answer until 5 pm."),
    (denver(2027, 2, 10, 16, 59), "Offices answer until 5 pm."),
    (denver(2027, 2, 10, 17, 0), "Closed now: leave a voicemail. It counts, too."),
    (denver(2027, 2, 13, 12), "Closed now: leave a voicemail. It counts, too."),  # a Saturday
    (denver(2027, 2, 14, 12), "Closed now: leave a voicemail. It counts, too."),
    (denver(2027, 2, 22, 12), "Closed now: leave a voicemail. It counts, too."),  # Lantern Day
    (denver(2027, 2, 23, 12), "Offices answer until 5 pm."),
]


@pytest.mark.parametrize("zone", EAST_AND_WEST)
def test_the_call_clock_knows_the_offices_hours(new_page: NewPage, invented: str, zone: str) -> None:
    """By the capitol's clock, whatever the device's zone: until when somebody answers, or to leave a voicemail."""
    page = new_page(timezone_id=zone)
    for moment, words in HOURS:
        page.clock.set_fixed_time(moment)
        page.goto(invented + "/actions/thank-the-chairs/")
        assert page.locator(".hours span:visible").first.inner_text() == words, moment


def test_the_hour_strikes_without_moving_anything(new_page: NewPage, invented: str) -> None:
    """A page left open over closing time says so, and no line moves."""
    page = new_page(viewport={"width": 390, "height": 844})
    page.clock.install(time=denver(2027, 2, 10, 16, 59))
    page.goto(invented + THREE)
    before = page.locator(".sheet").first.bounding_box()
    assert page.locator(".hours span:visible").first.inner_text() == "Offices answer until 5 pm."
    page.clock.run_for(90_000)
    assert page.locator(".hours span:visible").first.inner_text().startswith("Closed now")
    assert page.locator(".sheet").first.bounding_box() == before


def test_without_scripts_there_are_plain_hours(new_page: NewPage, invented: str) -> None:
    """The offices' usual hours, true at any hour."""
    page = new_page(java_script_enabled=False)
    page.goto(invented + THREE)
    hours = page.locator(".hours").first.locator("span:visible").all_inner_texts()
    assert hours == ["Offices answer from 8:30 am to 5 pm on working days."]


def test_nothing_is_stored_before_a_press(new_page: NewPage, invented: str) -> None:
    """Picking a day leaves no trace on the device."""
    page = new_page()
    for path in ("/", THREE):
        page.goto(invented + path)
        kept = page.evaluate(
            "async () => [localStorage.length, sessionStorage.length, (await caches.keys()).length, document.cookie,"
            " (await navigator.serviceWorker.getRegistrations()).length]"
        )
        assert kept == [0, 0, 0, "", 0]


def test_back_at_a_page_of_yesterday_the_day_is_todays(new_page: NewPage, invented: str) -> None:
    """A page that the browser kept over night looks at the clock when the back button brings it back."""
    page = new_page()
    page.clock.set_fixed_time(denver(2027, 2, 10, 12))
    page.goto(invented)
    assert page.locator("html").get_attribute("data-picked") == "2027-02-10"
    page.clock.set_fixed_time(denver(2027, 2, 11, 9))
    page.evaluate("() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert page.locator("html").get_attribute("data-picked") == "2027-02-11"
