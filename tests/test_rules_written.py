"""Rules on the bare text of a file: gaps, notes, values cut off. For each a good list and a bad one."""

# A table: one row, one line.

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from campaign.check import WRITTEN
from campaign.check.text_rules import gaps_are_filled, notes_are_worked_off, values_are_read_whole
from campaign.finding import Finding
from campaign.read.files import Written

Rule = Callable[[Written], Iterable[Finding]]

GOOD: dict[Rule, list[str]] = {
    values_are_read_whole: [
        "title: Ask  # the headline",
        'title: "We are #1"',
        "title: We are#1",
        "script: |\n  We are #1",
        "# title: #1",
        "title: Ask  # for #1",
    ],
    gaps_are_filled: [
        "Well… I do not know.",
        "I waited … and waited.",
        "“…and so on” it says.",
        "> Dear Senator …,\n> … (your name)",
        "ask: Mend it.  # like …",
        "# title: …",
        "file...txt",
    ],
    notes_are_worked_off: [
        "You will need it in time to come.",
        "To do it, call.",
        "A todo list helps.",
        "XXXL shirts",
        "https://x.example/TODO",
        "who: x # TODO",
        "My todo list: call, write, vote. To do: call.",
        "What??? Really?? You did what?!?? Why?",
        "Enter your ZIP here. Add your name here. [Add your photo here](/contact/).",
        "[link](/faq/) and [photo](/images/a.jpg) and [date][1]",
        "See the [link].\n\n[link]: https://x.example/a",
        "[link]: https://x.example/a",
        "https://x.example/?a=1??&b=???",
        "The link to the agenda is here. The time has come. More details to come.",
        "Room 5 and bill HF 12, $20, 12/12 at 10:30. Bill? Room? No?",
        "Super Bowl XX. TB doctors. A tk of wood. Hacks and life hacks.",
        "A photo (by Jane) and a video (two minutes). [One sentence of your own: what it is.]",
        "## Room\n\n### Bill ###",
        "Insert the card. Paste it into your letter. Put it in the text box.",
        "(Check the map first.) [Confirm your address](/confirm/). (See the update.)",
        "The date is to be announced by the committee on Monday.",
        "Lore is old, and so is dolor. A filler word. A sample ballot.",
        "room: Room 5",
    ],
}

BAD: dict[Rule, list[str]] = {
    values_are_read_whole: ["title: We are #1", "ask: Press #2 and wait.", "summary: Call #moss  # a note"],
    gaps_are_filled: [
        "title: …",
        "ask: Vote for …",
        "I am asking you to ….",
        "who: [...]",
        "…",
        'title: "…"',
        "Will you …?",
        "ask: …  # one",
    ],
    notes_are_worked_off: [
        *("TODO: write this", "The room is TBD.", "Lorem ipsum dolor", "ask: FIXME"),
        *(
            "todo: find a room",
            "Todo: room",
            "To-do: ask Ann",
            "fixme: wrong day",
            "[todo]",
            "(TK)",
            "TKTK",
            "tk: more",
        ),
        *("Room TBA", "room: tba", "place: Tbd", "Time: tbc", "The speaker is tba.", "Speakers (TBA)"),
        *("LOREM IPSUM", "Lorem Ipsum dolor", "lorem Ipsum", "… dolor sit amet, you know", "asdf asdf".upper()),
        *("Room ???", "???", "title: ???", "It is at 10:?? on Monday.", "It costs $???", "[?]", "(??)", "Bill HF ?"),
        *(
            "XXX",
            "xxx",
            "Bill XXXX",
            "It costs $XX.",
            "On 12/XX",
            "At XX:XX",
            "HF XX",
            "HF ####",
            "Room ___",
            "at 10:XX",
        ),
        *(
            "insert link here",
            "Insert link here.",
            "[insert photo]",
            "(insert bill number)",
            "INSERT DATE HERE",
            "<insert name>",
        ),
        *("add link here", "Put photo here", "link to come", "Photo TK", "Picture goes here", "enter the date here"),
        *("[link]", "[LINK]", "[url]", "[photo]", "[link here]", "[source?]", "[citation needed]", "[date]", "[quote]"),
        *("Your text here", "Some text goes here", "This is placeholder text.", "Sample text", "dummy copy"),
        *(
            "Note to self: ask Ann",
            "note to editor",
            "(check this)",
            "[verify]",
            "(confirm date?)",
            "Do not publish yet",
        ),
        *("room: to be announced", "place: To be determined", "[add the bill number]", "(fill in later)"),
    ],
}


def cases(table: dict[Rule, list[str]]) -> list[object]:
    """Return each text of a table with its rule."""
    return [
        pytest.param(rule, text, id=f"{rule.__name__}: {text!r}") for rule, texts in table.items() for text in texts
    ]


@pytest.mark.parametrize(("rule", "text"), cases(GOOD))
def test_good_texts_pass(rule: Rule, text: str) -> None:
    """A text that looks like trouble but is none has no finding."""
    assert not list(rule(Written("x.md", f"Above.\n{text}\nBelow.\n---\n")))


@pytest.mark.parametrize(("rule", "text"), cases(BAD))
def test_bad_texts_are_found_once_and_where_they_are(rule: Rule, text: str) -> None:
    """A bad text has one finding, on its line, that says how to fix it."""
    (found,) = rule(Written("x.md", f"Above.\n{text}\nBelow.\n---\n"))
    assert (found.path, found.line, found.level) == ("x.md", 2, "error")
    assert found.fix


def test_every_rule_has_both_lists() -> None:
    """No rule on bare texts is without good and bad examples."""
    assert set(WRITTEN) == set(GOOD) == set(BAD)
