"""Scripts as they are published: names of their own cut to a letter or two, and no space that is not needed.

Only what is surely a script's own is renamed: a constant, variable, function or parameter whose name is nowhere a
property, a key, part of a `{pattern}`, exported or imported. One name gets one short name in the whole script.
"""

from __future__ import annotations

import itertools
import re
import string
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

TOKEN = re.compile(
    r"""(?P<text>"[^"\n]*") | (?P<open>\$\{) | (?P<word>[A-Za-z_$][\w$]*) | (?P<number>\d[\w.]*) | (?P<space>[ ]+)
    | (?P<mark>\.\.\.|=>|\+\+|--|.|\n)""",
    re.VERBOSE,
)
REGEX = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*")
QUOTED = re.compile(r"(?:\\.|(?!\$\{)[^`\\])+")  # what stands in a template literal
BEFORE_REGEX = re.compile(r"[(=,:\[!&|?{};\n>]|return|")
OPEN, CLOSE = "([{", ")]}"
RESERVED = {
    *"async await break case catch class const continue default delete do else export false finally for from".split(),
    *"function get if import in instanceof let new null of return set static super switch this throw true".split(),
    *"try typeof undefined var void while yield".split(),
}


class Token(NamedTuple):
    """A piece of a script; `within` is the bracket around it."""

    kind: str  # text, word, number, space, mark, open
    text: str
    within: str


def tokens(script: str) -> Iterator[Token]:
    """Yield the pieces of a script; together they are the script."""
    at, before, around = 0, "", [""]
    while at < len(script):
        if around[-1] == "`" and (quoted := QUOTED.match(script, at)):
            found, kind = quoted, "text"
        elif script[at] == "/" and BEFORE_REGEX.fullmatch(before) and (regex := REGEX.match(script, at)):
            found, kind = regex, "text"
        else:
            found = TOKEN.match(script, at) or _lost(script, at)
            kind = found.lastgroup or ""
        text = found.group()
        if kind in ("mark", "open"):
            if text in CLOSE or (text == "`" and around[-1] == "`"):
                around.pop()
            elif text in OPEN or text in ("`", "${"):
                around.append(text)
        yield Token(kind, text, around[-1])
        at, before = found.end(), before if kind == "space" else text


def _lost(script: str, at: int) -> re.Match[str]:
    raise ValueError(f"this script cannot be read from {script[at : at + 20]!r} on")


def shortened(script: str) -> str:
    """Return a script that does the same in fewer characters."""
    pieces = [each for each in tokens(script) if each.kind != "space" or each.within == "`"]
    short = _names(pieces)
    parts: list[str] = []
    for piece in pieces:
        text = short.get(piece.text, piece.text) if piece.kind == "word" else piece.text
        if parts and piece.kind != "open" and _must_part(parts[-1][-1:], text[:1]):
            parts.append(" ")
        parts.append(text)
    return "".join(parts)


def _must_part(one: str, other: str) -> bool:
    """Return whether two characters would mean something else side by side."""
    return (_of_word(one) and _of_word(other)) or (one == other and one in "+-")


def _of_word(character: str) -> bool:
    return character.isalnum() or character in "_$"


def _names(pieces: list[Token]) -> dict[str, str]:
    """Return a short name for each name that is surely the script's own; the most used get the shortest."""
    used = Counter(each.text for each in pieces if each.kind == "word")
    own = _declared(pieces) - _shared(pieces) - RESERVED
    letters = string.ascii_letters
    free = (name for name in (*letters, *map("".join, itertools.product(letters, letters))) if name not in used)
    ranked = sorted((name for name in own if len(name) > 2), key=lambda name: (-used[name], name))
    return dict(zip(ranked, (name for name in free if name not in RESERVED), strict=False))


def _declared(pieces: list[Token]) -> set[str]:
    """Return the names of constants, variables, functions and parameters."""
    found: set[str] = set()
    opened: list[int] = []
    for at, piece in enumerate(pieces):
        after = pieces[at + 1].text if at + 1 < len(pieces) else ""
        if piece.kind == "word" and (after == "=>" or (at and pieces[at - 1].text in ("const", "let", "function"))):
            found.add(piece.text)
        elif piece.text == "(" and piece.kind == "mark":
            opened.append(at)
        elif piece.text == ")" and piece.kind == "mark":
            begun = opened.pop()
            if after == "=>" or (begun > 1 and pieces[begun - 2].text == "function"):
                found |= {
                    each.text
                    for before, each in itertools.pairwise(pieces[begun:at])
                    if each.kind == "word" and each.within == "(" and before.text in ("(", ",", "...")
                }
    return found


def _shared(pieces: list[Token]) -> set[str]:
    """Return the names that mean something outside: properties, keys, parts of a pattern, exports and imports."""
    found: set[str] = set()
    for before, piece in itertools.pairwise(pieces):
        if piece.kind == "word" and (before.text == "." or (piece.within == "{" and before.text in ("{", ","))):
            found.add(piece.text)
    for first, second, third in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if first.text == "export":
            found |= {second.text, third.text}
    return found
