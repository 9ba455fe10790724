"""Every fault of a file in one run: what cannot be read hides nothing else, and nothing wrong follows from it."""

from __future__ import annotations

import re

import pytest

from campaign.check import judge
from campaign.finding import Finding
from campaign.sources import source
from tests.invented import SITE
from tests.texts import ACTION, PAGE, action_text, page_text

FILES = sorted(path.relative_to(SITE).as_posix() for path in (SITE / "content").rglob("*.md"))
PHONE = "Call 590-555-0101 now."
MARK = "See [the plan] (https://moss.example/)."


def found(text: str, path: str = ACTION) -> list[Finding]:
    """Return all that is found in a file by itself, in order."""
    read = source(path, text.encode(), judge)
    return sorted({*read.findings, *read.judged})


def said(text: str, path: str = ACTION) -> list[str]:
    """Return the line and the first words of each finding."""
    return [f"{each.line}: {' '.join(each.message.split()[:5])}" for each in found(text, path)]


SLIPS = {
    "an unquoted colon": ("title: Ask: mend it", "a colon stands where none may stand"),
    "a colon after quotes": ('title: "Ask": mend it', "a colon stands where none may stand"),
    "a tab": ("title: Ask\n\tfor it", "the line begins with a tab"),
    "an unclosed quote": ('title: "Ask for it', "a quotation mark is never closed"),
    "another unclosed quote": ("title: 'Ask for it", "a quotation mark is never closed"),
    "a quote too many": ("title: 'Don't wait'", "this line does not fit the lines above it"),
    "a star": ("title: *Ask*", "a value begins with & or *"),
    "an at": ("title: @moss asks", "a value begins with a character that YAML uses itself"),
    "a bracket": ("title: [Ask] for it", "this line does not fit the lines above it"),
    "an exclamation mark": ("title: !Ask", "The tag `!Ask`"),
    "a key without its colon": ("title Ask for it", "the line has no colon after its key"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_of_yaml_hides_no_other_fault(slip: str) -> None:
    """The slip, a wrong date, a number in the body and a mark left there are all named, and nothing else."""
    line, message = SLIPS[slip]
    text = action_text(f"{PHONE}\n\n{MARK}", closes="Friday").replace("title: Ask for a mended bridge", line)
    first, *others = found(text)
    assert (first.line, message in first.message) == (3 if slip == "a tab" else 2, True), first
    moved = line.count("\n")
    assert [(each.line - moved, " ".join(each.message.split()[:3])) for each in others] == [
        (4, "`closes` must be"),
        (15, "A phone number"),
        (17, "Readers would see"),
    ], others


@pytest.mark.parametrize("path", FILES)
def test_a_key_that_cannot_be_read_is_one_finding(path: str) -> None:
    """Nothing is said to be missing, and no rule misses, what stands in the line that could not be read."""
    good = (SITE / path).read_text("utf-8")
    before = set(found(good, path))
    end = good.index("\n---", 4)
    for key in re.finditer("^([a-z_]+):", good[:end], re.MULTILINE):
        broken = f"{good[: key.end()]} @{good[key.end() :]}"
        line = good.count("\n", 0, key.start()) + 1
        assert [each.line for each in set(found(broken, path)) - before] == [line], key[0]


@pytest.mark.parametrize("path", FILES)
def test_a_value_that_is_wrong_is_one_finding(path: str) -> None:
    """The same holds for a value that is not of its type: a group where one value is wanted, or the other way."""
    good = (SITE / path).read_text("utf-8")
    before = set(found(good, path))
    end = good.index("\n---", 4)
    for key in re.finditer(r"^([a-z_]+):[^\n]*(\n+[ -][^\n]*)*", good[:end], re.MULTILINE):
        broken = f"{good[: key.start()]}{key[1]}: {{x: [[y]]}}{good[key.end() :]}"
        line = good.count("\n", 0, key.start()) + 1
        moved = key[0].count("\n")
        others = {(each.line - moved * (each.line > line), each.message) for each in before}
        new = {each.line for each in found(broken, path) if (each.line, each.message) not in others}
        assert new == {line}, (key[0], found(broken, path))


POST = """---
title: Ask: mend the bridge
date: 2026-12-07
kind: call
closes: 13/45/2027
minutes: two
tags: [moss]
who: [jane-doe
ask: "Mend the bridge" now
script: |
  Hi, my name is [your name] and I live in [your town and ZIP]. I am asking [Senator] to mend the old bridge.

  Will you do that? Call me at 590-555-0101. Thank you.
hours: TBD
---
See [the plan](http://moss.example/) …

TODO: write to jane@gmail.com.
"""


def test_a_post_with_ten_faults_shows_them_all() -> None:
    """YAML, keys, values, the script and the text below: all in one run, each once."""
    assert said(POST) == [
        "2: This is not YAML: a",
        "3: `date` is a key of",
        "5: `closes` must be a date,",
        "6: `minutes` must be a whole",
        "7: `tags` is a key of",
        "8: This is not YAML: a",
        "9: This is not YAML: this",
        "11: [Senator] is not a known",
        "13: A phone number is typed",
        "14: The note TBD is left",
        "14: `hours` belongs to the kind",
        "16: The text below the fields",
        "16: http://moss.example/ is not secure",
        "18: The note TODO is left",
    ]


def test_a_page_with_three_faults_shows_them_all() -> None:
    """The same holds for a page of text."""
    text = page_text("# Moss\n\n![](/images/moss.png)").replace("title: Moss", "title: Moss: green")
    assert said(text, PAGE) == [
        "2: This is not YAML: a",
        "6: A heading of the first",
        "8: The picture /images/moss.png has no",
    ]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("kind:", " kind:", 3),
        ("kind:", "  kind:", 3),
        ("  My bus", "My bus", 11),
        ("minutes: 2", "minutes 2", 5),
        ("title: Ask for a mended bridge", '"title: Ask', 2),
        ("closes: 2027-02-12", 'closes: "2027-02-12', 4),
    ],
)
def test_what_stands_within_a_part_that_cannot_be_read_is_not_missing(old: str, new: str, line: int) -> None:
    """A key pushed in and a script pushed out are one finding each."""
    assert [finding.line for finding in found(action_text().replace(old, new, 1))] == [line]


def test_where_no_key_can_be_read_one_finding_says_so() -> None:
    """A text without keys lacks none of them in particular."""
    for text in ("---\njust words\n---\n", "---\n- a\n---\n", "---\n: [\n---\n", "---\n@\n---\n"):
        assert [finding.line for finding in found(text)] == [2], text
