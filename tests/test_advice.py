"""Advice that can be followed: it fits the day and the field on which the fault is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from campaign.campaign import Campaign
from campaign.check.action_rules import committees_are_known, targets_stay_in_office, titles_can_be_drawn
from campaign.drawing import COMMON, Card, _has, card_svg, undrawn
from campaign.load import load
from campaign.model.action import Action
from tests.invented import SITE, TODAY
from tests.texts import action_text, read


@pytest.mark.parametrize(
    "text",
    ["Ask now", "Café – “łódź” … ½ §", "Zażółć gęślą jaźń", "Niños", "Đường", "50 % — now", "a\xa0b", "→ Nguyễn", ""],
)
def test_what_the_font_has_is_drawn(text: str) -> None:
    """Letters of Europe and Vietnam, and everyday marks, are all there."""
    assert undrawn(text) == ""
    assert f">{text}<" in card_svg("<i>$headline</i>", Card(text, "", ""), "") or "\xa0" in text or len(text) > 12


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Ask 🎉 now", "🎉"),
        ("📞📞 Call", "📞"),
        ("中文 ask", "中文"),
        ("❤️ the bus", "❤️"),
        ("☎ Call ☎", "☎"),
        ("🇺🇸", "🇺🇸"),
        ("Привет", "Привет"),
    ],
)
def test_what_the_font_lacks_is_left_out_and_said(text: str, gone: str) -> None:
    """No crossed box is drawn: an emoji is left out of the picture's words, and a warning says so."""
    assert undrawn(text) == gone
    drawn = card_svg("$headline $slug $foot $side", Card(text, text, text, text), "")
    assert not set(gone) & set(drawn)
    action: Action = read(action_text(title=text))
    assert [(each.line, each.level) for each in titles_can_be_drawn(action)] == [(2, "warning")]


def test_common_letters_are_all_in_the_font() -> None:
    """The letters that are not looked up are there."""
    common = [each for each in map(chr, range(0x20, 0x2100)) if COMMON.fullmatch(each)]
    assert len(common) > 250
    assert [each for each in common if not _has(each)] == []


HEARING = {"kind": "hearing", "status": "scheduled", "who": "", "script": "", "closes": ""}


def state_with(action: Action) -> Campaign:
    """Return the invented state with one action, and with no committee after 2030."""
    state = load(SITE, TODAY).campaign
    assert state
    last = date(2030, 12, 31)
    known = tuple(replace(each, ends=each.ends or last) for each in state.committees.committees)
    return replace(state, every_action=(action,), committees=replace(state.committees, committees=known))


@pytest.mark.parametrize(
    ("committee", "day", "fix"),
    [
        ("council/rivers-and-roads", "2031-02-17", "until then write kind: event, with `place:`"),
        ("council/moss", "2031-02-17", "until then write kind: event, with `place:`"),
        ("council/rivers-and-road", "2027-02-17", "Did you mean council/rivers-and-roads?"),
        ("assembly/bread-and-roses", "2027-02-17", "name a committee that sits then"),
    ],
)
def test_a_hearing_before_there_are_committees_says_what_to_do(committee: str, day: str, fix: str) -> None:
    """A new legislature has no committees on record at first: until it has, the meeting is an event."""
    action = read(action_text(**HEARING, committee=committee, start=f"{day}T18:00"))
    assert [fix in each.fix for each in committees_are_known(state_with(action))] == [True]


@pytest.mark.parametrize(
    ("day", "fix"),
    [("2031-02-17", ["until then name the legislators themselves in `who`"]), ("2027-02-17", [])],
)
def test_a_call_to_a_chair_before_there_are_committees_says_what_to_do(day: str, fix: list[str]) -> None:
    """The chair of a committee that has ended is nobody; while there is no other, people are named."""
    action = read(action_text(who="[committee:council/rivers-and-roads:chair]", closes=day))
    found = [each.fix for each in targets_stay_in_office(state_with(action)) if "committee" in each.message]
    assert [each.partition("; ")[2] for each in found] == fix
