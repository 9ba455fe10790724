"""Apostrophes as print sets them: editors type the straight one, people read the curly one, as in our own words."""

from __future__ import annotations

import re
from dataclasses import replace

from campaign.model.action import Action

# After a letter or a blank that is filled in, and before a letter, it is nothing else. (In other places it may be a
# quotation mark, which is left as it is.)
APOSTROPHE = re.compile(r"(?<=[^\W\d_]|[}\]])'(?=[^\W\d_])")
PROSE = (
    "title closes_because ask summary script voicemail instead agrees undecided opposes place access room hours reach"
).split()


def curled(text: str) -> str:
    """Return a text with its apostrophes curly; it stays as long as it was."""
    return APOSTROPHE.sub("’", text)


def typeset(action: Action) -> Action:
    """Return an action with curly apostrophes in what people read; names, addresses and ids stay as they are."""
    said = {name: getattr(action, name) for name in PROSE}
    changed = {name: curled(text) for name, text in said.items() if text and "'" in text}
    told = {"changes": tuple(replace(each, what=curled(each.what)) for each in action.changes)}
    if action.outcome:
        told["outcome"] = replace(action.outcome, what=curled(action.outcome.what))
    return replace(action, **changed, **told) if changed or action.changes or action.outcome else action
