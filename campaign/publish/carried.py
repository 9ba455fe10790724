"""Pages that were published and are not in the new site: their addresses go on leading somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from campaign.finding import Finding
from campaign.pages.output import Urls, save_as
from campaign.pages.site_files import moved_page
from campaign.publish.candidate import address
from campaign.publish.html import Html

FEW = 10  # pages that may go at once in any site, however small
SHARE = 4  # and a quarter of the pages in a large one


def gone(published: Mapping[str, Html], files: Iterable[str]) -> dict[str, Html]:
    """Return the published pages that the new site does not have."""
    there = set(files)
    return {path: page for path, page in published.items() if path not in there}


def carried(lost: Mapping[str, Html], files: Iterable[str], urls: Urls) -> dict[str, bytes]:
    """Return, for each lost page, one in its place that leads to the nearest page above it, or where it led before."""
    there = set(files)
    return {
        path: moved_page(urls, address(path), _leads(path, page, there, urls)).encode() for path, page in lost.items()
    }


def _leads(path: str, page: Html, there: set[str], urls: Urls) -> str:
    before = page.moved_to.removeprefix(urls.base)
    if before and save_as(before.partition("#")[0]) in there:
        return before
    above = address(path)
    while above != "/":
        above = above.rstrip("/").rpartition("/")[0] + "/"
        if save_as(above) in there:
            break
    return above


def findings(lost: Mapping[str, Html], published: int) -> list[Finding]:
    """Return a warning for each page lost now, or one error where so many are lost that half a site may be missing."""
    new = sorted(address(path) for path, page in lost.items() if not page.moved_to)
    if len(new) > max(FEW, published // SHARE):
        message = f"{len(new)} of {published} published pages are not in the new site, {new[0]} among them"
        return [Finding("content", 1, message, "If that is meant, publish with --anyway")]
    fix = "Its address now leads to the page above it; to send its visitors elsewhere, add it to data/redirects.yml"
    return [Finding("data/redirects.yml", 1, f"{each} is gone", fix, "warning") for each in new]
