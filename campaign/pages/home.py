"""The home page: the day's action."""

from __future__ import annotations

from datetime import timedelta

from campaign.campaign import Campaign
from campaign.day import action_of, open_on
from campaign.model.page import Page
from campaign.pages import words
from campaign.pages.actions import action_view
from campaign.pages.items import item
from campaign.pages.views import HomeView
from campaign.read.markdown import Converter

DAYS_AHEAD = 7


def home_view(campaign: Campaign, page: Page, body: str, converter: Converter) -> HomeView:
    """Return the day's action in full, what else is open, and what opens in the coming week."""
    day = campaign.today
    action = action_of(campaign, day)
    others = [other for other in open_on(campaign, day) if other != action]
    coming = [
        each for each in reversed(campaign.actions) if each.opens and day < each.opens <= day + timedelta(DAYS_AHEAD)
    ]
    return HomeView(
        page=page,
        date_words=words.day(day),
        action=action_view(campaign, action, converter.html(action.body)) if action else None,
        also_open=tuple(item(campaign, other) for other in others),
        coming=tuple(item(campaign, each) for each in coming),
        body=body,
    )
