"""A page that has moved leaves one in its place that leads on, without a script, wherever the site is published."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser import NewPage
from tests.builds import BELOW, built
from tests.built import Html, Site
from tests.invented import copied

MOVED = "moved:\n  /get-involved/: /sign-up/\n  /old.html: /mission/#fair-play\n"


def with_moved(folder: Path) -> Path:
    """Return a copy of the invented state in which pages have moved."""
    copied(folder / "state")
    (folder / "state/data/redirects.yml").write_text(MOVED, "utf-8")
    return folder / "state"


@pytest.fixture
def moved(tmp_path: Path) -> Site:
    """Return the site with moved pages, built to be published below a path."""
    return built(with_moved(tmp_path), tmp_path / "site", siteurl=BELOW)


def test_an_old_address_leads_to_the_new_one(moved: Site) -> None:
    """Browsers are sent on at once, people find a link, search engines the right address."""
    page = moved.pages["/get-involved/"]
    assert page.values("meta[http-equiv=refresh]", "content") == ["0; url=/repo/sign-up/"]
    assert page.values("main a", "href") == ["/repo/sign-up/"]
    assert page.values("link[rel=canonical]", "href") == [f"{BELOW}/sign-up/"]


def test_an_old_address_may_be_a_file(moved: Site) -> None:
    """A page that ended in .html, and one place on the new page, work too."""
    assert moved.pages["/old.html"].values("main a", "href") == ["/repo/mission/#fair-play"]


def test_a_moved_page_is_valid_and_allows_nothing(moved: Site) -> None:
    """It parses without an error and forbids itself all but what it needs."""
    page: Html = moved.pages["/get-involved/"]
    assert not page.tree.errors
    (policy,) = page.values("meta[http-equiv=Content-Security-Policy]", "content")
    assert "default-src 'none'" in policy
    assert "sha256" not in policy


def test_old_addresses_are_not_in_the_sitemap(moved: Site) -> None:
    """Search engines are given the new address alone."""
    assert "get-involved" not in moved.text("/sitemap.xml")
    assert f"{BELOW}/sign-up/" in moved.text("/sitemap.xml")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_browser_follows(tmp_path: Path, served: Callable[[Path], str], new_page: NewPage, scripts: bool) -> None:
    """Whoever opens the old address ends up on the new page, with scripts or without."""
    site = built(with_moved(tmp_path), tmp_path / "site")
    page = new_page(java_script_enabled=scripts)
    page.goto(served(site.folder) + "/get-involved/")
    page.wait_for_url("**/sign-up/")
    page.goto(page.url.replace("/sign-up/", "/old.html"))
    page.wait_for_url("**/mission/#fair-play")
