"""A built site is looked at before anybody else sees it: a site that keeps each rule, and files that break it."""
# A table: one row, one line.
# ruff: noqa: E501

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pytest

from campaign.campaign import Campaign
from campaign.check.private_rules import known_in
from campaign.pages.assets import Theme
from campaign.pages.output import Urls
from campaign.publish.candidate import (
    Candidate,
    Html,
    address,
    carried,
    changes,
    counted,
    losses,
    read_folder,
    read_pages,
)
from campaign.publish.publish import hidden, planned
from campaign.publish.verify import RULES, Rule, calendar_fault, verify
from tests.builds import BELOW
from tests.built import Site
from tests.invented import ROOT, SITE

THEME = Theme(ROOT / "theme", SITE / "content/images")
FAQ = "faq/index.html"
HOME = "index.html"
LONG = "legislators/index.html"
WEEK = "week/index.html"
TURNS = re.compile(r'<section class="turn block".*</section>', re.DOTALL)
ATOM = "feeds/actions.atom.xml"
Breaking = Callable[[dict[str, bytes]], None]


@pytest.fixture(scope="session")
def good(site_below: Site, invented: Campaign) -> Candidate:
    """Return the invented state's site, built to be published below a path, nothing being published yet."""
    urls = Urls(BELOW)
    files = read_folder(site_below.folder)
    return Candidate(urls, files, {}, planned(invented, urls, SITE), hidden(invented, SITE), known_in(invented))


def changed(good: Candidate, files: dict[str, bytes], published: Mapping[str, bytes] | None = None) -> Candidate:
    """Return a good site with other files; pages that are the same are not read again."""
    candidate = replace(good, files=files, published=published or {})
    same = {path: page for path, page in good.pages.items() if files.get(path) == good.files[path]}
    other = {path: content for path, content in files.items() if path not in same}
    vars(candidate)["pages"] = same | read_pages(other)
    return candidate


def said(candidate: Candidate) -> list[str]:
    """Return what verifying finds, one line each."""
    return [str(finding) for finding in verify(candidate) if "practice" not in finding.message]


def test_a_good_site_has_no_fault(good: Candidate) -> None:
    """What the build makes of the invented state is found to be whole."""
    assert not said(good)


@dataclass(frozen=True)
class Fault:
    """A change to a good site, and what must be said of it: the file and words of the message."""

    name: str
    breaking: Breaking
    path: str
    words: str


def put(path: str, old: str, new: str) -> Breaking:
    """Replace text in a file, everywhere."""

    def change(files: dict[str, bytes]) -> None:
        assert old.encode() in files[path], old
        files[path] = files[path].replace(old.encode(), new.encode())

    return change


def add(path: str, content: str) -> Breaking:
    """Add a file."""
    return lambda files: files.update({path: content.encode()})


def body(words: str) -> Breaking:
    """Add to the main part of a page."""
    return put(FAQ, "</main>", f"{words}</main>")


def without(path: str) -> Breaking:
    """Leave a file out."""
    return lambda files: files.__delitem__(path)


def only(path: str, main: str) -> Breaking:
    """Say nothing but this in the main part of a page."""

    def change(files: dict[str, bytes]) -> None:
        text = files[path].decode()
        files[path] = re.sub(r"(<main[^>]*>).*(</main>)", rf"\1{main}\2", text, flags=re.DOTALL).encode()

    return change


