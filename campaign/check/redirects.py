"""Rules on pages that have moved (data/redirects.yml)."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from campaign.addresses import live, writes
from campaign.campaign import Campaign
from campaign.finding import Finding

OLD = re.compile(r"/(?:[a-z0-9.-]+/)*(?:[a-z0-9.-]+\.html)?", re.IGNORECASE)


def an_old_address_is_one_of_a_page(campaign: Campaign) -> Iterator[Finding]:
    """An old address is a page's, like /old-page/: only a page can send its visitors on."""
    for old in campaign.redirects.moved:
        if not OLD.fullmatch(old):
            message = f"The old address {old} is not one of a page"
            yield _at(campaign, old, message, "Write it like /old-page/ or /old-page.html")


def an_old_address_is_free(campaign: Campaign) -> Iterator[Finding]:
    """An old address is not the address of a page that exists."""
    is_written = writes(campaign)
    for old in campaign.redirects.moved:
        if old in campaign.page or is_written(old):
            yield _at(campaign, old, f"The old address {old} is a page of its own", "Take this line out")


def a_new_address_exists(campaign: Campaign) -> Iterator[Finding]:
    """A new address is a page that exists, not one that has moved in its turn."""
    moved, is_written = campaign.redirects.moved, writes(campaign)
    for old, new in moved.items():
        address = new.partition("#")[0]
        if address in moved:
            yield _at(campaign, old, f"{new} has moved in its turn", f"Write where it is now: {moved[address]}")
        elif not (address in campaign.page or is_written(address)):
            close = difflib.get_close_matches(address, live(campaign), n=1)
            mend = f"Did you mean {close[0]}?" if close else "Copy the address from the page it should lead to"
            yield _at(campaign, old, f"The new address {new} does not exist", mend)


def _at(campaign: Campaign, old: str, message: str, fix: str) -> Finding:
    redirects = campaign.redirects
    return Finding(redirects.source.path, redirects.line(old), message, fix)


RULES = (an_old_address_is_one_of_a_page, an_old_address_is_free, a_new_address_exists)
NEED_ALL = (a_new_address_exists,)
