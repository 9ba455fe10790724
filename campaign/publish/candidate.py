"""What is about to be published, beside what is published now: all that verifying and comparing look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from campaign.pages.output import Urls
from campaign.publish.html import Html


@dataclass(frozen=True)
class Candidate:
    """A built site, file by file, and the contents of published files that it would change or drop."""

    urls: Urls
    files: Mapping[str, bytes]
    published: Mapping[str, bytes]  # only files whose content is another now; empty before the first publish
    planned: frozenset[str]  # the files that must be there
    hidden: frozenset[str]  # short names of actions that nobody may see yet

    @cached_property
    def pages(self) -> dict[str, Html]:
        """Return every HTML file by its path."""
        return read_pages(self.files)

    @cached_property
    def published_pages(self) -> dict[str, Html]:
        """Return the published HTML files that would change or go."""
        return read_pages(self.published)


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