FAULTS = (
    Fault("a forgotten phone number", body("<p>Ring 590-555-<b>0199</b></p>"), FAQ, "A phone number is here that is not in the roster: 590-555-0199"),
    Fault("a private email address", body('<a href="mailto:x?cc=jane%40gmail.com">x</a>'), FAQ, "jane@gmail.com may be a private"),
    Fault("a meeting's password", body("<p>Passcode: moss</p>"), FAQ, "a meeting's password"),
    Fault("a page missing", without(FAQ), FAQ, "is planned and was not written"),
    Fault("a feed missing", without(ATOM), ATOM, "is planned and was not written"),
    Fault("the page for lost visitors missing", without("404.html"), "404.html", "is planned and was not written"),
    Fault("robots.txt missing", without("robots.txt"), "robots.txt", "is planned and was not written"),
    Fault("an unplanned page", add("secret/index.html", "<title>"), "secret/index.html", "Nobody planned this file"),
    Fault("an unplanned draft", add("drafts/x.html", ""), "drafts/x.html", "Nobody planned this file"),
    Fault("an editor's backup", add("faq/index.html~", "x"), "faq/index.html~", "Nobody planned this file"),
    Fault("an empty file", add("robots.txt", ""), "robots.txt", "This file is empty"),
    Fault("an empty page", only(FAQ, ""), FAQ, "says next to nothing"),
    Fault("a page of tags", only(FAQ, "<p><b></b></p>"), FAQ, "says next to nothing"),
    Fault("no title", put(FAQ, "<title>", "<titel>"), FAQ, "has no title"),
    Fault("a draft's link", body('<a href="/repo/actions/half-an-idea/">x</a>'), FAQ, "names half-an-idea"),
    Fault("a draft's name", body("2027-02-12-not-yet-ripe"), FAQ, "names 2027-02-12-not-yet-ripe"),
    Fault("an action far ahead", put(ATOM, "</feed>", "<!-- 2027-04-01-too-far-ahead --></feed>"), ATOM, "2027-04-01-too-far"),
    Fault("a draft in data", add("api/x.json", '["/actions/half-an-idea/"]'), "api/x.json", "names half-an-idea"),
    Fault("a draft's own page", add("actions/half-an-idea/index.html", "x"), "actions/half-an-idea/index.html", "names half-an"),
    Fault("this machine", body('<a href="http://localhost:8000/faq/">x</a>'), FAQ, "leads to http://localhost"),
    Fault("this machine by number", body('<form action="http://127.0.0.1:9/x">'), FAQ, "leads to http://127.0.0.1"),
    Fault("an example link", body('<a href="https://example.org/">x</a>'), FAQ, "leads to an example (/example.org)"),
    Fault("an example mail", body('<a href="mailto:hello@example.com">x</a>'), FAQ, "leads to an example (@example.com)"),
    Fault("an example repository", body('<a href="https://github.com/example/x">x</a>'), FAQ, "(github.com/example)"),
    Fault("an example group", body('<a href="https://f.ostrelle.example/groups/example">x</a>'), FAQ, "(/groups/example)"),
    Fault("an example in a feed", put(ATOM, "</feed>", "<!-- a@example.net --></feed>"), ATOM, "(@example.net)"),
    Fault("a dead link", body('<a href="/repo/nowhere/">x</a>'), FAQ, "/repo/nowhere/ leads nowhere"),
    Fault("a link without its slash", body('<a href="/repo/mission">x</a>'), FAQ, "/repo/mission leads nowhere"),
    Fault("a dead whole link", body(f'<a href="{BELOW}/nowhere/">x</a>'), FAQ, "/nowhere/ leads nowhere"),
    Fault("a dead picture", body('<img src="/repo/images/x.png" alt="">'), FAQ, "/repo/images/x.png leads nowhere"),
    Fault("a dead script", put(FAQ, "</head>", '<script src="/repo/assets/x.js"></script></head>'), FAQ, "x.js leads nowhere"),
    Fault("a dead calendar", body('<a href="webcal://u.example/repo/x.ics">x</a>'), FAQ, "x.ics leads nowhere"),
    Fault("a false canonical", put(FAQ, f"{BELOW}/faq/", f"{BELOW}/fak/"), FAQ, "/fak/ leads nowhere"),
    Fault("no such place", body('<a href="#nowhere">x</a>'), FAQ, "#nowhere leads to a place that does not exist"),
    Fault("no such place elsewhere", body('<a href="/repo/mission/#nowhere">x</a>'), FAQ, "a place that does not exist"),
    Fault("the path forgotten", body('<a href="/faq/">x</a>'), FAQ, f"/faq/ leads out of the site at {BELOW}"),
    Fault("another path", body('<a href="/repository/">x</a>'), FAQ, "/repository/ leads out of the site"),
    Fault("no policy", put(FAQ, "Content-Security-Policy", "X-Policy"), FAQ, "security policy lacks default-src 'none'"),
    Fault("a loose policy", put(FAQ, "script-src", "script-src 'unsafe-inline'"), FAQ, "policy allows 'unsafe-inline'"),
    Fault("a wide policy", put(FAQ, "connect-src", "connect-src *"), FAQ, "policy allows *"),
    Fault("forms may go anywhere", put(FAQ, "form-action", "form-actoin"), FAQ, "policy lacks form-action"),
    Fault("a style nobody hashed", put(FAQ, "</style>", "b{}</style>"), FAQ, "does not allow a style"),
    Fault("a script nobody hashed", body("<script>alert(1)</script>"), FAQ, "does not allow a script"),
    Fault("a picture from elsewhere", body('<img src="https://x.example/a.png" alt="">'), FAQ, "loads https://x.example/a.png"),
    Fault("a font from elsewhere", put(FAQ, "</head>", '<link rel="stylesheet" href="https://x.example/f.css"></head>'), FAQ,
          "loads https://x.example/f.css"),
    Fault("a frame", body('<iframe src="https://x.example/"></iframe>'), FAQ, "loads https://x.example/"),
    Fault("a feed cut off", put(ATOM, "</feed>", ""), ATOM, "cannot be read"),
    Fault("a feed with half addresses", put(ATOM, f'href="{BELOW}/', 'href="/repo/'), ATOM, "is not a whole address"),
    Fault("broken data", add("api/x.json", "{"), "api/x.json", "cannot be read"),
    Fault("a broken drawing", add("assets/x.svg", "<svg>"), "assets/x.svg", "cannot be read"),
    Fault("a sitemap of elsewhere", put("sitemap.xml", "</urlset>", "<url><loc>https://x.example/</loc></url></urlset>"),
          "sitemap.xml", "names https://x.example/"),
    Fault("a sitemap of nothing", put("sitemap.xml", f"{BELOW}/faq/", f"{BELOW}/fak/"), "sitemap.xml", "which does not exist"),
    Fault("a broken calendar", add("x.ics", "BEGIN:VCALENDAR\r\n"), "x.ics", "not one whole calendar"),
)  # fmt: skip


