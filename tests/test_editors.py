"""The way from the site to its files: the editors' page, and the links at the foot of pages."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from campaign.blank import GAP
from campaign.campaign import Campaign
from campaign.checked import checked
from campaign.pages.editors import editors_view, file_link, foot_links, issue_link
from campaign.pages.output import Head, Urls
from tests.axe import faults
from tests.browser import NewPage
from tests.builds import LAUNCH, built
from tests.built import Site, weight
from tests.invented import ROOT, campaign_on, copied, plan_of
from tests.test_real_site import LIGHT, LISTS

GITHUB = "https://github.com/fair-play/a-state-of-our-own"
FORMS = {path.stem: path for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config"}
REPORT = "Report a wrong number"


def on_github(campaign: Campaign, **more: object) -> Campaign:
    """Return the campaign with its files on GitHub."""
    return replace(campaign, site=replace(campaign.site, repository=GITHUB, **more))


def with_repository(root: Path) -> Path:
    """Put a project's files on GitHub, and return its folder."""
    file = root / "data/site.yml"
    text = re.sub(r"(?m)^repository: .*$", f"repository: {GITHUB}", file.read_text("utf-8"))
    file.write_text(text.replace("examples: [repository, ", "examples: ["), "utf-8")
    return root


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the invented state's site with its files on GitHub."""
    folder = tmp_path_factory.mktemp("linked")
    return built(with_repository(copied(folder / "project")), folder / "site")


def foot(site: Site, path: str) -> dict[str, str]:
    """Return the links at the foot of a page by what they say."""
    page = site.pages[path]
    return dict(zip(page.says("footer a"), page.values("footer a", "href"), strict=True))


# The editors' page


def test_every_kind_can_be_written_in_the_browser(invented: Campaign) -> None:
    """Each link opens a new file of the next free weekday, every field in place; no address grows too long to open."""
    view = editors_view(on_github(invented))
    assert [title for title, _meaning, _href in view.files] == [
        "Write a call",
        "Write an event",
        "Write a hearing",
        "Write a way to help",
    ]
    for (_title, _meaning, href), kind in zip(view.files, ("call", "event", "hearing", "organize"), strict=True):
        parts = urlsplit(href)
        query = parse_qs(parts.query)
        assert parts.path == "/fair-play/a-state-of-our-own/new/main"
        assert query["filename"] == ["content/actions/2027/2027-02-11-short-name.md"]
        assert f"\nkind: {kind}  #" in query["value"][0]
        assert GAP in query["value"][0]
        assert len(href) < 8000


def test_what_a_link_opens_is_a_file_that_the_check_understands(invented: Campaign, tmp_path: Path) -> None:
    """Committed as it opens, each file is refused for its gaps and what they leave out, and for nothing else."""
    for number, (title, _meaning, href) in enumerate(editors_view(on_github(invented)).files):
        root = copied(tmp_path / str(number))
        query = parse_qs(urlsplit(href).query)
        path = root / query["filename"][0]
        path.write_text(query["value"][0], "utf-8")
        said = [str(finding) for finding in checked(root, invented.today).findings if "short-name" in finding.path]
        assert said, title
        assert all(GAP in line or "is missing" in line for line in said), said


@pytest.mark.parametrize("site", [{"examples": ("repository",)}, {"repository": "https://git.ostrelle.example/x/y"}])
def test_without_a_repository_there_are_commands(invented: Campaign, site: dict[str, object]) -> None:
    """An example, or another host than GitHub, gives no link that would lead nowhere."""
    changed = replace(invented, site=replace(invented.site, **{"repository": GITHUB, **site}))
    view = editors_view(changed)
    assert (view.files, view.help, view.suggest, view.fact) == ((), "", "", "")


def test_the_page_leads_on(linked: Site, site: Site) -> None:
    """With a repository: four kinds, the help and two forms; without: what to type."""
    page = linked.pages["/editors/"]
    assert "The next free day is Thursday, February 11, 2027." in page.text
    links = [link for link in page.values("main a", "href") if link.startswith(GITHUB)]
    assert [urlsplit(link).path.removeprefix("/fair-play/a-state-of-our-own/") for link in links] == [
        *["new/main"] * 4,
        "blob/main/CONTRIBUTING.md",
        *["issues/new"] * 2,
    ]
    assert 'python3 tasks.py new call "Ask …"' in site.pages["/editors/"].text
    assert GITHUB not in site.pages["/editors/"].source


def test_it_is_known_as_an_address_and_hidden_from_search(site: Site) -> None:
    """No text may take its address, and nobody who searches for the group lands there."""
    assert "/editors/" in plan_of(campaign_on()).addresses
    assert site.pages["/editors/"].values("meta[name=robots]", "content") == ["noindex"]
    assert "/editors/" not in (site.folder / "sitemap.xml").read_text("utf-8")


# The foot of every page


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/", "content/pages/home.md"),
        ("/mission/", "content/pages/mission.md"),
        ("/actions/2027-02-10-mend-the-bridges/", "content/actions/2027/2027-02-10-mend-the-bridges.md"),
        ("/legislators/", "data/corrections.yml"),
        ("/legislators/jane-doe/", "data/corrections.yml"),
        ("/committees/council/rivers-and-roads/", "data/corrections.yml"),
    ],
)
def test_a_page_leads_to_the_file_it_is_made_from(linked: Site, path: str, file: str) -> None:
    """One press from a page to the file where its words stand."""
    assert foot(linked, path)["Edit this page"] == f"{GITHUB}/edit/main/{file}"
    assert (ROOT / "tests/site" / file).exists()


