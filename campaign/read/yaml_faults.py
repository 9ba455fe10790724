"""What the YAML parser says, in plain words, with the line to look at and the mend."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from campaign.finding import Finding


@dataclass(frozen=True, slots=True)
class Fault:
    """Words by which the parser's message is known, and what to say instead; `opened`: look where it was opened."""

    sign: str
    message: str
    fix: str
    opened: bool = False


FAULTS = (
    Fault("mapping values are not allowed", "a colon stands where none may stand",
          "Put quotes around a value that has a colon in it, or let the key begin where the one above begins"),
    Fault("tab character", "the line begins with a tab", "Indent with spaces, not tabs"),
    Fault("quoted scalar found unexpected end", "a quotation mark is never closed", "Close it", opened=True),
    Fault("unknown escape", "a backslash within quotation marks", "Use '…' around the text, or write two backslashes"),
    Fault("',' or ']'", "a list that begins with [ is not closed, or its entries lack commas",
          "Close it with ], put commas between", opened=True),
    Fault("',' or '}'", "a group that begins with { is not closed, or its entries lack commas",
          "Close it with }, put commas between", opened=True),
    Fault("could not find expected ':'", "the line has no colon behind its key",
          "Write `key: value`, or indent it if it belongs to the text above", opened=True),
    Fault("cannot start any token", "a value begins with a sign that YAML keeps for itself", "Put quotes around it"),
    Fault("scanning a tag", "a value begins with !", "Put quotes around it"),
    Fault("scanning an a", "a value begins with & or *", "Put quotes around it"),  # an anchor, an alias
    Fault("block sequence entries", "a list begins on the line of its key", "Put each `- …` on its own line below"),
    Fault("incompatible YAML", "a line begins with %", "Remove it"),
    Fault("did not find expected", "this line does not fit the lines above it",
          "Let it begin where they begin, and close every quotation mark and bracket"),
)  # fmt: skip


def finding(error: yaml.YAMLError, path: str, first_line: int) -> Finding:
    """Return the finding for what the parser could not read; `first_line` is the line of the text's beginning."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Finding(path, first_line, f"This is not YAML: {error}", "Retype the odd character")
    said = f"{error.context or ''} {error.problem or ''}".strip()
    fault = next((fault for fault in FAULTS if fault.sign in said), Fault("", said, "Look at signs and spaces here"))
    mark = (fault.opened and error.context_mark) or error.problem_mark or error.context_mark
    line = first_line + (mark.line if mark else 0)
    return Finding(path, line, f"This is not YAML: {fault.message}", fault.fix)
