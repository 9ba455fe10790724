"""Rules on one action or page by itself. For each a good list and a bad one."""

# A table: one row, one line.
# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from campaign.check import (
    OF_ACTIONS,
    OF_TEXTS,
    action_rules,
    bill_rules,
    date_rules,
    gap_rules,
    link_rules,
    markdown_rules,
    script_rules,
    text_rules,
)
from campaign.finding import Finding
from campaign.model.action import Action
from tests.texts import ACTION, SCRIPT, VOICEMAIL, action_text, page_text, read

Rule = Callable[[Action], Iterable[Finding]]
Case = dict[str, str]  # fields of an action that differ from a good call's; `body` is its text

HEARING = {
    "kind": "hearing",
    "committee": "council/rivers-and-roads",
    "start": "2027-02-18T13:00",
    "status": "scheduled",
    "closes": "",
    "who": "",
    "script": "",
}
EVENT = {"kind": "event", "start": "2027-02-20T10:00", "place": "Old Mill", "closes": "", "who": "", "script": ""}
HELP = {"kind": "organize", "who": "", "script": ""}
BILL = {"bill": "CB 4", "position": "support"}
HARD = (
    "|\n  "
    + "Hi, my name is [your name] and I live in [your town and ZIP], and considering the extraordinary deterioration of "
)
HARD += (
    "transportation infrastructure throughout our municipality I am asking {title} {last_name} to mend the old bridge?"
)


def script(*sentences: str) -> str:
    """Return a script of sentences, as YAML."""
    return "|\n  " + " ".join(sentences)


HELLO = "Hi, my name is [your name] and I live in [your town and ZIP]."

