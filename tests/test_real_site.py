"""The real content and the real roster: complete, true to their day, free of findings, and light."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from campaign.campaign import Campaign
from campaign.check.duty_rules import duties
from campaign.checked import checked
from campaign.day import action_of
from campaign.desk.report import report
from campaign.finding import Finding
from tests.builds import AFTER_THE_TERMS, LAUNCH
from tests.built import Html, Site, weight
from tests.invented import ROOT
from tests.test_build import dead_links

IMPORTS = re.compile(r'"\./([\w.-]+\.js)"')
LIGHT = 12_000  # bytes, gzipped, with all that first paint needs
SCRIPTS = 8_000  # bytes, gzipped, of all scripts of a page together
FINDER = {"/find/": 8_000 + 1_200}  # finding a district has a limit of its own, then comes remembering it
LISTS = {
    "/legislators/": 16_000,
    "/bills/": 24_000,
    "/data/numbers/": 15_000,
}  # lists of hundreds, each with a limit of its own
WEEKDAYS = [date(2026, 11, 23 + n) for n in range(5)] + [date(2026, 11, 30)] + [date(2026, 12, n) for n in range(1, 5)]
NUMBER = re.compile(r"\b\d{3}-\d{3}-\d{4}\b")


def findings(day: date) -> list[Finding]:
    """Return every finding on the real content and data as of a day, drafts included."""
    return checked(ROOT, day, drafts=True).findings


@pytest.fixture(scope="module")
def real() -> Campaign:
    """Return the real campaign as of its launch."""
    campaign = checked(ROOT, LAUNCH).campaign
    assert campaign
    return campaign


def test_the_content_has_no_findings() -> None:
    """No error and no warning on the launch day."""
    assert findings(LAUNCH) == []


@pytest.mark.parametrize("day", [date(2026, 11, 28), date(2026, 12, 28), date(2027, 1, 4), date(2027, 2, 15)])
def test_whoever_begins_is_told_nothing_that_they_cannot_help(day: date) -> None:
    """Time alone brings no warning of terms, numbers, deadlines or outcomes to a first `serve`: `report` has them."""
    theirs = [f"{each.path}:{each.line}" for each in findings(day)]
    assert theirs == []


UNSETTLED = (
    *("`in_chamber_since` of Scott Dibble", "`office` of David Gottfried", "`office` of Amanda Hemmingsen-Jaeger"),
    *("`email` of Liish Kozlowski", "`in_chamber_since` of Joe McDonald", "`in_chamber_since` of Tim O'Driscoll"),
    *(
        "`in_chamber_since` of Liz Reyer",
        "of the Senate end in different ways, 51 in @senate.mn and 14 in @mns",
    ),
)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 11, 21), ["numbers were last checked", *UNSETTLED]),
        (
            date(2026, 11, 28),
            ["From 2027-01-04 on, few members", "numbers were last checked", *UNSETTLED],
        ),
        (date(2027, 1, 4), ["From 2027-01-04 on, few members"]),
        (date(2027, 1, 5), ["From 2027-01-04 on, few members", "no deadlines and no recesses of 2027"]),
        (date(2027, 10, 1), ["From 2027-01-04 on, few members", "No holidays of 2028"]),
    ],
)
def test_organizers_are_told_in_time(real: Campaign, day: date, told: list[str]) -> None:
    """What the next weeks need is told once, by the report, with what to do."""
    found = [finding for finding in duties(real.on(day)) if "what came of it" not in finding.message]
    assert len(found) == len(told)
    assert all(words in finding.message for words, finding in zip(told, found, strict=True))
    assert all(str(finding).replace(" warning:", "", 1) in report(real.on(day)) for finding in found)


@pytest.mark.parametrize("day", [date(2026, 12, 31), AFTER_THE_TERMS, date(2027, 1, 12), date(2027, 6, 1)])
def test_no_day_to_come_stops_the_build(day: date) -> None:
    """Time alone never makes an error of what is published now."""
    assert [str(finding) for finding in findings(day) if finding.level == "error"] == []


def test_every_weekday_of_the_launch_has_its_action(real: Campaign) -> None:
    """Ten actions for the weekdays of two weeks, each the action of its day, and none asks to phone a closed office."""
    assert [action.opens for action in real.dated[: len(WEEKDAYS)]] == WEEKDAYS
    for day in WEEKDAYS:
        action = action_of(real.on(day))
        assert action
        assert action.opens == day
        assert action.kind != "call" or real.legislature.is_working_day(day)


def test_there_are_some_for_any_day(real: Campaign) -> None:
    """Days without an action of their own have one, for calls and for quiet days."""
    assert len(real.evergreen) >= 20
    assert Counter(action.kind == "call" for action in real.evergreen).keys() == {True, False}


def test_the_content_invents_nothing(real: Campaign) -> None:
    """Out of session there are no bills, hearings or events to ask for but the one that the law sets: opening day."""
    assert real.bills.bills == ()
    meetings = [action.day for action in real.every_action if action.kind not in ("call", "organize")]
    assert meetings == [real.legislature.sessions[-1].convenes]


def test_every_script_follows_the_rules(real: Campaign) -> None:
    """Name, town and ZIP; the ask; a sentence of one's own; a question; thanks; at most 120 words.

    Whoever is named by `who` also has words for a machine and for a letter; without it only the script is shown.
    """
    for action in (action for action in real.every_action if action.script):
        script = action.script or ""
        assert len(script.split()) <= 120, action.name
        for part in ("[your name]", "[your town and ZIP]", "?"):
            assert part in script, (action.name, part)
        assert re.search(r"thank", script, re.IGNORECASE), action.name
        assert bool(action.who) == bool(action.instead), action.name
        assert bool(action.who) == ("[your street address]" in (action.voicemail or "")), action.name


def test_every_page_is_valid_html(real_site: Site) -> None:
    """A browser reads each page without a single parse error."""
    assert {address: page.tree.errors for address, page in real_site.pages.items() if page.tree.errors} == {}


@pytest.mark.parametrize(
    ("path", "doubted"),
    [
        ("/legislators/liish-kozlowski/", b"alicia.kozlowski"),
        ("/legislators/amanda-hemmingsen-jaeger/", b"Room 3229"),
        ("/legislators/david-gottfried/", None),
    ],
)
def test_a_doubted_fact_is_nowhere(real_site: Site, path: str, doubted: bytes | None) -> None:
    """No page, feed or data file has it; the member's page says that it is being checked, and has the number."""
    page = real_site.pages[path]
    assert "We are checking this." in page.says("dd")
    assert "tel:+1651" in page.source
    assert not doubted or [file for file, text in real_site.files.items() if doubted in text] == []


