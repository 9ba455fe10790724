"""The feeds of actions: valid, whole, and enough to make a call from."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from campaign.campaign import Campaign
from campaign.pages import feeds, output
from campaign.pages.output import Urls
from tests.builds import BELOW
from tests.built import Html, Site
from tests.invented import TODAY, campaign_on, plan_of

ATOM = "{http://www.w3.org/2005/Atom}"
URLS = Urls("https://fair.ostrelle.example")
PAGES = tuple(f"https://fair.ostrelle.example/{kind}/" for kind in ("actions", "bills"))
HOSTILE = "Say “yes” to <bridges> & boats: don’t wait"
DAY = "2027-02-10-mend-the-bridges"


def atom_text(campaign: Campaign, urls: Urls = URLS) -> str:
    """Return the Atom feed of a campaign as it is written."""
    return feeds.atom(campaign, urls, feeds.items(campaign, urls, plan_of(campaign).theme))


def json_text(campaign: Campaign) -> str:
    """Return the JSON feed of a campaign as it is written."""
    return output.json_text(feeds.json_feed(campaign, URLS, feeds.items(campaign, URLS, plan_of(campaign).theme)))


def atom(campaign: Campaign) -> ET.Element:
    """Return the Atom feed as a tree."""
    return ET.fromstring(atom_text(campaign, URLS))  # noqa: S314 - our own


@pytest.fixture(scope="module")
def feed(site_below: Site) -> ET.Element:
    """Return the feed as a reader parses it."""
    return ET.fromstring(site_below.file("/feeds/actions.atom.xml").read_bytes())  # noqa: S314 - our own


def texts(element: ET.Element, name: str) -> list[str]:
    """Return the texts of all elements of a name."""
    return [found.text or "" for found in element.iter(f"{ATOM}{name}")]


def json_items(campaign: Campaign) -> list[dict[str, str]]:
    """Return the items of the JSON feed."""
    return json.loads(json_text(campaign))["items"]


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
        assert entry.find(f"{ATOM}link").get("href").startswith(PAGES)
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)


def test_the_json_feed_is_valid() -> None:
    """Version 1.1: the keys it asks for, whole addresses, times of RFC 3339, ids that differ."""
    feed = json.loads(json_text(campaign_on()))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert all(feed[key].startswith("https://") for key in ("home_page_url", "feed_url"))
    assert feed["title"]
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"])
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["url"].startswith(PAGES)
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
    items = json_items(campaign_on())
    every = [item["id"].split(",")[1][:10] for item in items]
    assert every == sorted(every, reverse=True)
    days = [day for day, item in zip(every, items, strict=True) if "bill" not in item["tags"]]
    assert len(days) == len(set(days))
    assert days[0] == TODAY.isoformat()
    assert min(days) > (TODAY - timedelta(30)).isoformat()


def test_nothing_of_tomorrow_is_in_a_feed() -> None:
    """What has not opened is not news yet."""
    assert "longest-name" not in atom_text(campaign_on(), URLS)
    assert "longest-name" in atom_text(campaign_on(date(2027, 2, 15)), URLS)


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


def test_a_feed_names_its_own_address(feed: ET.Element) -> None:
    """Whole, also below a path."""
    links = {link.attrib.get("rel"): link.attrib["href"] for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == f"{BELOW}/feeds/actions.atom.xml"


def test_the_feed_has_what_has_opened_newest_first(feed: ET.Element, invented: Campaign) -> None:
    """Every dated action up to the day, and none that is still to come; days between have an evergreen one."""
    opened = [action for action in invented.actions if action.opens and action.opens <= invented.today]
    found = [entry.find(f"{ATOM}link") for entry in feed.iter(f"{ATOM}entry")]
    evergreen = {f"{BELOW}{action.path}" for action in invented.evergreen}
    links = [link.attrib["href"] for link in found if link is not None]
    links = [link for link in links if link.startswith(f"{BELOW}/actions/") and link not in evergreen]
    assert links == [f"{BELOW}{action.path}" for action in opened]


def test_dates_carry_the_capitol_s_zone(feed: ET.Element) -> None:
    """Each date is whole, with an offset, and is the day on which the action opened."""
    updated = [datetime.fromisoformat(text) for text in texts(feed, "updated")]
    assert all(moment.utcoffset() is not None for moment in updated)
    published = [datetime.fromisoformat(text) for text in texts(feed, "published")]
    assert published[0].isoformat() == "2027-02-10T00:00:00-07:00"


def test_ids_stay_the_same_wherever_the_site_is_published(invented: Campaign) -> None:
    """A reader shows no entry twice when the site moves or when a day passes."""
    moved = atom_text(invented, Urls(BELOW))
    later = atom_text(campaign_on(date(2027, 2, 12)), Urls(BELOW))
    ids = [re.findall(r"<id>(tag:[^<]*)</id>", text) for text in (atom_text(invented, Urls("")), moved, later)]
    assert ids[0] == ids[1]
    elsewhere = replace(invented, site=replace(invented.site, address="https://new.example"))
    assert re.findall(r"<id>(tag:[^<]*)</id>", atom_text(elsewhere)) == ids[0]
    named = replace(invented, site=replace(invented.site, id="calls.example"))
    assert {item["id"].split(",")[0] for item in json_items(named)} == {"tag:calls.example"}
    assert set(ids[2]) <= set(ids[0])  # the oldest day falls out; on the 12th an earlier call goes on
    assert len(set(ids[0])) == len(ids[0])
