"""What readers see of a file: the words of its fields and of its text, and where its links lead, spelled in one way.

Markdown is not rendered for this: its marks, tags and entities are taken out of the source instead, which costs a tenth
and keeps every line in its place. More is taken out than Markdown would, so that what is shown as one word is one here;
tests hold that whatever a rule finds in the rendered text, it finds here too.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from campaign.finding import Finding, Level
from campaign.read.links import CODE, MAIL, Link, links_in
from campaign.read.yaml import Items, Mapping, Scalar, Value

NEAR = 120  # characters around a word, and on to the next space
BETWEEN = "\n\0\n"  # between two fields: no file may hold the middle one, and no word reaches across it
# Characters that Unicode wants ignored when they cannot be shown (Default_Ignorable_Code_Point), and marks that are
# laid over a digit, as keycaps are.
IGNORED = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
    r"|(?<=\d)[\u0300-\u036f\u20d0-\u20f0]+"
)
OTHER_DIGIT = re.compile(r"(?![0-9])\d")
OTHER_SPACE = re.compile(r"[^\S\n\t ]")
PLAIN = {
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2e3a\u2e3b\u301c\ufe58\uff0d"), "-"),
    **dict.fromkeys(map(ord, "•‧∙⋅・●▪◦"), "·"),
    **dict.fromkeys(map(ord, "⁄∕"), "/"),
    **dict.fromkeys(map(ord, "“”„‟«»"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛"), "'"),
}
TIME = re.compile(r"\d{1,3}|\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?", re.ASCII)  # a number or a day is nothing private
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
HTML_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
YAML_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[^\n]*", re.MULTILINE)
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
AUTOMATIC = re.compile(r"<((?:https?://|mailto:|tel:|sms:)?[^\s<>]*[@:][^\s<>]*)>", re.IGNORECASE)
# A web address in a text, brackets in it only in pairs; see `trimmed` for what may be after it.
ADDRESS = re.compile(
    r"https?://(?:[^\s<>\"'()\[\]{}|`\\\0’”»…]|\([^\s<>\"'()]*\)|(?<=//)\[[0-9a-fA-F:.]+\])+", re.IGNORECASE
)
SHOWN_ATTRIBUTE = re.compile(r"\b(?:alt|title)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
TARGET = re.compile(r"\]\([ \t]*<?[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*>?(\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)")
LABEL = re.compile(r"\]\[[^\]\n]*\]")
BRACKETED = re.compile(r"\[(\s*(?:at|dot|@|\.)\s*)\]", re.IGNORECASE)  # as in jane [at] example.org
ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
UNDERSCORES = re.compile(r"_+(?=[\s.,:;!?)*\"'~|-]|\Z)|(?<![^\s(*\"'\[>~|-])_+")  # not those within an address
QUOTE = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
RAW = re.compile(r"<(style|script|template)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
BLOCK = re.compile(
    r"</?(?:p|li|ul|ol|h[1-6]|div|section|article|tr|td|th|dt|dd|br|hr|header|footer|nav|form|label|main|title|meta|link"
    r"|figure|figcaption|blockquote|pre|details|summary|option|body|head)\b(?:[^<>\"]|\"[^\"]*\")*>",
    re.IGNORECASE,
)
ANY_TAG = re.compile(r"<(?:[^<>\"]|\"[^\"]*\")*>")
READ_OUT = re.compile(r"\s(?:alt|title|content|aria-label|placeholder|value)=\"([^\"]*)\"")
LEADS = re.compile(r"\s(?:href|action|content)=\"([^\"]*:[^\"]*)\"")


@dataclass(frozen=True)
class Seen:
    """The words of one file as readers see them, and its links with their decoded targets."""

    path: str
    text: str = ""
    starts: tuple[int, ...] = (0,)  # where each part of the text begins: a field, the body, a comment
    lines: tuple[int, ...] = (1,)  # the line of the file in which it stands
    counted: tuple[bool, ...] = (True,)  # whether its lines are lines of the file, too
    links: tuple[Link, ...] = ()

    @cached_property
    def low(self) -> str:
        """Return the words in lowercase."""
        return self.text.lower()

    def near(self, words: Iterable[str], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield what a pattern finds around some lowercase words."""
        return near(self.text, self.low, words, pattern)

    @cached_property
    def addresses(self) -> tuple[Link, ...]:
        """Return each web address in the words, and each target of a link."""
        if "://" not in self.text:
            return self.links
        found = ((each.start(), trimmed(each[0])) for each in ADDRESS.finditer(self.text))
        return (*(Link(address, self.line(offset), address) for offset, address in found), *self.links)

    @cached_property
    def mails(self) -> tuple[Link, ...]:
        """Return each email address in the words, and each in the target of a link, once in a line."""
        texts = [(self.text, None), *((link.to, link.line) for link in self.links)]
        found = {
            Link(each[0], line or self.line(each.start()), "")
            for text, line in texts
            for each in (MAIL.finditer(text) if "@" in text else ())
        }
        return tuple(sorted(found, key=lambda mail: (mail.line, mail.to)))

    def line(self, offset: int) -> int:
        """Return the line of the file that shows the character at `offset`, counted from 1."""
        part = bisect_right(self.starts, offset) - 1
        within = self.text.count("\n", self.starts[part], offset) if self.counted[part] else 0
        return self.lines[part] + within

    def at(self, offset: int, message: str, fix: str, level: Level = "error") -> Finding:
        """Return a finding on the line that shows the character at `offset`."""
        return Finding(self.path, self.line(offset), message, fix, level)

    def in_address(self, offset: int) -> bool:
        """Return whether the character at `offset` belongs to a web address, where digits may mean anything."""
        words = self.text[max(0, offset - 300) : offset].split()
        return bool(words) and not self.text[offset - 1].isspace() and "://" in words[-1]


