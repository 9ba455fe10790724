"""The privacy page, generated from what forms and scripts really do; and “My calls”, all of it on the device."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import yaml

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


STORED = tuple(Stored(**each) for each in yaml.safe_load(Path(__file__).with_name("stored.yml").read_text("utf-8")))


def hosts(forms: Iterable[Connection]) -> tuple[str, ...]:
    """Return the hosts that forms may reach, each once."""
    return tuple(dict.fromkeys(urlsplit(origin).netloc for form in forms for origin in form.origins))


def outputs(_campaign: Campaign) -> Iterator[Output]:
    """Yield “My calls”: what a visitor marked and noted, to look at, to save as a file, to erase."""
    description = "The calls you marked and your notes, kept on this device only. Save them as a file, or erase them."
    yield output.page(Head("My calls", description, MY_CALLS, noindex=True), "my-calls", lambda: None)
