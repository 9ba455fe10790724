"""Rules on actions: where the line between good and bad runs. Each rule's bad file is in tests/breaks/."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from datetime import datetime as moment
from typing import Any

import pytest

from campaign.campaign import Campaign
from campaign.check import ALONE, action_rules, bill_rules, date_rules, gap_rules, judge_value
from campaign.finding import Finding
from campaign.model.action import Action
from tests.invented import TODAY, campaign_on
from tests.rules import judged

CALL = "2027-02-10-mend-the-bridges"
BEGINNING = "Hi, I am [your name] from [your town and ZIP]. Please vote yes on CB 4, I ask of you."
Rule = Callable[[Any], Iterable[Finding]]


def with_action(campaign: Campaign, name: str = CALL, **fields: Any) -> Campaign:  # noqa: ANN401 - fields of any type
    """Return a campaign in which one action has other fields."""
    changed = replace(campaign.by_name[name], **fields)
    others = (action for action in campaign.every_action if action.name != name)
    return replace(campaign, every_action=(*others, changed))


def messages(rule: Rule, subject: Campaign | Action) -> list[str]:
    """Return what a rule finds."""
    return [finding.message for finding in rule(subject)]


def test_the_invented_state_has_no_findings(invented: Campaign) -> None:
    """What the other tests lean on is sound."""
    assert judged(invented) == []


@pytest.mark.parametrize("day", [date(2027, 1, 31), date(2027, 2, 22), date(2029, 1, 1), date(2040, 1, 1)])
def test_an_old_site_is_never_refused(day: date) -> None:
    """Time alone makes no error: what has closed, and whom it named, is history; warnings may come."""
    assert [finding for finding in judged(campaign_on(day)) if finding.level == "error"] == []


@pytest.mark.parametrize(
    ("who", "opens", "closes", "found"),
    [
        ("zazolc-gesla-jazn", date(2027, 2, 10), date(2027, 2, 28), 0),  # their very last day
        ("zazolc-gesla-jazn", date(2027, 2, 10), date(2027, 3, 1), 1),
        ("odalys-wintergarten", date(2027, 3, 3), date(2027, 3, 5), 1),
        ("odalys-wintergarten", date(2027, 3, 4), date(2027, 3, 5), 0),  # their very first day
        ("jane-doe", date(2026, 12, 30), date(2027, 2, 10), 0),  # two terms of one seat in a row
        ("marlowe-quist-tandrup", date(2026, 12, 30), date(2027, 2, 10), 1),  # two terms, but of two seats
        ("rosalind-ketterley", date(2027, 1, 20), date(2027, 2, 9), 0),  # closed: history
        ("rosalind-ketterley", date(2027, 1, 20), date(2027, 2, 10), 1),
        ("your-councilor", date(2027, 2, 10), date(2027, 3, 5), 0),
        ("committee:assembly/bread-and-roses:chair", date(2027, 2, 10), date(2027, 2, 12), 1),
    ],
)
def test_a_target_must_be_there_to_the_end(invented: Campaign, who: str, opens: date, closes: date, found: int) -> None:
    """First and last days count; who goes on in the same seat stays; what has closed is left alone."""
    campaign = with_action(invented, who=(who,), opens=opens, closes=closes)
    assert len(messages(action_rules.targets_stay_in_office, campaign)) == found


@pytest.mark.parametrize(("closes", "found"), [(date(2028, 12, 31), 0), (date(2029, 1, 1), 1)])
def test_ones_own_member_serves_until_terms_end(invented: Campaign, closes: date, found: int) -> None:
    """A call to one's own may close on the last day of all terms, and not a day later."""
    campaign = with_action(invented, who=("your-councilor",), closes=closes)
    assert len(messages(action_rules.own_seats_stay_filled, campaign)) == found


@pytest.mark.parametrize(("opens", "level"), [(date(2028, 12, 29), ""), (date(2029, 1, 2), "warning")])
def test_ones_own_member_is_on_record(invented: Campaign, opens: date, level: str) -> None:
    """A call to one's own that opens while no member of that chamber is known draws a warning, no more."""
    campaign = with_action(invented, who=("your-councilor",), opens=opens, closes=opens)
    found = list(action_rules.own_members_are_known(campaign))
    assert [finding.level for finding in found] == ([level] if level else [])
    assert not found or found[0].message.startswith("Nobody is on record for the Council on 2029-01-02")


MEETING = moment.fromisoformat("2027-02-20T10:00")


