"""The sitemap says when a page last changed where facts say so, and says nothing where they do not."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from campaign.campaign import Campaign
from campaign.pages.lastmod import changed
from tests.builds import built
from tests.built import Site
from tests.invented import SITE, TODAY, campaign_on

ENTRY = re.compile(r"<url><loc>([^<]+)</loc>(?:<lastmod>([^<]+)</lastmod>)?</url>")


def test_every_page_for_search_is_named(site: Site) -> None:
    """All pages but those that ask not to be found are in the sitemap, and nothing else is."""
    wanted = {path for path, page in site.pages.items() if not page.all("meta[name=robots]") and path.endswith("/")}
    assert {path for path, _day in ENTRY.findall(site.text("/sitemap.xml"))} == wanted


def test_no_day_lies_ahead(site: Site) -> None:
    """A page cannot have changed after the day the site is built for."""
    days = [date.fromisoformat(day) for _path, day in ENTRY.findall(site.text("/sitemap.xml")) if day]
    assert days
    assert max(days) <= TODAY


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/actions/2027-02-08-keep-libraries-open/", "2027-02-08"),  # still open: the day it opened
        ("/actions/2027-02-15-call-the-longest-name/", None),  # still to come
        ("/actions/bring-a-friend/", None),  # of no date
        ("/mission/", None),  # words, of which nobody knows when they were written
        ("/", None),  # another page each day
    ],
)
def test_days_are_those_of_the_facts(invented: Campaign, path: str, day: str | None) -> None:
    """What opened has changed that day; where no fact tells, no day is given."""
    found = changed(invented).get(path)
    assert (found.isoformat() if found else None) == day


def test_an_action_changes_when_it_closes_and_when_its_outcome_is_known() -> None:
    """The latest of the days that lie behind counts."""
    campaign = campaign_on()
    closed = [action for action in campaign.actions if action.state_on(TODAY) == "closed" and action.last_day]
    assert closed
    for action in closed:
        ended = action.last_day + timedelta(days=1)
        outcome = action.outcome.date if action.outcome else ended
        assert changed(campaign)[action.path] == max(ended, outcome if outcome <= TODAY else ended)


def test_a_person_changes_with_the_facts_the_terms_and_the_actions(invented: Campaign) -> None:
    """Nobody's page is older than the roster."""
    days = changed(invented)
    assert all(days[person.path] >= invented.roster.as_of for person in invented.roster.legislators)


def test_the_clock_has_no_part_in_it(site: Site, tmp_path: Path) -> None:
    """A day later only pages that changed that day have another date."""
    later = built(SITE, tmp_path / "later", TODAY + timedelta(days=1))
    before, after = (dict(ENTRY.findall(each.text("/sitemap.xml"))) for each in (site, later))
    moved = {path for path in after if after[path] != before.get(path)}
    assert all(after[path] == str(TODAY + timedelta(days=1)) for path in moved)
    assert len(moved) < len(after) / 4
