"""Feeds and data files: valid, whole, and enough to make a call from."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from campaign.campaign import Campaign
from campaign.pages import api, feeds
from campaign.pages.urls import Urls
from tests.built import Html, Site
from tests.invented import TODAY, campaign_on

ATOM = "{http://www.w3.org/2005/Atom}"
URLS = Urls("https://fair.ostrelle.example")
HOSTILE = 'Say "yes" to <bridges> & boats: don’t wait'
DAY = "2027-02-10-mend-the-bridges"


def atom(campaign: Campaign) -> ET.Element:
    """Return the Atom feed as a tree."""
    return ET.fromstring(feeds.atom(campaign, URLS))  # noqa: S314 - our own


def json_items(campaign: Campaign) -> list[dict[str, str]]:
    """Return the items of the JSON feed."""
    return json.loads(feeds.json_feed(campaign, URLS))["items"]


def test_the_atom_feed_is_valid() -> None:
    """Feed and entries have what RFC 4287 asks for, once each, and times with a zone."""
    feed = atom(campaign_on())
    assert feed.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated", "author"):
        assert len(feed.findall(ATOM + name)) == 1, name
    assert {link.get("rel") for link in feed.findall(f"{ATOM}link")} == {"alternate", "self"}
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) > 10
    for entry in entries:
        for name in ("id", "title", "updated", "published", "summary", "content"):
            assert len(entry.findall(ATOM + name)) == 1, name
        assert entry.find(f"{ATOM}content").get("type") == "html"
        assert datetime.fromisoformat(entry.findtext(f"{ATOM}updated")).tzinfo
        assert entry.find(f"{ATOM}link").get("href").startswith("https://fair.ostrelle.example/actions/")
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)


def test_the_json_feed_is_valid() -> None:
    """Version 1.1: the keys it asks for, whole addresses, times of RFC 3339, ids that differ."""
    feed = json.loads(feeds.json_feed(campaign_on(), URLS))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert all(feed[key].startswith("https://") for key in ("home_page_url", "feed_url"))
    assert feed["title"]
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"])
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["url"].startswith("https://fair.ostrelle.example/actions/")
        assert item["content_html"]
        assert all(isinstance(tag, str) for tag in item["tags"])
        assert datetime.fromisoformat(item["date_published"]).tzinfo
        assert datetime.fromisoformat(item["date_modified"]) >= datetime.fromisoformat(item["date_published"])


def test_both_feeds_say_the_same() -> None:
    """The same items in the same order, word for word."""
    entries = atom(campaign_on()).findall(f"{ATOM}entry")
    both = zip(entries, json_items(campaign_on()), strict=True)
    for entry, item in both:
        assert entry.findtext(f"{ATOM}id") == item["id"]
        assert entry.findtext(f"{ATOM}title") == item["title"]
        assert entry.findtext(f"{ATOM}content") == item["content_html"]


def test_hostile_words_survive_and_stay_words() -> None:
    """Titles come out as written; in the HTML they are text, never tags."""
    [item] = [item for item in json_items(campaign_on()) if item["id"].endswith(DAY)]
    assert item["title"] == HOSTILE
    page = Html(f"<!doctype html><title>t</title>{item['content_html']}")
    assert not page.tree.errors
    assert not page.all("script, style, iframe, bridges, old")
    assert 'Jane "JD" Doe & Co <script>' in page.text


def test_a_mail_made_from_the_feed_is_enough() -> None:
    """Every target with number and words filled in, what to say back, and where the page is."""
    [item] = [item for item in json_items(campaign_on()) if "keep-libraries-open" in item["id"]]
    page = Html(f"<!doctype html><title>t</title>{item['content_html']}")
    assert page.values("a[href^='tel:']", "href") == ["tel:+15905550101", "tel:+16905550105", "tel:+16905550108"]
    assert [words.split(":")[0] for words in page.says("h2")] == ["1 of 3", "2 of 3", "3 of 3", "Why it matters"]
    assert "I am asking Assembly member Ottoline Brask to vote no on AB 12." in page.text
    assert "If they agree: Thank you. Will you speak against it, too?" in page.text
    assert all(link.startswith(("https://", "tel:")) for link in page.links())


def test_each_day_has_one_item_at_most_and_the_newest_is_first() -> None:
    """Actions on the day they open, an evergreen on days without any, nothing on days when an earlier one goes on."""
    days = [item["id"].split(",")[1][:10] for item in json_items(campaign_on())]
    assert days == sorted(days, reverse=True)
    assert len(days) == len(set(days))
    assert days[0] == TODAY.isoformat()
    assert min(days) > (TODAY - timedelta(30)).isoformat()


def test_nothing_of_tomorrow_is_in_a_feed() -> None:
    """What has not opened is not news yet."""
    assert "longest-name" not in feeds.atom(campaign_on(), URLS)
    assert "longest-name" in feeds.atom(campaign_on(date(2027, 2, 15)), URLS)


def test_an_item_keeps_its_id_and_says_when_it_changed() -> None:
    """A day later the same call has the same id; once closed, it says so and is newer."""
    [open_] = [item for item in json_items(campaign_on()) if item["id"].endswith(DAY)]
    [closed] = [item for item in json_items(campaign_on(date(2027, 2, 18))) if item["id"].endswith(DAY)]
    assert open_["id"] == closed["id"]
    assert closed["date_modified"] > open_["date_modified"]
    assert "tel:" in open_["content_html"]
    assert "tel:" not in closed["content_html"]


def test_a_new_evergreen_makes_no_old_day_new() -> None:
    """An evergreen day is known by its date: another choice for it is no new item."""
    campaign = campaign_on()
    more = replace(campaign.evergreen[0], name="one-more", title="One more")
    ids = [item["id"] for item in json_items(campaign)]
    assert [item["id"] for item in json_items(replace(campaign, every_action=(*campaign.every_action, more)))] == ids


FILES = ("/feeds/actions.atom.xml", "/feeds/actions.json", "/api/actions.json", "/api/today.json")


@pytest.mark.parametrize("path", FILES)
def test_addresses_in_files_are_whole(site_below: Site, path: str) -> None:
    """Read away from the site, every address has host and path, also below a path."""
    text = site_below.text(path)
    assert "https://u.example/repo/actions/" in text
    assert '"/actions/' not in text
    assert 'href="/' not in text
    assert "href=&quot;/" not in text


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
    """Eight days, so that a program that reads a late build still finds today; each agrees with its own day's build."""
    held = json.loads(api.today(campaign_on(), URLS))["days"]
    assert [day["date"] for day in held] == [(TODAY + timedelta(ahead)).isoformat() for ahead in range(8)]
    later = json.loads(api.today(campaign_on(TODAY + timedelta(3)), URLS))["days"]
    assert held[3] == later[0]
