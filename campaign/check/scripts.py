"""Rules on what callers are given to say."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.check.actions import at
from campaign.finding import Finding
from campaign.model.action import Action

SPOKEN = ("script", "voicemail", "instead", "agrees", "undecided", "opposes")
PLACEHOLDERS = ("title", "name", "first_name", "last_name", "district")
BRACES = re.compile(r"\{([^{}\n]*)\}")
LONGEST = 120  # words: two minutes of speech at a calm pace


def spoken(action: Action) -> Iterator[tuple[str, str]]:
    """Yield the fields of an action that callers read out or write, with their text."""
    for key in SPOKEN:
        text = getattr(action, key)
        if text:
            yield key, text


def line_within(action: Action, key: str, text: str, offset: int) -> int:
    """Return the line of the file in which the character at `offset` of a field's text stands."""
    return action.source.line(f"{key}:text") + text.count("\n", 0, offset)


def placeholders_exist(campaign: Campaign) -> Iterator[Finding]:
    """Words in braces are among those the site can fill in."""
    for action in campaign.every_action:
        for key, text in spoken(action):
            for found in BRACES.finditer(text):
                if found[1] not in PLACEHOLDERS:
                    close = difflib.get_close_matches(found[1], PLACEHOLDERS, n=1)
                    known = ", ".join("{" + word + "}" for word in PLACEHOLDERS)
                    fix = "Did you mean {" + close[0] + "}?" if close else f"Known are {known}"
                    line = line_within(action, key, text, found.start())
                    yield Finding(action.source.path, line, f"{found[0]} cannot be filled in", fix)


def braces_are_closed(campaign: Campaign) -> Iterator[Finding]:
    """A brace or bracket that opens also closes, or callers would read it out."""
    for action in campaign.every_action:
        for key, text in spoken(action):
            for opening, closing in ("{}", "[]"):
                if text.count(opening) != text.count(closing):
                    message = f"`{key}` has {text.count(opening)} “{opening}” but {text.count(closing)} “{closing}”"
                    yield at(action, key, message, "Close each that opens")


def scripts_are_short(campaign: Campaign) -> Iterator[Finding]:
    """A script has at most 120 words."""
    for action in campaign.every_action:
        words = len((action.script or "").split())
        if words > LONGEST:
            yield at(action, "script", f"The script has {words} words", f"Cut it to {LONGEST}, better to 60")


RULES = (placeholders_exist, braces_are_closed, scripts_are_short)
