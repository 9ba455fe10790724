"""The lists of all actions: nothing is lost in ten years, and no page grows without end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from campaign.campaign import Campaign
from campaign.model.action import Action
from campaign.pages import archive, legislators
from campaign.pages.archive import ActionsView
from campaign.pages.asks import OpenCalls
from tests.builds import built
from tests.invented import SITE, TODAY, campaign_on, plan_of

LATER = date(2028, 7, 3)


def listed(campaign: Campaign) -> dict[str, list[str]]:
    """Return the addresses of the actions on each list."""
    return {output.path: names(output.make()) for output in archive.outputs(campaign)}


def names(view: ActionsView) -> list[str]:
    """Return the addresses of all actions of one list."""
    return [each.path for each in (*(item for _month, items in view.months for item in items), *view.evergreen)]


def by_day(actions: Iterable[Action]) -> list[str]:
    """Return the addresses of actions, the last day first: a meeting stands under the day it takes place."""
    return [each.path for each in sorted(actions, key=lambda action: action.day or date.min, reverse=True)]


def test_in_its_first_year_all_are_on_one_page() -> None:
    """As long as there is no earlier year, the list of actions holds every one, and there is no other list."""
    campaign = campaign_on(TODAY)
    assert campaign.earlier == {}
    found = listed(campaign)
    assert list(found) == ["/actions/"]
    assert sorted(found["/actions/"]) == sorted(each.path for each in (*campaign.actions, *campaign.evergreen))


def test_an_earlier_year_has_a_page_of_its_own() -> None:
    """Later, last year's actions stand on that year's page, the last day first; the first page leads there."""
    campaign = campaign_on(LATER)
    found = listed(campaign)
    assert list(found) == ["/actions/", "/actions/2027/"]
    assert found["/actions/"] == [each.path for each in campaign.evergreen]
    assert found["/actions/2027/"] == by_day(campaign.actions)
    assert archive.actions_view(campaign).years == (("2027", "/actions/2027/"),)
    assert set(found) <= {output.path for output in plan_of(campaign).outputs}


def test_what_closed_lately_stays_on_the_first_page_over_new_year() -> None:
    """Early in a year the first page still lists what closed in the last 90 days, besides last year's own page."""
    campaign = campaign_on(date(2028, 1, 2))
    recent = [each.path for each in campaign.recent]
    found = listed(campaign)
    assert found["/actions/"] == [*by_day(campaign.recent), *(each.path for each in campaign.evergreen)]
    assert set(recent) <= set(found["/actions/2027/"])


def test_a_person_s_page_lists_the_newest_calls(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The page of somebody who was named a thousand times stays a page that can be read."""
    campaign = campaign_on(TODAY)
    person, actions = max(campaign.actions_naming.items(), key=lambda pair: len(pair[1]))
    assert len(actions) > 1
    monkeypatch.setattr(legislators, "NEWEST", 1)
    view = legislators.legislator_view(OpenCalls(campaign), campaign.roster.by_id[person])
    assert [each.path for each in view.actions] == [actions[0].path]
    assert view.more == len(actions) - 1


def test_the_list_of_a_year_is_published(tmp_path: Path) -> None:
    """A site built a year later has the page, linked from the first list, with the right headline."""
    built(SITE, tmp_path, LATER)
    assert "<h1>Calls to action of 2027</h1>" in (tmp_path / "actions/2027/index.html").read_text("utf-8")
    assert 'href="/actions/2027/"' in (tmp_path / "actions/index.html").read_text("utf-8")
