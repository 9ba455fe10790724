"""One file of the site: where it goes, and how to make it when it is wanted."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, NamedTuple

from campaign import digest
from campaign.pages.urls import save_as
from campaign.pages.views import Head


class Output(NamedTuple):
    """A page (a template and the view it shows) or a file (its text or bytes). Made only when asked for."""

    path: str  # the address, like /faq/
    make: Callable[[], Any]  # the view of a page, or the text or bytes of a file
    template: str = ""
    head: Head | None = None
    source: str = ""  # the Markdown file from which Pelican makes it: an article or a page of text
    made_from: Callable[[], Any] | None = None  # what decides how it comes out; where missing, what `make` returns

    @property
    def save_as(self) -> str:
        """Return the file below the output folder."""
        return save_as(self.path)

    def key(self, world: str) -> str:
        """Return a digest of all that this file is made from; `world` stands for what every page shows."""
        return digest.of_values(world, self.template, self.head, (self.made_from or self.make)())


def page(head: Head, template: str, view: Callable[[], Any], made_from: Callable[[], Any] | None = None) -> Output:
    """Return a page that shows `view()` through a template."""
    return Output(head.path, view if made_from else functools.cache(view), template, head, made_from=made_from)


def file(path: str, make: Callable[[], str | bytes], made_from: Callable[[], Any] | None = None) -> Output:
    """Return a file that is written as it is."""
    return Output(path, make if made_from else functools.cache(make), made_from=made_from)
