"""After the call: marked, noted, counted gently, taken back, saved, erased; all on the device, after a press."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from tests.browser import NewPage
from tests.built import Site

THREE = "/actions/2027-02-08-keep-libraries-open/"
TWO = "/actions/2027-02-09-ask-for-a-town-hall/"
NAMED = ("button", "DisclosureTriangle", "textbox")
ANSWERS = ("We talked", "Left voicemail", "Busy", "Skip", "Done")
WALK = "/actions/2027-02-04-walk-the-river/"
WEDNESDAY = datetime(2027, 2, 10, 18, tzinfo=UTC)
KEPT = """async () => [localStorage.length, sessionStorage.length, document.cookie, (await caches.keys()).length]"""
NOTHING = [0, 0, "", 0]


@pytest.fixture(scope="module")
def invented(site: Site, served: Callable[[Path], str]) -> str:
    """The address of the invented state's site on its day."""
    return served(site.folder)


@pytest.fixture
def phone(new_page: NewPage) -> Page:
    """A phone on the invented state's day."""
    page = new_page(viewport={"width": 390, "height": 844}, timezone_id="America/Denver")
    page.clock.set_fixed_time(WEDNESDAY)
    return page


def boxes(page: Page) -> list[Locator]:
    """Return what stands below each call on the page: how did it go?"""
    return page.locator(".after:visible").all()


def press(box: Locator, words: str) -> None:
    """Press the button whose name begins with these words."""
    box.get_by_role("button", name=re.compile(f"^{words}")).click()


def said(box: Locator) -> str:
    """Return what the page says of the press."""
    return box.get_by_role("status").inner_text()


def calls(page: Page) -> list[dict[str, str]]:
    """Return what is kept on the device."""
    return page.evaluate("() => JSON.parse(localStorage.getItem('calls') ?? '[]')")


def test_nothing_is_kept_before_a_press(phone: Page, invented: str) -> None:
    """Looking at pages keeps nothing."""
    for path in ("/", THREE, "/my-calls/"):
        phone.goto(invented + path)
        assert phone.evaluate(KEPT) == NOTHING


def test_each_call_is_marked_by_itself(phone: Page, invented: str) -> None:
    """Done, left voicemail, busy: the first two count, and after a reload all is as it was."""
    phone.goto(invented + THREE)
    first, second, third = boxes(phone)
    press(first, "We talked")
    assert said(first) == "Thank you. 1 this week."
    press(second, "Left voicemail")
    assert said(second) == "Thank you. A voicemail is counted, too. 2 this week."
    press(third, "Busy")
    assert said(third) == "Noted. Try again a little later."
    phone.reload()
    pressed = phone.locator(".after [aria-pressed=true]").all_inner_texts()
    assert pressed == ["We talked", "Left voicemail", "Busy"]
    assert said(boxes(phone)[0]) == "Marked on Wednesday, February 10."
    assert [mark["who"] for mark in calls(phone)] == [
        "Coun. Marlowe Quist-Tandrup",
        "Asm. Ottoline Brask",
        "Asm. Wren O’Hollow",
    ]


@pytest.mark.parametrize(("path", "district"), [(THREE, ""), ("/", ""), (WALK, ""), ("/districts/3/", ""), (TWO, "3")])
def test_each_control_is_named_after_its_call(path: str, district: str, phone: Page, invented: str) -> None:
    """In the accessibility tree no two buttons, notes or links to practice share a name, but for answers in a group."""
    phone.goto(invented)
    phone.evaluate("(district) => localStorage.setItem('district', district)", district)
    phone.goto(invented + path)
    if district:
        phone.get_by_text(f"Your district is {district}.").wait_for()
    for box in boxes(phone):
        press(box, "We talked" if box.get_by_role("button", name="We talked").count() else "Done")
        box.get_by_text("Private note").click()
    tree = phone.context.new_cdp_session(phone).send("Accessibility.getFullAXTree")["nodes"]
    shown = [(node["role"]["value"], node["name"]["value"]) for node in tree if not node["ignored"]]
    named = [each for each in shown if each[0] in NAMED and each[1] not in ANSWERS]
    named += [(role, name) for role, name in shown if role == "link" and name.startswith("Practice")]
    assert sorted(named) == sorted(set(named))
    groups = [name for role, name in shown if role == "group" and name.startswith(("How did it go", "Did you"))]
    people = [box.locator("xpath=ancestor::article").locator("h2").inner_text() for box in boxes(phone)]
    assert groups == [f"How did it go with {who}?" for who in people] or groups == ["Did you do it?"]
    assert {("button", f"Undo {who}") for who in people} <= set(named)