@pytest.fixture(scope="module")
def broken(good: Candidate) -> Callable[[Fault], Mapping[Rule, list[str]]]:
    """Return what tells which rules find a fault, and what they say of it."""

    @functools.cache
    def found(fault: Fault) -> Mapping[Rule, list[str]]:
        files = dict(good.files)
        fault.breaking(files)
        candidate = changed(good, files)
        said = {rule: [str(finding) for finding in rule(candidate)] for rule in RULES}
        return {rule: lines for rule, lines in said.items() if lines}

    return found


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_found(broken: Callable[[Fault], Mapping[Rule, list[str]]], fault: Fault) -> None:
    """Each fault is said of the file that has it."""
    said = sorted(line for lines in broken(fault).values() for line in lines)
    found = [line for line in said if fault.words in line]
    assert found, said
    assert found[0].startswith(f"{fault.path}:1: ")


def test_every_rule_finds_some_fault(good: Candidate, broken: Callable[[Fault], Mapping[Rule, list[str]]]) -> None:
    """No rule is without a file that breaks it."""
    finding = {rule for fault in FAULTS for rule in broken(fault)}
    fewer = dict(good.files)
    only(LONG, "<p>They will be listed soon.</p>")(fewer)
    candidate = changed(good, fewer, {LONG: good.files[LONG]})
    assert set(RULES) - finding - {rule for rule in RULES if list(rule(candidate))} == set()


@pytest.mark.parametrize(
    "breaking",
    [
        body('<a href="https://www.leg.example.gov/">x</a>'),
        body('<a href="tel:+15905550101">x</a><a href="mailto:jane@council.ostrelle.example">x</a>'),
        body('<a href="/repo/mission/?from=faq#fair-play">x</a>'),
        body("Write your address, like name@example.org."),
        body('<img src="data:image/png;base64,AAAA" alt="">'),
        body('<script type="application/ld+json">{}</script>'),
        body("The bill of 2027-02-08 was heard."),
        body(f'<a href="{BELOW}">x</a>'),
    ],
)
def test_what_is_fine_is_let_be(good: Candidate, breaking: Breaking) -> None:
    """What a site may say and link to is no fault."""
    files = dict(good.files)
    breaking(files)
    assert not said(changed(good, files))


# Beside what is published


def shrunk(main: str, good: Candidate) -> list[str]:
    """Return what is said when a published page says only this now."""
    files = dict(good.files)
    only(LONG, main)(files)
    return said(changed(good, files, {LONG: good.files[LONG]}))


def test_a_page_that_shrinks_to_nothing_is_found(good: Candidate) -> None:
    """A title and a sentence in place of a page of answers is a fault."""
    (found,) = [line for line in shrunk("<p>Answers come soon, I say.</p>", good) if "characters" in line]
    assert re.search(r"legislators/index\.html:1: This page had \d{3,} characters and has \d\d now", found)


def test_a_page_may_get_shorter(good: Candidate) -> None:
    """Half of what it was is an editor's business."""
    words = Html(good.files[LONG].decode()).words
    assert not [line for line in shrunk(f"<p>{words[: len(words) // 2]}</p>", good) if "characters" in line]


def test_a_week_may_have_one_event_only(good: Candidate) -> None:
    """After a full week a page with one event says less than a tenth, and enough."""
    week = good.files[WEEK].decode()
    turns = re.findall(r'<section class="turn block".*?</section>', week, re.DOTALL)
    before, after = (re.sub(TURNS, lambda _, new=new: new, week) for new in ("".join(turns * 9), min(turns, key=len)))
    assert len(Html(after).words) < len(Html(before).words) / 10
    candidate = changed(good, {**good.files, WEEK: after.encode()}, {WEEK: before.encode()})
    assert not [line for line in said(candidate) if "characters" in line]