def near(text: str, low: str, words: Iterable[str], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield what a pattern finds around some words, far quicker than in the whole; `low` is the text in lowercase."""
    seen = set()
    for word in words:
        offset = low.find(word)
        while offset >= 0:
            begin = max(0, text.rfind(" ", 0, max(0, offset - NEAR)))
            end = text.find(" ", offset + NEAR)
            end = len(text) if end < 0 else end
            for found in pattern.finditer(text, begin, end):
                if found.start() not in seen:
                    seen.add(found.start())
                    yield found
            offset = low.find(word, end)


@dataclass(frozen=True)
class Part:
    """A text that readers see, with the line it begins in, and whether its lines are lines of the file."""

    text: str
    line: int
    counted: bool = True


def seen_in(path: str, text: str, fields: Mapping, body: str = "", body_line: int = 1) -> Seen:
    """Return what readers see of a file whose whole text, fields and body are given; comments are public, too."""
    lines = text.split("\n") if ">" in text else []
    parts = [*_fields(fields, lines), *_comments(text, body, body_line)]
    if body:
        parts.append(Part(plain(without_marks(body)), body_line))
    starts, offset = [], 0
    for part in parts:
        starts.append(offset)
        offset += len(part.text) + len(BETWEEN)
    return Seen(
        path,
        BETWEEN.join(part.text for part in parts),
        tuple(starts) or (0,),
        tuple(part.line for part in parts) or (1,),
        tuple(part.counted for part in parts) or (True,),
        tuple(_links(body, body_line)),
    )


def trimmed(address: str, before: str = "") -> str:
    """Return an address without the marks of the sentence around it; `before` is the character in front of it."""
    ends = ".,;:!?*~" + ("_" if before == "_" else "")
    return address.rstrip(ends)


def plain(text: str) -> str:
    """Return a text spelled in one way: no look-alike digits, spaces, dashes and quotes, nothing that is not shown.

    It keeps its number of lines. (NFKC of Unicode, then what that leaves.)
    """
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", text).translate(PLAIN)
    text = OTHER_DIGIT.sub(lambda found: str(unicodedata.decimal(found[0])), IGNORED.sub("", text))
    return OTHER_SPACE.sub(" ", text)


def decoded(address: str) -> str:
    """Return an address with nothing hidden by percent signs or entities, however often it was encoded."""
    address = html.unescape(address) if "&" in address else address
    for _ in range(10):
        if (further := unquote(address)) == address:
            break
        address = further
    return plain(address.replace("\0", ""))


def without_marks(body: str) -> str:
    """Return Markdown without its marks, tags and comments, with entities resolved, each line in its place."""
    if "<" in body:
        kept = CODE.sub(lambda code: code[0].replace("<", "\1"), body) if "`" in body else body
        kept = HTML_COMMENT.sub(lambda found: "\n" * found[0].count("\n"), kept)
        body = TAG.sub(_tag, AUTOMATIC.sub(r"\1", kept)).replace("\1", "<")
    if "]" in body:
        body = LABEL.sub("", TARGET.sub(lambda found: found[1] or "", BRACKETED.sub(r"(\1)", body)))
    body = ESCAPE.sub("", body) if "\\" in body else body
    body = QUOTE.sub("", body) if ">" in body else body
    body = UNDERSCORES.sub("", body) if "_" in body else body
    for mark in ("*", "`", "~~", "[", "]"):
        body = body.replace(mark, "")
    return ENTITY.sub(lambda found: html.unescape(found[0]), body) if "&" in body else body


def _tag(found: re.Match[str]) -> str:
    """Return what is shown or read out of a tag, and as many line ends as it has."""
    shown = [a or b for a, b in SHOWN_ATTRIBUTE.findall(found[0])]
    return (f" {' '.join(shown)} " if shown else "") + "\n" * found[0].count("\n")


def _fields(value: Value, lines: list[str]) -> Iterator[Part]:
    """Yield the words of each field of a parsed file, those of lists and groups too."""
    if isinstance(value, Scalar):
        if value.plain and TIME.fullmatch(value.text):
            return
        text = value.text.replace("*", "").replace("`", "").replace("\\", "")
        folded = value.block and bool(lines) and re.search(r">[-+\d]*[ \t]*(?:#.*)?$", lines[value.line - 1])
        yield Part(plain(text), value.line + value.block, value.block and not folded)
    elif isinstance(value, Items):
        for item in value.values:
            yield from _fields(item, lines)
    else:
        for key, inner in value.values.items():
            if not key.isascii() or "/" in key:
                yield Part(plain(key), value.lines[key], counted=False)
            yield from _fields(inner, lines)


def _comments(text: str, body: str, body_line: int) -> Iterator[Part]:
    """Yield each comment of a file: visitors do not see it, and everybody can read it in the repository."""
    end = len(text) - len(body) if body else len(text)
    if text.find("#", 0, end) >= 0:
        for found in YAML_COMMENT.finditer(text, 0, text.find("\n---", 4) if body else len(text)):
            yield Part(plain(found[0]), text.count("\n", 0, found.start()) + 1)
    if "<!" in body:
        for found in HTML_COMMENT.finditer(body):
            comment = without_marks(found[1].replace("<!--", ""))
            yield Part(plain(comment), body_line + body.count("\n", 0, found.start()))


def _links(body: str, first_line: int) -> Iterator[Link]:
    """Yield each link and picture of a text with its target decoded."""
    if "](" in body or "]:" in body or "<" in body:
        for link in links_in(body, first_line):
            yield Link(decoded(link.to), link.line, link.words, link.picture)


def seen_in_html(path: str, page: str) -> Seen:
    """Return what readers see of a finished page, what is read out to them and what search results show."""
    page = HTML_COMMENT.sub("", RAW.sub(" ", page))
    targets = {decoded(target) for target in LEADS.findall(page)}
    text = ANY_TAG.sub(_read_out, BLOCK.sub(lambda found: f"\n{_read_out(found)}\n", page))
    links = tuple(Link(target, 1, "") for target in sorted(targets))
    return Seen(path, plain(html.unescape(text)), counted=(False,), links=links)


def _read_out(found: re.Match[str]) -> str:
    words = READ_OUT.findall(found[0]) if "=" in found[0] else ()
    return f" {' '.join(words)} " if words else ""
