"""Rules on what callers are given to say.

Each looks at one action alone, so its findings are remembered with the file.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from campaign.check.actions import at
from campaign.finding import Finding
from campaign.model.action import Action

SPOKEN = ("script", "voicemail", "instead")  # filled in for each person to call
PLAIN = ("title", "ask", "summary", "closes_because", "agrees", "undecided", "opposes")  # shown as they are
PLACEHOLDERS = ("title", "name", "first_name", "last_name", "district")
BRACES = re.compile(r"\{([^{}\n]*)\}")
PAIRS = {"{": re.compile(r"\{[^{}]*\}"), "[": re.compile(r"\[[^\[\]]*\]")}
LONGEST = 120  # words: two minutes of speech at a calm pace


def spoken(action: Action) -> Iterator[tuple[str, str]]:
    """Yield the fields of an action that callers read out or write, with their text."""
    return _texts(action, SPOKEN)


def _texts(action: Action, keys: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    return ((key, text) for key in keys if (text := getattr(action, key)))


def line_within(action: Action, key: str, text: str, offset: int) -> int:
    """Return the line of the file in which the character at `offset` of a field's text stands."""
    return action.source.line(f"{key}:text") + text.count("\n", 0, offset)


def placeholders_exist(action: Action) -> Iterator[Finding]:
    """Words in braces are among those the site can fill in."""
    for key, text in spoken(action) if action.who else ():
        for found in BRACES.finditer(text):
            if found[1] not in PLACEHOLDERS:
                close = difflib.get_close_matches(found[1], PLACEHOLDERS, n=1)
                known = ", ".join("{" + word + "}" for word in PLACEHOLDERS)
                fix = "Did you mean {" + close[0] + "}?" if close else f"Known are {known}"
                line = line_within(action, key, text, found.start())
                yield Finding(action.source.path, line, f"{found[0]} cannot be filled in", fix)


def placeholders_are_filled_in(action: Action) -> Iterator[Finding]:
    """Words in braces stand only where the site fills them in: in what is said to a person that `who` names."""
    for key, text in _texts(action, PLAIN if action.who else PLAIN + SPOKEN):
        for found in BRACES.finditer(text):
            line = line_within(action, key, text, found.start())
            fix = "Use it in script, voicemail or instead of an action that has `who`, or write it out"
            yield Finding(action.source.path, line, f"{found[0]} is not filled in here", fix)


def braces_are_closed(action: Action) -> Iterator[Finding]:
    """A brace or bracket that opens also closes, or callers would read it out."""
    for key, text in _texts(action, PLAIN + SPOKEN):
        for pair in ("{}", "[]"):
            offset = unmatched(text, *pair)
            if offset is not None:
                line = line_within(action, key, text, offset)
                message = f"`{key}` has a “{text[offset]}” without its “{pair.strip(text[offset])}”"
                yield Finding(action.source.path, line, message, "Close each that opens")


def unmatched(text: str, opening: str, closing: str) -> int | None:
    """Return the offset of the first sign that lacks its partner."""
    if opening not in text and closing not in text:
        return None
    if text.count(opening) == text.count(closing) == len(PAIRS[opening].findall(text)):
        return None
    opened: list[int] = []
    for found in re.finditer(f"[{re.escape(opening + closing)}]", text):
        if found[0] == opening:
            opened.append(found.start())
        elif opened:
            opened.pop()
        else:
            return found.start()
    return opened[0] if opened else None


def scripts_are_short(action: Action) -> Iterator[Finding]:
    """A script has at most 120 words."""
    words = len((action.script or "").split())
    if words > LONGEST:
        yield at(action, "script", f"The script has {words} words", f"Cut it to {LONGEST}, better to 60")


ALONE = (placeholders_exist, placeholders_are_filled_in, braces_are_closed, scripts_are_short)
