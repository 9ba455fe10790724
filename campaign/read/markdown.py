"""Markdown to HTML that is safe to publish: read as GitHub reads it, then reduced to what the theme knows.

Python-Markdown is the converter. Editors look at their files on GitHub, so its reading of blocks is replaced by that of
CommonMark (`Blocks`), and the few marks that only GitHub knows are added (`_inline`).
"""

from __future__ import annotations

import functools
import html
import re
import string
from collections.abc import Iterable
from html.parser import HTMLParser
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, ElementTree, SubElement

import markdown
import nh3
from markdown.blockparser import BlockParser
from markdown.extensions.smarty import SmartyExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension
from markdown.inlinepatterns import InlineProcessor, SubstituteTagInlineProcessor
from markdown.util import AtomicString, code_escape

TAGS = set(
    "a abbr b blockquote br caption cite code dd del"
    " details div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd"
    " li ol p pre q s small span strong sub summary sup table tbody td th thead tr ul".split()
)
ATTRIBUTES = {
    "*": {"id", "lang"},
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height"},
    "abbr": {"title"},
    "ol": {"start"},
    "td": {"colspan"},
    "th": {"colspan", "scope"},
    "details": {"open"},
}
RECENT = 100  # texts whose HTML is kept: more than any feed holds
DEEPEST = 20  # lists and quotations within each other; what lies deeper is text


class Heading(NamedTuple):
    """A heading: its words, its place on the page, and the headings below it."""

    words: str
    id: str
    below: tuple[Heading, ...]


def _heading(token: dict[str, Any]) -> Heading:
    return Heading(html.unescape(token["name"]), token["id"], tuple(map(_heading, token["children"])))


class Converter:
    """One Markdown parser, kept and reused: making one costs more than a page."""

    def __init__(self, base: str = "") -> None:
        """Prepare a parser; links to this site (`/faq/`) get `base` in front of them."""
        # Not by their names: Python-Markdown would look through all installed packages for them.
        extensions = [TocExtension(marker=""), SmartyExtension(), TableExtension()]
        self._parser = markdown.Markdown(extensions=extensions, output_format="html")
        self._blocks = Blocks(self._parser)
        _add_marks(self._parser)
        self._base = base
        self._cleaner = nh3.Cleaner(
            tags=TAGS,
            attributes=ATTRIBUTES,
            attribute_filter=self._rebase if base else None,
            url_schemes={"https", "mailto", "tel"},
            link_rel=None,
        )
        self._recent = functools.lru_cache(RECENT)(self._html)

    def html(self, text: str) -> str:
        """Return sanitized HTML; recent answers are kept."""
        return self._recent(text)

    def _html(self, text: str) -> str:
        self._parser.reset()
        return self._cleaner.clean(self._parser.convert(text))

    def headings(self, text: str) -> tuple[Heading, ...]:
        """Return the headings of a text, those below each other within each other."""
        self._parser.reset()
        self._parser.convert(text)
        return tuple(map(_heading, self._parser.toc_tokens))  # type: ignore[attr-defined]

    def dropped(self, text: str) -> tuple[str, ...]:
        """Return what of a text's HTML is not published, like `<iframe>` or `<p style>`, in order and once each."""
        self._parser.reset()
        listener = _Dropped()
        listener.feed(self._parser.convert(text))
        listener.close()
        return tuple(dict.fromkeys(listener.dropped))

    def shown(self, text: str) -> str:
        """Return the words that readers see; what stands in code, and may hold any mark, is one odd character."""
        listener = _Shown()
        listener.feed(self.html(text))
        listener.close()
        return "".join(listener.words)

    def set_in(self, text: str) -> tuple[str, ...]:
        """Return the first line of each part that is code only because four spaces or a tab stand before it."""
        self._parser.reset()
        self._parser.convert(text)
        return tuple(self._blocks.set_in)

    def _rebase(self, _tag: str, attribute: str, value: str) -> str:
        if attribute in ("href", "src") and value.startswith("/") and not value.startswith("//"):
            return self._base + value
        return value


class _Dropped(HTMLParser):
    """Listens to HTML before it is sanitized and notes the tags and attributes that will go."""

    def __init__(self) -> None:
        super().__init__()
        self.dropped: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag, or the attributes of a tag, that the theme does not know."""
        if tag not in TAGS:
            self.dropped.append(f"<{tag}>")
            return
        known = ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set())
        self.dropped += [f"<{tag} {name}>" for name, _value in attrs if name not in known]


class _Shown(HTMLParser):
    """Listens to sanitized HTML and notes its words."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._code = 0

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        """Note that words end here, and that code begins."""
        self._code += tag == "code"
        self.words.append("\n" if tag in ENDS_A_LINE else "")

    def handle_endtag(self, tag: str) -> None:
        """Note that code ends."""
        self._code -= tag == "code"

    def handle_data(self, data: str) -> None:
        """Note words."""
        self.words.append("\N{OBJECT REPLACEMENT CHARACTER}" if self._code else data)


