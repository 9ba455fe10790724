"""A built site, read back the way a browser reads it."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from justhtml import Element, JustHTML


def words(node: Element) -> str:
    """Return what a node says, each run of space as one."""
    return " ".join(node.to_text(strip=False, separator_blocks_only=True).split())


RAW = re.compile(r"<!--.*?-->|(?<=>)[^<]*(?=</(?:script|style|template)>)", re.DOTALL)  # what stands in these is no tag
TAG = re.compile(r"<([a-z][a-z0-9-]*)\b((?:[^<>\"]|\"[^\"]*\")*)>")
LEADING = re.compile(r'\s(href|src|action|id)="([^"]*)"')


class Html:
    """One page."""

    def __init__(self, source: str) -> None:
        """Take a page as it is, nothing taken out."""
        self.source = source

    @cached_property
    def tree(self) -> JustHTML:
        """Return the page parsed, once it is asked for: a site has a thousand of them."""
        return JustHTML(self.source, sanitize=False, collect_errors=True)

    def all(self, selector: str) -> list[Element]:
        """Return every element that a selector finds, in the order of the page."""
        return list(self.tree.query(selector))

    def one(self, selector: str) -> Element:
        """Return the only element that a selector finds."""
        (found,) = self.all(selector)
        return found

    def says(self, selector: str) -> list[str]:
        """Return the words of every element that a selector finds."""
        return [words(element) for element in self.all(selector)]

    def values(self, selector: str, attribute: str) -> list[str]:
        """Return an attribute of every element that a selector finds."""
        return [element.attrs[attribute] or "" for element in self.all(f"{selector}[{attribute}]")]

    @cached_property
    def text(self) -> str:
        """Return all that the page's body says."""
        return words(self.one("body"))

    @property
    def title(self) -> str:
        """Return the title."""
        return words(self.one("title"))

    @property
    def description(self) -> str:
        """Return the description for search results."""
        (found,) = self.values("meta[name=description]", "content")
        return found

    @cached_property
    def ids(self) -> set[str]:
        """Return every id of the page."""
        return {value for _tag, name, value in self._attributes() if name == "id"}

    def links(self) -> Iterator[str]:
        """Yield every address that the page leads to or asks for."""
        for tag, name, value in self._attributes():
            if name in ("href", "src") or (name == "action" and tag == "form"):
                yield value

    def _attributes(self) -> Iterator[tuple[str, str, str]]:
        """Yield what leads somewhere or can be led to, with its tag: quicker than a parser finds it."""
        for tag, attributes in TAG.findall(RAW.sub("", self.source)):
            for name, value in LEADING.findall(attributes):
                yield tag, name, unescape(value)


@dataclass(frozen=True)
class Site:
    """A folder that was built; `siteurl` is the public address it was built for."""

    folder: Path
    siteurl: str = ""

    @property
    def base(self) -> str:
        """Return the path below which the site is to be published."""
        return urlsplit(self.siteurl).path

    @cached_property
    def pages(self) -> dict[str, Html]:
        """Return every page by its address."""
        found = sorted(self.folder.rglob("*.html"))
        return {self.address(path): Html(path.read_text("utf-8")) for path in found}

    def address(self, path: Path) -> str:
        """Return the address at which a file is served."""
        return "/" + path.relative_to(self.folder).as_posix().removesuffix("index.html")

    def file(self, address: str) -> Path:
        """Return the file that is served at an address of this site."""
        path = self.folder / address.removeprefix(self.base).lstrip("/")
        return path / "index.html" if address.endswith("/") else path

    @property
    def files(self) -> dict[str, bytes]:
        """Return the bytes of every file by its path."""
        paths = (path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in paths}

    def text(self, address: str) -> str:
        """Return a file's text."""
        return self.file(address).read_text("utf-8")


def weight(data: bytes) -> int:
    """Return how many bytes travel when GitHub Pages sends this: gzipped at its level."""
    return len(gzip.compress(data, 6))
