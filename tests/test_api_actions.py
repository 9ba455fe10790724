"""Actions as data, for other programs: enough to make a call from."""

from __future__ import annotations

import json
from datetime import timedelta

from campaign.pages import api_calls
from campaign.pages.output import Urls
from tests.built import Site
from tests.invented import TODAY, campaign_on

URLS = Urls("https://fair.ostrelle.example")


def test_the_data_of_all_actions(site: Site) -> None:
    """Each shown action with its dates, its people and its words; closed ones with what came of them."""
    data = json.loads(site.text("/api/actions.json"))
    by_id = {action["id"]: action for action in data["actions"]}
    assert data["built_for"] == "2027-02-10"
    assert data["timezone"] == "America/Denver"
    three = by_id["2027-02-08-keep-libraries-open"]
    assert [call["phone"] for call in three["calls"]] == ["590-555-0101", "690-555-0105", "690-555-0108"]
    assert three["closes"] == "2027-02-12"
    assert by_id["2027-01-20-speak-up-for-libraries"]["outcome"]["date"] == "2027-01-21"
    assert "calls" not in by_id["2027-01-20-speak-up-for-libraries"]
    assert by_id["2027-02-03-testify-on-bridges"]["changes"][1]["date"] == "2027-02-08"
    assert "phone" not in by_id["2027-02-15-call-the-longest-name"]["calls"][1]  # none is known
    assert not [name for name in by_id if "ripe" in name or "too-far" in name]


def test_the_data_of_the_day_holds_a_week() -> None:
    """Seven days, so that a program that reads a late build still finds today; each agrees with its own day's build."""
    held = api_calls.today(campaign_on(), URLS)["days"]
    assert [day["date"] for day in held] == [TODAY + timedelta(ahead) for ahead in range(7)]
    later = api_calls.today(campaign_on(TODAY + timedelta(3)), URLS)["days"]
    assert held[3] == later[0]
