"""Rules on links within editors' Markdown."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator

from campaign.addresses import addresses
from campaign.campaign import Campaign
from campaign.finding import Finding

LINK = re.compile(r"\]\(\s*<?([^)\s>]+)")


def texts(campaign: Campaign) -> Iterator[tuple[str, str, int]]:
    """Yield path, Markdown and first line of every text that editors wrote."""
    sources: Iterable = (*campaign.pages, *campaign.every_action)
    for source in sources:
        yield source.source.path, source.body, source.body_line


def internal_links_lead_somewhere(campaign: Campaign) -> Iterator[Finding]:
    """A link to an address on this site leads to a page that exists."""
    known = addresses(campaign)
    for path, body, first in texts(campaign):
        for found in LINK.finditer(body):
            address = found[1].split("#")[0].split("?")[0]
            if not address.startswith("/") or address in known:
                continue
            line = first + body.count("\n", 0, found.start())
            close = difflib.get_close_matches(address, known, n=1)
            fix = f"Did you mean {close[0]}?" if close else "Copy the address from the page it should lead to"
            yield Finding(path, line, f"The link {found[1]} leads nowhere", fix)


def links_are_absolute(campaign: Campaign) -> Iterator[Finding]:
    """A link is an address on this site (/faq/), a place on the page (#…), or a full https address."""
    for path, body, first in texts(campaign):
        for found in LINK.finditer(body):
            if not re.match(r"/|#|https://|mailto:|tel:|\{", found[1]):
                line = first + body.count("\n", 0, found.start())
                message = f"The link {found[1]} is neither on this site nor safe (https)"
                yield Finding(path, line, message, "Begin it with / for this site, or with https://")


RULES = (internal_links_lead_somewhere, links_are_absolute)
