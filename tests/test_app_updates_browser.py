"""The app with a bad host: a copy is of one publish and whole, whatever breaks; patience ends in a whole page."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from campaign.build import build
from tests.browser import NewPage
from tests.built import Site
from tests.host import KEPT, RENEWED, STATE, UPDATE, Host, cut, keep, of, status, until, words
from tests.invented import ROOT, SITE

CALL = "/actions/2027-02-09-ask-for-a-town-hall/"
NOON = datetime(2027, 2, 10, 18, tzinfo=UTC)
MARKED = """() => {
  localStorage.setItem("calls", JSON.stringify([{ id: "x", title: "Marked", on: "2027-02-10", what: "done" }]));
}"""

# Whether the call sheets in the one copy are these.
SHEETS = """async (wanted) => {
  const [name] = await caches.keys();
  const paths = (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname);
  return paths.filter((path) => path.startsWith("/districts/")).join() === wanted.join();
}"""


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The next day's publish, whose theme has other scripts and another look."""
    folder = tmp_path_factory.mktemp("newer")
    theme = Path(shutil.copytree(ROOT / "theme", folder / "theme"))
    for name in ("js/marks.js", "js/erase.js"):
        with (theme / "static" / name).open("a", encoding="utf-8") as file:
            file.write("\nwindow.newer = true;\n")
    done = build(SITE, folder / "site", today=date(2027, 2, 11), siteurl="", theme=theme)
    assert done.written, "\n".join(map(str, done.findings))
    return folder / "site"


@pytest.fixture
def host(site: Site) -> Iterator[Host]:
    """A host of the invented state's site on its day."""
    host = Host(site.folder)
    yield host
    host.goes()


@pytest.fixture
def phone(new_page: NewPage) -> Page:
    """A phone on the invented state's day."""
    page = new_page(viewport={"width": 390, "height": 844}, timezone_id="America/Denver")
    page.clock.set_fixed_time(NOON)
    return page


def is_whole(phone: Page, folder: Path) -> bool:
    """Return whether there is one copy, and each file in it is that of the publish, byte for byte."""
    ((_, kept),) = phone.evaluate(KEPT).items()
    texts = {path: text for path, text in kept.items() if not path.endswith((".png", ".woff2"))}
    here = {path: (folder / path.lstrip("/") / ("index.html" if path[-1] == "/" else "")).read_text() for path in texts}
    return len(kept) > 30 and texts == here


def my_calls_work(phone: Page, host: Host) -> bool:
    """Return whether “My calls” shows what was marked."""
    phone.goto(host.address + "/my-calls/")
    phone.evaluate(MARKED)
    phone.reload()
    return phone.locator("[data-list] a").all_inner_texts() == ["Marked"]


# Patience


def slow(host: Host) -> Callable[..., object]:
    """Return a body that takes longer than anybody waits."""
    return host.slow(9)


def stalls(host: Host) -> Callable[..., object]:
    """Return a body of which only half ever comes."""
    return host.stalls


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (slow, "Weak signal"),
        (stalls, "Weak signal"),
        (lambda _: cut, "No signal"),
        (lambda _: status(503), "No answer"),
        (lambda _: status(500), "No answer"),
        (lambda _: status(429), "No answer"),
    ],
    ids=["slow", "stalls", "cut", "503", "500", "429"],
)
def test_a_page_that_does_not_come_whole_is_the_copy(phone: Page, host: Host, fault: Callable, why: str) -> None:
    """Never half a call: after four seconds at most the whole copy is there, its scripts too, and says why."""
    keep(phone, host)
    host.faults[""] = fault(host)
    began = time.monotonic()
    phone.goto(host.address + CALL)
    assert time.monotonic() - began < 7
    expect(phone.locator(".saved")).to_contain_text(f"{why} This copy is from")
    assert words(phone) == "Ask both of yours for a town hall"
    assert phone.content().rstrip().endswith("</html>")
    expect(phone.get_by_role("button", name="Left voicemail").first).to_be_visible()
    phone.get_by_role("button", name="Left voicemail").first.click()
    assert "1 this week" in phone.locator(".after [role=status]").first.inner_text()


def test_what_a_copied_page_asks_for_is_not_waited_for_again(phone: Page, host: Host) -> None:
    """The list of people comes from the same copy at once: one's own legislators are named."""
    keep(phone, host)
    phone.evaluate("() => localStorage.setItem('district', '3')")
    host.faults[""] = host.stalls
    phone.goto(host.address + CALL)
    phone.get_by_text("Your district is 3.").wait_for(timeout=2000)


def test_a_slow_page_is_shown_when_it_comes_in_time(phone: Page, host: Host) -> None:
    """Two seconds are no reason for an older copy."""
    keep(phone, host)
    host.faults["/"] = host.slow(2)
    phone.goto(host.address)
    assert not phone.locator(".saved").count()
    assert phone.locator("footer").is_visible()


