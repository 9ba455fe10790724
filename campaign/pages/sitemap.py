"""sitemap.xml and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from campaign.pages.urls import Urls


def sitemap(paths: Iterable[str], urls: Urls) -> str:
    """Return the sitemap of pages that may be found by search."""
    rows = "".join(f"<url><loc>{escape(urls.absolute(path))}</loc></url>\n" for path in sorted(paths))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    )


def robots(urls: Urls) -> str:
    """Return a robots.txt that lets everybody in and names the sitemap."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {urls.absolute('/sitemap.xml')}\n"
