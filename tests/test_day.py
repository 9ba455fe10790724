"""Which call to action is the day's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from campaign.campaign import HORIZON, Campaign
from campaign.day import action_of, evergreen_of
from tests.invented import TODAY, campaign_on


def of_day(day: date, campaign: Campaign | None = None) -> str:
    """Return the name of a day's action, on a site built for that day."""
    action = action_of((campaign or campaign_on(day)).on(day))
    assert action
    return action.name


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2027-02-08", "2027-02-08-keep-libraries-open"),  # opens
        ("2027-02-09", "2027-02-09-ask-for-a-town-hall"),  # opens
        ("2027-02-10", "2027-02-10-mend-the-bridges"),  # opens, while another closes today
        (
            "2027-02-11",
            "2027-02-08-keep-libraries-open",
        ),  # none opens: closes first; the canceled hearing does not count
        ("2027-02-12", "2027-02-08-keep-libraries-open"),  # its last day; a draft of this day does not count
        ("2027-02-13", "2027-02-03-testify-on-bridges"),  # Saturday: no phone call
        ("2027-02-16", "2027-02-10-mend-the-bridges"),
        ("2027-02-22", "2027-02-05-keep-the-list"),  # a holiday
        ("2027-02-02", "2027-02-01-welcome-a-new-member"),  # a canceled hearing opens: the open call instead
    ],
)
def test_a_day_has_one_action(day: str, name: str) -> None:
    """What opens that day, else what closes first; on a day of closed offices nothing to phone for."""
    assert of_day(date.fromisoformat(day)) == name


def test_a_day_without_a_dated_action_has_an_evergreen() -> None:
    """Weeks without a dated action still have one for each day."""
    assert all(action_of(campaign_on(date(2027, 7, 1) + timedelta(n))) for n in range(30))


def test_evergreen_actions_take_turns(invented: Campaign) -> None:
    """On working days in a row each call comes once before any comes again."""
    days = [date(2027, 7, 5) + timedelta(n) for n in range(2)]
    assert len({of_day(day, invented) for day in days}) == 2


@pytest.mark.parametrize("day", [date(2027, 7, 3), date(2027, 7, 4), date(2027, 7, 10), date(2027, 7, 11)])
def test_no_evergreen_phone_call_on_a_quiet_day(invented: Campaign, day: date) -> None:
    """On a weekend the evergreen is something other than a call."""
    assert of_day(day, invented) == "bring-a-friend"


def test_where_there_are_only_calls_a_quiet_day_shows_one(invented: Campaign) -> None:
    """A day is never empty while any evergreen is left."""
    calls = replace(invented, every_action=tuple(a for a in invented.evergreen if a.kind == "call"))
    assert evergreen_of(calls.on(date(2027, 7, 4)))


def test_an_evergreen_to_somebody_who_left_is_passed_over(invented: Campaign) -> None:
    """After the terms of those it names it is never the day's action."""
    days = [date(2029, 1, 1) + timedelta(n) for n in range(14)]
    assert "thank-the-chairs" in {of_day(TODAY + timedelta(150 + n), invented) for n in range(14)}
    assert "thank-the-chairs" not in {of_day(day, invented) for day in days}


def test_a_call_to_ones_own_is_passed_over_while_nobody_is_known(invented: Campaign) -> None:
    """Between the last term and the first new member on record nobody can find theirs: other actions take the days."""
    days = [date(2029, 1, 1) + timedelta(n) for n in range(14)]
    assert "ask-for-a-bench" in {of_day(TODAY + timedelta(150 + n), invented) for n in range(14)}
    assert {of_day(day, invented) for day in days} == {"bring-a-friend"}


def test_a_dated_call_that_reaches_nobody_is_not_the_days(invented: Campaign) -> None:
    """A call to one's own named for such a day waits; one that also goes to somebody known does not."""
    day = date(2029, 1, 3)
    own = replace(invented.by_name["2027-02-09-ask-for-a-town-hall"], name="2029-01-03-ask", opens=day, closes=day)
    kept = [*invented.evergreen, own]
    assert of_day(day, replace(invented, today=day, every_action=tuple(kept))) == "bring-a-friend"
    assert of_day(day, replace(again(invented, 4), today=day, every_action=tuple(kept))) == own.name
    assert of_day(day, replace(again(invented, 3), today=day, every_action=tuple(kept))) == "bring-a-friend"


