"""What editors are told about outcomes and changes, and what “My calls” is told of what came of calls."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from campaign.campaign import Campaign
from campaign.check import action_rules, duty_rules
from campaign.model.action import Action, Outcome
from campaign.pages.privacy import outcomes
from tests.invented import campaign_on

WELCOME = "2027-02-01-welcome-a-new-member"  # closed on February 5, no outcome
CHANGED = "2027-02-03-testify-on-bridges"


def alone(name: str, **fields: object) -> Action:
    """Return an action with some of its fields changed."""
    return replace(campaign_on().by_name[name], **fields)


def with_action(name: str, today: date, **fields: object) -> Campaign:
    """Return the invented state on a day with some fields of one action changed, and no other action."""
    campaign = campaign_on(today)
    return replace(campaign, every_action=(replace(campaign.by_name[name], **fields),))


def test_seven_days_after_closing_an_outcome_is_missed() -> None:
    """On the seventh day nothing is said yet; on the eighth there is a warning."""
    assert not list(duty_rules.outcomes_are_told(with_action(WELCOME, date(2027, 2, 12))))
    [finding] = duty_rules.outcomes_are_told(with_action(WELCOME, date(2027, 2, 13)))
    assert (finding.level, finding.line) == ("warning", 4)
    assert "closed on 2027-02-05" in finding.message


def test_an_outcome_quiets_the_warning() -> None:
    """Once it is told, nothing is missed."""
    told = Outcome(what="They will come.", date=date(2027, 2, 9))
    assert not list(duty_rules.outcomes_are_told(with_action(WELCOME, date(2027, 3, 1), outcome=told)))


def test_what_was_canceled_needs_no_outcome() -> None:
    """It did not take place."""
    assert not list(duty_rules.outcomes_are_told(with_action(CHANGED, date(2027, 4, 1), status="canceled")))


def test_an_outcome_before_the_opening_is_a_mistake() -> None:
    """A year mistyped, most likely."""
    told = Outcome(what="They will come.", date=date(2026, 2, 9))
    [finding] = action_rules.outcomes_come_after(alone(WELCOME, outcome=told))
    assert finding.level == "error"


def test_a_changed_hearing_says_what_changed() -> None:
    """Without an entry calendars would not know; with one but marked as announced, people would not."""
    [silent] = action_rules.changes_are_told(alone(CHANGED, changes=()))
    assert "does not say what changed" in silent.message
    [unmarked] = action_rules.changes_are_told(alone(CHANGED, status="scheduled"))
    assert "Write status: changed" in unmarked.fix
    assert not list(action_rules.changes_are_told(alone(CHANGED)))


def test_a_change_counts() -> None:
    """Each entry raises the revision, and the last one is the day the action was changed."""
    action: Action = campaign_on().by_name[CHANGED]
    assert (action.revision, action.changed_on) == (2, date(2027, 2, 8))


LIBRARIES = "2027-01-20-speak-up-for-libraries"  # a call about AB 12
ROADS = "2027-02-02-sit-in-on-roads"  # a hearing
DAY = date(2027, 2, 9)


@pytest.mark.parametrize(
    ("name", "fields", "about"),
    [
        (LIBRARIES, {}, "AB 12"),
        (LIBRARIES, {"bill": None}, ""),
        (ROADS, {"bill": "AB 12"}, ""),  # nobody called there
        (WELCOME, {}, ""),
    ],
)
def test_my_calls_learns_what_came_of_each(name: str, fields: dict[str, object], about: str) -> None:
    """By the action: the bill of a call, and what happened."""
    told = Outcome(what="They will come.", date=DAY)
    assert outcomes(with_action(name, DAY, outcome=told, **fields)) == {name: [about, "They will come."]}


@pytest.mark.parametrize(
    ("today", "told"), [(date(2027, 2, 8), 0), (DAY, 1), (date(2028, 2, 10), 1), (date(2028, 2, 11), 0)]
)
def test_my_calls_is_told_for_a_year(today: date, told: int) -> None:
    """From the day it is known, and not for ever: the file stays small, and each action’s page goes on telling."""
    campaign = with_action(LIBRARIES, today, outcome=Outcome(what="They will come.", date=DAY))
    assert len(outcomes(campaign)) == told


def test_my_calls_learns_nothing_of_calls_without_an_outcome() -> None:
    """What is open, or closed and not told yet, has no entry."""
    assert outcomes(with_action(WELCOME, date(2027, 3, 1))) == {}
