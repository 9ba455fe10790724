"""Rules on the bare text of a file: private data, web addresses, gaps. For each a good list and a bad one."""

# A table: one row, one line.

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from campaign.check import WRITTEN
from campaign.check.private_rules import (
    passwords_stay_secret,
    phones_come_from_the_roster,
    spelled_out_emails_are_emails,
)
from campaign.check.text_rules import (
    addresses_are_secure,
    addresses_follow_nobody,
    addresses_say_where_they_lead,
    gaps_are_filled,
    notes_are_worked_off,
    values_are_read_whole,
)
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
    phones_come_from_the_roster: [
        "The vote is on 2027-02-10 at 10:30.",
        "ZIP 55155-1206 and 55101.",
        "In 2026–2027 there were 134 seats.",
        "HF 1234 and SF 5678.",
        "https://meet.example/j/651-555-0100",
        "https://example.org/?id=6515550100",
        "It costs $1,234,567.8901.",
        "Minn. Stat. 645.44, section 10.60.",
        "Call 911 or 988.",
        "Version 3.141.592.6535",
        "closes: 2026-11-25\nminutes: 2\n",
        "Numbers like 1234567 are no phones, nor is 2 000 0000.",
        "isbn 978-0-306-40615-7",
    ],
    spelled_out_emails_are_emails: [
        "Meet us at noon by the dot com building.",
        "Look at the dot on the map.",
        "She works at the connect dot project.",
    ],
    passwords_stay_secret: [
        "No account and no password is needed.",
        "They may pass the bill.",
        "Nobody asks for a password here.",
        "You need no access code.",
        "https://example.org/passcodes/",
        "Passing grades are 8 and up.",
    ],
    addresses_are_secure: ["https://example.org/", "Write http instead.", "httpd://"],
    addresses_say_where_they_lead: [
        "https://www.leg.mn.gov/cal?type=all",
        "https://example.org/bit.ly",
        "https://nott.co/x",
        "bit.ly is a host that hides where it leads.",
    ],
    addresses_follow_nobody: [
        "https://www.leg.mn.gov/cal?type=all",
        "https://example.org/?session=95&size=2",
        "https://example.org/utm_source",
        "https://example.org/#utm_source=x",
        "Is it? https://example.org/",
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
        "To do it, call.",
        "A todo list helps.",
        "XXXL shirts",
        "https://x.example/TODO",
        "who: x # TODO",
    ],
}

BAD: dict[Rule, list[str]] = {
    values_are_read_whole: ["title: We are #1", "ask: Press #2 and wait.", "summary: Call #moss  # a note"],
    phones_come_from_the_roster: [
        "Call 651-555-0100.",
        "Call (651) 555-0100",
        "Call (651)555-0100",
        "651.555.0100",
        "651 555 0100",
        "6515550100",
        "+1 651-555-0100",
        "+16515550100",
        "1-651-555-0100",
        "[call](tel:+16515550100)",
        "<a href='tel:651-555-0100'>",
        "651/555-0100",
        "651‑555‑0100",
        "651–555–0100",
        "651\u00a0555\u00a00100",
        "651-\n555-0100",
        "555-0100",
        "**651-555-0100**",
        "at 555-0100, or",
        "1-800-CALL-NOW",
        "(651-555-0100)",
    ],
    spelled_out_emails_are_emails: [
        "jane at gmail dot com",
        "jane [at] gmail [dot] com",
        "jane(at)gmail(dot)com",
        "Write to jane.doe AT moss dot example dot org",
    ],
    passwords_stay_secret: [
        "https://meet.example/j/1?pwd=abcDEF",
        "https://meet.example/j/1?x=1&passcode=1234",
        "Passcode: 123456",
        "passcode 123456",
        "Meeting PIN 4711",
        "The password is “moss”.",
        "Password: moss",
        "access code = 4711#",
        "PASSCODE: MOSS",
    ],
    addresses_are_secure: ["http://example.org/", "[x](http://example.org)", "source: http://example.org"],
    addresses_say_where_they_lead: [
        "https://bit.ly/3abc",
        "[x](https://t.co/abc)",
        "https://www.tinyurl.com/abc",
        "http://goo.gl/abc",
        "<https://maps.app.goo.gl/abc>",
        'href="https://lnkd.in/abc"',
    ],
    addresses_follow_nobody: [
        "https://example.org/?utm_source=x",
        "https://example.org/?a=1&utm_medium=mail#top",
        "https://example.org/?a=1&amp;fbclid=abc",
        "[x](https://example.org/?gclid=1)",
        "https://example.org/?mc_eid=1&b=2",
    ],
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
    notes_are_worked_off: ["TODO: write this", "The room is TBD.", "Lorem ipsum dolor", "ask: FIXME"],
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
