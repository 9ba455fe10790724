"""Pages of text: each shows its Markdown, and what its template joins to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from campaign.campaign import Campaign
from campaign.model.page import Page
from campaign.pages.forms import AfterView, after_view
from campaign.pages.home import HomeView, home_view
from campaign.pages.output import Head, Output, page
from campaign.pages.privacy import hosts
from campaign.read.markdown import Heading, converter
from campaign.services import connections


def outputs(campaign: Campaign) -> Iterator[Output]:
    """Yield every page of text, the home page among them."""
    for text in campaign.pages:
        yield page(_head(text), text.template, partial(_view, campaign, text), text)


def _head(text: Page) -> Head:
    numbers = "the day’s call" if text.path == "/" else ""
    return Head(text.title, text.description, text.path, text.noindex, source=text.source.path, numbers=numbers)


def _view(campaign: Campaign, text: Page) -> HomeView | AfterView | tuple[str, ...] | tuple[Heading, ...] | None:
    """Return what a page shows besides its text."""
    if text.path == "/":
        return home_view(campaign)
    if text.template in ("thanks", "confirmed"):
        return after_view(campaign, text)
    if text.template == "privacy":
        return hosts(connections(campaign.site, campaign.practice))
    return converter().headings(text.body) if text.contents else None