def test_a_skip_is_not_done(phone: Page, invented: str) -> None:
    """It is said without blame, and does not count."""
    phone.goto(invented + THREE)
    press(boxes(phone)[0], "Skip")
    assert said(boxes(phone)[0]) == "Skipped. There is another one tomorrow."
    phone.goto(invented + "/my-calls/")
    assert phone.locator("[data-week]").inner_text() == "Nothing marked this week, and that is fine."


def test_a_press_can_be_taken_back(phone: Page, invented: str) -> None:
    """Undo leaves the device as it was."""
    phone.goto(invented + THREE)
    box = boxes(phone)[0]
    press(box, "We talked")
    press(box, "Undo")
    assert said(box) == "Undone."
    assert phone.evaluate(KEPT) == NOTHING
    assert not box.get_by_role("button", name="Undo").is_visible()
    assert phone.locator(":focus").inner_text() == "We talked"


def test_after_a_call_the_next_step_is_near(phone: Page, invented: str) -> None:
    """Thanks, then a friend to tell, or another call; not after a busy line, and not before a press."""
    phone.goto(invented + "/")
    box = boxes(phone)[0]
    friend = box.get_by_role("link", name="tell a friend")
    assert not friend.is_visible()
    press(box, "Busy")
    assert not friend.is_visible()
    press(box, "We talked")
    assert box.get_by_role("link", name="make another call").is_visible()
    friend.click()
    assert phone.locator("#after").get_by_role("button", name="Send it to a friend").is_visible()


def test_another_answer_takes_the_place_of_the_first(phone: Page, invented: str) -> None:
    """Busy at ten, reached at noon: one call, reached."""
    phone.goto(invented + THREE)
    box = boxes(phone)[0]
    press(box, "Busy")
    press(box, "We talked")
    assert [mark["what"] for mark in calls(phone)] == ["done"]


def test_a_note_stays_with_its_call(phone: Page, invented: str) -> None:
    """Written before or after marking, shown again on the page and under “My calls”."""
    phone.goto(invented + THREE)
    box = boxes(phone)[0]
    box.get_by_text("Private note").click()
    box.get_by_role("textbox", name="Private note").fill('Call back on <Friday> & "ask" for Kim')
    press(box, "Save note")
    assert said(box) == "Saved on this device."
    press(box, "We talked")
    phone.reload()
    assert boxes(phone)[0].locator("textarea").input_value() == 'Call back on <Friday> & "ask" for Kim'
    phone.goto(invented + "/my-calls/")
    assert '“Call back on <Friday> & "ask" for Kim”' in phone.locator("[data-list]").inner_text()


def test_what_is_no_call_is_done_or_skipped(phone: Page, invented: str) -> None:
    """An event has no voicemail."""
    phone.goto(invented + WALK)
    [box] = boxes(phone)
    assert box.locator("[aria-pressed]").all_inner_texts() == ["Done", "Skip"]
    press(box, "Done")
    assert said(box) == "Thank you. 1 this week."


def test_a_closed_action_asks_nothing(phone: Page, invented: str) -> None:
    """There is nothing to do, so nothing to mark."""
    phone.goto(invented + "/actions/2027-01-20-speak-up-for-libraries/")
    assert not boxes(phone)


