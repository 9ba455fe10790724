"""The privacy page, generated from what forms and scripts really do; and “My calls”, all of it on the device."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import yaml

from campaign.campaign import Campaign
from campaign.pages import output
from campaign.pages.output import Head, Output
from campaign.services import Connection

MY_CALLS = "/my-calls/"
OUTCOMES = "/my-calls/outcomes.json"
KNOWN = timedelta(days=366)  # how long what came of a call is told under “My calls”; its own page tells it for ever


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


def outputs(campaign: Campaign) -> Iterator[Output]:
    """Yield “My calls”: what a visitor marked and noted, to look at, save or erase; and what came of calls."""
    description = "The calls you marked and your notes, kept on this device only. Save them as a file, or erase them."
    yield output.page(Head("My calls", description, MY_CALLS, noindex=True), "my-calls", lambda: None)
    yield output.file(OUTCOMES, partial(outcomes, campaign), output.compact_json)


def outcomes(campaign: Campaign) -> dict[str, list[str]]:
    """Return, by action, the bill that was called about ("" for none) and what came of it, of the last year.

    It is one file for all, so that no request tells which of them somebody marked.
    """
    told = ((each, each.outcome) for each in campaign.actions if each.outcome)
    return {
        action.name: [action.bill if action.bill and action.kind == "call" else "", outcome.what]
        for action, outcome in told
        if campaign.today - KNOWN <= outcome.date <= campaign.today
    }
