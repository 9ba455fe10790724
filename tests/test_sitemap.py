"""The sitemap and robots.txt."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

from tests.builds import BELOW
from tests.built import Site

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


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
