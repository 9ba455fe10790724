"""The real calls of the winter: one for each working day over the end of all terms, each of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from campaign.campaign import Campaign
from campaign.check.script_rules import beginning
from campaign.checked import checked
from campaign.day import action_of
from campaign.model.action import Action
from tests.builds import AFTER_THE_TERMS, LAUNCH
from tests.invented import ROOT

FIRST, LAST = date(2026, 12, 7), date(2027, 1, 29)
DAYS = [FIRST + timedelta(ahead) for ahead in range((LAST - FIRST).days + 1)]


@pytest.fixture(scope="module")
def real() -> Campaign:
    """Return the real campaign as of its launch."""
    campaign = checked(ROOT, LAUNCH).campaign
    assert campaign
    return campaign


@pytest.fixture(scope="module")
def winter(real: Campaign) -> list[Action]:
    """Return the actions of the winter, in the order in which they open."""
    return [action for action in real.dated if action.opens and FIRST <= action.opens <= LAST]


def test_every_working_day_of_the_winter_has_its_own_action(real: Campaign) -> None:
    """From December 7 to January 29, whether or not a new member is on record by then, and never on a closed day."""
    working = [day for day in DAYS if real.legislature.is_working_day(day)]
    assert len(working) == 37
    chosen = {day: action_of(real.on(day)) for day in DAYS}
    assert [day for day, action in chosen.items() if action and action.opens == day] == working
    assert all(chosen.values())


def test_nothing_after_the_terms_leans_on_a_name(winter: list[Action]) -> None:
    """From January 4 a member is asked for by seat, in words that nobody has to fill in; before it, calls are calls."""
    after = [action for action in winter if action.opens and action.opens >= AFTER_THE_TERMS]
    assert len(after) == 19
    assert [action.name for action in after if action.who or action.kind == "call"] == []
    assert sum(action.kind == "call" for action in winter) == 11


def second_sentence(action: Action) -> str:
    """Return the second sentence of a script: the ask, as it is said."""
    script = action.script or action.name
    return beginning(script, 2).removeprefix(beginning(script, 1)).strip() or script


@pytest.mark.parametrize(
    "part", [lambda action: action.title, lambda action: action.ask, lambda action: action.summary, second_sentence]
)
def test_no_two_actions_are_alike(real: Campaign, part: Callable[[Action], str]) -> None:
    """No two share their title, ask, summary or the sentence of the script that asks; evergreen ones are counted in."""
    counted = Counter(part(action) for action in real.every_action)
    assert {text for text, number in counted.items() if number > 1} == set()


@pytest.mark.parametrize("day", [FIRST, date(2026, 12, 31), AFTER_THE_TERMS, LAST])
def test_an_action_has_no_finding_on_its_day(winter: list[Action], day: date) -> None:
    """Nothing is wrong, and nothing warned of, in an action that opens then or later."""
    paths = {action.source.path for action in winter if action.opens and action.opens >= day}
    assert day in {action.opens for action in winter}
    assert [str(finding) for finding in checked(ROOT, day).findings if finding.path in paths] == []
