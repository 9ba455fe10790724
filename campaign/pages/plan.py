"""Everything the site is made of. A new kind of page gets one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from campaign.campaign import Campaign
from campaign.pages import (
    api,
    api_seats,
    app,
    archive,
    calendars,
    committees,
    data_page,
    districts,
    editors,
    feeds,
    find,
    people,
    privacy,
    redirects,
    security,
    sitemap,
    texts,
    week,
)
from campaign.pages.assets import Assets
from campaign.pages.lastmod import changed
from campaign.pages.output import Output, file
from campaign.pages.pictures import Pictures
from campaign.pages.urls import Urls

SECTIONS: tuple[Callable[[Campaign], Iterable[Output]], ...] = (
    archive.outputs,
    people.outputs,
    committees.outputs,
    districts.outputs,
    find.outputs,
    data_page.outputs,
    security.outputs,
    calendars.outputs,
    privacy.outputs,
    week.outputs,
    app.outputs,
    editors.outputs,
)
# Files that are read away from the site, so that they need whole addresses.
FILES: tuple[Callable[[Campaign, Urls], Iterable[Output]], ...] = (
    calendars.files,
    feeds.files,
    api.files,
    api_seats.files,
)


def outputs(campaign: Campaign, urls: Urls, assets: Assets, pictures: Pictures) -> Iterator[Output]:
    """Yield every page and file of the site, Pelican's own articles and pages among them."""
    yield from texts.outputs(campaign)
    yield from assets.outputs()
    yield from pictures.outputs(campaign)
    pages = [output for section in SECTIONS for output in section(campaign)]
    yield from pages
    yield from app.files(campaign, urls, assets)
    for section in FILES:
        yield from section(campaign, urls.public(campaign.site.address))
    yield file("/sitemap.xml", lambda: sitemap.sitemap(indexed(campaign, pages), changed(campaign), urls))
    yield file("/robots.txt", lambda: sitemap.robots(urls))
    yield from redirects.outputs(campaign, urls)


def indexed(campaign: Campaign, pages: Iterable[Output]) -> set[str]:
    """Return the addresses that search engines may list."""
    texts = {page.path for page in campaign.pages if not page.noindex and page.path.endswith("/")}
    own = {output.path for output in pages if output.head and not output.head.noindex}
    return texts | own | {action.path for action in (*campaign.actions, *campaign.evergreen)}
