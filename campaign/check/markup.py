"""Rules on Markdown and HTML in a text: nothing that an editor wrote is left out in silence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from campaign.finding import Finding
from campaign.model.action import Action
from campaign.model.page import Page

TOP_HEADING = re.compile(r"^#(?!#).|^=+[ \t]*$", re.MULTILINE)


def all_that_is_written_is_shown(source: Page | Action) -> Iterator[Finding]:
    """HTML that the site does not publish (scripts, frames, styles) gets a warning, for it would vanish in silence."""
    by_line: dict[int, list[str]] = {}
    for gone in _dropped(source.body) if "<" in source.body else ():
        if gone != "<h1>" or "<h1" in source.body.lower():  # a single # is the next rule's
            by_line.setdefault(_line(source, gone), []).append(gone)
    for line, tags in by_line.items():
        what = ", ".join(tags)
        message = f"Taken out, for the site publishes only plain HTML without scripts, frames and styles: {what}"
        yield Finding(source.source.path, line, message, "Remove it, or say the same in Markdown", "warning")


def _dropped(body: str) -> Iterable[str]:
    from campaign.read.markdown import converter  # only here: not every check needs it

    return converter().dropped(body)


def headings_stand_below_the_title(source: Page | Action) -> Iterator[Finding]:
    """A heading begins with two # or more: the one above them is the title."""
    body = f"\n{source.body}"
    if "\n#" in body or "\n=" in body:
        for found in TOP_HEADING.finditer(source.body):
            line = source.body_line + source.body.count("\n", 0, found.start())
            message = "A heading of the first level is not shown as one: the title above is it"
            yield Finding(source.source.path, line, message, "Begin the heading with ##", "warning")


def _line(source: Page | Action, gone: str) -> int:
    """Return the first line that holds a tag and, where one is meant, its attribute."""
    tag, _, attribute = gone.strip("<>").partition(" ")
    lines = source.body.lower().split("\n")
    holding = (number for number, line in enumerate(lines) if f"<{tag}" in line and attribute in line)
    return source.body_line + next(holding, 0)


ALONE = (all_that_is_written_is_shown, headings_stand_below_the_title)