def test_the_week_begins_on_monday_and_forgets_the_last(phone: Page, invented: str) -> None:
    """Sunday’s call is of the week before; old ones stay listed, newest first, with a link each."""
    phone.goto(invented + "/")
    for day in (7, 8, 10):
        phone.clock.set_fixed_time(datetime(2027, 2, day, 18, tzinfo=UTC))
        phone.goto(invented + (THREE if day != 8 else WALK))
        press(boxes(phone)[0], "We talked" if day != 8 else "Done")
    phone.goto(invented + "/my-calls/")
    assert phone.locator("[data-week]").inner_text() == "2 this week. Thank you."
    rows = phone.locator("[data-list] li")
    assert rows.locator("b").all_inner_texts() == ["Wednesday, February 10", "Monday, February 8"]
    rows.first.get_by_role("link").click()
    assert phone.url == invented + THREE


def test_an_action_for_any_day_comes_round_again(phone: Page, invented: str) -> None:
    """Three weeks later the same evergreen call is a new one, and both are listed."""
    for month, day in ((2, 10), (3, 3)):
        phone.clock.set_fixed_time(datetime(2027, month, day, 18, tzinfo=UTC))
        phone.goto(invented + "/actions/ask-for-a-bench/")
        assert not phone.locator(".after [aria-pressed=true]").count()
        press(boxes(phone)[0], "We talked")
    assert [mark["on"] for mark in calls(phone)] == ["2027-02-10", "2027-03-03"]


def test_all_of_it_can_be_saved_and_erased_in_one_place(phone: Page, invented: str) -> None:
    """The file holds every call and note; after erasing, nothing is left anywhere."""
    phone.goto(invented + THREE)
    for box in boxes(phone):
        press(box, "We talked")
    phone.evaluate("() => localStorage.setItem('district', '3')")
    phone.goto(invented + "/my-calls/")
    with phone.expect_download() as download:
        phone.get_by_role("button", name="Save as a file").click()
    assert download.value.suggested_filename == "my-calls-2027-02-10.json"
    saved = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert [mark["what"] for mark in saved["calls"]] == ["done"] * 3
    phone.get_by_role("button", name="Erase all of it").click()
    phone.get_by_text("Done. Nothing is kept on this device now.").wait_for()
    assert phone.evaluate(KEPT) == NOTHING
    assert phone.locator("[data-list]").inner_text() == "Nothing yet. After a call, mark how it went."
    assert not phone.get_by_text("Save a copy").is_visible()
    assert not phone.get_by_role("button", name="Save as a file").is_visible()


def test_a_browser_that_keeps_nothing_says_so(phone: Page, invented: str) -> None:
    """Where storage is refused, a press does no harm."""
    refused = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
    phone.add_init_script(refused)
    phone.goto(invented + THREE)
    press(boxes(phone)[0], "We talked")
    assert "Your call still counts" in said(boxes(phone)[0])


@pytest.mark.parametrize("kept", ["", "7", "{}", "[", '"text"', "null"])
def test_what_others_left_there_does_no_harm(phone: Page, invented: str, kept: str) -> None:
    """Something else under the same name is not taken for calls."""
    phone.goto(invented + "/my-calls/")
    phone.evaluate("(kept) => localStorage.setItem('calls', kept)", kept)
    phone.goto(invented + THREE)
    press(boxes(phone)[0], "We talked")
    assert len(calls(phone)) == 1


GOOD = {"id": "x/1", "title": "A good one", "who": "Asm. Brask", "on": "2027-02-09", "what": "done", "note": "Kim"}
BROKEN: list[object] = [
    None,
    7,
    "text",
    [],
    {},
    {**GOOD, "id": None},
    {**GOOD, "id": {"x": 1}},
    {**GOOD, "id": "../../elsewhere"},
    {**GOOD, "id": ""},
    {**GOOD, "on": None},
    {**GOOD, "on": 20270209},
    {**GOOD, "on": "yesterday"},
    {**GOOD, "on": "2027-02-31x"},
    {**GOOD, "on": "2027-13-09"},
]
HALF: list[tuple[dict[str, object], str]] = [
    ({"title": None}, "Tuesday, February 9 A call to action We talked: Asm. Brask “Kim”"),
    ({"title": {"toString": 1}}, "Tuesday, February 9 A call to action We talked: Asm. Brask “Kim”"),
    ({"who": ["x"]}, "Tuesday, February 9 A good one We talked “Kim”"),
    ({"what": "__proto__"}, "Tuesday, February 9 A good one Asm. Brask “Kim”"),
    ({"what": 1}, "Tuesday, February 9 A good one Asm. Brask “Kim”"),
    ({"note": 5, "other": "x"}, "Tuesday, February 9 A good one We talked: Asm. Brask"),
    ({"note": "two\nlines <b>"}, "Tuesday, February 9 A good one We talked: Asm. Brask “two lines <b>”"),
]


