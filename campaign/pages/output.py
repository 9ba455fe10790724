"""One file of the site: where it goes, and how to make it when it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from campaign.pages.urls import save_as
from campaign.pages.views import Head


@dataclass(frozen=True)
class Output:
    """A page (a template and the view it shows) or a file (its text or bytes). Made only when asked for."""

    path: str  # the address, like /faq/
    make: Callable[[], Any]  # the view of a page, or the text or bytes of a file
    template: str = ""
    head: Head | None = None

    @property
    def save_as(self) -> str:
        """Return the file below the output folder."""
        return save_as(self.path)


def page(head: Head, template: str, view: Callable[[], Any]) -> Output:
    """Return a page that shows `view()` through a template."""
    return Output(head.path, view, template, head)


def file(path: str, make: Callable[[], str | bytes]) -> Output:
    """Return a file that is written as it is."""
    return Output(path, make)
