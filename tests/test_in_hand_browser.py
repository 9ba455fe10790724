"""The script in hand: larger, copied, with a sentence of one's own, the screen on, the number beside it, and help."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.axe import faults
from tests.browser import NewPage
from tests.built import Site

CALL = "/actions/2027-02-10-mend-the-bridges/"
THREE = "/actions/2027-02-08-keep-libraries-open/"
HELP = "/actions/2027-02-05-keep-the-list/"
NOON = "2027-02-10T18:00:00Z"
MINE = "My bus <b>takes</b> the bridge."
KEPT = "() => Object.entries(localStorage)"
LOCKS = """
  window.locks = [];
  Object.defineProperty(navigator, "wakeLock", { value: { request: async (what) => {
    if (window.refuses) throw new DOMException("low battery", "NotAllowedError");
    const lock = { what, held: true, release: async () => { lock.held = false; } };
    window.locks.push(lock);
    return lock;
  } } });
"""
OVER = """(link) => {
  const { x, y, width, height } = link.getBoundingClientRect();
  return document.elementFromPoint(x + width / 2, y + height / 2) === link;
}"""


@pytest.fixture(scope="module")
def address(site: Site, served: Callable[[Path], str]) -> str:
    """Return the address of the invented state's site."""
    return served(site.folder)


@pytest.fixture
def phone(new_page: NewPage) -> Page:
    """A phone on the invented state's day that may keep its screen on."""
    page = new_page(viewport={"width": 390, "height": 844}, permissions=["clipboard-read", "clipboard-write"])
    page.clock.set_fixed_time(NOON)
    page.add_init_script(LOCKS)
    return page


def hand(page: Page, number: int = 0) -> Locator:
    """Return what stands below a script, opened."""
    box = page.locator(".hand:visible").nth(number)
    box.locator("summary").click()
    return box


# The words


def test_the_script_is_copied_as_it_is_read(phone: Page, address: str) -> None:
    """Paragraph by paragraph, with the caller's own sentence in its place."""
    phone.goto(address + CALL)
    box = hand(phone)
    box.get_by_label("One sentence of your own").fill(MINE)
    box.get_by_role("button", name="Copy", exact=True).click()
    expect(box.get_by_role("button", name="Copied")).to_be_visible()
    copied = phone.evaluate("() => navigator.clipboard.readText()")
    assert copied.startswith("Hello, my name is [your name] and I live in")
    assert copied.endswith(f"{MINE}\n\nWill you vote yes? Thank you.")


def test_the_script_grows_in_steps_and_goes_back(phone: Page, address: str) -> None:
    """Up to twice as large, on a small phone too, without a line wider than the screen; nothing is kept."""
    phone.set_viewport_size({"width": 320, "height": 568})
    phone.goto(address + THREE)
    box = hand(phone)
    size = "() => parseFloat(getComputedStyle(document.querySelector('.call:last-of-type .script')).fontSize)"
    sizes = [phone.evaluate(size)]
    for _ in range(3):
        box.get_by_role("button", name="Larger text").click()
        sizes.append(phone.evaluate(size))
        assert phone.evaluate("document.documentElement.scrollWidth") <= 320
    assert sizes == sorted(sizes)
    assert sizes[-1] == pytest.approx(2 * sizes[0])
    box.get_by_role("button", name="Usual text size").click()
    assert phone.evaluate(size) == sizes[0]
    assert phone.evaluate(KEPT) == []


def test_the_sentence_stands_in_every_script_of_the_action(phone: Page, address: str) -> None:
    """In each member's script and voicemail, while it is written; emptied, the blank is back."""
    phone.goto(address + THREE)
    field = hand(phone).get_by_label("One sentence of your own")
    field.fill(MINE)
    scripts = phone.locator(".call .sheet > .script").all_text_contents()
    assert [MINE in each for each in scripts] == [True] * 3
    hand(phone, 1)
    expect(phone.locator(".hand textarea").nth(1)).to_have_value(MINE)
    field.fill("  ")
    assert not phone.get_by_text(MINE).count()
    assert "sentence of your own" in phone.locator(".call .sheet > .script").first.inner_text()
    assert phone.evaluate(KEPT) == []


def test_the_sentence_is_kept_after_a_press_and_offered_again(phone: Page, address: str) -> None:
    """The same call has it at once, another offers it, an empty one erases it."""
    phone.goto(address + CALL)
    box = hand(phone)
    box.get_by_label("One sentence of your own").fill(MINE)
    box.get_by_role("button", name="Save it for my next call").click()
    expect(box.get_by_role("status")).to_have_text("Saved on this device. We offer it again at your next call.")
    assert [key for key, _ in phone.evaluate(KEPT)] == ["sentence"]
    phone.reload()
    expect(phone.get_by_text(MINE).first).to_be_visible()
    phone.goto(address + THREE)
    assert MINE not in phone.locator(".script").first.inner_text()
    box = hand(phone)
    box.get_by_role("button", name=f"Use my last one: “{MINE}”").click()
    expect(phone.locator(".script").first).to_contain_text(MINE)
    box.get_by_label("One sentence of your own").fill("")
    box.get_by_role("button", name="Save it for my next call").click()
    expect(box.get_by_role("status")).to_have_text("Nothing is saved.")
    assert phone.evaluate(KEPT) == []


