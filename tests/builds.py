"""Sites that are built once for all tests."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from campaign.build import build
from campaign.campaign import Campaign
from tests.built import Site
from tests.invented import ROOT, SITE, TODAY, campaign_on, copied

LAUNCH = date(2026, 11, 23)
AFTER_THE_TERMS = date(2027, 1, 4)
HOSTILE = """
A bridge <script>alert("moss")</script> fell <b onclick="alert(1)" style="position:fixed">last year</b>.

<style>body { display: none }</style>

<form action="/thanks/"><input name="moss"></form> <svg onload="alert(2)"></svg> <!-- moss -->
"""
HOSTILE_TITLE = "Walk </us> & <friends> with 'us'"
BELOW = "https://u.example/repo"


def built(root: Path, folder: Path, day: date = TODAY, siteurl: str = "") -> Site:
    """Build a site and return it; a finding that is an error fails the test."""
    outcome = build(root, folder, today=day, siteurl=siteurl)
    assert outcome.written, "\n".join(map(str, outcome.findings))
    return Site(folder, siteurl)


@pytest.fixture(scope="session")
def invented() -> Campaign:
    """Return the invented state on its day."""
    return campaign_on(TODAY)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the invented state's site, built for its day."""
    return built(SITE, tmp_path_factory.mktemp("invented") / "site")


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the invented state's site after a contributor added HTML that does harm (a warning tells of it)."""
    folder = tmp_path_factory.mktemp("hostile")
    copied(folder / "project")
    for file in ("actions/2027/2027-02-10-mend-the-bridges.md", "pages/faq.md"):
        with (folder / "project/content" / file).open("a", encoding="utf-8") as opened:
            opened.write(HOSTILE)
    event = folder / "project/content/actions/2027/2027-02-04-walk-the-river.md"
    text = event.read_text("utf-8").replace("title: Walk along the river with us", f"title: {HOSTILE_TITLE}")
    event.write_text(text, "utf-8")
    return built(folder / "project", folder / "site")


@pytest.fixture(scope="session")
def site_below(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the invented state's site, built to be published below a path."""
    return built(SITE, tmp_path_factory.mktemp("below") / "site", siteurl=BELOW)


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the real site as of its launch."""
    return built(ROOT, tmp_path_factory.mktemp("real") / "site", LAUNCH)


@pytest.fixture(scope="session")
def real_site_later(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the real site on the day on which all terms have ended."""
    return built(ROOT, tmp_path_factory.mktemp("later") / "site", AFTER_THE_TERMS)
