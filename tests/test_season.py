"""Where in the legislature's year a day lies."""

from __future__ import annotations

from datetime import date

import pytest

from campaign.day import season
from campaign.pages.home import season_view
from tests.invented import campaign_on

CASES = [
    (date(2026, 11, 24), "Session opens Tuesday, January 12", "in 49 days"),
    (date(2027, 1, 11), "Session opens Tuesday, January 12", "tomorrow"),
    (
        date(2027, 1, 12),
        "Next deadline Friday, March 12: committees must act on bills of their own chamber",
        "in 59 days",
    ),
    (date(2027, 3, 12), "Next deadline Friday, March 12: committees must act on bills of their own chamber", "today"),
    (date(2027, 3, 26), "Spring recess: back Monday, April 5", "in 10 days"),
    (date(2027, 4, 5), "Next deadline Friday, April 30: the budget must be voted on", "in 25 days"),
    (date(2027, 5, 1), "In session until Wednesday, June 30", "in 60 days"),
    (date(2027, 6, 30), "In session until Wednesday, June 30", "today"),
]


@pytest.mark.parametrize(("day", "words", "count"), CASES)
def test_a_day_says_what_comes_next(day: date, words: str, count: str) -> None:
    """Before a session, within it, in recess: always the next thing, with its date and a count for this day."""
    view = season_view(campaign_on(day))
    assert (view.words, view.count) == (words, count)


def test_nothing_is_said_where_nothing_is_known() -> None:
    """After the last session on record no date is made up."""
    assert season(campaign_on().legislature, date(2027, 7, 1)) is None
