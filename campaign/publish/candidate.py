"""What is about to be published, beside what is published now: its pages read back, what changes, and what is gone."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import Literal
from urllib.parse import unquote

from campaign.check.private_rules import NOTHING, Known
from campaign.finding import Finding
from campaign.model.patterns import file_of
from campaign.pages.output import Urls
from campaign.pages.site_files import moved_page

# Made for what our templates write, and quick.
RAW = re.compile(r"<(style|script)\b((?:[^<>\"]|\"[^\"]*\")*)>(.*?)</\1>", re.DOTALL)
TAG = re.compile(r"<([a-z][a-z0-9-]*)\s((?:[^<>\"]|\"[^\"]*\")*)>")
ATTRIBUTE = re.compile(r"([a-z][a-z0-9:-]*)=(?:\"([^\"]*)\"|([^\s\"'>]+))")
MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
ANY_TAG = re.compile(r"<(?:[^<>\"]|\"[^\"]*\")*>")
BLOCK = re.compile(r"</?(?:p|li|ul|ol|h[1-6]|div|section|article|tr|dt|dd|br|header|footer|nav|form|label)\b[^>]*>")
LINKS = {"a": "href", "area": "href", "form": "action", "button": "formaction"}
LOADS = dict.fromkeys("img script iframe source audio video embed input track".split(), "src")
LOADS |= {"object": "data", "use": "href", "image": "href"}
FETCHED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon", "prefetch"}
What = Literal["new", "changed", "gone"]
SHOWN = 6  # lines of words per page
FEW = 10  # pages that may go at once in any site, however small
SHARE = 4  # and a quarter of the pages in a large one


@dataclass(frozen=True)
class Element:
    """A start tag with its attributes."""

    tag: str
    attributes: dict[str, str]

    @property
    def leads_to(self) -> str | None:
        """Return where a person gets from here."""
        return self.attributes.get(LINKS.get(self.tag, ""))

    @property
    def loads(self) -> str | None:
        """Return what the browser asks for because of this."""
        if self.tag == "link" and FETCHED_LINKS & set(self.attributes.get("rel", "").split()):
            return self.attributes.get("href")
        return self.attributes.get(LOADS.get(self.tag, ""))


@dataclass(frozen=True)
class Html:
    """One page."""

    text: str

    @cached_property
    def inline(self) -> list[tuple[str, str, str]]:
        """Return tag, attributes and content of each style and script within the page."""
        return RAW.findall(self.text)

    @cached_property
    def elements(self) -> list[Element]:
        """Return every start tag that has attributes."""
        return [Element(tag, _attributes(rest)) for tag, rest in TAG.findall(RAW.sub(r"<\1 \2>", self.text))]

    @cached_property
    def ids(self) -> frozenset[str]:
        """Return the places that a link may lead to."""
        return frozenset(element.attributes["id"] for element in self.elements if "id" in element.attributes)

    @property
    def policy(self) -> str:
        """Return the content security policy, or "" where there is none."""
        return self._told("content-security-policy")

    @property
    def moved_to(self) -> str:
        """Return where a page sends its visitors at once, or ""."""
        return self._told("refresh").partition("url=")[2]

    def _told(self, header: str) -> str:
        """Return what a page tells the browser in place of an HTTP header, or ""."""
        metas = (each.attributes for each in self.elements if each.tag == "meta")
        return next((meta.get("content", "") for meta in metas if meta.get("http-equiv", "").lower() == header), "")

    @cached_property
    def lines(self) -> list[str]:
        """Return the words of the main part, block by block."""
        main = MAIN.search(RAW.sub("", self.text))
        blocks = BLOCK.sub("\n", main[1] if main else "").split("\n")
        words = (" ".join(unescape(ANY_TAG.sub("", block)).split()) for block in blocks)
        return [line for line in words if line]

    @property
    def letters(self) -> int:
        """Return how many characters the words of the main part have."""
        return sum(map(len, self.lines))


def _attributes(rest: str) -> dict[str, str]:
    return {name: unescape(quoted or bare) for name, quoted, bare in ATTRIBUTE.findall(rest)}


@dataclass(frozen=True)
class Candidate:
    """A built site, file by file, and the contents of published files that it would change or drop."""

    urls: Urls
    files: Mapping[str, bytes]
    published: Mapping[str, bytes]  # only files whose content is another now; empty before the first publish
    planned: frozenset[str]  # the files that must be there
    hidden: frozenset[str]  # short names of actions that nobody may see yet
    known: Known = NOTHING  # phone numbers and email addresses that may be there

    @cached_property
    def pages(self) -> dict[str, Html]:
        """Return every HTML file by its path."""
        return read_pages(self.files)

    @cached_property
    def published_pages(self) -> dict[str, Html]:
        """Return the published HTML files that would change or go."""
        return read_pages(self.published)

    def within(self, target: str) -> str | None:
        """Return the address on this site that a link leads to (/faq/#why), or None where it leads elsewhere."""
        home = self.urls.siteurl.rstrip("/")
        for start in (home, home.replace("https://", "webcal://"), self.urls.base):
            if target == start or target.startswith((f"{start}/", f"{start}#", f"{start}?")):
                path, mark, place = target.removeprefix(start).partition("#")
                return unquote(path.partition("?")[0] or "/") + mark + place
        return None


def read_pages(files: Mapping[str, bytes]) -> dict[str, Html]:
    """Return the HTML files among others, by path."""
    return {path: Html(content.decode()) for path, content in files.items() if path.endswith(".html")}


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path within, in order."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def address(file: str) -> str:
    """Return the address at which a file is shown: faq/index.html as /faq/."""
    return "/" + (file.removesuffix("index.html") if file.rpartition("/")[2] == "index.html" else file)


# What changes


@dataclass(frozen=True)
class Change:
    """One file that is new, changed or gone."""

    kind: What
    file: str

    def __str__(self) -> str:
        """Return the change as one line: `changed  /faq/`."""
        return f"{self.kind:8} {address(self.file)}"


def changes(before: Mapping[str, object], after: Mapping[str, object]) -> list[Change]:
    """Return what differs between two sets of files, each given with its content, or the id of it."""
    new = [Change("new", path) for path in after if path not in before]
    changed = [Change("changed", path) for path, content in after.items() if before.get(path, content) != content]
    lost = [Change("gone", path) for path in before if path not in after]
    return sorted((*new, *changed, *lost), key=lambda change: address(change.file))


def described(candidate: Candidate, found: list[Change]) -> Iterator[str]:
    """Yield each change as a line, and below it the words of a page that come and go."""
    for change in found:
        before, after = candidate.published_pages.get(change.file), candidate.pages.get(change.file)
        if change.kind != "changed" or before is None or after is None:
            yield str(change)
            continue
        lines = list(word_changes(before.lines, after.lines))
        yield f"{change}{'' if lines else '  (its look or its head, not its words)'}"
        yield from (f"           {line}" for line in lines[:SHOWN])
        if len(lines) > SHOWN:
            yield f"           … and {len(lines) - SHOWN} more lines"


def word_changes(before: list[str], after: list[str]) -> Iterator[str]:
    """Yield the lines that go (-) and come (+)."""
    for line in difflib.unified_diff(before, after, n=0, lineterm=""):
        if line[:1] in "+-" and line[:3] not in ("+++", "---"):
            yield f"{line[0]} {line[1:]}"


def counted(found: list[Change]) -> str:
    """Return the changes in one line: “3 new, 12 changed, 1 gone”."""
    counts = [(sum(change.kind == kind for change in found), kind) for kind in ("new", "changed", "gone")]
    return ", ".join(f"{number} {kind}" for number, kind in counts if number) or "nothing changed"


# What is gone: the addresses of published pages that the new site lacks go on leading somewhere


def carried(lost: Mapping[str, Html], files: Iterable[str], urls: Urls) -> dict[str, bytes]:
    """Return, for each lost page, one in its place that leads to the nearest page above it, or where it led before."""
    there = set(files)
    return {
        path: moved_page(urls, address(path), _leads(path, page, there, urls)).encode() for path, page in lost.items()
    }


def _leads(path: str, page: Html, there: set[str], urls: Urls) -> str:
    before = page.moved_to.removeprefix(urls.base)
    if before and file_of(before.partition("#")[0]) in there:
        return before
    above = address(path)
    while above != "/":
        above = above.rstrip("/").rpartition("/")[0] + "/"
        if file_of(above) in there:
            break
    return above


def losses(lost: Mapping[str, Html], published: int) -> list[Finding]:
    """Return a warning for each page lost now, or one error where so many are lost that half a site may be missing."""
    new = sorted(address(path) for path, page in lost.items() if not page.moved_to)
    if len(new) > max(FEW, published // SHARE):
        message = f"{len(new)} of {published} published pages are not in the new site, {new[0]} among them"
        return [Finding("content", 1, message, "If that is meant, publish with --anyway")]
    fix = "Its address now leads to the page above it; to send its visitors elsewhere, add it to data/redirects.yml"
    return [Finding("data/redirects.yml", 1, f"{each} is gone", fix, "warning") for each in new]
