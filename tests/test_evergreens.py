"""Days without an action of their own: evergreen ones take turns, in a round that never repeats itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from campaign.campaign import Campaign
from campaign.day import evergreen_of, quiet_days_before
from campaign.model.action import Action
from campaign.model.legislature import Holiday
from tests.invented import campaign_on

YEAR = [date(2027, 1, 1) + timedelta(days) for days in range(365)]


def evergreens(calls: int, others: int) -> Campaign:
    """Return the invented state with nothing but so many evergreen actions."""
    kinds = ["call"] * calls + ["organize"] * others
    actions = [
        Action(title=f"{kind} {n}", kind=kind, ask="Do it.", name=f"{'cxyz'[n % 4]}{n}-{kind}")
        for n, kind in enumerate(kinds)
    ]
    return replace(campaign_on(), every_action=tuple(actions))


@pytest.mark.parametrize(("calls", "others"), [(7, 5), (1, 1), (3, 1), (2, 6), (4, 0), (0, 4)])
def test_no_evergreen_comes_twice_within_its_round(calls: int, others: int) -> None:
    """Of any days in a row of one kind, as many as there are actions for it, no two have the same."""
    campaign = evergreens(calls, others)
    working = [day for day in YEAR if campaign.legislature.is_working_day(day)]
    rounds = [(working, calls), ([day for day in YEAR if day not in working], others)]
    for days, round_ in rounds if calls and others else [(YEAR, calls + others)]:
        chosen = [evergreen_of(campaign.on(day)) for day in days]
        for start in range(len(chosen) - round_ + 1):
            names = [action.name for action in chosen[start : start + round_]]
            assert len(set(names)) == round_, (days[start], names)


def test_evergreen_calls_are_for_days_when_offices_answer() -> None:
    """Working days get calls, all others get something else."""
    campaign = evergreens(7, 5)
    for day in YEAR:
        working = campaign.legislature.is_working_day(day)
        assert (evergreen_of(campaign.on(day)).kind == "call") == working


def test_an_evergreen_is_chosen_by_the_date_alone() -> None:
    """The day a build is made on does not matter."""
    chosen = {evergreen_of(campaign_on(today).on(date(2027, 6, 1))) for today in (date(2027, 1, 5), date(2027, 5, 31))}
    assert len(chosen) == 1


@pytest.mark.parametrize("holiday", [None, date(2027, 7, 3), date(2027, 7, 4), date(2027, 7, 5)])
def test_quiet_days_are_counted_one_by_one(holiday: date | None) -> None:
    """The count grows by one after each day without open offices, and only then; a holiday on a weekend is one day."""
    legislature = campaign_on().legislature
    more = (Holiday(date=holiday, name="Moss Day"),) if holiday else ()
    legislature = replace(legislature, holidays=(*legislature.holidays, *more))
    for day in YEAR:
        grown = quiet_days_before(legislature, day + timedelta(1)) - quiet_days_before(legislature, day)
        assert grown == (not legislature.is_working_day(day))
