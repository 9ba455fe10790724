"""The theme's style files, taken apart into what they ask of a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

STYLES = Path(__file__).parents[1] / "theme" / "static" / "css"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
PIECE = re.compile(r"([^{};]*)([{};])")
VARIABLE = re.compile(r"var\((--[\w-]+)\)")


@dataclass(frozen=True)
class Piece:
    """A declaration, or, without a value, what stands before a block or is an at-rule by itself."""

    path: Path
    line: int
    name: str
    value: str = ""
    within: tuple[str, ...] = ()  # what stands before the blocks around it, the outermost first

    def __str__(self) -> str:
        """Return the piece with its place, as findings are written."""
        return f"{self.path.name}, line {self.line}: {self.name}{self.value and f': {self.value}'}"


def pieces(path: Path, text: str | None = None) -> Iterator[Piece]:
    """Yield every piece of a style file, or of a text in its place, in order."""
    source = path.read_text("utf-8") if text is None else text
    css = COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), source)
    within: list[str] = []
    for found in PIECE.finditer(css):
        words, end = " ".join(found[1].split()), found[2]
        line = css.count("\n", 0, found.end() - len(found[1].lstrip()) - 1) + 1
        name, colon, value = words.partition(":")
        if end == "{" or words.startswith("@"):
            yield Piece(path, line, words, "", tuple(within))
        elif colon:
            yield Piece(path, line, name.strip(), value.strip(), tuple(within))
        if end == "{":
            within.append(words)
        elif end == "}":
            within.pop()


def everything() -> list[Piece]:
    """Return every piece of all style files."""
    return [piece for path in sorted(STYLES.glob("*.css")) for piece in pieces(path)]


def declarations() -> list[tuple[str, str]]:
    """Return each property and value that elements may get, once, the variables filled in."""
    stated = [piece for piece in everything() if piece.value]
    variables = {piece.name: piece.value for piece in stated if piece.name.startswith("--")}

    def filled(value: str) -> str:
        while VARIABLE.search(value):
            value = VARIABLE.sub(lambda found: variables[found[1]], value)
        return value.removesuffix("!important").strip()

    ours = (piece for piece in stated if not piece.within[-1].startswith("@") and not piece.name.startswith("--"))
    return sorted({(piece.name, filled(piece.value)) for piece in ours})
