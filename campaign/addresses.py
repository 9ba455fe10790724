"""Every address of the site. Known before a page is written, so that links can be checked first."""

from __future__ import annotations

from campaign.campaign import Campaign

FIXED = (
    "/actions/",
    "/legislators/",
    "/committees/",
    "/calendar/",
    "/my-calls/",
    "/offline/",
    "/manifest.webmanifest",
    "/sw.js",
    "/icon-192.png",
    "/icon-512.png",
    "/icon-maskable.png",
    "/icon-apple.png",
    "/calendar/calls.ics",
    "/calendar/meetings.ics",
    "/feeds/actions.atom.xml",
    "/feeds/actions.json",
    "/api/actions.json",
    "/api/today.json",
    "/sitemap.xml",
    "/robots.txt",
)
SECURITY = "/.well-known/security.txt"


def addresses(campaign: Campaign) -> set[str]:
    """Return the address of every page and file that the site is made of, those that have moved among them."""
    return live(campaign) | set(campaign.redirects.moved)


def live(campaign: Campaign) -> set[str]:
    """Return the address of everything that is where it belongs."""
    return generated(campaign) | set(campaign.page)


def generated(campaign: Campaign) -> set[str]:
    """Return the address of everything but the pages of text."""
    return {
        *FIXED,
        *((SECURITY,) if security_promised(campaign) else ()),
        *(action.path for action in (*campaign.actions, *campaign.evergreen)),
        *(action.calendar_path for action in campaign.recent),
        *(person.path for person in campaign.roster.legislators),
        *(committee.path for committee in campaign.committees.committees),
    }


def security_promised(campaign: Campaign) -> bool:
    """Return whether the promise to read reports of security faults still holds on the campaign's day."""
    until = campaign.site.security_expires
    return until is not None and until >= campaign.today