def put(phone: Page, address: str, kept: object) -> None:
    """Leave something under the name of the marks."""
    phone.goto(f"{address}/my-calls/")
    phone.evaluate("(kept) => localStorage.setItem('calls', kept)", json.dumps(kept))


@pytest.mark.parametrize("order", [1, -1])
def test_broken_marks_are_dropped_and_good_ones_stay(phone: Page, invented: str, order: int) -> None:
    """Before and after a good one: it is listed, marking and taking back go on, and what is saved is sound."""
    put(phone, invented, [*BROKEN, GOOD, *BROKEN][::order])
    phone.reload()
    assert phone.locator("[data-list] a").all_inner_texts() == ["A good one"]
    assert phone.locator("[data-week]").inner_text() == "1 this week. Thank you."
    phone.goto(invented + THREE)
    press(boxes(phone)[0], "We talked")
    assert said(boxes(phone)[0]) == "Thank you. 2 this week."
    assert calls(phone)[0] == GOOD
    press(boxes(phone)[0], "Undo")
    assert calls(phone) == [GOOD]


@pytest.mark.parametrize("kept", BROKEN)
def test_a_broken_mark_alone_is_no_mark(phone: Page, invented: str, kept: object) -> None:
    """Marking works as if nothing were there."""
    put(phone, invented, [kept])
    phone.goto(invented + THREE)
    press(boxes(phone)[0], "We talked")
    assert said(boxes(phone)[0]) == "Thank you. 1 this week."


def test_of_a_half_broken_mark_the_rest_is_shown(phone: Page, invented: str) -> None:
    """Each part is judged by itself; what is left out is neither shown nor counted."""
    put(phone, invented, [{**GOOD, **broken} for broken, _ in HALF])
    phone.reload()
    rows = [" ".join(row.split()) for row in phone.locator("[data-list] li").all_inner_texts()]
    assert rows == [words for _, words in reversed(HALF)]
    assert phone.locator("[data-week]").inner_text() == "5 this week. Thank you."


def test_without_scripts_there_is_nothing_to_press(new_page: NewPage, invented: str) -> None:
    """No button that would do nothing; “My calls” says why it is empty."""
    page = new_page(java_script_enabled=False)
    page.goto(invented + THREE)
    assert not boxes(page)
    page.goto(invented + "/my-calls/")
    assert page.get_by_text("This page needs JavaScript").is_visible()
    assert not page.get_by_role("button").count()


def test_nothing_moves_when_scripts_arrive(phone: Page, invented: str) -> None:
    """Marks of an earlier visit are shown without a shift of the page."""
    phone.goto(invented + THREE)
    for box in boxes(phone):
        press(box, "We talked")
    for path in (THREE, "/"):
        phone.goto(invented + path)
        shifts = phone.evaluate(
            "() => new Promise((done) => { let sum = 0; new PerformanceObserver((list) => list.getEntries()"
            ".forEach((shift) => { sum += shift.value; })).observe({ type: 'layout-shift', buffered: true });"
            " setTimeout(() => done(sum), 100); })"
        )
        assert shifts < 0.001


LIBRARIES = {**GOOD, "id": "2027-01-20-speak-up-for-libraries/ottoline-brask", "on": "2027-01-20", "note": ""}
PASSED = "The Assembly passed it, 3 to 2. It goes to the Council next."


