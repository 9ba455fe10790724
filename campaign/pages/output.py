"""One file of the site: its address, where it goes, and how to make it when it is wanted."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import methodcaller
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from campaign.finding import Finding, Refused
from campaign.model.action import Action
from campaign.model.page import Page
from campaign.model.patterns import file_of, is_address_part

FORMULA = tuple("=+-@\t\r")  # how a cell begins that a spreadsheet would work out


@dataclass(frozen=True)
class Picture:
    """A picture for shared links, 1200 by 630, and its words for those who cannot see it."""

    path: str
    words: str


@dataclass(frozen=True)
class Head:
    """What a page's head says; where no `picture` is given, the site's own is shown."""

    title: str
    description: str
    path: str
    noindex: bool = False
    picture: Picture | None = None
    source: str = ""  # the file to edit, for “Edit this page”
    numbers: str = ""  # whose numbers the page shows, for “Report a wrong number”


@dataclass(frozen=True)
class Urls:
    """Turns an address like /faq/ into a link; `siteurl` is the public address, empty when working locally."""

    siteurl: str

    @property
    def base(self) -> str:
        """Return the path below which the site is published, without its last slash; empty at a host's root."""
        return urlsplit(self.siteurl).path.rstrip("/")

    def url(self, path: str) -> str:
        """Return the link to an address on this site."""
        return self.base + path

    def public(self, address: str) -> Urls:
        """Return these addresses as the public meets them; feeds and calendars are read away from the site."""
        return self if self.siteurl else Urls(address)

    def absolute(self, path: str) -> str:
        """Return the whole address, for feeds, calendars and shared cards; as `url` where no public one is known."""
        return self.siteurl.rstrip("/") + path


def as_it_is(content: Any) -> Any:  # noqa: ANN401 - text or bytes
    """Return the content of a file that needs no writer."""
    return content


class Output(NamedTuple):
    """A page or a file: what it shows, worked out when asked for, and what turns that into its content."""

    path: str  # the address, like /faq/
    make: Callable[[], Any]  # returns the view of a page, or what a file tells
    template: str = ""  # of a page
    head: Callable[[], Head] | None = None  # returns the head of a page
    text: Action | Page | None = None  # whose Markdown a page shows
    write: Callable[[Any], str | bytes] = as_it_is  # turns what a file tells into its text or bytes

    @property
    def save_as(self) -> str:
        """Return the file below the output folder."""
        return file_of(self.path)


def write_below(folder: Path, path: str, content: str | bytes) -> bytes:
    """Write a file below a folder, text as UTF-8, and return its bytes.

    Every file of a site is written here. Raise Refused for a path that leads out of the folder or is no file's.
    """
    if not all(map(is_address_part, path.split("/"))):
        message = f"The site would write {path!r}, which is not a path below the output folder"
        raise Refused(Finding("output", 1, message, "Correct the address that leads there"))
    written = content.encode() if isinstance(content, str) else content
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(written)
    return written


def page(head: Head, template: str, view: Callable[[], Any], text: Action | Page | None = None) -> Output:
    """Return a page whose head is known, which shows `view()` through a template, and the Markdown of a text."""
    return Output(head.path, view, template, lambda: head, text)


def file(path: str, make: Callable[[], Any], write: Callable[[Any], str | bytes] = as_it_is) -> Output:
    """Return a file that tells what `make` returns, in the form that `write` gives it."""
    return Output(path, make, write=write)


def json_text(value: object) -> str:
    """Return a value as JSON in UTF-8 without needless spaces, ended by a line end; nothing absent is written."""
    return compact_json(_without_absent(value)) + "\n"


def csv_text(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a table that spreadsheets open: CSV, with the mark of UTF-8 they look for, and no cell a formula."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(columns)
    table.writerows([_plain(cell) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def _plain(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in FORMULA else value


def compact_json(value: object) -> str:
    """Return a value as JSON without needless spaces; days and moments as in 2026-11-23 and 2026-11-23T18:00:00."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=methodcaller("isoformat"))


def _without_absent(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_absent(item) for key, item in value.items() if item not in (None, "", [], ())}
    if isinstance(value, (list, tuple)):
        return [_without_absent(item) for item in value]
    return value
