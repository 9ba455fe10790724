"""The privacy page, generated from what forms and scripts really do; and “My calls”, all of it on the device."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from campaign.campaign import Campaign
from campaign.pages import output
from campaign.pages.output import Head, Output
from campaign.services import Connection

MY_CALLS = "/my-calls/"


@dataclass(frozen=True)
class Stored:
    """One thing that scripts store on a device: where and under which name, what it is, when, how it goes away."""

    place: Literal["localStorage", "cache"]
    key: str
    short: str  # in a few words, as part of a list
    what: str
    when: str
    erase: str


# All that the site's scripts store on a visitor's device. A script that stores something new gets an entry here first:
# the page shows it, a test holds it. Nothing is stored before the visitor presses something, and nothing is a cookie.
STORED: tuple[Stored, ...] = (
    Stored(
        "localStorage",
        "district",
        "your district",
        "The name of your district, like 14A. Never your address.",
        "When you press “This is my district”.",
        "Press “Forget my district”, or erase all below.",
    ),
    Stored(
        "localStorage",
        "calls",
        "your calls and notes",
        "How each call went that you marked, on which day, and the notes you wrote.",
        "When you press “We talked”, “Left voicemail”, “Busy”, “Skip” or “Done”, or save a note.",
        "Press “Undo”, or erase all below.",
    ),
    Stored(
        "cache",
        "offline",
        "pages for when there is no signal",
        "A copy of this week’s calls, of all numbers and of your call sheet, for when there is no signal.",
        "When you press “Keep this on my phone”.",
        "Press “Remove it from my phone”, or erase all below.",
    ),
)


def hosts(forms: Iterable[Connection]) -> tuple[str, ...]:
    """Return the hosts that forms may reach, each once."""
    return tuple(dict.fromkeys(urlsplit(origin).netloc for form in forms for origin in form.origins))


def outputs(_campaign: Campaign) -> Iterator[Output]:
    """Yield “My calls”: what a visitor marked and noted, to look at, to save as a file, to erase."""
    description = "The calls you marked and your notes, kept on this device only. Save them as a file, or erase them."
    yield output.page(Head("My calls", description, MY_CALLS, noindex=True), "my-calls", lambda: None)