@pytest.mark.parametrize("what", ["title", "description"])
def test_pages_can_be_told_apart(real_site: Site, what: str) -> None:
    """No two pages share a title or a description."""
    counted = Counter(getattr(page, what) for page in real_site.pages.values())
    assert [text for text, number in counted.items() if number > 1 or not text] == []


@pytest.mark.parametrize("which", ["real_site", "real_site_later"])
def test_no_internal_link_is_dead(which: str, request: pytest.FixtureRequest) -> None:
    """Every link to this site leads to a file and to a place that exists."""
    assert dead_links(request.getfixturevalue(which)) == set()


def test_every_page_is_light(real_site: Site) -> None:
    """At most 12,000 bytes gzipped with all that first paint needs; lists of hundreds have their own limit."""
    weights = {address: weight(page.source.encode()) for address, page in real_site.pages.items()}
    assert {address: bytes_ for address, bytes_ in weights.items() if bytes_ > LISTS.get(address, LIGHT)} == {}
    assert all(weights[address] > LIGHT for address in LISTS), "take it off the list of exceptions"


def test_first_paint_waits_for_nothing(real_site: Site) -> None:
    """No style sheet for screens, blocking script or picture of first paint has to be fetched.

    The display face is not waited for either: it shows if it is there in time, else from the next page on.
    """
    for address, page in real_site.pages.items():
        assert [sheet.attrs.get("media") for sheet in page.all("head link[rel=stylesheet]")] == ["print"], address
        assert page.values("link[rel=preload]", "as") == ["font"], address
        assert "font-display:optional" in page.source, address
        for script in page.all("script[src]"):
            assert "defer" in script.attrs or script.attrs.get("type") == "module", address


def script_weight(site: Site, page: Html) -> int:
    """Return the weight of all scripts that a page may come to run: its own, and what those import, each once."""
    ahead, files = page.values("script", "src"), {}
    while ahead:
        address = ahead.pop()
        if address not in files:
            files[address] = site.text(address)
            ahead += (f"/assets/{name}" for name in IMPORTS.findall(files[address]))
    inline = [script.to_text(strip=False) for script in page.all("script:not([src])")]
    return sum(weight(text.encode()) for text in (*files.values(), *inline))


