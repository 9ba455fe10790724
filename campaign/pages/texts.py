"""What Pelican makes from Markdown: an article for each action, a page for each text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from campaign.campaign import Campaign
from campaign.model.action import Action
from campaign.model.page import Page
from campaign.pages import home
from campaign.pages.forms import after_view
from campaign.pages.output import Output
from campaign.pages.privacy import privacy_view
from campaign.pages.views import Head, PageView

OF_THE_DAY = ("home", "thanks", "confirmed")  # templates that show the day's action


def outputs(campaign: Campaign) -> Iterator[Output]:
    """Yield the page of every action that is shown and of every text."""
    for action in (*campaign.actions, *campaign.evergreen):
        yield _article(campaign, action)
    for page in campaign.pages:
        yield _text(campaign, page)


def _article(campaign: Campaign, action: Action) -> Output:
    return Output(action.path, tuple, "action", None, action.source.path, lambda: campaign.versions[action.name])


def _text(campaign: Campaign, page: Page) -> Output:
    day = campaign.lately if page.path == "/" or page.template in OF_THE_DAY else ""
    return Output(page.path, tuple, page.template, None, page.source.path, lambda: (page.source.digest, day))


def page_head(page: Page) -> Head:
    """Return the head of a page of text."""
    numbers = "the day’s call" if page.path == "/" else ""
    return Head(page.title, page.description, page.path, page.noindex, source=page.source.path, numbers=numbers)


def page_view(campaign: Campaign, page: Page, body: str) -> Any:  # noqa: ANN401 - one view per kind of page
    """Return what a page of text shows: its own text, and what its template joins to it."""
    if page.path == "/":
        return home.home_view(campaign, page, body)
    if page.template in ("thanks", "confirmed"):
        return after_view(campaign, page, body)
    if page.template == "privacy":
        return privacy_view(campaign, page, body)
    return PageView(page, body)