def test_a_page_that_has_moved_may_be_short(good: Candidate) -> None:
    """What only leads on need not say as much as what was there."""
    page = carried({FAQ: Html(good.files[FAQ].decode())}, {HOME}, good.urls, THEME)
    candidate = changed(good, {**good.files, **page}, {FAQ: good.files[FAQ]})
    assert not [line for line in said(candidate) if "characters" in line]


PAGE = Html("<main>A page that says enough to be one.</main>")
MOVED = Html('<meta http-equiv="refresh" content="0; url=/repo/actions/b/"><main>Moved</main>')


def lead(path: str, page: Html, *there: str) -> str:
    """Return where the address of a lost page leads."""
    return Html(carried({path: page}, there, Urls(BELOW), THEME)[path].decode()).moved_to


@pytest.mark.parametrize(
    ("path", "page", "there", "to"),
    [
        ("actions/a/index.html", PAGE, ["index.html", "actions/index.html"], "/repo/actions/"),
        ("a/b/c/index.html", PAGE, ["index.html", "a/index.html"], "/repo/a/"),
        ("a/b/c/index.html", PAGE, ["index.html"], "/repo/"),
        ("old.html", PAGE, ["index.html"], "/repo/"),
        ("actions/a/index.html", MOVED, ["index.html", "actions/b/index.html"], "/repo/actions/b/"),
        ("actions/a/index.html", MOVED, ["index.html", "actions/index.html"], "/repo/actions/"),
    ],
)
def test_a_lost_address_leads_to_the_nearest_page(path: str, page: Html, there: list[str], to: str) -> None:
    """It leads where it led before, if that is still there; else to the page above."""
    assert lead(path, page, *there) == to


def test_many_lost_pages_are_one_error() -> None:
    """A quarter of the pages gone at once is an error; a few are a warning each; moved ones are nobody's loss."""
    pages = {f"actions/{number}/index.html": PAGE for number in range(30)}
    assert [finding.level for finding in losses(pages, 100)] == ["error"]
    assert [finding.level for finding in losses(pages, 1000)] == ["warning"] * 30
    assert not losses(dict.fromkeys(pages, MOVED), 100)


# What is shown of changes


def test_changes_are_told_page_by_page() -> None:
    """New, changed and gone files are named by the addresses people know."""
    found = changes(
        {"index.html": "1", "faq/index.html": "2", "a.ics": "3"}, {"index.html": "1", "faq/index.html": "9", "b/": "4"}
    )
    assert [str(change) for change in found] == ["gone     /a.ics", "new      /b/", "changed  /faq/"]
    assert counted(found) == "1 new, 1 changed, 1 gone"
    assert counted([]) == "nothing changed"


@pytest.mark.parametrize(
    ("file", "shown"),
    [
        ("index.html", "/"),
        ("faq/index.html", "/faq/"),
        ("404.html", "/404.html"),
        ("a/reindex.html", "/a/reindex.html"),
    ],
)
def test_a_file_is_named_by_its_address(file: str, shown: str) -> None:
    """index.html is not part of an address."""
    assert address(file) == shown


# Reading pages back


def test_our_reading_agrees_with_a_browser_s(site_below: Site, good: Candidate) -> None:
    """Links, ids and policy are those that a real parser sees, on every page."""
    pages: Mapping[str, Html] = good.pages
    for path, page in pages.items():
        real = site_below.pages[address(path)]
        assert page.ids == real.ids, path
        assert [page.policy] == real.values("meta[http-equiv=Content-Security-Policy]", "content"), path
        ours = {each.attributes["href"] for each in page.elements if each.tag == "a" and "href" in each.attributes}
        assert ours == set(real.values("a", "href")), path


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", ""),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", ""),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "do not end as a calendar's must"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR", "do not end as a calendar's must"),
        (b"BEGIN:VCALENDAR\r\nX:" + b"x" * 74 + b"\r\nEND:VCALENDAR\r\n", "Line 2 is longer than 75 bytes"),
        (b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\n", "ends a VEVENT that did not begin"),
        (b"BEGIN:VCALENDAR\r\n", "not one whole calendar"),
        (b"BEGIN:VEVENT\r\nEND:VEVENT\r\n", "not one whole calendar"),
    ],
)
def test_the_form_of_a_calendar(content: bytes, fault: str) -> None:
    """Lines end in CR and LF, are at most 75 bytes long, and what begins ends."""
    assert fault in calendar_fault(content)
    assert bool(fault) == bool(calendar_fault(content))
