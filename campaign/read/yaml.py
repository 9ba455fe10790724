"""YAML to values that remember their line.

Scalars stay the text that was written; the field they fill decides what they become (see typed.py), so `position: NO`
is never a boolean and a district `14` is never a number. Anchors, aliases and tags are refused: this project's files
need none, and they are how small files grow into large trouble.
"""

from __future__ import annotations

from campaign.finding import Finding
from campaign.read import plain_yaml
from campaign.read.values import Items, Mapping, Scalar, Value

__all__ = ["Items", "Mapping", "Scalar", "Value", "is_empty", "parse"]
WORDLESS = {"", "~", "null"}


def parse(text: str, path: str, first_line: int = 1) -> tuple[Mapping, list[Finding]]:
    """Return the mapping a text holds and findings on repeated keys; raise Refused where nothing can be read."""
    if simple := plain_yaml.read(text, first_line):
        return simple, []
    from campaign.read import any_yaml  # only where it is needed, for the library takes a while to come

    return any_yaml.read(text, path, first_line)


def is_empty(value: Value) -> bool:
    """Return whether a value was left out: `key:` with nothing behind it, `~` or `null`."""
    return isinstance(value, Scalar) and value.plain and value.text in WORDLESS