ENDS_A_LINE = frozenset("blockquote br dd div dt h2 h3 h4 h5 h6 hr li ol p pre table td th tr ul".split())

# The first characters of lines that may begin something else than a paragraph, and each of these beginnings.
MARKS = frozenset("#>-+*_`~<=|:[" + string.digits)
FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
HEADING = re.compile(r" {0,3}(#{1,6})(?: +(.*?))??(?: +#+)? *")
RULE = re.compile(r" {0,3}([-_*])(?: *\1){2,} *")
UNDERLINE = re.compile(r" {0,3}(=+|-+) *")
QUOTE = re.compile(r" {0,3}> ?")
ITEM = re.compile(r" {0,3}([-+*]|\d{1,9}[.)])(?: {1,4}(?=[^ ])| *$| )")
COLUMNS = re.compile(r" {0,3}(?=.*\|)\|? *:?-+:? *(?:\| *:?-+:? *){0,99}\|? *")
DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\[\]]+\]:")
TASK = re.compile(r"\[([ xX])\](?=\s+\S)")
SET_IN = "    "
# HTML ends at a blank line (6 and 7 of CommonMark's kinds), but for what is not Markdown at all (1 and 2).
VERBATIM = re.compile(r" {0,3}<(?:(script|pre|style|textarea)(?=[\s>]|$)|!--)", re.IGNORECASE)
BLOCK_TAG = re.compile(
    r" {0,3}</?(?:address|article|aside|base|body|caption|center|col|dd|details|dialog|dir|div|dl|dt|fieldset"
    r"|figcaption|figure|footer|form|frame|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|nav|ol|optgroup|option|p"
    r"|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=\s|/?>|$)",
    re.IGNORECASE,
)
LONE_TAG = re.compile(r" {0,3}</?[a-z][a-z0-9-]*(?:\s[^<>]*)?> *", re.IGNORECASE)