def test_scripts_are_light(real_site: Site) -> None:
    """At most 8,000 bytes gzipped for all scripts of a page; the finder has a limit of its own."""
    weights = {address: script_weight(real_site, page) for address, page in real_site.pages.items()}
    assert {address: bytes_ for address, bytes_ in weights.items() if bytes_ > FINDER.get(address, SCRIPTS)} == {}
    assert SCRIPTS > weights["/"] > 3_000, "an import was not followed"


def test_all_are_listed_with_their_numbers(real_site: Site, real: Campaign) -> None:
    """Everybody in office, by name and number; the vacancy as such."""
    page = real_site.pages["/legislators/"]
    numbers = set(NUMBER.findall(page.text))
    assert len(real.current) == 200
    assert {person.phone for person in real.current} == numbers
    assert {person.path for person in real.current} <= set(page.links())
    assert "Vacant since June 22, 2026" in page.text


def test_every_person_and_committee_has_a_page(real_site: Site, real: Campaign) -> None:
    """Whoever is on the roster can be looked up, and so can every committee."""
    people = [person.path for person in real.roster.legislators]
    committees = [committee.path for committee in real.committees.committees]
    assert len(committees) == 45
    assert {*people, *committees} <= set(real_site.pages)


def can_be_called(page: Html) -> bool:
    """Return whether a page has anything to dial."""
    return "tel:" in page.source


def test_after_the_terms_nobody_is_named_as_current(real_site_later: Site) -> None:
    """From 2027-01-04 no page offers a number, and the list says that the new members will be added."""
    assert [address for address, page in real_site_later.pages.items() if can_be_called(page)] == []
    page = real_site_later.pages["/legislators/"]
    assert "we add their names and numbers as soon as they are on record" in page.text
    assert not NUMBER.search(page.text)
    assert [link for link in page.links() if re.match(r"/legislators/.", link)] == []


WAYS_IN = "/find/ /districts/ /districts/14A/ /districts/14/ /legislators/ /legislators/aric-putnam/ /actions/".split()


@pytest.mark.parametrize("address", WAYS_IN)
def test_after_the_terms_one_sentence_says_what_is_going_on(real_site_later: Site, address: str) -> None:
    """Each way to a number says once why there is none, and leads to what can be done now."""
    page = real_site_later.pages[address]
    assert page.text.count("your new members took office on January 4: we add their names and numbers") == 1
    assert "Until then, today’s small step needs no name" in page.text
    assert page.all("main a[href='/']")


def test_after_the_terms_nobody_is_sent_to_find_a_number(real_site_later: Site) -> None:
    """No card on any page asks to look up “your senator”: it says that the number will come."""
    pages = real_site_later.pages.items()
    assert [address for address, page in pages if any("Find your" in words for words in page.says("a.button"))] == []
    card = real_site_later.pages["/actions/ask-for-a-town-hall/"]
    assert card.text.count("Not listed yet We add the number as soon as the new member is on record.") == 2


def test_after_the_terms_people_s_pages_say_so(real_site_later: Site) -> None:
    """Each page of a person says that the term is over; each committee's that it has ended."""
    for address, page in real_site_later.pages.items():
        if re.match(r"/legislators/.", address):
            assert "Former member" in page.text, address
        if re.match(r"/committees/.+/.+/", address):
            assert "This committee ended on January 3, 2027" in page.text, address


def test_after_the_terms_the_rest_stands(real_site: Site, real_site_later: Site) -> None:
    """No page disappears when the terms end."""
    assert set(real_site.pages) <= set(real_site_later.pages)


def test_the_voice_of_the_group_is_heard(real_site: Site) -> None:
    """Mission and FAQ hold what the group says: its values, and answers to what callers ask."""
    mission = real_site.pages["/mission/"].text
    for value in ("Freedom", "Opportunity", "Responsibility", "Cooperation"):
        assert value in mission
    questions = " ".join(real_site.pages["/faq/"].says("h3"))
    for word in ("Indivisible?", "Guide?", "Legislature?", "sign up?", "time", "agree", "voicemail", "citizen"):
        assert word in questions, word


def test_our_own_search_comes_before_the_official_map(real: Campaign) -> None:
    """Whoever is sent to the map, where a street address is asked for, was told of /find/ first."""
    texts = [each.body for each in (*real.pages, *real.every_action)]
    told = [text[: text.index(real.legislature.finder)] for text in texts if real.legislature.finder in text]
    assert len(told) >= 3
    assert all("](/find/)" in text for text in told)
