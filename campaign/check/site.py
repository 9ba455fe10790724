"""Rules on the group's own facts in data/site.yml."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

from campaign.campaign import Campaign
from campaign.finding import Finding
from campaign.model.forms import is_address
from campaign.model.site import Site
from campaign.read.typed import fields_of

SOON = timedelta(days=60)
LONGEST = timedelta(days=366)  # RFC 9116 advises less than a year
RENEW = "Check that the mail address is still read, then set a date at most a year ahead"


def examples_are_keys(campaign: Campaign) -> Iterator[Finding]:
    """What `examples` lists are keys of the file."""
    site = campaign.site
    for n, key in enumerate(site.examples):
        if key not in fields_of(Site):
            yield Finding(site.source.path, site.source.line(f"examples[{n}]"), f"There is no key `{key}`", "Remove it")


def the_public_address_is_plain(campaign: Campaign) -> Iterator[Finding]:
    """The public address is that of a host or of a folder there: the address of every page continues it."""
    site = campaign.site
    parts = urlsplit(site.address)
    if parts.query or parts.fragment or not is_address(parts.path or "/"):
        line = site.source.line("address")
        message = f"The address of every page would begin with {site.address}"
        yield Finding(
            site.source.path, line, message, "Write it like https://calls.your-group.org, with nothing after ? or #"
        )


def security_contact_is_fresh(campaign: Campaign) -> Iterator[Finding]:
    """The date until which reports of security faults are read is known, ahead, and not more than a year off."""
    site, until = campaign.site, campaign.site.security_expires
    message = ""
    if until is None:
        message = "`security_expires` is missing, so there is no security.txt"
    elif until < campaign.today:
        message = f"security.txt expired on {until} and is no longer published"
    elif until - campaign.today < SOON:
        message = f"security.txt expires in {(until - campaign.today).days} days"
    elif until - campaign.today > LONGEST:
        message = f"security.txt would expire only on {until}"
    if message:
        yield Finding(site.source.path, site.source.line("security_expires"), message, RENEW, "warning")


RULES = (examples_are_keys, the_public_address_is_plain, security_contact_is_fresh)
