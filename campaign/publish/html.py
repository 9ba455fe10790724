"""Reading the site's own pages back: links, places, policy and words. Made for what our templates write, and quick."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from html import unescape

RAW = re.compile(r"<(style|script)\b((?:[^<>\"]|\"[^\"]*\")*)>(.*?)</\1>", re.DOTALL)
TAG = re.compile(r"<([a-z][a-z0-9-]*)\s((?:[^<>\"]|\"[^\"]*\")*)>")
ATTRIBUTE = re.compile(r"([a-z][a-z0-9:-]*)=(?:\"([^\"]*)\"|([^\s\"'>]+))")
MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
ANY_TAG = re.compile(r"<(?:[^<>\"]|\"[^\"]*\")*>")
BLOCK = re.compile(r"</?(?:p|li|ul|ol|h[1-6]|div|section|article|tr|dt|dd|br|header|footer|nav|form|label)\b[^>]*>")
LINKS = {"a": "href", "area": "href", "form": "action", "button": "formaction"}
LOADS = {
    "img": "src",
    "script": "src",
    "iframe": "src",
    "source": "src",
    "audio": "src",
    "video": "src",
    "embed": "src",
    "object": "data",
    "use": "href",
    "image": "href",
    "input": "src",
    "track": "src",
}
FETCHED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon", "prefetch"}


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
        """Return tag, attributes and content of each style and script that stands in the page."""
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
        metas = (each.attributes for each in self.elements if each.tag == "meta")
        policies = (meta for meta in metas if meta.get("http-equiv", "").lower() == "content-security-policy")
        return next((meta.get("content", "") for meta in policies), "")

    @property
    def moved_to(self) -> str:
        """Return where a page sends its visitors at once, or ""."""
        metas = (each.attributes for each in self.elements if each.tag == "meta")
        sends = (meta.get("content", "") for meta in metas if meta.get("http-equiv", "").lower() == "refresh")
        return next((content.partition("url=")[2] for content in sends), "")

    @cached_property
    def lines(self) -> list[str]:
        """Return the words of the main part, block by block."""
        main = MAIN.search(RAW.sub("", self.text))
        blocks = BLOCK.sub("\n", main[1] if main else "").split("\n")
        words = (" ".join(unescape(ANY_TAG.sub("", block)).split()) for block in blocks)
        return [line for line in words if line]


def _attributes(rest: str) -> dict[str, str]:
    return {name: unescape(quoted or bare) for name, quoted, bare in ATTRIBUTE.findall(rest)}
