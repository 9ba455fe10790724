"""The feed of actions, the sitemap and robots.txt."""

from __future__ import annotations

import re
from datetime import date, datetime
from xml.etree import ElementTree as Xml

import pytest

from campaign.campaign import Campaign
from campaign.pages import feeds
from campaign.pages.urls import Urls
from tests.builds import BELOW
from tests.built import Site
from tests.invented import campaign_on

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def feed(site_below: Site) -> Xml.Element:
    """Return the feed as a reader parses it."""
    return Xml.fromstring(site_below.file("/feeds/actions.atom.xml").read_bytes())  # noqa: S314 - our own


def texts(element: Xml.Element, name: str) -> list[str]:
    """Return the texts of all elements of a name."""
    return [found.text or "" for found in element.iter(f"{ATOM}{name}")]


def test_the_feed_has_what_atom_asks_for(feed: Xml.Element) -> None:
    """A title, an id, a date, a link to itself; and for each entry an id, a title, a date and a link."""
    for name in ("title", "id", "updated", "link"):
        assert feed.find(f"{ATOM}{name}") is not None, name
    links = {link.attrib.get("rel"): link.attrib["href"] for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == f"{BELOW}/feeds/actions.atom.xml"
    for entry in feed.iter(f"{ATOM}entry"):
        assert all(entry.find(f"{ATOM}{name}") is not None for name in ("id", "title", "updated", "link"))


def test_the_feed_has_what_has_opened_newest_first(feed: Xml.Element, invented: Campaign) -> None:
    """Every dated action up to the day, and none that is still to come; days between have an evergreen one."""
    opened = [action for action in invented.actions if action.opens and action.opens <= invented.today]
    found = [entry.find(f"{ATOM}link") for entry in feed.iter(f"{ATOM}entry")]
    evergreen = {f"{BELOW}{action.path}" for action in invented.evergreen}
    links = [link.attrib["href"] for link in found if link is not None]
    assert [link for link in links if link not in evergreen] == [f"{BELOW}{action.path}" for action in opened]


def test_dates_carry_the_capitol_s_zone(feed: Xml.Element) -> None:
    """Each date is whole, with an offset, and is the day on which the action opened."""
    updated = [datetime.fromisoformat(text) for text in texts(feed, "updated")]
    assert all(moment.utcoffset() is not None for moment in updated)
    published = [datetime.fromisoformat(text) for text in texts(feed, "published")]
    assert published[0].isoformat() == "2027-02-10T00:00:00-07:00"


def test_hostile_titles_survive(feed: Xml.Element) -> None:
    """A reader sees exactly what was written."""
    assert 'Say "yes" to <bridges> & boats: don’t wait' in texts(feed, "title")


def test_ids_stay_the_same_wherever_the_site_is_published(invented: Campaign) -> None:
    """A reader shows no entry twice when the site moves or when a day passes."""
    moved = feeds.atom(invented, Urls(BELOW))
    later = feeds.atom(campaign_on(date(2027, 2, 12)), Urls(BELOW))
    ids = [re.findall(r"<id>(tag:[^<]*)</id>", text) for text in (feeds.atom(invented, Urls("")), moved, later)]
    assert ids[0] == ids[1]
    assert set(ids[2]) <= set(ids[0])  # the oldest day falls out; on the 12th an earlier call goes on
    assert len(set(ids[0])) == len(ids[0])


def test_the_sitemap_names_every_page_that_may_be_found(site_below: Site) -> None:
    """Each is a page of the site that search engines may list, and none of those is left out."""
    tree = Xml.fromstring(site_below.file("/sitemap.xml").read_bytes())  # noqa: S314 - our own
    named = [found.text for found in tree.iter(f"{MAP}loc")]
    pages = site_below.pages.items()
    wanted = {f"{BELOW}{address}" for address, page in pages if not page.all("meta[name=robots]")}
    assert len(named) == len(set(named))
    assert set(named) == wanted


def test_robots_are_let_in_and_shown_the_map(site_below: Site) -> None:
    """Nothing is forbidden, and the sitemap's whole address is named."""
    text = site_below.text("/robots.txt")
    assert "Disallow: /" not in text
    assert f"Sitemap: {BELOW}/sitemap.xml\n" in text
