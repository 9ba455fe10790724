"""One call, every ask: what is open for a person is gathered in one call, and closed, far or needless asks are not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from campaign.campaign import Campaign
from campaign.checked import checked
from campaign.model.action import Action
from campaign.pages.asks import LONGEST, OneCall, OpenCalls, one_call
from campaign.pages.call_card import plain
from campaign.pages.call_sheets import DaysCall, sheet_view
from tests.built import Site
from tests.invented import ROOT, campaign_on

SATURDAY, HOLIDAY = date(2027, 2, 13), date(2027, 2, 22)
SECOND_SEAT = """Hello, my name is [your name] and I live in [your town and ZIP]. I have two things to ask Councilor Doe & Co <script>.

First: Hold an open town hall in March.

Second: Vote yes on CB 4 & “mend” the <old> bridges.

[One sentence of your own.] May I have the councilor’s answer? Thank you for your time."""  # noqa: E501


def to(campaign: Campaign, who: str, *, own: bool = True) -> OneCall | None:
    """Return the call to a person on the campaign's day."""
    person = campaign.roster.by_id[who]
    term = person.term_on(campaign.today)
    assert term
    return one_call(OpenCalls(campaign), person, term, own=own)


def with_asks(*asks: str, who: str = "your-councilor", closes: int = 20, bill: str | None = None) -> Campaign:
    """Return the invented state with these calls in place of its own, each closing a day after the one before."""
    made = tuple(
        Action(
            title=f"Call {number}",
            kind="call",
            ask=ask,
            who=(who,),
            name=f"2027-02-0{number}-call",
            opens=date(2027, 2, number),
            closes=date(2027, 2, closes + number),
            bill=bill,
        )
        for number, ask in enumerate(asks, 1)
    )
    return replace(campaign_on(), every_action=made)


def test_two_asks_are_worded_as_one_script(invented: Campaign) -> None:
    """One greeting, each ask as its action has it, by what closes first, one goodbye."""
    one = to(invented, "jane-doe")
    assert one
    assert one.words == SECOND_SEAT


def test_one_ask_keeps_its_own_words(invented: Campaign) -> None:
    """Nothing is joined where there is one thing to ask."""
    one = to(invented, "ignatz-pellworm")
    assert one
    assert one.action
    assert (one.action.item.title, one.asks) == ("Ask both of yours for a town hall", ())
    assert "Assembly member Pellworm" in plain(one.call.script)


def test_at_most_three_asks_and_the_rest_by_name() -> None:
    """Those that close first; what does not fit is named."""
    one = to(with_asks("One.", "Two.", "Three.", "Four.", "Five."), "jane-doe")
    assert one
    assert [ask.words for ask in one.asks] == ["One.", "Two.", "Three."]
    assert [item.title for item in one.more] == ["Call 4", "Call 5"]
    assert "three things" in one.words


def test_a_script_is_never_too_long_to_say() -> None:
    """Where three asks would be more than 120 words there are two, and of two such, one with its own words."""
    long = "Please " + "walk " * 30 + "on."
    for words, number in ((long, 2), (long * 2, 0)):
        one = to(with_asks(words, words, words), "jane-doe")
        assert one
        assert len(one.asks) == number
        assert len(one.words.split()) <= LONGEST
        assert len(one.more) == 3 - (number or 1)


def test_a_bill_is_named_even_where_the_ask_does_not() -> None:
    """Who answers writes down the number."""
    one = to(with_asks("Vote no.", "Vote no on AB 12.", bill="AB 12"), "jane-doe")
    assert one
    assert [ask.words for ask in one.asks] == ["Vote no. It is AB 12.", "Vote no on AB 12."]


@pytest.mark.parametrize("day", [SATURDAY, HOLIDAY])
def test_nobody_is_sent_to_a_closed_office(day: date) -> None:
    """On days off nothing that is open from another day is gathered."""
    people = campaign_on(day).current
    assert [person.id for person in people if to(campaign_on(day), person.id)] == []


def test_between_terms_nothing_is_gathered() -> None:
    """Whoever is not in office has no page with a call, and no sheet has one."""
    campaign = campaign_on(date(2029, 1, 2))
    sheet = sheet_view(DaysCall(campaign), campaign.legislature.lower, "3")
    assert (sheet.asked, sheet.others) == (0, ())


def test_an_evergreen_call_counts_on_its_own_day_alone(invented: Campaign) -> None:
    """Else each member would have every one of them open each day."""
    bare = replace(invented, every_action=invented.evergreen)
    assert {action.evergreen for action in OpenCalls(bare).actions} == {True}
    assert len(OpenCalls(bare).actions) == 1
    assert not [action for action in OpenCalls(invented).actions if action.evergreen]


def test_a_late_page_knows_when_each_ask_ends(invented: Campaign) -> None:
    """The town hall is off from its last day on; on the weekend all are."""
    one = to(invented, "jane-doe")
    assert one
    weekend = "2027-02-13 2027-02-14"
    town_hall, bridges = one.asks
    assert town_hall.off == f"2027-02-11 2027-02-12 {weekend} 2027-02-15 2027-02-16"
    assert bridges.off == one.off == weekend


def test_a_tick_is_the_mark_of_the_same_call_elsewhere(invented: Campaign, site: Site) -> None:
    """Whoever ticked an ask finds it marked on the action's page, and the other way round."""
    for person in invented.current:
        one = to(invented, person.id)
        for ask in one.asks if one else ():
            assert ask.mark in site.pages[ask.item.path].values(".after", "data-mark")


def test_who_may_ask_is_said_where_it_differs(invented: Campaign) -> None:
    """On a member's page some asks are for their district's people, others for all; on a sheet all are one's own."""
    page, sheet = to(invented, "jane-doe", own=False), to(invented, "jane-doe")
    assert page
    assert sheet
    chair = "Chair, Council Rivers & Roads committee: any Ostrellian may call"
    assert (page.call.why, [ask.why for ask in page.asks]) == ("For people of Council district II", ["", chair])
    assert sheet.call.why == "Your own councilor: you are a constituent, and that counts most"
    assert [ask.why for ask in sheet.asks] == ["", chair]


def test_pages_and_sheets_show_the_one_call(site: Site) -> None:
    """Number, greeting, a box for each ask, goodbye; others whom the day's call names come after."""
    for address in ("/legislators/jane-doe/", "/districts/3/"):
        page = site.pages[address]
        assert page.says(".asks li b") == ["First", "Second"]
        assert "May I have the councilor’s answer?" in page.text
        assert len(page.all(".asks li input[type=checkbox]")) == 2
    assert site.pages["/legislators/ignatz-pellworm/"].says(".call h3")[0] == "What to say"
    assert not site.pages["/legislators/percival-dunmoor/"].all(".asks")


def test_real_asks_read_well_and_short() -> None:
    """On the real site's busy days members have two asks or three, and the words are never too long to say."""
    campaign = checked(ROOT, date(2026, 11, 25)).campaign
    assert campaign
    for day, most in ((date(2026, 11, 25), 2), (date(2026, 12, 15), 3), (date(2026, 12, 30), 3)):
        then = campaign.on(day)
        found = [one for person in then.current if (one := to(then, person.id))]
        assert max(len(one.asks) for one in found) == most, day
        assert all(len(one.words.split()) <= LONGEST for one in found if one.asks)
