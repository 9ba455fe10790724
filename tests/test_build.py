"""A build is whole, true to its files, and the same each time; or it leaves nothing behind."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
from datetime import date
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from campaign.build import build
from campaign.campaign import Campaign
from tests.builds import BELOW, built
from tests.built import Html, Site
from tests.invented import ROOT, SITE, TODAY, copied, plan_of

HTTPS = ("https://", "mailto:", "tel:+1", "webcal://", "sms:?")


def test_every_address_of_the_plan_is_a_file(site: Site, invented: Campaign) -> None:
    """All that the plan names is there once it is built."""
    missing = [output.path for output in plan_of(invented).outputs if not (site.folder / output.save_as).is_file()]
    assert not missing


def test_nothing_is_published_that_the_plan_does_not_name(site: Site, invented: Campaign) -> None:
    """No file is written besides the planned ones."""
    assert set(site.files) == {output.save_as for output in plan_of(invented).outputs}


def test_what_is_not_to_be_seen_is_not_published(site: Site) -> None:
    """Drafts, and actions scheduled beyond four weeks, stand in no file."""
    for path, data in site.files.items():
        assert b"unripe-plum" not in data, path
        assert b"half-an-idea" not in data, path
        assert b"not-yet-ripe" not in data, path
        assert b"too-far-ahead" not in data, path


def test_drafts_are_shown_where_asked_for(tmp_path: Path) -> None:
    """While working locally drafts can be looked at."""
    outcome = build(SITE, tmp_path / "site", today=TODAY, drafts=True, siteurl="")
    assert outcome.written, outcome.findings
    assert "unripe-plum" in Site(tmp_path / "site").text("/actions/half-an-idea/")


def test_every_page_is_valid_html(site: Site) -> None:
    """A browser reads each page without a single parse error."""
    faults = {address: page.tree.errors for address, page in site.pages.items() if page.tree.errors}
    assert not faults


def test_ids_are_unique(site: Site) -> None:
    """No page gives two elements one id."""
    for address, page in site.pages.items():
        ids = page.values("*", "id")
        assert len(ids) == len(set(ids)), address


@pytest.mark.parametrize("what", ["title", "description"])
def test_pages_can_be_told_apart(site: Site, what: str) -> None:
    """No two pages share a title or a description, and none lacks one."""
    seen: dict[str, str] = {}
    for address, page in site.pages.items():
        text = getattr(page, what)
        assert text, address
        assert text not in seen, f"{address} and {seen[text]}: {text}"
        seen[text] = address


def test_every_page_has_one_headline_and_no_gap_between_headings(site: Site) -> None:
    """Headings go down one level at a time, from one h1."""
    for address, page in site.pages.items():
        waiting = page.all(".later h1, .later h2, .later h3, .stale h1")  # days to come: one takes the day's place
        headings = [each for each in page.all("h1, h2, h3, h4, h5, h6") if each not in waiting]
        levels = [int(heading.name[1]) for heading in headings]
        assert levels.count(1) == 1, address
        assert all(below <= above + 1 for above, below in pairwise(levels)), (address, levels)


def dead_links(site: Site) -> set[tuple[str, str]]:
    """Return page and link of every link on the site that leads to no file or to no place on its page."""
    dead = set()
    for address, page in site.pages.items():
        for link in page.links():
            if not link.startswith(HTTPS) and not leads_somewhere(site, address, page, link):
                dead.add((address, link))
    return dead


def leads_somewhere(site: Site, address: str, page: Html, link: str) -> bool:
    """Return whether a link of a page leads to a file below the site's base, and its fragment to an element."""
    parts = urlsplit(link)
    if not parts.path:
        return parts.fragment in page.ids
    if not parts.path.startswith(f"{site.base}/") or not site.file(parts.path).is_file():
        return False
    target = site.pages.get(parts.path.removeprefix(site.base))
    return not parts.fragment or (target is not None and parts.fragment in target.ids)


@pytest.mark.parametrize("which", ["site", "site_below"])
def test_no_internal_link_is_dead(which: str, request: pytest.FixtureRequest) -> None:
    """Every link to this site leads to a file and to a place that exists, at a host's root and below a path."""
    assert not dead_links(request.getfixturevalue(which))


