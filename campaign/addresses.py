"""Every address of the site. Known before a page is written, so that links can be checked first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from campaign.model.places import Places

if TYPE_CHECKING:
    from campaign.campaign import Campaign

ACTIONS = "/actions/"
FIXED = (
    ACTIONS,
    "/legislators/",
    "/committees/",
    "/calendar/",
    "/my-calls/",
    "/week/",
    "/offline/",
    "/manifest.webmanifest",
    "/sw.js",
    "/icon-192.png",
    "/icon-512.png",
    "/icon-maskable.png",
    "/icon-apple.png",
    "/calendar/calls.ics",
    "/calendar/meetings.ics",
    "/districts/",
    "/editors/",
    "/find/",
    "/find/places.json",
    "/find/people.json",
    "/feeds/actions.atom.xml",
    "/feeds/actions.json",
    "/api/actions.json",
    "/api/today.json",
    "/api/legislators.json",
    "/api/legislators.csv",
    "/api/schema/district.json",
    "/api/schema/legislators.json",
    "/data/",
    "/sitemap.xml",
    "/robots.txt",
)
SECURITY = "/.well-known/security.txt"
# How every address begins that is not among FIXED.
FAMILIES = (
    *("/actions/", "/legislators/", "/committees/", "/districts/", "/find/", "/calendar/", "/api/", "/images/"),
    SECURITY,
)


def addresses(campaign: Campaign) -> set[str]:
    """Return the address of every page and file that the site is made of, those that have moved among them."""
    return live(campaign) | set(campaign.redirects.moved)


def live(campaign: Campaign) -> set[str]:
    """Return the address of everything that is where it belongs."""
    return {*campaign.generated, *campaign.page}


def generated(campaign: Campaign) -> set[str]:
    """Return the address of everything but the pages of text; `campaign.generated` has them ready."""
    return {
        *FIXED,
        *((SECURITY,) if security_promised(campaign) else ()),
        *(action.path for action in (*campaign.actions, *campaign.evergreen)),
        *map(year_path, campaign.earlier),
        *(action.calendar_path for action in campaign.recent),
        *(person.path for person in campaign.roster.legislators),
        *(committee.path for committee in campaign.committees.committees),
        *_of_districts(campaign),
        *(picture.address for picture in campaign.pictures),
    }


def year_path(year: int) -> str:
    """Return the address of the list of an earlier year's actions."""
    return f"{ACTIONS}{year}/"


def writes(campaign: Campaign) -> Callable[[str], bool]:
    """Return what tells whether the site itself writes an address; all are worked out only for one that may be."""
    return lambda address: address in FIXED or (address.startswith(FAMILIES) and address in campaign.generated)


def security_promised(campaign: Campaign) -> bool:
    """Return whether the promise to read reports of security faults still holds on the campaign's day."""
    until = campaign.site.security_expires
    return until is not None and until >= campaign.today


def _of_districts(campaign: Campaign) -> set[str]:
    """Return the addresses of call sheets, and of the lists and files that districts are found with."""
    legislature = campaign.legislature
    seats = [(chamber.id, seat) for chamber in legislature.chambers for seat in legislature.seats(chamber.id)]
    sheets = {path for seat in seats for path in (legislature.district_path(*seat), legislature.district_file(*seat))}
    return sheets | place_lists(campaign.places) | ({"/find/map-notice/", "/find/map.json"} if campaign.map else set())


def place_lists(places: Places) -> set[str]:
    """Return the addresses of the lists of towns by letter and of ZIPs by their first three digits."""
    towns = {f"/find/towns/{letter}/" for letter in places.first_letters}
    return towns | {f"/find/zips/{digits}/" for digits in places.first_digits}
