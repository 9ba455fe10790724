"""Rules on pages that have moved (data/redirects.yml)."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from campaign.addresses import live, writes
from campaign.campaign import Campaign
from campaign.finding import Finding
from campaign.model.forms import file_of, is_address, is_address_part

NAME = "[A-Za-z0-9][A-Za-z0-9.-]*"
OLD = re.compile(rf"/(?:{NAME}/)*(?:{NAME}\.html)?")


def an_old_address_is_one_of_a_page(campaign: Campaign) -> Iterator[Finding]:
    """An old address is a page's, like /old-page/: only a page can send its visitors on."""
    for old in campaign.redirects.moved:
        if not (OLD.fullmatch(old) and is_address(old)):
            message = f"The old address {old} is not one of a page"
            yield _at(campaign, old, message, "Write it like /old-page/ or /old-page.html")


def an_old_address_is_free(campaign: Campaign) -> Iterator[Finding]:
    """An old address is not the address of a page that exists, however it is written, nor one below a file."""
    moved = campaign.redirects.moved
    files = {file_of(address) for address in live(campaign)} if moved else set()
    old_files = {file_of(old) for old in moved}
    for old in moved:
        file = file_of(old)
        above = {file[:end] for end, character in enumerate(file) if character == "/"}
        if file in files:
            yield _at(campaign, old, f"The old address {old} is a page of its own", "Take this line out")
        elif in_the_way := sorted(above & (files | old_files)):
            message = f"The old address {old} lies below /{in_the_way[0]}, which is a page, not a folder"
            yield _at(campaign, old, message, "Take this line out, or write the address without what follows .html")


def old_addresses_differ(campaign: Campaign) -> Iterator[Finding]:
    """No two old addresses are one and the same, written in two ways (/old/ and /old/index.html)."""
    seen: dict[str, str] = {}
    for old in campaign.redirects.moved:
        first = seen.setdefault(file_of(old), old)
        if first != old:
            yield _at(campaign, old, f"The old address {old} is the same as {first}", "Keep one of the two")


def a_new_address_exists(campaign: Campaign) -> Iterator[Finding]:
    """A new address is a page that exists, not one that has moved in its turn."""
    moved, is_written = campaign.redirects.moved, writes(campaign)
    for old, new in moved.items():
        address, has_place, place = new.partition("#")
        if address in moved:
            yield _at(campaign, old, f"{new} has moved in its turn", f"Write where it is now: {moved[address]}")
        elif has_place and not is_address_part(place):
            message = f"The new address {new} does not end in a place on a page"
            yield _at(campaign, old, message, "Copy it from the heading's address, or take out # and what follows")
        elif not (address in campaign.page or is_written(address)):
            close = difflib.get_close_matches(address, live(campaign), n=1)
            mend = f"Did you mean {close[0]}?" if close else "Copy the address from the page it should lead to"
            yield _at(campaign, old, f"The new address {new} does not exist", mend)


def _at(campaign: Campaign, old: str, message: str, fix: str) -> Finding:
    redirects = campaign.redirects
    return Finding(redirects.source.path, redirects.line(old), message, fix)


RULES = (an_old_address_is_one_of_a_page, an_old_address_is_free, old_addresses_differ, a_new_address_exists)
NEED_ALL = (a_new_address_exists,)
