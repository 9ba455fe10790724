"""Rules on links: each leads to a page of the site, at the place it names, wherever the site is published."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from campaign.finding import Finding
from campaign.pages.output import save_as
from campaign.publish.candidate import Candidate
from campaign.publish.verify.whole import OURS

MEND = "Mend the link, or add the old address to data/redirects.yml"


def every_link_leads_somewhere(candidate: Candidate) -> Iterator[Finding]:
    """A link to this site leads to a file that exists."""
    for path, target in _targets(candidate):
        inside = within(candidate, target)
        if inside is not None and save_as(inside.partition("#")[0]) not in candidate.files:
            yield Finding(path, 1, f"The link {target} leads nowhere", MEND)


def every_place_exists(candidate: Candidate) -> Iterator[Finding]:
    """A link to a place on a page (`#…`) leads to one that exists."""
    for path, target in _targets(candidate):
        inside = target if target.startswith("#") else within(candidate, target) or ""
        address, _, place = inside.partition("#")
        page = candidate.pages.get(save_as(address) if address else path)
        if place and page and unquote(place) not in page.ids:
            yield Finding(path, 1, f"The link {target} leads to a place that does not exist", MEND)


def every_link_is_below_the_address(candidate: Candidate) -> Iterator[Finding]:
    """A link to this site carries the path below which it is published."""
    for path, target in _targets(candidate):
        if target.startswith("/") and within(candidate, target) is None:
            yield Finding(path, 1, f"The link {target} leads out of the site at {candidate.urls.siteurl}", OURS)


def within(candidate: Candidate, target: str) -> str | None:
    """Return the address on this site that a link leads to (/faq/#why), or None where it leads elsewhere."""
    home = candidate.urls.siteurl.rstrip("/")
    for start in (home, home.replace("https://", "webcal://"), candidate.urls.base):
        if target == start or target.startswith((f"{start}/", f"{start}#", f"{start}?")):
            address, mark, place = target.removeprefix(start).partition("#")
            return unquote(address.partition("?")[0] or "/") + mark + place
    return None


def _targets(candidate: Candidate) -> Iterator[tuple[str, str]]:
    """Yield each page with each address it leads to or loads, once; the canonical address too."""
    for path, page in candidate.pages.items():
        links = (each.attributes.get("href") for each in page.elements if each.tag == "link")
        targets = {target for each in page.elements for target in (each.leads_to, each.loads)}
        for target in sorted(filter(None, targets | set(links))):
            yield path, target


RULES = (every_link_leads_somewhere, every_place_exists, every_link_is_below_the_address)
