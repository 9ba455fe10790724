"""/.well-known/security.txt: where to report a security fault (RFC 9116)."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.addresses import SECURITY, security_promised
from campaign.campaign import Campaign
from campaign.pages.output import Output, file


def outputs(campaign: Campaign) -> Iterator[Output]:
    """Yield the file while its date has not passed; a stale one must not be trusted, so it is not published."""
    if security_promised(campaign):
        yield file(SECURITY, lambda: security_txt(campaign))


def security_txt(campaign: Campaign) -> str:
    """Return whom to write to, until when, in which language, and where this file stands."""
    site = campaign.site
    return (
        f"Contact: mailto:{site.mail}\n"
        f"Expires: {site.security_expires}T23:59:59Z\n"
        "Preferred-Languages: en\n"
        f"Canonical: {site.address.rstrip('/')}{SECURITY}\n"
    )
