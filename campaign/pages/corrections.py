"""Links at the foot of a page for whoever sees something wrong there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from campaign import github
from campaign.model.site import Site
from campaign.pages.urls import Urls
from campaign.pages.views import Head

FORM = "wrong-number"


class Correction(NamedTuple):
    """A link, and what it says."""

    words: str
    href: str


def corrections(site: Site, urls: Urls, head: Head) -> Iterator[Correction]:
    """Yield the links that fit a page: one where its file is edited, one where a number on it is reported."""
    if head.source and github.known(site):
        yield Correction("Edit this page", github.edit(site, head.source))
    if head.numbers:
        yield Correction("Report a wrong number", wrong_number(site, urls, head))


def wrong_number(site: Site, urls: Urls, head: Head) -> str:
    """Return the link to the form for it, filled in; to the contact page while no repository is known.

    So do pages without a file of their own, among them the fullest: a district's sheet has no byte left for more.
    """
    if not (github.known(site) and head.source):
        return urls.url("/contact/")
    page = urls.public(site.address).absolute(head.path)
    return github.issue(site, FORM, title=f"Wrong number: {head.numbers}", page=page)
