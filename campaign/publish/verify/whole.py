"""Rules on the site being whole: all that was planned, nothing besides, nothing empty."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.finding import Finding
from campaign.publish.candidate import Candidate
from campaign.publish.html import Html

LEAST = 20  # letters: the shortest page says more
OURS = "This is a fault of the site's code: report it"


def every_planned_file_is_there(candidate: Candidate) -> Iterator[Finding]:
    """Every page and file of the plan was written."""
    for path in sorted(candidate.planned - candidate.files.keys()):
        yield Finding(path, 1, "This file is planned and was not written", OURS)


def nothing_else_is_there(candidate: Candidate) -> Iterator[Finding]:
    """No file was written that the plan does not name."""
    for path in sorted(candidate.files.keys() - candidate.planned):
        yield Finding(path, 1, "Nobody planned this file, so it may be one that should stay private", OURS)


def every_page_says_something(candidate: Candidate) -> Iterator[Finding]:
    """Every page has a title and words in its main part."""
    for path, page in candidate.pages.items():
        if "<title>" not in page.text:
            yield Finding(path, 1, "This page has no title", OURS)
        if letters(page) < LEAST:
            yield Finding(path, 1, "This page says next to nothing", "Look at its source in content/ or data/")


def no_page_shrank_to_nothing(candidate: Candidate) -> Iterator[Finding]:
    """No page says less than a tenth of what the published one says, unless it only says where it has moved."""
    for path, before in candidate.published_pages.items():
        page = candidate.pages.get(path)
        if page and not page.moved_to and letters(page) < letters(before) / 10:
            message = f"This page had {letters(before)} letters and has {letters(page)} now"
            yield Finding(path, 1, message, "Look at its source in content/ or data/")


def no_file_is_empty(candidate: Candidate) -> Iterator[Finding]:
    """Every file holds something."""
    for path, content in candidate.files.items():
        if not content:
            yield Finding(path, 1, "This file is empty", OURS)


def letters(page: Html) -> int:
    """Return how many letters the main part of a page has."""
    return sum(map(len, page.lines))


RULES = (
    every_planned_file_is_there,
    nothing_else_is_there,
    every_page_says_something,
    no_page_shrank_to_nothing,
    no_file_is_empty,
)
