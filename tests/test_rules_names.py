"""Titles and names in what is said fit everybody who is called. A long good list and a long bad one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from campaign.campaign import Campaign
from campaign.check.name_rules import words_fit_who_is_called
from campaign.finding import Finding

CALL = "2027-02-10-mend-the-bridges"
BOTH = ("your-councilor", "your-assembly-member")
UPPER, LOWER = ("marlowe-quist-tandrup",), ("ottoline-brask",)

GOOD = [
    (BOTH, "Dear {title} {last_name}, {name}, {first_name}."),
    (BOTH, "I called my councilor before. The assembly meets. The Council votes."),
    (BOTH, "Ask the councilor from Upper Ostrelle who wrote it."),
    (BOTH, "I am asking you, as your constituent. The councilors voted."),
    (BOTH, "Please vote for the bill by Councilor Marlowe Quist-Tandrup."),
    (BOTH, "Please vote for Councilor Quist-Tandrup’s bill."),
    (BOTH, "Please vote for Asm. Brask’s new bridge bill."),
    (BOTH, "Please join Councilor Quist-Tandrup. Sponsored by Ottoline Brask."),
    (BOTH, "Councilor Quist-Tandrup, the author, will speak."),
    (BOTH, "Councilor Quist-Tandrup introduced it. U.S. Senator Doe did not."),
    (UPPER, "Dear Councilor {last_name}, dear Coun. {last_name}, dear Councilor,"),
    (UPPER, "Dear Councilor Quist-Tandrup, Marlowe Quist-Tandrup, Coun. Marlowe Quist-Tandrup."),
    (UPPER, "Will the councilor vote no? Thank you, Councilor."),
    (LOWER, "Dear Assembly member Brask, dear Asm. Brask, dear Assembly Member {last_name},"),
    (LOWER, "Will Chair Brask hear it? Ottoline Brask may."),
    (("your-councilor",), "Will my councilor vote no? Councilor {last_name} may. Your councilor, {title} {last_name}."),
    (("jan-lubomir-zlty",), "Dear Assembly member Zlty, dear Asm. Žltý,"),
    (BOTH, "The Senate and the House of Representatives voted. My representative voice is small."),
    (BOTH, "A senator in Washington may help. Do representatives?"),
]
BAD = [
    (BOTH, "Dear Councilor {last_name},", "{title} {last_name}"),
    (BOTH, "Dear Coun. {name},", "{title} {last_name}"),
    (BOTH, "Dear Assembly member {last_name},", "{title} {last_name}"),
    (BOTH, "Dear Senator {last_name},", "{title} {last_name}"),
    (BOTH, "Dear Rep. {last_name},", "{title} {last_name}"),
    (UPPER, "Dear Senator {last_name},", "{title} {last_name}"),
    (UPPER, "Dear Assembly member {last_name},", "{title} {last_name}"),
    (BOTH, "Dear Councilor {title} {last_name},", "{title} alone"),
    (UPPER, "Dear Councilor {title} {last_name},", "{title} alone"),
    (BOTH, "Dear Senator {title} {last_name},", "{title} alone"),
    (BOTH, "I ask my senator {title} {last_name} to act.", "{title} alone"),
    (BOTH, "Dear {title} {title} {last_name},", "{title} alone"),
    (BOTH, "Dear {title} Councilor {last_name},", "{title} alone"),
    (BOTH, "Dear Councilor,", "{title} {last_name}"),
    (BOTH, "Thank you, Councilor.", "{title} {last_name}"),
    (UPPER, "Hello Representative, I call about it.", "{title} {last_name}"),
    (BOTH, "Will the councilor vote no?", "{title} {last_name}"),
    (BOTH, "I am asking my councilor to vote no.", "{title} {last_name}"),
    (LOWER, "Please tell the councilor that I called.", "{title} {last_name}"),
    (BOTH, "Dear Senator Johnson, vote no.", "{title} {last_name}"),
    (UPPER, "Dear Senator Johnson, vote no.", "{title} {last_name}"),
    (UPPER, "Dear Sen. A. Johnson,", "{title} {last_name}"),
    (UPPER, "Dear Sen. Amy Johnson,", "{title} {last_name}"),
    (UPPER, "I am asking Councilor Gęśla-Jaźń to vote no.", "{title} {last_name}"),
    (UPPER, "I am asking Councilors Johnson and Doe to vote no.", "{title} {last_name}"),
    (UPPER, "Will Asm. Brask vote no?", "{title} {last_name}"),
    (UPPER, "Will Chair Brask hear it?", "{title} {last_name}"),
    (UPPER, "Will Ottoline Brask vote no?", "{title} {last_name}"),
    (("your-councilor",), "Will Marlowe Quist-Tandrup vote no?", "{title} {last_name}"),
    (("your-councilor",), "Will Councilor Quist-Tandrup vote no?", "{title} {last_name}"),
    (UPPER, "Will Assembly member Quist-Tandrup vote no?", "Councilor"),
    (LOWER, "Will Senator Brask vote no?", "Assembly member"),
]


def found_in(campaign: Campaign, who: tuple[str, ...], **fields: str) -> list[Finding]:
    """Return what the rule finds in one action that has other words and calls other people."""
    action = replace(campaign.by_name[CALL], who=who, **fields)
    return list(words_fit_who_is_called(replace(campaign, every_action=(action,))))


@pytest.mark.parametrize(("who", "text"), GOOD)
def test_words_that_fit_everybody_pass(invented: Campaign, who: tuple[str, ...], text: str) -> None:
    """What the site fills in, a title that all have, a bill's author, and other people's seats."""
    assert found_in(invented, who, script=text) == []


@pytest.mark.parametrize(("who", "text", "fix"), BAD)
def test_words_that_do_not_fit_are_found(invented: Campaign, who: tuple[str, ...], text: str, fix: str) -> None:
    """A title that not all have, one said twice, and the name of somebody else: once, with what to write."""
    (found,) = found_in(invented, who, script=text)
    assert fix in found.fix
    assert found.level == "error"


@pytest.mark.parametrize("key", ["title", "ask", "agrees", "instead", "voicemail"])
def test_every_field_that_names_whom_to_call_is_judged(invented: Campaign, key: str) -> None:
    """A headline that asks to call somebody else is as wrong as a script."""
    assert len(found_in(invented, UPPER, **{key: "Ask Senator Johnson to mend it."})) == 1


def test_the_text_below_and_what_has_closed_may_name_anybody(invented: Campaign) -> None:
    """A name in the body that is not in the script; a headline about an author; and history."""
    assert found_in(invented, UPPER, body="Senator Johnson wrote it, with Ottoline Brask.") == []
    assert found_in(invented, UPPER, title="Back the bill of Senator Johnson") == []
    closed = replace(invented.by_name[CALL], script="Dear Senator Johnson,", opens=date(2027, 1, 20))
    closed = replace(closed, closes=date(2027, 1, 21))
    assert list(words_fit_who_is_called(replace(invented, every_action=(closed,)))) == []
