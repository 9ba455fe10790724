"""The practice call in a browser: every line to the end, each way it can go, the clock, the voice, one's own words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import NewPage
from tests.built import Site
from tests.test_after_browser import KEPT, NOTHING
from tests.test_print_browser import LETTER, pages_of

PRACTICE = "/practice/"
THREE = "/actions/2027-02-08-keep-libraries-open/"
OWN = "2027-02-09-ask-for-a-town-hall"
NOON = datetime(2027, 2, 10, 18, tzinfo=UTC)
# Stands in for the voices of a device, and writes down what it is asked to say.
VOICES = """(voices) => {
    window.spoken = [];
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    const speechSynthesis = {
        getVoices: () => voices,
        speak: (words) => window.spoken.push(`${words.voice.name}: ${words.text}`),
        cancel: () => window.spoken.push("hush"),
    };
    Object.defineProperty(window, "speechSynthesis", { value: speechSynthesis, configurable: true });
}"""
AWAY = {"name": "Far", "lang": "en-US", "localService": False}
HERE = [
    {"name": "Anna", "lang": "de-DE", "localService": True},
    {"name": "Moira", "lang": "en-IE", "localService": True},
]


@pytest.fixture(scope="module")
def address(site: Site, served: Callable[[Path], str]) -> str:
    """Return the address of the invented state's site."""
    return served(site.folder)


@pytest.fixture
def phone(new_page: NewPage, address: str) -> Page:
    """A phone at the practice call, with a clock that stands still."""
    page = new_page(viewport={"width": 390, "height": 844})
    page.clock.install(time=NOON)
    page.goto(address + PRACTICE)
    return page


def call(page: Page) -> Locator:
    """Return the card of the pretend call."""
    return page.locator("[data-practice]")


def press(page: Page, words: str) -> None:
    """Press a button of the pretend call."""
    call(page).get_by_role("button", name=words, exact=True).click()


def on_screen(page: Page) -> list[str]:
    """Return what the office says and what the caller says now, without the labels."""
    return [" ".join(each.split()) for each in call(page).locator("[aria-live] .script").all_inner_texts()]


def brought(page: Page, address: str, mark: str) -> None:
    """Open the practice call from a call, and wait for its words."""
    page.goto("about:blank")
    page.goto(f"{address}{PRACTICE}#{mark}")
    expect(call(page).locator("h2")).not_to_have_text("An example call")


def test_a_call_is_read_turn_by_turn_to_its_end(phone: Page) -> None:
    """Start, three presses, and it is over: the caller is told so, and where the real one is."""
    press(phone, "Start")
    first = on_screen(phone)
    assert first[0] == "“Good day, practice office. How can I help you?”"
    assert first[1].startswith("Hello, my name is [your name] and I live in [your town and ZIP].")
    press(phone, "I said it")
    assert on_screen(phone) == ["“Where do you live?”", "At [your street address]."]
    press(phone, "I said it")
    assert on_screen(phone) == ["“I will pass it on.”", "Thank you."]
    press(phone, "I said it")
    assert "“Goodbye.” That is the whole call." in call(phone).inner_text()
    assert not call(phone).get_by_role("button", name="I said it").is_visible()
    expect(call(phone).get_by_role("link", name="Go to the day’s action")).to_be_focused()


def test_one_turn_back_and_no_further(phone: Page) -> None:
    """Whoever pressed too soon reads the line again; in front of the first there is none."""
    back = call(phone).get_by_role("button", name="Back")
    press(phone, "Start")
    assert not back.is_visible()
    press(phone, "I said it")
    back.click()
    assert on_screen(phone)[0] == "“Good day, practice office. How can I help you?”"
    assert not back.is_visible()
    expect(call(phone).get_by_role("button", name="I said it")).to_be_focused()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("An assistant answers", ["Hello, my name is [your name]", "At [your street address].", "Thank you."]),
        ("You get voicemail", ["Hello, this is [your name] at [your street address]."]),
        ("She does not agree", ["Hello, my name is [your name]", "I do see it another way."]),
    ],
)
def test_every_way_a_call_can_go_is_one_press_away(phone: Page, name: str, said: list[str]) -> None:
    """Its name starts it, also in the midst of another; the words of the call stand where they are said."""
    press(phone, "Start")
    press(phone, name)
    assert call(phone).get_by_role("button", pressed=True).all_inner_texts() == [name]
    for words in said:
        assert on_screen(phone)[1].startswith(words)
        press(phone, "I said it")
    assert call(phone).get_by_text("You did it.").is_visible()
    press(phone, name)  # once more
    assert on_screen(phone)[1].startswith(said[0])