def happened(phone: Page) -> list[str]:
    """Return what “My calls” tells to have come of calls, once it has looked it up."""
    phone.wait_for_load_state("networkidle")
    lines = phone.locator("[data-list] p:has(.stamp)").all_inner_texts()
    return [line.removeprefix("WHAT HAPPENED ") for line in lines]


def test_my_calls_says_what_came_of_each(phone: Page, invented: str) -> None:
    """A call about a bill by its number; what was not reached or skipped, without a word of having called."""
    busy = {**LIBRARIES, "id": "2027-01-22-keep-the-night-ferry/wren-o-hollow", "on": "2027-01-22", "what": "busy"}
    put(phone, invented, [LIBRARIES, busy, {**GOOD, "id": "2027-02-10-mend-the-bridges/jane-doe"}])
    phone.reload()
    ferry, libraries = happened(phone)
    assert ferry.startswith("The Assembly passed AB 20: 5 yes, 2 no")
    assert libraries == f"You called about AB 12. {PASSED}"
    assert not phone.locator("[data-list] li").first.locator(".stamp").count()  # not decided yet


def test_what_came_of_three_calls_of_one_day_is_told_once(phone: Page, invented: str) -> None:
    """With the newest of them."""
    put(phone, invented, [{**LIBRARIES, "id": f"2027-01-20-speak-up-for-libraries/{each}"} for each in "abc"])
    phone.reload()
    assert happened(phone) == [f"You called about AB 12. {PASSED}"]
    assert phone.locator("[data-list] li").first.locator(".stamp").count() == 1


def test_no_request_tells_which_calls_were_marked(phone: Page, invented: str) -> None:
    """One file of all outcomes is fetched, whatever is marked; erasing takes the lines away, too."""
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url.removeprefix(invented)))
    phone.goto(f"{invented}/my-calls/")
    phone.wait_for_load_state("networkidle")
    before = sorted(asked)
    put(phone, invented, [LIBRARIES])
    asked.clear()
    phone.reload()
    assert happened(phone)
    assert sorted(asked) == before
    phone.get_by_role("button", name="Erase all of it").click()
    phone.get_by_text("Done. Nothing is kept on this device now.").wait_for()
    assert not happened(phone)


@pytest.mark.parametrize("body", ["", "null", "<!doctype html>", "7", "[]"])
def test_without_the_outcomes_the_calls_are_listed(phone: Page, invented: str, body: str) -> None:
    """A file that does not come, or is none, takes nothing away."""
    phone.route("**/outcomes.json", lambda route: route.fulfill(body=body))
    put(phone, invented, [LIBRARIES])
    phone.reload()
    assert not happened(phone)
    come_back(phone)
    assert phone.locator("[data-list] a").all_inner_texts() == ["A good one"]


def come_back(page: Page) -> None:
    """Do what a browser does when its back button brings a page back as it was left."""
    page.evaluate("() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")


def test_back_at_a_page_what_was_marked_meanwhile_is_shown(phone: Page, invented: str) -> None:
    """Marked on the call's own page: the home page and “My calls”, kept by the browser, learn of it."""
    home, mine = phone.context.new_page(), phone.context.new_page()
    home.clock.set_fixed_time(WEDNESDAY)
    home.goto(invented)
    mine.goto(invented + "/my-calls/")
    phone.goto(invented + "/actions/2027-02-10-mend-the-bridges/")
    press(boxes(phone)[0], "We talked")
    for page in (home, mine):
        come_back(page)
    assert home.locator(".after [aria-pressed=true]:visible").all_inner_texts() == ["We talked"]
    assert mine.locator("[data-list] a").count() == 1


def test_back_at_a_page_a_note_half_written_is_still_there(phone: Page, invented: str) -> None:
    """Where nothing was marked meanwhile, nothing is overwritten."""
    phone.goto(invented + THREE)
    box = boxes(phone)[0]
    box.get_by_text("Private note").click()
    box.locator("textarea").fill("They asked for my")
    come_back(phone)
    assert box.locator("textarea").input_value() == "They asked for my"
