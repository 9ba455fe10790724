"""Dates, times, numbers and addresses as people read them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from campaign.model.patterns import file_of
from campaign.pages import words
from campaign.pages.action_page import item
from campaign.pages.call_card import Phone
from campaign.pages.output import Urls
from tests.invented import campaign_on


def test_days_and_months_are_written_out() -> None:
    """The weekday, the month's name, and no leading zero."""
    assert words.day(date(2026, 11, 24)) == "Tuesday, November 24"
    assert words.day(date(2027, 2, 1)) == "Monday, February 1"
    assert words.day_and_year(date(2027, 1, 4)) == "January 4, 2027"
    assert words.month(date(2027, 1, 4)) == "January 2027"


@pytest.mark.parametrize(
    ("hour", "minute", "said"),
    [
        (0, 0, "12 am"),
        (0, 5, "12:05 am"),
        (9, 30, "9:30 am"),
        (11, 59, "11:59 am"),
        (12, 0, "12 pm"),
        (13, 0, "1 pm"),
        (23, 59, "11:59 pm"),
    ],
)
def test_hours_are_those_of_a_wall_clock(hour: int, minute: int, said: str) -> None:
    """Noon is 12 pm, midnight 12 am, and full hours have no minutes."""
    assert words.hour(datetime(2027, 1, 12, hour, minute)) == said  # noqa: DTZ001 - local time of the capitol


@pytest.mark.parametrize(("number", "said"), [(0, "0 minutes"), (1, "1 minute"), (2, "2 minutes"), (90, "90 minutes")])
def test_one_is_not_many(number: int, said: str) -> None:
    """One minute, two minutes."""
    assert words.count(number, "minute") == said


def test_an_odd_plural_can_be_given() -> None:
    """One person, two people."""
    assert [words.count(n, "person", "people") for n in (1, 2)] == ["1 person", "2 people"]


@pytest.mark.parametrize(
    ("parts", "said"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c"), ([], "")]
)
def test_lists_read_as_a_sentence(parts: list[str], said: str) -> None:
    """Commas, and one “and” before the last."""
    assert words.listed(parts) == said


@pytest.mark.parametrize(
    ("day", "name", "said"),
    [
        (
            "2027-02-01",
            "2027-02-08-keep-libraries-open",
            "Open from Monday, February 8 to Friday, February 12: the committee votes that afternoon",
        ),
        (
            "2027-02-10",
            "2027-02-08-keep-libraries-open",
            "Open until Friday, February 12: the committee votes that afternoon",
        ),
        (
            "2027-02-12",
            "2027-02-08-keep-libraries-open",
            "Closes Friday, February 12: the committee votes that afternoon",
        ),
        ("2027-02-13", "2027-02-08-keep-libraries-open", "Closed February 12, 2027"),
        ("2027-02-10", "2027-02-10-mend-the-bridges", "Open until Wednesday, February 17"),
        ("2027-01-20", "2027-02-04-walk-the-river", "Saturday, February 20, 10 am"),
        ("2027-02-20", "2027-02-04-walk-the-river", "Saturday, February 20, 10 am"),
        ("2027-02-21", "2027-02-04-walk-the-river", "Took place on February 20, 2027"),
        ("2027-02-10", "2027-02-02-sit-in-on-roads", "Canceled"),
        ("2027-03-10", "2027-02-02-sit-in-on-roads", "Canceled"),
        ("2027-02-10", "bring-a-friend", "Open any day"),
    ],
)
def test_an_action_says_where_in_its_life_it_is(day: str, name: str, said: str) -> None:
    """Dates are written out, so that a page read a day late is never falsely “today”."""
    campaign = campaign_on(date.fromisoformat(day))
    assert item(campaign, campaign.by_name[name]).state_words == said


@pytest.mark.parametrize(
    ("path", "file"),
    [("/", "index.html"), ("/faq/", "faq/index.html"), ("/404.html", "404.html"), ("/feeds/a.xml", "feeds/a.xml")],
)
def test_an_address_has_its_file(path: str, file: str) -> None:
    """A slash at the end means a folder's index."""
    assert file_of(path) == file


@pytest.mark.parametrize(
    ("siteurl", "link", "whole"),
    [
        ("", "/faq/", "/faq/"),
        ("https://a.example", "/faq/", "https://a.example/faq/"),
        ("https://a.example/", "/faq/", "https://a.example/faq/"),
        ("https://u.example/repo", "/repo/faq/", "https://u.example/repo/faq/"),
        ("https://u.example/repo/", "/repo/faq/", "https://u.example/repo/faq/"),
    ],
)
def test_links_carry_the_path_below_which_the_site_is_published(siteurl: str, link: str, whole: str) -> None:
    """At a host's root and at user.github.io/repo/ alike."""
    urls = Urls(siteurl)
    assert (urls.url("/faq/"), urls.absolute("/faq/")) == (link, whole)


def test_a_phone_is_dialed_with_its_country() -> None:
    """What is read and what is dialed are the same ten digits."""
    assert (Phone("590-555-0101").text, Phone("590-555-0101").href) == ("590-555-0101", "tel:+15905550101")