@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        (date_rules.dates_run_forward, {"closes": TODAY}),
        (date_rules.dates_run_forward, {"kind": "event", "start": MEETING, "end": MEETING}),
        (date_rules.dated_actions_close, {"kind": "event", "closes": None, "start": MEETING}),
        (date_rules.no_calls_when_offices_are_closed, {"opens": date(2027, 2, 12)}),
        (date_rules.no_calls_when_offices_are_closed, {"kind": "organize", "opens": date(2027, 2, 13)}),
        (date_rules.no_calls_when_offices_are_closed, {"kind": "event", "opens": date(2027, 2, 22)}),
        (bill_rules.bills_are_known, {"bill": "AB 12"}),
        (bill_rules.bills_are_known, {"bill": None, "position": None}),
        (action_rules.successors_exist, {"next": "bring-a-friend"}),
        (action_rules.fields_fit_the_kind, {"kind": "event", "status": "canceled"}),
        (action_rules.fields_fit_the_kind, {"kind": "hearing", "end": MEETING}),
    ],
)
def test_what_is_just_good_enough_is_not_reported(invented: Campaign, rule: Rule, fields: dict[str, Any]) -> None:
    """Rules stop at their limits."""
    campaign = with_action(invented, **fields)
    subject = campaign.by_name[CALL] if rule in ALONE else campaign
    assert messages(rule, subject) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"script": f"{BEGINNING} {'word. ' * 67}Yes?"},
        {"script": f"{BEGINNING} {{title}} {{name}} {{first_name}} {{last_name}} {{district}}. Yes?"},
        {"script": f"{BEGINNING} [a] {{name}} [b c]?", "instead": "{name}", "agrees": "[a]"},
    ],
)
def test_words_that_are_just_good_enough_are_not_reported(invented: Campaign, fields: dict[str, Any]) -> None:
    """A script of 90 words, every placeholder there is, and brackets that close."""
    assert list(judge_value(replace(invented.by_name[CALL], **fields))) == []


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("", None),
        ("[a]", None),
        ("[[]]", None),
        ("[a", 0),
        ("a]", 1),
        ("[a] [b", 4),
        ("][", 0),
        ("[[a]", 0),
        ("[a]]", 3),
    ],
)
def test_the_first_bracket_without_partner_is_found(text: str, offset: int | None) -> None:
    """What opens closes, in order."""
    assert gap_rules.unmatched(text, "[", "]") == offset


def test_a_published_action_leads_to_no_draft(invented: Campaign) -> None:
    """`next` may name a draft only from a draft."""
    draft = replace(invented.by_name["bring-a-friend"], name="soon", draft=True)
    campaign = replace(invented, every_action=(*invented.every_action, draft))
    assert messages(action_rules.successors_exist, with_action(campaign, next="soon")) == [
        "`soon` is a draft, which is not published"
    ]
    assert messages(action_rules.successors_exist, with_action(campaign, next="soon", draft=True)) == []


def test_what_follows_an_action_never_leads_back_to_it(invented: Campaign) -> None:
    """Neither at once nor by way of others; a ring further on is the fault of those in it."""
    friend = replace(invented.by_name["bring-a-friend"], next=CALL)
    others = tuple(action for action in invented.every_action if action.name != friend.name)
    campaign = replace(invented, every_action=(*others, friend))
    assert messages(action_rules.successors_exist, with_action(invented, next=CALL)) == [
        f"`{CALL}` leads back to this action"
    ]
    assert messages(action_rules.successors_exist, campaign) == []
    assert len(messages(action_rules.successors_exist, with_action(campaign, next="bring-a-friend"))) == 2


@pytest.mark.parametrize(
    ("start", "found"), [("2027-03-14T01:59", 0), ("2027-03-14T02:00", 1), ("2027-03-14T02:59", 1),
                         ("2027-03-14T03:00", 0), ("2027-11-07T01:30", 0), ("2027-03-15T02:30", 0)]
)  # fmt: skip
def test_an_hour_that_the_clock_skips_is_found(invented: Campaign, start: str, found: int) -> None:
    """In spring an hour is missing in the Capitol's time zone; in fall one comes twice, which may be meant."""
    campaign = with_action(invented, kind="event", start=moment.fromisoformat(start))
    assert len(messages(date_rules.hours_exist, campaign)) == found


def test_two_actions_of_a_day_are_told_in_both_files(invented: Campaign) -> None:
    """Whichever is new, its author hears of the other; a draft takes no day from anybody."""
    call = invented.by_name[CALL]
    second = replace(call, name="2027-02-10-second", source=replace(call.source, path="second.md"))
    both = replace(invented, every_action=(*invented.every_action, second))
    assert [finding.path for finding in action_rules.one_action_a_day(both)] == [call.source.path, "second.md"]
    draft = replace(invented, every_action=(*invented.every_action, replace(second, draft=True)))
    assert [finding.path for finding in action_rules.one_action_a_day(draft)] == ["second.md"]
