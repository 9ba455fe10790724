"""The page for editors: write the next action in the browser, and what to look at before."""

from __future__ import annotations

from collections.abc import Iterator

from campaign import github
from campaign.blank import new
from campaign.blank.fields import CALLED, KINDS
from campaign.campaign import Campaign
from campaign.pages import words
from campaign.pages.output import Output, page
from campaign.pages.views import Head
from campaign.pages.views_editors import EditorsView, NewFile

PATH = "/editors/"
MEANT = {
    "call": "People phone somebody and say a few words.",
    "event": "People come together at a time and place.",
    "hearing": "A committee meets, and people sit in or speak.",
    "organize": "People do something else: they invite, write or host.",
}


def outputs(campaign: Campaign) -> Iterator[Output]:
    """Yield the editors' page; search engines do not list it."""
    head = Head("For editors", "Write the next call in your browser, step by step.", PATH, noindex=True)
    yield page(head, "editors", lambda: editors_view(campaign))


def editors_view(campaign: Campaign) -> EditorsView:
    """Return links to GitHub's pages with the next free day filled in; without links while no repository is known."""
    site, day = campaign.site, new.next_free_day(campaign)
    known = github.known(site)
    return EditorsView(
        day=words.day_and_year(day),
        weekday=f"{day:%A}",
        folder=f"content/actions/{day.year}",
        files=tuple(_file(campaign, kind) for kind in KINDS) if known else (),
        help=github.view(site, "CONTRIBUTING.md") if known else "",
        suggest=github.issue(site, "suggest-an-action") if known else "",
        fact=github.issue(site, "fix-a-fact") if known else "",
    )


def _file(campaign: Campaign, kind: str) -> NewFile:
    day = new.next_free_day(campaign)
    path = f"content/actions/{day.year}/{day}-short-name.md"
    href = github.new_file(campaign.site, path, new.text_of(campaign, kind, "", day))
    return NewFile(CALLED[kind], MEANT[kind], href)
