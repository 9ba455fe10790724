"""From the site to its files on GitHub: the page for editors, and the links at the foot of pages; no request."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlencode, urlsplit

from campaign.blank import next_free_day, text_of
from campaign.campaign import Campaign
from campaign.model.kinds import KINDS, Kind
from campaign.model.site import Site
from campaign.pages import words
from campaign.pages.output import Head, Output, Urls, page

PATH = "/editors/"
BRANCH = "main"
HELP = "CONTRIBUTING.md"


NewFile = tuple[str, str, str]  # a kind of action: Write a call, what that is, the page on which to write one


@dataclass(frozen=True)
class EditorsView:
    """The next free day and where to write for it; links are empty while no repository is known."""

    day: str  # November 24, 2026
    weekday: str
    folder: str  # content/actions/2026
    files: tuple[NewFile, ...]
    help: str
    suggest: str
    fact: str


def outputs(campaign: Campaign) -> Iterator[Output]:
    """Yield the editors' page; search engines do not list it."""
    head = Head("For editors", "Write the next call in your browser, step by step.", PATH, noindex=True)
    yield page(head, "editors", lambda: editors_view(campaign))


def editors_view(campaign: Campaign) -> EditorsView:
    """Return links to GitHub's pages with the next free day filled in; without links while no repository is known."""
    site, day = campaign.site, next_free_day(campaign)
    known = on_github(site)
    return EditorsView(
        day=words.day_and_year(day),
        weekday=f"{day:%A}",
        folder=f"content/actions/{day.year}",
        files=tuple(_new_file(campaign, kind, day) for kind in KINDS.values()) if known else (),
        help=file_link(site, "blob", HELP) if known else "",
        suggest=issue_link(site, "suggest-an-action") if known else "",
        fact=issue_link(site, "fix-a-fact") if known else "",
    )


def _new_file(campaign: Campaign, kind: Kind, day: date) -> NewFile:
    """Return a kind of action with the page that makes a file; whoever may not write there gets a copy to write in."""
    name, text = f"content/actions/{day.year}/{day}-short-name.md", text_of(campaign, kind.name, "", day)
    filled = urlencode({"filename": name, "value": text})
    return kind.task, kind.meaning, f"{_repository(campaign.site)}/new/{BRANCH}?{filled}"


def foot_links(site: Site, urls: Urls, head: Head) -> Iterator[tuple[str, str]]:
    """Yield words and address of the links that fit a page: one to edit its file, one to report a number on it."""
    if head.source and on_github(site):
        yield "Edit this page", file_link(site, "edit", head.source)
    if head.numbers:
        yield "Report a wrong number", wrong_number(site, urls, head)


def wrong_number(site: Site, urls: Urls, head: Head) -> str:
    """Return the link to the form for it, filled in; to the contact page while no repository is known.

    So do pages without a file of their own, among them the fullest: a district's sheet has no byte left for more.
    """
    if not (on_github(site) and head.source):
        return urls.url("/contact/")
    public = urls.public(site.address).absolute(head.path)
    return issue_link(site, "wrong-number", title=f"Wrong number: {head.numbers}", page=public)


def on_github(site: Site) -> bool:
    """Return whether the repository is a real one on GitHub: links to an example or another host would lead nowhere."""
    return "repository" not in site.examples and urlsplit(site.repository).netloc == "github.com"


def issue_link(site: Site, form: str, **fields: str) -> str:
    """Return the link to an issue form (wrong-number, fix-a-fact, suggest-an-action) with some fields filled in."""
    return f"{_repository(site)}/issues/new?{urlencode({'template': f'{form}.yml', **fields}, safe='/:')}"


def file_link(site: Site, verb: str, path: str) -> str:
    """Return the link to a page that shows (`blob`) or edits (`edit`) a file, or its history (`commits`)."""
    return f"{_repository(site)}/{verb}/{BRANCH}/{quote(path)}"


def _repository(site: Site) -> str:
    return site.repository.rstrip("/").removesuffix(".git")
