"""Apostrophes and quotation marks: typed straight, read curly, and nothing that callers say is lost."""

from __future__ import annotations

import pytest

from campaign.model.action import PROSE, curled
from campaign.pages.call_card import fill
from tests.built import Site
from tests.texts import action_text, read

OUTCOME = "{what: The office's answer came., date: 2027-02-12, source: \"https://example.org/o'hara's\"}"


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("Say hello to your senator's office", "Say hello to your senator’s office"),
        ("I don't, they can't", "I don’t, they can’t"),
        ("O'Hollow", "O’Hollow"),
        ("É'à", "É’à"),
        ("{last_name}'s office, [your town]'s hall", "{last_name}’s office, [your town]’s hall"),
        ("already curly: don’t", "already curly: don’t"),
        (
            "the members' vote, 'so called', 5' wide, rock 'n' roll",
            "the members' vote, 'so called', 5' wide, rock 'n' roll",
        ),
        ('Say "yes"', "Say “yes”"),
        ('"Why?" ("Because.")', "“Why?” (“Because.”)"),
        (
            '"Can I count on {title} {last_name}?" "[Your own words]"',
            "“Can I count on {title} {last_name}?” “[Your own words]”",
        ),
        ('"On two\nlines", she said', "“On two\nlines”, she said"),
        ('"I don\'t"—"You do"', "“I don’t”—“You do”"),
        ('A 6" pipe, a "pipe"', 'A 6" pipe, a "pipe"'),
        ('6" by 8"', '6" by 8"'),
        ("already curly: “yes”", "already curly: “yes”"),
        ('a"b"c and " so "', 'a"b"c and " so "'),
        ("'", "'"),
        ("", ""),
    ],
)
def test_a_sign_is_curly_where_it_is_nothing_else(typed: str, read_as: str) -> None:
    """Apostrophes between letters and after a blank, quotation marks in pairs; inches stay, and no letter is lost."""
    assert curled(typed) == read_as
    assert len(curled(typed)) == len(typed)


def test_all_that_people_read_of_an_action_is_typeset() -> None:
    """Headline, ask, words to say and what came of it; an address keeps its sign."""
    said = {name: f"It's {name}." for name in PROSE if name not in ("script", "voicemail")}
    event = {"kind": "event", "start": "2027-02-12T18:00", "who": "", "script": "", "closes": ""}
    action = read(action_text(**(said | event), outcome=OUTCOME))
    assert [getattr(action, name) for name in said] == [text.replace("'", "’") for text in said.values()]
    assert action.outcome.what == "The office’s answer came."
    assert action.outcome.source == "https://example.org/o'hara's"


def test_a_script_is_said_word_for_word() -> None:
    """Nothing but the sign changes, in what is filled in, too."""
    straight = "Hi, I'm [your name] from [your town and ZIP]. It's {last_name}'s bridge."
    action = read(action_text(script=f'"{straight}"'))
    assert action.script.replace("’", "'") == straight
    assert "It’s [last name]’s bridge." in fill(action.script, None)


def test_no_straight_apostrophe_is_in_our_own_words(real_site: Site) -> None:
    """But for names of people and places, which stay as their sources write them."""
    page = real_site.pages["/"]
    assert "[your senator’s last name]" in page.text
    assert "'s" not in page.text
