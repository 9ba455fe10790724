"""Rules on marks that Markdown, HTML and other tools leave: for each a good list and a bad one."""

# A table: one row, one line.

from __future__ import annotations

import json

import pytest

from campaign.check import markdown_rules
from campaign.check.markdown_rules import (
    links_hold_no_space,
    no_marks_are_left,
    no_text_is_code_by_chance,
    plain_fields_hold_no_marks,
)
from campaign.model.action import Action
from campaign.model.page import Page
from tests.texts import PAGE, SCRIPT, action_text, page_text, read


def page(body: str) -> Page:
    """Return a page with this text."""
    made: Page = read(page_text(body), PAGE)
    return made


FAIR_TEXTS = [
    "5 * 3 = 15, and 2 * 2 * 2 = 8.",
    "Doors open at 6*.\n\n*Or at 5 for those who sit.",
    "Tickets: $5* and $3**.\n\n\\* for members",
    "We are #1 in calls. #SaveMillRoad #MossValley",
    "#SaveMillRoad is on again",
    "Say [your name] and [one sentence of your own] (ten words or fewer).",
    "HF 12 (Smith), SF 7 [Jones], and Minn. Stat. § 645.44.",
    "Name: ________ Town: ____",
    "See file_name_v2.pdf and snake_case_words.",
    "Well — that is it. Or – as some say - it is not.",
    "We <3 libraries, and 1 < 2 > 0.",
    "Write `**words**` for bold, or `[a](b)`, `{{ name }}` and `| a |`.",
    "```\n**a** {{ b }} | c |\n- [ ] d\n```",
    "**Bold**, *soft*, ~~gone~~, [a link](/faq/) and https://x.example/a_b_c**.",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "- [ ] call\n- [x] write",
    "The vote was 70-64 | 3 absent.",
    "At 10:30:00, room: 5.",
    "Meet at 6 pm: bring a friend: all are welcome",
    "AT&T; R&D; Q&A",
    "1 Main Street\\\nFerndale",
    "C:\\temp and and\\or",
    "It is 5~6 miles, about ~7.",
    "[a][b]\n\n[b]: /faq/",
    "That costs 50% of 20%.",
    "-5 degrees\n\n+1 for the bridge",
    "1986 was great.\n2027 will be, too.",
    "(see *Moss v. Fern*), “**so**”",
    "The {town} of braces is {odd}.",
    "<details>\n<summary>More</summary>\n\n**bold**\n\n</details>",
]
LEFT = [
    ("** bold**", 1),
    ("**bold **", 1),
    ("**What: **Rally", 1),
    ("One\n\n**unclosed", 3),
    ("*so *", 1),
    ("a _really _ b", 1),
    ("_so", 0),
    ("a __b __", 1),
    ("~~ gone~~", 1),
    ("[here] (https://x.example)", 1),
    ("[here](https://x.example", 1),
    ("[here][there]", 1),
    ("[](", 1),
    ("Text.[^1]", 1),
    ("> [!NOTE]\n> so", 1),
    ("[ ] call", 1),
    ("{{ title }}", 1),
    ("{% include 'a' %}", 1),
    ("[a](/faq/){:target='_blank'}", 1),
    ("## Heading {#anchor}", 1),
    ("a {.big}", 1),
    ("*|FNAME|*, hello", 1),
    ("Dear %%First Name%%", 1),
    ("[caption id='3']moss[/caption]", 1),
    ("[b]bold[/b]", 1),
    ("[url=https://x.example]x[/url]", 1),
    ("| a | b |", 1),
    ("One\n\n| a | b |\n| c | d |", 3),
    ("| a | b |\n|---|\n| c | d |", 1),
    ("##Heading", 1),
    ("One\n\n#Why this matters to us", 3),
    ("a\n\n=====", 3),
    ("• one\n• two", 1),
    ("So:\n·  one", 2),
    ("-one\n-two", 1),
    ("1.One\n2.Two", 1),
    ("We did it :tada:", 1),
    ("a &amp;nbsp; b", 1),
    ("a &amp;amp; b", 1),
    ("&lt;b&gt;a&lt;/b&gt;", 1),
    ("a\\\\* b", 1),
    ("<div>\n**bold**\n</div>", 2),
]


