"""The Atom feed of actions."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from feedgenerator import Atom1Feed

from campaign.campaign import Campaign
from campaign.model.action import Action
from campaign.pages.urls import Urls
from campaign.read.markdown import converter

NEWEST = 30
PATH = "/feeds/actions.atom.xml"


def atom(campaign: Campaign, urls: Urls) -> str:
    """Return the newest actions that have opened as an Atom feed; the build's day stands in for its clock."""
    site, zone = campaign.site, ZoneInfo(campaign.legislature.timezone)
    feed = Atom1Feed(
        title=f"{site.name}: calls to action",
        link=urls.absolute("/"),
        description=site.mission,
        feed_url=urls.absolute(PATH),
        language="en-US",
    )
    for action in opened(campaign)[:NEWEST]:
        when = datetime.combine(action.opens or campaign.today, time(), zone)
        feed.add_item(
            title=action.title,
            link=urls.absolute(action.path),
            unique_id=unique_id(campaign, action),
            description=action.brief,
            content=converter().html(action.body),
            pubdate=when,
            updateddate=when,
        )
    return feed.writeString("utf-8")


def unique_id(campaign: Campaign, action: Action) -> str:
    """Return an identifier that stays the same even if the site moves (RFC 4151)."""
    return f"tag:{campaign.site.host},{action.opens or '2026-01-01'}:{action.name}"


def opened(campaign: Campaign) -> list[Action]:
    """Return the dated actions that have opened, newest first."""
    return [action for action in campaign.actions if action.opens and action.opens <= campaign.today]
