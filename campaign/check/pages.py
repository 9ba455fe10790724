"""Rules on pages of text."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.addresses import writes
from campaign.campaign import Campaign
from campaign.finding import Finding
from campaign.model.page import Page

NEEDED = tuple(
    "/ /mission/ /faq/ /sign-up/ /thanks/ /confirmed/ /contact/ /suggest/ /privacy/ /accessibility/ /404.html".split()
)
LONGEST = 155  # letters a search result shows


def addresses_are_unique(campaign: Campaign) -> Iterator[Finding]:
    """Two pages never share an address."""
    seen: dict[str, Page] = {}
    for page in campaign.pages:
        if page.path in seen:
            message = f"{page.path} is also the address of {seen[page.path].source.path}"
            yield _at(page, "path", message, "Give one of them another address")
        seen[page.path] = page


def addresses_are_free(campaign: Campaign) -> Iterator[Finding]:
    """A page of text never takes the address of a list, a person, a committee or an action."""
    is_taken = writes(campaign)
    for page in campaign.pages:
        if is_taken(page.path):
            yield _at(page, "path", f"The site itself writes {page.path}", "Give the page another address")


def titles_are_unique(campaign: Campaign) -> Iterator[Finding]:
    """Two pages never share a title or a description: people tell them apart by these in search results."""
    for key in ("title", "description"):
        seen: dict[str, Page] = {}
        for page in campaign.pages:
            text = getattr(page, key)
            if text in seen:
                yield _at(page, key, f"{seen[text].source.path} has the same {key}", "Write one of its own")
            seen[text] = page


def descriptions_fit(campaign: Campaign) -> Iterator[Finding]:
    """A description fits into a search result."""
    for page in campaign.pages:
        if len(page.description) > LONGEST:
            message = f"The description has {len(page.description)} letters"
            yield _at(page, "description", message, f"Cut it to {LONGEST}")


def needed_pages_exist(campaign: Campaign) -> Iterator[Finding]:
    """The pages that every other page leads to are there."""
    for path in NEEDED:
        if path not in campaign.page:
            yield Finding("content/pages", 1, f"There is no page with path: {path}", "Add it back")


def _at(page: Page, key: str, message: str, fix: str) -> Finding:
    return Finding(page.source.path, page.source.line(key), message, fix)


RULES = (addresses_are_unique, addresses_are_free, titles_are_unique, descriptions_fit, needed_pages_exist)
