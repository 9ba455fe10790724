"""Links and pictures in a Markdown text, in every form that Markdown knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Each is bounded where a stranger's text could make it search for long.
INLINE = re.compile(r"\]\(\s*<?([^)\s>]+)")
AT_THE_FOOT = re.compile(r"\]:[ \t]*\n?[ \t]*<?([^\s>]+)")
FOOT_BEGINS = re.compile(r" {0,3}\[(?!\^)[^\]\n]*")
AUTOMATIC = re.compile(r"<((?:https?|ftp)://[^<>\s]*|(?:mailto:)?[^<> !@]+@[^@<> ]+)>", re.IGNORECASE)
TAG = re.compile(r"<[a-z][^<>]{0,999}?\b(?:href|src)\s*=[^<>]{0,999}>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"\b(href|src|alt)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\"'\s>]+))", re.IGNORECASE)
MAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]*[\w+%-]@[\w-]+(?:\.[\w-]+)+")
CODE = re.compile(r"(?<!`)(`+)(?!`).{0,2000}?(?<!`)\1(?!`)", re.DOTALL)


@dataclass(frozen=True)  # without slots, as pickle likes it: see Source
class Link:
    """A link or picture: where it leads, the line it stands in, and its words (what a picture says to the blind)."""

    to: str
    line: int
    words: str
    picture: bool = False


def links_in(body: str, first_line: int) -> tuple[Link, ...]:
    """Return every link and picture of a text whose first line has this number; what stands in code is none."""
    body = without_code(body)
    found = list(_inline(body))
    if "]:" in body:
        found += _at_the_foot(body)
    if "<" in body:
        found += _automatic(body)
        found += _html(body)
    return tuple(
        Link(to, first_line + body.count("\n", 0, offset), words, picture)
        for offset, to, words, picture in sorted(found)
    )


def without_code(body: str) -> str:
    """Return the text with spaces in place of code, so that all else keeps its place."""
    return CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), body) if "`" in body else body


Found = tuple[int, str, str, bool]  # offset, where it leads, its words, whether it is a picture


def _inline(body: str) -> Iterator[Found]:
    for found in INLINE.finditer(body):
        begin = _opening(body, found.start())
        words = " ".join(body[begin + 1 : found.start()].split())
        yield found.start(), found[1], words, begin > 0 and body[begin - 1] == "!"


def _opening(body: str, end: int) -> int:
    """Return where the bracket opens that closes at `end`."""
    depth = 0
    for offset in range(end, max(-1, end - 1000), -1):
        depth += (body[offset] == "]") - (body[offset] == "[")
        if depth == 0:
            return offset
    return end


def _at_the_foot(body: str) -> Iterator[Found]:
    for found in AT_THE_FOOT.finditer(body):
        begin = body.rfind("\n", 0, found.start()) + 1
        if FOOT_BEGINS.fullmatch(body, begin, found.start()):
            yield found.start(), found[1], "", False


def _automatic(body: str) -> Iterator[Found]:
    for found in AUTOMATIC.finditer(body):
        to = found[1] if re.match(r"\w+:", found[1]) else f"mailto:{found[1]}"
        yield found.start(), to, found[1], False


def _html(body: str) -> Iterator[Found]:
    for tag in TAG.finditer(body):
        values = {name.lower(): a or b or c for name, a, b, c in ATTRIBUTE.findall(tag[0])}
        for name in ("href", "src"):
            if name in values:
                yield tag.start(), values[name], values.get("alt", ""), tag[0][1:4].lower() == "img"