def test_the_sentence_is_erased_with_all_else(phone: Page, address: str) -> None:
    """“My calls” and the privacy page name it and erase it."""
    phone.goto(f"{address}/my-calls/")
    phone.evaluate("""() => localStorage.setItem("sentence", '{"id":"x","words":"y"}')""")
    phone.reload()
    expect(phone.get_by_text("Kept on this device now: your own sentence.")).to_be_visible()
    phone.get_by_role("button", name="Erase all of it").click()
    expect(phone.get_by_text("Done. Nothing is kept on this device now.")).to_be_visible()
    assert phone.evaluate(KEPT) == []


@pytest.mark.parametrize("kept", ["", "7", "null", "[", '"x"', "[]", '{"id":1,"words":{"a":1}}', '{"words":null}'])
def test_what_others_left_there_is_no_sentence(kept: str, phone: Page, address: str) -> None:
    """The script and its tools stay whole, and nothing odd is offered."""
    phone.goto(f"{address}/my-calls/")
    phone.evaluate("(kept) => localStorage.setItem('sentence', kept)", kept)
    phone.goto(address + CALL)
    box = hand(phone)
    expect(box.get_by_role("button", name="Save it for my next call")).to_be_visible()
    expect(box.get_by_role("button", name="Use my last one")).to_be_hidden()
    assert "[One sentence of your own" in phone.locator(".script").first.inner_text()


def test_a_browser_that_keeps_nothing_says_so(phone: Page, address: str) -> None:
    """The sentence still stands in the script."""
    phone.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
    )
    phone.goto(address + CALL)
    box = hand(phone)
    box.get_by_label("One sentence of your own").fill(MINE)
    box.get_by_role("button", name="Save it for my next call").click()
    expect(box.get_by_role("status")).to_have_text("This browser does not let us save it.")
    expect(phone.locator(".script").first).to_contain_text(MINE)


# The screen


def test_the_screen_stays_on_after_a_press(phone: Page, address: str) -> None:
    """Held, held again after another page was in front, and let go by another press."""
    phone.goto(address + CALL)
    button = hand(phone).get_by_role("button", name="Keep screen on")
    assert phone.evaluate("window.locks.length") == 0
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    phone.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    phone.wait_for_function("window.locks.length === 2")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert phone.evaluate("window.locks.at(-1).held") is False


def test_a_screen_that_cannot_be_held_is_not_said_to_be(phone: Page, address: str) -> None:
    """A low battery: the button stays as it was."""
    phone.goto(address + CALL)
    phone.evaluate("window.refuses = true")
    button = hand(phone).get_by_role("button", name="Keep screen on")
    button.click()
    phone.wait_for_timeout(100)
    expect(button).to_have_attribute("aria-pressed", "false")


def test_a_device_that_cannot_hold_it_offers_nothing(new_page: NewPage, address: str) -> None:
    """No button that would do nothing."""
    page = new_page()
    page.add_init_script("delete Navigator.prototype.wakeLock;")
    page.goto(address + CALL)
    box = hand(page)
    expect(box.get_by_role("button", name="Larger text")).to_be_visible()
    expect(box.get_by_role("button", name="Keep screen on")).to_have_count(0)


def test_words_that_nobody_is_phoned_with_are_in_hand_too(phone: Page, address: str) -> None:
    """A way to help may have a script as well."""
    phone.goto(address + HELP)
    box = hand(phone)
    box.get_by_label("One sentence of your own").fill(MINE)
    expect(phone.locator(".script")).to_contain_text(f"{MINE} Will you do it?")
    expect(box.get_by_role("button", name="Larger text")).to_be_visible()


def test_on_the_home_page_and_the_call_sheet_it_is_the_same(phone: Page, address: str) -> None:
    """Wherever a call can be made."""
    for path in ("/", "/districts/3/"):
        phone.goto(address + path)
        expect(hand(phone).get_by_role("button", name="Copy", exact=True)).to_be_visible()


# The number beside the script


