"""What templates are given about days: the day's call, and the days that a page carries ahead."""

from __future__ import annotations

from dataclasses import dataclass

from campaign.model.page import Page
from campaign.pages.views import ActionItem, ActionView


@dataclass(frozen=True)
class SeasonView:
    """Where in the legislature's year we are: words that stay true, and a count that is true on its day alone."""

    words: str  # Session opens Tuesday, January 12
    count: str  # in 49 days


@dataclass(frozen=True)
class DayView:
    """One day and its action. `later`: shown only once the script has picked that day."""

    iso: str  # 2026-11-23
    words: str  # Monday, November 23: call
    later: bool
    action: ActionView | None
    season: SeasonView | None


@dataclass(frozen=True)
class MoreItem:
    """An action in the list beside the day's; `off` names the days on which the list leaves it out."""

    item: ActionItem
    off: str  # "2026-11-23 2026-11-26"
    later: bool  # left out on the day the page is built for


@dataclass(frozen=True)
class HomeView:
    """The home page: the day's action, and those of the days to come for when a build is late."""

    page: Page
    held: str  # the days it holds: "2026-11-23 2026-11-24"
    days: tuple[DayView, ...]
    more: tuple[MoreItem, ...]
    last_words: str  # Monday, November 30: after that day the page says that it is old
    body: str
