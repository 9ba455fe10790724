"""How pages hold still and fit: first screen, layout shifts, large text, and the display face, in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import OVERFLOW, NewPage, watched
from tests.built import Site

# One page for each template.
TEMPLATES = (
    "/",
    "/actions/",
    "/actions/2027-02-03-testify-on-bridges/",
    "/actions/2027-02-08-keep-libraries-open/",
    "/bills/",
    "/bills/2027/ab-12/",
    "/calendar/",
    "/committees/",
    "/committees/assembly/ways-and-means/",
    "/contact/",
    "/data/",
    "/data/numbers/",
    "/districts/",
    "/districts/3/",
    "/editors/",
    "/faq/",
    "/find/",
    "/find/places/parts-of-quillhaven/",
    "/find/towns/b/",
    "/legislators/",
    "/legislators/jane-doe/",
    "/legislators/jane-doe/votes/",
    "/my-calls/",
    "/offline/",
    "/practice/",
    "/privacy/",
    "/remind/",
    "/sign-up/",
    "/suggest/",
    "/thanks/",
    "/week/",
    "/404.html",
)
WIDTHS = (320, 390, 768, 1280, 1920)
SHIFTS = """
  window.moved = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) {
      moved.push([value, ...sources.map(({ node }) => node?.nodeName)]);
    }
  }).observe({ type: "layout-shift", buffered: true });
"""
NAMED = ("/", "/actions/2027-02-08-keep-libraries-open/", "/districts/3/", "/legislators/jane-doe/")
SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } "
SPACED += "p { margin-block-end: 2em !important }"


@pytest.fixture(scope="module")
def address(site: Site, served: Callable[[Path], str]) -> str:
    """Return the address of the invented state's site."""
    return served(site.folder)


@pytest.fixture(scope="module")
def still(browser: Browser) -> Iterator[Page]:
    """A page that counts what moves on it, shared by the tests of this file."""
    with watched(browser) as open_page:
        page = open_page()
        page.add_init_script(SHIFTS)
        yield page


def moved(page: Page) -> list[list[object]]:
    """Return what moved on the open page by itself: how far, and which elements."""
    page.evaluate("() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 60))")
    found: list[list[object]] = page.evaluate("moved")
    return found if sum(float(str(each[0])) for each in found) > 0.001 else []


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_moves_while_a_page_loads(width: int, address: str, still: Page) -> None:
    """Each template holds still on every screen, from the first paint on."""
    still.set_viewport_size({"width": width, "height": 800})
    assert {path: found for path in TEMPLATES if (still.goto(address + path), found := moved(still))[1]} == {}


def test_nothing_moves_when_files_come_late(address: str, still: Page) -> None:
    """So it is when scripts and the display face take a third of a second."""
    still.set_viewport_size({"width": 390, "height": 800})
    slow = {"offline": False, "latency": 300, "downloadThroughput": -1, "uploadThroughput": -1}
    network = still.context.new_cdp_session(still)
    network.send("Network.enable")
    network.send("Network.setCacheDisabled", {"cacheDisabled": True})
    network.send("Network.emulateNetworkConditions", slow)
    paths = ("/", "/find/", "/legislators/", "/my-calls/", "/districts/3/")
    found = {path: shifts for path in paths if (still.goto(address + path), shifts := moved(still))[1]}
    network.detach()
    assert found == {}


@pytest.mark.parametrize("size", [(320, 568), (360, 640), (375, 667), (390, 664)])
def test_the_number_is_on_the_first_screen(size: tuple[int, int], address: str, page: Page) -> None:
    """Number and button need no scrolling on small phones; on the smallest the number alone."""
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    for path in NAMED:
        page.goto(address + path)
        link = page.locator("a.dial:visible").first
        part = link if width > 320 else link.locator(".number")
        box = part.bounding_box()
        assert box
        assert box["y"] + box["height"] <= height, (path, box)


STYLES = """(styles) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets = [sheet];
}"""


def test_large_and_spaced_text_fits(address: str, page: Page) -> None:
    """Nothing is wider than the screen with text of twice the size, nor with WCAG's text spacing."""
    wide = {}
    for path in TEMPLATES:
        page.goto(address + path)
        for styles in ("html { font-size: 200% !important }", SPACED):
            page.evaluate(STYLES, styles)
            for width in (320, 390, 1280):
                page.set_viewport_size({"width": width, "height": 800})
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    wide[path, width, styles[:20]] = page.evaluate(OVERFLOW)[:3]
    assert wide == {}


