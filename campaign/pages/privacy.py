"""The privacy page, generated from what forms and scripts really do; and “My calls”, all of it on the device."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from campaign.campaign import Campaign
from campaign.model.page import Page
from campaign.pages import output
from campaign.pages.forms import WORDS, is_practice
from campaign.pages.output import Head, Output
from campaign.services import Connection, connections

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


@dataclass(frozen=True)
class Receiver:
    """Who gets what is typed into one form."""

    form: str  # Signing up
    kind: Literal["post", "link", "mail"]
    who: str
    gets: str  # your email address and ZIP code
    use: str  # what the group does with it
    privacy: str  # the address of the receiver's privacy policy
    is_practice: bool
    hosts: tuple[str, ...]


@dataclass(frozen=True)
class PrivacyView:
    """The promise: what stays on the device, who is reached, who sees what."""

    page: Page
    receivers: tuple[Receiver, ...]
    hosts: tuple[str, ...]
    stored: tuple[Stored, ...]


@dataclass(frozen=True)
class DeviceView:
    """All that may be stored on a device, for the button that erases it."""

    stored: tuple[Stored, ...] = STORED


def privacy_view(campaign: Campaign, page: Page) -> PrivacyView:
    """Return the promise: who receives each form, which hosts the pages may reach, what stays on the device."""
    forms = connections(campaign.site, campaign.practice)
    receivers = tuple(receiver(campaign, connection) for connection in forms)
    hosts = tuple(dict.fromkeys(host for each in receivers for host in each.hosts))
    return PrivacyView(page=page, receivers=receivers, hosts=hosts, stored=STORED)


def receiver(campaign: Campaign, connection: Connection) -> Receiver:
    """Return who gets what is typed into one form."""
    said = WORDS[connection.form]
    return Receiver(
        form=said.title,
        kind=connection.service.kind,
        who=connection.who,
        gets=said.gets,
        use=said.use,
        privacy=connection.privacy,
        is_practice=is_practice(campaign, connection),
        hosts=tuple(urlsplit(origin).netloc for origin in connection.origins),
    )


def outputs(_campaign: Campaign) -> Iterator[Output]:
    """Yield “My calls”: what a visitor marked and noted, to look at, to save as a file, to erase."""
    description = "The calls you marked and your notes, kept on this device only. Save them as a file, or erase them."
    yield output.page(Head("My calls", description, MY_CALLS, noindex=True), "my-calls", DeviceView)