def test_the_clock_counts_from_the_press_to_the_end(phone: Page) -> None:
    """Nothing runs before Start; at the end it stands, and says in words how short it was."""
    clock = call(phone).get_by_role("timer")
    phone.clock.run_for(5000)
    assert clock.inner_text() == "0:00"
    press(phone, "You get voicemail")
    phone.clock.run_for(9000)
    assert clock.inner_text() == "0:09"
    phone.clock.run_for(56_000)
    assert clock.inner_text() == "1:05"
    press(phone, "I said it")
    assert call(phone).get_by_text("You did it. It took 1 minute and 5 seconds.").is_visible()
    phone.clock.run_for(5000)
    assert clock.inner_text() == "1:05"
    press(phone, "You get voicemail")
    assert clock.inner_text() == "0:00"


def with_voices(phone: Page, voices: list[dict[str, object]]) -> None:
    """Open the page on a device with these voices."""
    phone.add_init_script(f"({VOICES})({str(voices).replace('True', 'true').replace('False', 'false')})")
    phone.reload()


def spoken(phone: Page) -> list[str]:
    """Return what was said out loud."""
    return [words for words in phone.evaluate("() => window.spoken") if words != "hush"]


def test_the_office_is_heard_after_a_press_alone_in_a_voice_of_the_device(phone: Page) -> None:
    """Off at first; on, each line of the office; off again, no more. No voice that sends words away is used."""
    with_voices(phone, [AWAY, *HERE])
    voice = call(phone).get_by_role("button", name="Hear the office")
    press(phone, "Start")
    assert phone.evaluate("() => window.spoken") == []
    expect(voice).to_have_attribute("aria-pressed", "false")
    voice.click()
    expect(voice).to_have_attribute("aria-pressed", "true")
    assert call(phone).get_by_role("status").inner_text() == "Your device reads the office’s lines. Nothing is sent."
    press(phone, "I said it")
    assert spoken(phone) == [
        "Moira: “Good day, practice office. How can I help you?”",
        "Moira: “Where do you live?”",
    ]
    voice.click()
    press(phone, "I said it")
    assert len(spoken(phone)) == 2
    assert call(phone).get_by_role("status").inner_text() == ""


@pytest.mark.parametrize("voices", [[], [AWAY], [HERE[0]]])
def test_without_a_voice_of_its_own_the_device_says_nothing(phone: Page, voices: list[dict[str, object]]) -> None:
    """None, one that asks another computer, one of another language: the text is all there is, and the page says so."""
    with_voices(phone, voices)
    press(phone, "Hear the office")
    assert "no English voice of its own" in call(phone).get_by_role("status").inner_text()
    press(phone, "Start")
    press(phone, "I said it")
    assert spoken(phone) == []
    assert on_screen(phone)[0] == "“Where do you live?”"


def test_voices_that_come_late_are_heard(phone: Page) -> None:
    """Some browsers give their list a moment after they were first asked."""
    with_voices(phone, [])
    press(phone, "Start")
    press(phone, "Hear the office")
    phone.evaluate("(voices) => { speechSynthesis.getVoices = () => voices; speechSynthesis.onvoiceschanged(); }", HERE)
    assert spoken(phone) == ["Moira: “Good day, practice office. How can I help you?”"]


def test_a_browser_without_speech_has_no_such_button(phone: Page) -> None:
    """Nothing to press that would do nothing."""
    phone.add_init_script("delete Window.prototype.speechSynthesis; delete window.speechSynthesis;")
    phone.reload()
    assert not call(phone).get_by_role("button", name="Hear the office").is_visible()
    press(phone, "Start")
    assert len(on_screen(phone)) == 2


def test_the_very_words_of_a_call_are_practiced(phone: Page, address: str) -> None:
    """From the card of the second of three: its title, script, voicemail and answer, and the way back to it."""
    phone.goto(address + THREE)
    phone.locator(".call").nth(1).get_by_role("link", name="Practice it first").click()
    expect(call(phone).locator("h2")).to_have_text("Ask three people to keep libraries open")
    press(phone, "She does not agree")
    assert "asking Assembly member Ottoline Brask to vote no on AB 12" in on_screen(phone)[1]
    press(phone, "I said it")
    assert on_screen(phone)[1] == "I am sorry to hear that. Please write down that I called."
    press(phone, "You get voicemail")
    assert "Please ask Assembly member Brask to vote no on AB 12" in on_screen(phone)[1]
    press(phone, "I said it")
    call(phone).get_by_role("link", name="Now make the real call").click()
    assert phone.url == address + THREE
    assert phone.locator("a[href^='tel:']").first.is_visible()


def test_ones_own_member_is_named_once_a_district_is_remembered(phone: Page, address: str) -> None:
    """As on the card: the blank for the name is filled in; without voicemail's own words the script is read."""
    brought(phone, address, f"{OWN}/your-assembly-member")
    press(phone, "Start")
    assert "[your assembly member’s last name]" in on_screen(phone)[1]
    phone.evaluate("() => localStorage.setItem('district', '3')")
    brought(phone, address, f"{OWN}/your-assembly-member")
    press(phone, "You get voicemail")
    words = on_screen(phone)[1]
    assert "[your assembly member’s" not in words
    assert "question about 3." in words


