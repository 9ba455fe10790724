"""Addresses on this site, wherever it is published: at a host's root or below a path."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit


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


def save_as(path: str) -> str:
    """Return the file that an address is written to: /faq/ to faq/index.html."""
    return path.lstrip("/") + ("index.html" if path.endswith("/") else "")