def test_below_a_path_only_the_addresses_differ(site: Site, site_below: Site) -> None:
    """A site for user.github.io/repo/ has the same files, and every link in it carries the path."""
    assert set(site.files) == set(site_below.files)
    assert site_below.base == "/repo"
    assert 'href="/repo/mission/#fair-play"' in site_below.text("/actions/2027-02-08-keep-libraries-open/")
    assert "https://u.example/repo/actions/" in site_below.text("/sitemap.xml")


def test_whole_addresses_are_public_ones(site_below: Site) -> None:
    """Feed and sitemap name each page by the address people will see."""
    for path in ("/sitemap.xml", "/robots.txt", "/feeds/actions.atom.xml"):
        assert BELOW in site_below.text(path), path
        assert "localhost" not in site_below.text(path), path


def test_a_build_can_be_repeated(site: Site, tmp_path: Path) -> None:
    """The same input and day give the same bytes in every file."""
    again = built(SITE, tmp_path / "again")
    assert again.files == site.files


def test_a_build_in_another_process_is_the_same(site: Site, tmp_path: Path) -> None:
    """Nothing depends on the order in which a process happens to keep its sets."""
    command = [sys.executable, "-m", "campaign", "build", "--root", SITE, "--output", tmp_path / "site"]
    options = ["--today", str(TODAY), "--siteurl", ""]
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "TODAY": ""}
    subprocess.run([*command, *options], cwd=ROOT, env=environment, check=True, capture_output=True)
    assert Site(tmp_path / "site").files == site.files


def test_a_build_from_another_folder_is_the_same(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the place of the files nor the folder one stands in leaves a trace."""
    copied(tmp_path / "elsewhere")
    monkeypatch.chdir(tmp_path)
    assert built(Path("elsewhere"), Path("out")).files == site.files


def test_the_day_changes_the_site(site: Site, tmp_path: Path) -> None:
    """Another day makes another home page from the same files."""
    other = built(SITE, tmp_path / "other", date(2027, 2, 9))
    assert other.text("/") != site.text("/")


def test_a_finding_stops_the_build_and_leaves_the_last_site(tmp_path: Path) -> None:
    """While anything would mislead, nothing is written and the last good site stays."""
    root, output = tmp_path / "state", tmp_path / "site"
    copied(root)
    before = built(root, output).files
    (root / "content/evergreen/bring-a-friend.md").write_text("broken")
    outcome = build(root, output, today=TODAY)
    assert not outcome.written
    assert [finding.path for finding in outcome.findings] == ["content/evergreen/bring-a-friend.md"]
    assert Site(output).files == before


def test_what_pelican_warns_of_stops_the_build(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A warning of Pelican's is an error, and the last good site stays."""
    output = tmp_path / "site"
    built(SITE, output)

    def warn(*_args: object) -> None:
        logging.getLogger("pelican.generators").warning("something was dropped: %s", tmp_path)

    monkeypatch.setattr("campaign.pages.generator.CampaignGenerator.generate_output", warn)
    outcome = build(SITE, output, today=TODAY)
    assert any("something was dropped" in finding.message for finding in outcome.findings), outcome.findings
    assert not outcome.written
    assert Site(output).files == site.files
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_broken_template_is_a_finding(site: Site, tmp_path: Path) -> None:
    """A template that fails is named with its line, and the last good site stays."""
    theme, output = tmp_path / "theme", tmp_path / "site"
    shutil.copytree(ROOT / "theme", theme)
    page = theme / "templates" / "page.html"
    page.write_text(page.read_text().replace("{{ poster(text.title) }}", "\n{{ view.bdy }}\n"))
    built(SITE, output)
    (finding,) = build(SITE, output, theme=theme, today=TODAY).findings
    assert finding.path.endswith("theme/templates/page.html")
    assert page.read_text().splitlines()[finding.line - 1] == "{{ view.bdy }}"
    assert "bdy" in finding.message
    assert Site(output).files == site.files
