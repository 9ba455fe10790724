"""What editors are told about outcomes and changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from campaign.campaign import Campaign
from campaign.check import action_rules, duty_rules
from campaign.model.action import Action, Outcome
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
