"""Actions as data, for other programs: enough to make a call from."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from jsonschema import Draft202012Validator, ValidationError

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


def validator(site: Site) -> Draft202012Validator:
    """Return what holds data to the published schema, once that is in order."""
    schema = json.loads(site.text(api_calls.SCHEMA))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("which", ["site", "site_below", "real_site", "real_site_later"])
def test_calls_as_data_follow_their_schema(which: str, request: pytest.FixtureRequest) -> None:
    """Both files, on each kind of day; each names the schema by its whole public address."""
    site: Site = request.getfixturevalue(which)
    schema = json.loads(site.text(api_calls.SCHEMA))
    for path in (api_calls.ACTIONS, api_calls.TODAY):
        data = json.loads(site.text(path))
        validator(site).validate(data)
        assert data["$schema"] == schema["$id"]


@pytest.mark.parametrize("harm", [{"score": 1}, {"kind": "rally"}, {"starts": "soon"}, {"calls": [{"whom": "You"}]}])
def test_the_schema_refuses_what_it_does_not_name(harm: dict[str, object], site: Site) -> None:
    """A field more, a word of another kind, a call without words: each would be noticed, in both files."""
    data = json.loads(site.text(api_calls.ACTIONS))
    action = {**data.pop("actions")[0], **harm}
    for broken in ({"actions": [action]}, {"days": [{"date": "2027-02-10", "action": action}]}, {}):
        with pytest.raises(ValidationError):
            validator(site).validate({**data, **broken})


def test_the_data_page_explains_every_field_of_calls(site: Site) -> None:
    """Each field that is published stands on /data/, and the page links the schema."""
    said = set(site.pages["/data/"].says("dt"))
    schema = json.loads(site.text(api_calls.SCHEMA))
    action = schema["$defs"]["action"]["properties"]
    parts = (action["calls"]["items"], action["changes"]["items"], action["outcome"])
    fields = {*schema["properties"], *action, *(name for part in parts for name in part["properties"])}
    assert fields <= said, fields - said
    assert api_calls.SCHEMA in set(site.pages["/data/"].links())