def again(campaign: Campaign, number: int) -> Campaign:
    """Return a campaign in which so many members of the lower chamber serve for two years longer."""
    lower = campaign.legislature.lower.id
    stay = [person for person in campaign.current if person.terms[-1].chamber == lower][:number]
    people = [
        replace(each, terms=(replace(each.terms[-1], ends=date(2030, 12, 31)),)) if each in stay else each
        for each in campaign.roster.legislators
    ]
    return replace(campaign, roster=replace(campaign.roster, legislators=tuple(people)))


def test_without_any_action_a_day_has_none(invented: Campaign) -> None:
    """An empty site has no action and does not fail."""
    assert action_of(replace(invented, every_action=(), today=TODAY)) is None


def test_open_actions_come_by_what_closes_first(invented: Campaign) -> None:
    """What ends soonest comes first."""
    names = [action.name[:10] for action in invented.on(TODAY).open]
    assert names == ["2027-02-09", "2027-02-08", "2027-02-10", "2027-02-03", "2027-02-04", "2027-02-05"]


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_that_close_on_one_day_the_earlier_one_comes_first(invented: Campaign, turned: bool) -> None:
    """A tie goes to the action that opened first, in whatever order the files were read."""
    first = replace(
        invented.by_name["2027-02-08-keep-libraries-open"], name="2027-02-08-zebra", closes=date(2027, 2, 12)
    )
    second = replace(first, name="2027-02-09-ask", opens=date(2027, 2, 9))
    both = (second, first) if turned else (first, second)
    campaign = replace(invented, today=date(2027, 2, 11), every_action=both)
    assert of_day(campaign.today, campaign) == first.name
    assert [*campaign.open] == [first, second]


def test_every_build_of_a_day_agrees() -> None:
    """The action of a coming day is the same, whatever day the site was built on."""
    for day in (TODAY + timedelta(n) for n in range(14)):
        assert of_day(day, campaign_on(TODAY)) == of_day(day, campaign_on(day)), day


@pytest.mark.parametrize(
    ("name", "day", "state"),
    [
        ("2027-02-08-keep-libraries-open", "2027-02-07", "scheduled"),
        ("2027-02-08-keep-libraries-open", "2027-02-08", "open"),
        ("2027-02-08-keep-libraries-open", "2027-02-11", "open"),
        ("2027-02-08-keep-libraries-open", "2027-02-12", "closing today"),
        ("2027-02-08-keep-libraries-open", "2027-02-13", "closed"),
        ("2027-02-04-walk-the-river", "2027-02-19", "open"),
        ("2027-02-04-walk-the-river", "2027-02-20", "closing today"),
        ("2027-02-04-walk-the-river", "2027-02-21", "closed"),
        ("2027-02-03-testify-on-bridges", "2027-02-19", "closed"),
        ("bring-a-friend", "2040-01-01", "open"),
    ],
)
def test_an_action_lives_from_its_date_to_its_last_day(invented: Campaign, name: str, day: str, state: str) -> None:
    """Scheduled, open, closing today, closed; a meeting ends with its own day; an evergreen never closes."""
    assert invented.by_name[name].state_on(date.fromisoformat(day)) == state


def test_only_the_next_four_weeks_are_shown(invented: Campaign) -> None:
    """An action shows up four weeks before it opens, and not a day sooner."""
    name, opens = "2027-04-01-too-far-ahead", date(2027, 4, 1)
    assert name in campaign_on(opens - HORIZON).shown
    assert name not in campaign_on(opens - HORIZON - timedelta(1)).shown
    assert name not in invented.shown


def test_a_bill_is_the_one_of_its_session(invented: Campaign) -> None:
    """Numbers come back in the next session; an action keeps the bill it was about."""
    action = invented.by_name["2027-02-10-mend-the-bridges"]
    older = replace(action, opens=date(2026, 2, 10))
    bills = [invented.bill_of(action), invented.bill_of(older)]
    assert [bill and bill.session.id for bill in bills] == ["10", "9"]
    assert invented.bill_of(replace(action, bill="CB 99")) is None
