"""Everything the site is made of, in one list. A new kind of page gets one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from campaign import digest
from campaign.campaign import Campaign
from campaign.model.action import Action
from campaign.model.page import Page
from campaign.pages import (
    action_page,
    api_bills,
    api_calls,
    api_seats,
    app,
    archive,
    bills,
    calendars,
    call_sheets,
    committee_pages,
    data_page,
    editors,
    feeds,
    find,
    home,
    legislators,
    member_votes,
    numbers,
    practice_call,
    privacy,
    reminder,
    site_files,
    texts,
)
from campaign.pages.assets import Theme
from campaign.pages.output import Output, Urls
from campaign.pages.pictures import Pictures

PAGES: tuple[Callable[[Campaign], Iterable[Output]], ...] = (
    action_page.outputs,
    archive.outputs,
    legislators.outputs,
    member_votes.outputs,
    committee_pages.outputs,
    bills.outputs,
    call_sheets.outputs,
    find.outputs,
    data_page.outputs,
    numbers.outputs,
    calendars.outputs,
    privacy.outputs,
    home.outputs,
    practice_call.outputs,
    app.outputs,
    editors.outputs,
)
# Files that are read away from the site, so that they need whole addresses.
DATA: tuple[Callable[[Campaign, Urls], Iterable[Output]], ...] = (
    *(api_calls.files, api_seats.files, api_bills.files),
    *(numbers.files, reminder.files),
)
CARDS: tuple[Callable[[Campaign, Urls, Theme], Iterable[Output]], ...] = (calendars.files, feeds.files)


@dataclass(frozen=True)
class Plan:
    """What the site is made of on one day, with one theme, at one public address."""

    campaign: Campaign
    urls: Urls
    theme: Theme
    pictures: Pictures

    @classmethod
    def of(cls, campaign: Campaign, root: Path, theme: Path, siteurl: str = "") -> Plan:
        """Return the plan of a project folder's site; `theme` is the theme's folder."""
        pictures = Pictures(theme, root / ".cache" / "pictures")
        return cls(campaign, Urls(siteurl), Theme(theme, root / "content" / "images"), pictures)

    @cached_property
    def outputs(self) -> tuple[Output, ...]:
        """Return every page and file of the site."""
        moved = site_files.redirects(self.campaign, self.urls, self.theme)
        return (*texts.outputs(self.campaign), *self._generated, *moved)

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Return the address of everything but pages of text and pages that have moved: what editors cannot take."""
        return frozenset(output.path for output in self._generated)

    @cached_property
    def texts(self) -> dict[str, Action | Page]:
        """Return, by its file, each text whose Markdown is shown."""
        return {each.text.source.path: each.text for each in self.outputs if each.text}

    @cached_property
    def indexed(self) -> frozenset[str]:
        """Return the addresses that search engines may list."""
        pages = (each for each in self.outputs if each.head and each.path.endswith("/"))
        return frozenset(each.path for each in pages if each.head and not each.head().noindex)

    @cached_property
    def stamps(self) -> dict[str, str]:
        """Return, by address, the stamp of all that a device keeps for when there is no signal (see `app.stamp`)."""
        outputs = {output.path: output for output in self.outputs}
        shared = digest.of_values(self.campaign.site, self.campaign.practice, self.urls, self.theme.look)
        return {path: app.stamp(outputs[path], shared) for path in app.kept(self.campaign, self.theme)}

    @cached_property
    def _generated(self) -> tuple[Output, ...]:
        return tuple(self._everything())

    def _everything(self) -> Iterator[Output]:
        campaign, public = self.campaign, self.urls.public(self.campaign.site.address)
        for pages in PAGES:
            yield from pages(campaign)
        for files in DATA:
            yield from files(campaign, public)
        for files_with_cards in CARDS:
            yield from files_with_cards(campaign, public, self.theme)
        yield from self.theme.outputs()
        yield from self.pictures.outputs(campaign)
        yield from app.files(campaign, self.urls, self.theme, lambda: self.stamps)
        yield from site_files.files(campaign, self.urls, lambda: self.indexed)
