"""“My calls”: what a visitor marked and noted, on their own device; to look at, to save as a file, to erase."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from campaign.campaign import Campaign
from campaign.pages.output import Output, page
from campaign.pages.storage import STORED, Stored
from campaign.pages.views import Head

PATH = "/my-calls/"


@dataclass(frozen=True)
class DeviceView:
    """All that may be kept on a device, for the button that erases it."""

    stored: tuple[Stored, ...] = STORED


def outputs(campaign: Campaign) -> Iterator[Output]:
    """Yield the page."""
    del campaign
    description = "The calls you marked and your notes, kept on this device only. Save them as a file, or erase them."
    yield page(Head("My calls", description, PATH, noindex=True), "my-calls", DeviceView)