GOOD: dict[Rule, list[Case]] = {
    script_rules.asks_come_early: [
        {},
        {"script": script("Hello!", HELLO, "Please mend the bridge.", "Will you?")},
        {
            "script": script(
                "Hi, this is [your name] of St. Paul.", "I want {title} {last_name} to mend all bridges.", "Will you?"
            )
        },
        {"script": script(HELLO, "Will you vote for CB 4, the bill on roads?"), **BILL},
        {"script": script(HELLO, "Please pass on my thanks to Sen. {last_name}."), "ask": "Hear my thanks."},
        {
            "script": script(
                "Hi, this is [your name] from [your town and ZIP], and I ask you to mend bridges.", "Thank you."
            )
        },
        HELP,
        EVENT,
    ],
    script_rules.callers_say_who_they_are: [{}, {"voicemail": VOICEMAIL}, HELP, {"who": "", "voicemail": "Hello."}],
    script_rules.scripts_end_with_a_question: [
        {},
        HELP,
        {"script": script(HELLO, "Will you mend it? Thank you so very much.")},
    ],
    script_rules.words_are_few: [{}, {"script": script("one two " * 45)}, {"voicemail": VOICEMAIL}],
    script_rules.texts_are_easy_to_read: [
        {},
        {"summary": "Ask for the bridge. It takes one short call."},
        {"summary": "State Sen. J. R. Doe of St. Paul may help at 6 p.m. on Main St. if you ask."},
    ],
    script_rules.words_are_plain: [
        {},
        {"summary": "The Committee on Appropriations meets."},
        {"ask": "Mend it by a whisker."},
    ],
    gap_rules.brackets_are_known: [
        {},
        {
            "script": script(
                HELLO, "[One sentence of your own: what it means to you.]", "[one thing you are glad about]"
            )
        },
        {"voicemail": script("My number is [your phone number].", "I live at [your street address].")},
        {"script": script("[your reason, in a sentence that is yours]")},
        HELP,
    ],
    date_rules.weekdays_are_right: [
        {"summary": "It is on Friday, February 12."},
        {"summary": "It is on Monday, November 30, 2026."},
        {"summary": "It was on Wednesday, December 2."},
        {"body": "On Tuesday, January 12, 2027 it began.\n\nOn Monday the 3rd it ends."},
        {"body": "On Wednesday, September 1, it begins.", "summary": "Sunday is a day."},
        {"body": "Wednesday, 10 o'clock. Friday February 12th."},
        {"body": "Fri, Feb 12. Fri. Feb. 12. FRIDAY, FEBRUARY 12. friday, february 12. FRI 2/12."},
        {"body": "Friday 2/12, Friday, 2/12/27, Friday 2/12/2027, Friday, 2027-02-12."},
        {"body": "Friday, 12 February. Friday the 12th of February. Fri 12 Feb 2027."},
        {"body": "Feb. 12 (Friday). February 12, Friday. 2/12 (Fri). 12 February (Friday). 2027-02-12 (Fri.)."},
        {
            "body": "Friday (February 12), Friday - February 12, **Friday**, February 12, Friday\nFebruary 12, Friday: Feb 12."
        },
        {"body": "Friday at 6 pm, February 12. Fri 6:30 p.m. Feb 12."},
        {
            "body": "Thursday and Friday, February 11 and 12. Thursday, Friday or Saturday, February 12. Mon–Fri, Feb 12."
        },
        {"body": "On Tuesday, February 9, Thursday, February 11, and Friday, February 12."},
        {"body": "Call by February 12. Monday is a holiday. Call on Monday. February 12 is too late."},
        {
            "body": "Open Monday 8-12 and Tuesday 10-4. They sat May 3 hours. A 3/4 vote on Friday. Mon 9/10 of us came."[
                :79
            ]
        },
        {"body": "Sun and rain, March 3. Friday, May I come? Sat. at 10. Thursdays, February 12 to March 5."},
        {"body": "Friday, December 12, 2025, and Sat., Dec. 12, 2026."},
        {"place": "City hall, Friday, February 12"},
    ],
    date_rules.meetings_lie_ahead: [{}, HEARING, EVENT, EVENT | {"start": "2027-02-10T09:00"}],
    bill_rules.words_fit_the_position: [
        {},
        BILL | {"ask": "Vote yes on CB 4."},
        BILL | {"position": "oppose", "ask": "Vote no on CB 4."},
        BILL | {"ask": "Vote yes on CB 4, even if others vote no."},
        {"ask": "Vote no."},
        BILL | {"ask": "Do not vote now."},
    ],
    date_rules.meetings_close_on_their_day: [
        *({}, EVENT, HEARING, HELP, EVENT | {"closes": "2027-02-20"}),
        EVENT | {"end": "2027-02-21T12:00", "closes": "2027-02-21"},
        HEARING | {"closes": "2027-02-18"},
    ],
    action_rules.minutes_are_counted: [{}, {"minutes": "1"}, {"minutes": ""}, EVENT | {"minutes": "600"}],
    date_rules.dates_run_forward: [{}, HEARING, {"closes": "2027-02-10"}],
    date_rules.dated_actions_close: [{}, EVENT],
    action_rules.fields_fit_the_kind: [
        {},
        EVENT | {"status": "canceled"},
        HEARING | {"room": "1"},
        HELP | {"hours": "one"},
    ],
    action_rules.kinds_are_whole: [{}, HEARING, EVENT, HELP],
    gap_rules.placeholders_exist: [{}, {"script": script("{title} {name} {first_name} {last_name} {district}")}],
    gap_rules.placeholders_are_filled_in: [{}, HELP | {"script": script("Hello, neighbor.")}],
    gap_rules.braces_are_closed: [{}, {"agrees": "Good [very] and [well]."}],
    script_rules.scripts_are_short: [{}, {"script": script("word " * 120)}],
    action_rules.titles_can_be_drawn: [{}, {"title": "Ask Zażółć – “now”…"}, {"title": "Ask → Niños"}],
    action_rules.outcomes_come_after: [{}, {"outcome": "{what: Done., date: 2027-02-10}"}],
    action_rules.changes_are_told: [{}, HEARING],
    link_rules.links_are_safe: [
        {"body": "[a](/faq/) [b](#top) [c](https://x.example/) <https://x.example/> <a@x.example> ![d](/images/a.jpg)"},
        {"body": "[a][1]\n\n[1]: https://x.example/\n[2]: </faq/>"},
        {"body": "`[a](javascript:x)` and [] () ( ] ["},
    ],
    text_rules.pictures_are_ours: [{"body": "![moss](/images/moss.jpg) [there](https://moss.example/1.png)"}],
    text_rules.all_that_is_written_is_shown: [
        {
            "body": "*a* **b** `<script>` <b>c</b> <https://x.example/> 1 < 2 <a@x.example>\n\n<details><summary>d</summary>e</details>"
        },
        {"body": "<!-- a note to editors -->\n\n> quoted\n\n1. one\n\n---\n\n![a](/images/a.jpg)"},
        {"body": "    <script>in code</script>"},
    ],
    text_rules.headings_lie_below_the_title: [{"body": "## Two\n\n### Three\n\nIt is #1.\n\nA = B"}, {"body": "a #b"}],
    text_rules.pictures_are_described: [
        {"body": "![An old bridge](/images/bridge.jpg)"},
        {"body": '<img src="/images/bridge.jpg" alt="An old bridge">'},
        {"body": "[![An old bridge](/images/bridge.jpg)](/faq/)"},
        {"body": "![A [very] old bridge](/images/bridge.jpg)"},
    ],
}