class Blocks(BlockParser):
    """Lines to paragraphs, lists, tables and the like, as CommonMark and GitHub tell them apart."""

    def __init__(self, parser: markdown.Markdown) -> None:
        """Take the place of the parser's own reader of blocks; what it knows of tables and references stays in use."""
        super().__init__(parser)
        self.blockprocessors = parser.parser.blockprocessors
        self.set_in: list[str] = []
        self._table = self.blockprocessors["table"]
        self._references = self.blockprocessors["reference"]
        parser.parser = self
        parser.preprocessors.deregister("html_block")

    def parseDocument(self, lines: Iterable[str]) -> ElementTree:  # noqa: N802 - Python-Markdown's name
        """Return the tree of a whole text."""
        self.set_in.clear()
        self.state.clear()
        self.root = Element(self.md.doc_tag)
        self._read(self.root, list(lines))
        return ElementTree(self.root)

    def _read(self, parent: Element, lines: list[str]) -> bool:
        """Add what lines hold to an element; return whether a blank line stands between two parts."""
        at, parts, blank, apart = 0, 0, False, False
        while at < len(lines):
            if not lines[at].strip():
                at, blank = at + 1, True
                continue
            apart = apart or (blank and parts > 0)
            at, parts, blank = self._part(parent, lines, at), parts + 1, False
        return apart

    def _part(self, parent: Element, lines: list[str], at: int) -> int:
        """Add the part that begins at a line; return the line after it."""
        if lines[at].startswith(SET_IN):
            return self._code(parent, lines, at)
        if lines[at].lstrip()[0] in MARKS:
            for read in (self._fenced, self._heading, self._rule, self._quote, self._list, self._html):
                if end := read(parent, lines, at):
                    return end
        return self._paragraph(parent, lines, at)

    def _code(self, parent: Element, lines: list[str], at: int) -> int:
        end = at
        for number in range(at, len(lines)):
            if lines[number].startswith(SET_IN):
                end = number + 1
            elif lines[number].strip():
                break
        self.set_in.append(lines[at].strip())
        _add_code(parent, [line[len(SET_IN) :] for line in lines[at:end]])
        return end

    def _fenced(self, parent: Element, lines: list[str], at: int) -> int | None:
        fence = FENCE.match(lines[at])
        if not fence:
            return None
        closes = re.compile(f" {{0,3}}{re.escape(fence[1][0])}{{{len(fence[1])},}} *")
        end = next((n for n in range(at + 1, len(lines)) if closes.fullmatch(lines[n])), len(lines))
        margin = re.compile(f" {{0,{fence.start(1)}}}")
        _add_code(parent, [margin.sub("", line, count=1) for line in lines[at + 1 : end]])
        return end + 1

    def _heading(self, parent: Element, lines: list[str], at: int) -> int | None:
        heading = HEADING.fullmatch(lines[at])
        if not heading:
            return None
        SubElement(parent, f"h{len(heading[1])}").text = (heading[2] or "").strip()
        return at + 1

    def _rule(self, parent: Element, lines: list[str], at: int) -> int | None:
        if not RULE.fullmatch(lines[at]):
            return None
        SubElement(parent, "hr")
        return at + 1

    def _quote(self, parent: Element, lines: list[str], at: int) -> int | None:
        if not QUOTE.match(lines[at]) or len(self.state) >= DEEPEST:
            return None
        quoted: list[str] = []
        while at < len(lines) and (QUOTE.match(lines[at]) or _goes_on(quoted[-1], lines[at])):
            quoted.append(QUOTE.sub("", lines[at], count=1) if QUOTE.match(lines[at]) else lines[at].lstrip())
            at += 1
        self._within(SubElement(parent, "blockquote"), quoted)
        return at

    def _within(self, parent: Element, lines: list[str]) -> bool:
        self.state.set(parent.tag)
        apart = self._read(parent, lines)
        self.state.reset()
        return apart

    def _list(self, parent: Element, lines: list[str], at: int) -> int | None:
        first = ITEM.match(lines[at])
        if not first or len(self.state) >= DEEPEST:
            return None
        kind, end, loose = first[1][-1], at, False
        whole = SubElement(parent, "ul" if kind in "-+*" else "ol")
        if kind in ".)" and int(first[1][:-1]) != 1:
            whole.set("start", str(int(first[1][:-1])))
        while at < len(lines) and (item := ITEM.match(lines[at])) and item[1][-1] == kind:
            if RULE.fullmatch(lines[at]):
                break
            loose = loose or (at > end and len(whole) > 0)
            end, held = _item(lines, at, item)
            loose = self._within(SubElement(whole, "li"), held) or loose
            at = _after_blanks(lines, end)
        for item_element in whole:
            _finish(item_element, loose)
        return end

    def _html(self, parent: Element, lines: list[str], at: int) -> int | None:
        if verbatim := VERBATIM.match(lines[at]):
            closes = f"</{verbatim[1]}>".lower() if verbatim[1] else "-->"
            end = next((n + 1 for n in range(at, len(lines)) if closes in lines[n].lower()), len(lines))
        elif BLOCK_TAG.match(lines[at]) or LONE_TAG.fullmatch(lines[at]):
            end = next((n for n in range(at, len(lines)) if not lines[n].strip()), len(lines))
        else:
            return None
        _add_text(parent, len(parent), self.md.htmlStash.store("\n".join(lines[at:end])))
        return end

    def _paragraph(self, parent: Element, lines: list[str], at: int) -> int:
        end = at
        while end < len(lines) and lines[end].strip():
            if self._begins_table(parent, lines, end):
                break
            if end > at and (underline := UNDERLINE.fullmatch(lines[end])):
                SubElement(parent, "h1" if underline[1][0] == "=" else "h2").text = _joined(lines[at:end])
                return end + 1
            if end > at and _interrupts(lines[end]):
                break
            end += 1
        self._add_paragraph(parent, _joined(lines[at:end]))
        return self._add_table(parent, lines, end) if self._begins_table(parent, lines, end) else end

    def _add_paragraph(self, parent: Element, text: str) -> None:
        if DEFINITION.match(text):
            rest = [text]
            while rest and DEFINITION.match(rest[0]) and self._references.run(parent, rest):
                pass
            text = "\n".join(rest)
        if text:
            SubElement(parent, "p").text = text

    def _begins_table(self, parent: Element, lines: list[str], at: int) -> bool:
        return (
            at + 1 < len(lines)
            and "|" in lines[at]
            and COLUMNS.fullmatch(lines[at + 1]) is not None
            and self._table.test(parent, f"{lines[at].strip()}\n{lines[at + 1].strip()}")
        )

    def _add_table(self, parent: Element, lines: list[str], at: int) -> int:
        end = at + 2
        while end < len(lines) and lines[end].strip() and not _interrupts(lines[end]):
            end += 1
        self._table.run(parent, ["\n".join(line.strip() for line in lines[at:end])])
        if end == at + 2:
            parent[-1].remove(parent[-1][1])  # a row of empty cells that Python-Markdown adds
        return end


def _add_code(parent: Element, lines: list[str]) -> None:
    text = "\n".join(lines)
    SubElement(SubElement(parent, "pre"), "code").text = AtomicString(code_escape(text).rstrip() + "\n")


def _add_text(parent: Element, place: int, text: str) -> None:
    """Add text to an element in front of its child at a place."""
    if place:
        parent[place - 1].tail = "\n".join(filter(None, [(parent[place - 1].tail or "").strip(), text]))
    else:
        parent.text = "\n".join(filter(None, [(parent.text or "").strip(), text]))