def scroll_to(page: Page, selector: str) -> None:
    """Put the first element that is found at the top of the screen."""
    page.evaluate("(selector) => document.querySelector(selector).scrollIntoView()", selector)
    page.wait_for_timeout(50)


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_number_stays_beside_the_script(width: int, scripts: bool, new_page: NewPage, address: str) -> None:
    """Covered while the large one is there, then at the top, never below the card, and large enough to press."""
    page = new_page(viewport={"width": width, "height": 568}, java_script_enabled=scripts)
    page.goto(address + CALL)
    bar = page.locator(".again:visible")
    assert bar.get_attribute("href") == page.locator("a.dial").get_attribute("href")
    assert not bar.evaluate(OVER)
    scroll_to(page, ".sheet .script")
    assert bar.evaluate(OVER)
    box = bar.bounding_box()
    assert box
    assert (box["y"], box["height"] >= 44) == (0, True)
    scroll_to(page, "#after")
    bottoms = page.evaluate(
        "['.again', '.call'].map((one) => document.querySelector(one).getBoundingClientRect().bottom)"
    )
    assert bottoms[0] <= bottoms[1]


def test_by_keyboard_nothing_with_the_focus_lies_below_the_bar(phone: Page, address: str) -> None:
    """Forth and back through the card: what has the focus can be seen (WCAG 2.4.11), and the bar is no stop."""
    phone.set_viewport_size({"width": 320, "height": 420})
    phone.goto(address + CALL)
    hand(phone)
    phone.locator("a.dial").focus()
    hidden = """() => {
      const focused = document.activeElement, bar = document.querySelector(".again").getBoundingClientRect();
      const { top } = focused.getBoundingClientRect();
      return focused.closest(".sheet") && bar.top === 0 && top < bar.bottom ? focused.outerHTML.slice(0, 80) : "";
    }"""
    covered = []
    for key in ["Tab"] * 16 + ["Shift+Tab"] * 16:
        phone.keyboard.press(key)
        covered.append(phone.evaluate(hidden))
        assert not phone.evaluate("document.activeElement.matches('.again')")
    assert [each for each in covered if each] == []


def test_the_bar_is_told_to_nobody_twice(phone: Page, address: str) -> None:
    """In the accessibility tree there is one link that dials the number."""
    phone.goto(address + CALL)
    expect(phone.get_by_role("link", name="590-555-0102")).to_have_count(1)


def test_on_paper_a_short_screen_and_after_the_last_day_there_is_no_bar(phone: Page, address: str) -> None:
    """And then nothing lies over anything."""
    phone.goto(address + CALL)
    phone.emulate_media(media="print")
    expect(phone.locator(".again")).to_be_hidden()
    phone.emulate_media(media="screen")
    phone.set_viewport_size({"width": 320, "height": 256})
    expect(phone.locator(".again")).to_be_hidden()
    phone.set_viewport_size({"width": 390, "height": 844})
    phone.clock.set_fixed_time("2027-03-10T18:00:00Z")
    phone.reload()
    expect(phone.locator(".again")).to_be_hidden()
    top = "(one) => document.querySelector(one).getBoundingClientRect()"
    assert phone.evaluate(top, ".call-who")["top"] == phone.evaluate(top, ".call-top")["bottom"]


# Everybody


def test_without_scripts_there_is_nothing_to_press(new_page: NewPage, address: str) -> None:
    """No button that would do nothing, and help on the line opens all the same."""
    page = new_page(java_script_enabled=False)
    page.goto(address + CALL)
    expect(page.locator(".hand")).to_be_hidden()
    page.get_by_text("Help on the line").click()
    expect(page.get_by_text('Ask the clerk for a "speaker" of <Low> & High Ostrellian.')).to_be_visible()


@pytest.mark.parametrize(
    "path", [CALL, "/actions/2027-02-09-ask-for-a-town-hall/#3", "/find/#2027-02-10-mend-the-bridges"]
)
def test_axe_finds_nothing_with_all_of_it_open(path: str, phone: Page, address: str) -> None:
    """Fields, buttons and lines that scripts make have names, contrast and order, as all else."""
    phone.goto(address + path)
    if "find" in path:
        phone.get_by_label("Your ZIP or town").fill("Mt. Candle")
        phone.keyboard.press("Enter")
        phone.get_by_role("link", name="Send a friend their call").wait_for()
    for summary in phone.locator("summary:visible").all():
        summary.click()
    assert faults(phone) == []


def test_help_on_the_line_is_dated_and_leads_to_its_source(site: Site) -> None:
    """In full on the page of questions where the editor put it; beside scripts in short, or as a link to it."""
    [said] = site.pages["/faq/"].says("#help-on-the-line dd")
    assert said.endswith("Of 2027 nothing is known. Where this comes from, looked up November 15, 2026.")
    assert "https://court.ostrelle.example/speakers?a=1&b=2" in site.pages["/faq/"].links()
    for address, page in site.pages.items():
        assert "{help_on_the_line}" not in page.text, address
    for address in ("/", CALL, "/districts/3/"):
        assert "/faq/#help-on-the-line" in site.pages[address].links()
    assert "/faq/#help-on-the-line" not in site.pages["/actions/2027-01-20-speak-up-for-libraries/"].links()