BAD: dict[Rule, list[Case]] = {
    script_rules.asks_come_early: [
        {"script": script(HELLO, "I read the news.", "Please mend the bridge?")},
        {"script": script("Hello!", HELLO, "The bridge is old.", "I ask you to mend it.")},
        {"script": script(HELLO, "I am asking you to close the library.", "Will you?")},
        {"script": script(HELLO, "It was a bridge.")},
    ],
    script_rules.callers_say_who_they_are: [
        {"script": script("I am asking you to mend the bridge. Will you?")},
        {"script": script("Hi, I am [your name]. Please mend the bridge. Will you?")},
        {"script": script("Hi from [your town and ZIP]. Please mend the bridge. Will you?")},
        {"voicemail": "Hi, this is [your name] in [your town and ZIP]. Please mend it."},
        {"voicemail": "Please mend it."},
    ],
    script_rules.scripts_end_with_a_question: [{"script": script(HELLO, "Please mend the bridge. Thank you.")}],
    script_rules.words_are_few: [{"script": script("one " * 91)}, {"voicemail": script("one " * 121)}],
    script_rules.texts_are_easy_to_read: [
        {"script": HARD},
        {"summary": "Infrastructure deterioration necessitates immediate legislative intervention and appropriation."},
    ],
    script_rules.words_are_plain: [
        {"summary": "We utilize it."},
        {"ask": "Bring all stakeholders together."},
        {"title": "Stop the omnibus bill"},
        {"agrees": "What are the ramifications?"},
    ],
    gap_rules.brackets_are_known: [
        {"script": script("Hi, I am [name].")},
        {"script": script("Hi, I am [Your Name].")},
        {"script": script("Hi, I live in [your town].")},
        {"script": script("Hi, I live in [your town and zip].")},
        {"script": script("Hi, I live in [your twon and ZIP].")},
        {"voicemail": "I live at [address]."},
        {"voicemail": "I live at [your adress]."},
        {"instead": "Dear [Senator],"},
        {"instead": "Dear [legislator's name],"},
        {"instead": "Dear [insert last name],"},
    ],
    date_rules.weekdays_are_right: [
        {"summary": "It is on Thursday, February 12."},
        {"summary": "It is on Tuesday, November 30, 2026."},
        {"ask": "Come on Monday, February 30th, or on Monday, February 16."},
        {"closes_because": "the vote is on Wednesday the February 11th"},
        {"body": "It is so on Sunday, March 1, in town."},
        *(
            {"body": f"It is on {day}, in town."}
            for day in (
                "Thu, Feb 12|Thur. Feb. 12|Thurs., Feb 12|THURSDAY, FEBRUARY 12|thursday, february 12|Thursday 2/12|"
                "Thursday, 2/12/27|Thursday 2/12/2027|Thu 2027-02-12|Thursday, 12 February|Thursday the 12th of February|"
                "Feb. 12 (Thursday)|February 12, Thursday|2/12 (Thu)|12 February (Thu)|2027-02-12 (Thursday)|"
                "Thursday (February 12)|Thursday – February 12|**Thursday**, February 12|Thursday: Feb 12th|"
                "Thursday at 6 pm, February 12|Wednesday and Thursday, February 12|Tues. Sept. 1, 2027|Sat Dec 12, 2025"
            ).split("|")
        ),
        {"place": "City hall, Thursday, Feb 12"},
        {"hours": "Thursday 2/12, all day"},
    ],
    date_rules.meetings_lie_ahead: [
        EVENT | {"start": "2027-02-09T10:00"},
        HEARING | {"testify": "{contact: somebody, deadline: 2027-02-09T17:00}"},
    ],
    bill_rules.words_fit_the_position: [
        BILL | {"ask": "Vote no on CB 4."},
        BILL | {"position": "oppose", "ask": "Please vote yes."},
        BILL | {"position": "oppose", "script": script(HELLO, "I ask you to mend it by voting for CB 4?")},
        BILL | {"script": script(HELLO, "I ask you to vote against CB 4?")},
    ],
    date_rules.meetings_close_on_their_day: [
        EVENT | {"closes": "2027-02-21"},
        EVENT | {"closes": "2027-03-05"},
        HEARING | {"closes": "2027-02-19"},
        HEARING | {"closes": "2027-02-17"},
        EVENT | {"end": "2027-02-21T12:00", "closes": "2027-02-22"},
    ],
    action_rules.minutes_are_counted: [{"minutes": "0"}, {"minutes": "00"}, {"minutes": "2000"}],
    date_rules.dates_run_forward: [{"closes": "2027-02-09"}, EVENT | {"end": "2027-02-20T09:00"}],
    date_rules.dated_actions_close: [{"closes": ""}],
    action_rules.fields_fit_the_kind: [{"room": "1"}, EVENT | {"committee": "council/moss"}, HELP | {"place": "here"}],
    action_rules.kinds_are_whole: [{"who": ""}, {"script": ""}, EVENT | {"place": ""}, HEARING | {"status": ""}],
    gap_rules.placeholders_exist: [{"script": script("{lastname}")}, {"voicemail": "Hello {}."}],
    gap_rules.placeholders_are_filled_in: [HELP | {"script": script("{name}")}, {"ask": "May {name} mend it?"}],
    gap_rules.braces_are_closed: [
        {"agrees": "A [good"},
        {"agrees": "Good]"},
        {"agrees": "A ]good["},
        {"ask": "a {b"},
    ],
    script_rules.scripts_are_short: [{"script": script("word " * 121)}],
    action_rules.titles_can_be_drawn: [
        {"title": "Ask now 🎉"},
        {"title": "☎ Call today"},
        {"title": "问 your senator"},
    ],
    action_rules.outcomes_come_after: [{"outcome": "{what: Done., date: 2027-02-09}"}],
    action_rules.changes_are_told: [HEARING | {"status": "changed"}, HEARING | {"status": "canceled"}],
    link_rules.links_are_safe: [
        {"body": "[a](javascript:alert(1))"},
        {"body": "[a](JaVaScRiPt:alert(1))"},
        {"body": "[a](data:text/html,x)"},
        {"body": "[a](faq)"},
        {"body": "[a](../faq/)"},
        {"body": "[a](//x.example/)"},
        {"body": "[a](&#106;avascript:x)"},
        {"body": "[a][1]\n\n[1]: vbscript:x"},
        {"body": "<a href='javascript:x'>a</a>"},
        {"body": "<a title=x href=javascript:x>a</a>"},
        {"body": "[a\nb](ftp://x.example)"},
        {"body": "[a [b]](file:///etc)"},
        {"body": "[![a](/images/a.jpg)](javascript:x)"},
        {"body": "<ftp://x.example>"},
        {"body": "[a]( <javascript:x> )"},
    ],
    text_rules.pictures_are_ours: [
        {"body": "![moss](https://moss.example/1.png)"},
        {"body": '<img alt="a" src="https://moss.example/1.png">'},
    ],
    text_rules.all_that_is_written_is_shown: [
        {"body": "a <script>b</script>"},
        {"body": '<p style="color: red">a</p>'},
        {"body": '<b onclick="x()">a</b>'},
        {"body": "<iframe src='https://x.example/'></iframe>"},
        {"body": '<p class="big">a</p>'},
        {"body": "<h1>a</h1>"},
        {"body": "<video src='/a'></video>"},
        {"body": "<form><b>a</b></form>"},
    ],
    text_rules.headings_lie_below_the_title: [
        {"body": "# One"},
        {"body": "One\n===="},
        {"body": "a\n\n# One\n\nb"},
    ],
    text_rules.pictures_are_described: [
        {"body": "![](/images/bridge.jpg)"},
        {"body": "![ ](/images/bridge.jpg)"},
        {"body": "![image](/images/bridge.jpg)"},
        {"body": "![IMG_0123.jpg](/images/bridge.jpg)"},
        {"body": '<img src="/images/bridge.jpg">'},
        {"body": '<img src="/images/bridge.jpg" alt="">'},
        {"body": "[![](/images/bridge.jpg)](/faq/)"},
    ],
}


