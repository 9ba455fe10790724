"""The feeds: Atom and JSON Feed, with the full call in them, so that a mail made from a feed is enough."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from markupsafe import Markup

from campaign.campaign import DAY, Campaign
from campaign.day import fresh_of
from campaign.model.action import Action
from campaign.model.record import BillRecord
from campaign.pages.action_page import action_view, description
from campaign.pages.assets import Theme
from campaign.pages.bills import news
from campaign.pages.output import Output, Urls, file, json_text

DAYS = 30  # how many days back a feed reaches
PATH = "/feeds/actions.atom.xml"
JSON_PATH = "/feeds/actions.json"


@dataclass(frozen=True)
class FeedItem:
    """What one day added: an action that opened, an evergreen one, or where a bill that we follow came to.

    Its fields are named as in the library that writes Atom.
    """

    unique_id: str
    link: str
    title: str
    description: str
    content: str
    pubdate: datetime
    updateddate: datetime
    categories: tuple[str, ...]


def files(campaign: Campaign, urls: Urls, theme: Theme) -> Iterator[Output]:
    """Yield both feeds."""
    newest = functools.cache(lambda: tuple(items(campaign, urls, theme)))
    yield file(PATH, newest, lambda shown: atom(campaign, urls, shown))
    yield file(JSON_PATH, newest, lambda shown: json_text(json_feed(campaign, urls, shown)))


def items(campaign: Campaign, urls: Urls, theme: Theme) -> Iterator[FeedItem]:
    """Yield what each of the last days added, newest first: its action, then bills that moved.

    The build's day stands in for a clock.
    """
    moved: dict[date, list[FeedItem]] = defaultdict(list)
    for day, record, told in news(campaign):
        moved[day].append(_bill_item(campaign, record, day, told, urls))
    for back in range(DAYS):
        day = campaign.today - timedelta(back)
        action = fresh_of(campaign.on(day))
        if action:
            yield _item(campaign, action, day, urls, theme)
        yield from moved[day]


def _item(campaign: Campaign, action: Action, day: date, urls: Urls, theme: Theme) -> FeedItem:
    """Return a day's item; an evergreen one is shown as of its day, and its id is the day's alone."""
    view = action_view(campaign.on(day) if action.evergreen else campaign, action)
    from campaign.read.markdown import converter  # only where a feed is made

    body = converter(urls.siteurl.rstrip("/")).html(action.body)
    return FeedItem(
        unique_id=unique_id(campaign, action.name if action.opens else "day", day),
        link=urls.absolute(action.path),
        title=f"Canceled: {action.title}" if action.canceled else action.title,
        description=description(action),
        content=theme.render("call/feed.html", view=view, urls=urls, body=Markup(body)),  # noqa: S704 - sanitized
        pubdate=_midnight(campaign, day),
        updateddate=_midnight(campaign, _changed(campaign, action, day)),
        categories=(action.kind,),
    )


def _bill_item(campaign: Campaign, record: BillRecord, day: date, told: tuple[str, ...], urls: Urls) -> FeedItem:
    """Return what happened on a day to a bill that we follow; its id is that day's and the bill's."""
    steps = Markup("").join(Markup("<p>{}</p>").format(each) for each in told)
    link = Markup('<p><a href="{}">How far it came, and who voted how</a></p>').format(urls.absolute(record.path))
    return FeedItem(
        unique_id=unique_id(campaign, record.path.strip("/").replace("/", "-"), day),
        link=urls.absolute(record.path),
        title=f"{record.number} moved: {record.title}",
        description=" ".join(told),
        content=steps + link,
        pubdate=_midnight(campaign, day),
        updateddate=_midnight(campaign, day),
        categories=("bill",),
    )


def _changed(campaign: Campaign, action: Action, day: date) -> date:
    """Return the last day up to the build's on which an item changed, its closing among them."""
    closed = [action.last_day + DAY] if action.opens and action.last_day else []
    told = [action.changed_on] if action.changed_on else []
    return max(each for each in (day, *closed, *told) if each <= max(campaign.today, day))


def _midnight(campaign: Campaign, day: date) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(campaign.legislature.timezone))


def unique_id(campaign: Campaign, name: str, day: date) -> str:
    """Return an identifier that stays the same even if the site moves (RFC 4151)."""
    return f"tag:{campaign.site.name_in_ids},{day}:{name}"


def _title(campaign: Campaign) -> str:
    return f"{campaign.site.name}: calls to action"


def atom(campaign: Campaign, urls: Urls, shown: Iterable[FeedItem]) -> str:
    """Return items as an Atom feed."""
    from feedgenerator import Atom1Feed  # only where a feed is written

    site = campaign.site
    feed = Atom1Feed(
        title=_title(campaign),
        link=urls.absolute("/"),
        description=site.mission,
        feed_url=urls.absolute(PATH),
        language="en-US",
        author_name=site.name,
        feed_guid=f"tag:{site.name_in_ids},2026-01-01:actions",
    )
    for item in shown:
        feed.add_item(**vars(item))
    return str(feed.writeString("utf-8"))


def json_feed(campaign: Campaign, urls: Urls, shown: Iterable[FeedItem]) -> dict[str, object]:
    """Return items as a JSON Feed, version 1.1 (jsonfeed.org)."""
    site = campaign.site
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(campaign),
        "home_page_url": urls.absolute("/"),
        "feed_url": urls.absolute(JSON_PATH),
        "description": site.mission,
        "language": "en-US",
        "authors": [{"name": site.name, "url": urls.absolute("/")}],
        "items": [_json_item(item) for item in shown],
    }


def _json_item(item: FeedItem) -> dict[str, object]:
    return {
        "id": item.unique_id,
        "url": item.link,
        "title": item.title,
        "summary": item.description,
        "content_html": item.content,
        "date_published": item.pubdate,
        "date_modified": item.updateddate,
        "tags": item.categories,
    }
