"""Gaps in what callers say: in every spelling of other people's scripts they are named with the gap that is meant."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from campaign.check.gap_rules import ALONE
from campaign.finding import Finding
from tests.texts import action_text, read

BAD = {  # what is written: what the fix tells to write
    "I am asking [REP/SEN NAME] to act.": "{title} {last_name}",
    "Dear [Senator/Rep’s Name],": "{title} {last_name}",
    "Dear [Sen./Rep. Last Name],": "{last_name}",
    "Dear [SENATOR],": "{title} {last_name}",
    "Hello [Representative's name].": "{title} {last_name}",
    "Dear [Legislator Name],": "{name}",
    "Dear [insert senator name here],": "{title} {last_name}",
    "Dear [Title] Smith,": "{title}",
    "Dear [Title and Last Name],": "{title} {last_name}",
    "Dear [lawmaker],": "{title} {last_name}",
    "Dear [FIRST NAME],": "{first_name}",
    "Dear [[last name]],": "{last_name}",
    "Will Senator _______ help?": "{title} {last_name}",
    "Will Rep. __ help?": "{title} {last_name}",
    "Dear ______,": "{title} {last_name}",
    "Dear Senator XXX,": "{title} {last_name}",
    "Dear Senator XX,": "{title} {last_name}",
    "Dear Senator xxxx,": "{title} {last_name}",
    "Dear Senator [blank],": "{title} {last_name}",
    "Dear Senator [ ],": "{title} {last_name}",
    "Dear Senator [XXX],": "{title} {last_name}",
    "Dear Senator ------,": "{title} {last_name}",
    "Dear Senator/Representative,": "{title}",
    "Dear Rep./Sen. {last_name},": "{title}",
    "Dear Senator or Representative {last_name},": "{title}",
    "Dear SENATOR NAME,": "{title} {last_name}",
    "Dear {{title}} Smith,": "{title}",
    "Dear ${title} Smith,": "{title}",
    "Dear { title } Smith,": "{title}",
    "Dear {Title} Smith,": "{title}",
    "Dear {Last Name},": "{last_name}",
    "Dear {{last-name}},": "{last_name}",
    "Dear {LastName},": "{last_name}",
    "Dear {Senator},": "{title} {last_name}",
    "Dear {legislator},": "{title} {last_name}",
    "Dear {{Representative Name}},": "{title} {last_name}",
    "Dear [{title} {last_name}],": "{title} {last_name}",
    "Dear <SENATOR>,": "{title} {last_name}",
    "Dear <legislator name>,": "{name}",
    "Dear «LastName»,": "{last_name}",
    "Dear (Senator's name),": "{title} {last_name}",
    "Dear (SENATOR),": "{title} {last_name}",
    "Of district [DISTRICT #].": "{district}",
    "Of district ____.": "{district}",
    "I live in [CITY, ZIP].": "[your town and ZIP]",
    "I live in [City/Zip].": "[your town and ZIP]",
    "I live in [city, state and zip code].": "[your town and ZIP]",
    "I live in [INSERT TOWN].": "[your town and ZIP]",
    "I live in [your hometown].": "[your town and ZIP]",
    "I live in (your town).": "[your town and ZIP]",
    "I live in <CITY>.": "[your town and ZIP]",
    "I live in {city}.": "[your town and ZIP]",
    "I live in ____.": "[your town and ZIP]",
    "I live in TOWN.": "[your town and ZIP]",
    "I am from YOUR CITY.": "[your town and ZIP]",
    "My name is [NAME].": "[your name]",
    "My name is [Your Name].": "[your name]",
    "My name is [YOUR FIRST AND LAST NAME].": "[your name]",
    "My name is [your\u00a0nmae].": "[your name]",
    "My name is [your full name].": "[your name]",
    "My name is [caller's name].": "[your name]",
    "My name is [first and last name].": "[your name]",
    "My name is [name, town].": "[your name] and [your town and ZIP]",
    "My name is [my name].": "[your name]",
    "My name is (your name).": "[your name]",
    "My name is (NAME).": "[your name]",
    "My name is (insert name).": "[your name]",
    "My name is <NAME>.": "[your name]",
    "My name is <your name>.": "[your name]",
    "My name is {your name}.": "[your name]",
    "My name is {{your_name}}.": "[your name]",
    "My name is «your name».": "[your name]",
    "My name is %NAME%.": "[your name]",
    "My name is ______.": "[your name]",
    "My name is ____ ____.": "[your name]",
    "My name is XXX.": "[your name]",
    "My name is NAME.": "[your name]",
    "My name is YOUR NAME.": "[your name]",
    "My name is [___].": "[your name]",
    "I am at [STREET ADDRESS].": "[your street address]",
    "I am at [your address].": "[your street address]",
    "I am at (your street address).": "[your street address]",
    "My address is ________.": "[your street address]",
    "Call me at [PHONE].": "[your phone number]",
    "Call me at [phone #].": "[your phone number]",
    "Call me back at (your phone number).": "[your phone number]",
    "Call me back at ___________.": "[your phone number]",
    "Call me at [callback number].": "[your phone number]",
    "Please vote yes on [BILL NUMBER].": "what is meant",
    "Please vote yes on [bill].": "what is meant",
    "I am a member of [ORGANIZATION].": "what is meant",
    "The vote is on [DATE].": "what is meant",
    "Please vote yes on HF XXXX.": "the number",
}
GOOD = [
    "[your name], [your town and ZIP], [your street address], [your phone number]",
    "My name is [your\u00a0name].",
    "{title} {name} {first_name} {last_name} {district}",
    "[One sentence of your own: what you care about most.]",
    "[one thing you are glad about] [why it matters to you] [your reason]",
    "[Say how {title} {last_name} helped you.]",
    "[your story: a day at work, and what it cost you]",
    "[the name of your school, if you have one]",
    "[your email address]",
    "[how many years you have lived here]",
    "Call your legislators (your senator and your representative).",
    "The bill (HF 12) is heard (again) in Room 5 (State Office Building).",
    "Cities (your town, too) would pay for it (see the map).",
    "Write your postal code (ZIP) and the state (MN).",
    "Sen. {last_name} (D) of the DFL and the GOP.",
    "Tell your senator or representative that SNAP, ICE, MNSURE and the DNR matter.",
    "Ask both a senator and a representative. NO means NO. Do it NOW.",
    "The cost is <10 and > 5 dollars, at 50% and 60%.",
    "A long dash -- or --- is no gap. Nor is snake_case, or Super Bowl XX.",
    "We are #1 and #2. Call 911, 24/7, and/or write.",
    "The city (St. Paul) and the town (Duluth) have one number (988).",
    "He said: “{title} {last_name}, will you?”",
]


def found_in(text: str, key: str = "script") -> Iterator[Finding]:
    """Yield what all rules on gaps find in one field of an action."""
    action = read(action_text(**{key: f"|\n  {text}"}))
    return (finding for rule in ALONE for finding in rule(action))


@pytest.mark.parametrize("text", BAD)
def test_a_gap_in_another_spelling_is_named_with_what_is_meant(text: str) -> None:
    """One finding, that says which gap to write."""
    (found,) = found_in(text)
    assert f"Write {BAD[text]}" in found.fix, found
    assert found.level == "error"


@pytest.mark.parametrize("text", GOOD)
def test_what_is_no_gap_or_a_known_one_is_left_alone(text: str) -> None:
    """Known gaps, words of the caller's own, and fair brackets and capitals have no finding."""
    assert list(found_in(text)) == []


@pytest.mark.parametrize("text", ["Thank [Senator].", "Thank Senator _____.", "Thank {title} for it."])
def test_where_nothing_is_filled_in_it_is_to_be_written_out(text: str) -> None:
    """In a reply or a title the site fills in nothing, so no placeholder is advised."""
    (found,) = found_in(text, "agrees")
    assert "rite it out" in found.fix
