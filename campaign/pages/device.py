"""“My calls”: what a visitor marked and noted, on their own device; to look at, to save as a file, to erase."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from campaign.campaign import Campaign
from campaign.pages.output import Output, page
from campaign.pages.storage import STORED
from campaign.pages.views import Head

PATH = "/my-calls/"


@dataclass(frozen=True)
class DeviceView:
    """The names of all that may be kept on a device, for the button that erases it."""

    local_keys: str
    cache_keys: str


def outputs(campaign: Campaign) -> Iterator[Output]:
    """Yield the page."""
    del campaign
    description = "The calls you marked and your notes, kept on this device only. Save them as a file, or erase them."
    yield page(Head("My calls", description, PATH, noindex=True), "my-calls", device_view)


def device_view() -> DeviceView:
    """Return what may be kept, by place."""
    local, caches = (
        " ".join(each.key for each in STORED if each.place == place) for place in ("localStorage", "cache")
    )
    return DeviceView(local, caches)