@pytest.mark.parametrize("body", FAIR_TEXTS)
def test_fair_text_has_no_mark_left(body: str) -> None:
    """Footnotes, sums, hashtags, blanks and what is written as it should be give no alarm."""
    assert not list(no_marks_are_left(page(body)))


@pytest.mark.parametrize(("body", "line"), LEFT)
def test_marks_that_stay_visible_are_named_with_their_line(body: str, line: int) -> None:
    """What readers would see is named on the line where it is, as a warning that says what to write."""
    text = page(body)
    found = list(no_marks_are_left(text))
    assert [finding.line - text.body_line + 1 for finding in found][:1] == [line][: bool(line)]
    assert all(finding.fix and finding.level == "warning" for finding in found)


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("a\n    b", []),
        ("- a\n\n    b", []),
        ("1. a\n    - b\n        - c", []),
        ("```\n    a\n```", []),
        ("a\n\n   b", []),
        ("a\n\n    b", [3]),
        ("    a\n    b\n\nc", [1]),
        ("a\n\n\tb", [3]),
        ("a\n\n \tb\n\nc\n\n     d", [3, 7]),
        ("> a\n>\n>     b", [3]),
        ("- a\n\n        b", [3]),
    ],
)
def test_a_paragraph_that_is_set_in_is_named(body: str, lines: list[int]) -> None:
    """Four spaces or a tab make code of a paragraph; of what belongs to a list, they do not."""
    text = page(body)
    assert [found.line - text.body_line + 1 for found in no_text_is_code_by_chance(text)] == lines


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("[a](/faq/)", 0),
        ('[a](/faq/ "title here")', 0),
        ("[a](/faq/ 'title')", 0),
        ("[a](</faq/ b>)", 0),
        ("`[a](b c)` (d e)", 0),
        ("[your name](or a friend)", 1),
        ("[a](https://x.example y)", 1),
        ("[a](/my file.pdf)", 1),
        ("![a](/images/my bridge.jpg)", 1),
    ],
)
def test_a_space_in_a_link_is_named(body: str, count: int) -> None:
    """A space ends the address of a link; what follows may only be a title."""
    assert len(list(links_hold_no_space(page(body)))) == count


FAIR_FIELDS = [
    "5 * 3 is 15",
    "2*3*4",
    "Doors at 6*, talk at 7*",
    "*Members only",
    "Free** parking, **with ID",
    "We are #1",
    "#SaveMillRoad",
    "Hi, my name is [your name] [one sentence] (short)",
    "HF 12 (Smith)",
    "Name ____ and town __________",
    "Well - I think so - thank you",
    "No — really — no",
    "We <3 you",
    "1 < 2 and 3 > 2",
    "AT&T and R&D; Q&A",
    "Room 5 • State Capitol | West wing",
    "snake_case and a_b",
    "https://x.example/a_b_c?d=*e*&f=_g_",
    "and/or, and\\or, c:\\temp",
    "¯\\_(ツ)_/¯",
    "Say: I will be there",
    "The 7:30:00 bus",
    "It’s “so” and 'so'",
    "$5 ~ $10, ~~ maybe",
    "3 - 2 = 1. 5 - 4 = 1",
    "Ask (and thank) them!",
    "50% off; 100%",
]
MARKED = [
    "**IF LEAVING VOICEMAIL:** Hello",
    "Ask **now**",
    "Ask *now*",
    "Ask _now_ please",
    "Ask __now__",
    "Ask ~~never~~ now",
    "`HF 12`",
    "<b>Ask</b>",
    "Ask<br>now",
    "<p style='x'>Ask</p>",
    "Ask <!-- now -->",
    "[x](https://x.example)",
    "[the page] (https://x.example)",
    "[x](/faq/)",
    "[x](x.example/a)",
    "![moss](/images/moss.jpg)",
    "<https://x.example>",
    "# Heading",
    "## Heading",
    "Ask\\! now",
    "2\\. Ask",
    "a&nbsp;b",
    "Tom &amp; Ann",
    "don&#39;t",
    "line one\\nLine two",
    "> so they said",
    "| a | b |",
    "*|FNAME|*",
    "[b]now[/b]",
    "We did it :tada:",
    "- one\n- two",
    "* one\n* two",
    "• one",
    "1. one\n2. two",
    "Please: - one - two",
    "First\n---\nSecond",
]
FIELDS = ("title", "ask", "summary", "agrees", "place", "access", "hours", "reach", "closes_because")