def _joined(lines: list[str]) -> str:
    """Return the lines of a paragraph without what sets them in; spaces at a line's end may break it."""
    return "\n".join(line.lstrip() for line in lines).rstrip()


def _interrupts(line: str) -> bool:
    """Return whether a line ends the paragraph before it though no blank line stands between them."""
    if line.startswith(SET_IN) or line.lstrip()[0] not in MARKS:
        return False
    item = ITEM.match(line)
    if item and (item[1] in "-+*" or item[1][:-1] == "1") and line[item.end() :].strip():
        return True
    beginnings = (FENCE.match, HEADING.fullmatch, RULE.fullmatch, QUOTE.match, VERBATIM.match, BLOCK_TAG.match)
    return any(begins(line) for begins in beginnings)


def _goes_on(before: str, line: str) -> bool:
    """Return whether a line belongs to the paragraph of a list or quotation before it though it is not set in."""
    if not line.strip() or ITEM.match(line) or _interrupts(line):
        return False
    while mark := QUOTE.match(before) or ITEM.match(before):
        before = before[mark.end() :]
    ended = FENCE.match(before) or HEADING.fullmatch(before) or RULE.fullmatch(before)
    return bool(before.strip()) and not ended


def _item(lines: list[str], at: int, item: re.Match[str]) -> tuple[int, list[str]]:
    """Return the line after a list's item, and the lines it holds, no longer set in."""
    width = item.end() if lines[at][item.end() :].strip() else item.end(1) + 1
    held, end = [lines[at][width:]], at + 1
    for number in range(at + 1, len(lines)):
        line = lines[number]
        if not line.strip():
            held.append("")
            continue
        set_in = len(line) - len(line.lstrip()) >= width
        if not set_in and not _goes_on(held[-1], line):
            break
        held.append(line[width:] if set_in else line.lstrip())
        end = number + 1
    return end, held[: end - at]


def _after_blanks(lines: list[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at


def _finish(item: Element, loose: bool) -> None:
    """Show a task's box as a character; take the paragraphs out of a list without blank lines."""
    if len(item) and item[0].tag == "p":
        item[0].text = TASK.sub(lambda box: "☐" if box[1] == " " else "☑", item[0].text or "", count=1)
    for paragraph in [] if loose else item.findall("p"):
        place = list(item).index(paragraph)
        tail, paragraph.tail = paragraph.tail, None
        item.remove(paragraph)
        _add_text(item, place, "\n".join(filter(None, [paragraph.text, tail])))


class _BareLinks(InlineProcessor):
    """Web and email addresses that stand in the text as they are; those within a link stay as they are."""

    ANCESTOR_EXCLUDES = ("a",)
    ADDRESS = (
        r"<a\b.{0,2000}?</a\s*>"
        r"|(?<![^\s*_~(])(?P<web>(?:https://|www\.)[\w-]+(?:\.[\w-]+)+(?:[:/?#][^\s<\x02\x03]{0,2000})?)"
        r"|(?<![\w.+/@:-])(?P<email>(?:mailto:)?[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)*\.[^\W_]+)(?![\w@-])"
    )
    LAST = re.compile(r"[?!.,:*_~'\"]+$|&[a-zA-Z0-9]+;$|;$")

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name; its base class says less
        self, found: re.Match[str], _data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Return the link, and where it begins and ends."""
        words = self._trimmed(found["web"]) if found["web"] else found["email"]
        if not words:
            return None, None, None
        link = Element("a", href=html.unescape(self._before(words) + words))
        link.text = AtomicString(words)
        return link, found.start(), found.start() + len(words)

    @staticmethod
    def _before(words: str) -> str:
        if words.startswith("www."):
            return "https://"
        return "" if words.startswith(("https://", "mailto:")) else "mailto:"

    def _trimmed(self, words: str) -> str:
        """Return an address without the marks that end the sentence around it."""
        while True:
            shorter = self.LAST.sub("", words)
            if shorter.endswith(")") and shorter.count(")") > shorter.count("("):
                shorter = shorter[:-1]
            if shorter == words:
                return words
            words = shorter


def _add_marks(parser: markdown.Markdown) -> None:
    """Teach a parser the marks that Python-Markdown does not know: ~~out~~, a backslash at a line's end, bare links."""
    parser.ESCAPED_CHARS = list(string.punctuation)
    if parser.delimiters:
        parser.delimiters.add("~", "del,del")
    parser.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "backslash_break", 175)
    parser.inlinePatterns.register(_BareLinks(_BareLinks.ADDRESS, parser), "bare_link", 95)


@functools.cache
def converter(base: str = "") -> Converter:
    """Return the one converter of a process for a base path."""
    return Converter(base)