def test_pages_without_a_file_have_no_such_link(linked: Site) -> None:
    """Lists that are put together from many files cannot be edited as one."""
    for path in ("/actions/", "/calendar/", "/editors/", "/districts/"):
        assert "Edit this page" not in foot(linked, path)


@pytest.mark.parametrize("which", ["linked", "site", "real_site"])
def test_wherever_a_number_stands_a_wrong_one_can_be_reported(which: str, request: pytest.FixtureRequest) -> None:
    """Every page with something to dial leads to a form for it."""
    site: Site = request.getfixturevalue(which)
    dialed = [path for path, page in site.pages.items() if any("tel:" in link for link in page.links())]
    assert len(dialed) > 10
    assert [path for path in dialed if REPORT not in foot(site, path)] == []


def test_the_report_says_where_and_whose(linked: Site) -> None:
    """The form opens with the page's public address and the person filled in."""
    link = urlsplit(foot(linked, "/legislators/jane-doe/")[REPORT])
    assert link.path == "/fair-play/a-state-of-our-own/issues/new"
    assert parse_qs(link.query) == {
        "template": ["wrong-number.yml"],
        "title": ['Wrong number: Coun. Jane "JD" Doe & Co <script>'],
        "page": ["https://fair.ostrelle.example/legislators/jane-doe/"],
    }


def test_a_sheet_s_report_goes_to_the_group(linked: Site) -> None:
    """It has no file to fix, and no room: the contact page takes it, and a person's page leads to GitHub."""
    assert foot(linked, "/districts/1/")[REPORT] == "/contact/"


def test_without_a_repository_reports_go_to_the_group(site: Site, site_below: Site) -> None:
    """The contact page takes them, also below a path."""
    assert foot(site, "/legislators/jane-doe/")[REPORT] == "/contact/"
    assert foot(site_below, "/legislators/jane-doe/")[REPORT] == "/repo/contact/"
    assert "Edit this page" not in foot(site, "/mission/")


def test_a_page_without_file_or_numbers_has_neither(invented: Campaign) -> None:
    """Nothing is offered that makes no sense."""
    assert list(foot_links(on_github(invented).site, Urls(""), Head("x", "x", "/x/"))) == []


def test_the_real_pages_stay_light_with_these_links(tmp_path: Path) -> None:
    """Once the real site says where its files are, every page still fits into one round trip."""
    for folder in ("content", "data"):
        shutil.copytree(ROOT / folder, tmp_path / "project" / folder)
    site = built(with_repository(tmp_path / "project"), tmp_path / "site", LAUNCH)
    assert REPORT in foot(site, "/")
    assert "Edit this page" in foot(site, "/")
    weights = {address: weight(page.source.encode()) for address, page in site.pages.items()}
    assert {address: bytes_ for address, bytes_ in weights.items() if bytes_ > LISTS.get(address, LIGHT)} == {}


@pytest.mark.parametrize("path", ["/editors/", "/", "/legislators/jane-doe/"])
def test_everybody_can_use_these_links(
    linked: Site, served: Callable[[Path], str], new_page: NewPage, path: str
) -> None:
    """Axe finds nothing on them, narrow and wide."""
    page = new_page()
    page.goto(served(linked.folder) + path)
    assert faults(page) == []


# GitHub's forms


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_one_that_github_takes(name: str) -> None:
    """Each has a name, says what it is for, asks in words, and tells what is open to all."""
    form = yaml.safe_load(FORMS[name].read_text("utf-8"))
    assert {"name", "description", "title", "body"} == set(form)
    first, *asked = form["body"]
    assert first["type"] == "markdown"
    assert "Everybody can read what you write here" in first["attributes"]["value"]
    assert {field["type"] for field in asked} <= {"input", "textarea"}
    assert len({field["id"] for field in asked}) == len(asked)
    assert all(re.fullmatch("[a-z]+", field["id"]) and field["attributes"]["label"] for field in asked)


def test_links_fill_in_fields_that_exist(linked: Site, invented: Campaign) -> None:
    """What a link fills in, its form asks for; GitHub would drop it in silence."""
    view = editors_view(on_github(invented))
    links = [view.suggest, view.fact, *(link for path in linked.pages for link in foot(linked, path).values())]
    filled = [parse_qs(urlsplit(link).query) for link in links if "/issues/new?" in link]
    assert {query["template"][0] for query in filled} == {path.name for path in FORMS.values()}
    for query in filled:
        fields = yaml.safe_load(FORMS[query["template"][0].removesuffix(".yml")].read_text("utf-8"))["body"]
        known = {"template", "title", *(field["id"] for field in fields if "id" in field)}
        assert set(query) <= known


def test_addresses_with_odd_characters_stay_whole(invented: Campaign) -> None:
    """A file's name is quoted, and so are words."""
    site = on_github(invented).site
    assert file_link(site, "edit", "content/pages/a b.md") == f"{GITHUB}/edit/main/content/pages/a%20b.md"
    assert "title=A+%26+B" in issue_link(site, "fix-a-fact", title="A & B")
