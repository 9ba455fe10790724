"""What is about to be published, beside what is published now: its pages read back, what changes, and what is gone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path, PurePosixPath
from typing import Literal
from urllib.parse import unquote

from campaign.check.private_rules import NOTHING, Known
from campaign.finding import Finding
from campaign.model.patterns import file_of
from campaign.model.site import Site
from campaign.pages import feeds
from campaign.pages.assets import Theme
from campaign.pages.output import Urls
from campaign.pages.site_files import moved_page

# Made for what our templates write, and quick.
RAW = re.compile(r"<(style|script)\b((?:[^<>\"]|\"[^\"]*\")*)>(.*?)</\1>", re.DOTALL)
TAG = re.compile(r"<([a-z][a-z0-9-]*)\s((?:[^<>\"]|\"[^\"]*\")*)>")
ATTRIBUTE = re.compile(r"([a-z][a-z0-9:-]*)=(?:\"([^\"]*)\"|([^\s\"'>]+))")
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
NAME_IN_IDS = re.compile(r"<id>tag:([^,<]+),")
MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
ANY_TAG = re.compile(r"<(?:[^<>\"]|\"[^\"]*\")*>")
LINKS = {"a": "href", "area": "href", "form": "action", "button": "formaction"}
LOADS = dict.fromkeys("img script iframe source audio video embed input track".split(), "src")
LOADS |= {"object": "data", "use": "href", "image": "href"}
FETCHED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon", "prefetch"}
What = Literal["new", "changed", "gone"]
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
        return [
            Element(tag, {name: unescape(quoted or bare) for name, quoted, bare in ATTRIBUTE.findall(rest)})
            for tag, rest in TAG.findall(RAW.sub(r"<\1 \2>", self.text))
        ]

    @cached_property
    def targets(self) -> frozenset[str]:
        """Return every address that the page leads to or loads; the canonical address too."""
        links = {each.attributes.get("href") for each in self.elements if each.tag == "link"}
        found = links.union(*((each.leads_to, each.loads) for each in self.elements))
        return frozenset(target for target in found if target)

    @property
    def metas(self) -> list[str]:
        """Return what the page says of itself to programs."""
        return [each.attributes.get("content", "") for each in self.elements if each.tag == "meta"]

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

    @property
    def title(self) -> str:
        """Return the title, or ""."""
        found = TITLE.search(self.text)
        return _plain(found[1]) if found else ""

    @cached_property
    def words(self) -> str:
        """Return the words of the main part."""
        main = MAIN.search(RAW.sub("", self.text))
        return _plain(ANY_TAG.sub(" ", main[1])) if main else ""


def _plain(text: str) -> str:
    return " ".join(unescape(text).split())


@dataclass(frozen=True)
class Candidate:
    """A built site, file by file, beside the published one."""

    urls: Urls
    files: Mapping[str, bytes]
    published: Mapping[str, bytes]  # empty before the first publish
    planned: frozenset[str]  # the files that must be there
    hidden: frozenset[str]  # short names of actions that nobody may see yet
    known: Known = NOTHING  # phone numbers and email addresses that may be there

    @cached_property
    def pages(self) -> dict[str, Html]:
        """Return every HTML file by its path."""
        return read_pages(self.files)

    @property
    def targets(self) -> Iterator[tuple[str, str]]:
        """Yield the path of each page with each address it leads to or loads."""
        return ((path, target) for path, page in self.pages.items() for target in page.targets)

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
    """A file that is new, changed or gone."""

    path: str  # its address, like /faq/
    what: What
    title: str = ""  # of a page, where a title is shown

    def __str__(self) -> str:
        """Return the change as one line: `changed  /faq/`."""
        return f"{self.what:8} {self.path}"


def changes(before: Mapping[str, object], after: Mapping[str, object]) -> list[Change]:
    """Return what differs between two sets of files, each given with its content, by address."""
    new = [Change(address(path), "new") for path in after.keys() - before.keys()]
    gone = [Change(address(path), "gone") for path in before.keys() - after.keys()]
    both = [Change(address(path), "changed") for path in before if after.get(path, before[path]) != before[path]]
    return sorted((*new, *both, *gone), key=lambda change: change.path)


def counted(found: list[Change]) -> str:
    """Return the changes in one line: “3 new, 12 changed, 1 gone”."""
    counts = [(sum(change.what == kind for change in found), kind) for kind in ("new", "changed", "gone")]
    return ", ".join(f"{number} {kind}" for number, kind in counts if number) or "nothing changed"


def new_ids(before: Mapping[str, bytes], after: Mapping[str, bytes], site: Site) -> Iterator[str]:
    """Yield that all ids of feeds and calendars would change, and how to keep them."""
    old, new = (NAME_IN_IDS.search(files.get(feeds.PATH[1:], b"").decode()) for files in (before, after))
    if old and new and old[1] != new[1]:
        place = f"{site.source.path}:{site.source.line('id' if site.id else 'address')}"
        yield (
            f"{place}: Every call would be new again to all who subscribed: the ids in feeds and calendars are public"
            f" with {old[1]}, and would have {new[1]}. Write `id: {old[1]}` to keep them, or publish with --anyway."
        )


# What is gone: the addresses of published pages that the new site lacks go on leading somewhere


def carried(lost: Mapping[str, Html], files: Iterable[str], urls: Urls, theme: Theme) -> dict[str, bytes]:
    """Return, for each lost page, one in its place that leads where it led before, or to the nearest page above it."""
    there, pages = set(files), {}
    for path, page in lost.items():
        parents = [f"/{parent}/" for parent in PurePosixPath(address(path).strip("/")).parents if parent.name]
        targets = [page.moved_to.removeprefix(urls.base), *parents]
        target = next((each for each in targets if each and file_of(each.partition("#")[0]) in there), "/")
        pages[path] = moved_page(theme, urls, address(path), target).encode()
    return pages


def losses(lost: Mapping[str, Html], published: int) -> list[Finding]:
    """Return a warning for each page lost now, or one error where so many are lost that half a site may be missing."""
    new = sorted(address(path) for path, page in lost.items() if not page.moved_to)
    if len(new) > max(FEW, published // SHARE):
        message = f"{len(new)} of {published} published pages are not in the new site, {new[0]} among them"
        return [Finding("content", 1, message, "If that is meant, publish with --anyway")]
    fix = "Its address now leads to the page above it; to send its visitors elsewhere, add it to data/redirects.yml"
    return [Finding("data/redirects.yml", 1, f"{each} is gone", fix, "warning") for each in new]
