"""sitemap.xml and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from xml.sax.saxutils import escape

from campaign.pages.urls import Urls


def sitemap(paths: Iterable[str], changed: Mapping[str, date], urls: Urls) -> str:
    """Return the sitemap of pages that may be found by search, each with the day it changed where that is known."""
    rows = "".join(f"<url>{_entry(urls.absolute(path), changed.get(path))}</url>\n" for path in sorted(paths))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    )


def _entry(address: str, day: date | None) -> str:
    return f"<loc>{escape(address)}</loc>" + (f"<lastmod>{day}</lastmod>" if day else "")


def robots(urls: Urls) -> str:
    """Return a robots.txt that lets everybody in and names the sitemap."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {urls.absolute('/sitemap.xml')}\n"