def test_from_a_call_sheet_the_words_come_too(phone: Page, address: str) -> None:
    """Each script's own link, on every page with one."""
    phone.goto(f"{address}/districts/3/")
    phone.get_by_role("link", name="Practice it first").first.click()
    expect(call(phone).locator("h2")).not_to_have_text("An example call")


@pytest.mark.parametrize(
    "mark",
    [
        "no-such-call/x",
        "2027-01-20-speak-up-for-libraries/marlowe-quist-tandrup",
        f"{OWN}/nobody",
        "main",
        "%",
        "a/../b",
    ],
)
def test_what_leads_to_no_call_practices_the_example(phone: Page, address: str, mark: str) -> None:
    """A call that is gone, one that has closed, somebody else: the page works, and says so where a call was meant."""
    phone.goto("about:blank")
    phone.goto(f"{address}{PRACTICE}#{mark}")
    if "/" in mark and ".." not in mark:
        expect(call(phone).get_by_role("status")).to_contain_text("Here is an example.")
    press(phone, "Start")
    assert "plant a tree" in on_screen(phone)[1]


def test_nothing_is_dialed_sent_or_kept(phone: Page, address: str) -> None:
    """No number, no form, no storage; with an example, no request; with a call, its own page alone."""
    phone.wait_for_load_state("networkidle")
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    press(phone, "Start")
    for _ in range(3):
        press(phone, "I said it")
    assert asked == []
    assert not phone.locator("a[href^='tel:'], form, input, textarea").count()
    assert phone.evaluate(KEPT) == NOTHING
    brought(phone, address, f"{OWN}/your-councilor")
    assert [path for path in asked if path.startswith("/actions/")] == [f"/actions/{OWN}/"]
    assert phone.evaluate(KEPT) == NOTHING


def test_all_of_it_works_by_keyboard(phone: Page) -> None:
    """Enter, Enter, Enter: the button keeps the focus from the start to the end."""
    call(phone).get_by_role("button", name="Start").focus()
    for _ in range(4):
        phone.keyboard.press("Enter")
    expect(call(phone).get_by_role("link")).to_be_focused()
    phone.keyboard.press("Tab")  # on: the voice, then the ways it can go
    phone.keyboard.press("Tab")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Space")
    assert on_screen(phone)[0] == "“Please leave a message after the beep.”"
    expect(call(phone).get_by_role("button", name="I said it")).to_be_focused()


def test_screen_readers_are_told_each_turn(phone: Page) -> None:
    """Both places are live, and were there before they spoke; the clock is not; what is what stands in words."""
    live = call(phone).locator("[aria-live=polite]")
    assert live.count() == 2
    press(phone, "Start")
    assert [words.split("\n")[0] for words in live.all_inner_texts()] == ["The office says", "You say, out loud"]
    tree = call(phone).aria_snapshot()
    for part in ("timer", 'button "I said it"', 'button "You get voicemail"', 'group "How should it go?"'):
        assert part in tree, tree
    assert 'button "An assistant answers" [pressed]' in tree


def test_a_new_line_is_on_the_screen(new_page: NewPage, address: str) -> None:
    """At 320 pixels, wherever the button was: the card's top is in view, and nothing is wider than the screen."""
    page = new_page(viewport={"width": 320, "height": 568}, forced_colors="active", reduced_motion="reduce")
    page.goto(address + PRACTICE)
    press(page, "Start")
    for _ in range(3):
        press(page, "I said it")
        assert 0 <= call(page).evaluate("(card) => card.getBoundingClientRect().top") < 568
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 320


def test_without_scripts_it_is_read_with_a_friend(new_page: NewPage, address: str) -> None:
    """Who says what, line by line; the words once, where they are first said; nothing to press."""
    page = new_page(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page.goto(address + PRACTICE)
    assert not page.locator("main button:visible").count()
    rows = [" ".join(row.split()) for row in page.locator("[data-scene]").first.locator("dl > div").all_inner_texts()]
    assert rows[0] == "Office says Good day, practice office. How can I help you?"
    assert rows[1].startswith("You say Hello, my name is [your name]")
    assert page.locator("main").inner_text().count("plant a tree") == 2  # the script, and what a machine is told
    assert page.get_by_text("Read your words, as above.").is_visible()


def test_it_prints_on_one_page(new_page: NewPage, served: Callable[[Path], str], real_site: Site) -> None:
    """Who says what, in two columns, with the code that leads back; also with the words of a real call."""
    home = served(real_site.folder)
    paper = new_page(viewport=LETTER)
    for mark in ("", "#ask-for-a-hearing-on-a-bill/your-senator"):
        paper.goto("about:blank")
        paper.goto(home + PRACTICE + mark)
        if mark:
            expect(call(paper).locator("h2")).to_have_text("Ask for a hearing on a bill you follow")
        assert pages_of(paper) == 1
    paper.emulate_media(media="print")
    assert paper.locator(".qr").is_visible()
    assert paper.locator("dt:visible").count() > 20
    assert not paper.locator("button:visible").count()