def test_a_slow_page_without_a_copy_comes_as_it_comes(phone: Page, host: Host) -> None:
    """All of it, however long it takes, as without the app: there is nothing else to show."""
    keep(phone, host)
    host.faults["/mission/"] = host.slow(5)
    phone.goto(host.address + "/mission/")
    assert phone.locator("footer").is_visible()
    assert not phone.locator(".saved").count()


def test_a_page_that_is_gone_is_gone(phone: Page, host: Host) -> None:
    """404 is an answer: what was taken down is not shown from the copy."""
    keep(phone, host)
    host.faults[CALL] = status(404)
    phone.goto(host.address + CALL)
    assert words(phone) == "Status 404"


# One publish, whole


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("/my-calls/", "503"),
        ("/my-calls/", "stale"),
        ("/", "stale"),
        ("/legislators/", "stale"),  # the same scripts in both
        ("/week/", "301"),
        ("/week/", "cut"),
        ("/find/people.json", "cut"),
        ("the script", "404"),
    ],
)
def test_a_publish_with_one_bad_file_changes_nothing(
    phone: Page, host: Host, site: Site, newer: Path, fault: str, path: str
) -> None:
    """The old copy stays, whole and with scripts that work; once the file is there, the new one takes its place."""
    if path == "the script":
        path = next(f"/assets/{file.name}" for file in newer.glob("assets/marks.*.js"))
    faults = {"503": status(503), "404": status(404), "301": status(301, Location="/faq/"), "cut": cut}
    keep(phone, host)
    host.folder = newer
    host.faults[path] = faults.get(fault) or of(site.folder, path)
    assert phone.evaluate(UPDATE) == "redundant"
    assert is_whole(phone, site.folder)
    del host.faults[path]
    assert phone.evaluate(UPDATE) == "activated"
    assert is_whole(phone, newer)


def test_after_a_failed_update_my_calls_open_without_a_signal(phone: Page, host: Host, site: Site, newer: Path) -> None:
    """Visited while the publish was half there, read when nothing is: the page and its scripts are of one publish."""
    keep(phone, host)
    host.folder = newer
    host.faults["/week/"] = status(503)
    for path in ("/my-calls/", "/", CALL):
        phone.goto(host.address + path)
    phone.evaluate(UPDATE)
    host.goes()
    assert my_calls_work(phone, host)
    assert is_whole(phone, site.folder)


def test_files_that_the_browser_still_has_are_asked_for_again(phone: Page, site: Site, newer: Path) -> None:
    """GitHub lets browsers keep a page for ten minutes: a new copy is not made of those."""
    host = Host(site.folder, keeps="max-age=600")
    try:
        keep(phone, host)
        for path in ("/my-calls/", "/week/", "/actions/"):
            phone.goto(host.address + path)
        host.folder = newer
        assert phone.evaluate(UPDATE) == "activated"
        assert is_whole(phone, newer)
    finally:
        host.goes()


def test_an_update_reaches_the_next_look_by_itself(phone: Page, host: Host, newer: Path) -> None:
    """Opening any page is enough; the next time without a signal, all is new, and “My calls” works."""
    keep(phone, host)
    host.folder = newer
    phone.clock.set_fixed_time(datetime(2027, 2, 11, 18, tzinfo=UTC))
    phone.goto(host.address)
    until(phone, RENEWED, ["/", '<div class="day" data-day="2027-02-11"'])
    assert is_whole(phone, newer)
    host.goes()
    assert my_calls_work(phone, host)


def test_an_older_publish_that_comes_back_is_taken(phone: Page, host: Host, site: Site, newer: Path) -> None:
    """Undone is undone, on the phone too: newer, older, newer again, each whole."""
    keep(phone, host)
    for folder in (newer, site.folder, newer, site.folder):
        host.folder = folder
        assert phone.evaluate(UPDATE) == "activated"
        assert is_whole(phone, folder)
    host.goes()
    phone.goto(host.address)
    assert phone.locator(".day").first.get_attribute("data-day") == "2027-02-10"
    assert my_calls_work(phone, host)


def test_a_full_device_keeps_the_copy_it_has(phone: Page, host: Host, site: Site, newer: Path) -> None:
    """No room for a new one beside it: the old one stays whole."""
    keep(phone, host)
    with_room = phone.context.new_cdp_session(phone)
    with_room.send("Storage.overrideQuotaForOrigin", {"origin": host.address, "quotaSize": 1000})
    host.folder = newer
    assert phone.evaluate(UPDATE) == "redundant"
    assert is_whole(phone, site.folder)
    with_room.send("Storage.overrideQuotaForOrigin", {"origin": host.address})
    assert phone.evaluate(UPDATE) == "activated"
    assert is_whole(phone, newer)