SMALL = """() => {
  const all = "a[href], button, summary, select, textarea, input:not([type=hidden])";
  const targets = [...document.querySelectorAll(all)]
    .map((element) => element.closest("label") ?? element)
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.bottom > 0 && box.width); // not the link that waits above the page
  const isSmall = ({ width, height }) => width < 24 || height < 24;
  const middle = (box) => [box.x + box.width / 2, box.y + box.height / 2];
  const between = ([x, y], [toX, toY]) => Math.hypot(toX - x, toY - y);
  const within = (least, value, most) => Math.min(Math.max(value, least), most);
  const inside = ([x, y], box) => [within(box.left, x, box.right), within(box.top, y, box.bottom)];
  const tooNear = (box, other) => between(middle(box), inside(middle(box), other)) < 12
    || (isSmall(other) && between(middle(box), middle(other)) < 24);
  const inSentence = (element) => {
    let block = element.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    const rest = block.cloneNode(true);
    for (const link of rest.querySelectorAll("a, button")) link.remove();
    return getComputedStyle(element).display === "inline" && /\\p{L}/u.test(rest.textContent);
  };
  return targets
    .filter(({ element, box }) => box.width < 24 || (isSmall(box) && !inSentence(element)
      && targets.some((other) => other.element !== element && tooNear(box, other.box))))
    .map(({ element, box }) => `${box.width} by ${box.height}: ${element.outerHTML.slice(0, 99)}`);
}"""


@pytest.mark.parametrize("width", [390, 1280])
def test_what_can_be_pressed_is_large_enough(width: int, address: str, page: Page) -> None:
    """No target is narrower than 24 pixels, or lower without that much room around it, but for links in sentences."""
    page.set_viewport_size({"width": width, "height": 800})
    assert {path: small for path in TEMPLATES if (page.goto(address + path), small := page.evaluate(SMALL))[1]} == {}


def test_the_display_face_is_there_from_the_second_page_on(address: str, new_page: NewPage) -> None:
    """It comes with the site, and headlines and numbers are set in it."""
    page = new_page()
    page.goto(address + "/")
    page.evaluate("document.fonts.load('800 20px Archivo')")
    page.goto(address + "/faq/")
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("document.fonts.check('800 20px Archivo')")
    assert page.locator("h1").evaluate("(element) => getComputedStyle(element).fontFamily").startswith("Archivo")


def test_without_the_display_face_a_headline_is_as_wide(address: str, new_page: NewPage) -> None:
    """Whatever sans a computer has stands in for it, scaled to its width: within a fifth."""
    page = new_page(viewport={"width": 1280, "height": 800})
    page.goto(address + "/faq/")
    width = """(family) => {
      const span = document.createElement("span");
      span.style.cssText = `font: 800 60px ${family}; position: absolute; white-space: nowrap`;
      span.textContent = "Ask your senator to protect the records of renters";
      document.body.append(span);
      return span.getBoundingClientRect().width;
    }"""
    page.evaluate("document.fonts.load('800 60px Archivo')")
    page.wait_for_function("document.fonts.check('800 60px Archivo')")
    ours = page.evaluate(width, "Archivo")
    stand_in = page.evaluate(width, "N, A, D, sans-serif")
    assert stand_in == pytest.approx(ours, rel=0.2)


def test_when_each_call_is_made_the_page_says_so(address: str, page: Page) -> None:
    """After the last of three calls it says that you are done; undone, it waits again."""
    page.clock.set_fixed_time("2027-02-10T16:00:00Z")
    page.goto(address + "/actions/2027-02-08-keep-libraries-open/")
    well = page.locator(".well")
    for pressed in ("We talked", "Left voicemail", "We talked"):
        expect(well).to_be_hidden()
        page.locator(".after:not([data-made])").first.get_by_role("button", name=pressed).click()
    expect(well).to_be_visible()
    page.get_by_role("button", name="Undo").first.click()
    expect(well).to_be_hidden()


def test_codes_for_paper_stay_off_the_screen(address: str, page: Page) -> None:
    """The code that leads a printed page back is for paper alone, on every screen."""
    for path in NAMED[1:3]:
        page.goto(address + path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.locator(".qr").is_hidden(), (path, width)
