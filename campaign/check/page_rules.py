"""Rules on pages of text, pages that have moved (data/redirects.yml), and the group's own facts (data/site.yml)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from datetime import timedelta
from operator import attrgetter
from urllib.parse import urlsplit

from campaign.campaign import Campaign
from campaign.finding import Finding, at, meant, repeated
from campaign.model.patterns import file_of, is_address, is_address_part
from campaign.model.site import Site
from campaign.read.typed import fields_of

Addresses = Callable[[], AbstractSet[str]]  # gives all that the site writes besides pages of text and moved pages
NEEDED = tuple(
    "/ /mission/ /faq/ /sign-up/ /thanks/ /confirmed/ /contact/ /suggest/ /privacy/ /accessibility/ /404.html".split()
)
LONGEST = 155  # characters that a search result shows
NAME = "[A-Za-z0-9][A-Za-z0-9.-]*"
OLD = re.compile(rf"/(?:{NAME}/)*(?:{NAME}\.html)?")
SOON = timedelta(days=60)
A_YEAR = timedelta(days=366)  # RFC 9116 advises less than a year
RENEW = "Check that the email address is still read, then set a date at most a year ahead"


def addresses_are_unique(campaign: Campaign) -> Iterator[Finding]:
    """Two pages never share an address."""
    for page, first in repeated(campaign.pages, attrgetter("path")):
        message = f"{page.path} is also the address of {first.source.path}"
        yield at(page, "path", message, "Give one of them another address")


def addresses_are_free(campaign: Campaign, addresses: Addresses) -> Iterator[Finding]:
    """A page of text never takes the address of a list, a person, a committee or an action."""
    for page in campaign.pages:
        if page.path not in NEEDED and page.path in addresses():
            yield at(page, "path", f"The site itself writes {page.path}", "Give the page another address")


def titles_are_unique(campaign: Campaign) -> Iterator[Finding]:
    """Two pages never share a title or a description: people tell them apart by these in search results."""
    for key in ("title", "description"):
        for page, first in repeated(campaign.pages, attrgetter(key)):
            yield at(page, key, f"{first.source.path} has the same {key}", "Write one of its own")


def descriptions_fit(campaign: Campaign) -> Iterator[Finding]:
    """A description fits into a search result."""
    for page in campaign.pages:
        if len(page.description) > LONGEST:
            message = f"The description has {len(page.description)} characters"
            yield at(page, "description", message, f"Cut it to {LONGEST}")


def needed_pages_exist(campaign: Campaign) -> Iterator[Finding]:
    """The pages that every other page leads to are there."""
    for path in NEEDED:
        if path not in campaign.page:
            yield Finding("content/pages", 1, f"There is no page with path: {path}", "Add it back")


def an_old_address_is_one_of_a_page(campaign: Campaign) -> Iterator[Finding]:
    """An old address is a page's, like /old-page/: only a page can send its visitors on."""
    for old in campaign.redirects.moved:
        if not (OLD.fullmatch(old) and is_address(old)):
            message = f"The old address {old} is not one of a page"
            yield _moved(campaign, old, message, "Write it like /old-page/ or /old-page.html")


def an_old_address_is_free(campaign: Campaign, addresses: Addresses) -> Iterator[Finding]:
    """An old address is not the address of a page that exists, however it is written, nor one below a file."""
    moved = campaign.redirects.moved
    files = {*map(file_of, addresses()), *map(file_of, campaign.page)} if moved else set()
    old_files = {file_of(old) for old in moved}
    for old in moved:
        file = file_of(old)
        above = {file[:end] for end, character in enumerate(file) if character == "/"}
        if file in files:
            yield _moved(campaign, old, f"The old address {old} is a page of its own", "Take this line out")
        elif in_the_way := sorted(above & (files | old_files)):
            message = f"The old address {old} lies below /{in_the_way[0]}, which is a page, not a folder"
            yield _moved(campaign, old, message, "Take this line out, or write the address without what follows .html")


def old_addresses_differ(campaign: Campaign) -> Iterator[Finding]:
    """No two old addresses are one and the same, written in two ways (/old/ and /old/index.html)."""
    for old, first in repeated(campaign.redirects.moved, file_of):
        yield _moved(campaign, old, f"The old address {old} is the same as {first}", "Keep one of the two")


def a_new_address_exists(campaign: Campaign, addresses: Addresses) -> Iterator[Finding]:
    """A new address is a page that exists, not one that has moved in its turn."""
    moved = campaign.redirects.moved
    for old, new in moved.items():
        address, has_place, place = new.partition("#")
        if address in moved:
            yield _moved(campaign, old, f"{new} has moved in its turn", f"Write where it is now: {moved[address]}")
        elif has_place and not is_address_part(place):
            message = f"The new address {new} does not end in a place on a page"
            yield _moved(campaign, old, message, "Copy it from the heading's address, or take out # and what follows")
        elif not (address in campaign.page or address in addresses()):
            fix = meant(address, {*campaign.page, *addresses()}, "Copy the address from the page it should lead to")
            yield _moved(campaign, old, f"The new address {new} does not exist", fix)


def _moved(campaign: Campaign, old: str, message: str, fix: str) -> Finding:
    return at(campaign.redirects, f"moved.{old}", message, fix)


def examples_are_keys(campaign: Campaign) -> Iterator[Finding]:
    """What `examples` lists are keys of the file."""
    for number, key in enumerate(campaign.site.examples):
        if key not in fields_of(Site):
            yield at(campaign.site, f"examples[{number}]", f"There is no key `{key}`", "Remove it")


def the_public_address_is_plain(campaign: Campaign) -> Iterator[Finding]:
    """The public address is that of a host or of a folder there: the address of every page continues it."""
    parts = urlsplit(campaign.site.address)
    if parts.query or parts.fragment or not is_address(parts.path or "/"):
        message = f"The address of every page would begin with {campaign.site.address}"
        fix = "Write it like https://calls.your-group.org, with nothing after ? or #"
        yield at(campaign.site, "address", message, fix)


def security_contact_is_fresh(campaign: Campaign) -> Iterator[Finding]:
    """The date until which reports of security faults are read is known, ahead, and not more than a year off."""
    until = campaign.site.security_expires
    message = ""
    if until is None:
        message = "`security_expires` is missing, so there is no security.txt"
    elif until < campaign.today:
        message = f"security.txt expired on {until} and is no longer published"
    elif until - campaign.today < SOON:
        message = f"security.txt expires in {(until - campaign.today).days} days"
    elif until - campaign.today > A_YEAR:
        message = f"security.txt would expire only on {until}"
    if message:
        yield at(campaign.site, "security_expires", message, RENEW, "warning")


RULES = (
    *(addresses_are_unique, titles_are_unique, descriptions_fit, needed_pages_exist),
    *(an_old_address_is_one_of_a_page, old_addresses_differ),
    *(examples_are_keys, the_public_address_is_plain, security_contact_is_fresh),
)
ADDRESSED = (addresses_are_free, an_old_address_is_free, a_new_address_exists)
NEED_ALL = (needed_pages_exist, a_new_address_exists)