def with_field(key: str, words: str) -> Action:
    """Return an action one of whose fields holds these words."""
    made: Action = read(action_text(**{key: json.dumps(words, ensure_ascii=False)}))
    return made


@pytest.mark.parametrize("words", FAIR_FIELDS)
def test_fair_words_in_plain_fields_pass(words: str) -> None:
    """Stars, dashes, blanks and brackets as people use them give no alarm, in whatever field."""
    for key in (*FIELDS, "script", "instead"):
        assert not list(plain_fields_hold_no_marks(with_field(key, words))), key


@pytest.mark.parametrize("words", MARKED)
def test_marks_in_plain_fields_are_named(words: str) -> None:
    """Markdown, HTML, escapes and lists are named once, with the field and its line."""
    for key in (*FIELDS, "script"):
        action = with_field(key, words)
        (found,) = plain_fields_hold_no_marks(action)
        assert f"`{key}`" in found.message
        assert found.line >= action.source.line(key)
        assert found.fix


@pytest.mark.parametrize("words", ["Dear you,\n- one\n- two\n1. a\n2. b\n---\nJane", "* a\n* b"])
def test_a_letter_may_hold_a_list(words: str) -> None:
    """`instead` keeps its lines, so that a list in it comes out as one."""
    assert not list(plain_fields_hold_no_marks(with_field("instead", words)))


def test_fields_within_fields_and_of_pages_are_plain_too() -> None:
    """What came of an action, what changed, whom to write to, and a page's headline."""
    outcome = "\n  what: It **passed**.\n  date: 2027-02-12"
    changes = "\n  - date: 2027-02-09\n    what: Now in <b>Room 5</b>."
    testify = "\n  contact: the [clerk](/faq/)\n  deadline: 2027-02-09T12:00"
    action = read(action_text(outcome=outcome, changes=changes, testify=testify))
    assert [found.message.split("`")[1] for found in plain_fields_hold_no_marks(action)] == [
        "outcome.what",
        "changes[0].what",
        "testify.contact",
    ]
    titled = page_text("a").replace("title: Moss", "title: '**Moss**'")
    assert len(list(plain_fields_hold_no_marks(read(titled, PAGE)))) == 1


def test_a_mark_in_a_script_has_its_own_line_and_leads_to_voicemail() -> None:
    """What is said to a machine has a field; the finding says so, on the line where the words are."""
    text = action_text(script=SCRIPT + "\n\n  **IF LEAVING VOICEMAIL:** Hi.")
    (found,) = plain_fields_hold_no_marks(read(text))
    assert "VOICEMAIL" in text.split("\n")[found.line - 1]
    assert "`voicemail`" in found.fix


def test_every_rule_on_marks_is_tried_here() -> None:
    """None is without its lists."""
    tried = {no_marks_are_left, no_text_is_code_by_chance, links_hold_no_space, plain_fields_hold_no_marks}
    assert tried == set(markdown_rules.ALONE)
