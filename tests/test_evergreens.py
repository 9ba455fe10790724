"""Days without an action of their own: evergreen ones take turns, in a round that never repeats itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from campaign.campaign import Campaign
from campaign.check.action_rules import own_members_are_known_then, votes_are_asked_for_in_session
from campaign.day import action_of, evergreen_of, quiet_days_before, times_of
from campaign.model.action import Action
from campaign.model.legislature import Holiday
from campaign.pages.action_page import state_words
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


def only(name: str, **fields: object) -> Campaign:
    """Return the invented state on its day with one evergreen action alone, some of its fields changed."""
    campaign = campaign_on()
    return replace(campaign, every_action=(replace(campaign.by_name[name], **fields),))


@pytest.mark.parametrize(
    ("day", "times"),
    [
        (date(2027, 1, 4), "between-sessions"),
        (date(2027, 1, 12), "in-session"),
        (date(2027, 3, 30), "in-session"),  # a recess
        (date(2027, 6, 30), "in-session"),
        (date(2027, 7, 1), "between-sessions"),
        (date(2028, 12, 17), "between-sessions"),
        (date(2028, 12, 18), "between-terms"),  # two weeks before all terms end, and nobody is known to follow
        (date(2029, 1, 1), "between-terms"),
    ],
)
def test_a_day_is_of_one_kind(day: date, times: str) -> None:
    """In session, between sessions, or between terms: by the dates of sessions and by who is on record."""
    assert times_of(campaign_on(day)) == times


def test_an_action_is_the_days_only_when_it_is_meant_for_it() -> None:
    """One with `when` is passed over on other days, be it evergreen or dated; without, it is for any day."""
    summer, spring = date(2027, 7, 4), date(2027, 5, 1)
    campaign = only("bring-a-friend", when=("in-session",))
    assert [bool(action_of(campaign.on(day))) for day in (spring, summer)] == [True, False]
    dated = only("bring-a-friend", when=("in-session",), opens=spring, closes=summer)
    assert [bool(action_of(dated.on(day))) for day in (spring, summer)] == [True, False]
    assert action_of(only("bring-a-friend").on(summer))


def test_a_page_says_when_it_can_be_done_again() -> None:
    """“Open any day” is said only on such days."""
    words = [
        state_words(campaign.on(date(2027, 7, 4)), campaign.every_action[0])
        for campaign in (only("bring-a-friend", when=when) for when in ((), ("in-session",), ("between-terms",)))
    ]
    assert words == ["Open any day", "Open again in session", "Open again between terms"]
    later = only("ask-for-a-bench").on(date(2029, 1, 1))
    assert state_words(later, later.every_action[0]) == "Open again once somebody can be called"


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"ask": "Vote no on any bill that closes a library."}, 1),
        ({"ask": "Vote no on any bill that closes a library.", "when": ("in-session", "between-sessions")}, 1),
        ({"ask": "Vote no on any bill that closes a library.", "when": ("in-session",)}, 0),
        ({"ask": "Help a neighbor to vote."}, 0),
    ],
)
def test_a_vote_is_asked_for_in_session(fields: dict[str, object], found: int) -> None:
    """An evergreen that asks for a vote must not come up when nobody votes."""
    assert len(list(votes_are_asked_for_in_session(only("bring-a-friend", **fields)))) == found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"ask": "Call your assembly member."}, 1),
        ({"body": "Find their own\ntwo legislators."}, 1),
        ({"ask": "Call your assembly member.", "when": ("in-session",)}, 0),
        ({"ask": "Call your assembly member.", "who": ("your-assembly-member",)}, 0),
        ({"ask": "Ask a friend about the legislature."}, 0),
    ],
)
def test_whoever_speaks_of_own_members_says_when(fields: dict[str, object], found: int) -> None:
    """A task about “your two legislators” must not come up while nobody knows them; a call is passed over by itself."""
    assert len(list(own_members_are_known_then(only("bring-a-friend", **fields)))) == found