def test_a_full_device_says_so_at_the_first_press(phone: Page, host: Host) -> None:
    """Nothing by half stays, and the button is still there to press."""
    phone.goto(host.address)
    session = phone.context.new_cdp_session(phone)
    session.send("Storage.overrideQuotaForOrigin", {"origin": host.address, "quotaSize": 1000})
    phone.get_by_role("button", name="Keep this on my phone").click()
    phone.get_by_text("or make room on this device").wait_for()
    assert phone.evaluate(STATE) == [0, 0, 0]
    session.send("Storage.overrideQuotaForOrigin", {"origin": host.address})
    keep(phone, host)


def test_two_tabs_have_one_copy(phone: Page, host: Host, newer: Path) -> None:
    """An update under an open page; both go on without a signal, and what one removes is gone for both."""
    keep(phone, host)
    other = phone.context.new_page()
    other.clock.set_fixed_time(NOON)
    other.goto(host.address + "/my-calls/")
    host.folder = newer
    assert phone.evaluate(UPDATE) == "activated"
    expect(other.get_by_role("button", name="Remove it from my phone")).to_be_visible()
    host.goes()
    for page in (phone, other):
        assert my_calls_work(page, host)
    other.get_by_role("button", name="Remove it from my phone").click()
    other.get_by_text("Nothing of it is left on this device").wait_for()
    assert [page.evaluate(STATE)[:2] for page in (phone, other)] == [[0, 0], [0, 0]]


@pytest.mark.parametrize("button", ["Remove it from my phone", "Erase all of it"])
def test_what_is_taken_off_during_an_update_stays_off(phone: Page, host: Host, newer: Path, button: str) -> None:
    """The update that was on its way puts nothing back."""
    keep(phone, host)
    phone.goto(host.address + "/my-calls/")
    phone.get_by_text("Kept on this device.").wait_for()
    host.folder = newer
    host.faults["/week/"] = host.stalls
    phone.evaluate("async () => { await (await navigator.serviceWorker.getRegistration()).update(); }")
    phone.get_by_role("button", name=button).click()
    until(phone, "async () => !(await caches.keys()).length")
    phone.get_by_text("Nothing of it is left" if "Remove" in button else "Done. Nothing is kept").first.wait_for()
    host.over.set()
    phone.wait_for_timeout(500)
    assert phone.evaluate(STATE) == [0, 0, 0]
    phone.reload()
    expect(phone.get_by_role("button", name="Keep this on my phone")).to_be_visible()
    assert phone.evaluate(STATE) == [0, 0, 0]


def test_a_copy_that_the_browser_cleared_is_made_again(phone: Page, host: Host, site: Site) -> None:
    """The worker is there and its copies are not: at the next look they are."""
    keep(phone, host)
    phone.evaluate("async () => { for (const name of await caches.keys()) await caches.delete(name); }")
    phone.reload()
    until(phone, RENEWED, ["/assets/mark.svg", "<svg"])  # it is put there last
    assert is_whole(phone, site.folder)


# One's own call sheet


def test_below_a_path_all_is_the_same(phone: Page, site_below: Site) -> None:
    """A fork's site: kept, with one's own sheet, read without a signal, taken off."""
    host = Host(site_below.folder, f"{site_below.base}/")
    phone.goto(host.address + "/districts/3/")
    phone.get_by_role("button", name="This is my district").click()
    keep(phone, host)
    host.goes()
    for path in ("/districts/3/", CALL, "/my-calls/"):
        phone.goto(host.address + path)
        expect(phone.locator(".saved")).to_be_visible()
    phone.get_by_role("button", name="Remove it from my phone").click()
    phone.get_by_text("Nothing of it is left on this device").wait_for()
    assert phone.evaluate(STATE)[:2] == [0, 0]


def test_ones_own_sheet_is_of_the_same_publish(phone: Page, host: Host, site: Site, newer: Path) -> None:
    """It is renewed with all else; another district's takes its place; forgotten, it is gone."""

    def kept(*paths: str) -> bool:
        """Open a page and wait until these sheets are kept and no other."""
        phone.goto(host.address)
        until(phone, SHEETS, list(paths))
        return True

    keep(phone, host)
    phone.evaluate("() => localStorage.setItem('district', '3')")
    assert kept("/districts/3/")
    host.folder = newer
    assert phone.evaluate(UPDATE) == "activated"
    assert is_whole(phone, newer)
    assert kept("/districts/3/")
    host.folder = site.folder
    host.faults["/districts/3/"] = of(newer, "/districts/3/")
    assert phone.evaluate(UPDATE) == "redundant"
    assert is_whole(phone, newer)
    host.faults["/districts/3/"] = status(404)  # a map with other districts
    assert phone.evaluate(UPDATE) == "activated"
    assert kept()
    phone.evaluate("() => localStorage.setItem('district', '4')")
    assert kept("/districts/4/")
    phone.evaluate("() => localStorage.removeItem('district')")
    assert kept()
