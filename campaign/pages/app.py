"""The site as an app: its manifest, and the service worker that keeps a copy for when there is no signal."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path

from campaign import digest
from campaign.campaign import Campaign
from campaign.model.action import Action
from campaign.pages.assets import Theme, squeeze_script
from campaign.pages.find_data import PEOPLE
from campaign.pages.output import Head, Output, Urls, file, json_text, page
from campaign.pages.pictures import ICONS
from campaign.pages.privacy import MY_CALLS, OUTCOMES
from campaign.pages.reminder import PATH as REMIND

OFFLINE = "/offline/"
SHEETS = "/districts/"
AHEAD = timedelta(days=7)
PAGES = ("/", "/actions/", "/week/", "/legislators/", MY_CALLS, REMIND, "/practice/", OFFLINE)
ALWAYS = (*PAGES, PEOPLE, OUTCOMES, "/manifest.webmanifest", "/icon-192.png")
FACTS = "/* facts */ {}"
SNOW = "#fbf7ee"


def outputs(_campaign: Campaign) -> Iterator[Output]:
    """Yield the page that a device without a signal shows for what it does not hold."""
    head = Head("No signal", "This page is not on your device. These are.", OFFLINE, noindex=True)
    yield page(head, "offline", lambda: None)


def files(campaign: Campaign, urls: Urls, theme: Theme, stamps: Callable[[], Mapping[str, str]]) -> Iterator[Output]:
    """Yield the manifest and the service worker; `stamps()` says what that keeps (see `stamp`)."""
    yield file("/manifest.webmanifest", lambda: manifest(campaign, urls))
    yield file("/sw.js", lambda: worker(campaign, urls, theme, stamps()))


def manifest(campaign: Campaign, urls: Urls) -> str:
    """Return what a phone needs to put the site on its home screen."""
    site = campaign.site
    return json_text(
        {
            "id": urls.url("/"),
            "name": site.name,
            "short_name": site.short_name,
            "description": site.description,
            "lang": "en-US",
            "start_url": urls.url("/"),
            "scope": urls.url("/"),
            "display": "standalone",
            "background_color": SNOW,
            "theme_color": SNOW,
            "icons": [
                {
                    "src": urls.url(f"/{name}"),
                    "sizes": f"{pixels}x{pixels}",
                    "type": "image/png",
                    "purpose": "maskable" if "maskable" in name else "any",
                }
                for name, (pixels, _scale) in ICONS.items()
                if "apple" not in name
            ],
        }
    )


def worker(campaign: Campaign, urls: Urls, theme: Theme, stamps: Mapping[str, str]) -> str:
    """Return the service worker with what it must keep; other contents, other version: copies are renewed."""
    script = Path(theme.static / "worker" / "sw.js").read_text("utf-8")
    facts = {
        "version": digest.of_values(script, stamps, campaign.today, campaign.roster)[:12],
        "pages": {urls.url(path): stamp for path, stamp in stamps.items()},
        "sheets": urls.url(SHEETS),
        "zone": campaign.legislature.timezone,
        "none": urls.url(OFFLINE),
    }
    return squeeze_script(script.replace(FACTS, json.dumps(facts)))


def stamp(output: Output, shared: str) -> str:
    """Return the stamp of what is kept: ten digits that change with what it shows, and stand in it; "" where none does.

    While a publish spreads, a server may have files of two versions; by its stamp the worker knows one of its own. A
    page ends with it, so that half a page has none. `shared` is a hash of what all pages share.
    """
    if output.template:
        head = output.head() if output.head else None
        return digest.of_values(shared, output.template, output.text, output.make(), head)[:10]
    return str(json.loads(output.make())["stamp"]) if output.path == PEOPLE else ""


def kept(campaign: Campaign, theme: Theme) -> list[str]:
    """Return the addresses of all that is kept: the day, current calls, numbers, and what these pages need."""
    needed = [*theme.scripts.values(), theme.images["mark.svg"], theme.font, *theme.sheets.values()]
    return [*ALWAYS, *(action.path for action in current(campaign)), *needed]


def current(campaign: Campaign) -> list[Action]:
    """Return the actions that can be done now or open within a week, and those for any day."""
    last = campaign.today + AHEAD
    dated = (each for each in campaign.recent if each.state_on(campaign.today) != "closed")
    return [*(each for each in dated if each.opens and each.opens <= last), *campaign.evergreen]
