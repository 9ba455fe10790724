"""Rules on web addresses, wherever in a file they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign.finding import Finding
from campaign.read.files import Written

ADDRESS = re.compile(r"https?://[^\s<>\"')\]}]+")
# Hosts that only hand on to another address, which may change or lead anywhere.
SHORTENERS = frozenset(
    "bit.ly bitly.com buff.ly cutt.ly fb.me goo.gl is.gd l.ead.me lnkd.in maps.app.goo.gl ow.ly rb.gy rebrand.ly"
    " s.id shorturl.at t.co t.ly tiny.cc tinyurl.com v.gd wp.me youtu.be".split()
)
# Parts of an address that say who passed it on to whom.
TRACKING = re.compile(
    r"(?:utm_\w+|mtm_\w+|pk_\w+|hsa_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|yclid|igshid|igsh"
    r"|mibextid|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|oly_anon_id|oly_enc_id|vero_id|ref_src|ref_url|si|sourceid|akid)",
    re.IGNORECASE,
)


def tracked_parts(address: str) -> list[str]:
    """Return the names of the parts of an address that serve only to follow people."""
    _front, _, query = address.partition("#")[0].partition("?")
    names = (part.partition("=")[0] for part in re.split("&amp;|[&;]", query))
    return [name for name in names if TRACKING.fullmatch(name)]


def addresses_are_secure(written: Written) -> Iterator[Finding]:
    """A web address begins with https://, so that nobody on the way can read or change the page."""
    if "http://" in written.text:
        for found in re.finditer(r"http://[^\s<>\"')\]}]*", written.text):
            yield written.at(found.start(), f"{found[0]} is not secure", "Write https:// and see whether it opens")


def addresses_say_where_they_lead(written: Written) -> Iterator[Finding]:
    """No link is a shortened one: people see where it leads, and it cannot be turned to another page later."""
    for offset, address in _addresses(written):
        host = address.split("/", 3)[2].lower().removeprefix("www.")
        if host in SHORTENERS:
            yield written.at(offset, f"{address} hides where it leads", "Open it and copy the address of that page")


def addresses_follow_nobody(written: Written) -> Iterator[Finding]:
    """No address carries parts that only serve to follow the people who open it."""
    for offset, address in _addresses(written) if "?" in written.text else ():
        parts = tracked_parts(address) if "?" in address else []
        if parts:
            message = f"The address follows people with {', '.join(parts)}"
            yield written.at(offset, message, "Take that part out, or run python3 tasks.py check --fix")


def _addresses(written: Written) -> Iterator[tuple[int, str]]:
    if "://" in written.text:
        for found in ADDRESS.finditer(written.text):
            yield found.start(), found[0].rstrip(".,;:!?")


WRITTEN = (addresses_are_secure, addresses_say_where_they_lead, addresses_follow_nobody)