def cases(table: dict[Rule, list[Case]]) -> list[object]:
    """Return each case of a table with its rule."""
    return [
        pytest.param(rule, case, id=f"{rule.__name__} {number}")
        for rule, found in table.items()
        for number, case in enumerate(found, 1)
    ]


@pytest.mark.parametrize(("rule", "case"), cases(GOOD))
def test_good_actions_pass(rule: Rule, case: Case) -> None:
    """An action that does nothing wrong has no finding."""
    assert not list(rule(read(action_text(**case))))


@pytest.mark.parametrize(("rule", "case"), cases(BAD))
def test_bad_actions_are_found_once(rule: Rule, case: Case) -> None:
    """An action that does one thing wrong has one finding, in its file, that says how to fix it."""
    action = read(action_text(**case))
    found = list(rule(action))
    assert len(found) == 1, found
    assert found[0].path == ACTION
    assert 1 <= found[0].line <= action_text(**case).count("\n")
    assert found[0].message
    assert found[0].fix


def test_the_line_of_a_fault_is_its_own() -> None:
    """A fault within a text of many lines is named with its own line."""
    text = action_text(script=SCRIPT.replace("My bus", "My [twon]\n\n  [your adress] bus"), body="One\ntwo\n[a](ftp:x)")
    action = read(text)
    lines = text.split("\n")
    (bracket,) = gap_rules.brackets_are_known(action)
    assert "[your adress]" in lines[bracket.line - 1]
    (link,) = link_rules.links_are_safe(action)
    assert "ftp:x" in lines[link.line - 1]


@pytest.mark.parametrize("year", ["0000", "2027", ""])
def test_an_evergreen_action_may_name_any_day(year: str) -> None:
    """Without a date of its own, only a weekday beside a whole date can be wrong; no year breaks the rule."""
    text = action_text(closes="", body=f"On Monday, January 5, {year}.")
    found = list(date_rules.weekdays_are_right(read(text, "content/evergreen/moss.md")))
    assert len(found) == (year == "2027")


def test_rules_on_texts_hold_for_pages_too() -> None:
    """A page's links, pictures and HTML are held to the same rules."""
    page = read(page_text("![](/images/a.jpg)\n\n[a](ftp:x) <form>b</form>\n\n# C"), "content/pages/moss.md")
    assert len([finding for rule in OF_TEXTS for finding in rule(page)]) == 4


def test_every_rule_has_both_lists() -> None:
    """No rule on one action is without good and bad examples; those on marks and gaps have files of their own."""
    elsewhere = {*markdown_rules.ALONE, gap_rules.gaps_have_brackets}
    assert {*OF_ACTIONS, *OF_TEXTS} - elsewhere == set(GOOD) == set(BAD)
