"""Rules on what is still to be written: the gaps of a template, and notes to oneself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign.finding import Finding
from campaign.read.files import Written

# Dots on their own, before an end mark or at the end of a line; “Well …” within a sentence is a way to write.
GAP = re.compile(r"(?<![^\s\"'“‘(\[])(?:…|\.\.\.)(?=[.,;:?!\"'”’)\]]|[ \t]*$|[ \t]+#)", re.MULTILINE)
KEY = re.compile(r"^([a-z_]+):", re.MULTILINE)
CUT_OFF = re.compile(r"^([a-z_]+):[ \t]+(?![|>\"'#\[{])(?:(?![ \t]#)[^\n])*[ \t]#(?=\S)[^\n]*", re.MULTILINE)
QUOTED = re.compile(r"[ \t]*>")  # a text to copy, with gaps that its readers fill in
NOTE = re.compile(r"(?<![\w/-])(?:TODO|TBD|TBC|FIXME|XXX|LOREM IPSUM|[Ll]orem ipsum)(?![\w/-])")
NOTES = ("TODO", "TBD", "TBC", "FIXME", "XXX", "orem ipsum", "LOREM IPSUM")


def gaps_are_filled(written: Written) -> Iterator[Finding]:
    """No … of the template is left where words are wanted."""
    if "…" in written.text or "..." in written.text:
        for found in GAP.finditer(written.text):
            if not _in_comment(written.text, found.start()) and not _quoted(written.text, found.start()):
                field = _field(written.text, found.start())
                fix = f"Write what belongs where {found[0]} stands"
                yield written.at(found.start(), f"{field} is not finished", fix)


def notes_are_worked_off(written: Written) -> Iterator[Finding]:
    """No note to oneself (TODO, TBD) is published."""
    if any(map(written.text.__contains__, NOTES)):
        for found in NOTE.finditer(written.text):
            if not _in_comment(written.text, found.start()):
                yield written.at(found.start(), f"The note {found[0]} is left", "Do what it says, and take it out")


def values_are_read_whole(written: Written) -> Iterator[Finding]:
    """No # within a value cuts off the rest of it unseen: to YAML it begins a note."""
    end = written.text.find("\n---", 4)
    if " #" not in written.text[: max(end, 0)]:
        return
    for found in CUT_OFF.finditer(written.text, 0, end):
        fix = "Put the whole value in quotes, or a space behind # if it is a note to editors"
        yield written.at(found.start(), f"What follows # in `{found[1]}` is not read", fix)


def _field(text: str, offset: int) -> str:
    """Return the name of the field in which a place lies, or that it is the text below."""
    end = text.find("\n---", 4)
    if end < 0 or offset > end:
        return "The text below the fields"
    keys = KEY.findall(text, 0, offset)
    return f"`{keys[-1]}`" if keys else "A field"


def _in_comment(text: str, offset: int) -> bool:
    """Return whether a place lies behind a # in its line: in a comment, as templates have them."""
    before = text[text.rfind("\n", 0, offset) + 1 : offset]
    return before.startswith("#") or " #" in before


def _quoted(text: str, offset: int) -> bool:
    """Return whether a place lies in a line that Markdown sets as a quotation."""
    return QUOTED.match(text, text.rfind("\n", 0, offset) + 1) is not None


WRITTEN = (gaps_are_filled, notes_are_worked_off, values_are_read_whole)
