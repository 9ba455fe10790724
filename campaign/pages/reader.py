"""Hands Pelican what the campaign has already read: no file is parsed twice, nothing is dropped in silence."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pelican.readers import BaseReader
from pelican.urlwrappers import Category

from campaign.campaign import Campaign
from campaign.model.action import Action
from campaign.model.page import Page
from campaign.pages.urls import save_as
from campaign.read.markdown import converter


class CampaignReader(BaseReader):
    """Turns an action into a Pelican article and a page of text into a Pelican page."""

    enabled = True
    file_extensions = ["md"]  # noqa: RUF012 - Pelican's own interface

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return HTML and metadata of a file; a draft, which the campaign does not know, is skipped."""
        campaign: Campaign = self.settings["CAMPAIGN"]
        source = _by_source(self.settings).get(Path(source_path).relative_to(self.settings["ROOT"]).as_posix())
        if source is None:
            return "", {"status": "skip"}
        body = converter(self.settings["URLS"].base).html(source.body)
        return body, _article(campaign, source, self.settings) if isinstance(source, Action) else _page(source)


def _by_source(settings: dict[str, Any]) -> dict[str, Action | Page]:
    """Return every action and page by its file; worked out once per build."""
    if "SOURCES" not in settings:
        campaign = settings["CAMPAIGN"]
        settings["SOURCES"] = {each.source.path: each for each in (*campaign.every_action, *campaign.pages)}
    return settings["SOURCES"]


def _article(campaign: Campaign, action: Action, settings: dict[str, Any]) -> dict[str, Any]:
    zone = ZoneInfo(campaign.legislature.timezone)
    return {
        "title": action.title,
        "slug": action.name,
        "date": datetime.combine(action.opens or campaign.today, time(), zone),
        "category": Category(action.kind, settings),
        "summary": action.brief,
        "status": "published" if _shown(campaign, action) else "skip",
        "template": "action",
        "url": action.path,
        "save_as": save_as(action.path),
        "action": action,
    }


def _shown(campaign: Campaign, action: Action) -> bool:
    return action.evergreen or action.name in campaign.shown


def _page(page: Page) -> dict[str, Any]:
    return {
        "title": page.title,
        "slug": page.path.strip("/") or "home",
        "summary": page.description,
        "status": "published",
        "template": page.template,
        "url": page.path,
        "save_as": page.save_as,
        "page": page,
    }
